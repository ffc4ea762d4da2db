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

// `text` with its first letter changed.
std::string WithFirst(std::string_view text, UChar32 (*change)(UChar32)) {
  const size_t begin = FirstWord(text);
  if (begin == text.size()) return std::string(text);
  size_t end = begin;
  const auto first = static_cast<UChar32>(NextCodePoint(text, &end));
  std::string result(text.substr(0, begin));
  AppendUtf8(static_cast<char32_t>(change(first)), &result);
  return result + std::string(text.substr(end));
}

}  // namespace

bool StartsWithCapital(std::string_view text) {
  size_t at = FirstWord(text);
  return at < text.size() && u_isupper(static_cast<UChar32>(NextCodePoint(text, &at)));
}

bool StartsWithSmallLetter(std::string_view text) {
  size_t at = FirstWord(text);
  return at < text.size() && u_islower(static_cast<UChar32>(NextCodePoint(text, &at)));
}

std::string WithCapital(std::string_view text) { return WithFirst(text, u_toupper); }

std::string WithSmallLetter(std::string_view text) {
  size_t second = FirstWord(text);
  if (second < text.size()) NextCodePoint(text, &second);
  if (second == text.size()) return std::string(text);
  const auto next = static_cast<UChar32>(NextCodePoint(text, &second));
  return u_islower(next) ? WithFirst(text, u_tolower) : std::string(text);
}

}  // namespace faro
