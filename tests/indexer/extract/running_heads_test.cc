// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/running_heads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace faro {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Not;

PdfLine Line(double y, const std::string& text, double size = 10, double x = 50) {
  PdfLine line;
  line.text = text;
  line.box = {x, y, x + 5 * static_cast<double>(text.size()), y + 12};
  line.size = size;
  return line;
}

// Pages of 800 points with two lines of text of their own in the middle.
std::vector<PdfPage> Pages(size_t count) {
  std::vector<PdfPage> pages(count);
  for (size_t i = 0; i < count; ++i) {
    pages[i].number = static_cast<uint32_t>(i) + 1;
    pages[i].height = 800;
    const std::string letter(1, static_cast<char>('a' + i % 26));
    pages[i].lines = {Line(300, "text " + letter), Line(312, "more text " + letter)};
  }
  return pages;
}

void AddToAll(double y, const std::string& text, std::vector<PdfPage>* pages) {
  for (PdfPage& page : *pages) page.lines.insert(page.lines.begin(), Line(y, text));
}

std::vector<std::string> Remaining(std::vector<PdfPage> pages) {
  DropRunningHeads(&pages);
  std::vector<std::string> texts;
  for (const PdfPage& page : pages) {
    for (const PdfLine& line : page.lines) texts.push_back(line.text);
  }
  return texts;
}

TEST(DropRunningHeads, HeadOfAllPagesGoes) {
  auto pages = Pages(3);
  AddToAll(30, "Relief handbook", &pages);
  EXPECT_THAT(Remaining(pages), ElementsAre("text a", "more text a", "text b", "more text b",
                                            "text c", "more text c"));
}

TEST(DropRunningHeads, HeadsAndFeetMayHaveThreeRows) {
  auto pages = Pages(3);
  AddToAll(30, "Relief handbook", &pages);
  AddToAll(42, "Second edition", &pages);
  AddToAll(54, "Draft", &pages);
  AddToAll(66, "A fourth row", &pages);
  EXPECT_THAT(Remaining(pages), Contains("A fourth row").Times(3));
  EXPECT_THAT(Remaining(pages), Not(Contains("Draft")));
}

TEST(DropRunningHeads, NumbersInAFootMayDiffer) {
  auto pages = Pages(3);
  for (size_t i = 0; i < 3; ++i) {
    pages[i].lines.push_back(Line(770, "Edition 2 | " + std::to_string(i + 9)));
  }
  EXPECT_THAT(Remaining(pages), Not(Contains(::testing::StartsWith("Edition"))));
}

TEST(DropRunningHeads, LeftAndRightPagesMayDiffer) {
  auto pages = Pages(6);
  for (size_t i = 0; i < 6; ++i) pages[i].lines.push_back(Line(30, i % 2 == 0 ? "Left" : "Right"));
  EXPECT_THAT(Remaining(pages), Each(::testing::HasSubstr("text")));
}

TEST(DropRunningHeads, OnTwoPagesItMayBeText) {
  auto pages = Pages(2);
  AddToAll(30, "Relief handbook", &pages);
  EXPECT_THAT(Remaining(pages), Contains("Relief handbook").Times(2));
}

TEST(DropRunningHeads, OnTwoPagesOfManyItIsText) {
  auto pages = Pages(5);
  for (const size_t i : {0u, 1u}) pages[i].lines.push_back(Line(30, "Overview"));
  EXPECT_THAT(Remaining(pages), Contains("Overview").Times(2));
}

TEST(DropRunningHeads, AtDifferentHeightsItIsText) {
  auto pages = Pages(3);
  for (size_t i = 0; i < 3; ++i) {
    pages[i].lines.push_back(Line(20 + 40 * static_cast<double>(i), "Note"));
  }
  EXPECT_THAT(Remaining(pages), Contains("Note").Times(3));
}

TEST(DropRunningHeads, InTheMiddleOfThePageItIsText) {
  auto pages = Pages(3);
  AddToAll(200, "Note", &pages);
  EXPECT_THAT(Remaining(pages), Contains("Note").Times(3));
}

TEST(DropRunningHeads, HeadOfAChapterGoesIfTheChapterIsNamedElsewhere) {
  auto pages = Pages(30);
  for (const size_t i : {10u, 11u, 12u, 13u}) pages[i].lines.push_back(Line(30, "Shelter"));
  EXPECT_THAT(Remaining(pages), Contains("Shelter").Times(4));
  pages[9].lines.push_back(Line(400, "Shelter"));
  EXPECT_THAT(Remaining(pages), Contains("Shelter").Times(1));
}

TEST(DropRunningHeads, SheetsThatBeginAlikeKeepTheirHeadings) {
  auto pages = Pages(6);
  for (const size_t i : {0u, 2u, 4u}) pages[i].lines.push_back(Line(30, "Overview", 16));
  EXPECT_THAT(Remaining(pages), Contains("Overview").Times(3));
}

TEST(DropRunningHeads, NumbersThatCountWithThePagesGo) {
  auto pages = Pages(3);
  for (size_t i = 0; i < 3; ++i) {
    const double y = 20 + 30 * static_cast<double>(i);  // not at one height
    pages[i].lines.push_back(Line(y, std::to_string(i + 41)));
  }
  EXPECT_THAT(Remaining(pages), Each(::testing::HasSubstr("text")));
}

TEST(DropRunningHeads, RomanNumbersCountToo) {
  auto pages = Pages(4);
  const std::vector<std::string> numbers = {"iii", "iv", "v", "vi"};
  for (size_t i = 0; i < 4; ++i) {
    pages[i].lines.push_back(Line(700 + 25 * static_cast<double>(i), numbers[i]));
  }
  EXPECT_THAT(Remaining(pages), Each(::testing::HasSubstr("text")));
}

TEST(DropRunningHeads, NumbersThatDoNotCountStay) {
  auto pages = Pages(3);
  pages[0].lines.push_back(Line(700, "250"));
  pages[1].lines.push_back(Line(730, "12"));
  pages[2].lines.push_back(Line(760, "7"));
  EXPECT_THAT(Remaining(pages), Contains("250"));
}

TEST(DropRunningHeads, WhatSaysThatItIsAPageNumberGoesFromAnyDocument) {
  for (const char* number :
       {"Page 1", "Page 1 of 2", "1 | P a g e", "- 1 -", "Página 1 de 2", "Pág. 1", "1 of 2"}) {
    auto pages = Pages(1);
    pages[0].lines.push_back(Line(770, number));
    EXPECT_THAT(Remaining(pages), ElementsAre("text a", "more text a")) << number;
  }
}

TEST(DropRunningHeads, BareNumberOfAShortDocumentStays) {
  auto pages = Pages(2);
  for (size_t i = 0; i < 2; ++i) pages[i].lines.push_back(Line(770, std::to_string(i + 1)));
  EXPECT_THAT(Remaining(pages), Contains("2"));
}

TEST(DropRunningHeads, PagesWithoutLinesOrHeight) {
  std::vector<PdfPage> pages(3);
  pages[0].lines.push_back(Line(0, "Only"));
  EXPECT_THAT(Remaining(pages), ElementsAre("Only"));
}

}  // namespace
}  // namespace faro
