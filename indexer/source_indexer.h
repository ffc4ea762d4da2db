// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_SOURCE_INDEXER_H_
#define FARO_INDEXER_SOURCE_INDEXER_H_

#include <xapian.h>

#include <functional>
#include <string>

#include "indexer/catalogue.h"
#include "indexer/passage_terms.h"
#include "indexer/source_reader.h"

namespace faro {

// Calls `add` with each passage of a source as Xapian stores it, in order. Throws Error(kBadInput)
// when a passage cannot be analysed; `add` may have been called for those before it.
void IndexSource(const std::string& id, const SourceRecord& record, SourceContent content,
                 PassageIndexer* indexer, const std::function<void(const Xapian::Document&)>& add);

}  // namespace faro

#endif  // FARO_INDEXER_SOURCE_INDEXER_H_
