// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_ODT_H_
#define FARO_INDEXER_EXTRACT_ODT_H_

#include <string_view>

#include "indexer/document.h"

namespace faro {

// Makes a Document of an OpenDocument text (OASIS OpenDocument 1.2 and 1.3, packaged). `bytes` is
// the whole file.
//
// The title is what stands in the style Title, else the title in meta.xml unless it is a
// placeholder, else the first heading. The date is that of an update line, else when the file was
// last changed. Notes and text boxes follow the paragraph that they hang on, nested tables the row
// that holds them; what a table repeats counts once. Left out: headers, footers, annotations,
// deletions, hidden text, tables of contents. No block has a line or page.
//
// Throws Error(kBadInput) as ArchiveReader and ParseXmlPart do, when the file is encrypted, and
// when it holds no text document. Thread-safe.
Document ExtractOdt(std::string_view bytes);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_ODT_H_
