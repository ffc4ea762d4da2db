// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_APERTIUM_DICTIONARY_H_
#define FARO_INDEXER_LEXICON_APERTIUM_DICTIONARY_H_

#include <string>
#include <vector>

#include "indexer/lexicon/dictionary_pair.h"

namespace faro {

// Where Debian's package apertium-eng-spa puts the bilingual transducer, English on its left side.
inline constexpr const char* kApertiumDictionary =
    "/usr/share/apertium/apertium-eng-spa/eng-spa.autobil.bin";

// The entries of a compiled Apertium dictionary (lttoolbox's format): every path of its main
// section from the start up to the grammatical tags of both sides, if both lemmas are letters, one
// to four words, and not the same. Empty when there is no file at `path`. Throws Error(kBadInput)
// naming the file when it cannot be read as such.
std::vector<DictionaryPair> ReadApertiumDictionary(const std::string& path);

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_APERTIUM_DICTIONARY_H_
