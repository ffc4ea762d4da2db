// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_BASE_UTF8_H_
#define FARO_LIB_BASE_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace faro {

// Small helpers over UTF-8 held in std::string. All offsets and lengths are bytes unless a name
// says code points. None throws; all are thread-safe.

// What some programs write before a text in UTF-8 (the byte order mark).
inline constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

// Whether `text` is well-formed UTF-8 (Unicode 15, table 3-7: no overlong forms, no surrogates).
bool IsValidUtf8(std::string_view text);

// The code point that starts at `*offset`, which moves past it. Ill-formed bytes read as U+FFFD,
// one byte at least. `*offset` must be below text.size().
inline char32_t NextCodePoint(std::string_view text, size_t* offset);

void AppendUtf8(char32_t code_point, std::string* out);

size_t CountCodePoints(std::string_view text);

// The largest offset <= `offset` at which a code point starts (or text.size()).
size_t FloorToCodePoint(std::string_view text, size_t offset);

inline bool IsAsciiSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
inline bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
inline bool IsAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool IsAsciiLower(char c) { return c >= 'a' && c <= 'z'; }
inline bool IsAsciiAlpha(char c) { return IsAsciiUpper(c) || IsAsciiLower(c); }
inline bool IsAsciiAlnum(char c) { return IsAsciiAlpha(c) || IsAsciiDigit(c); }

// Without regard to the locale; other letters stay as they are.
constexpr char LowerAscii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
std::string LowerAscii(std::string_view text);

// Whether `text` is `lower`, or would be but for capitals of ASCII in it.
bool EqualNoCase(std::string_view text, std::string_view lower);

// NextCodePoint where that is not an ASCII character.
char32_t NextLongCodePoint(std::string_view text, size_t* offset);

inline char32_t NextCodePoint(std::string_view text, size_t* offset) {
  const char c = text[*offset];
  if ((c & 0x80) != 0) return NextLongCodePoint(text, offset);
  ++*offset;
  return static_cast<char32_t>(c);
}

// Without ASCII white space at either end. The result points into `text`.
std::string_view TrimAscii(std::string_view text);

}  // namespace faro

#endif  // FARO_LIB_BASE_UTF8_H_
