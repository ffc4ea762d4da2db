// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_ICU_NAMES_H_
#define FARO_INDEXER_LEXICON_ICU_NAMES_H_

#include <vector>

#include "indexer/lexicon/dictionary_pair.h"

namespace faro {

// What ICU has names of in both languages: countries and regions of the world, languages, months,
// days of the week, currencies, and numbers in words (up to a hundred, hundreds, a thousand, a
// million). Spanish counts as that of Spain and that of Latin America where they differ; countries
// have their short and their other names too (US, Ivory Coast). Names are words of letters, hyphens
// and apostrophes, or acronyms with full stops (EE. UU.), which come without them as well (EEUU).
// Pairs that differ by no more than case are left out, and no pair comes twice. The order depends
// on ICU's version alone. Throws Error when ICU fails. Thread-safe.
std::vector<DictionaryPair> ReadIcuNames();

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_ICU_NAMES_H_
