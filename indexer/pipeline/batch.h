// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_PIPELINE_BATCH_H_
#define FARO_INDEXER_PIPELINE_BATCH_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/document_reader.h"
#include "indexer/pipeline/source_loader.h"
#include "indexer/pipeline/source_task.h"
#include "indexer/source_indexer.h"
#include "indexer/text_memory.h"
#include "lib/language/analyzer.h"

namespace faro {

// Runs of tasks for one worker at a time: of about `bytes` each, the last ones smaller, in their
// order, none empty. Where the runs end depends on the tasks alone.
std::vector<std::span<const SourceTask>> CutBatches(const std::vector<SourceTask>& tasks,
                                                    uint64_t bytes);

// A batch, indexed into a shard of its own.
struct IndexedBatch {
  std::vector<SourceOutcome> outcomes;             // of the batch's tasks
  std::optional<std::filesystem::path> shard;      // finished; nothing where nothing was indexed
  std::unordered_set<std::string> accented_words;  // for the synonym table behind AccentKey
};

// Works on batches, one at a time: the chain of one thread. What is wrong with a file ends up in
// its outcome. When `*stop` is nonzero the tasks not yet begun are skipped. Throws Error when a
// library fails.
class BatchWorker {
 public:
  // `memory` is not owned and may be null: what workers share of the texts that they met.
  BatchWorker(std::unique_ptr<DocumentReader> reader, const std::atomic<int>* stop,
              TextMemory* memory = nullptr);

  // Loads the sources of a batch. Small batches only: all content is held in memory.
  std::vector<LoadedSource> Load(std::span<const SourceTask> batch);

  // Loads and indexes a batch into a shard at `shard`; the records of what was indexed are in it.
  IndexedBatch Index(std::span<const SourceTask> batch, const std::filesystem::path& shard);

 private:
  bool Stopped() const { return stop_ != nullptr && stop_->load() != 0; }

  std::unique_ptr<DocumentReader> reader_;
  const std::atomic<int>* stop_;
  Analyzer analyzer_;
  SourceIndexer indexer_;
  SourceLoader loader_;
};

// `count` workers, each with a reader of its own. `memory` as for BatchWorker.
std::vector<std::unique_ptr<BatchWorker>> MakeWorkers(
    size_t count, const std::function<std::unique_ptr<DocumentReader>()>& make_reader,
    const std::atomic<int>* stop, TextMemory* memory = nullptr);

}  // namespace faro

#endif  // FARO_INDEXER_PIPELINE_BATCH_H_
