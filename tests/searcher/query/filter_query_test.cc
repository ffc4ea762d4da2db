// SPDX-License-Identifier: GPL-3.0-or-later
// Filters, NEAR and beginnings of words over a small index: what they find, and what they follow.
#include "searcher/query/filter_query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "searcher/query/word_finder.h"
#include "tests/searcher/tiny_index.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Request;
using testing::TinyIndex;
using testing::TranslatingIndex;
using ::testing::UnorderedElementsAre;

// A document of several passages.
std::string Long(const std::string& title, const std::string& word) {
  std::string text = "# " + title + "\n";
  for (int part = 1; part <= 20; ++part) {
    text += "\n## Part " + std::to_string(part) + "\n\nThe " + word + " of part " +
            std::to_string(part) + " stands here.\n";
  }
  return text;
}

size_t CountHits(const TinyIndex& index, std::string_view query) {
  SearchRequest request = Request(query);
  request.limit = 1000;
  request.per_document = 0;
  return index.Search(request).hits.size();
}

std::string Group(const GroupParts& parts, bool all = false) {
  return GroupQuery(parts, all).get_description();
}

Xapian::Query Term(const char* text) { return Xapian::Query(text); }

TEST(GroupQueryTest, AnyOrAllOfTheWanted) {
  EXPECT_EQ(Group({{Term("a"), Term("b")}, {}, {}, {}}), "Query((a OR b))");
  EXPECT_EQ(Group({{Term("a"), Term("b")}, {}, {}, {}}, true), "Query((a AND b))");
  EXPECT_EQ(Group({{Term("a")}, {}, {}, {}}), "Query(a)");
  EXPECT_TRUE(GroupQuery({}, false).empty());
}

TEST(GroupQueryTest, WantedOnlyAddToTheRequired) {
  EXPECT_EQ(Group({{Term("a"), Term("b")}, {Term("r"), Term("s")}, {}, {}}),
            "Query(((r AND s) AND_MAYBE (a OR b)))");
  EXPECT_EQ(Group({{}, {Term("r")}, {}, {}}), "Query(r)");
}

TEST(GroupQueryTest, FiltersStandAround) {
  EXPECT_EQ(Group({{Term("a")}, {}, {Term("f"), Term("g")}, {}}), "Query((a FILTER (f AND g)))");
  EXPECT_EQ(Group({{}, {}, {Term("f")}, {}}), "Query(f)");
}

TEST(GroupQueryTest, UnwantedAreTakenAwayFromAllOfIt) {
  EXPECT_EQ(Group({{Term("a")}, {Term("r")}, {Term("f")}, {Term("u"), Term("v")}}),
            "Query((((r AND_MAYBE a) FILTER f) AND_NOT (u OR v)))");
  EXPECT_EQ(Group({{}, {}, {}, {Term("u")}}), "Query((<alldocuments> AND_NOT u))");
}

TEST(UpdatedQueryTest, LooksAtBothEndsOfTheDate) {
  EXPECT_EQ(UpdatedQuery({"20220101", "20221231"}).get_description(),
            "Query((VALUE_GE 2 20220101 AND VALUE_RANGE 1 0 20221231))");
  EXPECT_TRUE(UpdatedQuery({}).empty());
}

TEST(DocumentFilterTest, HoldsForEachPassageOfADocument) {
  const TinyIndex index({{"a/one.md", Long("One", "pump")},
                         {"b/two.md", Long("Two", "pump")},
                         {"c/three.md", Long("Three", "pump")}});
  EXPECT_EQ(CountHits(index, "pump"), 60u);
  EXPECT_EQ(CountHits(index, "pump path:b"), 20u);
  EXPECT_EQ(CountHits(index, "path:b"), 20u);
  EXPECT_EQ(CountHits(index, "pump -path:b"), 40u);
  EXPECT_EQ(CountHits(index, "pump path:a OR path:c"), 40u);
  EXPECT_EQ(CountHits(index, "pump path:(a c)"), 0u);
  EXPECT_EQ(CountHits(index, "path:c type:md"), 20u);
  EXPECT_EQ(CountHits(index, "path:d"), 0u);
}

TEST(DocumentFilterTest, FollowsWhatChangesInPlace) {
  TinyIndex index({{"a/one.md", Long("One", "pump")},
                   {"b/two.md", Long("Two", "pump")},
                   {"c/three.md", Long("Three", "pump")}});
  index.Write("b/two.md", "# Two\n\nThe pump is new.\n");
  index.Remove("a/one.md");
  index.Update();
  EXPECT_EQ(CountHits(index, "path:a"), 0u);
  EXPECT_EQ(CountHits(index, "path:b"), 1u);
  EXPECT_EQ(CountHits(index, "path:c"), 20u);
}

TEST(DocumentFilterTest, FollowsAFileThatMoves) {
  TinyIndex index({{"a/one.md", Long("One", "pump")}, {"b/two.md", Long("Two", "pump")}});
  index.Remove("a/one.md");
  index.Write("new/place/uno.md", Long("One", "pump"));
  index.Update();
  EXPECT_EQ(CountHits(index, "path:a/one"), 0u);
  EXPECT_EQ(CountHits(index, "path:new/place"), 20u);
  EXPECT_EQ(CountHits(index, "path:uno"), 20u);
  EXPECT_EQ(CountHits(index, "path:b"), 20u);
}

TEST(DocumentFilterTest, WorksOverSeveralIndexes) {
  const TinyIndex one({{"a/one.md", Long("One", "pump")}, {"b/two.md", Long("Two", "pump")}});
  const TinyIndex other({{"b/three.md", Long("Three", "pump")}});
  Searcher searcher({one.db(), other.db()});
  SearchRequest request = Request("pump path:b");
  request.limit = 1000;
  request.per_document = 0;
  EXPECT_EQ(searcher.Search(request).hits.size(), 40u);
}

TEST(DocumentFilterTest, AloneItFindsWithoutScore) {
  const TinyIndex index({{"a/one.md", "# One\n\nThe pump.\n"}});
  const SearchResult result = index.Search(Request("path:a"));
  ASSERT_EQ(result.hits.size(), 1u);
  EXPECT_EQ(result.hits[0].score, 0);
  EXPECT_EQ(result.total, 1u);
}

TEST(DocumentFilterTest, AddsNothingToTheScore) {
  const TinyIndex index({{"a/one.md", "# One\n\nThe pump.\n"}, {"b/two.md", "# Two\n\nRoads.\n"}});
  const double plain = index.Search(Request("pump")).hits.at(0).score;
  for (const char* const query : {"pump path:a", "pump AND path:a", "pump OR path:a",
                                  "pump lang:und OR path:a", "pump updated:2022 OR path:a"}) {
    EXPECT_DOUBLE_EQ(index.Search(Request(query)).hits.at(0).score, plain) << query;
  }
}

TEST(LinkFilterTest, FindsThePassageWithTheLink) {
  const TinyIndex index({{"a.md",
                          "# A\n\n## One\n\nSee [this](https://www.example.org/guide/?p=1#top).\n\n"
                          "## Two\n\nNothing to see.\n"},
                         {"b.md", "# B\n\nSee [that](http://data.example.org/).\n"}});
  EXPECT_EQ(CountHits(index, "link:example.org"), 2u);
  EXPECT_EQ(CountHits(index, "link:data.example.org"), 1u);
  EXPECT_EQ(CountHits(index, "link:ample.org"), 0u);
  EXPECT_EQ(CountHits(index, "link:http://example.org/guide/?p=1"), 1u);
  EXPECT_EQ(CountHits(index, "link:example.org/guide"), 0u);
}

TEST(RequiredTest, OthersOnlyAddToTheScore) {
  const TinyIndex index({{"both.md", "# A\n\nPumps and wells.\n"},
                         {"pump.md", "# B\n\nPumps alone.\n"},
                         {"well.md", "# C\n\nWells alone.\n"}});
  EXPECT_THAT(index.Find("+pumps wells"), ElementsAre("both.md", "pump.md"));
  EXPECT_THAT(index.Find("+pumps +wells"), ElementsAre("both.md"));
  EXPECT_THAT(index.Find("+and wells"), ElementsAre("both.md")) << "function words too";
}

TEST(NearTest, TakesAnyFormOfTheWords) {
  const TinyIndex index(
      {{"near.md", "# A\n\nThe camps have many working pumps today.\n"},
       {"far.md",
        "# B\n\nThe camps were opened long ago in a place that few people know, and "
        "only one of them has pumps.\n"}});
  EXPECT_THAT(index.Find("camp NEAR/4 pump"), ElementsAre("near.md"));
  EXPECT_THAT(index.Find("pump NEAR/4 camp"), ElementsAre("near.md"));
  EXPECT_THAT(index.Find("pump ADJ/4 camp"), IsEmpty());
  EXPECT_THAT(index.Find("camp ADJ/4 pump"), ElementsAre("near.md"));
  EXPECT_THAT(index.Find("camp NEAR/3 pump"), IsEmpty());
  EXPECT_THAT(index.Find("camp NEAR/4 pum*"), ElementsAre("near.md"));
  EXPECT_THAT(index.Find("camp NEAR/4 (boat OR pump)"), ElementsAre("near.md"));
  EXPECT_THAT(index.Find("camp NEAR/30 pump"), UnorderedElementsAre("near.md", "far.md"));
}

TEST(NearTest, WordsAsTypedWhereNothingIsExpanded) {
  const TinyIndex index({{"one.md", "# A\n\nThe camps have pumps.\n"}});
  SearchRequest request = Request("camp NEAR pump");
  request.expand.expand = false;
  EXPECT_THAT(index.Find(request), IsEmpty());
  request.query = "camps NEAR pumps";
  EXPECT_THAT(index.Find(request), ElementsAre("one.md"));
}

TEST(NearTest, TakesTranslationsOfOneWord) {
  const TranslatingIndex index({{"cerca.md", "# A\n\nEl albergue se abre antes del invierno.\n"}});
  EXPECT_THAT(index.Find("shelter NEAR/6 winter"), ElementsAre("cerca.md"));
  EXPECT_THAT(index.Find("shelter NEAR/2 winter"), IsEmpty());
}

TEST(NearTest, CountsTheWordsOfAWordWithHyphens) {
  const TinyIndex index({{"one.md", "# A\n\nVaccines against COVID-19 arrive.\n"}});
  EXPECT_THAT(index.Find("vaccines NEAR/2 COVID-19"), ElementsAre("one.md"));
}

TEST(NearTest, StandsInOneTitle) {
  const TinyIndex index(
      {{"one.md", "# Plan of the site\n\nText.\n"}, {"two.md", "# Plan\n\nThe site.\n"}});
  EXPECT_THAT(index.Find("title:(plan NEAR/3 site)"), ElementsAre("one.md"));
}

TEST(BeginningTest, FindsAllWordsThatBeginSo) {
  const TinyIndex index({{"one.md", "# A\n\nDisplaced families.\n"},
                         {"two.md", "# B\n\nThe displacement of coordinación.\n"},
                         {"three.md", "# C\n\nPlaces.\n"}});
  EXPECT_THAT(index.Find("displac*"), UnorderedElementsAre("one.md", "two.md"));
  EXPECT_THAT(index.Find("DISPLACEM*"), ElementsAre("two.md"));
  EXPECT_THAT(index.Find("coordinacio*"), ElementsAre("two.md")) << "accents may be left out";
  EXPECT_THAT(index.Find("coordinació*"), ElementsAre("two.md"));
  EXPECT_THAT(index.Find("nothing*"), IsEmpty());
  EXPECT_EQ(index.Search(Request("displaceme*")).hits.at(0).matched.at(0).why, Why::kPrefix);
}

TEST(BeginningTest, NoteSaysWhenThereAreMoreWords) {
  std::string text = "# A\n\n";
  for (size_t i = 0; i <= kMostPrefixWords; ++i) text += "word" + std::to_string(i) + " and ";
  const TinyIndex index({{"one.md", text}});
  EXPECT_THAT(index.Search(Request("wo*")).notes, ElementsAre(HasSubstr("the 100 that most")));
  EXPECT_THAT(index.Search(Request("word1*")).notes, IsEmpty());
}

TEST(FindWordsTest, MostFrequentFirst) {
  const TinyIndex index({{"one.md", "# A\n\ncamping camps camp\n"},
                         {"two.md", "# B\n\ncamps camp\n"},
                         {"three.md", "# C\n\ncamps\n"}});
  EXPECT_THAT(FindWords(index.Open(), "camp", 10).words, ElementsAre("camps", "camp", "camping"));
  const FoundWords cut = FindWords(index.Open(), "camp", 2);
  EXPECT_THAT(cut.words, ElementsAre("camps", "camp"));
  EXPECT_TRUE(cut.cut);
}

}  // namespace
}  // namespace faro
