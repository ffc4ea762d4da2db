// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_LANGUAGE_LANGUAGE_DETECTOR_H_
#define FARO_LIB_LANGUAGE_LANGUAGE_DETECTOR_H_

#include <string_view>

#include "lib/language/analyzer.h"
#include "lib/language/language.h"

namespace faro {

// What a text says about its own language.
struct LanguageEvidence {
  // Natural log of the odds for Spanish against English; negative speaks for English.
  double spanish_log_odds = 0;
  // The text looks like a third language.
  bool other = false;

  // Evidence of neighbouring texts adds up.
  LanguageEvidence& operator+=(const LanguageEvidence& more) {
    spanish_log_odds += more.spanish_log_odds;
    return *this;
  }
};

// Log odds below which DecideLanguage abstains: 4 to 1.
inline constexpr double kDecisionLogOdds = 1.4;

// Log odds from which a short text may be trusted alone, as a query is: 20 to 1.
inline constexpr double kSureLogOdds = 3.0;

// Weighs `text`, whose tokens are `analyzed`, between English and Spanish. It is a naive Bayes
// scorer in log odds over function words, letters with Spanish diacritics, inverted marks and,
// where those do not settle it, the letter n-grams of letter_model.inc (see
// scripts/train-language). Acronyms (WHO and UN, unless all of several words are in capitals),
// numbers and the parts of addresses say nothing. A text of some length whose function words are
// mostly French, Portuguese, Italian or German, or whose letters are mostly not Latin, is `other`.
// Made for texts from one word to a few hundred. Thread-safe.
LanguageEvidence MeasureLanguage(std::string_view text, const AnalyzedText& analyzed);

// The language that the evidence speaks for, or kUnknown where it is weaker than
// kDecisionLogOdds.
Language DecideLanguage(const LanguageEvidence& evidence);

}  // namespace faro

#endif  // FARO_LIB_LANGUAGE_LANGUAGE_DETECTOR_H_
