// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_VOCABULARY_H_
#define FARO_INDEXER_VOCABULARY_H_

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/index/word_sequence.h"
#include "lib/language/analyzer.h"

namespace faro {

// A term and how often the passage in hand has it.
struct CountedTerm {
  std::string term;  // as TermFor makes it
  uint32_t count = 0;
};

// What the index needs of a word.
struct KnownWord {
  std::string spelling;
  CountedTerm exact;
  std::array<CountedTerm*, 2>
      stems{};  // by kStemmedLanguages; null for function words, numbers and the like
  std::array<bool, 2> is_function_word{};  // by kStemmedLanguages
  WordCode code = 0;
  bool accented = false;  // has another spelling without accents
};

// The words met so far, with all that follows from their spelling: a manual repeats its words, so
// each is stemmed, folded and hashed once. It counts, too, how often a passage has each term. One
// object for each thread.
class Vocabulary {
 public:
  explicit Vocabulary(Analyzer* analyzer) : analyzer_(analyzer) {}  // not owned

  // Starts the counts of a passage. What Look returned before is invalid from here on.
  void StartPassage();

  // `token.stemmable` says whether the word is one of letters. Throws Error when ICU fails.
  KnownWord& Look(std::string_view exact, bool stemmable);

  void Count(CountedTerm* term, uint32_t times) {
    if (term->count == 0) counted_.push_back(term);
    term->count += times;
  }

  // The terms of this passage, in the order in which they were met.
  const std::vector<CountedTerm*>& counted() const { return counted_; }

 private:
  // A table of hashes by which words are found: where it is open, a word takes one look into it
  // and one at the word, most of which are not in the processor's cache.
  struct Place {
    uint32_t hash = 0;
    KnownWord* word = nullptr;  // none where it is free
  };

  // The place of a word, or the free one where it belongs. No more than half of `places_` is taken.
  Place* Find(std::string_view exact, uint32_t hash);
  void Grow();
  KnownWord MakeWord(std::string_view exact, bool stemmable);
  CountedTerm* StemOf(std::string_view exact, Language language);

  Analyzer* analyzer_;
  std::deque<KnownWord> words_;
  std::vector<Place> places_;                           // as many as a power of two
  std::unordered_map<std::string, CountedTerm> stems_;  // by term
  std::vector<CountedTerm*> counted_;
};

}  // namespace faro

#endif  // FARO_INDEXER_VOCABULARY_H_
