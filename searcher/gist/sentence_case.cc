// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/gist/sentence_case.h"

#include <unicode/uchar.h>

#include "lib/base/utf8.h"

namespace faro {
namespace {

// Where the first letter or digit starts, or the size of `text`.
size_t FirstWord(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i;
    if (u_isalnum(static_cast<UChar32>(NextCodePoint(text, &i)))) return begin;
  }
  return text.size();
}

}  // namespace

bool StartsWithCapital(std::string_view text) {
  size_t at = FirstWord(text);
  return at < text.size() && u_isupper(static_cast<UChar32>(NextCodePoint(text, &at)));
}

std::string WithCapital(std::string_view text) {
  const size_t begin = FirstWord(text);
  if (begin == text.size()) return std::string(text);
  size_t end = begin;
  const auto first = static_cast<UChar32>(NextCodePoint(text, &end));
  std::string result(text.substr(0, begin));
  AppendUtf8(static_cast<char32_t>(u_toupper(first)), &result);
  return result + std::string(text.substr(end));
}

}  // namespace faro
