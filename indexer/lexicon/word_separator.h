// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_WORD_SEPARATOR_H_
#define FARO_INDEXER_LEXICON_WORD_SEPARATOR_H_

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace faro {

// Puts blanks back between words that were run together, by a vocabulary of what is right. All
// comparisons ignore case. UTF-8 throughout.
class WordSeparator {
 public:
  // Adds a term that is known to be right, and so are its words.
  void Learn(std::string_view term);

  // `term` with each of its words that is not known written as the known term that it is without
  // its blanks ("middaymeal"), else as the fewest known words that it is made of, among these the
  // longest, else as it is. A capital after a small letter starts a word ("NorthAmerica").
  std::string Separate(std::string_view term) const;

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  bool IsKnown(std::string_view word) const;
  std::string SeparateWord(std::string_view word) const;

  // Keys are in lower case.
  std::unordered_set<std::string, Hash, std::equal_to<>> words_;
  std::unordered_map<std::string, std::string>
      terms_;                // of several words, by their run-together form
  size_t longest_word_ = 0;  // bytes
};

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_WORD_SEPARATOR_H_
