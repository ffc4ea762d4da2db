// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_PIPELINE_SOURCE_TASK_H_
#define FARO_INDEXER_PIPELINE_SOURCE_TASK_H_

#include <cstdint>
#include <string>

#include "indexer/catalogue.h"
#include "indexer/file_walker.h"

namespace faro {

// A file that has to be looked at.
struct SourceTask {
  std::string id;       // SourceId of its path
  FoundFile file;       // as the walk found it
  SourceRecord record;  // what the catalogue has; path and root alone where it has nothing

  bool was_indexed() const { return record.passages > 0; }
};

// What came of looking at it.
enum class SourceState {
  kSkipped,      // not looked at: the run was stopped
  kIndexed,      // it has passages
  kSameContent,  // its bytes are those that the catalogue knows
  kBad,          // it cannot be read as a document; record.failure says why
  kUnreadable,   // the file cannot be read at the moment; record.failure says why
};

struct SourceOutcome {
  SourceState state = SourceState::kSkipped;
  SourceRecord record;      // for the catalogue
  uint64_t bytes_read = 0;  // of the file
};

}  // namespace faro

#endif  // FARO_INDEXER_PIPELINE_SOURCE_TASK_H_
