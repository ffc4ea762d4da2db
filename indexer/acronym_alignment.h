// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_ACRONYM_ALIGNMENT_H_
#define FARO_INDEXER_ACRONYM_ALIGNMENT_H_

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace faro {

// A word that an acronym may have a letter from.
struct AcronymWord {
  size_t begin = 0;  // bytes of the text
  size_t end = 0;
  std::u32string letters;  // without case, accents and punctuation
  bool function_word = false;
  bool joined = false;  // no more than a comma, a hyphen or a quote after the word before
};

// The letters of an acronym laid on words, and what is left over.
struct AcronymAlignment {
  size_t inner = 0;           // letters that are not the first of a word
  size_t skipped = 0;         // words passed over, without function words
  size_t trailing = 0;        // of those, after the last letter
  size_t function_words = 0;  // that letters stand for

  int Cost() const;  // the less the better
};

// The cheapest way to find all of `letters` in `words`, in order, the first one at the beginning of
// the first word, and each other at the beginning of a word or in one whose beginning counts too.
// A digit may stand for no word at all (3RP). By dynamic programming over words and the number of
// letters found. Thread-safe.
std::optional<AcronymAlignment> AlignAcronym(std::u32string_view letters,
                                             std::span<const AcronymWord> words);

}  // namespace faro

#endif  // FARO_INDEXER_ACRONYM_ALIGNMENT_H_
