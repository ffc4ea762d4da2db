// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_DOCX_H_
#define FARO_INDEXER_EXTRACT_DOCX_H_

#include <string_view>

#include "indexer/document.h"

namespace faro {

// Makes a Document of a DOCX (WordprocessingML, ECMA-376), transitional or strict. `bytes` is the
// whole file.
//
// The title is what stands in the style Title, else the title among the core properties unless it
// is a placeholder, else the first heading. The date is that of an update line, else when the file
// was last saved. Notes and text boxes follow the paragraph that they hang on, nested tables the
// row that holds them. Left out: headers, footers, comments, deletions, hidden text, tables of
// contents. No block has a line or page.
//
// Throws Error(kBadInput) as ArchiveReader and ParseXmlPart do, and when there is no main part.
// Thread-safe.
Document ExtractDocx(std::string_view bytes);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_DOCX_H_
