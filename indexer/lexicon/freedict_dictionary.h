// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_FREEDICT_DICTIONARY_H_
#define FARO_INDEXER_LEXICON_FREEDICT_DICTIONARY_H_

#include <string>
#include <vector>

#include "indexer/lexicon/dictionary_pair.h"
#include "lib/language/language.h"

namespace faro {

// Where Debian's packages dict-freedict-eng-spa and dict-freedict-spa-eng put the dictionaries,
// each a file .index and a file .dict.dz.
inline constexpr const char* kFreedictEnglishSpanish = "/usr/share/dictd/freedict-eng-spa";
inline constexpr const char* kFreedictSpanishEnglish = "/usr/share/dictd/freedict-spa-eng";

// The entries of a FreeDict dictionary of English and Spanish whose headwords are in the language
// `headwords`: every headword with each of its translations, if both are letters, hyphens and
// apostrophes, one to four words, and not the same. Notes in brackets, sounds, numbers of senses
// and the "to" of English verbs are left out. No pair comes twice; they stand in the order of the
// file, where the translations of a sense are in alphabetical order, not by how common they are.
// As they are, both dictionaries have lost the blanks of many translations ("deacuerdo"), and the
// English headwords of many entries have lost all words but the first (train: billete del tren).
// Empty when either of its files is missing. Throws Error as DictdFile does.
std::vector<DictionaryPair> ReadFreedictDictionary(const std::string& path, Language headwords);

// The pairs of both dictionaries, mended: those of the first before those that only the second has.
// Each puts the blanks back into the translations of the other, whose words it knows from its
// headwords. They are each other's inverse, so a pair of the first counts as a headword cut short
// when the second has its Spanish term without its English one. One of them alone stays as it is.
std::vector<DictionaryPair> ReadFreedictDictionaries(const std::string& english_spanish,
                                                     const std::string& spanish_english);

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_FREEDICT_DICTIONARY_H_
