// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/acronym_alignment.h"

#include <vector>

namespace faro {
namespace {

// What is left over when the letters of an acronym are laid on words. Round figures: a letter
// inside a word is worse than a word passed over, and that than a function word that is needed.
constexpr int kInnerLetterCost = 3;
constexpr int kSkippedWordCost = 2;
constexpr int kFunctionWordCost = 1;

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

void Keep(const AcronymAlignment& alignment, std::optional<AcronymAlignment>* best) {
  if (!*best || alignment.Cost() < (*best)->Cost()) *best = alignment;
}

}  // namespace

int AcronymAlignment::Cost() const {
  return static_cast<int>(inner) * kInnerLetterCost + static_cast<int>(skipped) * kSkippedWordCost +
         static_cast<int>(function_words) * kFunctionWordCost;
}

std::optional<AcronymAlignment> AlignAcronym(std::u32string_view letters,
                                             std::span<const AcronymWord> words) {
  std::vector<std::optional<AcronymAlignment>> found(letters.size() + 1);
  found[0] = AcronymAlignment();
  for (const AcronymWord& word : words) {
    std::vector<std::optional<AcronymAlignment>> next(letters.size() + 1);
    for (size_t k = 0; k < found.size(); ++k) {
      if (!found[k]) continue;
      AcronymAlignment taking = *found[k];
      taking.function_words += word.function_word;
      size_t at = 0;
      for (size_t i = k; i < letters.size(); ++i) {
        at = i == k ? (word.letters.starts_with(letters[k]) ? 0 : word.letters.npos)
                    : word.letters.find(letters[i], at + 1);
        if (at == word.letters.npos) break;
        taking.inner += i > k;
        Keep(taking, &next[i + 1]);
      }
      if (&word == &words.front()) continue;
      AcronymAlignment passing = *found[k];
      passing.skipped += !word.function_word;
      passing.trailing += !word.function_word && k == letters.size();
      Keep(passing, &next[k]);
    }
    for (size_t k = 0; k < letters.size(); ++k) {
      if (next[k] && IsDigit(letters[k])) Keep(*next[k], &next[k + 1]);
    }
    found = std::move(next);
  }
  return found.back();
}

}  // namespace faro
