// SPDX-License-Identifier: GPL-3.0-or-later
// Spanish typed without accents, over the whole of Snowball's Spanish word list.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "indexer/index_writer.h"
#include "lib/language/folding.h"
#include "searcher/searcher.h"
#include "tests/searcher/tiny_index.h"
#include "tests/support/test_sets.h"

namespace faro {
namespace {

// Every word is a passage of its own, so that one is found when its passage is among the hits.
TEST(BareSpellingTest, FindsAccentedWordsOfTheSnowballList) {
  FARO_NEED_TEST_SET(set, "snowball-vocab");
  std::ifstream list(set / "spanish" / "voc.txt");
  std::vector<std::string> accented;
  std::string page;
  size_t words = 0;
  for (std::string word; std::getline(list, word); ++words) {
    page += "# " + std::to_string(words) + "\n\n" + word + "\n\n";
    if (FoldAccents(word) != word) accented.push_back(word);
  }
  ASSERT_GT(accented.size(), 1000u);
  testing::TinyIndex index;
  index.Write("words.md", page);
  index.Update();
  Searcher searcher({index.db()});
  size_t found = 0;
  std::vector<std::string> missed;
  for (const std::string& word : accented) {
    SearchRequest request;
    request.query = FoldAccents(word);
    request.expand.query_language = Language::kSpanish;
    request.per_document = 0;
    request.limit = 100;
    const SearchResult result = searcher.Search(request);
    const bool hit = std::any_of(result.hits.begin(), result.hits.end(), [&](const Hit& candidate) {
      return candidate.passage.text == word;
    });
    found += hit;
    if (!hit) missed.push_back(word);
  }
  std::cout << "typed without accents: " << found << " of " << accented.size()
            << " accented words found\n";
  RecordProperty("found", std::to_string(found));
  RecordProperty("of", std::to_string(accented.size()));
  EXPECT_GE(static_cast<double>(found), 0.98 * static_cast<double>(accented.size()))
      << ::testing::PrintToString(missed);
}

}  // namespace
}  // namespace faro
