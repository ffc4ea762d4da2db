// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace faro {
namespace {

using ::testing::ElementsAreArray;

constexpr double kLeft = 50;
constexpr double kRight = 310;
constexpr double kColumn = 240;  // width

// Lines of 12 points each, one below the other, with `text` and a number.
std::vector<PdfLine> Piece(double x, double y, size_t count, const std::string& text,
                           double width = kColumn) {
  std::vector<PdfLine> lines;
  for (size_t i = 0; i < count; ++i) {
    PdfLine line;
    line.text = text + std::to_string(i);
    line.size = 10;
    line.box = {x, y + 12 * static_cast<double>(i), x + width,
                y + 12 * static_cast<double>(i) + 11};
    lines.push_back(line);
  }
  return lines;
}

std::vector<PdfLine> operator+(std::vector<PdfLine> a, const std::vector<PdfLine>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

std::vector<std::string> TextsOf(const std::vector<PdfLine>& lines) {
  std::vector<std::string> texts;
  for (const PdfLine& line : lines) texts.push_back(line.text);
  return texts;
}

std::vector<std::string> Ordered(std::vector<PdfLine> lines) {
  OrderColumns(&lines);
  return TextsOf(lines);
}

TEST(OrderColumns, NothingOfNothing) { EXPECT_TRUE(Ordered({}).empty()); }

TEST(OrderColumns, PiecesOfTwoColumnsFollowTheirColumn) {
  const auto upper_left = Piece(kLeft, 100, 5, "a");
  const auto lower_left = Piece(kLeft, 200, 8, "b");
  const auto upper_right = Piece(kRight, 100, 9, "c");
  const auto lower_right = Piece(kRight, 240, 6, "d");
  EXPECT_THAT(Ordered(upper_left + upper_right + lower_left + lower_right),
              ElementsAreArray(TextsOf(upper_left + lower_left + upper_right + lower_right)));
}

TEST(OrderColumns, LinesAcrossThePagePartTheColumns) {
  const auto upper = Piece(kLeft, 60, 1, "heading", kRight + kColumn - kLeft);
  const auto middle = Piece(kLeft, 300, 1, "heading", kRight + kColumn - kLeft);
  const auto a = Piece(kLeft, 100, 4, "a");
  const auto b = Piece(kLeft, 170, 6, "b");
  const auto c = Piece(kRight, 100, 10, "c");
  const auto d = Piece(kRight, 240, 3, "d");
  const auto below = Piece(kLeft, 320, 7, "e") + Piece(kRight, 320, 7, "f");
  EXPECT_THAT(Ordered(upper + a + c + b + d + middle + below),
              ElementsAreArray(TextsOf(upper + a + b + c + d + middle + below)));
}

TEST(OrderColumns, ShortHeadingOverBothColumnsPartsThemToo) {
  const auto upper = Piece(kLeft, 100, 7, "a") + Piece(kRight, 100, 7, "b");
  const auto heading = Piece(kLeft, 200, 1, "heading", 80);
  const auto lower = Piece(kLeft, 220, 7, "c") + Piece(kRight, 220, 7, "d");
  EXPECT_THAT(Ordered(upper + heading + lower), ElementsAreArray(TextsOf(upper + heading + lower)));
}

TEST(OrderColumns, RowsOfATableStay) {
  std::vector<PdfLine> table;
  for (double y = 100; y < 300; y += 40) {
    table = table + Piece(kLeft, y, 2, "item") + Piece(kRight, y, 3, "remark");
  }
  EXPECT_THAT(Ordered(table), ElementsAreArray(TextsOf(table)));
}

TEST(OrderColumns, NamesAndNumbersInNarrowLinesStay) {
  auto form = Piece(kLeft, 100, 5, "name", 60) + Piece(kRight, 170, 9, "x", 20) +
              Piece(kLeft, 300, 5, "name", 60) + Piece(kRight, 420, 2, "y", 200) +
              Piece(kLeft, 460, 1, "long", 230);
  EXPECT_THAT(Ordered(form), ElementsAreArray(TextsOf(form)));
}

TEST(OrderColumns, TextInOneColumnStays) {
  const auto text = Piece(kLeft, 300, 10, "a", 500) + Piece(kLeft, 100, 10, "b", 500);
  EXPECT_THAT(Ordered(text), ElementsAreArray(TextsOf(text)));
}

TEST(OrderColumns, NumberOfThePageAmongOthersPartsNothing) {
  const auto a = Piece(kLeft, 100, 5, "a");
  const auto b = Piece(kLeft, 200, 8, "b");
  const auto c = Piece(kRight, 100, 9, "c");
  const auto d = Piece(kRight, 240, 6, "d");
  const auto number = Piece(296, 500, 1, "number", 10);
  EXPECT_THAT(Ordered(a + c + b + number + d), ElementsAreArray(TextsOf(a + b + c + number + d)));
}

TEST(OrderColumns, FootOfThePageStaysAtTheEnd) {
  const auto a = Piece(kLeft, 100, 5, "a");
  const auto b = Piece(kLeft, 200, 8, "b");
  const auto c = Piece(kRight, 100, 9, "c");
  const auto foot = Piece(kLeft, 500, 1, "edition", 80);
  EXPECT_THAT(Ordered(a + c + b + foot), ElementsAreArray(TextsOf(a + b + c + foot)));
}

TEST(OrderColumns, BoxesOfAnySizeAreSafe) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  for (const double odd : {-1e300, 1e300, kInfinity, std::numeric_limits<double>::quiet_NaN()}) {
    auto lines = Piece(kLeft, 100, 8, "a") + Piece(kRight, 130, 8, "b");
    lines[3].box.right = odd;
    lines[9].box.left = odd;
    const auto before = TextsOf(lines);
    EXPECT_THAT(Ordered(lines), ElementsAreArray(before));
  }
}

}  // namespace
}  // namespace faro
