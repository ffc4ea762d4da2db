// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_LANGUAGE_NORMALIZER_H_
#define FARO_LIB_LANGUAGE_NORMALIZER_H_

#include <string>
#include <string_view>

#include "lib/language/tokenizer.h"

namespace faro {

// Appends to `out` the exact form of a token, the one under which phrases, names, numbers and
// acronyms are found in any language. The steps and their order are kNormalizerSteps. Words lose
// case, compatibility forms, an English possessive ('s), an elided article (l'État gives état) and
// the stops of an abbreviation (U.N. gives un); numbers lose grouping and write decimals with a
// point (38,5 gives 38.5). Accents stay. UTF-8. Throws Error when ICU fails. Thread-safe.
void AppendExactForm(std::string_view token, TokenKind kind, std::string* out);

// One step of the chain: rewrites the text from `begin` to the end of `*text`.
struct NormalizerStep {
  std::string_view name;
  std::string_view reason;  // why it stands at this place in the order
  void (*apply)(TokenKind kind, size_t begin, std::string* text);
};

// The steps in the order in which AppendExactForm applies them, after case folding.
extern const NormalizerStep kNormalizerSteps[];
extern const size_t kNormalizerStepCount;

// The acronym that a token spells, or empty: two to ten capitals and digits with at least two
// capitals, full stops and a plural s left out (IDPs gives IDP, U.N. gives UN).
std::string AcronymOf(std::string_view token);

// The letters and digits of an acronym however it is written, case-folded and without accents:
// UN-CMCoord and uncmcoord are one. Throws Error when ICU fails.
std::string AcronymLetters(std::string_view acronym);

}  // namespace faro

#endif  // FARO_LIB_LANGUAGE_NORMALIZER_H_
