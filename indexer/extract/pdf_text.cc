// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_text.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <array>

#include "indexer/extract/document_builder.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

constexpr char32_t kSoftHyphen = 0xAD;
constexpr char32_t kDotlessI = 0x131;

// The letters of U+FB00 to U+FB06, of which the first of the two "st" has a long s.
constexpr std::array<std::string_view, 7> kLigatures = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

// The combining form of a spacing accent that may belong to `next`, or 0. Letters that neither
// English nor Spanish has would turn the apostrophes of "people´s" into accents.
char32_t CombiningForm(char32_t accent, char32_t next) {
  const bool vowel = std::u32string_view(U"aeiouAEIOU\u0131").find(next) != std::u32string::npos;
  switch (accent) {
    case 0xA8:
      return vowel ? 0x308 : 0;
    case 0xB4:
    case 0x2CA:
      return vowel ? 0x301 : 0;
    case 0x2CB:
      return vowel ? 0x300 : 0;
    case 0x2C6:
      return vowel ? 0x302 : 0;
    case 0x2DC:
      return next == 'n' || next == 'N' ? 0x303 : 0;
    default:
      return 0;
  }
}

bool IsPrivate(char32_t c) { return c >= 0xE000 && c <= 0xF8FF; }

// Whether `c` is worth nothing in a text: no assigned character, or one that is not seen.
bool IsNoText(char32_t c) {
  if (c == 0xFFFD || IsPrivate(c)) return true;
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_CONTROL_CHAR:
      return c != '\t' && c != '\n';
    case U_FORMAT_CHAR:
    case U_SURROGATE:
    case U_PRIVATE_USE_CHAR:
    case U_UNASSIGNED:
      return true;
    default:
      return false;
  }
}

char32_t Composed(char32_t letter, char32_t accent) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfc = unorm2_getNFCInstance(&status);
  CheckIcu(status, "composing letters");
  if (letter == kDotlessI) letter = 'i';
  const UChar32 composed =
      unorm2_composePair(nfc, static_cast<UChar32>(letter), static_cast<UChar32>(accent));
  return composed < 0 ? 0 : static_cast<char32_t>(composed);
}

std::u32string Decode(std::string_view text) {
  std::u32string decoded;
  decoded.reserve(text.size());
  for (size_t i = 0; i < text.size();) decoded += NextCodePoint(text, &i);
  return decoded;
}

}  // namespace

std::string MendPdfText(std::string_view text) {
  if (std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < '\x7f'; })) {
    return FoldWhiteSpace(text);
  }
  const std::u32string in = Decode(text);
  std::u32string out;
  for (size_t i = 0; i < in.size(); ++i) {
    char32_t c = in[i];
    if (c >= 0xFB00 && c <= 0xFB06) {
      for (const char letter : kLigatures[c - 0xFB00]) out += static_cast<char32_t>(letter);
      continue;
    }
    if (IsPrivate(c) && out.empty()) c = U'•';
    if (c == kSoftHyphen && i + 1 == in.size()) {
      out += c;
      continue;
    }
    if (IsNoText(c)) continue;
    if (const char32_t accent = i + 1 < in.size() ? CombiningForm(c, in[i + 1]) : 0) {
      if (const char32_t both = Composed(in[i + 1], accent); both != 0) {
        out += both;
        ++i;
        continue;
      }
    }
    if (u_getCombiningClass(static_cast<UChar32>(c)) != 0 && !out.empty()) {
      if (const char32_t both = Composed(out.back(), c); both != 0) {
        out.back() = both;
        continue;
      }
    }
    out += c;
  }
  std::string mended;
  for (const char32_t c : out) AppendUtf8(c, &mended);
  return FoldWhiteSpace(mended);
}

bool StartsLower(std::string_view text) {
  size_t i = 0;
  return !text.empty() && u_islower(static_cast<UChar32>(NextCodePoint(text, &i)));
}

bool EndsSentence(std::string_view text) {
  for (const std::string_view closing : {")", "\"", "'", "”", "’", "»", "]"}) {
    if (text.ends_with(closing)) text.remove_suffix(closing.size());
  }
  return !text.empty() && std::string_view(".:;!?").find(text.back()) != std::string_view::npos;
}

}  // namespace faro
