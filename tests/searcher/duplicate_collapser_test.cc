// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/duplicate_collapser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/searcher/tiny_index.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::PathsOf;
using ::testing::SizeIs;
using testing::TinyIndex;

// Thirty words about latrines.
constexpr std::string_view kLatrines =
    "Dig latrines at least thirty metres away from every well, downhill where the ground allows "
    "it, and light the path so that women and children can walk there safely at night.";

std::string Page(std::string_view text, std::string_view updated = "",
                 std::string_view title = "Latrines", std::string_view heading = "Siting") {
  std::string page = "---\ntitle: " + std::string(title) + "\n";
  if (!updated.empty()) page += "updated: " + std::string(updated) + "\n";
  return page + "---\n## " + std::string(heading) + "\n\n" + std::string(text) + "\n";
}

SearchRequest Request(std::string_view query) {
  SearchRequest request = testing::Request(query);
  request.collapse_duplicates = true;
  return request;
}

const OtherPlaces& Others(const SearchResult& result, size_t hit = 0) {
  return result.hits.at(hit).also_in.value();
}

TEST(DuplicateCollapserTest, VersionsAreShownOnceWhereTheyAreNewest) {
  const TinyIndex index({{"a.md", Page(kLatrines, "2021")},
                         {"b.md", Page(kLatrines, "2023-05")},
                         {"c.md", Page(kLatrines, "2022")}});
  const SearchResult result = index.Search(Request("latrines"));
  EXPECT_THAT(PathsOf(result), ElementsAre("b.md"));
  EXPECT_EQ(result.hits[0].rank, 1u);
  EXPECT_EQ(Others(result).total, 2u);
  EXPECT_FALSE(Others(result).more);
  EXPECT_THAT(Others(result).paths, ElementsAre("c.md", "a.md"));
}

TEST(DuplicateCollapserTest, WhatOthersAreToBeLikeIsNotAmongTheirOtherPlaces) {
  TinyIndex index;
  index.Write("asked.md", Page(kLatrines, "2020"));
  for (size_t i = 0; i < OtherPlaces::kMostPaths + 5; ++i) {  // it is behind those that are named
    index.Write("copy" + std::to_string(i) + ".md", Page(kLatrines, "2021"));
  }
  index.Update();
  Searcher searcher({index.db()});
  SearchRequest request = Request("");
  const std::string asked =
      index.Search(testing::Request("latrines updated:2020")).hits.at(0).passage.Id();
  const SearchResult result = searcher.FindSimilar(asked, request);
  ASSERT_THAT(result.hits, SizeIs(1));
  EXPECT_EQ(Others(result).total, OtherPlaces::kMostPaths + 4);
}

TEST(DuplicateCollapserTest, AllAreShownWhereThatIsAskedFor) {
  const TinyIndex index({{"a.md", Page(kLatrines, "2021")}, {"b.md", Page(kLatrines, "2023")}});
  SearchRequest request = Request("latrines");
  request.collapse_duplicates = false;
  const SearchResult result = index.Search(request);
  EXPECT_THAT(PathsOf(result), ElementsAre("a.md", "b.md"));
  EXPECT_FALSE(result.hits[0].also_in.has_value());
}

TEST(DuplicateCollapserTest, SmallChangesBetweenVersionsDoNotMatter) {
  std::string changed(kLatrines);
  changed.replace(changed.find("thirty"), 6, "fifty");
  const TinyIndex index({{"a.md", Page(changed, "2024")}, {"b.md", Page(kLatrines, "2020")}});
  const SearchResult result = index.Search(Request("latrines"));
  EXPECT_THAT(PathsOf(result), ElementsAre("a.md"));
  EXPECT_EQ(Others(result).total, 1u);
}

TEST(DuplicateCollapserTest, WithoutDatesNumbersInPathsTell) {
  const TinyIndex index({{"5.1/page.md", Page(kLatrines)},
                         {"7.10/page.md", Page(kLatrines)},
                         {"7.9/page.md", Page(kLatrines)}});
  const SearchResult result = index.Search(Request("latrines"));
  EXPECT_THAT(PathsOf(result), ElementsAre("7.10/page.md"));
  EXPECT_THAT(Others(result).paths, ElementsAre("7.9/page.md", "5.1/page.md"));
}

TEST(DuplicateCollapserTest, OtherPathsWithoutDatesTellNothing) {
  const TinyIndex index({{"a.md", Page(kLatrines)}, {"b.md", Page(kLatrines)}});
  EXPECT_THAT(index.Find(Request("latrines")), ElementsAre("a.md"));
  const TinyIndex dated({{"a.md", Page(kLatrines)}, {"b.md", Page(kLatrines, "2023")}});
  EXPECT_THAT(dated.Find(Request("latrines")), ElementsAre("a.md"));
}

TEST(DuplicateCollapserTest, TheNewestStandsAtTheRankOfTheBest) {
  // The older one has the word once more, and so ranks first of all.
  const std::string better = std::string(kLatrines) + " Latrines.";
  const TinyIndex index({{"old.md", Page(better, "2020")},
                         {"other.md", Page("Other text about latrines and how they are emptied "
                                           "by tanker when the rains have come early.",
                                           "2020", "Desludging")},
                         {"new.md", Page(kLatrines, "2024")}});
  EXPECT_THAT(index.Find(Request("latrines siting")), ElementsAre("new.md", "other.md"));
}

TEST(DuplicateCollapserTest, WhatFiltersExcludeCountsAndIsNotShown) {
  const TinyIndex index({{"old.md", Page(kLatrines, "2020")},
                         {"mid.md", Page(kLatrines, "2022")},
                         {"new.md", Page(kLatrines, "2024")}});
  SearchRequest request = Request("latrines");
  request.filters.until = PartialDate{2023, 0, 0};
  const SearchResult result = index.Search(request);
  EXPECT_THAT(PathsOf(result), ElementsAre("mid.md"));
  EXPECT_THAT(Others(result).paths, ElementsAre("new.md", "old.md"));
}

TEST(DuplicateCollapserTest, WhatTheQueryExcludesIsNotShown) {
  const std::string newer = std::string(kLatrines) + " Draft.";
  const TinyIndex index({{"old.md", Page(kLatrines, "2020")}, {"new.md", Page(newer, "2024")}});
  EXPECT_THAT(index.Find(Request("latrines")), ElementsAre("new.md"));
  const SearchResult result = index.Search(Request("latrines -draft"));
  EXPECT_THAT(PathsOf(result), ElementsAre("old.md"));
  EXPECT_THAT(Others(result).paths, ElementsAre("new.md"));
}

TEST(DuplicateCollapserTest, AVersionBeyondTheRankedOnesIsFoundAllTheSame) {
  TinyIndex index;
  for (int i = 0; i < 30; ++i) {
    index.Write("copy" + std::to_string(100 + i) + ".md", Page(kLatrines, "2020"));
  }
  // Longer, so the worst: with a limit of one, it is not among the first.
  index.Write("new.md", Page(std::string(kLatrines) + " Ask the people who use them.", "2024"));
  index.Update();
  SearchRequest request = Request("latrines");
  request.limit = 1;
  const SearchResult result = index.Search(request);
  EXPECT_THAT(PathsOf(result), ElementsAre("new.md"));
  EXPECT_EQ(Others(result).total, 30u);
  EXPECT_THAT(Others(result).paths, SizeIs(OtherPlaces::kMostPaths));
}

TEST(DuplicateCollapserTest, BoilerplateOfAFewWordsStaysWithItsDocument) {
  const TinyIndex index({{"a.md", Page("See the focal point.", "", "Latrines", "Contacts")},
                         {"b.md", Page("See the focal point.", "", "Wells", "Contacts")}});
  const SearchResult result = index.Search(Request("\"focal point\""));
  EXPECT_THAT(result.hits, SizeIs(2));
  EXPECT_EQ(Others(result).total, 0u);
}

TEST(DuplicateCollapserTest, OfTheSameTextUnderAnotherTitleTheBestIsShown) {
  const TinyIndex index({{"wells.md", Page(kLatrines, "2024", "Wells")},
                         {"latrines.md", Page(kLatrines, "2020", "Latrines")}});
  EXPECT_THAT(index.Find(Request("title:latrines siting")), ElementsAre("latrines.md"));
  const SearchResult result = index.Search(Request("latrines"));
  EXPECT_THAT(PathsOf(result), ElementsAre("latrines.md"));
  EXPECT_THAT(Others(result).paths, ElementsAre("wells.md"));
}

TEST(DuplicateCollapserTest, TheSameTextTwiceInADocumentIsNoDuplicate) {
  const std::string twice =
      Page(kLatrines) + "\n## Lighting\n\nLamps.\n\n## Siting\n\n" + std::string(kLatrines) + "\n";
  const TinyIndex index({{"a.md", twice}});
  const SearchResult result = index.Search(Request("latrines well"));
  ASSERT_THAT(PathsOf(result), ElementsAre("a.md", "a.md"));
  EXPECT_EQ(Others(result).total, 0u);
  EXPECT_THAT(Others(result).paths, IsEmpty());
}

TEST(DuplicateCollapserTest, PagesFollowEachOtherAndAreFilledUp) {
  TinyIndex index;
  for (int topic = 0; topic < 8; ++topic) {
    std::string text = "Latrines";
    for (int word = 0; word < 20 + topic; ++word) {
      text += " t" + std::to_string(topic) + "w" + std::to_string(word);
    }
    for (int version = 1; version <= 9; ++version) {
      index.Write("v" + std::to_string(version) + "/" + std::to_string(topic) + ".md",
                  Page(text + ".", "", "Page " + std::to_string(topic)));
    }
  }
  index.Update();
  SearchRequest request = Request("latrines");
  const std::vector<std::string> all = index.Find(request);
  EXPECT_THAT(all, SizeIs(8));
  for (const std::string& path : all) EXPECT_EQ(path.substr(0, 3), "v9/");
  std::vector<std::string> paged;
  request.limit = 3;
  for (request.offset = 0; request.offset < 9; request.offset += 3) {
    const SearchResult page = index.Search(request);
    for (const Hit& hit : page.hits) {
      paged.push_back(hit.passage.path);
      EXPECT_EQ(hit.rank, paged.size());
      EXPECT_EQ(hit.also_in.value().total, 8u);
    }
  }
  EXPECT_EQ(paged, all);
}

TEST(DuplicateCollapserTest, VersionsTogetherHaveNoMoreHitsThanOneDocument) {
  const auto version = [](std::string_view first, std::string_view second) {
    return Page(std::string(first) + " " + std::string(kLatrines), "", "Latrines", "One") +
           "\n## Two\n\n" + std::string(second) +
           " latrines are emptied by tanker when the rains have come early this year.\n" +
           "\n## Three\n\nLatrines of the school are the last to be closed before the holidays " +
           "and the first to be opened.\n";
  };
  TinyIndex index({{"v1.md", version("Latrines latrines.", "All")},
                   {"v2.md", version("Latrines.", "All latrines and all")}});
  EXPECT_THAT(index.Search(Request("latrines")).hits, SizeIs(2));
}

TEST(DuplicateCollapserTest, SeveralIndexesAreOne) {
  const TinyIndex one({{"other.md", Page("Lamps light the way.", "", "Lamps")},
                       {"old.md", Page(kLatrines, "2020")}});
  const TinyIndex two({{"new.md", Page(kLatrines, "2024")}});
  const SearchResult result = Searcher({one.db(), two.db()}).Search(Request("latrines"));
  EXPECT_THAT(PathsOf(result), ElementsAre("new.md"));
  EXPECT_THAT(Others(result).paths, ElementsAre("old.md"));
}

TEST(DuplicateCollapserTest, MoreThanAreLookedForDoNotGetPast) {
  TinyIndex index;
  for (size_t i = 0; i < DuplicateCollapser::kMostPlaces + 20; ++i) {
    index.Write("copy" + std::to_string(i) + ".md", Page(kLatrines));
  }
  index.Update();
  const SearchResult result = index.Search(Request("latrines"));
  ASSERT_THAT(result.hits, SizeIs(1));
  EXPECT_TRUE(Others(result).more);
  EXPECT_GE(Others(result).total, DuplicateCollapser::kMostPlaces - 1);
}

}  // namespace
}  // namespace faro
