// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_PASSAGE_LANGUAGE_H_
#define FARO_INDEXER_PASSAGE_LANGUAGE_H_

#include <vector>

#include "indexer/text_memory.h"
#include "lib/index/passage.h"
#include "lib/language/analyzer.h"
#include "lib/language/language.h"

namespace faro {

// Sets the language of each passage of one document from its own text. A passage whose text does
// not decide inherits from the passages next to it, failing that from the document as a whole, and
// failing that takes `hint`, the language that the file says it is in. The hint is worth no more:
// many pages carry the one of their template. In a document that has passages of a third language
// it says nothing. A passage for which nothing decides stays kUnknown. What
// `memory` knows is not analysed again; it may be null. The analysis of the first passages goes to
// `analyzed`, if that is not null. Throws Error when ICU fails.
void AssignLanguages(Analyzer* analyzer, Language hint, std::vector<Passage>* passages,
                     std::vector<AnalyzedBody>* analyzed = nullptr,
                     const TextMemory* memory = nullptr);

}  // namespace faro

#endif  // FARO_INDEXER_PASSAGE_LANGUAGE_H_
