// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/shard.h"

#include <sys/resource.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "lib/base/error.h"
#include "lib/index/schema.h"

namespace faro {
namespace {

namespace fs = std::filesystem;

constexpr int kUnsynced = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS |
                          Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS;

// How many databases to merge at once. Each takes up to seven file descriptors.
size_t MostShards() {
  constexpr rlim_t kDescriptorsOfOthers = 200;
  struct rlimit limit;
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 64;
  const rlim_t available = std::min<rlim_t>(limit.rlim_cur, 8192);
  return available < 2 * kDescriptorsOfOthers ? 8 : (available - kDescriptorsOfOthers) / 8;
}

// When a write fails, Xapian takes back what it began; with DB_DANGEROUS it cannot, and complains
// of that alone. What the system said is lost by then.
Error LostWriteError(const std::string& doing, const fs::path& path) {
  constexpr uintmax_t kNextToNothing = uintmax_t{4} << 20;
  std::error_code error;
  const fs::space_info space = fs::space(path.parent_path(), error);
  const bool full = !error && space.available < kNextToNothing;
  return {ErrorCode::kIo, doing + ": " + (full ? std::strerror(ENOSPC) : "a write failed"),
          "check the folder's permissions and the free space"};
}

template <typename Function>
auto Translated(const std::string& doing, Function function) {
  try {
    return function();
  } catch (const Xapian::InvalidOperationError&) {
    constexpr std::string_view kWriting = "writing ";
    throw LostWriteError(doing, doing.substr(std::min(kWriting.size(), doing.size())));
  } catch (const Xapian::Error& error) {
    throw FromXapian(error, doing);
  }
}

Xapian::WritableDatabase Create(const fs::path& path) {
  return Translated("writing " + path.string(),
                    [&] { return Xapian::WritableDatabase(path.string(), kUnsynced); });
}

}  // namespace

Shard::Shard(fs::path path) : path_(std::move(path)) {
  const OwnHeap::Use use(heap_);
  database_ = Create(path_);
}

Shard::~Shard() {
  const OwnHeap::Use use(heap_);
  database_.reset();
}

void Shard::Add(const Xapian::Document& passage) {
  const OwnHeap::Use use(heap_);
  Translated("writing " + path_.string(), [&] { database_->add_document(passage); });
}

void Shard::Discard(const std::string& id) {
  Translated("writing " + path_.string(),
             [&] { database_->delete_document(TermFor(Field::kSource, id)); });
}

void Shard::PutRecord(const std::string& id, const SourceRecord& record) {
  Translated("writing " + path_.string(), [&] { PutSource(&*database_, id, record); });
}

fs::path Shard::Finish() {
  const OwnHeap::Use use(heap_);
  Translated("writing " + path_.string(), [&] {
    database_->commit();
    database_->close();
  });
  return path_;
}

void MergeDatabases(const std::vector<fs::path>& sources, const fs::path& target) {
  Translated("merging into " + target.string(), [&] {
    Xapian::Database all;
    for (const fs::path& source : sources) all.add_database(Xapian::Database(source.string()));
    all.compact(target.string(), Xapian::Compactor::FULL);
  });
}

ShardStack::ShardStack(fs::path folder) : folder_(std::move(folder)), most_shards_(MostShards()) {
  std::error_code error;
  fs::remove_all(folder_, error);
  if (!error) fs::create_directories(folder_, error);
  if (error) {
    throw Error(ErrorCode::kIo, "cannot create " + folder_.string() + ": " + error.message(),
                "check the folder's permissions and the free space");
  }
}

ShardStack::~ShardStack() {
  std::error_code ignored;  // the next build clears it away
  fs::remove_all(folder_, ignored);
}

fs::path ShardStack::PathOf(size_t number) const {
  char name[32];
  std::snprintf(name, sizeof name, "shard-%06zu", number);
  return folder_ / name;
}

void ShardStack::Push(fs::path shard) {
  fresh_.push_back(std::move(shard));
  if (fresh_.size() < most_shards_) return;
  fs::path target = fresh_.front();
  target += "-merged";
  MergeDatabases(fresh_, target);
  std::error_code ignored;
  for (const fs::path& path : fresh_) fs::remove_all(path, ignored);
  fresh_.clear();
  merged_.push_back(std::move(target));
}

std::vector<fs::path> ShardStack::All() const {
  std::vector<fs::path> all = merged_;
  all.insert(all.end(), fresh_.begin(), fresh_.end());
  return all;
}

}  // namespace faro
