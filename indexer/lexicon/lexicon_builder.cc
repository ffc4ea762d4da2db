// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/lexicon_builder.h"

#include <utility>

#include "lib/language/content_stems.h"
#include "lib/language/stem_overrides.h"
#include "lib/language/stop_words.h"

namespace faro {
namespace {

Language OtherLanguage(Language language) {
  return language == Language::kEnglish ? Language::kSpanish : Language::kEnglish;
}

}  // namespace

void LexiconBuilder::AddConcepts(const std::vector<GlossaryConcept>& concepts, Origin origin) {
  for (const GlossaryConcept& entry : concepts) {
    for (const Language from : kStemmedLanguages) {
      const GlossaryConcept::Names& others = entry.In(OtherLanguage(from));
      for (const std::string& term : entry.In(from).terms) AddName(term, from, others, origin);
      for (const std::string& acronym : entry.In(from).acronyms) {
        AddName(acronym, from, others, origin);
      }
    }
  }
}

void LexiconBuilder::AddPairs(const std::vector<DictionaryPair>& pairs, Origin origin) {
  for (const DictionaryPair& pair : pairs) {
    AddName(pair.english, Language::kEnglish, {{pair.spanish}, {}}, origin);
    AddName(pair.spanish, Language::kSpanish, {{pair.english}, {}}, origin);
  }
}

void LexiconBuilder::AddMissingPairs(const std::vector<DictionaryPair>& pairs, Origin origin) {
  const auto before = translations_;
  const auto add = [&](const std::string& name, Language from, const std::string& other) {
    const std::optional<std::string> key = KeyOf(name, from);
    if (key && before.count(*key) == 0) AddName(name, from, {{other}, {}}, origin);
  };
  for (const DictionaryPair& pair : pairs) {
    add(pair.english, Language::kEnglish, pair.spanish);
    add(pair.spanish, Language::kSpanish, pair.english);
  }
}

std::optional<std::string> LexiconBuilder::KeyOf(const std::string& name, Language language) {
  const std::vector<std::string> stems = ContentStems(name, language, analyzer_);
  if (stems.empty() || stems.size() > kLongestTerm) return std::nullopt;
  return TranslationKey(language, stems);
}

void LexiconBuilder::AddName(const std::string& name, Language from,
                             const GlossaryConcept::Names& others, Origin origin) {
  const std::optional<std::string> key = KeyOf(name, from);
  if (!key) return;
  auto& targets = translations_[*key];
  const Language to = OtherLanguage(from);
  for (const std::string& term : others.terms) targets[{to, false, term}].Add(origin);
  for (const std::string& acronym : others.acronyms) targets[{to, true, acronym}].Add(origin);
}

void LexiconBuilder::AddForms(const std::vector<WordForm>& forms, Language language) {
  for (const auto& [form, lemma] : forms) {
    if (IsStopWord(form, language) || IsStopWord(lemma, language)) continue;
    // Kept apart on purpose: casa is no form of casar here.
    if (StemOverride(form, language) || StemOverride(lemma, language)) continue;
    const std::string lemma_stem(analyzer_->Stem(lemma, language));
    const std::string form_stem(analyzer_->Stem(form, language));
    if (form_stem == lemma_stem) continue;
    links_[FormKey(FormLink::kLemmaToForms, language, lemma_stem)].insert(form_stem);
    links_[FormKey(FormLink::kFormToLemmas, language, form_stem)].insert(lemma_stem);
  }
}

std::map<std::string, std::vector<std::string>> LexiconBuilder::TakeValues() {
  std::map<std::string, std::vector<std::string>> values;
  for (const auto& [key, targets] : translations_) {
    for (const auto& [target, origins] : targets) {
      values[key].push_back(
          EncodeTranslation({target.language, target.acronym, target.text, origins}));
    }
  }
  for (const auto& [key, stems] : links_) values[key].assign(stems.begin(), stems.end());
  translations_.clear();
  links_.clear();
  return values;
}

}  // namespace faro
