// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_PIPELINE_SHARD_H_
#define FARO_INDEXER_PIPELINE_SHARD_H_

#include <xapian.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/pipeline/own_heap.h"

namespace faro {

// A small database of its own that a bulk build fills with a batch of sources and merges later:
// Xapian's inverter is fast while it is small, and merging is cheap. Not durable: it is written
// without waiting for the disk. Made, used and destroyed by one thread. Members throw Error when
// Xapian fails.
class Shard {
 public:
  // Makes an empty database at `path`, over whatever is there.
  explicit Shard(std::filesystem::path path);
  ~Shard();

  void Add(const Xapian::Document& passage);

  // Takes back what was added of a source that turned out to be bad.
  void Discard(const std::string& id);

  void PutRecord(const std::string& id, const SourceRecord& record);

  Xapian::WritableDatabase* database() { return &*database_; }

  // Writes everything and closes. Returns the path.
  std::filesystem::path Finish();

 private:
  std::filesystem::path path_;
  OwnHeap heap_;  // a posting takes some 50 bytes until it is written: a tenth of a build's time
  std::optional<Xapian::WritableDatabase> database_;  // until it is destroyed
};

// Merges databases into a new one at `target`, compactly; documents follow each other in the order
// of `sources`, with new numbers. Where several have the same metadata key, any of them may count.
// `target` must not hold a database. Throws Error when Xapian fails; what is at `target` then is
// worthless.
void MergeDatabases(const std::vector<std::filesystem::path>& sources,
                    const std::filesystem::path& target);

// Collects the shards of a build in a folder of its own, and keeps their number small by merging
// runs of them as they come. The folder goes with the object. Not thread-safe.
class ShardStack {
 public:
  // Throws Error(kIo) when the folder cannot be made anew.
  explicit ShardStack(std::filesystem::path folder);
  ~ShardStack();
  ShardStack(const ShardStack&) = delete;
  ShardStack& operator=(const ShardStack&) = delete;

  // Where the shard of batch `number` belongs.
  std::filesystem::path PathOf(size_t number) const;
  std::filesystem::path PathOf(const std::string& name) const { return folder_ / name; }

  // Takes over a finished shard; in order of the batches.
  void Push(std::filesystem::path shard);

  bool empty() const { return merged_.empty() && fresh_.empty(); }

  // All databases, in order of the batches.
  std::vector<std::filesystem::path> All() const;

 private:
  std::filesystem::path folder_;
  size_t most_shards_;                         // before they are merged
  std::vector<std::filesystem::path> merged_;  // from runs of shards
  std::vector<std::filesystem::path> fresh_;   // after those
};

}  // namespace faro

#endif  // FARO_INDEXER_PIPELINE_SHARD_H_
