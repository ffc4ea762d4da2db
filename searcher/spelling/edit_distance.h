// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_SPELLING_EDIT_DISTANCE_H_
#define FARO_SEARCHER_SPELLING_EDIT_DISTANCE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace faro {

// A letter as it is written, and without its accent or tilde.
struct Letter {
  char32_t written;
  char32_t bare;
};

// The letters of a case-folded word in UTF-8. Throws Error when ICU fails. Thread-safe.
std::vector<Letter> LettersOf(std::string_view word);

// The one letter `code_point`.
Letter LetterOf(char32_t code_point);

// Of case-folded text: not so for digits and marks.
bool IsLetter(char32_t code_point);

// What it costs to have typed one word for another: the restricted Damerau-Levenshtein distance
// (Boytsov, "Indexing methods for approximate dictionary searching", ACM JEA 16, 2011, section 2.2)
// with the weights of spelling_weights.h. The other word is given letter by letter, so that words
// in order share the work on what they begin with.
class EditDistance {
 public:
  EditDistance(std::vector<Letter> typed, int most_cost);

  // Appends a letter to the other word. False when no word that begins so costs `most_cost` or
  // less.
  bool Push(Letter letter);

  // Cuts the other word to its first `letters`.
  void Shorten(size_t letters) { other_.resize(letters); }

  const std::vector<Letter>& other() const { return other_; }

  // For the other word as it stands.
  int cost() const;

 private:
  int* Row(size_t letters) { return rows_.data() + letters * width_; }
  const int* Row(size_t letters) const { return rows_.data() + letters * width_; }
  int CheapestEnd(size_t row, size_t column) const;

  std::vector<Letter> typed_;
  std::vector<Letter> other_;
  int most_cost_;
  size_t width_;           // letters typed, and one
  std::vector<int> rows_;  // by letters of the other word: costs by letters typed
};

// The whole cost at once; for tests and short lists.
int EditCost(std::string_view typed, std::string_view other);

// Which letters a case-folded word has, to tell with a few steps that it is unlike another.
struct LetterSet {
  explicit LetterSet(std::string_view word);

  uint32_t letters = 0;  // bare ones, a in bit 0; those of other alphabets are left out
  uint32_t size = 0;     // in letters
};

// EditCost of the two words is this or more, whichever was typed.
int LeastCost(const LetterSet& a, const LetterSet& b);

}  // namespace faro

#endif  // FARO_SEARCHER_SPELLING_EDIT_DISTANCE_H_
