// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_PDF_HEADINGS_H_
#define FARO_INDEXER_EXTRACT_PDF_HEADINGS_H_

#include <string>
#include <vector>

#include "indexer/extract/pdf_layout.h"

namespace faro {

// An entry of the bookmarks that a PDF may carry, in their order.
struct PdfOutlineEntry {
  int depth = 1;  // 1 for the outermost
  std::string title;
};

// The level of each paragraph as a heading, or 0 for text. A heading is a short paragraph in type
// larger than the body's (`body_size`), or in bold type of that size, that does not read like a
// sentence or a number; or one that says what an entry of the outline says, which is heeded if it
// has more than a few entries and most of them are found so. Levels are the ranks of the sizes (at
// most four), then the bold ones; the outline's depth wins for its own, and for what looks like
// most of them. A style that covers much of the document is no heading's. Thread-safe.
std::vector<int> HeadingLevels(const std::vector<PdfParagraph>& paragraphs, double body_size,
                               const std::vector<PdfOutlineEntry>& outline);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_PDF_HEADINGS_H_
