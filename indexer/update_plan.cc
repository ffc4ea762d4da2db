// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/update_plan.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <string_view>

#include "lib/index/passage.h"

namespace faro {
namespace {

bool IsAsItWas(const FoundFile& file, const SourceRecord& record) {
  return record.size == file.size && record.modified == file.modified && record.inode == file.inode;
}

bool IsGone(const std::string& path) {
  struct stat status;
  if (stat(path.c_str(), &status) == 0) return !S_ISREG(status.st_mode);
  return errno == ENOENT || errno == ENOTDIR;
}

// Whether `path` or a folder above it is in `paths`.
bool IsAtOrBelowAny(std::string_view path, const std::unordered_set<std::string_view>& paths) {
  if (paths.empty()) return false;
  for (size_t end = path.size(); end != 0 && end != path.npos; end = path.rfind('/')) {
    path = path.substr(0, end);
    if (paths.contains(path)) return true;
  }
  return false;
}

}  // namespace

std::string ClashId(const std::string& path) {
  return ContentHash(path).substr(0, SourceId(path).size());
}

bool IsAtOrBelow(const std::string& path, const std::string& folder) {
  return path == folder || folder == "/" ||
         (path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/');
}

UpdatePlan PlanUpdate(const WalkResult& walk, const Catalogue& catalogue,
                      const PlanOptions& options) {
  UpdatePlan plan;
  for (const FoundFile& file : walk.files) {
    std::string id = SourceId(file.AbsolutePath());
    if (!plan.seen.insert(id).second) {
      plan.seen.insert(ClashId(file.AbsolutePath()));
      plan.clashes.push_back(
          {file.AbsolutePath(), "another file has the same name in another Unicode form"});
      continue;
    }
    const auto known = catalogue.find(id);
    SourceTask task{std::move(id), file, {}};
    if (known == catalogue.end()) {
      task.record.root = file.root;
      task.record.path = file.path;
    } else {
      task.record = known->second;
      const bool same = IsAsItWas(file, task.record);
      const bool failed = !task.record.failure.empty();
      if (same && !failed && task.was_indexed() && !options.verify) {
        plan.kept.push_back(std::move(task.id));
        continue;
      }
      if (same && failed && !task.was_indexed() && !options.retry_failed) {
        plan.still_bad.push_back(std::move(task.id));
        continue;
      }
    }
    plan.bytes += file.size;
    plan.tasks.push_back(std::move(task));
  }
  return plan;
}

std::vector<std::string> FindVanished(const WalkResult& walk, const Catalogue& catalogue,
                                      const std::unordered_set<std::string>& seen) {
  const std::unordered_set<std::string_view> ignored(walk.ignored.begin(), walk.ignored.end());
  std::vector<std::string> vanished;
  for (const auto& [id, record] : catalogue) {
    if (seen.contains(id)) continue;
    const std::string path = record.AbsolutePath();
    const bool named = std::any_of(walk.folders.begin(), walk.folders.end(),
                                   [&](const std::string& f) { return IsAtOrBelow(path, f); });
    if (!named) continue;
    if (record.passages == 0 || IsGone(path) || IsAtOrBelowAny(path, ignored)) {
      vanished.push_back(id);
    }
  }
  return vanished;
}

}  // namespace faro
