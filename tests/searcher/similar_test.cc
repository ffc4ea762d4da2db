// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lib/base/error.h"
#include "searcher/telling_words.h"
#include "tests/lib/expect_error.h"
#include "tests/searcher/tiny_index.h"

namespace faro {
namespace {

using testing::CodeOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::PathsOf;
using testing::Request;
using ::testing::SizeIs;
using testing::TranslatingIndex;

class SimilarTest : public ::testing::Test {
 protected:
  static SearchRequest Wanted(Language language = Language::kUnknown) {
    SearchRequest request;
    if (language != Language::kUnknown) request.filters.language = language;
    return request;
  }

  // The id of the passage that is first for `query`.
  std::string IdOf(const std::string& query) {
    const SearchResult result = searcher_.Search(Request(query));
    return result.hits.empty() ? "none" : result.hits.front().passage.Id();
  }

  std::vector<std::string> Like(const std::string& id, const SearchRequest& request = Wanted()) {
    return PathsOf(searcher_.FindSimilar(id, request));
  }

  TranslatingIndex index_{
      {"cholera.md",
       "# Cholera\n\nThe cholera outbreak spreads through drinking water in the camps.\n\n"
       "## Vaccines\n\nVaccinate the children of the district within two weeks."},
      {"es.md", "El brote de cólera se propaga por el agua potable de los campamentos."},
      {"latrines.md", "The camps of the north have latrines far from their wells."},
      {"fuel.md", "The trucks of the convoy need diesel and spare parts before the winter."}};
  Searcher searcher_{{index_.db()}};
};

TEST_F(SimilarTest, PassagesOfOtherDocumentsBestFirst) {
  EXPECT_THAT(Like(IdOf("cholera outbreak")), ElementsAre("es.md", "latrines.md"));
}

TEST_F(SimilarTest, AcrossLanguagesInBothDirections) {
  EXPECT_THAT(Like(IdOf("cholera outbreak"), Wanted(Language::kSpanish)), ElementsAre("es.md"));
  EXPECT_THAT(Like(IdOf("brote de cólera"), Wanted(Language::kEnglish)),
              ElementsAre("cholera.md", "latrines.md"));
}

TEST_F(SimilarTest, LikeAWholeDocument) {
  const std::string passage = IdOf("vaccinate children");
  EXPECT_THAT(Like(passage), ElementsAre("es.md"));  // by the title
  EXPECT_THAT(Like(passage.substr(0, passage.find('-'))), ElementsAre("es.md", "latrines.md"));
}

TEST_F(SimilarTest, OnlyWhatTheFiltersLetThrough) {
  SearchRequest request = Wanted();
  request.limit = 1;
  request.offset = 1;
  EXPECT_THAT(Like(IdOf("cholera outbreak"), request), ElementsAre("latrines.md"));
}

TEST_F(SimilarTest, NothingIsLikeAPassageWhoseWordsAreNowhereElse) {
  const SearchResult result = searcher_.FindSimilar(IdOf("diesel"), Wanted());
  EXPECT_THAT(result.hits, IsEmpty());
  EXPECT_EQ(result.query, "fuel trucks convoy need diesel spare parts winter");
}

TEST_F(SimilarTest, UnknownIds) {
  for (const char* id : {"", "-", "x", "0123456789ab", "0123456789ab-0"}) {
    EXPECT_EQ(CodeOf([&] { searcher_.FindSimilar(id, Wanted()); }), ErrorCode::kUsage) << id;
  }
}

// A passage in its place.

class PassageInContextTest : public ::testing::Test {
 protected:
  static std::vector<std::string> TextsOf(const std::vector<Passage>& passages) {
    std::vector<std::string> texts;
    for (const Passage& passage : passages) texts.push_back(passage.text);
    return texts;
  }

  PassageInContext Around(const std::string& word, uint32_t around) {
    Searcher searcher({index_.db()});
    const SearchResult result = searcher.Search(Request(word));
    return searcher.Find(result.hits.at(0).passage.Id(), around);
  }

  testing::TinyIndex index_{{"a.md",
                             "# Camp\n\nOne.\n\n## Water\n\nTwo wells.\n\n## Food\n\nThree "
                             "kitchens.\n\n## Roads\n\nFour bridges."},
                            {"b.md", "# Other\n\nFive."}};
};

TEST_F(PassageInContextTest, Neighbours) {
  const PassageInContext found = Around("wells", 1);
  EXPECT_EQ(found.passage.text, "Two wells.");
  EXPECT_THAT(TextsOf(found.before), ElementsAre("One."));
  EXPECT_THAT(TextsOf(found.after), ElementsAre("Three kitchens."));
}

TEST_F(PassageInContextTest, AsManyAsThereAre) {
  const PassageInContext found = Around("kitchens", 100);
  EXPECT_THAT(TextsOf(found.before), ElementsAre("One.", "Two wells."));
  EXPECT_THAT(TextsOf(found.after), ElementsAre("Four bridges."));
  EXPECT_THAT(Around("kitchens", 0).before, IsEmpty());
  EXPECT_THAT(Around("kitchens", 0).after, IsEmpty());
}

TEST_F(PassageInContextTest, HeadingsOfItsDocument) {
  std::vector<std::string> headings;
  for (const DocumentEntry& entry : Around("wells", 0).entries) {
    headings.push_back(entry.heading.empty() ? "" : entry.heading.back());
  }
  EXPECT_THAT(headings, ElementsAre("", "Water", "Food", "Roads"));
}

// The words.

class TellingWordsTest : public ::testing::Test {
 protected:
  std::vector<std::string> Words(const std::string& text) {
    Passage passage;
    passage.language = Language::kEnglish;
    passage.text = text;
    return TellingWords({passage}, index_.Open(), &analyzer_);
  }

  testing::TinyIndex index_{{"a.md", "The wells and pumps of the camp are in the north."},
                            {"b.md", "The wells of the camp are near the road."},
                            {"c.md", "The pumps of the camp need diesel."}};
  Analyzer analyzer_;
};

TEST_F(TellingWordsTest, OneWordOfEachStemInTheOrderOfTheText) {
  EXPECT_THAT(Words("Pump by the well: the wells, a zebra."), ElementsAre("Pump", "well"));
}

TEST_F(TellingWordsTest, HeadingsHaveALanguageOfTheirOwn) {
  testing::TinyIndex index(
      {{"a.md", "# Report\n\n## Consideraciones clave\n\nThe wells of the camp."},
       {"b.md", "# Plan\n\n## Consideraciones clave\n\nThe roads of the camp."},
       {"c.md", "# Note\n\n## Consideraciones clave\n\nThe wells of the camp."}});
  Passage passage;
  passage.language = Language::kEnglish;
  passage.heading = {"Consideraciones clave"};
  passage.text = "The wells.";
  Analyzer analyzer;
  EXPECT_THAT(TellingWords({passage}, index.Open(), &analyzer),
              ElementsAre("Consideraciones", "clave", "wells"));
  passage.heading = {"Zebra crossing"};  // that the index does not have
  EXPECT_THAT(TellingWords({passage}, index.Open(), &analyzer), ElementsAre("wells"));
}

TEST_F(TellingWordsTest, FunctionWordsSayNothing) {
  EXPECT_THAT(Words("The camp of the"), ElementsAre("camp"));
  EXPECT_THAT(Words("of the"), IsEmpty());
}

TEST_F(TellingWordsTest, OnlySoMany) {
  std::string text;
  for (size_t i = 0; i < 2 * kMostTellingWords; ++i) text += "word" + std::string(1 + i, 'x') + " ";
  testing::TinyIndex index({{"one.md", text}, {"two.md", text}, {"three.md", "Nothing."}});
  Passage passage;
  passage.language = Language::kEnglish;
  passage.text = text;
  EXPECT_THAT(TellingWords({passage}, index.Open(), &analyzer_), SizeIs(kMostTellingWords));
}

}  // namespace
}  // namespace faro
