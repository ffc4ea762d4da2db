// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>  // newlocale, uselocale: POSIX

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "lib/base/error.h"

namespace faro {
namespace {

constexpr size_t kChunk = size_t{64} * 1024;

using Archive = std::unique_ptr<archive, int (*)(archive*)>;

// libarchive gives up names that the locale of the thread cannot write, and ours is "C".
locale_t Utf8Locale() {
  static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return locale;
}

// While it lives, the thread has a locale of UTF-8 (or its own where the system has none).
class LocaleScope {
 public:
  LocaleScope() : previous_(uselocale(Utf8Locale())) {}
  ~LocaleScope() { uselocale(previous_); }
  LocaleScope(const LocaleScope&) = delete;
  LocaleScope& operator=(const LocaleScope&) = delete;

 private:
  locale_t previous_;
};

Error Damaged(archive* reader) {
  std::string reason = "a damaged or incomplete ZIP archive";
  if (const char* detail = archive_error_string(reader)) {
    reason.append(" (").append(detail).append(")");
  }
  return {ErrorCode::kBadInput, reason};
}

Archive Open(std::string_view bytes) {
  Archive reader(archive_read_new(), &archive_read_free);
  if (reader == nullptr) throw Error(ErrorCode::kInternal, "libarchive is out of memory");
  // Only by the directory at the end: the other way, from header to header, has to inflate what it
  // skips, and takes what was cut off for the end.
  if (archive_read_support_format_zip_seekable(reader.get()) != ARCHIVE_OK ||
      archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    throw Damaged(reader.get());
  }
  return reader;
}

std::string_view NameOf(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) name = archive_entry_pathname(entry);
  return name == nullptr ? std::string_view() : name;
}

// The content of the entry at which `reader` stands; its size is taken from `*inflatable`.
std::string Inflate(archive* reader, archive_entry* entry, uint64_t* inflatable) {
  if (archive_entry_is_encrypted(entry) != 0) {
    throw Error(ErrorCode::kBadInput, "the document is protected by a password");
  }
  std::string content;
  for (;;) {
    const size_t before = content.size();
    content.resize(before + kChunk);
    const la_ssize_t size = archive_read_data(reader, content.data() + before, kChunk);
    if (size < 0) throw Damaged(reader);
    content.resize(before + static_cast<size_t>(size));
    if (size == 0) return content;
    if (static_cast<uint64_t>(size) > *inflatable) {
      throw Error(ErrorCode::kBadInput, "its archive inflates to more than is read of one");
    }
    *inflatable -= static_cast<uint64_t>(size);
  }
}

}  // namespace

ArchiveEntries ArchiveReader::Read(const std::set<std::string, std::less<>>& wanted) {
  const LocaleScope locale;
  const Archive reader = Open(bytes_);
  ArchiveEntries entries;
  for (size_t count = 0; entries.size() < wanted.size(); ++count) {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(reader.get(), &entry);
    if (status == ARCHIVE_EOF) break;
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) throw Damaged(reader.get());
    if (count == kMostArchiveEntries) {
      throw Error(ErrorCode::kBadInput,
                  "its archive has more than " + std::to_string(count) + " entries");
    }
    const std::string_view name = NameOf(entry);
    if (!wanted.contains(name) || entries.contains(name)) continue;
    std::string key(name);
    entries.emplace(std::move(key), Inflate(reader.get(), entry, &inflatable_));
  }
  return entries;
}

void PrepareArchiveReader() { Utf8Locale(); }

std::string ResolvePartName(std::string_view base, std::string_view target) {
  std::string path;
  if (!target.starts_with('/')) path = base.substr(0, base.rfind('/') + 1);
  path += target;
  std::vector<std::string_view> steps;
  for (size_t begin = 0; begin <= path.size();) {
    const size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view step = std::string_view(path).substr(begin, end - begin);
    begin = end + 1;
    if (step.empty() || step == ".") continue;
    if (step != "..") {
      steps.push_back(step);
    } else if (steps.empty()) {
      return {};
    } else {
      steps.pop_back();
    }
  }
  std::string name;
  for (const std::string_view step : steps) {
    if (!name.empty()) name += '/';
    name += step;
  }
  return name;
}

}  // namespace faro
