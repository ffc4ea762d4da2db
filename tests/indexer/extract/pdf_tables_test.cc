// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace faro {
namespace {

using ::testing::ElementsAre;

PdfLine Line(double x, double y, const std::string& text) {
  PdfLine line;
  line.text = text;
  line.box = {x, y, x + 5 * static_cast<double>(text.size()), y + 12};
  line.size = 10;
  return line;
}

std::vector<std::string> Rows(std::vector<PdfLine> lines) {
  JoinTableRows(LineJoiner(), &lines);
  std::vector<std::string> texts;
  for (const PdfLine& line : lines) texts.push_back((line.table_row ? "row: " : "") + line.text);
  return texts;
}

TEST(JoinTableRows, CellsBesideEachOtherAreARow) {
  EXPECT_THAT(Rows({Line(50, 100, "Tents"), Line(150, 100, "120"), Line(50, 130, "Food"),
                    Line(150, 130, "45")}),
              ElementsAre("row: Tents | 120", "row: Food | 45"));
}

TEST(JoinTableRows, CellsOfSeveralLines) {
  EXPECT_THAT(Rows({Line(50, 100, "Tents for"), Line(50, 112, "families"), Line(150, 106, "120"),
                    Line(50, 150, "Food"), Line(150, 150, "45")}),
              ElementsAre("row: Tents for families | 120", "row: Food | 45"));
}

TEST(JoinTableRows, CellsAreOrderedFromTheLeft) {
  EXPECT_THAT(Rows({Line(150, 100, "Stock"), Line(50, 100, "Item"), Line(50, 130, "Food"),
                    Line(150, 130, "45")}),
              ElementsAre("row: Item | Stock", "row: Food | 45"));
}

TEST(JoinTableRows, OneRowIsNoTable) {
  EXPECT_THAT(Rows({Line(50, 100, "Left"), Line(150, 100, "Right"), Line(50, 150, "Text below.")}),
              ElementsAre("Left", "Right", "Text below."));
}

TEST(JoinTableRows, RowsWithoutCommonColumnsAreNoTable) {
  EXPECT_THAT(
      Rows({Line(50, 100, "a"), Line(100, 100, "b"), Line(200, 150, "c"), Line(300, 150, "d")}),
      ElementsAre("a", "b", "c", "d"));
}

TEST(JoinTableRows, ColumnsOfTextAreNoCells) {
  std::vector<PdfLine> lines;
  std::vector<std::string> texts;
  for (const double top : {100.0, 300.0}) {
    for (const double left : {50.0, 300.0}) {
      for (int i = 0; i < 9; ++i) lines.push_back(Line(left, top + 12 * i, "a line of text"));
    }
  }
  for (const PdfLine& line : lines) texts.push_back(line.text);
  EXPECT_EQ(Rows(lines), texts);
}

TEST(JoinTableRows, SentencesThatGoOnInTheNextColumnAreNoCells) {
  const std::vector<PdfLine> lines = {
      Line(50, 100, "Ask what they"),  Line(50, 112, "received, and"), Line(50, 124, "whether"),
      Line(200, 100, "they paid for"), Line(200, 112, "it."),          Line(50, 150, "Compare."),
      Line(200, 150, "Write it down.")};
  EXPECT_THAT(Rows(lines), ElementsAre("Ask what they", "received, and", "whether", "they paid for",
                                       "it.", "Compare.", "Write it down."));
}

TEST(JoinTableRows, CloseRowsThatAreReadByColumns) {
  EXPECT_THAT(Rows({Line(50, 100, "Item"), Line(50, 112, "Tents"), Line(50, 124, "Food for two"),
                    Line(50, 136, "weeks"), Line(200, 100, "Stock"), Line(200, 112, "120"),
                    Line(200, 124, "45")}),
              ElementsAre("row: Item | Stock", "row: Tents | 120", "row: Food for two weeks | 45"));
}

TEST(JoinTableRows, EmptyCellsAreLeftOut) {
  EXPECT_THAT(Rows({Line(50, 100, "Item"), Line(150, 100, "Stock"), Line(250, 100, "Needed"),
                    Line(50, 130, "Tents"), Line(250, 130, "120")}),
              ElementsAre("row: Item | Stock | Needed", "row: Tents | 120"));
}

TEST(JoinTableRows, LineAcrossColumnsEndsTheTable) {
  EXPECT_THAT(
      Rows({Line(50, 100, "Tents"), Line(150, 100, "120"), Line(50, 112, "Food"),
            Line(150, 112, "45"), Line(50, 126, "A line of text across both columns.")}),
      ElementsAre("row: Tents | 120", "row: Food | 45", "A line of text across both columns."));
}

TEST(JoinTableRows, ManyLinesOnOnePlaceStayCheap) {
  std::vector<PdfLine> lines(100'000, Line(50, 100, "Tents"));
  lines.push_back(Line(150, 100, "120"));
  lines.push_back(Line(50, 112, "Food"));
  lines.push_back(Line(150, 112, "45"));
  EXPECT_EQ(Rows(lines).size(), lines.size());
}

TEST(JoinTableRows, HeadingBetweenPairsOfColumnsPartsThem) {
  auto lines = std::vector<PdfLine>{Line(50, 100, "Tents"), Line(200, 100, "Soap"),
                                    Line(50, 112, "A heading"), Line(50, 126, "Food"),
                                    Line(200, 126, "Water")};
  lines[2].size = 14;
  EXPECT_THAT(Rows(lines), ElementsAre("Tents", "Soap", "A heading", "Food", "Water"));
}

TEST(JoinTableRows, TextAroundATableStays) {
  EXPECT_THAT(
      Rows({Line(50, 60, "Before the table."), Line(50, 100, "Tents"), Line(150, 100, "120"),
            Line(50, 130, "Food"), Line(150, 130, "45"), Line(50, 170, "After it.")}),
      ElementsAre("Before the table.", "row: Tents | 120", "row: Food | 45", "After it."));
}

}  // namespace
}  // namespace faro
