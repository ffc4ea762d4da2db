// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_FILTER_TERMS_H_
#define FARO_INDEXER_FILTER_TERMS_H_

#include <xapian.h>

#include "lib/index/passage.h"

namespace faro {

// Adds what link: looks at (Field::kLink), and SetDocumentFacts. Throws Error when ICU fails;
// Xapian's errors pass through.
void AddFilterTerms(const Passage& passage, Xapian::Document* document);

// Sets what path:, type: and contact: look at (Slot::kDocument) in the first passage of a document;
// to be done again when its path changes. The type is that of the file's name. Throws as
// AddFilterTerms does.
void SetDocumentFacts(const Passage& passage, Xapian::Document* document);

}  // namespace faro

#endif  // FARO_INDEXER_FILTER_TERMS_H_
