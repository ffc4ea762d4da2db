// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_PDF_FONTS_H_
#define FARO_INDEXER_EXTRACT_PDF_FONTS_H_

#include <cstddef>
#include <map>

#include "indexer/extract/pdf_page.h"

namespace faro {

// Tells the size and weight of words whose font is not known by words whose font is, as it is too
// dear to ask for the fonts of all pages of a thick document. The height of a word is that of its
// font between the highest and the lowest letter, times the size, so that to a hundredth of a point
// it is as good as a name: words of a height that has been met take the size and weight that most
// letters of that height had. Others get the size that common fonts have at that height. Not
// thread-safe.
class FontTable {
 public:
  // Learns a word with its font.
  void Learn(const PdfWord& word);

  // Sets the size and weight of a word without.
  void Fill(PdfWord* word) const;

 private:
  struct Use {
    std::map<double, size_t> sizes;  // letters of each
    size_t letters = 0;
    size_t bold = 0;
  };

  std::map<long, Use> by_height_;  // in hundredths of a point
};

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_PDF_FONTS_H_
