// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_headings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace faro {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

PdfParagraph Large(const std::string& text, double size, size_t lines = 1) {
  PdfParagraph paragraph;
  paragraph.text = text;
  paragraph.size = size;
  paragraph.lines = lines;
  paragraph.apart = true;
  return paragraph;
}

PdfParagraph Body(const std::string& text) { return Large(text, 10, 3); }

PdfParagraph Bold(const std::string& text) {
  PdfParagraph paragraph = Large(text, 10);
  paragraph.bold = true;
  return paragraph;
}

std::vector<int> Levels(const std::vector<PdfParagraph>& paragraphs,
                        const std::vector<PdfOutlineEntry>& outline = {}) {
  return HeadingLevels(paragraphs, 10, outline);
}

TEST(HeadingLevels, RanksOfSizesThenBold) {
  EXPECT_THAT(Levels({Large("Shelter", 20), Large("Tents", 14), Body("Keep them dry."),
                      Bold("Ropes"), Body("Loosen them."), Large("Food", 20)}),
              ElementsAre(1, 2, 0, 3, 0, 1));
}

TEST(HeadingLevels, SizesThatHardlyDifferAreOne) {
  EXPECT_THAT(Levels({Large("Shelter", 14.2), Large("Food", 14)}), ElementsAre(1, 1));
}

TEST(HeadingLevels, FourSizesHaveLevelsAndTheRestShareTheLast) {
  EXPECT_THAT(Levels({Large("A title", 30), Large("A part", 24), Large("Chapter", 20),
                      Large("Section", 16), Large("Subsection", 12)}),
              ElementsAre(1, 2, 3, 4, 4));
}

TEST(HeadingLevels, BodyIsText) {
  EXPECT_THAT(Levels({Body("Tents"), Large("Tents", 10.4), Large("Tents", 8)}), Each(0));
}

TEST(HeadingLevels, LargeNumbersAreText) {
  EXPECT_THAT(Levels({Large("2,500", 30), Large("38 %", 30), Large("x", 30)}), Each(0));
}

TEST(HeadingLevels, LargeParagraphsAndSentencesAreText) {
  EXPECT_THAT(Levels({Large(std::string(201, 'a'), 20), Large("Five lines of it", 20, 5),
                      Large("Nobody pays for assistance.", 12), Large("Tents, ropes,", 20)}),
              Each(0));
}

TEST(HeadingLevels, VeryLargeTypeMayEndInAFullStop) {
  EXPECT_THAT(Levels({Large("Leave no one behind.", 20)}), ElementsAre(1));
}

TEST(HeadingLevels, BulletsAndRowsAreTextInAnyType) {
  PdfParagraph bullet = Large("• Tents", 20);
  bullet.kind = BlockKind::kListItem;
  bullet.marker = 4;
  PdfParagraph row = Large("Tents | 120", 20);
  row.kind = BlockKind::kTableRow;
  EXPECT_THAT(Levels({bullet, row}), Each(0));
}

TEST(HeadingLevels, NumberedHeadingIsOne) {
  PdfParagraph numbered = Bold("3. Tents");
  numbered.kind = BlockKind::kListItem;
  numbered.marker = 3;
  EXPECT_THAT(Levels({numbered, Body("Keep them dry.")}), ElementsAre(1, 0));
}

TEST(HeadingLevels, BoldSentenceIsText) {
  EXPECT_THAT(Levels({Bold("Nobody pays for assistance."), Bold("tents and ropes")}), Each(0));
}

TEST(HeadingLevels, WhereBoldIsTheRuleItSaysNothing) {
  std::vector<PdfParagraph> paragraphs(9, Bold("Name of the household"));
  paragraphs.push_back(Body("Fill it in."));
  EXPECT_THAT(Levels(paragraphs), Each(0));
}

TEST(HeadingLevels, OutlineGivesTheDepth) {
  EXPECT_THAT(Levels({Large("1. Shelter", 20), Large("1.1 Tents", 20), Body("Keep them dry."),
                      Large("2. Food", 20)},
                     {{1, "Shelter"}, {2, "Tents"}, {1, "Food"}}),
              ElementsAre(1, 2, 0, 1));
}

TEST(HeadingLevels, OutlineFindsHeadingsInTheTypeOfTheText) {
  PdfParagraph plain = Large("Tents", 10);
  EXPECT_THAT(Levels({Large("Shelter", 20), plain, Body("Keep them dry."), Large("Food", 20)},
                     {{1, "Shelter"}, {2, "Tents"}, {1, "Food"}}),
              ElementsAre(1, 2, 0, 1));
  plain.apart = false;
  EXPECT_THAT(Levels({Large("Shelter", 20), plain, Large("Food", 20)},
                     {{1, "Shelter"}, {2, "Tents"}, {1, "Food"}}),
              ElementsAre(1, 0, 1));
}

TEST(HeadingLevels, HeadingsThatTheOutlineLeavesOutGoWithThoseThatLookLikeThem) {
  EXPECT_THAT(Levels({Large("Cover", 30), Large("Shelter", 20), Large("Water", 20),
                      Large("Food", 20), Large("Wells", 14)},
                     {{2, "Shelter"}, {1, "Cover"}, {2, "Food"}}),
              ElementsAre(1, 2, 2, 2, 3));
}

TEST(HeadingLevels, OutlineThatIsNotInTheTextIsNotHeeded) {
  EXPECT_THAT(Levels({Large("Shelter", 20), Large("Tents", 14)},
                     {{3, "Shelter"}, {1, "Slide 1"}, {1, "Slide 2"}}),
              ElementsAre(1, 2));
}

}  // namespace
}  // namespace faro
