// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/spelling/query_spelling.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "tests/searcher/tiny_index.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Optional;
using testing::PathsOf;
using testing::Request;
using testing::TinyIndex;
using testing::TranslatingIndex;

constexpr TinyIndex::NamedText kCholera = {
    "cholera.md", "# Cholera\n\nThe cholera outbreak began at the shelters near the river."};
constexpr TinyIndex::NamedText kAgua = {
    "agua.md", "# Agua\n\nLa coordinación del suministro de agua para las niñas del albergue."};

TEST(SpellingTest, AWordFoundNowhereIsCorrectedAndSearched) {
  const TinyIndex index({kCholera, kAgua});
  const SearchResult result = index.Search(Request("cholra"));
  EXPECT_EQ(result.query, "cholra");
  EXPECT_THAT(result.corrected, Optional(std::string("cholera")));
  EXPECT_EQ(result.suggestion, std::nullopt);
  EXPECT_THAT(PathsOf(result), ElementsAre("cholera.md"));
  EXPECT_THAT(result.hits[0].matched[0].query, "cholera");
}

TEST(SpellingTest, AWordThatIsFoundIsNotCorrected) {
  const TinyIndex index({kCholera, kAgua});
  for (const char* query : {"cholera", "Cholera", "shelter", "coordinacion", "ninas", "AGUA"}) {
    const SearchResult result = index.Search(Request(query));
    EXPECT_EQ(result.corrected, std::nullopt) << query;
    EXPECT_EQ(result.suggestion, std::nullopt) << query;
    EXPECT_EQ(result.hits.size(), 1u) << query;
  }
}

TEST(SpellingTest, OnlyTheWrongWordsOfAQueryChange) {
  const TinyIndex index({kCholera, kAgua});
  EXPECT_THAT(index.Search(Request("suministro AND auga")).corrected,
              Optional(std::string("suministro AND agua")));
  EXPECT_THAT(index.Search(Request("cholra (outbrek OR rivver) -shelterz")).corrected,
              Optional(std::string("cholera (outbreak OR river) -shelterz")));
  EXPECT_THAT(index.Search(Request("title:cholra")).corrected,
              Optional(std::string("title:cholera")));
}

TEST(SpellingTest, WhereOtherWordsAreFoundOneEditIsSearchedAndMoreIsOffered) {
  const TinyIndex index({kCholera, kAgua});
  const SearchResult one = index.Search(Request("suministro de auga"));
  EXPECT_THAT(one.corrected, Optional(std::string("suministro de agua")));
  EXPECT_EQ(one.suggestion, std::nullopt);
  const SearchResult more = index.Search(Request("outbreak of chaolxra"));
  EXPECT_EQ(more.corrected, std::nullopt);
  EXPECT_THAT(more.suggestion, Optional(std::string("outbreak of cholera")));
  EXPECT_THAT(PathsOf(more), ElementsAre("cholera.md")) << "of the outbreak";
  EXPECT_THAT(index.Search(Request("chaolxra")).corrected, Optional(std::string("cholera")));
  const SearchResult both = index.Search(Request("outbreaks rivver chaolxra"));
  EXPECT_THAT(both.corrected, Optional(std::string("outbreaks river chaolxra")));
  EXPECT_THAT(both.suggestion, Optional(std::string("outbreaks river cholera")));
}

TEST(SpellingTest, AnAcronymIsOnlyOfferedWhereOtherWordsAreFound) {
  const TinyIndex index({{"a.md", "# Partners\n\nUNHCR and the partners met. UNHCR wrote it."}});
  const SearchResult result = index.Search(Request("partners of UNHRC"));
  EXPECT_EQ(result.corrected, std::nullopt);
  EXPECT_THAT(result.suggestion, Optional(std::string("partners of UNHCR")));
}

TEST(SpellingTest, WhatMayBeANameIsTakenForNothingButTheNearest) {
  const TinyIndex index({kCholera, kAgua});
  EXPECT_THAT(index.Search(Request("the shaltars of cholera")).suggestion,
              Optional(std::string("the shelters of cholera")));
  EXPECT_THAT(index.Search(Request("the Shalters of cholera")).corrected,
              Optional(std::string("the Shelters of cholera")));
  EXPECT_EQ(index.Search(Request("the Shaltars of cholera")).suggestion, std::nullopt);
  EXPECT_THAT(index.Search(Request("¿Shaltars of cholera?")).suggestion,
              Optional(std::string("¿Shelters of cholera?")));
}

TEST(SpellingTest, ACapitalStays) {
  const TinyIndex index({kCholera, kAgua});
  EXPECT_THAT(index.Search(Request("Cholra")).corrected, Optional(std::string("Cholera")));
}

TEST(SpellingTest, AccentsAreRestoredOnTheWay) {
  const TinyIndex index({kCholera, kAgua});
  EXPECT_THAT(index.Search(Request("coordinacoin")).corrected,
              Optional(std::string("coordinación")));
}

TEST(SpellingTest, NothingIsProposedForWhatIsLikeNoWord) {
  const TinyIndex index({kCholera, kAgua});
  for (const char* query : {"xqzwv", "ab", "c", "12345", "cholra2", "", "???", "\xff\xfe"}) {
    const SearchResult result = index.Search(Request(query));
    EXPECT_EQ(result.corrected, std::nullopt) << query;
    EXPECT_EQ(result.suggestion, std::nullopt) << query;
  }
}

TEST(SpellingTest, PhrasesAreSearchedAsTypedAndOffered) {
  const TinyIndex index({kCholera, kAgua});
  const SearchResult result = index.Search(Request("\"cholra outbreak\""));
  EXPECT_EQ(result.corrected, std::nullopt);
  EXPECT_THAT(result.suggestion, Optional(std::string("\"cholera outbreak\"")));
  EXPECT_THAT(result.hits, IsEmpty());
}

TEST(SpellingTest, ExactWordsAreSearchedAsTypedAndOffered) {
  const TinyIndex index({kCholera, kAgua});
  SearchRequest request = Request("cholra");
  request.expand.expand = false;
  const SearchResult result = index.Search(request);
  EXPECT_EQ(result.corrected, std::nullopt);
  EXPECT_THAT(result.suggestion, Optional(std::string("cholera")));
  EXPECT_THAT(result.hits, IsEmpty());
}

TEST(SpellingTest, ARequestCanDoWithoutCorrection) {
  const TinyIndex index({kCholera, kAgua});
  SearchRequest request = Request("cholra");
  request.correct = false;
  const SearchResult result = index.Search(request);
  EXPECT_EQ(result.corrected, std::nullopt);
  EXPECT_THAT(result.suggestion, Optional(std::string("cholera")));
}

TEST(SpellingTest, WhatTheFiltersLeaveOutIsNotProposed) {
  const TinyIndex index({kCholera, kAgua});
  SearchRequest request = Request("cholra");
  request.filters.language = Language::kSpanish;
  request.expand.translate_into = {};
  EXPECT_EQ(index.Search(request).corrected, std::nullopt);
}

TEST(SpellingTest, WordsOfTheQuerysLanguageComeFirst) {
  const TinyIndex index({{"en.md", "# Notes\n\nThe plates on the tables were counted by the team."},
                         {"es.md", "# Notas\n\nLos platos de las casas están lejos del río."}});
  EXPECT_THAT(index.Search(Request("the platxs on the tables of the team")).corrected,
              Optional(std::string("the plates on the tables of the team")));
  EXPECT_THAT(index.Search(Request("los platxs de las casas lejos del río")).corrected,
              Optional(std::string("los platos de las casas lejos del río")));
}

TEST(SpellingTest, FrequentWordsAndExchangedLettersComeFirst) {
  TinyIndex index;
  index.Write("watt.md", "# Lamp\n\nA lamp of one watt, and the starts of its engine.");
  index.Write("status.md", "# Status\n\nThe status of the lamp.");
  for (int i = 0; i < 40; ++i) {
    index.Write("water" + std::to_string(i) + ".md", "# Tank\n\nThe water of the tank.");
  }
  index.Update();
  EXPECT_THAT(index.Search(Request("watr")).corrected, Optional(std::string("water")));
  EXPECT_THAT(index.Search(Request("stauts")).corrected, Optional(std::string("status")));
}

TEST(SpellingTest, ACorrectionThatFindsNothingIsNeitherSearchedNorOffered) {
  const TinyIndex index({kCholera, kAgua});
  for (const char* query : {"cholra AND agau", "cholra NEAR/5 coordinacoin", "title:shaltars"}) {
    const SearchResult result = index.Search(Request(query));
    EXPECT_EQ(result.corrected, std::nullopt) << query;
    EXPECT_EQ(result.suggestion, std::nullopt) << query;
  }
}

TEST(SpellingTest, AWordThatTheLexiconKnowsIsOnlyOfferedAnother) {
  const TranslatingIndex index({{"a.md", "# Notes\n\nThe lantrine and the latrimes were late."}});
  const SearchResult result = index.Search(Request("latrines"));
  EXPECT_EQ(result.corrected, std::nullopt);
  EXPECT_THAT(result.suggestion, Optional(std::string("latrimes")));
}

TEST(SpellingTest, AWordFoundByItsTranslationIsNotCorrected) {
  const TranslatingIndex index({{"a.md", "# Notas\n\nLas letrinas están cerca. Latrimes."}});
  const SearchResult result = index.Search(Request("latrines"));
  EXPECT_EQ(result.corrected, std::nullopt);
  EXPECT_EQ(result.suggestion, std::nullopt);
  EXPECT_THAT(PathsOf(result), ElementsAre("a.md"));
}

TEST(SpellingTest, ALikenessWithTheOtherLanguageDoesNotKeepAMistake) {
  const TinyIndex index({kCholera, {"color.md", "# Color\n\nEl color de las paredes es claro."}});
  EXPECT_THAT(index.Search(Request("cholra")).corrected, Optional(std::string("cholera")));
}

TEST(SpellingTest, AnAcronymBecomesAnAcronym) {
  const TinyIndex index({{"a.md", "# Partners\n\nUNHCR and the unhurt met. UNHCR wrote it down."}});
  EXPECT_THAT(index.Search(Request("UNHRC")).corrected, Optional(std::string("UNHCR")));
}

// A mistake that some document makes, too.
class RareWordTest : public ::testing::Test {
 protected:
  RareWordTest() {
    index_.Write("mistake.md", "# Draft\n\nThe sheltre is near the river.");
    for (int i = 0; i < 60; ++i) {
      index_.Write("shelter" + std::to_string(i) + ".md",
                   "# Plan\n\nThe shelter number " + std::to_string(i) + " is ready.");
    }
    index_.Update();
  }
  TinyIndex index_;
};

TEST_F(RareWordTest, IsSearchedAndTheFrequentOneOffered) {
  const SearchResult result = index_.Search(Request("sheltre"));
  EXPECT_EQ(result.corrected, std::nullopt);
  EXPECT_THAT(result.suggestion, Optional(std::string("shelter")));
  EXPECT_THAT(PathsOf(result), ElementsAre("mistake.md"));
}

TEST_F(RareWordTest, WhatIsRarerIsNeverOffered) {
  const SearchResult result = index_.Search(Request("shelter"));
  EXPECT_EQ(result.corrected, std::nullopt);
  EXPECT_EQ(result.suggestion, std::nullopt);
}

TEST(ReplaceWordTest, ReplacesWholeWordsOnly) {
  EXPECT_EQ(ReplaceWord("cmap, cmaps and cmap.", "cmap", "camp", false), "camp, cmaps and camp.");
  EXPECT_EQ(ReplaceWord("cmap-bed xcmap cmap's cmap* cmap@x", "cmap", "camp", false),
            "cmap-bed xcmap cmap's cmap* cmap@x");
  EXPECT_EQ(ReplaceWord("(cmap OR title:cmap)", "cmap", "camp", false), "(camp OR title:camp)");
}

TEST(ReplaceWordTest, LeavesNamesWithAColonAlone) {
  EXPECT_EQ(ReplaceWord("foo:cmap cmap:x cmap:\"x\" xtitle:cmap", "cmap", "camp", false),
            "foo:cmap cmap:x cmap:\"x\" xtitle:cmap");
  EXPECT_EQ(ReplaceWord("cmap: a :cmap, heading:cmap", "cmap", "camp", false),
            "camp: a :camp, heading:camp");
}

TEST(ReplaceWordTest, KeepsToItsSideOfTheQuotationMarks) {
  EXPECT_EQ(ReplaceWord("cmap \"cmap x\" «cmap»", "cmap", "camp", false), "camp \"cmap x\" «cmap»");
  EXPECT_EQ(ReplaceWord("cmap \"cmap x\" «cmap»", "cmap", "camp", true), "cmap \"camp x\" «camp»");
  EXPECT_EQ(ReplaceWord("\"cmap", "cmap", "camp", false), "\"camp") << "a mark without a partner";
}

TEST(ReplaceWordTest, AnEmptyWordIsNowhere) {
  EXPECT_EQ(ReplaceWord("a b", "", "camp", false), "a b");
}

}  // namespace
}  // namespace faro
