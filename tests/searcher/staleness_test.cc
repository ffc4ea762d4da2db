// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/staleness.h"

#include <gtest/gtest.h>

namespace faro {
namespace {

constexpr PartialDate kToday{2024, 3, 31};

Passage Updated(const PartialDate& date) {
  Passage passage;
  passage.updated = date;
  return passage;
}

TEST(MonthsBeforeTest, GoesBackThroughYears) {
  EXPECT_EQ(MonthsBefore(kToday, 0), kToday);
  EXPECT_EQ(MonthsBefore(kToday, 3), (PartialDate{2023, 12, 31}));
  EXPECT_EQ(MonthsBefore(kToday, 36), (PartialDate{2021, 3, 31}));
}

TEST(MonthsBeforeTest, ShorterMonthsEndEarlier) {
  EXPECT_EQ(MonthsBefore(kToday, 1), (PartialDate{2024, 2, 29}));
  EXPECT_EQ(MonthsBefore(kToday, 13), (PartialDate{2023, 2, 28}));
}

TEST(TodayTest, IsADay) {
  const PartialDate today = Today();
  EXPECT_TRUE(MakeDate(today.year, today.month, today.day).has_value());
  EXPECT_GE(today.year, 2024);
}

TEST(IsStaleTest, LongAgo) {
  EXPECT_TRUE(IsStale(Updated({2020, 0, 0}), kToday));
  EXPECT_TRUE(IsStale(Updated({2024, 3, 30}), kToday));
  EXPECT_FALSE(IsStale(Updated({2024, 3, 31}), kToday));
}

TEST(IsStaleTest, OnlyWhereAllThatTheDateMayMeanIs) {
  EXPECT_FALSE(IsStale(Updated({2024, 0, 0}), kToday));
  EXPECT_FALSE(IsStale(Updated({2024, 3, 0}), kToday));
  EXPECT_TRUE(IsStale(Updated({2024, 2, 0}), kToday));
}

TEST(IsStaleTest, NotWithoutADateNorALimit) {
  EXPECT_FALSE(IsStale(Passage(), kToday));
  EXPECT_FALSE(IsStale(Updated({1999, 0, 0}), std::nullopt));
}

}  // namespace
}  // namespace faro
