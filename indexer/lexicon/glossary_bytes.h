// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_GLOSSARY_BYTES_H_
#define FARO_INDEXER_LEXICON_GLOSSARY_BYTES_H_

#include <cstddef>
#include <cstdint>
#include <string>

namespace faro {

// A larger glossary is not read.
inline constexpr uint64_t kLargestGlossary = uint64_t{1024} * 1024 * 1024;

// The bytes of a glossary, from its start, in pieces. All members throw Error(kBadInput) naming the
// file: it is not there, may not be read, is no regular file, or is larger than kLargestGlossary,
// also if it grows while being read. Not thread-safe.
class GlossaryBytes {
 public:
  explicit GlossaryBytes(const std::string& path);
  ~GlossaryBytes();

  GlossaryBytes(const GlossaryBytes&) = delete;
  GlossaryBytes& operator=(const GlossaryBytes&) = delete;

  const std::string& path() const { return path_; }

  // Reads up to `size` bytes, which must not be 0, into `buffer`. Returns their number, 0 at the
  // end.
  size_t Read(char* buffer, size_t size);

  // The first `size` bytes, fewer if there are no more. Reading goes on from where it was.
  std::string Head(size_t size) const;

  // All that has not been read. Throws when it is more than `limit` bytes.
  std::string ReadAll(uint64_t limit);

 private:
  [[noreturn]] void Fail(const std::string& reason) const;
  size_t ReadAt(uint64_t offset, char* buffer, size_t size) const;

  std::string path_;
  int descriptor_;
  uint64_t offset_ = 0;
};

// XXH3 (128 bits) of the bytes of a glossary, hexadecimal, in constant memory. Throws as above.
std::string HashGlossary(const std::string& path);

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_GLOSSARY_BYTES_H_
