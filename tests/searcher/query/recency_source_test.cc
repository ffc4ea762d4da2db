// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/recency_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "lib/index/schema.h"
#include "tests/searcher/tiny_index.h"

namespace faro {
namespace {

using ::testing::DoubleNear;
using testing::PathsOf;
using testing::Request;
using testing::TinyIndex;

constexpr PartialDate kToday = {2026, 11, 21};

class RecencySourceTest : public ::testing::Test {
 protected:
  // What a passage with this date gains; 0 where it gains nothing.
  static double GainOf(const std::string& updated, double per_year = 2) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    Xapian::Document document;
    document.add_term("water");
    if (!updated.empty()) document.add_value(SlotNumber(Slot::kUpdatedFirst), updated);
    database.add_document(document);
    Xapian::Enquire enquire(database);
    const Xapian::Query water(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query("water"), 0);
    enquire.set_query(PreferNewer(water, {per_year, kToday}));
    const Xapian::MSet found = enquire.get_mset(0, 10);
    EXPECT_EQ(found.size(), 1u) << "gains nothing, but is still found";
    return found.begin().get_weight();
  }
};

TEST_F(RecencySourceTest, EachYearCountsTheSameUpToTen) {
  EXPECT_THAT(GainOf("20261121"), DoubleNear(20, 0.01));
  EXPECT_THAT(GainOf("20251121"), DoubleNear(18, 0.01));
  EXPECT_THAT(GainOf("20211121"), DoubleNear(10, 0.01));
  EXPECT_THAT(GainOf("20161121"), DoubleNear(0, 0.01));
  EXPECT_EQ(GainOf("19990101"), 0);
}

TEST_F(RecencySourceTest, MonthsAndDaysCount) {
  EXPECT_THAT(GainOf("20260521"), DoubleNear(19, 0.01));
  EXPECT_LT(GainOf("20261120"), GainOf("20261121"));
}

TEST_F(RecencySourceTest, DateToComeCountsAsToday) {
  EXPECT_THAT(GainOf("20300101"), DoubleNear(20, 0.01));
}

TEST_F(RecencySourceTest, WithoutADateNothingIsGained) { EXPECT_EQ(GainOf(""), 0); }

TEST_F(RecencySourceTest, NothingIsAddedWhereDatesDoNotMatter) {
  EXPECT_EQ(GainOf("20261121", 0), 0);
  EXPECT_TRUE(NewerQuery({0, kToday}).empty());
  EXPECT_TRUE(PreferNewer(Xapian::Query(), {1, kToday}).empty());
}

class SearchRecencyTest : public ::testing::Test {
 protected:
  SearchResult Search(double per_year) const {
    SearchRequest request = Request("latrines");
    request.recency = {per_year, kToday};
    request.explain = true;
    return index_.Search(request);
  }

  TinyIndex index_{
      {"old.md", "The latrines, the latrines of the camp.\n\nLast updated: 2017-03-01\n"},
      {"undated.md", "The latrines of the camp are near the river and the road.\n"},
      {"new.md", "The old latrines of the camp are near the road.\n\nLast updated: 2026-03-01\n"}};
};

TEST_F(SearchRecencyTest, NewerGuidanceRisesAsFarAsAsked) {
  EXPECT_EQ(PathsOf(Search(0)).front(), "old.md");
  EXPECT_EQ(PathsOf(Search(1)).front(), "new.md");
  EXPECT_EQ(PathsOf(Search(1)).size(), 3u);
}

TEST_F(SearchRecencyTest, ExplanationSaysWhatItAdds) {
  const SearchResult result = Search(1);
  std::map<std::string, double> scores;
  double sum = 0;
  for (const ConceptScore& part : result.hits.at(0).scores) {
    scores[part.query] = part.score;
    sum += part.score;
  }
  EXPECT_THAT(scores["(newer)"], DoubleNear(9.3, 0.1));
  EXPECT_THAT(sum, DoubleNear(result.hits[0].score, 0.001));
}

}  // namespace
}  // namespace faro
