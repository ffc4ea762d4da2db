// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/file_walker.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <span>

#include "indexer/extract/file_type.h"
#include "indexer/ignore_rules.h"

namespace faro {
namespace {

// Deeper folders are taken for a mistake or an attack.
constexpr size_t kDeepestFolder = 64;

// Each of its patterns is held against each name below its folder.
constexpr size_t kLongestIgnoreFile = size_t{64} * 1024;

using FileIdentity = std::pair<dev_t, ino_t>;

FileIdentity IdentityOf(const struct stat& status) { return {status.st_dev, status.st_ino}; }

std::string ErrnoText(int error) { return std::strerror(error); }

std::string EndingOf(const std::string& name) {
  const size_t dot = name.rfind('.');
  return dot == std::string::npos || dot == 0 ? "no ending" : name.substr(dot);
}

class Walker {
 public:
  Walker(const std::function<void(const std::string&)>& on_folder, WalkResult* result)
      : on_folder_(on_folder), result_(result) {}

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
    if (absolute.empty()) absolute = "/";
    if (on_folder_) on_folder_(absolute);
    std::vector<std::string> names;
    IgnoreRules rules;
    bool has_rules = false;
    if (!ReadNames(absolute, &names, &has_rules)) return;
    if (has_rules && !ReadRules(absolute, &rules)) return;
    ancestors_.push_back(identity);
    rules_.push_back(std::move(rules));
    for (const std::string& name : names) {
      std::string path = folder;
      if (!path.empty()) path += '/';
      names_.push_back(NameToMatch(name));
      Visit(path.append(name), name);
      names_.pop_back();
    }
    rules_.pop_back();
    ancestors_.pop_back();
  }

  // Whether it is known what of the folder to leave out.
  bool ReadRules(const std::string& absolute, IgnoreRules* rules) {
    const std::string path = absolute + "/" + kIgnoreFileName;
    struct stat status = {};
    stat(path.c_str(), &status);
    std::string text(kLongestIgnoreFile + 1, '\0');
    std::ifstream file;
    if (S_ISREG(status.st_mode)) file.open(path, std::ios::binary);
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<size_t>(file.gcount()));
    const bool too_long = text.size() > kLongestIgnoreFile;
    if (!file.is_open() || file.bad() || too_long) {
      Fail(absolute,
           too_long ? "its .faroignore is longer than 64 KiB" : "its .faroignore cannot be read");
      return false;
    }
    std::vector<std::string> notes;
    *rules = IgnoreRules::Parse(text, &notes);
    for (const std::string& note : notes) {
      result_->notes.push_back(path + ": " + note + "; it is not used");
    }
    return true;
  }

  // Whether a .faroignore leaves out what names_ lead to.
  bool IsIgnored(bool is_folder) const {
    const std::span<const std::u32string> names(names_);
    for (size_t depth = rules_.size(); depth-- > 0;) {
      const auto decision = rules_[depth].LeavesOut(names.subspan(depth), is_folder);
      if (decision) return *decision;
    }
    return false;
  }

  bool ReadNames(const std::string& absolute, std::vector<std::string>* names, bool* has_rules) {
    const std::unique_ptr<DIR, int (*)(DIR*)> directory(opendir(absolute.c_str()), closedir);
    if (!directory) {
      Fail(absolute, ErrnoText(errno));
      return false;
    }
    errno = 0;
    while (const dirent* entry = readdir(directory.get())) {
      const std::string name = entry->d_name;
      *has_rules = *has_rules || name == kIgnoreFileName;
      if (!IsLeftOut(name)) names->push_back(name);
    }
    if (errno != 0) Fail(absolute, ErrnoText(errno));
    std::sort(names->begin(), names->end());
    return true;
  }

  void Visit(const std::string& path, const std::string& name) {
    struct stat status;
    const std::string absolute = root_ + "/" + path;
    const int error = stat(absolute.c_str(), &status) == 0 ? 0 : errno;
    if (IsIgnored(error == 0 && S_ISDIR(status.st_mode))) {
      result_->ignored.push_back(absolute);
    } else if (error != 0) {
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

  const std::function<void(const std::string&)>& on_folder_;
  WalkResult* result_;
  std::string root_;
  std::vector<std::u32string> names_;  // from the root to what is looked at
  std::vector<IgnoreRules> rules_;     // of the root and the folders on the way
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

bool IsLeftOut(std::string_view name) {
  if (name.starts_with('.') || name.ends_with('~')) return true;
  if (name.starts_with('#') && name.ends_with('#')) return true;  // Emacs
  if (name.starts_with("~$") || name == "Thumbs.db" || name == "__MACOSX") return true;
  for (const std::string_view ending : {".swp", ".bak", ".tmp", ".orig"}) {
    if (name.ends_with(ending)) return true;
  }
  return false;
}

WalkResult WalkPaths(const std::vector<std::string>& paths,
                     const std::function<void(const std::string&)>& on_folder) {
  WalkResult result;
  Walker walker(on_folder, &result);
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
