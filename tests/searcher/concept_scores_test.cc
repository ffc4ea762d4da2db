// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <vector>

#include "tests/searcher/tiny_index.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Request;
using ::testing::SizeIs;
using testing::TranslatingIndex;

class ConceptScoresTest : public ::testing::TestWithParam<const char*> {
 protected:
  static SearchRequest Explained(const char* query) {
    SearchRequest request = Request(query);
    request.explain = true;
    return request;
  }

  TranslatingIndex index_{
      {"camp.md", "# Camp management\n\nThe site plan of the camp. COVID-19 and WHO."},
      {"es.md", "# Gestión\n\nLa gestión de campamentos y el plan del sitio, sin agua."},
      {"water.md", "# Water\n\nWater for the camps, and the plan of the wells."}};
};

INSTANTIATE_TEST_SUITE_P(Queries, ConceptScoresTest,
                         ::testing::Values("camp water", "camp management plan",
                                           "\"site plan\" camp", "title:camp plan",
                                           "campamentos AND plan", "COVID-19", "water -wells camp",
                                           "the", "WHO OR agua"));

TEST_P(ConceptScoresTest, AddUpToTheScoreOfTheHit) {
  const SearchResult result = index_.Search(Explained(GetParam()));
  ASSERT_FALSE(result.hits.empty());
  for (const Hit& hit : result.hits) {
    const double sum =
        std::accumulate(hit.scores.begin(), hit.scores.end(), 0.0,
                        [](double all, const ConceptScore& part) { return all + part.score; });
    EXPECT_NEAR(sum, hit.score, 1e-9) << hit.passage.path;
    for (const ConceptScore& part : hit.scores) EXPECT_GT(part.score, 0) << part.query;
  }
}

TEST_P(ConceptScoresTest, AddUpWherePassagesOfTheOtherLanguageCountLess) {
  SearchRequest request = Explained(GetParam());
  request.cross_weight = 0.5;
  for (const Hit& hit : index_.Search(request).hits) {
    double sum = 0;
    for (const ConceptScore& part : hit.scores) sum += part.score;
    EXPECT_NEAR(sum, hit.score, 1e-9) << hit.passage.path;
  }
}

TEST_F(ConceptScoresTest, OfTheSameIndexTwice) {
  Searcher searcher({index_.db(), index_.db()});
  const SearchResult result = searcher.Search(Explained("wells camp"));
  ASSERT_THAT(result.hits, SizeIs(6));
  for (const Hit& hit : result.hits) EXPECT_FALSE(hit.scores.empty()) << hit.passage.path;
}

TEST_F(ConceptScoresTest, NameTheWordsOfTheQuery) {
  const SearchResult result = index_.Search(Explained("wells camp"));
  ASSERT_THAT(result.hits, SizeIs(3));
  std::vector<std::string> words;
  for (const ConceptScore& part : result.hits.front().scores) words.push_back(part.query);
  EXPECT_EQ(result.hits.front().passage.path, "water.md");
  EXPECT_THAT(words, ElementsAre("wells", "camp"));
}

TEST_F(ConceptScoresTest, OnlyWhenAskedFor) {
  EXPECT_THAT(index_.Search(Request("camp")).hits.front().scores, IsEmpty());
}

}  // namespace
}  // namespace faro
