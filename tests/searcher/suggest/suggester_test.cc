// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggest/suggester.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "searcher/suggest/suggestion_renderer.h"
#include "tests/searcher/tiny_index.h"

namespace faro {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using testing::TinyIndex;

constexpr Language kEn = Language::kEnglish;
constexpr Language kEs = Language::kSpanish;
constexpr Language kUnd = Language::kUnknown;

class SuggesterTest : public ::testing::Test {
 protected:
  std::vector<Suggestion> Suggest(const SuggestRequest& request) {
    return Suggester({index_.db()}).Suggest(request);
  }
  std::vector<std::string> Texts(std::string_view prefix, std::optional<Language> language = {}) {
    std::vector<std::string> texts;
    for (Suggestion& suggestion : Suggest({std::string(prefix), language, 10})) {
      texts.push_back(std::move(suggestion.text));
    }
    return texts;
  }

  TinyIndex index_{
      {"camp.md",
       "# Guide\n\n## Camp coordination\n\nThe camp and the camps are run with the CCCM cluster. "
       "It is for the people who live there.\n\n"
       "## 3.1 Campfires at night\n\nThe rules of the camp are on the wall.\n"},
      {"water.md",
       "# Water\n\n## Camp coordination\n\nWater tanks are filled by the camp committee. The water "
       "trucks come at noon, and the tanks are clean.\n"},
      {"coordinacion.md",
       "# Guía\n\n## Reuniones de coordinación\n\nLa coordinación de los campamentos es diaria. "
       "El año pasado la coordinacion era semanal.\n"}};
};

TEST_F(SuggesterTest, ListsWordsByFrequency) {
  EXPECT_THAT(Suggest({"camp", {}, 2}),
              ElementsAre(Suggestion{"camp", SuggestionKind::kWord, kEn, 3},
                          Suggestion{"Camp coordination", SuggestionKind::kHeading, kEn, 2}));
}

TEST_F(SuggesterTest, AccentsAndCapitalsDoNotMatter) {
  for (const char* prefix : {"coordinació", "coordinacio", "COORDINACIO", "Coordinaciò"}) {
    EXPECT_THAT(Texts(prefix), ElementsAre("coordinación", "coordinación de campamentos"))
        << prefix;
  }
  EXPECT_THAT(Texts("ano"), ElementsAre("año"));
}

TEST_F(SuggesterTest, AWholeWordIsStillAPrefix) {
  EXPECT_THAT(Texts("campamentos"), ElementsAre("campamentos"));
  EXPECT_THAT(Texts("campamentosx"), IsEmpty());
}

TEST_F(SuggesterTest, TheLastOfSeveralWordsIsCompletedToWhatFollowsThem) {
  EXPECT_THAT(Texts("water t"), ElementsAre("water tanks", "water trucks"));
  EXPECT_THAT(Texts("Water tan"), ElementsAre("Water tanks")) << "as typed so far";
  EXPECT_THAT(Texts("tanks w"), IsEmpty()) << "both are there, in another order";
}

TEST_F(SuggesterTest, HeadingsBeginWithAllOfThePrefix) {
  EXPECT_THAT(Suggest({"camp coo", {}, 1}),
              ElementsAre(Suggestion{"Camp coordination", SuggestionKind::kHeading, kEn, 2}));
  EXPECT_THAT(Texts("reuniones de coord"), Contains("Reuniones de coordinación"));
}

TEST_F(SuggesterTest, HeadingsAreFoundWithoutTheirNumbers) {
  EXPECT_THAT(Texts("campfires at"), Contains("3.1 Campfires at night"));
}

TEST_F(SuggesterTest, BehindABlankAWordIsWhole) {
  EXPECT_THAT(Texts("camp "), Contains("Camp coordination"));
  EXPECT_THAT(Texts("cam "), IsEmpty());
}

TEST_F(SuggesterTest, AcronymsComeAsTheyAreWritten) {
  EXPECT_THAT(Suggest({"ccc", {}, 1}),
              ElementsAre(Suggestion{"CCCM", SuggestionKind::kAcronym, kUnd, 1}));
}

TEST_F(SuggesterTest, TermsOfTheGlossaryMustBeInTheIndex) {
  EXPECT_THAT(Suggest({"water tank", {}, 10}),
              Not(Contains(::testing::Field(&Suggestion::kind, SuggestionKind::kTerm))))
      << "only tanks are";
  EXPECT_THAT(Suggest({"cccm clu", {}, 10}),
              Contains(Suggestion{"CCCM cluster", SuggestionKind::kTerm, kEn, 1}));
}

TEST_F(SuggesterTest, FunctionWordsAreNotSuggested) { EXPECT_THAT(Texts("th"), IsEmpty()); }

TEST_F(SuggesterTest, ALanguageCanBeAskedFor) {
  EXPECT_THAT(Texts("camp", kEs), ElementsAre("campamentos"));
  EXPECT_THAT(Texts("camp", kEn), Not(Contains("campamentos")));
}

TEST_F(SuggesterTest, OneSpellingOfAWordIsEnough) {
  EXPECT_THAT(Texts("coordina"), Not(Contains("coordinacion")));
}

TEST_F(SuggesterTest, WhatHoldsNoLetterHasNoCompletion) {
  for (const char* prefix : {"", " ", "?!", "\xff", "-"}) {
    EXPECT_THAT(Texts(prefix), IsEmpty()) << prefix;
  }
  EXPECT_THAT(Texts(std::string(100'000, 'a')), IsEmpty());
}

TEST_F(SuggesterTest, TheLimitHolds) {
  EXPECT_THAT(Suggest({"c", {}, 2}), SizeIs(2));
  EXPECT_THAT(Suggest({"c", {}, 1}), SizeIs(1));
}

TEST_F(SuggesterTest, RenderersEscapeWhatTerminalsAndJsonWouldNotTake) {
  const std::vector<Suggestion> odd = {{"a\x1b[31m\"b", SuggestionKind::kHeading, kEn, 4}};
  EXPECT_EQ(SuggestionsAsText(odd).find('\x1b'), std::string::npos);
  EXPECT_EQ(SuggestionsAsJson("a\"", odd, true),
            "{\"prefix\":\"a\\\"\",\"suggestions\":[{\"text\":\"a\\u001b[31m\\\"b\","
            "\"kind\":\"heading\",\"language\":\"en\",\"passages\":4}]}\n");
  EXPECT_EQ(SuggestionsAsText({}), "");
}

}  // namespace
}  // namespace faro
