// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_TESTS_INDEXER_LEXICON_PRINT_PAIR_H_
#define FARO_TESTS_INDEXER_LEXICON_PRINT_PAIR_H_

#include <ostream>

#include "indexer/lexicon/dictionary_pair.h"

namespace faro {

// How GoogleTest shows a pair.
inline void PrintTo(const DictionaryPair& pair, std::ostream* out) {
  *out << pair.english << " = " << pair.spanish;
}

}  // namespace faro

#endif  // FARO_TESTS_INDEXER_LEXICON_PRINT_PAIR_H_
