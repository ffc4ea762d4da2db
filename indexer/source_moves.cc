// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source_moves.h"

#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "indexer/extract/file_type.h"
#include "indexer/source_reader.h"
#include "lib/base/error.h"

namespace faro {
namespace {

// What tells that two paths name one file: type, size, modification time, inode number.
using FileKey = std::tuple<FileType, uint64_t, int64_t, uint64_t>;
// What tells that two files say the same: type, size, content hash.
using ContentKey = std::tuple<FileType, uint64_t, std::string>;

// The sources that are left to be found elsewhere.
class Missing {
 public:
  Missing(const std::vector<std::string>& vanished, const Catalogue& catalogue) {
    for (const std::string& id : vanished) {
      const SourceRecord& record = catalogue.at(id);
      if (record.passages == 0 || record.hash.empty()) continue;
      const FileType type = FileTypeOfName(record.path);
      by_file_.emplace(FileKey(type, record.size, record.modified, record.inode), id);
      by_content_.emplace(ContentKey(type, record.size, record.hash), id);
      sizes_.emplace(type, record.size);
    }
  }

  bool empty() const { return sizes_.empty(); }

  std::optional<std::string> TakeFile(const FoundFile& file) {
    return Take(&by_file_,
                FileKey(FileTypeOfName(file.path), file.size, file.modified, file.inode));
  }

  std::optional<std::string> TakeContent(const FoundFile& file) {
    const FileType type = FileTypeOfName(file.path);
    if (!sizes_.contains({type, file.size})) return std::nullopt;
    try {
      const OwnedFd open = OpenSource(file.AbsolutePath());
      return Take(&by_content_, ContentKey(type, file.size, HashFile(open.get())));
    } catch (const Error&) {
      return std::nullopt;
    }
  }

 private:
  template <typename Key>
  std::optional<std::string> Take(std::multimap<Key, std::string>* sources, const Key& key) {
    for (auto it = sources->lower_bound(key); it != sources->end() && it->first == key;) {
      std::string id = std::move(it->second);
      it = sources->erase(it);
      if (taken_.insert(id).second) return id;
    }
    return std::nullopt;
  }

  std::multimap<FileKey, std::string> by_file_;
  std::multimap<ContentKey, std::string> by_content_;
  std::set<std::pair<FileType, uint64_t>> sizes_;
  std::unordered_set<std::string> taken_;
};

SourceMove MakeMove(std::string from, const Catalogue& catalogue, SourceTask task) {
  SourceRecord record = catalogue.at(from);
  record.path = task.file.path;
  record.root = task.file.root;
  record.modified = task.file.modified;
  record.inode = task.file.inode;
  record.failure.clear();
  task.record = std::move(record);
  return {std::move(from), std::move(task)};
}

}  // namespace

std::vector<SourceMove> TakeMoves(const std::vector<std::string>& vanished,
                                  const Catalogue& catalogue, bool verify,
                                  const std::atomic<int>* stop, UpdatePlan* plan) {
  Missing missing(vanished, catalogue);
  if (missing.empty()) return {};
  std::vector<std::optional<std::string>> origins(plan->tasks.size());
  const auto look = [&](const auto& take) {
    for (size_t i = 0; i < plan->tasks.size(); ++i) {
      if (stop != nullptr && stop->load() != 0) return;
      const SourceTask& task = plan->tasks[i];
      if (!task.was_indexed() && !origins[i]) origins[i] = take(task.file);
    }
  };
  // All that are the very file come before any that is only like it.
  if (!verify) look([&](const FoundFile& file) { return missing.TakeFile(file); });
  look([&](const FoundFile& file) { return missing.TakeContent(file); });
  std::vector<SourceMove> moves;
  std::vector<SourceTask> rest;
  for (size_t i = 0; i < plan->tasks.size(); ++i) {
    SourceTask& task = plan->tasks[i];
    if (!origins[i]) {
      rest.push_back(std::move(task));
      continue;
    }
    plan->bytes -= task.file.size;
    moves.push_back(MakeMove(std::move(*origins[i]), catalogue, std::move(task)));
  }
  plan->tasks = std::move(rest);
  return moves;
}

}  // namespace faro
