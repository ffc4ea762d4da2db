// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/dictd_file.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>

#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

// Headwords of the entries that describe the dictionary, as "00databaseinfo".
constexpr std::string_view kAboutPrefix = "00database";
constexpr std::string_view kAboutPrefixOlder = "00-database";

struct CloseGzip {
  void operator()(gzFile file) const { gzclose(file); }
};

// The text of a file, unpacked, or nothing when there is no file.
std::optional<std::string> ReadUnpacked(const std::string& path, bool must_be_packed) {
  errno = 0;
  const std::unique_ptr<gzFile_s, CloseGzip> file(gzopen(path.c_str(), "rb"));
  if (!file) {
    const int reason = errno;
    if (reason == ENOENT || reason == ENOTDIR) return std::nullopt;
    throw Error(ErrorCode::kIo, path + ": " + std::strerror(reason));
  }
  std::string text;
  std::array<char, size_t{64} << 10> buffer;
  int read = 0;
  while ((read = gzread(file.get(), buffer.data(), buffer.size())) > 0) {
    if (text.size() + static_cast<size_t>(read) > kMostDictdText) {
      throw Error(ErrorCode::kBadInput, path + ": more than " +
                                            std::to_string(kMostDictdText >> 20) +
                                            " MiB of text, too much for a dictionary");
    }
    text.append(buffer.data(), static_cast<size_t>(read));
  }
  // A file that breaks off is no failure of gzread, but leaves its mark.
  int status = Z_OK;
  const char* const reason = gzerror(file.get(), &status);
  if (read < 0 || status != Z_OK) {
    throw Error(ErrorCode::kBadInput, path + ": cannot be unpacked: " + reason);
  }
  if (must_be_packed && gzdirect(file.get()) != 0) {
    throw Error(ErrorCode::kBadInput, path + ": not a gzip file");
  }
  return text;
}

// A number as dictd writes it: digits of base 64, the highest first. Nothing for what is no number
// or beyond the text of any dictionary.
std::optional<size_t> ParseNumber(std::string_view digits) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  if (digits.empty()) return std::nullopt;
  size_t number = 0;
  for (const char digit : digits) {
    const size_t value = kDigits.find(digit);
    if (value == std::string_view::npos || number > kMostDictdText) return std::nullopt;
    number = number * 64 + value;
  }
  return number;
}

// Takes the first column off `*line`.
std::string_view TakeColumn(std::string_view* line) {
  const std::string_view column = line->substr(0, line->find('\t'));
  line->remove_prefix(std::min(column.size() + 1, line->size()));
  return column;
}

// The part of `text` that a line of the index names. Empty for entries about the dictionary.
std::string_view FindEntry(std::string_view line, std::string_view text, const std::string& place) {
  const std::string_view headword = TakeColumn(&line);
  const std::optional<size_t> offset = ParseNumber(TakeColumn(&line));
  const std::optional<size_t> length = ParseNumber(TakeColumn(&line));
  if (!offset || !length) {
    throw Error(ErrorCode::kBadInput, place + ": not a headword, an offset and a length");
  }
  if (*offset > text.size() || *length > text.size() - *offset) {
    throw Error(ErrorCode::kBadInput, place + ": the entry lies beyond the end of the text");
  }
  const bool about = headword.substr(0, kAboutPrefix.size()) == kAboutPrefix ||
                     headword.substr(0, kAboutPrefixOlder.size()) == kAboutPrefixOlder;
  return about ? std::string_view() : text.substr(*offset, *length);
}

std::vector<std::string_view> FindEntries(std::string_view index, std::string_view text,
                                          const std::string& name) {
  std::vector<std::string_view> entries;
  size_t total = 0;
  for (size_t number = 1; !index.empty(); ++number) {
    const std::string_view line = index.substr(0, index.find('\n'));
    index.remove_prefix(std::min(line.size() + 1, index.size()));
    const std::string_view entry = FindEntry(line, text, name + ":" + std::to_string(number));
    if (entry.empty()) continue;
    total += entry.size();
    if (total > kMostDictdText) {
      throw Error(ErrorCode::kBadInput, name + ": the same text belongs to too many entries");
    }
    entries.push_back(entry);
  }
  return entries;
}

}  // namespace

DictdFile::DictdFile(const std::string& path) {
  const std::string index_name = path + ".index";
  const std::string text_name = path + ".dict.dz";
  const std::optional<std::string> index = ReadUnpacked(index_name, false);
  std::optional<std::string> text = ReadUnpacked(text_name, true);
  if (!index || !text) return;
  if (!IsValidUtf8(*text)) throw Error(ErrorCode::kBadInput, text_name + ": not UTF-8");
  text_ = std::move(*text);
  entries_ = FindEntries(*index, text_, index_name);
}

}  // namespace faro
