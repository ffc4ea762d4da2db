// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_PDF_TABLES_H_
#define FARO_INDEXER_EXTRACT_PDF_TABLES_H_

#include <vector>

#include "indexer/extract/hyphenation.h"
#include "indexer/extract/pdf_page.h"

namespace faro {

// Puts the lines of a page that are cells of a table together, each row as one line with " | "
// between its cells, where the first of them stood. What may be a table is told by place alone,
// since poppler reads close rows by columns: heights with several lines beside each other, one
// below the other, whose lines keep to the same columns. Its rows are what space parts; in what it
// does not part, each line of the first column that has another right beside it begins one, unless
// it goes on with the one above in small letters. Columns of text, which look like that too, are
// told by their sentences: these go on from row to row, or from a cell to the next. `joiner` joins
// the lines of cells. Linear but for sorting and the number of columns. Thread-safe.
void JoinTableRows(const LineJoiner& joiner, std::vector<PdfLine>* lines);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_PDF_TABLES_H_
