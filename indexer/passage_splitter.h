// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_PASSAGE_SPLITTER_H_
#define FARO_INDEXER_PASSAGE_SPLITTER_H_

#include <vector>

#include "indexer/document.h"
#include "indexer/sentence_splitter.h"
#include "lib/index/passage.h"

namespace faro {

// Words (runs between white space) that a passage should have, and may have at most. The target is
// about a paragraph of a manual; sections up to the maximum stay whole.
inline constexpr size_t kPassageTargetWords = 120;
inline constexpr size_t kPassageMaxWords = 200;
// And bytes at most, for texts without white space. Xapian 1.4.22 cannot read back a record that
// compresses very well and is a little longer than 8192 bytes (a run of one character, say), so a
// passage stays well below that.
inline constexpr size_t kPassageMaxBytes = 4096;

// Cuts a document into passages: runs of whole sentences under one heading path, list items and
// table rows counting as sentences. A section longer than the maximum is shared out about evenly,
// if possible between blocks; only a sentence longer than the maximum is cut, between words. Each
// passage gets its text (one line for each block), heading, line, page, links, ordinal and the
// offset of its text in the document's blocks joined by line ends. The rest of the record is for
// the caller. Throws Error when ICU fails.
std::vector<Passage> SplitIntoPassages(const Document& document, SentenceSplitter* sentences);

}  // namespace faro

#endif  // FARO_INDEXER_PASSAGE_SPLITTER_H_
