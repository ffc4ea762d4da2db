// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_SOURCE_MOVES_H_
#define FARO_INDEXER_SOURCE_MOVES_H_

#include <atomic>
#include <string>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/pipeline/source_task.h"
#include "indexer/update_plan.h"

namespace faro {

// A file that the catalogue knows under the path where it was before.
struct SourceMove {
  std::string from;  // id of the source that vanished
  SourceTask task;   // task.record is what the catalogue is to have of it from now on
};

// Takes the tasks out of `plan` whose files are new and hold what one of the sources `vanished`
// (ids, see FindVanished) was indexed from, each source once. Such a file has the type of the old
// one by its name, and its size, modification time and inode number; or else, and always with
// `verify`, its content hash, for which files of the size of a vanished source are read. Stops
// reading when `*stop`, which may be null, becomes nonzero. In the order of the tasks. Throws
// nothing for the state of the file system: a file that cannot be read is no move.
std::vector<SourceMove> TakeMoves(const std::vector<std::string>& vanished,
                                  const Catalogue& catalogue, bool verify,
                                  const std::atomic<int>* stop, UpdatePlan* plan);

}  // namespace faro

#endif  // FARO_INDEXER_SOURCE_MOVES_H_
