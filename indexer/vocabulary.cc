// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/vocabulary.h"

#include "lib/index/schema.h"
#include "lib/language/folding.h"
#include "lib/language/stop_words.h"

namespace faro {
namespace {

// Bounds the memory at some 40 MB; the vocabulary of a manual is a tenth of this.
constexpr size_t kMostWords = 100'000;

}  // namespace

void Vocabulary::StartPassage() {
  for (CountedTerm* term : counted_) term->count = 0;
  counted_.clear();
  if (words_.size() < kMostWords) return;
  words_.clear();
  stems_.clear();
}

KnownWord& Vocabulary::Look(std::string_view exact, bool stemmable) {
  const auto known = words_.find(exact);
  if (known != words_.end()) return known->second;
  KnownWord word;
  word.exact.term = TermFor(Field::kExact, exact);
  word.code = CodeOfWord(exact);
  word.accented = FoldAccentsAndTilde(exact) != exact;
  for (size_t i = 0; i < kStemmedLanguages.size(); ++i) {
    const Language language = kStemmedLanguages[i];
    word.is_function_word[i] = IsStopWord(exact, language);
    if (stemmable && !word.is_function_word[i]) word.stems[i] = StemOf(exact, language);
  }
  return words_.emplace(std::string(exact), std::move(word)).first->second;
}

CountedTerm* Vocabulary::StemOf(std::string_view exact, Language language) {
  std::string term = TermFor(StemField(language), analyzer_->Stem(exact, language));
  const auto known = stems_.find(term);
  if (known != stems_.end()) return &known->second;
  std::string key = term;
  return &stems_.emplace(std::move(key), CountedTerm{std::move(term)}).first->second;
}

}  // namespace faro
