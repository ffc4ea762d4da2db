// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_UPDATE_PLAN_H_
#define FARO_INDEXER_UPDATE_PLAN_H_

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/file_walker.h"
#include "indexer/pipeline/source_task.h"

namespace faro {

// When to look at a file again.
struct PlanOptions {
  bool verify = false;        // whatever its size and times say
  bool retry_failed = false;  // also when it failed and has not changed since
};

// What an update has to do, by comparing what the walk found with what the catalogue has; no file
// is opened for it.
struct UpdatePlan {
  std::vector<SourceTask> tasks;       // files to look at, in the order of the walk
  std::vector<std::string> kept;       // ids of sources whose files are as they were
  std::vector<std::string> still_bad;  // ids of sources that failed, and are as they were
  std::vector<Failure> clashes;        // files whose name is that of another in other Unicode form
  std::unordered_set<std::string> seen;  // ids of all files found, clashes among them
  uint64_t bytes = 0;                    // of the files in `tasks`
};

// A file is as it was when its size, modification time and inode number are; one that could not be
// read is always looked at again.
UpdatePlan PlanUpdate(const WalkResult& walk, const Catalogue& catalogue,
                      const PlanOptions& options);

// The id under which such a file is recorded: of its name as it is, since the other has the
// SourceId.
std::string ClashId(const std::string& path);

// Whether `path` is `folder` or below it; both absolute.
bool IsAtOrBelow(const std::string& path, const std::string& folder);

// The sources below the named folders of `walk` that are there no more, or not for us: not in
// `seen`, and nothing that could be indexed is at their path or a .faroignore leaves it out (what
// one may not look at stays).
std::vector<std::string> FindVanished(const WalkResult& walk, const Catalogue& catalogue,
                                      const std::unordered_set<std::string>& seen);

}  // namespace faro

#endif  // FARO_INDEXER_UPDATE_PLAN_H_
