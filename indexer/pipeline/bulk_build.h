// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_PIPELINE_BULK_BUILD_H_
#define FARO_INDEXER_PIPELINE_BULK_BUILD_H_

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/document_reader.h"
#include "indexer/lexicon/translation_compiler.h"
#include "indexer/pipeline/source_task.h"

namespace faro {

// What a bulk build is made of.
struct BulkInput {
  const std::vector<SourceTask>* tasks = nullptr;
  // The database whose content the new one has as well, first; nothing for one made anew.
  std::optional<std::filesystem::path> previous;
  TranslationSources translations;          // of one made anew
  std::filesystem::path scratch;            // a folder for the build's own use
  std::filesystem::path cache_folder = {};  // see LayFoundations; may be empty
  unsigned jobs = 1;                        // threads
};

struct BulkOutput {
  bool indexed_any = false;  // if not, and there was one before, nothing was written
  std::unordered_set<std::string> accented_words;  // for the synonym table behind AccentKey
  std::vector<std::string> notes;                  // on the translations
};

// Indexes many sources on all cores: batches of them go to small databases, which are merged into
// one at `target`. Memory does not grow with the input. Sources that were in `previous` and are
// indexed again are in it twice then: the caller takes the old passages out (they come first).
//
// `make_reader` is called on this thread, once for each thread of the build. `settle` is called on
// this thread for each task, in order. Nothing is waited for to reach the disk. Throws Error when a
// library fails, and kBadInput for the translations' tables.
BulkOutput BuildInBulk(const BulkInput& input, const std::filesystem::path& target,
                       const std::atomic<int>* stop,
                       const std::function<std::unique_ptr<DocumentReader>()>& make_reader,
                       const std::function<void(const SourceTask&, SourceOutcome)>& settle);

}  // namespace faro

#endif  // FARO_INDEXER_PIPELINE_BULK_BUILD_H_
