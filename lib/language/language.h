// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_LANGUAGE_LANGUAGE_H_
#define FARO_LIB_LANGUAGE_LANGUAGE_H_

#include <algorithm>
#include <array>
#include <string_view>

#include "lib/base/utf8.h"

namespace faro {

// The language of a passage, a heading or a query. kUnknown is text that carries no evidence for
// either language; kOther is text with evidence for neither (French, Arabic, ...).
enum class Language { kUnknown, kEnglish, kSpanish, kOther };

// The languages that have stems and stop words, in the order in which tables list them.
inline constexpr std::array<Language, 2> kStemmedLanguages = {Language::kEnglish,
                                                              Language::kSpanish};

constexpr bool IsStemmed(Language language) {
  return language == Language::kEnglish || language == Language::kSpanish;
}

// The other one of kStemmedLanguages.
constexpr Language OtherLanguage(Language language) {
  return language == Language::kEnglish ? Language::kSpanish : Language::kEnglish;
}

// ISO 639-1 where there is one: "en", "es"; "und" (BCP 47) for unknown; "other".
constexpr std::string_view LanguageCode(Language language) {
  switch (language) {
    case Language::kEnglish:
      return "en";
    case Language::kSpanish:
      return "es";
    case Language::kOther:
      return "other";
    case Language::kUnknown:
      break;
  }
  return "und";
}

// The inverse of LanguageCode; anything else is kUnknown.
constexpr Language LanguageFromCode(std::string_view code) {
  for (const Language language : {Language::kEnglish, Language::kSpanish, Language::kOther}) {
    if (LanguageCode(language) == code) return language;
  }
  return Language::kUnknown;
}

// The language of a tag such as en, EN_us or es-419 (BCP 47, or three letters) by its first part;
// kUnknown for any other language.
constexpr Language LanguageOfTag(std::string_view tag) {
  const std::string_view first = tag.substr(0, tag.find_first_of("-_"));
  const auto is = [&](std::string_view code) {
    return std::equal(first.begin(), first.end(), code.begin(), code.end(),
                      [](char a, char b) { return LowerAscii(a) == b; });
  };
  if (is("en") || is("eng")) return Language::kEnglish;
  return is("es") || is("spa") ? Language::kSpanish : Language::kUnknown;
}

}  // namespace faro

#endif  // FARO_LIB_LANGUAGE_LANGUAGE_H_
