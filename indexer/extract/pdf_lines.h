// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_PDF_LINES_H_
#define FARO_INDEXER_EXTRACT_PDF_LINES_H_

#include <vector>

#include "indexer/extract/pdf_page.h"

namespace faro {

// Makes lines of the words of a page, in the order of the words, which is poppler's: columns one
// after the other. Words on one height that follow each other are one line unless the space between
// them is that between columns or cells; wide spaces that are all alike are those of a justified
// line. A label that stands apart on the left of a line (a bullet, "2.1", "b)") goes before that
// line, wherever poppler put it. Letters that poppler took apart at a narrow space are put together
// again. Lines of a table of contents (leaders, then the number of a page) are left out. Linear but
// for sorting. Throws Error when ICU fails. Thread-safe.
std::vector<PdfLine> LinesOfWords(const std::vector<PdfWord>& words);

// Whether two boxes stand on one height: the lower half of either is within the other.
bool OnOneRow(const PdfBox& a, const PdfBox& b);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_PDF_LINES_H_
