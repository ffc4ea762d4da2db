// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/bulk_build.h"

#include <chrono>
#include <future>

#include "indexer/pipeline/batch.h"
#include "indexer/pipeline/foundations.h"
#include "indexer/pipeline/ordered_runner.h"
#include "indexer/pipeline/shard.h"

namespace faro {
namespace {

namespace fs = std::filesystem;

// About 1,500 passages. Xapian's inverter is fastest while it is small, but each merged
// database leaves its own chunks in the posting lists: on 26 MB of text an index of shards of 96
// KiB takes 62 MB, of 640 KiB 57, of 1280 KiB 55.7, within 5 % of the same time.
constexpr uint64_t kBatchBytes = uint64_t{1280} * 1024;

// Batches in work or done and waiting for an earlier one, for each thread.
constexpr size_t kWindowPerThread = 4;

}  // namespace

BulkOutput BuildInBulk(const BulkInput& input, const fs::path& target, const std::atomic<int>* stop,
                       const std::function<std::unique_ptr<DocumentReader>()>& make_reader,
                       const std::function<void(const SourceTask&, SourceOutcome)>& settle) {
  BulkOutput output;
  ShardStack shards(input.scratch);
  std::future<Foundations> laying;
  fs::path first;  // of the databases to merge
  const auto take_foundations = [&] {
    Foundations laid = laying.get();
    output.notes = std::move(laid.notes);
    first = std::move(laid.database);
  };
  if (input.previous) {
    first = *input.previous;
  } else {
    laying = std::async(std::launch::async, LayFoundations, std::cref(input.translations),
                        shards.PathOf("foundations"), std::cref(input.cache_folder));
  }
  const auto batches = CutBatches(*input.tasks, kBatchBytes);
  TextMemory memory;
  const auto workers =
      MakeWorkers(std::min<size_t>(input.jobs, batches.size()), make_reader, stop, &memory);
  RunOrdered(
      batches.size(), input.jobs, kWindowPerThread * input.jobs,
      [&](size_t batch, unsigned worker) {
        return workers[worker]->Index(batches[batch], shards.PathOf(batch));
      },
      [&](size_t batch, IndexedBatch indexed) {
        // A broken glossary should not take a whole build to be noticed.
        if (laying.valid() &&
            laying.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
          take_foundations();
        }
        if (indexed.shard) shards.Push(std::move(*indexed.shard));
        output.accented_words.merge(indexed.accented_words);
        for (size_t i = 0; i < indexed.outcomes.size(); ++i) {
          settle(batches[batch][i], std::move(indexed.outcomes[i]));
        }
      });
  if (laying.valid()) take_foundations();
  output.indexed_any = !shards.empty();
  if (shards.empty() && input.previous) return output;
  std::vector<fs::path> all = shards.All();
  all.insert(all.begin(), first);
  MergeDatabases(all, target);
  return output;
}

}  // namespace faro
