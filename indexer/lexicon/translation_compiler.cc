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
  return sources;
}

void CompileTranslations(const TranslationSources& sources, Analyzer* analyzer,
                         Xapian::WritableDatabase* database) {
  const std::string lexicon = LexiconOf(sources);
  const std::string key(kLexiconKey);
  if (database->get_metadata(key) == lexicon) return;
  LexiconBuilder builder(analyzer);
  builder.AddConcepts(ParseGlossary(sources.glossary, sources.glossary_name), Origin::kGlossary);
  AddApertium(sources.apertium_folder, &builder);
  if (sources.icu_names) builder.AddPairs(ReadIcuNames(), Origin::kNames);
  builder.AddMissingPairs(ReadFreedictDictionaries(sources.freedict[0], sources.freedict[1]),
                          Origin::kFreeDict);
  ClearStore(database);
  for (const auto& [term, values] : builder.TakeValues()) {
    for (const std::string& value : values) database->add_synonym(term, value);
  }
  database->set_metadata(key, lexicon);
}

}  // namespace faro
