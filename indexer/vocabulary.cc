// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/vocabulary.h"

#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "lib/index/schema.h"
#include "lib/language/folding.h"
#include "lib/language/stop_words.h"

namespace faro {
namespace {

// Bounds the memory at some 40 MB; the vocabulary of a manual is a tenth of this.
constexpr size_t kMostWords = 100'000;

constexpr size_t kFewestPlaces = 4096;

}  // namespace

void Vocabulary::StartPassage() {
  for (CountedTerm* term : counted_) term->count = 0;
  counted_.clear();
  if (words_.size() < kMostWords) return;
  words_.clear();
  stems_.clear();
  places_.clear();
}

KnownWord& Vocabulary::Look(std::string_view exact, bool stemmable) {
  if (words_.size() * 2 >= places_.size()) Grow();
  const auto hash = static_cast<uint32_t>(XXH3_64bits(exact.data(), exact.size()));
  Place* const place = Find(exact, hash);
  if (place->word == nullptr) {
    *place = {hash, &words_.emplace_back(MakeWord(exact, stemmable))};
  }
  return *place->word;
}

Vocabulary::Place* Vocabulary::Find(std::string_view exact, uint32_t hash) {
  const size_t mask = places_.size() - 1;
  for (size_t i = hash & mask;; i = (i + 1) & mask) {
    Place& place = places_[i];
    const bool found = place.hash == hash && place.word != nullptr && place.word->spelling == exact;
    if (found || place.word == nullptr) return &place;
  }
}

void Vocabulary::Grow() {
  const std::vector<Place> before = std::move(places_);
  places_.assign(std::max(kFewestPlaces, before.size() * 2), Place());
  for (const Place& place : before) {
    if (place.word != nullptr) *Find(place.word->spelling, place.hash) = place;
  }
}

KnownWord Vocabulary::MakeWord(std::string_view exact, bool stemmable) {
  KnownWord word;
  word.spelling = exact;
  word.exact.term = TermFor(Field::kExact, exact);
  word.code = CodeOfWord(exact);
  word.accented = FoldAccentsAndTilde(exact) != exact;
  for (size_t i = 0; i < kStemmedLanguages.size(); ++i) {
    const Language language = kStemmedLanguages[i];
    word.is_function_word[i] = IsStopWord(exact, language);
    if (stemmable && !word.is_function_word[i]) word.stems[i] = StemOf(exact, language);
  }
  return word;
}

CountedTerm* Vocabulary::StemOf(std::string_view exact, Language language) {
  std::string term = TermFor(StemField(language), analyzer_->Stem(exact, language));
  const auto known = stems_.find(term);
  if (known != stems_.end()) return &known->second;
  std::string key = term;
  return &stems_.emplace(std::move(key), CountedTerm{std::move(term)}).first->second;
}

}  // namespace faro
