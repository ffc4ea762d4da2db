// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/translation_compiler.h"

#include <map>
#include <set>
#include <string>

#include "indexer/catalogue.h"
#include "lib/index/translation_store.h"
#include "lib/language/content_stems.h"

namespace faro {
namespace {

// Every key with all of its translations.
using Store = std::map<std::string, std::set<std::string>>;

void AddNames(const std::vector<std::string>& names, Language from, Language to,
              const GlossaryConcept& entry, Analyzer* analyzer, Store* store) {
  for (const std::string& name : names) {
    const std::vector<std::string> stems = ContentStems(name, from, analyzer);
    if (stems.empty() || stems.size() > kLongestTerm) continue;
    std::set<std::string>& values = (*store)[TranslationKey(from, stems)];
    for (const std::string& term : entry.In(to).terms) {
      values.insert(EncodeTranslation({to, false, term}));
    }
    for (const std::string& acronym : entry.In(to).acronyms) {
      values.insert(EncodeTranslation({to, true, acronym}));
    }
  }
}

Store MakeStore(const std::vector<GlossaryConcept>& concepts, Analyzer* analyzer) {
  Store store;
  for (const GlossaryConcept& entry : concepts) {
    for (const Language from : kStemmedLanguages) {
      const Language to =
          from == Language::kEnglish ? Language::kSpanish : Language::kEnglish;
      AddNames(entry.In(from).terms, from, to, entry, analyzer, &store);
      AddNames(entry.In(from).acronyms, from, to, entry, analyzer, &store);
    }
  }
  return store;
}

void ClearTranslations(Xapian::WritableDatabase* database) {
  std::vector<std::string> keys;
  for (const Language language : kStemmedLanguages) {
    const std::string prefix = TranslationKey(language, {});
    for (auto key = database->synonym_keys_begin(prefix);
         key != database->synonym_keys_end(prefix); ++key) {
      keys.push_back(*key);
    }
  }
  for (const std::string& key : keys) database->clear_synonyms(key);
}

}  // namespace

void CompileTranslations(std::string_view glossary, std::string_view name, Analyzer* analyzer,
                         Xapian::WritableDatabase* database) {
  const std::string lexicon = ContentHash(glossary);
  const std::string key(kLexiconKey);
  if (database->get_metadata(key) == lexicon) return;
  const Store store = MakeStore(ParseGlossary(glossary, name), analyzer);
  ClearTranslations(database);
  for (const auto& [term, values] : store) {
    for (const std::string& value : values) database->add_synonym(term, value);
  }
  database->set_metadata(key, lexicon);
}

}  // namespace faro
