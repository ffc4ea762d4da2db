// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/screen_rows.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "lib/base/utf8.h"

namespace faro {
namespace {

constexpr char kEscape = '\x1b';

// The end of the escape sequence that starts at `begin` (ECMA-48, 5.4 and 5.6).
size_t EndOfSequence(std::string_view text, size_t begin) {
  size_t i = begin + 1;
  if (i >= text.size()) return i;
  if (text[i] == '[') {
    for (++i; i < text.size(); ++i) {
      if (text[i] >= 0x40 && text[i] <= 0x7E) return i + 1;
    }
  } else if (text[i] == ']') {
    for (++i; i < text.size(); ++i) {
      if (text[i] == '\a') return i + 1;
      if (text[i] == kEscape) return std::min(i + 2, text.size());
    }
  } else {
    ++i;
  }
  return i;
}

size_t Width(char32_t c) {
  const auto code_point = static_cast<UChar32>(c);
  constexpr uint32_t kNoRoom = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK;
  if ((U_GET_GC_MASK(code_point) & kNoRoom) != 0) return 0;
  const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

size_t ScreenRows(std::string_view text, size_t columns) {
  size_t rows = 0;
  size_t column = 0;
  for (size_t i = 0; i < text.size();) {
    if (text[i] == kEscape) {
      i = EndOfSequence(text, i);
      continue;
    }
    const char32_t c = NextCodePoint(text, &i);
    if (c == U'\n') {
      ++rows;
      column = 0;
      continue;
    }
    const size_t width = Width(c);
    if (column + width > columns) {
      ++rows;
      column = 0;
    }
    column += width;
  }
  return rows + (column > 0 ? 1 : 0);
}

}  // namespace faro
