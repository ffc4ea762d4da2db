// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/translation_compiler.h"

#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/lexicon/apertium_dictionary.h"
#include "indexer/lexicon/user_glossaries.h"
#include "lib/index/translation_store.h"
#include "lib/language/content_stems.h"
#include "lib/language/glossary.h"

namespace faro {
namespace {

// Every key with all of its translations.
using Store = std::map<std::string, std::set<std::string>>;

// Xapian takes keys of 255 bytes, in which a zero byte counts twice, and keeps the length of a
// value in one byte. Stems can be longer than the word: one letter may stand for a whole phrase of
// Arabic.
constexpr size_t kLongestKey = 240;
constexpr size_t kLongestValue = 255;

void AddValue(const Translation& translation, std::set<std::string>* values) {
  std::string value = EncodeTranslation(translation);
  if (value.size() <= kLongestValue) values->insert(std::move(value));
}

void AddNames(const std::vector<std::string>& names, Language from, Language to,
              const GlossaryConcept& entry, Analyzer* analyzer, Store* store) {
  for (const std::string& name : names) {
    const std::vector<std::string> stems = ContentStems(name, from, analyzer);
    if (stems.empty() || stems.size() > kLongestTerm) continue;
    std::string key = TranslationKey(from, stems);
    if (key.size() > kLongestKey) continue;
    std::set<std::string>& values = (*store)[std::move(key)];
    for (const std::string& term : entry.In(to).terms) {
      AddValue({to, false, term}, &values);
    }
    for (const std::string& acronym : entry.In(to).acronyms) {
      AddValue({to, true, acronym}, &values);
    }
  }
}

void AddGlossary(const std::vector<GlossaryConcept>& concepts, Analyzer* analyzer, Store* store) {
  for (const GlossaryConcept& entry : concepts) {
    for (const Language from : kStemmedLanguages) {
      const Language to = from == Language::kEnglish ? Language::kSpanish : Language::kEnglish;
      AddNames(entry.In(from).terms, from, to, entry, analyzer, store);
      AddNames(entry.In(from).acronyms, from, to, entry, analyzer, store);
    }
  }
}

void AddDictionary(const std::vector<DictionaryPair>& pairs, Analyzer* analyzer, Store* store) {
  GlossaryConcept entry;
  for (const DictionaryPair& pair : pairs) {
    entry.english.terms = {pair.english};
    entry.spanish.terms = {pair.spanish};
    AddNames(entry.english.terms, Language::kEnglish, Language::kSpanish, entry, analyzer, store);
    AddNames(entry.spanish.terms, Language::kSpanish, Language::kEnglish, entry, analyzer, store);
  }
}

// Adds what the user's own glossaries hold. Returns false when they cannot be read now.
bool AddUserGlossaries(UserGlossaries* glossaries, Analyzer* analyzer, Store* store) {
  if (!glossaries->readable() || !glossaries->Read(analyzer)) return false;
  AddGlossary(glossaries->concepts(), analyzer, store);
  std::vector<DictionaryPair> pairs;
  for (const WordPair& word : glossaries->words()) pairs.push_back({word.english, word.spanish});
  AddDictionary(pairs, analyzer, store);
  return true;
}

void ClearTranslations(Xapian::WritableDatabase* database) {
  std::vector<std::string> keys;
  for (const Language language : kStemmedLanguages) {
    const std::string prefix = TranslationKey(language, {});
    for (auto key = database->synonym_keys_begin(prefix); key != database->synonym_keys_end(prefix);
         ++key) {
      keys.push_back(*key);
    }
  }
  for (const std::string& key : keys) database->clear_synonyms(key);
}

// Changes when one of Faro's own sources does. The dictionary counts by its bytes, which takes a
// millisecond.
std::string LexiconOf(const TranslationSources& sources) {
  std::ifstream file(sources.dictionary, std::ios::binary);
  const std::string dictionary{std::istreambuf_iterator<char>(file),
                               std::istreambuf_iterator<char>()};
  return ContentHash(sources.glossary) + ContentHash(dictionary);
}

}  // namespace

TranslationSources DefaultTranslations() {
  return {BuiltInGlossary(), "built-in glossary", kApertiumDictionary};
}

std::vector<std::string> CompileTranslations(const TranslationSources& sources, Analyzer* analyzer,
                                             Xapian::WritableDatabase* database) {
  UserGlossaries glossaries(sources.user_glossaries, *database);
  const std::string lexicon = LexiconOf(sources) + glossaries.Hashes();
  const std::string key(kLexiconKey);
  if (database->get_metadata(key) == lexicon) {
    if (glossaries.readable()) glossaries.Remember(database);
    return glossaries.notes();
  }
  Store store;
  AddGlossary(ParseGlossary(sources.glossary, sources.glossary_name), analyzer, &store);
  AddDictionary(ReadApertiumDictionary(sources.dictionary), analyzer, &store);
  if (!AddUserGlossaries(&glossaries, analyzer, &store)) return glossaries.notes();
  ClearTranslations(database);
  for (const auto& [term, values] : store) {
    for (const std::string& value : values) database->add_synonym(term, value);
  }
  database->set_metadata(key, lexicon);
  glossaries.Remember(database);
  return glossaries.notes();
}

}  // namespace faro
