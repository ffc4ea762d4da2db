// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_WATCH_FOLDER_WATCHER_H_
#define FARO_INDEXER_WATCH_FOLDER_WATCHER_H_

#include <sys/types.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace faro {

// Learns by inotify(7) that something changed in folders, or at the places of the named paths
// themselves, which may be files and may not be there yet. It only says that there was a change:
// the walk of the update that follows finds out which.
//
// Each walk says anew which folders to watch: BeginScan, Watch for each folder before it is read,
// EndScan. A change made after a folder was read is then an event; one made before is found by the
// walk. What is in the index folder is no change, nor are names that IsLeftOut, but for those of
// the named paths. Paths are absolute. Not thread-safe.
class FolderWatcher {
 public:
  // Watches at most `most_watches` folders, or as many as the system lets it.
  FolderWatcher(std::vector<std::string> named, std::string index_folder,
                size_t most_watches = std::numeric_limits<size_t>::max());
  ~FolderWatcher();

  FolderWatcher(const FolderWatcher&) = delete;
  FolderWatcher& operator=(const FolderWatcher&) = delete;

  // Also watches for each named path the nearest folder above it that is there.
  void BeginScan();
  void Watch(const std::string& folder);
  // Forgets the folders that the scan did not come to.
  void EndScan();

  // The folders below the named paths that are watched.
  size_t folder_count() const { return folder_count_; }

  // Why not all folders of the last scan are watched; empty if they are.
  const std::string& shortage() const { return shortage_; }

  // Readable when there are events; -1 where the system has no inotify for us.
  int fd() const { return fd_; }

  // Takes the events that have come in. Returns whether there was a change. Does not wait.
  bool ReadEvents();

  // The same for events as read from fd(): inotify_event structures with their names.
  bool TakeEvents(std::string_view events);

 private:
  using FileIdentity = std::pair<dev_t, ino_t>;
  struct Watched {
    std::string path;
    unsigned scan = 0;            // that came to it last
    bool in_tree = false;         // all in it matters, not only `names`
    std::set<std::string> names;  // of the named paths, or on the way to them
  };

  Watched* AddWatch(const std::string& folder);
  void WatchPlaceOf(const std::string& path);
  bool IsChange(int watch, uint32_t mask, const std::string& name);
  bool IsInIndex(const std::string& path) const;

  const std::vector<std::string> named_;
  const std::string index_folder_;
  const size_t most_watches_;
  int fd_ = -1;
  std::map<int, Watched> watched_;  // by watch descriptor
  unsigned scan_ = 0;
  size_t folder_count_ = 0;
  std::string shortage_;
  std::optional<FileIdentity> index_identity_;
  std::vector<std::string> index_links_;  // other paths to the index folder
};

}  // namespace faro

#endif  // FARO_INDEXER_WATCH_FOLDER_WATCHER_H_
