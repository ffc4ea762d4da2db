// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sentence_splitter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SentenceSplitterTest : public ::testing::Test {
 protected:
  std::vector<std::string_view> Split(std::string_view text) { return splitter_.Split(text); }

  // The text stays in one piece.
  void ExpectOneSentence(std::string_view text) { EXPECT_THAT(Split(text), ElementsAre(text)); }

  SentenceSplitter splitter_;
};

TEST_F(SentenceSplitterTest, EachSentenceWithTheBlanksAfterIt) {
  EXPECT_THAT(Split("Boil the water.  Let it cool! Is it clear? Drink"),
              ElementsAre("Boil the water.  ", "Let it cool! ", "Is it clear? ", "Drink"));
}

TEST_F(SentenceSplitterTest, InvertedMarks) {
  EXPECT_THAT(Split("Hierva el agua. ¿Está clara? ¡Bébala! Listo."),
              ElementsAre("Hierva el agua. ", "¿Está clara? ", "¡Bébala! ", "Listo."));
}

TEST_F(SentenceSplitterTest, QuotesAndBracketsCloseWithTheirSentence) {
  EXPECT_THAT(Split("She said “come.” (They came.) All of them."),
              ElementsAre("She said “come.” ", "(They came.) ", "All of them."));
}

TEST_F(SentenceSplitterTest, NothingAndOneSentence) {
  EXPECT_THAT(Split(""), IsEmpty());
  ExpectOneSentence("No stop at the end");
  ExpectOneSentence(".");
}

TEST_F(SentenceSplitterTest, SpanishTitlesDoNotEndSentences) {
  ExpectOneSentence("Pregunte al Sr. Vega o a la Sra. Luna.");
  ExpectOneSentence("Firman el Dr. Vega y la Dra. Luna.");
}

TEST_F(SentenceSplitterTest, EnglishTitlesDoNotEndSentences) {
  ExpectOneSentence("Ask Mr. Vega or Dr. Luna.");
}

TEST_F(SentenceSplitterTest, AbbreviationsOfManualsDoNotEndSentences) {
  ExpectOneSentence("Llegan de los EE. UU. y de Canadá.");
  ExpectOneSentence("Bring tools, e.g. Spades and ropes, i.e. The usual.");
  ExpectOneSentence("See No. 5 Main Street and Art. 7 B.");
  ExpectOneSentence("Véanse la pág. 12 y el núm. 3.");
  ExpectOneSentence("Compare Fig. 2 with fig. 3.");
  ExpectOneSentence("Traiga herramientas, p. ej. Palas.");
  ExpectOneSentence("Unas aprox. 30 familias.");
}

TEST_F(SentenceSplitterTest, AbbreviationInTheMiddleDoesNotHideTheSentenceEnd) {
  EXPECT_THAT(Split("Pregunte al Sr. Vega. Espere."),
              ElementsAre("Pregunte al Sr. Vega. ", "Espere."));
}

TEST_F(SentenceSplitterTest, WordsThatMerelyEndLikeAnAbbreviationDo) {
  EXPECT_THAT(Split("The IOM leads the UNDP. Ask the IOM. It knows."),
              ElementsAre("The IOM leads the UNDP. ", "Ask the IOM. ", "It knows."));
  EXPECT_THAT(Split("We start. See config. Do your part. 5 Tents left."),
              ElementsAre("We start. ", "See config. ", "Do your part. ", "5 Tents left."));
}

TEST_F(SentenceSplitterTest, WordsThatAbbreviateOnlyBeforeNumbers) {
  EXPECT_THAT(Split("Is it safe? No. The water is not."),
              ElementsAre("Is it safe? ", "No. ", "The water is not."));
  EXPECT_THAT(Split("Vive frente al mar. En Nov. 2021 llegó."),
              ElementsAre("Vive frente al mar. ", "En Nov. 2021 llegó."));
}

TEST_F(SentenceSplitterTest, AbbreviationsInBracketsAndQuotes) {
  ExpectOneSentence("Bring tools (e.g. Spades) to the “Sr. Vega” store.");
}

TEST_F(SentenceSplitterTest, AbbreviationAtTheVeryEnd) {
  EXPECT_THAT(Split("Done. Ask the Sr. "), ElementsAre("Done. ", "Ask the Sr. "));
}

TEST_F(SentenceSplitterTest, NumbersAndInitialsDoNotEndSentences) {
  ExpectOneSentence("Ask J. Vega or Á. Luna.");
  ExpectOneSentence("It holds 3.5 litres or 1.000 cups.");
  ExpectOneSentence("Staff of the U.N. are here.");
}

TEST_F(SentenceSplitterTest, LowerCaseGoesOn) {
  ExpectOneSentence("Tents, ropes, etc. are in the store.");
}

TEST_F(SentenceSplitterTest, QuestionMarkOfAUrlDoesNotEndASentence) {
  ExpectOneSentence("See https://example.org/map?zoom=5&go!now for more.");
}

TEST_F(SentenceSplitterTest, ScriptsWithoutBlanksEndSentencesWithoutOne) {
  EXPECT_THAT(Split("水を沸かす。冷ます。"), ElementsAre("水を沸かす。", "冷ます。"));
}

TEST_F(SentenceSplitterTest, SentencesAreTheTextTogetherInAnyText) {
  for (const std::string_view text : {"A. B? C! D… e.g. f", "¿? ¡! ... !!? ", "  leading", "x.Y.z",
                                      "Sr.", "EE. UU. ", "\u00A0."}) {
    std::string together;
    for (const std::string_view sentence : Split(text)) {
      EXPECT_FALSE(sentence.empty());
      together += sentence;
    }
    EXPECT_EQ(together, text);
  }
}

TEST_F(SentenceSplitterTest, OneSplitterForManyTexts) {
  for (int i = 0; i < 3; ++i) {
    EXPECT_THAT(Split("One. Two."), ElementsAre("One. ", "Two."));
    EXPECT_THAT(Split("Uno."), ElementsAre("Uno."));
  }
}

}  // namespace
}  // namespace faro
