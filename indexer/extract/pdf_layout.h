// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_PDF_LAYOUT_H_
#define FARO_INDEXER_EXTRACT_PDF_LAYOUT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/document.h"
#include "indexer/extract/pdf_page.h"

namespace faro {

// Lines that belong together.
struct PdfParagraph {
  BlockKind kind = BlockKind::kParagraph;
  std::string text;   // with the marker of a list item
  size_t marker = 0;  // bytes of `text` that are the marker and the blanks after it
  uint32_t page = 0;  // where it starts, from 1
  double size = 0;    // of its first line
  bool bold = false;  // all of its lines are
  size_t lines = 0;
  bool apart = false;  // more space than usual above it, or the top of a column
};

// Joins the lines of all pages to paragraphs, and those of tables to rows (pdf_tables.h), each of
// which is a paragraph. A line starts a new one
//   - where the space above it is larger than between the lines of a paragraph;
//   - where the size of type changes, or bold type begins or ends and the line before was not full;
//   - at a bullet, number or letter of a list;
//   - at an indented first line, and at one that returns from the indent of a list;
//   - after a line that ends a sentence and had room for the next word;
//   - at the top of a column or page, unless the sentence goes on: the text before it does not end
//     a sentence and the line begins in small letters. What stands between the two in smaller type
//     (footnotes, captions) does not part them.
// Words broken at line ends are put together as LineJoiner says. Linear in the text. Throws
// Error(kBadInput) when there are more than kMostBlocks, or kMostTextBytes of text. Thread-safe.
std::vector<PdfParagraph> JoinLines(std::vector<PdfPage> pages);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_PDF_LAYOUT_H_
