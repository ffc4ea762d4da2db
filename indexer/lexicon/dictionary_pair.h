// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_DICTIONARY_PAIR_H_
#define FARO_INDEXER_LEXICON_DICTIONARY_PAIR_H_

#include <string>

namespace faro {

// One line of a dictionary: a term in each language, UTF-8, composed (NFC); a term may have several
// words.
struct DictionaryPair {
  std::string english;
  std::string spanish;

  auto operator<=>(const DictionaryPair&) const = default;  // NOLINT(modernize-use-nullptr)
};

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_DICTIONARY_PAIR_H_
