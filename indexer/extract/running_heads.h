// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_RUNNING_HEADS_H_
#define FARO_INDEXER_EXTRACT_RUNNING_HEADS_H_

#include <vector>

#include "indexer/extract/pdf_page.h"

namespace faro {

// Takes out of the lines of all pages what stands on the edges of pages and is no text of the
// document:
//   - lines of the outermost three rows in the upper or lower sixth of a page that recur, numbers
//     apart, at about the same height on three pages or more and on a third of all pages (so that
//     left and right pages may differ), or on half of the pages between the first and the last (the
//     head of a chapter) if the same words stand elsewhere too;
//     in type larger than the body's they must recur on two thirds of all pages, since the sheets
//     of a manual may begin alike;
//   - in the outermost row, page numbers that say that they are ("Page 12 of 60", "12 | P a g e",
//     "- 12 -"), and bare numbers, Roman too, that count with the pages on three pages or more.
// Of a document of one or two pages only numbers of the first kind go. Thread-safe.
void DropRunningHeads(std::vector<PdfPage>* pages);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_RUNNING_HEADS_H_
