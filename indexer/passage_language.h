// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_PASSAGE_LANGUAGE_H_
#define FARO_INDEXER_PASSAGE_LANGUAGE_H_

#include <vector>

#include "lib/index/passage.h"
#include "lib/language/analyzer.h"

namespace faro {

// Sets the language of each passage of one document from its own text. A passage whose text does
// not decide inherits from the passages next to it, and failing that from the document as a whole;
// one that still does not decide stays kUnknown. Throws Error when ICU fails.
void AssignLanguages(Analyzer* analyzer, std::vector<Passage>* passages);

}  // namespace faro

#endif  // FARO_INDEXER_PASSAGE_LANGUAGE_H_
