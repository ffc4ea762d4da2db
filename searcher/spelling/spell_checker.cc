// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/spelling/spell_checker.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "lib/base/utf8.h"
#include "lib/index/schema.h"
#include "lib/index/translation_store.h"
#include "lib/language/folding.h"
#include "lib/language/stop_words.h"
#include "searcher/spelling/spelling_weights.h"

namespace faro {
namespace {

constexpr size_t kMostWeighed = 24;  // with what costs look-ups
constexpr size_t kMostCandidates = 5;

double CostAndFrequency(const SimilarWord& word) {
  return word.cost - kFrequencyDoubling * std::log2(1.0 + word.passages);
}

using Weighed = std::pair<double, SimilarWord>;

std::vector<SimilarWord> Best(std::vector<Weighed> weighed, size_t most) {
  std::stable_sort(weighed.begin(), weighed.end(),
                   [](const Weighed& a, const Weighed& b) { return a.first < b.first; });
  if (weighed.size() > most) weighed.resize(most);
  std::vector<SimilarWord> best;
  best.reserve(weighed.size());
  for (Weighed& word : weighed) best.push_back(std::move(word.second));
  return best;
}

}  // namespace

bool SpellChecker::IsInLexicon(const std::string& exact) {
  return std::any_of(kStemmedLanguages.begin(), kStemmedLanguages.end(),
                     [&](Language language) { return IsInLexicon(exact, language); });
}

bool SpellChecker::IsInLexicon(const std::string& exact, Language language) {
  const std::string stem(analyzer_->Stem(exact, language));
  return !FindLexiconTranslations(database_, TranslationKey(language, {stem})).empty() ||
         !FindForms(database_, FormLink::kFormToLemmas, language, stem).empty();
}

// Whether a passage of the language has the word, as far as the first of its passages tell. A
// server would send both lists whole; there the stem, which another word may have, must do.
bool SpellChecker::IsWordOf(const std::string& exact, Language language) {
  if (IsStopWord(exact, language)) return true;
  if (on_server_) {
    return database_.term_exists(TermFor(StemField(language), analyzer_->Stem(exact, language)));
  }
  constexpr int kMostSteps = 200;
  const std::string word = TermFor(Field::kExact, exact);
  const std::string filter = TermFor(Field::kLanguage, LanguageCode(language));
  auto with_word = database_.postlist_begin(word);
  auto in_language = database_.postlist_begin(filter);
  if (in_language == database_.postlist_end(filter)) return false;
  for (int step = 0; step < kMostSteps; ++step) {
    if (with_word == database_.postlist_end(word)) return false;
    in_language.skip_to(*with_word);
    if (in_language == database_.postlist_end(filter)) return false;
    if (*in_language == *with_word) return true;
    with_word.skip_to(*in_language);
  }
  return false;
}

double SpellChecker::Weigh(const SimilarWord& word, Language language) {
  double weight = CostAndFrequency(word);
  if (IsStemmed(language) && !IsWordOf(word.text, language)) weight += kOtherLanguage;
  if (IsInLexicon(word.text)) weight -= kInLexicon;
  return weight;
}

std::vector<SimilarWord> SpellChecker::Candidates(const std::string& exact, Language language,
                                                  int most_cost) {
  std::vector<Weighed> found;
  for (SimilarWord& word : FindSimilarWords(database_, exact, most_cost, on_server_, cache_)) {
    found.emplace_back(CostAndFrequency(word), std::move(word));
  }
  std::vector<Weighed> weighed;
  for (SimilarWord& word : Best(std::move(found), kMostWeighed)) {
    weighed.emplace_back(Weigh(word, language), std::move(word));
  }
  return Best(std::move(weighed), kMostCandidates);
}

std::vector<SimilarWord> SpellChecker::AcronymCandidates(const std::string& acronym,
                                                         int most_cost) {
  std::vector<Weighed> found;
  for (SimilarWord& word :
       FindSimilarWords(database_, CaseFolded(acronym), most_cost, on_server_, cache_)) {
    for (char& c : word.text) c = IsAsciiLower(c) ? static_cast<char>(c - 'a' + 'A') : c;
    word.passages = database_.get_termfreq(TermFor(Field::kAcronym, word.text));
    if (word.passages > 0) found.emplace_back(CostAndFrequency(word), std::move(word));
  }
  return Best(std::move(found), kMostCandidates);
}

}  // namespace faro
