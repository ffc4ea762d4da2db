// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/normalizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lib/base/utf8.h"

namespace faro {
namespace {

using ::testing::ElementsAre;

std::string Word(std::string_view token) {
  std::string exact;
  AppendExactForm(token, TokenKind::kWord, &exact);
  return exact;
}

std::string Number(std::string_view token) {
  std::string exact;
  AppendExactForm(token, TokenKind::kNumber, &exact);
  return exact;
}

TEST(ExactFormTest, LosesCase) {
  EXPECT_EQ(Word("Shelter"), "shelter");
  EXPECT_EQ(Word("ÑANDÚ"), "ñandú");
  EXPECT_EQ(Word("Straße"), "strasse");
}

TEST(ExactFormTest, KeepsAccents) {
  EXPECT_EQ(Word("evaluación"), "evaluación");
  EXPECT_NE(Word("año"), Word("ano"));
}

TEST(ExactFormTest, ComposesAccents) {
  EXPECT_EQ(Word("coordinacio\u0301n"), "coordinación");
  EXPECT_EQ(Word("AN\u0303O"), "año");
}

TEST(ExactFormTest, ExpandsLigature) { EXPECT_EQ(Word("o\uFB03ce"), "office"); }

TEST(ExactFormTest, DropsSoftHyphen) { EXPECT_EQ(Word("coor\u00ADdination"), "coordination"); }

TEST(ExactFormTest, DropsPossessiveWithAnyApostrophe) {
  EXPECT_EQ(Word("IOM's"), "iom");
  EXPECT_EQ(Word("IOM\u2019s"), "iom");
  EXPECT_EQ(Word("IOM\u02BCs"), "iom");
  EXPECT_EQ(Word("IOM'S"), "iom");
}

TEST(ExactFormTest, PossessiveAloneStays) { EXPECT_EQ(Word("'s"), "'s"); }

TEST(ExactFormTest, OtherApostrophesBecomePlainAndStay) {
  EXPECT_EQ(Word("don't"), "don't");
  EXPECT_EQ(Word("don\u2019t"), "don't");
  EXPECT_EQ(Word("O\u02BCBrien"), "o'brien");
}

TEST(ExactFormTest, DropsElidedArticle) {
  EXPECT_EQ(Word("l'État"), "état");
  EXPECT_EQ(Word("L\u2019État"), "état");
  EXPECT_EQ(Word("d'Hondt"), "hondt");
  EXPECT_EQ(Word("Dell'Arte"), "arte");
}

TEST(ExactFormTest, ElisionNeedsAWordAfterIt) { EXPECT_EQ(Word("l'"), "l'"); }

TEST(ExactFormTest, LetterBeforeApostropheIsNotAlwaysAnArticle) {
  EXPECT_EQ(Word("o'clock"), "o'clock");
  EXPECT_EQ(Word("rock'n'roll"), "rock'n'roll");
}

TEST(ExactFormTest, DropsBothEndsOfAName) { EXPECT_EQ(Word("d'Ivoire's"), "ivoire"); }

TEST(ExactFormTest, DropsStopsOfAbbreviation) {
  EXPECT_EQ(Word("U.N"), "un");
  EXPECT_EQ(Word("EE.UU"), "eeuu");
  EXPECT_EQ(Word("U.N's"), "un");
}

TEST(ExactFormTest, LosesGroupingOfThousands) {
  EXPECT_EQ(Number("1.000"), "1000");
  EXPECT_EQ(Number("1,000"), "1000");
  EXPECT_EQ(Number("12.345.678"), "12345678");
}

TEST(ExactFormTest, WritesDecimalsWithAPoint) {
  EXPECT_EQ(Number("38,5"), "38.5");
  EXPECT_EQ(Number("38.5"), "38.5");
  EXPECT_EQ(Number("1.000,50"), "1000.50");
  EXPECT_EQ(Number("1,000.50"), "1000.50");
}

TEST(ExactFormTest, ZeroBeforeTheSeparatorMakesItDecimal) {
  EXPECT_EQ(Number("0,125"), "0.125");
  EXPECT_EQ(Number("0.125"), "0.125");
}

TEST(ExactFormTest, MoreThanThreeDigitsBeforeTheSeparatorMakeItDecimal) {
  EXPECT_EQ(Number("1234.567"), "1234.567");
}

TEST(ExactFormTest, OtherDigitsBecomeOurs) {
  EXPECT_EQ(Number("\uFF12\uFF10\uFF12\uFF12"), "2022");
}

TEST(ExactFormTest, ForeignSeparatorsStay) {
  EXPECT_EQ(Number("\u0663\u066B\u0664"), "\u0663\u066B\u0664");
}

TEST(ExactFormTest, SameCharactersAsAWordStay) { EXPECT_EQ(Word("1.000"), "1.000"); }

TEST(ExactFormTest, EmptyTokenGivesNothing) {
  EXPECT_EQ(Word(""), "");
  EXPECT_EQ(Number(""), "");
  EXPECT_EQ(Word("\u00AD\u200B"), "");
}

TEST(ExactFormTest, IllFormedBytesBecomeReplacement) { EXPECT_EQ(Word("caf\xE9"), "caf\uFFFD"); }

TEST(ExactFormTest, AppendsAndTouchesNothingBefore) {
  std::string out = "l'U.N's ";
  AppendExactForm("l'État", TokenKind::kWord, &out);
  AppendExactForm("1.000", TokenKind::kNumber, &out);
  EXPECT_EQ(out, "l'U.N's état1000");
}

TEST(NormalizerStepsTest, StandInTheirOrderWithAReason) {
  std::vector<std::string_view> names;
  for (size_t i = 0; i < kNormalizerStepCount; ++i) {
    names.push_back(kNormalizerSteps[i].name);
    EXPECT_FALSE(kNormalizerSteps[i].reason.empty()) << kNormalizerSteps[i].name;
    EXPECT_NE(kNormalizerSteps[i].apply, nullptr) << kNormalizerSteps[i].name;
  }
  EXPECT_THAT(names, ElementsAre("apostrophes", "possessive", "elision", "abbreviation", "number"));
}

TEST(AcronymOfTest, CapitalsAndDigits) {
  EXPECT_EQ(AcronymOf("WHO"), "WHO");
  EXPECT_EQ(AcronymOf("US"), "US");
  EXPECT_EQ(AcronymOf("COP28"), "COP28");
  EXPECT_EQ(AcronymOf("A4EU"), "A4EU");
}

TEST(AcronymOfTest, LosesStops) {
  EXPECT_EQ(AcronymOf("U.N"), "UN");
  EXPECT_EQ(AcronymOf("EE.UU"), "EEUU");
}

TEST(AcronymOfTest, LosesPluralS) { EXPECT_EQ(AcronymOf("IDPs"), "IDP"); }

TEST(AcronymOfTest, LosesPossessiveWithAnyApostrophe) {
  EXPECT_EQ(AcronymOf("IOM's"), "IOM");
  EXPECT_EQ(AcronymOf("IOM\u2019s"), "IOM");
  EXPECT_EQ(AcronymOf("IOM\u02BCs"), "IOM");
}

TEST(AcronymOfTest, WordsAreNone) {
  for (const char* word : {"", "Who", "who", "IoM", "CMCoord", "As", "e.g", "É", "l'État"}) {
    EXPECT_EQ(AcronymOf(word), "") << word;
  }
}

TEST(AcronymOfTest, NeedsTwoCapitals) {
  EXPECT_EQ(AcronymOf("A"), "");
  EXPECT_EQ(AcronymOf("2022"), "");
  EXPECT_EQ(AcronymOf("4Ws"), "");
  EXPECT_EQ(AcronymOf("X2"), "");
}

TEST(AcronymOfTest, HoldsTenCharacters) {
  EXPECT_EQ(AcronymOf("ABCDEFGHIJ"), "ABCDEFGHIJ");
  EXPECT_EQ(AcronymOf("A.B.C.D.E.F.G.H.I.J"), "ABCDEFGHIJ");
  EXPECT_EQ(AcronymOf("ABCDEFGHIJK"), "");
}

TEST(AcronymLettersTest, AreTheSameHoweverTheAcronymIsWritten) {
  for (const char* const acronym : {"UN-CMCoord", "UNCMCoord", "uncmcoord", "UN CMCoord",
                                    "U.N.-CMCoord", "UN\u2010CMCoord", "UN/CMCoord"}) {
    EXPECT_EQ(AcronymLetters(acronym), "uncmcoord") << acronym;
  }
}

TEST(AcronymLettersTest, KeepDigits) {
  EXPECT_EQ(AcronymLetters("COVID-19"), "covid19");
  EXPECT_EQ(AcronymLetters("4Ws"), "4ws");
}

TEST(AcronymLettersTest, LoseAccentsHoweverTheyAreEncoded) {
  EXPECT_EQ(AcronymLetters("ÓIM"), "oim");
  EXPECT_EQ(AcronymLetters("O\u0301IM"), "oim");
}

TEST(AcronymLettersTest, KeepThePluralAndThePossessive) {
  EXPECT_EQ(AcronymLetters("IDPs"), "idps");
  EXPECT_NE(AcronymLetters("IDPs"), AcronymLetters("IDP"));
}

TEST(AcronymLettersTest, NothingWithoutLettersAndDigits) {
  for (const char* const text : {"", " ", "...", "-", "/&"}) {
    EXPECT_EQ(AcronymLetters(text), "") << text;
  }
}

}  // namespace
}  // namespace faro
