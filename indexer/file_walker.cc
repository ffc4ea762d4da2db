// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/file_walker.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <set>

#include "indexer/extract/file_type.h"

namespace faro {
namespace {

// Deeper folders are taken for a mistake or an attack.
constexpr size_t kDeepestFolder = 64;

using FileIdentity = std::pair<dev_t, ino_t>;

FileIdentity IdentityOf(const struct stat& status) { return {status.st_dev, status.st_ino}; }

std::string ErrnoText(int error) { return std::strerror(error); }

std::string EndingOf(const std::string& name) {
  const size_t dot = name.rfind('.');
  return dot == std::string::npos || dot == 0 ? "no ending" : name.substr(dot);
}

class Walker {
 public:
  explicit Walker(WalkResult* result) : result_(result) {}

  void WalkNamed(const std::string& named) {
    const std::string path = AbsolutePath(named);
    struct stat status;
    if (stat(path.c_str(), &status) != 0) {
      Fail(path, ErrnoText(errno));
      return;
    }
    if (S_ISDIR(status.st_mode)) {
      root_ = path == "/" ? "" : path;
      result_->folders.push_back(path);
      WalkFolder("", status);
      return;
    }
    const size_t slash = path.rfind('/');
    root_ = path.substr(0, slash);
    AddFile(path.substr(slash + 1), status);
  }

 private:
  void WalkFolder(const std::string& folder, const struct stat& status) {
    const FileIdentity identity = IdentityOf(status);
    std::string absolute = root_;
    if (!folder.empty()) absolute.append("/").append(folder);
    if (std::find(ancestors_.begin(), ancestors_.end(), identity) != ancestors_.end()) {
      Fail(absolute, "folder loop: a link back to a folder that contains it");
      return;
    }
    if (!visited_.insert(identity).second) return;
    if (ancestors_.size() >= kDeepestFolder) {
      Fail(absolute, "folders nested more than " + std::to_string(kDeepestFolder) + " deep");
      return;
    }
    std::vector<std::string> names;
    if (!ReadNames(absolute.empty() ? "/" : absolute, &names)) return;
    ancestors_.push_back(identity);
    for (const std::string& name : names) {
      std::string path = folder;
      if (!path.empty()) path += '/';
      Visit(path.append(name), name);
    }
    ancestors_.pop_back();
  }

  bool ReadNames(const std::string& absolute, std::vector<std::string>* names) {
    const std::unique_ptr<DIR, int (*)(DIR*)> directory(opendir(absolute.c_str()), closedir);
    if (!directory) {
      Fail(absolute, ErrnoText(errno));
      return false;
    }
    errno = 0;
    while (const dirent* entry = readdir(directory.get())) {
      const std::string name = entry->d_name;
      if (name[0] != '.' && name.back() != '~') names->push_back(name);
    }
    if (errno != 0) Fail(absolute, ErrnoText(errno));
    std::sort(names->begin(), names->end());
    return true;
  }

  void Visit(const std::string& path, const std::string& name) {
    struct stat status;
    const std::string absolute = root_ + "/" + path;
    if (stat(absolute.c_str(), &status) != 0) {
      const int error = errno;
      Fail(absolute, error == ENOENT ? "broken link" : ErrnoText(error));
    } else if (S_ISDIR(status.st_mode)) {
      WalkFolder(path, status);
    } else if (FileTypeOfName(name) == FileType::kUnknown) {
      ++result_->skipped[EndingOf(name)];
    } else {
      AddFile(path, status);
    }
  }

  void AddFile(const std::string& path, const struct stat& status) {
    if (!S_ISREG(status.st_mode)) {
      Fail(root_ + "/" + path, "not a regular file");
      return;
    }
    FoundFile file;
    file.root = root_;
    file.path = path;
    file.size = static_cast<uint64_t>(status.st_size);
    file.modified =
        static_cast<int64_t>(status.st_mtim.tv_sec) * 1'000'000'000 + status.st_mtim.tv_nsec;
    file.inode = status.st_ino;
    result_->files.push_back(std::move(file));
  }

  void Fail(const std::string& path, const std::string& reason) {
    result_->failures.push_back({path, reason});
  }

  WalkResult* result_;
  std::string root_;
  std::vector<FileIdentity> ancestors_;
  std::set<FileIdentity> visited_;
};

}  // namespace

std::string AbsolutePath(const std::string& path) {
  std::error_code error;
  std::filesystem::path absolute = std::filesystem::absolute(path, error);
  // What ".." means behind a link only the file system knows.
  const bool climbs = std::find(absolute.begin(), absolute.end(), "..") != absolute.end();
  if (climbs && !error) absolute = std::filesystem::weakly_canonical(absolute, error);
  absolute = absolute.lexically_normal();
  std::string text = error ? path : absolute.string();
  while (text.size() > 1 && text.back() == '/') text.pop_back();
  return text;
}

WalkResult WalkPaths(const std::vector<std::string>& paths) {
  WalkResult result;
  Walker walker(&result);
  for (const std::string& path : paths) walker.WalkNamed(path);
  auto& files = result.files;
  // A file named twice keeps the root under which it was met first.
  std::stable_sort(files.begin(), files.end(), [](const FoundFile& a, const FoundFile& b) {
    return a.AbsolutePath() < b.AbsolutePath();
  });
  files.erase(std::unique(files.begin(), files.end(),
                          [](const FoundFile& a, const FoundFile& b) {
                            return a.AbsolutePath() == b.AbsolutePath();
                          }),
              files.end());
  return result;
}

}  // namespace faro
