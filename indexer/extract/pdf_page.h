// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_PDF_PAGE_H_
#define FARO_INDEXER_EXTRACT_PDF_PAGE_H_

#include <cstdint>
#include <string>
#include <vector>

// What a page of a PDF holds, without poppler's types, so that the rules that make text of it can
// be tested on values. Lengths are points (1/72 inch); x grows to the right and y downwards from
// the upper left corner of the page as it is shown.
namespace faro {

struct PdfBox {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  double height() const { return bottom - top; }
  double width() const { return right - left; }
};

// Letters that stand together, about a word.
struct PdfWord {
  std::string text;  // UTF-8 as the file has it
  PdfBox box;
  double size = 0;  // of the font; where that is unknown, the height of the box
  bool bold = false;
  bool space_after = false;  // a blank follows in the same line
  int turned = 0;            // quarter turns clockwise; the box is that of the text set upright
};

// A line of one column, or one cell's line of a table.
struct PdfLine {
  std::string text;  // UTF-8, composed (NFC), white space folded, never empty
  PdfBox box;
  double size = 0;  // of most of its letters
  bool bold = false;
  double first_gap = 0;   // between the first two words
  double first_word = 0;  // width of the first word
  int turned = 0;
  bool table_row = false;  // cells of a row, joined by " | "
};

struct PdfPage {
  uint32_t number = 0;  // from 1
  double width = 0;
  double height = 0;
  std::vector<PdfWord> words;  // in reading order as poppler has it
  std::vector<PdfLine> lines;  // what LinesOfWords makes of them
};

// The size in which most letters of the pages' lines are set, to half a point; 0 without lines.
double BodySize(const std::vector<PdfPage>& pages);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_PDF_PAGE_H_
