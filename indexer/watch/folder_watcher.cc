// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/watch/folder_watcher.h"

#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "indexer/file_walker.h"
#include "indexer/ignore_rules.h"
#include "indexer/update_plan.h"

namespace faro {
namespace {

// IN_MODIFY tells that a long write goes on; IN_CREATE is all that a hard or symbolic link causes.
constexpr uint32_t kEvents = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_MOVED_FROM |
                             IN_MOVED_TO | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR |
                             IN_EXCL_UNLINK;

constexpr uint32_t kFolderWent = IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT;

constexpr size_t kEventBufferBytes = 64 * 1024;

// Without its last name; "/" for a name at the top.
std::string FolderAbove(const std::string& path) {
  return path.substr(0, std::max<size_t>(path.rfind('/'), 1));
}

std::string LastName(const std::string& path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

FolderWatcher::FolderWatcher(std::vector<std::string> named, std::string index_folder,
                             size_t most_watches)
    : named_(std::move(named)),
      index_folder_(std::move(index_folder)),
      most_watches_(most_watches),
      fd_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  if (fd_ < 0) shortage_ = std::string("the system cannot watch folders: ") + std::strerror(errno);
}

FolderWatcher::~FolderWatcher() {
  if (fd_ >= 0) close(fd_);
}

void FolderWatcher::BeginScan() {
  if (fd_ < 0) return;
  ++scan_;
  folder_count_ = 0;
  shortage_.clear();
  index_links_.clear();
  struct stat status;
  index_identity_.reset();
  if (stat(index_folder_.c_str(), &status) == 0) index_identity_ = {status.st_dev, status.st_ino};
  for (const std::string& path : named_) WatchPlaceOf(path);
}

void FolderWatcher::WatchPlaceOf(const std::string& path) {
  std::string below = path;
  while (below.size() > 1) {
    const std::string folder = FolderAbove(below);
    Watched* watched = AddWatch(folder);
    if (watched != nullptr) {
      watched->names.insert(LastName(below));
      return;
    }
    below = folder;
  }
}

void FolderWatcher::Watch(const std::string& folder) {
  if (fd_ < 0 || IsInIndex(folder)) return;
  struct stat status;
  if (index_identity_ && stat(folder.c_str(), &status) == 0 &&
      *index_identity_ == FileIdentity(status.st_dev, status.st_ino)) {
    index_links_.push_back(folder);
    return;
  }
  Watched* watched = AddWatch(folder);
  if (watched == nullptr || watched->in_tree) return;
  watched->in_tree = true;
  ++folder_count_;
}

// Null when the folder cannot be watched.
FolderWatcher::Watched* FolderWatcher::AddWatch(const std::string& folder) {
  const int watch = inotify_add_watch(fd_, folder.c_str(), kEvents);
  if (watch < 0) {
    // What is not there, or may not be read, is for the walk to tell.
    if (errno == ENOSPC) {
      shortage_ = "the system watches no more folders for this user (fs.inotify.max_user_watches)";
    } else if (errno == ENOMEM) {
      shortage_ = "the system has no memory to watch more folders";
    }
    return nullptr;
  }
  if (!watched_.contains(watch) && watched_.size() >= most_watches_) {
    inotify_rm_watch(fd_, watch);
    shortage_ = "there are more than " + std::to_string(most_watches_) + " folders";
    return nullptr;
  }
  Watched& watched = watched_[watch];
  if (watched.scan != scan_) watched = {folder, scan_, false, {}};
  return &watched;
}

void FolderWatcher::EndScan() {
  for (auto it = watched_.begin(); it != watched_.end();) {
    if (it->second.scan == scan_) {
      ++it;
    } else {
      inotify_rm_watch(fd_, it->first);
      it = watched_.erase(it);
    }
  }
}

bool FolderWatcher::ReadEvents() {
  if (fd_ < 0) return false;
  bool changed = false;
  alignas(inotify_event) std::array<char, kEventBufferBytes> buffer;
  for (;;) {
    const ssize_t size = read(fd_, buffer.data(), buffer.size());
    if (size <= 0) return changed;
    changed |= TakeEvents({buffer.data(), static_cast<size_t>(size)});
  }
}

bool FolderWatcher::TakeEvents(std::string_view events) {
  bool changed = false;
  while (events.size() >= sizeof(inotify_event)) {
    inotify_event event;
    std::memcpy(&event, events.data(), sizeof event);
    events.remove_prefix(sizeof event);
    const std::string_view padded = events.substr(0, event.len);
    changed |= IsChange(event.wd, event.mask, std::string(padded.substr(0, padded.find('\0'))));
    events.remove_prefix(padded.size());
  }
  return changed;
}

bool FolderWatcher::IsChange(int watch, uint32_t mask, const std::string& name) {
  if ((mask & IN_Q_OVERFLOW) != 0) return true;
  const auto found = watched_.find(watch);
  if (found == watched_.end()) return false;
  const Watched& watched = found->second;
  if ((mask & IN_IGNORED) != 0) {
    watched_.erase(found);
    return false;
  }
  if (name.empty()) return watched.in_tree || (mask & kFolderWent) != 0;
  if (watched.names.contains(name)) return true;
  if (!watched.in_tree) return false;
  if (IsLeftOut(name)) return name == kIgnoreFileName;
  return !IsInIndex((watched.path == "/" ? "" : watched.path) + "/" + name);
}

bool FolderWatcher::IsInIndex(const std::string& path) const {
  return IsAtOrBelow(path, index_folder_) ||
         std::any_of(index_links_.begin(), index_links_.end(),
                     [&](const std::string& link) { return IsAtOrBelow(path, link); });
}

}  // namespace faro
