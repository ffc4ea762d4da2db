// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/batch.h"

#include <algorithm>

#include "indexer/pipeline/shard.h"
#include "lib/base/error.h"

namespace faro {
namespace {

// A batch of many tiny files must not hold up its worker for long, either.
constexpr size_t kMostTasks = 512;

// From where as much is left as for so many batches, they get smaller, down to this part of a usual
// one: so the threads come to their ends at about the same time.
constexpr uint64_t kBatchesAtTheEnd = 4;
constexpr uint64_t kMostParts = 8;

// Indexes what was loaded; a source that cannot be analysed leaves nothing behind.
void IndexInto(Shard* shard, const SourceTask& task, LoadedSource loaded, SourceIndexer* indexer,
               SourceOutcome* outcome) {
  uint32_t passages = 0;
  try {
    indexer->Index(task.id, outcome->record, std::move(*loaded.content),
                   [&](const Xapian::Document& passage) {
                     shard->Add(passage);
                     ++passages;
                   });
    outcome->record.passages = passages;
    shard->PutRecord(task.id, outcome->record);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kBadInput) throw;
    if (passages > 0) shard->Discard(task.id);
    outcome->state = SourceState::kBad;
    outcome->record.failure = error.what();
  }
}

}  // namespace

std::vector<std::span<const SourceTask>> CutBatches(const std::vector<SourceTask>& tasks,
                                                    uint64_t bytes) {
  std::vector<std::span<const SourceTask>> batches;
  uint64_t left = 0;  // in tasks that are in no batch yet
  for (const SourceTask& task : tasks) left += task.file.size;
  uint64_t held = 0;
  size_t first = 0;
  for (size_t i = 0; i < tasks.size(); ++i) {
    held += tasks[i].file.size;
    const uint64_t wanted = std::clamp(left / kBatchesAtTheEnd, bytes / kMostParts, bytes);
    if (held < wanted && i + 1 - first < kMostTasks && i + 1 < tasks.size()) continue;
    batches.emplace_back(tasks.data() + first, i + 1 - first);
    first = i + 1;
    left -= held;
    held = 0;
  }
  return batches;
}

BatchWorker::BatchWorker(std::unique_ptr<DocumentReader> reader, const std::atomic<int>* stop,
                         TextMemory* memory)
    : reader_(std::move(reader)),
      stop_(stop),
      indexer_(&analyzer_, memory),
      loader_(reader_.get(), &analyzer_, memory, stop) {}

std::vector<LoadedSource> BatchWorker::Load(std::span<const SourceTask> batch) {
  std::vector<LoadedSource> loaded(batch.size());
  for (size_t i = 0; i < batch.size() && !Stopped(); ++i) loaded[i] = loader_.Load(batch[i]);
  return loaded;
}

IndexedBatch BatchWorker::Index(std::span<const SourceTask> batch,
                                const std::filesystem::path& path) {
  IndexedBatch indexed;
  indexed.outcomes.reserve(batch.size());
  std::optional<Shard> shard;
  for (const SourceTask& task : batch) {
    SourceOutcome& outcome = indexed.outcomes.emplace_back();
    if (Stopped()) continue;
    LoadedSource loaded = loader_.Load(task);
    outcome = std::move(loaded.outcome);
    if (!loaded.content) continue;
    if (!shard) shard.emplace(path);
    IndexInto(&*shard, task, std::move(loaded), &indexer_, &outcome);
  }
  if (shard) indexed.shard = shard->Finish();
  indexed.accented_words = indexer_.TakeAccentedWords();
  return indexed;
}

std::vector<std::unique_ptr<BatchWorker>> MakeWorkers(
    size_t count, const std::function<std::unique_ptr<DocumentReader>()>& make_reader,
    const std::atomic<int>* stop, TextMemory* memory) {
  std::vector<std::unique_ptr<BatchWorker>> workers;
  for (size_t i = 0; i < count; ++i) {
    workers.push_back(std::make_unique<BatchWorker>(make_reader(), stop, memory));
  }
  return workers;
}

}  // namespace faro
