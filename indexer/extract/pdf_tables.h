// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_PDF_TABLES_H_
#define FARO_INDEXER_EXTRACT_PDF_TABLES_H_

#include <vector>

#include "indexer/extract/hyphenation.h"
#include "indexer/extract/pdf_page.h"

namespace faro {

// Puts the lines of a page that are cells of a table together, each row as one line with " | "
// between its cells. A cell is lines right below each other, a row is cells beside each other that
// follow each other in the reading order, and a table is two rows or more whose columns stand below
// each other. Columns of text are longer than cells, or have sentences that
// go on from one to the next, and are not taken for them. A table whose rows
// stand so close that poppler reads it by columns stays as it is read. `joiner` joins the lines of
// cells. Linear. Thread-safe.
void JoinTableRows(const LineJoiner& joiner, std::vector<PdfLine>* lines);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_PDF_TABLES_H_
