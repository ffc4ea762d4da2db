// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/front_matter.h"

#include <gtest/gtest.h>

#include <string>

namespace faro {
namespace {

std::string Updated(const std::string& yaml) {
  const FrontMatter matter = ReadFrontMatter("---\n" + yaml + "\n---\nText.\n");
  return matter.updated ? matter.updated->ToString() : "none";
}

TEST(ReadFrontMatter, TitleAndDate) {
  const std::string text = "---\ntitle: Water points\nupdated: 2022-09-14\n---\nText.\n";
  const FrontMatter matter = ReadFrontMatter(text);
  EXPECT_EQ(matter.title, "Water points");
  ASSERT_TRUE(matter.updated.has_value());
  EXPECT_EQ(matter.updated->ToString(), "2022-09-14");
  EXPECT_EQ(text.substr(matter.size), "Text.\n");
}

TEST(ReadFrontMatter, SpanishNames) {
  const FrontMatter matter =
      ReadFrontMatter("---\ntitulo: Puntos de agua\nfecha: mayo de 2021\n---\n");
  EXPECT_EQ(matter.title, "Puntos de agua");
  EXPECT_EQ(matter.updated->ToString(), "2021-05");
}

TEST(ReadFrontMatter, QuotedAndFoldedTitles) {
  EXPECT_EQ(ReadFrontMatter("---\ntitle: \"Camps: a guide\"\n---\n").title, "Camps: a guide");
  EXPECT_EQ(ReadFrontMatter("---\ntitle: >\n  Two\n  lines\n---\n").title, "Two lines");
}

TEST(ReadFrontMatter, TitleThatIsNoScalarIsNoTitle) {
  EXPECT_EQ(ReadFrontMatter("---\ntitle: [a, b]\n---\n").title, "");
}

TEST(ReadFrontMatter, DateOfUpdateBeatsDateOfPublication) {
  EXPECT_EQ(Updated("date: 2019-01-01\nlastmod: 2022-03-04"), "2022-03-04");
  EXPECT_EQ(Updated("date: 2019-01-01"), "2019-01-01");
  EXPECT_EQ(Updated("ms.date: 03/25/2020"), "2020-03-25");
}

TEST(ReadFrontMatter, DateWithTimeAsSiteGeneratorsWriteIt) {
  EXPECT_EQ(Updated("date: 2022-09-14 10:00:00 +0000"), "2022-09-14");
  EXPECT_EQ(Updated("date: 2022-09-14T10:00:00Z"), "2022-09-14");
}

TEST(ReadFrontMatter, DateThatIsNoneGivesWayToTheNext) {
  EXPECT_EQ(Updated("updated: soon\ndate: 2020-02"), "2020-02");
  EXPECT_EQ(Updated("updated: soon"), "none");
}

TEST(ReadFrontMatter, NoneWithoutAFenceAtTheVeryStart) {
  EXPECT_EQ(ReadFrontMatter("").size, 0u);
  EXPECT_EQ(ReadFrontMatter("Text.\n---\ntitle: x\n---\n").size, 0u);
  EXPECT_EQ(ReadFrontMatter("\n---\ntitle: x\n---\n").size, 0u);
  EXPECT_EQ(ReadFrontMatter("----\ntitle: x\n----\n").size, 0u);
}

TEST(ReadFrontMatter, NoneWithoutAClosingFence) {
  EXPECT_EQ(ReadFrontMatter("---\ntitle: x\n\nText.\n").size, 0u);
  EXPECT_EQ(ReadFrontMatter("---").size, 0u);
}

TEST(ReadFrontMatter, ClosingFenceAtTheEndOfTheFile) {
  const std::string text = "---\ntitle: x\n---";
  const FrontMatter matter = ReadFrontMatter(text);
  EXPECT_EQ(matter.size, text.size());
  EXPECT_EQ(matter.title, "x");
}

TEST(ReadFrontMatter, ClosedByThreeDots) {
  const FrontMatter matter = ReadFrontMatter("---\ntitle: x\n...\nText.\n");
  EXPECT_EQ(matter.size, 17u);
  EXPECT_EQ(matter.title, "x");
}

TEST(ReadFrontMatter, EmptyAndNotAMapIsFencedAllTheSame) {
  EXPECT_EQ(ReadFrontMatter("---\n---\nText.\n").size, 8u);
  const FrontMatter list = ReadFrontMatter("---\n- a\n- b\n---\nText.\n");
  EXPECT_EQ(list.size, 16u);
  EXPECT_EQ(list.title, "");
}

TEST(ReadFrontMatter, BrokenYamlSaysNothing) {
  const FrontMatter matter =
      ReadFrontMatter("---\ntitle: Good\nupdated: 2022-01\nbad: \"open\n---\nText.\n");
  EXPECT_EQ(matter.title, "");
  EXPECT_FALSE(matter.updated.has_value());
  EXPECT_GT(matter.size, 0u);
}

TEST(ReadFrontMatter, DeeplyNestedYamlDoesNotOverflowTheStack) {
  const FrontMatter matter =
      ReadFrontMatter("---\ntitle: x\nbad: " + std::string(60'000, '[') + "\n---\nText.\n");
  EXPECT_EQ(matter.title, "");
  EXPECT_GT(matter.size, 60'000u);
}

}  // namespace
}  // namespace faro
