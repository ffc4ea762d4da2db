// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/lexicon_builder.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "lib/language/content_stems.h"
#include "lib/language/stem_overrides.h"
#include "lib/language/stop_words.h"

namespace faro {
namespace {

// Xapian takes keys of 255 bytes, in which a zero byte counts twice, and keeps the length of a
// value in one byte. Stems can be longer than the word: one letter may stand for a whole phrase of
// Arabic.
constexpr size_t kLongestKey = 240;
constexpr size_t kLongestValue = 255;

// Function words that a term of one content word can do without.
constexpr std::array<std::string_view, 21> kEmptyWords = {
    "a",  "al", "an",  "de", "del", "el",  "en",   "la",   "las",  "lo", "los",
    "of", "se", "the", "to", "un",  "una", "unas", "unos", "with", "y"};

}  // namespace

std::vector<StemLink> LinkForms(const std::vector<WordForm>& forms, Language language,
                                Analyzer* analyzer) {
  std::unordered_set<std::string> lemma_stems;
  for (const WordForm& form : forms) {
    if (form.form == form.lemma) lemma_stems.emplace(analyzer->Stem(form.lemma, language));
  }
  std::vector<StemLink> links;
  for (const auto& [form, lemma, noun] : forms) {
    if (form == lemma || IsStopWord(form, language) || IsStopWord(lemma, language)) continue;
    // Kept apart on purpose: casa is no form of casar here.
    if (StemOverride(form, language) || StemOverride(lemma, language)) continue;
    std::string lemma_stem(analyzer->Stem(lemma, language));
    std::string form_stem(analyzer->Stem(form, language));
    if (form_stem == lemma_stem) continue;
    const FormKind kind = noun                                ? FormKind::kNoun
                          : lemma_stems.count(form_stem) != 0 ? FormKind::kDoubtful
                                                              : FormKind::kOther;
    links.push_back({std::move(lemma_stem), std::move(form_stem), kind});
  }
  return links;
}

void LexiconBuilder::AddConcepts(const std::vector<GlossaryConcept>& concepts, Origin origin) {
  for (const GlossaryConcept& entry : concepts) {
    for (const Language from : kStemmedLanguages) {
      for (const std::string& term : entry.In(from).terms) {
        const std::optional<std::string> key = KeyOf(term, from);
        if (key) AddConcept(*key, from, entry, TermKind::kSynonym, origin);
      }
      for (const std::string& acronym : entry.In(from).acronyms) {
        const std::string key = AcronymTranslationKey(from, acronym);
        if (key.size() <= kLongestKey) AddConcept(key, from, entry, TermKind::kTerm, origin);
      }
    }
  }
}

void LexiconBuilder::AddConcept(const std::string& key, Language from, const GlossaryConcept& entry,
                                TermKind kind_of_own_terms, Origin origin) {
  for (const Language to : kStemmedLanguages) {
    const bool own = from == to;
    for (const std::string& term : entry.In(to).terms) {
      if (Collapses(term, to) || (own && KeyOf(term, to) == key)) continue;
      const TermKind kind = own ? kind_of_own_terms : TermKind::kTerm;
      translations_[key][{to, kind, term}].Add(origin);
    }
    for (const std::string& acronym : entry.In(to).acronyms) {
      if (own && AcronymTranslationKey(to, acronym) == key) continue;
      translations_[key][{to, TermKind::kAcronym, acronym}].Add(origin);
    }
  }
}

void LexiconBuilder::AddPairs(const std::vector<DictionaryPair>& pairs, Origin origin) {
  for (const DictionaryPair& pair : pairs) {
    AddPair(pair.english, Language::kEnglish, pair.spanish, origin);
    AddPair(pair.spanish, Language::kSpanish, pair.english, origin);
  }
}

void LexiconBuilder::AddMissingPairs(const std::vector<DictionaryPair>& pairs, Origin origin) {
  LexiconBuilder added(analyzer_);
  added.AddPairs(pairs, origin);
  translations_.merge(added.translations_);  // keys that are there already stay as they are
}

bool LexiconBuilder::Collapses(const std::string& term, Language language) {
  AnalyzedText analyzed;
  analyzer_->Analyze(term, &analyzed);
  size_t content = 0;
  bool meaning_lost = false;
  for (const Token& token : analyzed.tokens()) {
    const std::string_view word = analyzed.Exact(token);
    if (!token.stemmable || !IsStopWord(word, language)) {
      ++content;
    } else if (std::find(kEmptyWords.begin(), kEmptyWords.end(), word) == kEmptyWords.end()) {
      meaning_lost = true;
    }
  }
  return content == 1 && meaning_lost;
}

std::optional<std::string> LexiconBuilder::KeyOf(const std::string& term, Language language) {
  const std::vector<std::string> stems = ContentStems(term, language, analyzer_);
  if (stems.empty() || stems.size() > kLongestTerm) return std::nullopt;
  if (stems.size() == 1 && Collapses(term, language)) return std::nullopt;
  std::string key = TranslationKey(language, stems);
  if (key.size() > kLongestKey) return std::nullopt;
  return key;
}

void LexiconBuilder::AddPair(const std::string& term, Language from, const std::string& other,
                             Origin origin) {
  const std::optional<std::string> key = KeyOf(term, from);
  if (key && !Collapses(other, OtherLanguage(from))) {
    translations_[*key][{OtherLanguage(from), TermKind::kTerm, other}].Add(origin);
  }
}

void LexiconBuilder::AddLinks(const std::vector<StemLink>& links, Language language) {
  for (const StemLink& link : links) {
    AddLink(FormKey(FormLink::kLemmaToForms, language, link.lemma), link.form, link.kind);
    AddLink(FormKey(FormLink::kFormToLemmas, language, link.form), link.lemma, link.kind);
  }
}

void LexiconBuilder::AddLink(const std::string& key, const std::string& stem, FormKind kind) {
  if (key.size() > kLongestKey) return;
  FormKind& known = links_[key].try_emplace(stem, kind).first->second;
  known = std::min(known, kind);
}

std::map<std::string, std::vector<std::string>> LexiconBuilder::TakeValues() {
  std::map<std::string, std::vector<std::string>> values;
  for (const auto& [key, targets] : translations_) {
    for (const auto& [target, origins] : targets) {
      std::string value = EncodeTranslation({target.language, target.kind, target.text, origins});
      if (value.size() <= kLongestValue) values[key].push_back(std::move(value));
    }
  }
  for (const auto& [key, stems] : links_) {
    for (const auto& [stem, kind] : stems) values[key].push_back(EncodeLinkedStem({kind, stem}));
  }
  translations_.clear();
  links_.clear();
  return values;
}

}  // namespace faro
