// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_SPELLING_SPELLING_WEIGHTS_H_
#define FARO_SEARCHER_SPELLING_SPELLING_WEIGHTS_H_

#include <cstddef>

namespace faro {

// Every number that the correction of spelling depends on. A whole edit costs kEdit; what people
// and keyboards do more often costs less. That most mistakes are one letter left out, put in or
// changed, or two that change places: Damerau, "A technique for computer detection and correction
// of spelling errors", Communications of the ACM 7(3), 1964. The figures beside the numbers are
// those of scripts/evaluate-spelling; what they were weighed against is in docs/spelling.md.

inline constexpr int kEdit = 100;
inline constexpr int kNeighbourKey = 90;   // the key beside the right one
inline constexpr int kExchange = 75;       // two neighbours that change places: stauts
inline constexpr int kSoundsAlike = 50;    // b and v, c, s and z, g and j, h or none, ll and y
inline constexpr int kDoubledLetter = 70;  // accomodation, ocurrir
inline constexpr int kAccent = 8;          // nearly free: half of all authors leave them out
inline constexpr int kFirstLetter = 15;    // on top, where the first letter is another

// What a candidate may cost: a word of few letters has too many neighbours. Accents come on top.
inline constexpr size_t kShortestTyped = 3;     // letters
inline constexpr size_t kShortestTwoEdits = 6;  // letters
inline constexpr int kAccentAllowance = 30;

constexpr int MostCost(size_t letters) {
  if (letters < kShortestTyped) return 0;
  return (letters < kShortestTwoEdits ? kEdit : 2 * kEdit) + kAccentAllowance;
}

// Among candidates: what each doubling of the number of passages is worth, what it costs not to be
// a word of the query's language, and what the translation store's knowledge is worth.
inline constexpr double kFrequencyDoubling = 8;
inline constexpr double kOtherLanguage = 30;
inline constexpr double kInLexicon = 6;

// A word that the index has is taken for a mistake where it stands in so few passages, and a word
// one edit away in so many times as many.
inline constexpr unsigned kFewPassages = 2;
inline constexpr unsigned kManyTimes = 50;

}  // namespace faro

#endif  // FARO_SEARCHER_SPELLING_SPELLING_WEIGHTS_H_
