// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passage_language.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr Language kEn = Language::kEnglish;
constexpr Language kEs = Language::kSpanish;

const char* const kEnglishText =
    "The families have moved to the higher ground with all of their goods.";
const char* const kSpanishText =
    "Las familias se han mudado a un terreno más alto con todos sus bienes.";
const char* const kFrenchText =
    "Les familles ont quitté leurs maisons pour aller dans les hauteurs avec tous les biens qui "
    "leur restent, et elles ne sont pas encore de retour sur la côte.";
// Says nothing of its language.
const char* const kFigures = "COVID-19: 12 450 (2021)";
// Says a little for English, less than enough.
const char* const kWeak = "Total";

class PassageLanguageTest : public ::testing::Test {
 protected:
  std::vector<Language> LanguagesOf(const std::vector<std::string>& texts,
                                    Language hint = Language::kUnknown) {
    std::vector<Passage> passages(texts.size());
    for (size_t i = 0; i < texts.size(); ++i) passages[i].text = texts[i];
    AssignLanguages(&analyzer_, hint, &passages);
    std::vector<Language> languages;
    for (const Passage& passage : passages) languages.push_back(passage.language);
    return languages;
  }

  Analyzer analyzer_;
};

TEST_F(PassageLanguageTest, EachPassageHasItsOwn) {
  EXPECT_THAT(LanguagesOf({kEnglishText, kSpanishText, kEnglishText}), ElementsAre(kEn, kEs, kEn));
}

TEST_F(PassageLanguageTest, InheritedFromNeighbours) {
  EXPECT_THAT(LanguagesOf({kEnglishText, kFigures, kEnglishText}), ElementsAre(kEn, kEn, kEn));
  EXPECT_THAT(LanguagesOf({kFigures, kSpanishText}), ElementsAre(kEs, kEs));
  EXPECT_THAT(LanguagesOf({kSpanishText, kFigures}), ElementsAre(kEs, kEs));
}

TEST_F(PassageLanguageTest, NeighboursCountMoreThanTheRestOfTheDocument) {
  EXPECT_THAT(LanguagesOf({kEnglishText, kEnglishText, kEnglishText, kEnglishText, kSpanishText,
                           kFigures, kSpanishText}),
              ElementsAre(kEn, kEn, kEn, kEn, kEs, kEs, kEs));
}

TEST_F(PassageLanguageTest, InheritedFromTheDocumentWhereNeighboursDoNotDecide) {
  EXPECT_THAT(LanguagesOf({kSpanishText, kFigures, kFigures, kFigures, kFigures}),
              ElementsAre(kEs, kEs, kEs, kEs, kEs));
}

TEST_F(PassageLanguageTest, DisagreeingNeighboursLeaveItToTheDocument) {
  const std::string english = "They went there.";
  const std::string spanish = "Ellos van ahí.";
  const std::vector<Language> languages =
      LanguagesOf({english, kFigures, spanish, kSpanishText, kSpanishText});
  EXPECT_EQ(languages[1], kEs);
}

TEST_F(PassageLanguageTest, ThirdLanguageIsOther) {
  EXPECT_THAT(LanguagesOf({kFrenchText}), ElementsAre(Language::kOther));
  EXPECT_THAT(LanguagesOf({"Семьи переселились выше на гору со всем добром"}),
              ElementsAre(Language::kOther));
}

TEST_F(PassageLanguageTest, NothingIsInheritedFromAThirdLanguage) {
  EXPECT_THAT(LanguagesOf({kFrenchText, kFigures}),
              ElementsAre(Language::kOther, Language::kUnknown));
  EXPECT_THAT(LanguagesOf({kFrenchText, kFigures, kEnglishText}),
              ElementsAre(Language::kOther, kEn, kEn));
}

TEST_F(PassageLanguageTest, ThirdLanguageIsNotOverruledByItsNeighbours) {
  EXPECT_THAT(LanguagesOf({kEnglishText, kFrenchText, kEnglishText}),
              ElementsAre(kEn, Language::kOther, kEn));
}

TEST_F(PassageLanguageTest, UnknownWhereNothingDecides) {
  EXPECT_THAT(LanguagesOf({kFigures, kFigures}),
              ElementsAre(Language::kUnknown, Language::kUnknown));
  EXPECT_THAT(LanguagesOf({""}), ElementsAre(Language::kUnknown));
}

TEST_F(PassageLanguageTest, WeakEvidenceAddsUp) {
  EXPECT_THAT(LanguagesOf({kWeak}), ElementsAre(Language::kUnknown));
  EXPECT_THAT(LanguagesOf({kWeak, kWeak, kWeak}), ElementsAre(kEn, kEn, kEn));
}

TEST_F(PassageLanguageTest, HintOfTheFileIsTheLastResort) {
  EXPECT_THAT(LanguagesOf({kFigures, kWeak, ""}, kEs), ElementsAre(kEs, kEs, kEs));
  EXPECT_THAT(LanguagesOf({kEnglishText}, kEs), ElementsAre(kEn));
  EXPECT_THAT(LanguagesOf({kFigures, kEnglishText}, kEs), ElementsAre(kEn, kEn));
  EXPECT_THAT(LanguagesOf({kEnglishText, kFigures, kFigures, kFigures}, kEs),
              ElementsAre(kEn, kEn, kEn, kEn));
}

TEST_F(PassageLanguageTest, HintIsWrongWhereThereIsAThirdLanguage) {
  EXPECT_THAT(LanguagesOf({kFrenchText, kFigures}, kEn),
              ElementsAre(Language::kOther, Language::kUnknown));
}

TEST_F(PassageLanguageTest, NoPassages) { EXPECT_THAT(LanguagesOf({}), IsEmpty()); }

}  // namespace
}  // namespace faro
