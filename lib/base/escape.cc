// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/escape.h"

#include "lib/base/utf8.h"

namespace faro {
namespace {

bool IsUnsafe(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::string EscapeForTerminal(std::string_view text, bool keep_lines) {
  std::string safe;
  safe.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, &i);
    if (c == U'\n' && keep_lines) {
      safe += '\n';
    } else if (IsUnsafe(c)) {
      safe += ' ';
    } else {
      AppendUtf8(c, &safe);
    }
  }
  return safe;
}

std::string ToValidUtf8(std::string_view text) {
  if (IsValidUtf8(text)) return std::string(text);
  std::string valid;
  for (size_t i = 0; i < text.size();) AppendUtf8(NextCodePoint(text, &i), &valid);
  return valid;
}

}  // namespace faro
