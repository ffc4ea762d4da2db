// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/date.h"

#include <gtest/gtest.h>

namespace faro {
namespace {

TEST(PartialDateTest, IsWrittenAsPreciselyAsItIsKnown) {
  EXPECT_EQ((PartialDate{2022, 0, 0}).ToString(), "2022");
  EXPECT_EQ((PartialDate{2022, 9, 0}).ToString(), "2022-09");
  EXPECT_EQ((PartialDate{2022, 9, 4}).ToString(), "2022-09-04");
}

TEST(PartialDateTest, YearSpansItsTwelveMonths) {
  const PartialDate year{2022, 0, 0};
  EXPECT_EQ(year.FirstDay(), "20220101");
  EXPECT_EQ(year.LastDay(), "20221231");
}

TEST(PartialDateTest, MonthSpansItsDays) {
  const PartialDate september{2022, 9, 0};
  EXPECT_EQ(september.FirstDay(), "20220901");
  EXPECT_EQ(september.LastDay(), "20220930");
}

TEST(PartialDateTest, DayIsItsOwnSpan) {
  const PartialDate day{2022, 9, 14};
  EXPECT_EQ(day.FirstDay(), "20220914");
  EXPECT_EQ(day.LastDay(), "20220914");
}

TEST(PartialDateTest, FebruaryEndsByTheGregorianRule) {
  EXPECT_EQ((PartialDate{2023, 2, 0}).LastDay(), "20230228");
  EXPECT_EQ((PartialDate{2024, 2, 0}).LastDay(), "20240229");
  EXPECT_EQ((PartialDate{1900, 2, 0}).LastDay(), "19000228");  // a hundred: no leap year
  EXPECT_EQ((PartialDate{2000, 2, 0}).LastDay(), "20000229");  // four hundred: a leap year
}

TEST(PartialDateTest, DaysCompareAsTextInDateOrder) {
  const auto last_of_1999 = MakeDate(1999, 12, 31);
  const auto first_of_2000 = MakeDate(2000, 1, 1);
  ASSERT_TRUE(last_of_1999 && first_of_2000);
  EXPECT_LT(last_of_1999->LastDay(), first_of_2000->FirstDay());
  EXPECT_LT(*last_of_1999, *first_of_2000);
}

TEST(MakeDateTest, YearsRunFrom1900To2199) {
  EXPECT_EQ(MakeDate(1899, 12, 31), std::nullopt);
  EXPECT_EQ(MakeDate(1900, 1, 1), (PartialDate{1900, 1, 1}));
  EXPECT_EQ(MakeDate(2199, 12, 31), (PartialDate{2199, 12, 31}));
  EXPECT_EQ(MakeDate(2200, 1, 1), std::nullopt);
}

TEST(MakeDateTest, MonthsRunToTwelve) {
  EXPECT_EQ(MakeDate(2022, 12, 0), (PartialDate{2022, 12, 0}));
  EXPECT_EQ(MakeDate(2022, 13, 0), std::nullopt);
  EXPECT_EQ(MakeDate(2022, -1, 0), std::nullopt);
}

TEST(MakeDateTest, DaysRunToTheEndOfTheirMonth) {
  EXPECT_EQ(MakeDate(2022, 4, 30), (PartialDate{2022, 4, 30}));
  EXPECT_EQ(MakeDate(2022, 4, 31), std::nullopt);
  EXPECT_EQ(MakeDate(2024, 2, 29), (PartialDate{2024, 2, 29}));
  EXPECT_EQ(MakeDate(2022, 2, 29), std::nullopt);
  EXPECT_EQ(MakeDate(2022, 4, -1), std::nullopt);
}

TEST(MakeDateTest, DayWithoutMonthIsNoDate) { EXPECT_EQ(MakeDate(2022, 0, 14), std::nullopt); }

TEST(ParseIsoDateTest, ReadsYearMonthAndDay) {
  EXPECT_EQ(ParseIsoDate("2022"), (PartialDate{2022, 0, 0}));
  EXPECT_EQ(ParseIsoDate("2022-09"), (PartialDate{2022, 9, 0}));
  EXPECT_EQ(ParseIsoDate("2022-09-14"), (PartialDate{2022, 9, 14}));
}

TEST(ParseIsoDateTest, ReadsSlashes) {
  EXPECT_EQ(ParseIsoDate("2022/09"), (PartialDate{2022, 9, 0}));
  EXPECT_EQ(ParseIsoDate("2022/09/14"), (PartialDate{2022, 9, 14}));
}

TEST(ParseIsoDateTest, ReadsMonthsAndDaysOfOneDigit) {
  EXPECT_EQ(ParseIsoDate("2022-9-4"), (PartialDate{2022, 9, 4}));
}

TEST(ParseIsoDateTest, ReadsBackWhatToStringWrites) {
  for (const PartialDate date : {PartialDate{1900, 0, 0}, PartialDate{2021, 1, 0},
                                 PartialDate{2024, 2, 29}, PartialDate{2199, 12, 31}}) {
    EXPECT_EQ(ParseIsoDate(date.ToString()), date) << date.ToString();
  }
}

TEST(ParseIsoDateTest, RefusesDaysThatNoCalendarHas) {
  EXPECT_EQ(ParseIsoDate("2022-02-30"), std::nullopt);
  EXPECT_EQ(ParseIsoDate("2022-00"), std::nullopt);
  EXPECT_EQ(ParseIsoDate("2022-09-00"), std::nullopt);
  EXPECT_EQ(ParseIsoDate("2022-13-01"), std::nullopt);
}

TEST(ParseIsoDateTest, RefusesEverythingElse) {
  for (const char* text :
       {"",         "-",           "22",         "022",         "20220914",
        "2022-",    "2022--14",    "-2022",      "2022-09-14-", "2022-09-14-1",
        "2022-009", "2022-09-014", "14-09-2022", "2022-sep",    "2022-09-14T10:00",
        " 2022",    "2022 ",       "+202",       "0x7e",        "2022.09"}) {
    EXPECT_EQ(ParseIsoDate(text), std::nullopt) << '"' << text << '"';
  }
}

}  // namespace
}  // namespace faro
