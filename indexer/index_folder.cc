// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <thread>

#include "indexer/file_walker.h"
#include "lib/base/error.h"
#include "lib/base/owned_fd.h"
#include "lib/base/utf8.h"
#include "lib/index/open_index.h"

namespace faro {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kGenerationPrefix = "generation-";
constexpr std::string_view kLockName = "lock";
constexpr std::string_view kNewEnding = ".new";
constexpr size_t kGenerationDigits = 6;
constexpr std::string_view kScratchEnding = ".shards";
constexpr auto kLockPollInterval = std::chrono::milliseconds(100);

Error IoError(const std::string& doing, const fs::path& path, const std::string& reason) {
  return {ErrorCode::kIo, doing + " " + path.string() + ": " + reason,
          "check the folder's permissions and the free space"};
}

// Whether there are tables of a database at `folder`, complete or not, or nothing at all.
bool HoldsDatabase(const fs::path& folder) {
  std::error_code ignored;
  if (fs::is_empty(folder, ignored)) return true;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name != "iamglass" && name != "flintlock" && !name.ends_with(".glass") &&
        !name.ends_with(".tmp")) {
      return false;
    }
  }
  return true;
}

// Whether it is a generation, or the scratch folder of one.
bool IsGeneration(const fs::directory_entry& entry) {
  const std::string name = entry.path().filename().string();
  if (!name.starts_with(kGenerationPrefix)) return false;
  std::string_view number = std::string_view(name).substr(kGenerationPrefix.size());
  const bool scratch = number.ends_with(kScratchEnding);
  if (scratch) number.remove_suffix(kScratchEnding.size());
  std::error_code ignored;
  return number.size() >= kGenerationDigits &&
         std::all_of(number.begin(), number.end(), IsAsciiDigit) && !entry.is_symlink(ignored) &&
         entry.is_directory(ignored) && (scratch || HoldsDatabase(entry.path()));
}

bool IsIndex(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / kStubName, ignored);
}

// Whether a name in a folder without an index can come from the beginning of one, or is nothing
// that anybody would miss among its files.
bool MayStandBesideIndex(const std::string& name) {
  return name == kLockName || name == std::string(kStubName).append(kNewEnding) ||
         name.starts_with(kGenerationPrefix) || name == "lost+found" || IsLeftOut(name);
}

// The process that wrote its number into the lock file, for messages.
std::string HolderOf(int lock) {
  char text[32] = {};
  const ssize_t size = pread(lock, text, sizeof text - 1, 0);
  const std::string_view number =
      size > 0 ? TrimAscii(std::string_view(text, static_cast<size_t>(size))) : std::string_view();
  return number.empty() ? "another process" : "process " + std::string(number);
}

// Writes `content` to `path` so that it is there whole or not at all, even after a power cut.
void WriteDurably(const fs::path& path, const std::string& content) {
  const fs::path temporary = path.string() + std::string(kNewEnding);
  const int file = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file < 0) throw IoError("cannot write", temporary, std::strerror(errno));
  const bool written =
      write(file, content.data(), content.size()) == static_cast<ssize_t>(content.size()) &&
      fsync(file) == 0;
  const int error = errno;
  close(file);
  if (!written) throw IoError("cannot write", temporary, std::strerror(error));
  if (rename(temporary.c_str(), path.c_str()) != 0) {
    throw IoError("cannot replace", path, std::strerror(errno));
  }
  const int folder = open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder >= 0) {
    fsync(folder);
    close(folder);
  }
}

// Waits until all files in `folder` are on the disk.
void SyncFolder(const fs::path& folder) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    const OwnedFd file(open(entry.path().c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0 || fsync(file.get()) != 0) {
      throw IoError("cannot write", entry.path(), std::strerror(errno));
    }
  }
  if (error) throw IoError("cannot read", folder, error.message());
  const OwnedFd self(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (self.get() >= 0) fsync(self.get());
}

}  // namespace

std::string PublishedGeneration(const fs::path& folder) {
  std::ifstream stub(folder / kStubName);
  std::string type;
  std::string name;
  return stub >> type >> name ? name : std::string();
}

void ExpectPlaceForIndex(const fs::path& folder) {
  constexpr const char* kHint = "--db takes an index, or a new or empty folder for one";
  if (IsIndex(folder)) return;
  std::error_code ignored;
  if (fs::exists(folder / "iamglass", ignored)) {
    throw Error(ErrorCode::kIndexMismatch,
                folder.string() + " is another kind of database, not an index",
                "name the folder around it, or a new one");
  }
  const fs::path real = fs::weakly_canonical(fs::absolute(folder, ignored), ignored);
  for (fs::path above = real; above != above.parent_path(); above = above.parent_path()) {
    if (!IsIndex(above.parent_path())) continue;
    throw Error(ErrorCode::kUsage,
                folder.string() + " lies in the index at " + above.parent_path().string(), kHint);
  }
  if (fs::is_regular_file(folder, ignored)) {
    throw Error(ErrorCode::kUsage, folder.string() + " is a file, and an index is a folder", kHint);
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (MayStandBesideIndex(name)) continue;
    throw Error(ErrorCode::kUsage,
                folder.string() + " is no index and holds other files, such as " + name, kHint);
  }
}

IndexFolder::IndexFolder(const std::string& path, unsigned wait_seconds,
                         const std::atomic<int>* stop)
    : path_(path) {
  std::error_code error;
  if (path.starts_with("tcp://")) {
    throw Error(ErrorCode::kUsage, "faro-index writes to folders, not to " + path);
  }
  ExpectPlaceForIndex(path_);
  fs::create_directories(path_, error);
  if (error) throw IoError("cannot create", path_, error.message());
  const fs::path lock_path = path_ / kLockName;
  lock_ = open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock_ < 0) throw IoError("cannot write", lock_path, std::strerror(errno));

  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(wait_seconds);
  while (flock(lock_, LOCK_EX | LOCK_NB) != 0) {
    const bool stopped = stop != nullptr && stop->load() != 0;
    if (stopped || std::chrono::steady_clock::now() >= deadline) {
      const std::string holder = HolderOf(lock_);
      close(lock_);
      std::string message = "the index at ";
      message.append(path).append(" is being written by ").append(holder);
      throw Error(ErrorCode::kLocked, message, "wait for it, or use --wait-lock SECONDS");
    }
    std::this_thread::sleep_for(kLockPollInterval);
  }
  const std::string self = std::to_string(getpid()) + "\n";
  if (ftruncate(lock_, 0) != 0 ||
      pwrite(lock_, self.data(), self.size(), 0) != static_cast<ssize_t>(self.size())) {
    const int reason = errno;
    close(lock_);
    throw IoError("cannot write", lock_path, std::strerror(reason));
  }
}

IndexFolder::~IndexFolder() { close(lock_); }

bool IndexFolder::HasIndex() const { return !PublishedGeneration(path_).empty(); }

Xapian::WritableDatabase IndexFolder::OpenPublished() const {
  const std::string name = PublishedGeneration(path_);
  if (name.empty()) {
    throw Error(ErrorCode::kIndexMissing, "there is no index at " + path_.string(),
                "create one with: faro-index --db " + path_.string() + " PATH...");
  }
  try {
    Xapian::WritableDatabase database((path_ / name).string(), Xapian::DB_OPEN);
    CheckIndexFits(database, path_.string());
    return database;
  } catch (const Xapian::DatabaseNotFoundError& error) {
    throw Error(ErrorCode::kIndexMismatch,
                "the index at " + path_.string() + " is damaged: " + error.get_msg(),
                "rebuild it with: faro-index --full --db " + path_.string() + " PATH...");
  } catch (const Xapian::Error& error) {
    throw FromXapian(error, "opening the index at " + path_.string());
  }
}

fs::path IndexFolder::PublishedPath() const {
  const std::string name = PublishedGeneration(path_);
  return name.empty() ? fs::path() : path_ / name;
}

fs::path IndexFolder::StartGeneration() {
  RemoveOldGenerations();
  const std::string published = PublishedGeneration(path_);
  unsigned number = 0;
  if (published.starts_with(kGenerationPrefix)) {
    number = static_cast<unsigned>(
        std::strtoul(published.c_str() + kGenerationPrefix.size(), nullptr, 10));
  }
  char name[32];
  std::snprintf(name, sizeof name, "%s%06u", kGenerationPrefix.data(), number + 1);
  started_ = name;
  return path_ / started_;
}

fs::path IndexFolder::ScratchPath() const {
  return path_ / (started_ + std::string(kScratchEnding));
}

Xapian::WritableDatabase IndexFolder::OpenStarted() const {
  try {
    return Xapian::WritableDatabase((path_ / started_).string(), Xapian::DB_OPEN);
  } catch (const Xapian::Error& error) {
    throw FromXapian(error, "opening the new index at " + path_.string());
  }
}

void IndexFolder::Publish() {
  SyncFolder(path_ / started_);
  WriteDurably(path_ / kStubName, "auto " + started_ + "\n");
}

void IndexFolder::RemoveOldGenerations() const {
  // Only what this class made: the folder may hold files of the user's as well.
  const std::string published = PublishedGeneration(path_);
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(path_, error)) {
    if (entry.path().filename().string() != published && IsGeneration(entry)) {
      std::error_code ignored;  // a leftover that stays costs space only
      fs::remove_all(entry.path(), ignored);
    }
  }
}

}  // namespace faro
