// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/field_values.h"

#include <gtest/gtest.h>

#include <string>

namespace faro {
namespace {

std::string Range(std::string_view value) {
  const auto range = ParseDayRange(value);
  if (!range) return "nothing";
  return range->first.value_or("") + "-" + range->last.value_or("");
}

TEST(ParseDayRangeTest, DateIsItsFirstAndLastDay) {
  EXPECT_EQ(Range("2022"), "20220101-20221231");
  EXPECT_EQ(Range("2024-02"), "20240201-20240229");
  EXPECT_EQ(Range("2022-06-30"), "20220630-20220630");
}

TEST(ParseDayRangeTest, RangeHasBothEnds) {
  EXPECT_EQ(Range("2021..2023"), "20210101-20231231");
  EXPECT_EQ(Range("2021-05..2021-05-03"), "20210501-20210503");
  EXPECT_EQ(Range("2021..2021"), "20210101-20211231");
}

TEST(ParseDayRangeTest, RangeMayBeOpen) {
  EXPECT_EQ(Range("2021.."), "20210101-");
  EXPECT_EQ(Range("..2021"), "-20211231");
}

TEST(ParseDayRangeTest, LimitsLeaveOutOrTakeInTheDate) {
  EXPECT_EQ(Range(">=2022-06"), "20220601-");
  EXPECT_EQ(Range("<=2022-06"), "-20220630");
  EXPECT_EQ(Range(">2022-06"), "20220631-");  // after 30 June, before 1 July
  EXPECT_EQ(Range("<2022-06"), "-20220600");  // before 1 June, after 31 May
  EXPECT_EQ(Range(">2022"), "20221232-");
  EXPECT_EQ(Range("<2022"), "-20220100");
}

TEST(ParseDayRangeTest, EverythingElseIsNothing) {
  for (const char* const value :
       {"", "..", "soon", "2022..soon", "x..2022", "2023..2021", ">", ">=", ">2021..",
        "2021...2022", "2022-13", "=2022", "2021..2022..2023", "> 2022", "12345"}) {
    EXPECT_EQ(Range(value), "nothing") << value;
  }
}

TEST(ParseLanguageCodeTest, CodesInAnyCase) {
  EXPECT_EQ(ParseLanguageCode("en"), Language::kEnglish);
  EXPECT_EQ(ParseLanguageCode("ES"), Language::kSpanish);
  EXPECT_EQ(ParseLanguageCode("other"), Language::kOther);
  EXPECT_EQ(ParseLanguageCode("und"), Language::kUnknown);
  EXPECT_EQ(ParseLanguageCode("fr"), std::nullopt);
  EXPECT_EQ(ParseLanguageCode(""), std::nullopt);
}

TEST(ParseDocumentTypeTest, EndingsOfAllTypes) {
  EXPECT_EQ(ParseDocumentType("pdf"), "pdf");
  EXPECT_EQ(ParseDocumentType("PDF"), "pdf");
  EXPECT_EQ(ParseDocumentType(".htm"), "html");
  EXPECT_EQ(ParseDocumentType("markdown"), "md");
  EXPECT_EQ(ParseDocumentType("text"), "txt");
  EXPECT_EQ(ParseDocumentType("exe"), std::nullopt);
  EXPECT_EQ(ParseDocumentType(""), std::nullopt);
}

TEST(IsFieldValueTest, EachFieldKnowsItsValues) {
  EXPECT_TRUE(IsFieldValue(FilterField::kPath, "annexes/shelter"));
  EXPECT_FALSE(IsFieldValue(FilterField::kPath, "/.."));
  EXPECT_TRUE(IsFieldValue(FilterField::kContact, "@iom.int"));
  EXPECT_FALSE(IsFieldValue(FilterField::kContact, "@"));
  EXPECT_TRUE(IsFieldValue(FilterField::kLink, "reliefweb.int"));
  EXPECT_FALSE(IsFieldValue(FilterField::kLink, "reliefweb"));
  EXPECT_FALSE(IsFieldValue(FilterField::kLanguage, "spanish"));
  EXPECT_FALSE(IsFieldValue(FilterField::kType, "doc"));
  EXPECT_FALSE(IsFieldValue(FilterField::kUpdated, "yesterday"));
}

}  // namespace
}  // namespace faro
