// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/translation_compiler.h"

#include <unicode/uvernum.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/lexicon/apertium_dictionary.h"
#include "indexer/lexicon/freedict_dictionary.h"
#include "indexer/lexicon/icu_names.h"
#include "indexer/lexicon/lexicon_builder.h"
#include "indexer/lexicon/user_glossaries.h"
#include "lib/index/translation_store.h"
#include "lib/language/glossary.h"

namespace faro {
namespace {

// Changes when the way from sources to store does.
constexpr std::string_view kLexiconVersion = "3 ";

std::string HashOfFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return ContentHash(
      std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()});
}

// Adds what the user's own glossaries hold. Returns false when they cannot be read now.
bool AddUserGlossaries(UserGlossaries* glossaries, Analyzer* analyzer, LexiconBuilder* builder) {
  if (!glossaries->readable() || !glossaries->Read(analyzer)) return false;
  builder->AddConcepts(glossaries->concepts(), Origin::kUserGlossary);
  std::vector<DictionaryPair> pairs;
  for (const WordPair& word : glossaries->words()) pairs.push_back({word.english, word.spanish});
  builder->AddPairs(pairs, Origin::kWordTable);
  return true;
}

void ClearStore(Xapian::WritableDatabase* database) {
  std::vector<std::string> keys;
  for (const std::string_view prefix : kStoreKeyPrefixes) {
    const std::string begin(prefix);
    for (auto key = database->synonym_keys_begin(begin); key != database->synonym_keys_end(begin);
         ++key) {
      keys.push_back(*key);
    }
  }
  for (const std::string& key : keys) database->clear_synonyms(key);
}

// Changes when one of Faro's own sources does. Dictionaries count by their bytes, which takes a
// millisecond or two.
std::string LexiconOf(const TranslationSources& sources) {
  std::string hashes(kLexiconVersion);
  hashes += ContentHash(sources.glossary);
  for (const std::string& file : ApertiumFiles(sources.apertium_folder)) hashes += HashOfFile(file);
  for (const std::string& dictionary : sources.freedict) {
    hashes += HashOfFile(dictionary + ".dict.dz");
  }
  if (sources.icu_names) hashes += U_ICU_VERSION;
  return hashes;
}

void AddApertium(const std::string& folder, LexiconBuilder* builder) {
  if (folder.empty()) return;
  for (const Language language : kStemmedLanguages) {
    builder->AddPairs(ReadApertiumDictionary(folder, language), Origin::kApertium);
    builder->AddForms(ReadApertiumForms(folder, language), language);
  }
}

}  // namespace

TranslationSources DefaultTranslations() {
  TranslationSources sources;
  sources.glossary = BuiltInGlossary();
  sources.glossary_name = "built-in glossary";
  sources.apertium_folder = kApertiumFolder;
  sources.freedict = {kFreedictEnglishSpanish, kFreedictSpanishEnglish};
  sources.icu_names = true;
  sources.parallel_documents = true;
  return sources;
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
  LexiconBuilder builder(analyzer);
  builder.AddConcepts(ParseGlossary(sources.glossary, sources.glossary_name), Origin::kGlossary);
  AddApertium(sources.apertium_folder, &builder);
  if (sources.icu_names) builder.AddPairs(ReadIcuNames(), Origin::kNames);
  if (!AddUserGlossaries(&glossaries, analyzer, &builder)) return glossaries.notes();
  builder.AddMissingPairs(ReadFreedictDictionaries(sources.freedict[0], sources.freedict[1]),
                          Origin::kFreeDict);
  ClearStore(database);
  for (const auto& [term, values] : builder.TakeValues()) {
    for (const std::string& value : values) database->add_synonym(term, value);
  }
  database->set_metadata(key, lexicon);
  glossaries.Remember(database);
  return glossaries.notes();
}

}  // namespace faro
