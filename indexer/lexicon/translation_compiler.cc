// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/translation_compiler.h"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/lexicon/apertium_dictionary.h"
#include "indexer/lexicon/lexicon_builder.h"
#include "lib/index/translation_store.h"
#include "lib/language/glossary.h"

namespace faro {
namespace {

// Changes when the way from sources to store does.
constexpr std::string_view kLexiconVersion = "2 ";

std::string HashOfFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return ContentHash(
      std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()});
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

// Changes when any source does. Dictionaries count by their bytes, which takes a millisecond or
// two.
std::string LexiconOf(const TranslationSources& sources) {
  std::string hashes(kLexiconVersion);
  hashes += ContentHash(sources.glossary);
  for (const std::string& file : ApertiumFiles(sources.apertium_folder)) hashes += HashOfFile(file);
  return hashes;
}

void AddApertium(const std::string& folder, LexiconBuilder* builder) {
  if (folder.empty()) return;
  builder->AddPairs(ReadApertiumDictionary(folder, Language::kEnglish), Origin::kApertium,
                    Origin::kApertiumInverse);
  builder->AddPairs(ReadApertiumDictionary(folder, Language::kSpanish), Origin::kApertiumInverse,
                    Origin::kApertium);
  for (const Language language : kStemmedLanguages) {
    builder->AddForms(ReadApertiumForms(folder, language), language);
  }
}

}  // namespace

TranslationSources DefaultTranslations() {
  return {BuiltInGlossary(), "built-in glossary", kApertiumFolder};
}

void CompileTranslations(const TranslationSources& sources, Analyzer* analyzer,
                         Xapian::WritableDatabase* database) {
  const std::string lexicon = LexiconOf(sources);
  const std::string key(kLexiconKey);
  if (database->get_metadata(key) == lexicon) return;
  LexiconBuilder builder(analyzer);
  builder.AddConcepts(ParseGlossary(sources.glossary, sources.glossary_name), Origin::kGlossary);
  AddApertium(sources.apertium_folder, &builder);
  ClearStore(database);
  for (const auto& [term, values] : builder.TakeValues()) {
    for (const std::string& value : values) database->add_synonym(term, value);
  }
  database->set_metadata(key, lexicon);
}

}  // namespace faro
