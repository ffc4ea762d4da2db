// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/content_stems.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ContentStemsTest : public ::testing::Test {
 protected:
  std::vector<std::string> English(std::string_view text) {
    return ContentStems(text, Language::kEnglish, &analyzer_);
  }
  std::vector<std::string> Spanish(std::string_view text) {
    return ContentStems(text, Language::kSpanish, &analyzer_);
  }

  Analyzer analyzer_;
};

TEST_F(ContentStemsTest, StemsInTheOrderOfTheWords) {
  EXPECT_THAT(English("shelters for camps"), ElementsAre("shelter", "camp"));
  EXPECT_THAT(English("camps for shelters"), ElementsAre("camp", "shelter"));
}

TEST_F(ContentStemsTest, FunctionWordsAreLeftOut) {
  ASSERT_THAT(Spanish("gestión residuos"), SizeIs(2));
  EXPECT_EQ(Spanish("gestión de residuos"), Spanish("gestión residuos"));
  EXPECT_EQ(Spanish("la gestión de los residuos"), Spanish("gestión residuos"));
  EXPECT_EQ(English("water, sanitation and hygiene"), English("water sanitation hygiene"));
}

TEST_F(ContentStemsTest, InflectionsAreOne) {
  EXPECT_EQ(Spanish("camiones cisternas"), Spanish("camión cisterna"));
  EXPECT_EQ(Spanish("GESTION DE RESIDUO"), Spanish("gestión de residuos"));
  EXPECT_EQ(English("Managing a camp"), English("managed camps"));
}

TEST_F(ContentStemsTest, DecomposedTextIsTheSame) {
  ASSERT_THAT(Spanish("niños"), SizeIs(1));
  EXPECT_EQ(Spanish("nin\u0303os"), Spanish("niños"));
}

TEST_F(ContentStemsTest, LanguageTellsWhatAFunctionWordIs) {
  EXPECT_THAT(English("once"), IsEmpty());
  EXPECT_THAT(Spanish("once"), SizeIs(1));
  EXPECT_THAT(Spanish("los"), IsEmpty());
  EXPECT_THAT(English("los"), SizeIs(1));
}

TEST_F(ContentStemsTest, NothingToStem) {
  EXPECT_THAT(English(""), IsEmpty());
  EXPECT_THAT(English(" ... - ?"), IsEmpty());
  EXPECT_THAT(English("of the"), IsEmpty());
  EXPECT_THAT(Spanish("de la"), IsEmpty());
}

TEST_F(ContentStemsTest, WordsWithDigitsStandForThemselves) {
  EXPECT_THAT(English("COVID-19"), ElementsAre("covid", "19"));
  EXPECT_THAT(English("1,000 R4V"), ElementsAre("1000", "r4v"));
}

TEST_F(ContentStemsTest, RepeatedWordsStay) {
  EXPECT_THAT(English("camp coordination and camp management"), SizeIs(4));
}

TEST_F(ContentStemsTest, OneTokenAtATime) {
  AnalyzedText analyzed;
  analyzer_.Analyze("the shelters 2024", &analyzed);
  ASSERT_THAT(analyzed.tokens(), SizeIs(3));
  const auto stem = [&](size_t index) {
    return ContentStem(analyzed, analyzed.tokens()[index], Language::kEnglish, &analyzer_);
  };
  EXPECT_EQ(stem(0), "");
  EXPECT_EQ(stem(1), "shelter");
  EXPECT_EQ(stem(2), "2024");
}

}  // namespace
}  // namespace faro
