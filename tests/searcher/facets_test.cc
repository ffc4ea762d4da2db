// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/facets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "tests/searcher/tiny_index.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Request;
using testing::TinyIndex;

// "value count" of each, in order.
std::vector<std::string> Shown(const Facet& facet) {
  std::vector<std::string> shown;
  for (const FacetCount& one : facet) {
    shown.push_back(one.value + " " + std::to_string(one.passages));
  }
  return shown;
}

constexpr std::string_view kTwoPassages =
    "---\nupdated: 2022-09\n---\n\n# Camp\n\nThe camp is near the river.\n\n## Roads\n\nThe roads "
    "of the camp are in the north.\n";

class FacetsTest : public ::testing::Test {
 protected:
  static SearchRequest Counted(std::string_view query) {
    SearchRequest request = Request(query);
    request.facets = true;
    request.expand.translate_into.clear();
    return request;
  }

  TinyIndex index_{
      {"annexes/two.md", kTwoPassages},
      {"annexes/deep/es.txt", "El camp está en el norte del país, cerca del río."},
      {"Guías/es.md", "---\nupdated: 2019\n---\n\nEl camp de los albergues del norte."},
      {"top.md", "The camp of the wells in the south."},
      {"other.md", "Nothing of the kind is in here."}};
};

TEST_F(FacetsTest, CountAllPassagesThatMatch) {
  const Facets facets = *index_.Search(Counted("camp")).facets;
  EXPECT_THAT(Shown(facets.language), ElementsAre("en 3", "es 2"));
  EXPECT_THAT(Shown(facets.folder), ElementsAre("annexes 3", " 1", "guias 1"));
  EXPECT_THAT(Shown(facets.type), ElementsAre("md 4", "txt 1"));
  EXPECT_THAT(Shown(facets.year), ElementsAre(" 2", "2022 2", "2019 1"));
}

TEST_F(FacetsTest, WhateverThePageShows) {
  SearchRequest request = Counted("camp");
  request.limit = 1;
  request.offset = 2;
  request.per_document = 1;
  EXPECT_THAT(Shown(index_.Search(request).facets->type), ElementsAre("md 4", "txt 1"));
}

TEST_F(FacetsTest, FiltersHold) {
  SearchRequest request = Counted("camp");
  request.filters.language = Language::kSpanish;
  const Facets facets = *index_.Search(request).facets;
  EXPECT_THAT(Shown(facets.language), ElementsAre("es 2"));
  EXPECT_THAT(Shown(facets.folder), ElementsAre("annexes 1", "guias 1"));
  EXPECT_THAT(Shown(index_.Search(Counted("camp path:annexes")).facets->folder),
              ElementsAre("annexes 3"));
}

TEST_F(FacetsTest, NothingToCount) {
  EXPECT_THAT(index_.Search(Counted("zebra")).facets->language, IsEmpty());
  EXPECT_FALSE(index_.Search(Request("camp")).facets.has_value());
}

TEST_F(FacetsTest, AfterUpdatesInPlace) {
  index_.Write("annexes/two.md", "# Camp\n\nThe camp moved to the east of the river.\n");
  index_.Remove("top.md");
  index_.Update();
  const Facets facets = *index_.Search(Counted("camp")).facets;
  EXPECT_THAT(Shown(facets.language), ElementsAre("es 2", "en 1"));
  EXPECT_THAT(Shown(facets.folder), ElementsAre("annexes 2", "guias 1"));
}

// Facets are counted from lists of the index; the hits themselves must say the same.
TEST_F(FacetsTest, AgreeWithAllHitsOverSeveralIndexes) {
  const TinyIndex second({{"annexes/a.md", kTwoPassages},
                          {"b/c.md", "The camp of the second index is here."},
                          {"b/d.md", "El camp del segundo índice está en el norte."}});
  Searcher searcher({index_.db(), second.db()});
  for (const char* query : {"camp", "camp north", "river OR norte", "camp -river", "the"}) {
    SearchRequest request = Counted(query);
    request.limit = 1000;
    request.per_document = 0;
    const SearchResult result = searcher.Search(request);
    ASSERT_FALSE(result.hits.empty()) << query;
    std::map<std::string, uint64_t> languages;
    std::map<std::string, uint64_t> types;
    std::map<std::string, uint64_t> years;
    for (const Hit& hit : result.hits) {
      const std::string& path = hit.passage.path;
      ++languages[std::string(LanguageCode(hit.passage.language))];
      ++types[path.substr(path.rfind('.') + 1)];
      ++years[hit.passage.updated ? std::to_string(hit.passage.updated->year) : ""];
    }
    const auto expect = [&](const std::map<std::string, uint64_t>& counted, const Facet& facet) {
      std::map<std::string, uint64_t> reported;
      for (const FacetCount& one : facet) reported[one.value] = one.passages;
      EXPECT_EQ(reported, counted) << query;
    };
    expect(languages, result.facets->language);
    expect(types, result.facets->type);
    expect(years, result.facets->year);
  }
}

}  // namespace
}  // namespace faro
