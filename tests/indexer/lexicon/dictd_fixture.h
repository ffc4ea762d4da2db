// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_TESTS_INDEXER_LEXICON_DICTD_FIXTURE_H_
#define FARO_TESTS_INDEXER_LEXICON_DICTD_FIXTURE_H_

#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace faro::testing {

// `text` as a gzip file.
inline std::string Gzip(const std::string& text) {
  z_stream stream{};
  constexpr int kGzipFormat = 15 + 16;
  EXPECT_EQ(
      deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzipFormat, 8, Z_DEFAULT_STRATEGY),
      Z_OK);
  std::string packed(deflateBound(&stream, text.size()), '\0');
  std::string input = text;
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

// A number in the digits of dictd's indexes.
inline std::string Base64(size_t number) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string digits;
  do {
    digits += kDigits[number % 64];
    number /= 64;
  } while (number > 0);
  std::reverse(digits.begin(), digits.end());
  return digits;
}

inline std::string IndexLine(const std::string& headword, size_t offset, size_t length) {
  return headword + "\t" + Base64(offset) + "\t" + Base64(length) + "\n";
}

// The two files of a dictionary, from its headwords with the text of each.
struct DictdFiles {
  explicit DictdFiles(const std::vector<std::pair<std::string, std::string>>& entries) {
    for (const auto& [headword, entry] : entries) {
      index += IndexLine(headword, text.size(), entry.size());
      text += entry;
    }
  }

  std::string index;
  std::string text;
};

}  // namespace faro::testing

#endif  // FARO_TESTS_INDEXER_LEXICON_DICTD_FIXTURE_H_
