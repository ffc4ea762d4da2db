// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_PDF_COLUMNS_H_
#define FARO_INDEXER_EXTRACT_PDF_COLUMNS_H_

#include <vector>

#include "indexer/extract/pdf_page.h"

namespace faro {

// Puts the lines of a page in two columns into reading order: in each band of the page (between
// lines across it, or what poppler has wholly below what it has before) all of the left column,
// then all of the right one. Poppler leaps between columns where the spaces above headings break
// them into pieces. Lines stay as they are where there is no gutter that nearly all of them keep
// clear of, where a column has few lines or narrow ones, and in tables, whose pieces on either side
// begin at the same heights. Linear but for sorting. Thread-safe.
void OrderColumns(std::vector<PdfLine>* lines);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_PDF_COLUMNS_H_
