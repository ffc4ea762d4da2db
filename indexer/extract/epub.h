// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_EPUB_H_
#define FARO_INDEXER_EXTRACT_EPUB_H_

#include <string_view>

#include "indexer/document.h"

namespace faro {

// Makes a Document of an EPUB, version 2 or 3: the parts of its spine in their order, as
// ExtractHtmlInto reads them. `bytes` is the whole file.
//
// The title is that of the metadata unless it is a placeholder, else the first heading. The date is
// that of an update line, else of the metadata: when the book was changed or published (dc:date),
// else when the file was (dcterms:modified). Text before the first heading of a part goes on under
// the last heading of the part before, since long chapters are cut in parts. Left out: tables of
// contents, parts beside the reading order (linear="no"), parts that are missing unless all are.
// The line of a block is that of its part.
//
// Throws Error(kBadInput) as ArchiveReader, ParseXmlPart and ExtractHtmlInto do, when a part to be
// read is encrypted, and when there is no part to read. Thread-safe.
Document ExtractEpub(std::string_view bytes);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_EPUB_H_
