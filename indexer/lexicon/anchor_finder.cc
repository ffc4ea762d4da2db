// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/anchor_finder.h"

#include <algorithm>

#include "lib/base/utf8.h"
#include "lib/index/translation_store.h"
#include "lib/language/content_stems.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

constexpr size_t kBeginningLetters = 5;
constexpr size_t kLongestLookedAt = 4;  // content words of a term

// Marks that keep kinds of anchors apart; stems follow the code of their language.
constexpr char kExactMark = '=';
constexpr char kBeginningMark = '~';

std::string StemAnchor(Language language, const std::string& stem) {
  return std::string(LanguageCode(language)) + " " + stem;
}

// The first letters of a word without accents; empty for a short word, or one with digits.
std::string BeginningOf(std::string_view exact) {
  const std::string folded = FoldAccents(exact);
  size_t end = 0;
  for (size_t i = 0; i < kBeginningLetters; ++i) {
    if (end >= folded.size() || IsAsciiDigit(folded[end])) return {};
    NextCodePoint(folded, &end);
  }
  return folded.substr(0, end);
}

}  // namespace

AnchoredSentence AnchorFinder::Anchor(std::string_view text, Language language) {
  AnchoredSentence sentence;
  sentence.text = text;
  sentence.length = static_cast<uint32_t>(CountCodePoints(text));
  analyzer_->Analyze(text, &analyzed_);
  for (size_t i = 0; i < analyzed_.tokens().size(); ++i) {
    const Token& token = analyzed_.tokens()[i];
    const std::string acronym = Analyzer::AcronymAt(analyzed_, text, i);
    const std::string stem = ContentStemOrAcronym(analyzed_, token, acronym, language, analyzer_);
    if (stem.empty()) continue;
    const WordAnchors& anchors = AnchorsOf(analyzed_.Exact(token), stem, acronym, language);
    sentence.words.push_back({token.begin, token.end, &anchors});
  }
  return sentence;
}

const WordAnchors& AnchorFinder::AnchorsOf(std::string_view exact, const std::string& stem,
                                           const std::string& acronym, Language language) {
  std::string word(LanguageCode(language));
  word.append(exact).append(" ").append(acronym);
  const auto [at, fresh] = words_.try_emplace(std::move(word));
  WordAnchors& anchors = at->second;
  if (!fresh) return anchors;
  anchors.stem = stem;
  anchors.acronym = acronym;
  anchors.sure.push_back(NumberOf(kExactMark + std::string(exact)));
  if (!acronym.empty()) {
    AddTranslations(AcronymTranslationKey(language, acronym), language, &anchors);
  }
  std::vector<std::string> stems = {stem};
  for (LinkedStem& lemma : FindForms(database_, FormLink::kFormToLemmas, language, stem)) {
    stems.push_back(std::move(lemma.stem));
  }
  for (const std::string& own : stems) {
    anchors.sure.push_back(NumberOf(StemAnchor(language, own)));
    AddTranslations(TranslationKey(language, {own}), language, &anchors);
  }
  std::sort(anchors.sure.begin(), anchors.sure.end());
  anchors.sure.erase(std::unique(anchors.sure.begin(), anchors.sure.end()), anchors.sure.end());
  const std::string beginning = BeginningOf(exact);
  if (!beginning.empty()) anchors.beginning = NumberOf(kBeginningMark + beginning);
  return anchors;
}

const std::vector<std::vector<std::string>>& AnchorFinder::TranslationsOf(const std::string& key,
                                                                          Language language) {
  const auto [at, fresh] = translations_.try_emplace(key);
  if (!fresh) return at->second;
  const Language other = OtherLanguage(language);
  for (const Translation& translation : FindLexiconTranslations(database_, key)) {
    if (translation.language != other) continue;
    at->second.push_back(ContentStems(translation.text, other, analyzer_));
  }
  return at->second;
}

void AnchorFinder::AddTranslations(const std::string& key, Language language,
                                   WordAnchors* anchors) {
  for (const std::vector<std::string>& stems : TranslationsOf(key, language)) {
    if (stems.size() != 1) continue;
    anchors->sure.push_back(NumberOf(StemAnchor(OtherLanguage(language), stems[0])));
  }
}

void AnchorFinder::ExplainTerms(const AnchoredSentence& sentence, Language language,
                                const AnchoredSentence& other, std::vector<bool>* explained,
                                std::vector<bool>* other_explained) {
  std::unordered_map<std::string_view, std::vector<size_t>> others;
  for (size_t i = 0; i < other.words.size(); ++i) {
    others[other.words[i].anchors->stem].push_back(i);
  }
  const auto is_there = [&](const std::string& stem) { return others.contains(stem); };
  const auto explain = [&](const std::string& key, size_t first, size_t count) {
    for (const std::vector<std::string>& stems : TranslationsOf(key, language)) {
      if (stems.empty() || !std::all_of(stems.begin(), stems.end(), is_there)) continue;
      for (size_t i = first; i < first + count; ++i) (*explained)[i] = true;
      for (const std::string& stem : stems) {
        for (const size_t i : others[stem]) (*other_explained)[i] = true;
      }
    }
  };
  for (size_t first = 0; first < sentence.words.size(); ++first) {
    const std::string& acronym = sentence.words[first].anchors->acronym;
    if (!acronym.empty()) explain(AcronymTranslationKey(language, acronym), first, 1);
    std::vector<std::string> stems;
    bool all_explained = true;
    for (size_t i = first; i < std::min(first + kLongestLookedAt, sentence.words.size()); ++i) {
      stems.push_back(sentence.words[i].anchors->stem);
      all_explained = all_explained && (*explained)[i];
      if (!all_explained) explain(TranslationKey(language, stems), first, stems.size());
    }
  }
}

uint32_t AnchorFinder::NumberOf(std::string anchor) {
  const auto next = static_cast<uint32_t>(numbers_.size() + 1);
  return numbers_.try_emplace(std::move(anchor), next).first->second;
}

}  // namespace faro
