// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_DICTD_FILE_H_
#define FARO_INDEXER_LEXICON_DICTD_FILE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace faro {

// More text than this is refused, whatever the size of the file it is packed in: in the text of a
// dictionary, in its index, and in all of its entries together.
inline constexpr size_t kMostDictdText = size_t{32} << 20;

// A dictionary as the dictd server keeps it.
class DictdFile {
 public:
  // Reads `path`.index (lines of headword, offset and length, the numbers in base 64) and
  // `path`.dict.dz (gzip). Has no entries when either is missing. Throws Error naming the file:
  // kIo when it cannot be opened, kBadInput when it is not such a file, breaks off, is not UTF-8,
  // or an entry lies outside of the text.
  explicit DictdFile(const std::string& path);

  // Entries point into text_.
  DictdFile(const DictdFile&) = delete;
  DictdFile& operator=(const DictdFile&) = delete;

  // The text of each entry, in the order of the index, without those that describe the dictionary
  // itself.
  const std::vector<std::string_view>& entries() const { return entries_; }

 private:
  std::string text_;
  std::vector<std::string_view> entries_;
};

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_DICTD_FILE_H_
