// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extraction_cache.h"

#include <fcntl.h>
#include <poppler-version.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <tuple>
#include <utility>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/document_codec.h"
#include "indexer/extract/extractor.h"
#include "lib/base/error.h"
#include "lib/base/owned_fd.h"
#include "lib/index/packed_bytes.h"
#include "lib/index/record_codec.h"

namespace faro {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kUnfinishedPrefix = "unfinished-";
// What a process left that was killed while it wrote; no write takes this long.
constexpr std::time_t kAbandonedSeconds = 3600;
// A packed document, its name and its checksum.
constexpr size_t kMostEntryBytes = kMostPackedBytes + 1024;
constexpr uint64_t kTrimmedPercent = 90;

std::string NameOf(const std::string& hash, FileType type) {
  return ContentHash(hash + " " + std::to_string(static_cast<int>(type)) + " " +
                     std::to_string(kExtractionVersion) + " " + poppler::version_string());
}

bool IsEntryName(std::string_view name) {
  return name.size() == ContentHash({}).size() &&
         name.find_first_not_of("0123456789abcdef") == name.npos;
}

std::string Encode(const std::string& name, const Document& document) {
  RecordWriter plain;
  EncodeDocument(document, &plain);
  RecordWriter body;
  body.String(name);
  BytePacker().Pack(plain.Take(), &body);
  const std::string bytes = body.Take();
  return RecordWriter().Number(XXH3_64bits(bytes.data(), bytes.size())).Rest(bytes).Take();
}

// Throws Error when it is no such entry.
Document Decode(const std::string& name, std::string_view entry) {
  RecordReader record(entry);
  const uint64_t checksum = record.Number();
  const std::string_view bytes = record.Rest();
  RecordReader body(bytes);
  if (XXH3_64bits(bytes.data(), bytes.size()) != checksum || body.View() != name) {
    ThrowDamagedRecord();
  }
  const std::string plain = ByteUnpacker().Unpack(&body);
  RecordReader document(plain);
  Document decoded = DecodeDocument(&document);
  document.ExpectEnd();
  return decoded;
}

// All of a file, or nothing where it cannot be read or cannot be an entry.
std::optional<std::string> ReadEntry(int file) {
  struct stat status;
  if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  const auto size = static_cast<size_t>(status.st_size);
  if (size > kMostEntryBytes) return std::nullopt;
  std::string bytes(size, '\0');
  for (size_t have = 0; have < size;) {
    const ssize_t got = read(file, bytes.data() + have, size - have);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    have += static_cast<size_t>(got);
  }
  return bytes;
}

bool WriteAll(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

struct Entry {
  timespec used;
  uint64_t size;
  std::string path;
};

bool UsedBefore(const Entry& a, const Entry& b) {
  return std::tie(a.used.tv_sec, a.used.tv_nsec, a.path) <
         std::tie(b.used.tv_sec, b.used.tv_nsec, b.path);
}

// The entries of the folder; files that were abandoned unfinished are removed.
std::vector<Entry> ListEntries(const std::string& folder) {
  std::vector<Entry> entries;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const std::string name = it->path().filename().string();
    const bool unfinished = name.starts_with(kUnfinishedPrefix);
    struct stat status;
    if ((!unfinished && !IsEntryName(name)) || lstat(it->path().c_str(), &status) != 0 ||
        !S_ISREG(status.st_mode)) {
      continue;
    }
    if (!unfinished) {
      entries.push_back(
          {status.st_mtim, static_cast<uint64_t>(status.st_size), it->path().string()});
    } else if (std::time(nullptr) - status.st_mtim.tv_sec > kAbandonedSeconds) {
      unlink(it->path().c_str());
    }
  }
  return entries;
}

}  // namespace

ExtractionCache::ExtractionCache(std::string folder, uint64_t most_bytes)
    : folder_(std::move(folder)), most_bytes_(most_bytes) {}

std::optional<Document> ExtractionCache::Find(const std::string& hash, FileType type) {
  used_ = true;
  const std::string name = NameOf(hash, type);
  const OwnedFd file(
      open((folder_ + "/" + name).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (file.get() < 0) return std::nullopt;
  const std::optional<std::string> entry = ReadEntry(file.get());
  if (!entry) return std::nullopt;
  try {
    Document document = Decode(name, *entry);
    futimens(file.get(), nullptr);  // where one may not, it goes sooner
    return document;
  } catch (const Error&) {
    return std::nullopt;
  }
}

void ExtractionCache::Keep(const std::string& hash, FileType type, const Document& document) {
  if (failed_) return;
  const std::string name = NameOf(hash, type);
  std::string entry;
  try {
    entry = Encode(name, document);
  } catch (const Error&) {
    return;  // larger than a record may be
  }
  if (entry.size() > most_bytes_ / 2) return;
  used_ = true;
  Write(name, entry);
  if ((kept_bytes_ += entry.size()) > most_bytes_ / 4) Trim();
}

// Readers find all of an entry or none of it. It need not outlast a failure of power: what is lost
// is extracted again.
void ExtractionCache::Write(const std::string& name, const std::string& bytes) {
  std::error_code error;
  fs::create_directories(fs::path(folder_).parent_path(), error);
  mkdir(folder_.c_str(), S_IRWXU);
  std::string path = folder_ + "/" + std::string(kUnfinishedPrefix) + "XXXXXX";
  OwnedFd file(mkostemp(path.data(), O_CLOEXEC));
  if (file.get() < 0) return Fail(std::strerror(errno));
  if (!WriteAll(file.get(), bytes) || close(file.Release()) != 0 ||
      rename(path.c_str(), (folder_ + "/" + name).c_str()) != 0) {
    Fail(std::strerror(errno));
    unlink(path.c_str());
  }
}

void ExtractionCache::Trim() {
  if (!used_) return;
  kept_bytes_ = 0;
  std::vector<Entry> entries = ListEntries(folder_);
  uint64_t held = 0;
  for (const Entry& entry : entries) held += entry.size;
  if (held <= most_bytes_) return;
  std::sort(entries.begin(), entries.end(), UsedBefore);
  for (const Entry& entry : entries) {
    if (held <= most_bytes_ / 100 * kTrimmedPercent) return;
    // Another process may have been faster.
    if (unlink(entry.path.c_str()) == 0 || errno == ENOENT) held -= entry.size;
  }
}

void ExtractionCache::Fail(const std::string& reason) {
  if (failed_.exchange(true)) return;
  const std::lock_guard<std::mutex> lock(mutex_);
  trouble_ = "extracted documents cannot be kept in " + folder_ + ": " + reason;
}

std::string ExtractionCache::trouble() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return trouble_;
}

}  // namespace faro
