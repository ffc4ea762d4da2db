// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/folding.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

#include "lib/base/error.h"
#include "lib/base/escape.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

constexpr char32_t kEnye = U'ñ';

const icu::Normalizer2& CaseFolder() {
  static const icu::Normalizer2* const folder = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = icu::Normalizer2::getNFKCCasefoldInstance(status);
    CheckIcu(status, "loading case folding");
    return instance;
  }();
  return *folder;
}

const icu::Normalizer2& Decomposer() {
  static const icu::Normalizer2* const decomposer = [] {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* instance = icu::Normalizer2::getNFDInstance(status);
    CheckIcu(status, "loading decomposition");
    return instance;
  }();
  return *decomposer;
}

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

bool IsLatin(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  CheckIcu(status, "looking up a script");
  return script == USCRIPT_LATIN;
}

// The letter that `c` is without its diacritics; `c` itself where there are none.
char32_t BaseLetter(char32_t c) {
  icu::UnicodeString decomposition;
  if (!Decomposer().getDecomposition(static_cast<UChar32>(c), decomposition)) return c;
  return static_cast<char32_t>(decomposition.char32At(0));
}

// Only Latin letters lose anything: in other scripts marks are vowels, and a Korean syllable
// decomposes into its letters.
std::string Fold(std::string_view word, bool keep_enye) {
  if (IsAscii(word)) return std::string(word);
  std::string folded;
  folded.reserve(word.size());
  bool after_latin = false;
  for (size_t i = 0; i < word.size();) {
    const size_t begin = i;
    const char32_t c = NextCodePoint(word, &i);
    if (c >= 0x80 && u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK) {
      if (!after_latin) folded.append(word, begin, i - begin);
      continue;
    }
    const char32_t base = c < 0x80 || (c == kEnye && keep_enye) ? c : BaseLetter(c);
    after_latin = base < 0x80 || IsLatin(base);
    AppendUtf8(after_latin ? base : c, &folded);
  }
  return folded;
}

}  // namespace

void AppendCaseFolded(std::string_view text, std::string* out) {
  if (IsAscii(text)) {
    for (const char c : text) *out += LowerAscii(c);
    return;
  }
  if (!IsValidUtf8(text)) return AppendCaseFolded(ToValidUtf8(text), out);  // ICU copies bad bytes
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(out);
  CaseFolder().normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())),
                             sink, nullptr, status);
  CheckIcu(status, "folding case");
}

std::string CaseFolded(std::string_view text) {
  std::string folded;
  AppendCaseFolded(text, &folded);
  return folded;
}

std::string FoldAccents(std::string_view word) { return Fold(word, true); }

std::string FoldAccentsAndTilde(std::string_view word) { return Fold(word, false); }

}  // namespace faro
