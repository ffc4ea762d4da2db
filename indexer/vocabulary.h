// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_VOCABULARY_H_
#define FARO_INDEXER_VOCABULARY_H_

#include <array>
#include <cstdint>
#include <functional>
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
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  template <typename Value>
  using Table = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

  CountedTerm* StemOf(std::string_view exact, Language language);

  Analyzer* analyzer_;
  Table<KnownWord> words_;
  Table<CountedTerm> stems_;  // by term
  std::vector<CountedTerm*> counted_;
};

}  // namespace faro

#endif  // FARO_INDEXER_VOCABULARY_H_
