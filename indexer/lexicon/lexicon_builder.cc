// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/lexicon_builder.h"

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

Language OtherLanguage(Language language) {
  return language == Language::kEnglish ? Language::kSpanish : Language::kEnglish;
}

}  // namespace

void LexiconBuilder::AddConcepts(const std::vector<GlossaryConcept>& concepts, Origin origin) {
  for (const GlossaryConcept& entry : concepts) {
    for (const Language from : kStemmedLanguages) {
      const GlossaryConcept::Names& own = entry.In(from);
      for (const std::string& term : own.terms) {
        AddConcept(term, from, entry, TermKind::kSynonym, origin);
      }
      for (const std::string& acronym : own.acronyms) {
        AddConcept(acronym, from, entry, TermKind::kTerm, origin);
      }
    }
  }
}

void LexiconBuilder::AddConcept(const std::string& name, Language from,
                                const GlossaryConcept& entry, TermKind kind_of_own_terms,
                                Origin origin) {
  for (const Language to : kStemmedLanguages) {
    const TermKind kind = from == to ? kind_of_own_terms : TermKind::kTerm;
    for (const std::string& term : entry.In(to).terms) {
      AddTarget(name, from, {to, kind, term}, origin);
    }
    for (const std::string& acronym : entry.In(to).acronyms) {
      AddTarget(name, from, {to, TermKind::kAcronym, acronym}, origin);
    }
  }
}

void LexiconBuilder::AddPairs(const std::vector<DictionaryPair>& pairs, Origin origin) {
  for (const DictionaryPair& pair : pairs) {
    AddTarget(pair.english, Language::kEnglish, {Language::kSpanish, TermKind::kTerm, pair.spanish},
              origin);
    AddTarget(pair.spanish, Language::kSpanish, {Language::kEnglish, TermKind::kTerm, pair.english},
              origin);
  }
}

void LexiconBuilder::AddMissingPairs(const std::vector<DictionaryPair>& pairs, Origin origin) {
  const auto before = translations_;
  const auto add = [&](const std::string& name, Language from, const std::string& other) {
    const std::optional<std::string> key = KeyOf(name, from);
    if (!key || before.count(*key) != 0) return;
    AddTarget(name, from, {OtherLanguage(from), TermKind::kTerm, other}, origin);
  };
  for (const DictionaryPair& pair : pairs) {
    add(pair.english, Language::kEnglish, pair.spanish);
    add(pair.spanish, Language::kSpanish, pair.english);
  }
}

std::optional<std::string> LexiconBuilder::KeyOf(const std::string& name, Language language) {
  const std::vector<std::string> stems = ContentStems(name, language, analyzer_);
  if (stems.empty() || stems.size() > kLongestTerm) return std::nullopt;
  std::string key = TranslationKey(language, stems);
  if (key.size() > kLongestKey) return std::nullopt;
  return key;
}

void LexiconBuilder::AddTarget(const std::string& name, Language from, const Target& target,
                               Origin origin) {
  const std::optional<std::string> key = KeyOf(name, from);
  if (!key) return;
  if (target.language == from && KeyOf(target.text, from) == key) return;  // the name itself
  translations_[*key][target].Add(origin);
}

void LexiconBuilder::AddForms(const std::vector<WordForm>& forms, Language language) {
  std::unordered_set<std::string_view> lemmas;
  for (const auto& [form, lemma] : forms) lemmas.insert(lemma);
  for (const auto& [form, lemma] : forms) {
    if (form == lemma || IsStopWord(form, language) || IsStopWord(lemma, language)) continue;
    // Kept apart on purpose: casa is no form of casar here.
    if (StemOverride(form, language) || StemOverride(lemma, language)) continue;
    const std::string lemma_stem(analyzer_->Stem(lemma, language));
    const std::string form_stem(analyzer_->Stem(form, language));
    if (form_stem == lemma_stem) continue;
    const bool doubtful = lemmas.count(form) != 0;
    const FormLink down = doubtful ? FormLink::kLemmaToDoubtfulForms : FormLink::kLemmaToForms;
    const FormLink up = doubtful ? FormLink::kDoubtfulFormToLemmas : FormLink::kFormToLemmas;
    links_[FormKey(down, language, lemma_stem)].insert(form_stem);
    links_[FormKey(up, language, form_stem)].insert(lemma_stem);
  }
}

std::map<std::string, std::vector<std::string>> LexiconBuilder::TakeValues() {
  std::map<std::string, std::vector<std::string>> values;
  for (const auto& [key, targets] : translations_) {
    for (const auto& [target, origins] : targets) {
      std::string value = EncodeTranslation({target.language, target.kind, target.text, origins});
      if (value.size() <= kLongestValue) values[key].push_back(std::move(value));
    }
  }
  for (const auto& [key, stems] : links_) values[key].assign(stems.begin(), stems.end());
  translations_.clear();
  links_.clear();
  return values;
}

}  // namespace faro
