// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/translation_compiler.h"

#include <unicode/uvernum.h>

#include <algorithm>
#include <fstream>
#include <future>
#include <iterator>
#include <string>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/lexicon/apertium_dictionary.h"
#include "indexer/lexicon/icu_names.h"
#include "indexer/lexicon/lexicon_builder.h"
#include "indexer/lexicon/user_glossaries.h"
#include "lib/base/error.h"
#include "lib/index/translation_store.h"
#include "lib/language/glossary.h"

namespace faro {
namespace {

// Changes when the way from sources to store does.
constexpr std::string_view kLexiconVersion = "6 ";

std::string HashOfFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return ContentHash(
      std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()});
}

// What the user's own glossaries hold comes last: their word table speaks where nothing else does.
void AddUserGlossaries(const UserGlossaries& glossaries, LexiconBuilder* builder) {
  builder->AddConcepts(glossaries.concepts(), Origin::kUserGlossary);
  std::vector<DictionaryPair> pairs;
  for (const WordPair& word : glossaries.words()) pairs.push_back({word.english, word.spanish});
  builder->AddMissingPairs(pairs, Origin::kWordTable);
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

std::vector<StemLink> ReadLinks(const std::string& folder, Language language) {
  Analyzer analyzer;
  return LinkForms(ReadApertiumForms(folder, language), language, &analyzer);
}

// Forms take as long as all else and are read meanwhile.
void AddApertium(const TranslationSources& sources, LexiconBuilder* builder) {
  std::vector<std::future<std::vector<StemLink>>> links;
  for (const Language language : kStemmedLanguages) {
    if (sources.forms_folder.empty()) break;
    links.push_back(std::async(std::launch::async, ReadLinks, sources.forms_folder, language));
  }
  for (const Language language : kStemmedLanguages) {
    if (sources.apertium_folder.empty()) break;
    builder->AddPairs(ReadApertiumDictionary(sources.apertium_folder, language), Origin::kApertium);
  }
  for (size_t i = 0; i < links.size(); ++i) builder->AddLinks(links[i].get(), kStemmedLanguages[i]);
}

}  // namespace

TranslationSources DefaultTranslations() {
  TranslationSources sources;
  sources.glossary = BuiltInGlossary();
  sources.glossary_name = "built-in glossary";
  sources.apertium_folder = kApertiumFolder;
  sources.forms_folder = kApertiumFolder;
  sources.icu_names = true;
  sources.parallel_documents = true;
  return sources;
}

std::vector<std::string> TranslationSourceNames() {
  std::vector<std::string> names(kSourceNames.begin(), kSourceNames.end());
  names.emplace_back("none");
  return names;
}

TranslationSources SelectTranslations(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (name == "none" ||
        std::find(kSourceNames.begin(), kSourceNames.end(), name) != kSourceNames.end()) {
      continue;
    }
    std::string hint = "the sources are none";
    for (const std::string_view source : kSourceNames) hint.append(", ").append(source);
    throw Error(ErrorCode::kUsage, "there is no source of translations called " + name, hint);
  }
  const auto selected = [&](std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  TranslationSources sources = DefaultTranslations();
  if (!selected("glossary")) sources.glossary = {};
  if (!selected("apertium")) sources.apertium_folder.clear();
  if (!selected("forms")) sources.forms_folder.clear();
  if (!selected("names")) sources.icu_names = false;
  if (!selected("parallel")) sources.parallel_documents = false;
  return sources;
}

std::string LexiconOf(const TranslationSources& sources) {
  std::string hashes(kLexiconVersion);
  hashes += ContentHash(sources.glossary);
  for (const Language language : kStemmedLanguages) {
    const std::string& pairs = sources.apertium_folder;
    const std::string& forms = sources.forms_folder;
    hashes += pairs.empty() ? "- " : HashOfFile(ApertiumDictionaryFile(pairs, language));
    hashes += forms.empty() ? "- " : HashOfFile(ApertiumFormsFile(forms, language));
  }
  if (sources.icu_names) hashes += U_ICU_VERSION;
  return hashes;
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
  // First what may be wrong: the user should not have to wait for a complaint.
  if (!glossaries.readable() || !glossaries.Read(analyzer)) return glossaries.notes();
  LexiconBuilder builder(analyzer);
  builder.AddConcepts(ParseGlossary(sources.glossary, sources.glossary_name), Origin::kGlossary);
  AddApertium(sources, &builder);
  if (sources.icu_names) builder.AddPairs(ReadIcuNames(), Origin::kNames);
  AddUserGlossaries(glossaries, &builder);
  ClearStore(database);
  for (const auto& [term, values] : builder.TakeValues()) {
    for (const std::string& value : values) database->add_synonym(term, value);
  }
  database->set_metadata(key, lexicon);
  glossaries.Remember(database);
  return glossaries.notes();
}

}  // namespace faro
