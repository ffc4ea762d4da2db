// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_APERTIUM_DICTIONARY_H_
#define FARO_INDEXER_LEXICON_APERTIUM_DICTIONARY_H_

#include <string>
#include <utility>
#include <vector>

#include "indexer/lexicon/dictionary_pair.h"
#include "lib/language/language.h"

namespace faro {

// Where Debian's package apertium-eng-spa puts its data.
inline constexpr const char* kApertiumFolder = "/usr/share/apertium/apertium-eng-spa";

// Reads Apertium's English-Spanish data out of a folder. What is not there counts as empty.
// Functions throw Error(kBadInput) naming a file that is not what it should be.

// The entries of the bilingual dictionary for translation out of `from`, which holds for most words
// only the sense that a translator should choose: lemmas of letters, one to four words, that are
// not the same in both languages. Sorted, no duplicates.
std::vector<DictionaryPair> ReadApertiumDictionary(const std::string& folder, Language from);

// The file that ReadApertiumDictionary reads, and that of ReadApertiumForms.
std::string ApertiumDictionaryFile(const std::string& folder, Language from);
std::string ApertiumFormsFile(const std::string& folder, Language language);
// All of them, for both languages.
std::vector<std::string> ApertiumFiles(const std::string& folder);

// A word as it is written in a text, and its lemma.
struct WordForm {
  std::string form;
  std::string lemma;
  bool noun = false;  // or an adjective

  auto operator<=>(const WordForm&) const = default;  // NOLINT(modernize-use-nullptr)
};

// All single words of letters that the morphological analyser of `language` knows, lemmas among
// them. Sorted, no duplicates.
std::vector<WordForm> ReadApertiumForms(const std::string& folder, Language language);

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_APERTIUM_DICTIONARY_H_
