// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_fonts.h"

#include <gtest/gtest.h>

#include <string>

namespace faro {
namespace {

PdfWord Word(double height, double size, bool bold, const std::string& text = "word") {
  PdfWord word;
  word.text = text;
  word.box = {0, 100, 20, 100 + height};
  word.size = size;
  word.bold = bold;
  return word;
}

PdfWord Filled(const FontTable& fonts, double height) {
  PdfWord word = Word(height, 0, false);
  fonts.Fill(&word);
  return word;
}

TEST(FontTable, WordsOfOneHeightHaveOneFont) {
  FontTable fonts;
  fonts.Learn(Word(11.7, 10, false));
  fonts.Learn(Word(12.3, 10, true));
  EXPECT_EQ(Filled(fonts, 11.7).size, 10);
  EXPECT_FALSE(Filled(fonts, 11.7).bold);
  EXPECT_TRUE(Filled(fonts, 12.3).bold);
}

TEST(FontTable, WhereFontsShareAHeightMostLettersDecide) {
  FontTable fonts;
  fonts.Learn(Word(11.7, 10, false, "a longer word"));
  fonts.Learn(Word(11.7, 12, true));
  EXPECT_EQ(Filled(fonts, 11.7).size, 10);
  EXPECT_FALSE(Filled(fonts, 11.7).bold);
}

TEST(FontTable, HeightThatWasNotMetHasAUsualSize) {
  EXPECT_NEAR(Filled(FontTable(), 10).size, 8.6, 0.01);
  EXPECT_FALSE(Filled(FontTable(), 10).bold);
}

}  // namespace
}  // namespace faro
