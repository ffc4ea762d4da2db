// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <utility>

#include "tests/lib/language/random_text.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> CutWith(Tokenizer* tokenizer, std::string_view text) {
  std::vector<RawToken> tokens;
  tokenizer->Tokenize(text, &tokens);
  std::vector<std::string> cut;
  for (const RawToken& token : tokens) {
    std::string shown = token.glued ? "+" : "";
    if (token.kind == TokenKind::kNumber) shown += "#";
    cut.push_back(shown.append(text.substr(token.begin, token.end - token.begin)));
  }
  return cut;
}

// The tokens of `text` as they stand there; '+' goes before a glued one, '#' before a number.
std::vector<std::string> Cut(std::string_view text) {
  Tokenizer tokenizer;
  return CutWith(&tokenizer, text);
}

TEST(TokenizerTest, EmptyText) {
  EXPECT_THAT(Cut(""), IsEmpty());
  EXPECT_THAT(Cut(std::string_view()), IsEmpty());
}

TEST(TokenizerTest, NothingButPunctuation) {
  EXPECT_THAT(Cut(" \n\t.,;:¡!¿?«»()--@_/' "), IsEmpty());
  EXPECT_THAT(Cut("😀 👩\u200D👩\u200D👧 🇵🇦"), IsEmpty());
}

TEST(TokenizerTest, SingleLetter) { EXPECT_THAT(Cut("y"), ElementsAre("y")); }

TEST(TokenizerTest, WordsOfASentence) {
  EXPECT_THAT(Cut("¿Dónde están los niños?"), ElementsAre("Dónde", "están", "los", "niños"));
}

TEST(TokenizerTest, AlignedEof) {
  std::vector<RawToken> tokens;
  Tokenizer().Tokenize("tres años", &tokens);
  ASSERT_EQ(tokens.size(), 2u);
  EXPECT_EQ(tokens[1].begin, 5u);
  EXPECT_EQ(tokens[1].end, 10u);  // ñ takes two bytes
}

TEST(TokenizerTest, KeepsDecimalComma) {
  EXPECT_THAT(Cut("38,5 °C"), ElementsAre("#38,5", "C"));
  EXPECT_THAT(Cut("1.000,50"), ElementsAre("#1.000,50"));
}

TEST(TokenizerTest, FinalStopIsNoPartOfANumber) {
  EXPECT_THAT(Cut("In 2022."), ElementsAre("In", "#2022"));
  EXPECT_THAT(Cut("1,"), ElementsAre("#1"));
}

TEST(TokenizerTest, LettersMakeAWordOfANumber) {
  EXPECT_THAT(Cut("3rd 4Ws"), ElementsAre("3rd", "4Ws"));
}

TEST(TokenizerTest, HyphenGlues) {
  EXPECT_THAT(Cut("UN-CMCoord"), ElementsAre("UN", "+CMCoord"));
  EXPECT_THAT(Cut("COVID-19"), ElementsAre("COVID", "+#19"));
  EXPECT_THAT(Cut("e\u2010mail"), ElementsAre("e", "+mail"));  // hyphen
  EXPECT_THAT(Cut("e\u2011mail"), ElementsAre("e", "+mail"));  // non-breaking hyphen
}

TEST(TokenizerTest, SlashGlues) {
  EXPECT_THAT(Cut("A/RES/70/296"), ElementsAre("A", "+RES", "+#70", "+#296"));
}

TEST(TokenizerTest, AmpersandAndPlusGlue) {
  EXPECT_THAT(Cut("M&E"), ElementsAre("M", "+E"));
  EXPECT_THAT(Cut("LGBTI+a"), ElementsAre("LGBTI", "+a"));
}

TEST(TokenizerTest, DashesDoNotGlue) {
  EXPECT_THAT(Cut("Panama\u2013Colombia"), ElementsAre("Panama", "Colombia"));
  EXPECT_THAT(Cut("camps\u2014sites"), ElementsAre("camps", "sites"));
}

TEST(TokenizerTest, TwoConnectorsDoNotGlue) {
  EXPECT_THAT(Cut("camps--sites"), ElementsAre("camps", "sites"));
  EXPECT_THAT(Cut("http://x"), ElementsAre("http", "x"));
}

TEST(TokenizerTest, TwoConnectorsBetweenPartsDoNotGlue) {
  EXPECT_THAT(Cut("site__plan"), ElementsAre("site", "plan"));
  EXPECT_THAT(Cut("shelter+@camp"), ElementsAre("shelter", "camp"));  // "@camp" is one ICU word
}

TEST(TokenizerTest, WhiteSpaceDoesNotGlue) {
  EXPECT_THAT(Cut("pre -crisis"), ElementsAre("pre", "crisis"));
  EXPECT_THAT(Cut("pre- crisis"), ElementsAre("pre", "crisis"));
  EXPECT_THAT(Cut("pre\ncrisis"), ElementsAre("pre", "crisis"));
}

TEST(TokenizerTest, FirstTokenIsNeverGlued) { EXPECT_THAT(Cut("-x @y"), ElementsAre("x", "y")); }

TEST(TokenizerTest, SplitsMailAddress) {
  EXPECT_THAT(Cut("prdcore@iom.int"), ElementsAre("prdcore", "+iom", "+int"));
}

TEST(TokenizerTest, SplitsHostName) {
  EXPECT_THAT(Cut("www.example.org"), ElementsAre("www", "+example", "+org"));
}

TEST(TokenizerTest, SplitsAtUnderscores) {
  EXPECT_THAT(Cut("site_plan_annex"), ElementsAre("site", "+plan", "+annex"));
  EXPECT_THAT(Cut("__init__"), ElementsAre("init"));
}

TEST(TokenizerTest, UnderscoreBeforeANumberSplits) {
  // To ICU a word that ends in digits is a number.
  EXPECT_THAT(Cut("informe_2022"), ElementsAre("informe", "+#2022"));
  EXPECT_THAT(Cut("COVID_19"), ElementsAre("COVID", "+#19"));
  EXPECT_THAT(Cut("plan_2_final"), ElementsAre("plan", "+#2", "+final"));
  EXPECT_THAT(Cut("2021_2022"), ElementsAre("#2021", "+#2022"));
  EXPECT_THAT(Cut("1.5_2.0"), ElementsAre("#1.5", "+#2.0"));
}

TEST(TokenizerTest, InitialsInAMailAddressAreNoAbbreviation) {
  EXPECT_THAT(Cut("j.r@example.org"), ElementsAre("j", "+r", "+example", "+org"));
}

TEST(TokenizerTest, KeepsDottedAbbreviation) {
  EXPECT_THAT(Cut("U.N. and EE.UU."), ElementsAre("U.N", "and", "EE.UU"));
  EXPECT_THAT(Cut("e.g. this"), ElementsAre("e.g", "this"));
}

TEST(TokenizerTest, KeepsApostrophes) {
  EXPECT_THAT(Cut("IOM's"), ElementsAre("IOM's"));
  EXPECT_THAT(Cut("IOM\u2019s"), ElementsAre("IOM\u2019s"));
  EXPECT_THAT(Cut("l'État"), ElementsAre("l'État"));
  EXPECT_THAT(Cut("'quoted'"), ElementsAre("quoted"));
}

TEST(TokenizerTest, CombiningMarksBelongToTheirWord) {
  EXPECT_THAT(Cut("coordinacio\u0301n"), ElementsAre("coordinacio\u0301n"));
}

TEST(TokenizerTest, SoftHyphenBelongsToItsWord) {
  EXPECT_THAT(Cut("coor\u00ADdination"), ElementsAre("coor\u00ADdination"));
}

TEST(TokenizerTest, ScriptsWithoutBlanksAreCutAndGlued) {
  EXPECT_THAT(Cut("日本語テキスト"), ElementsAre("日本語", "+テキスト"));
}

TEST(TokenizerTest, IllFormedBytesSeparateWords) {
  EXPECT_THAT(Cut("camp\xFFsite"), ElementsAre("camp", "site"));
  EXPECT_THAT(Cut("\xC3\x28x"), ElementsAre("x"));
}

TEST(TokenizerTest, TruncatedSequenceAtEof) {
  EXPECT_THAT(Cut("camp\xC3"), ElementsAre("camp"));
  EXPECT_THAT(Cut("\xF0\x9F\x98"), IsEmpty());
}

TEST(TokenizerTest, ZeroByteIsNoEnd) {
  EXPECT_THAT(Cut(std::string_view("a\0b", 3)), ElementsAre("a", "b"));
}

TEST(TokenizerTest, VeryLongWordIsOneToken) {
  const std::string word(100'000, 'a');
  EXPECT_THAT(Cut(word + " b"), ElementsAre(word, "b"));
}

TEST(TokenizerTest, ReplacesWhatTheVectorHeld) {
  std::vector<RawToken> tokens(7);
  Tokenizer().Tokenize("one two", &tokens);
  EXPECT_EQ(tokens.size(), 2u);
}

TEST(TokenizerTest, TextMayGoAwayBetweenCalls) {
  Tokenizer tokenizer;
  EXPECT_THAT(CutWith(&tokenizer, std::string(5'000, 'a') + " b").size(), 2u);
  EXPECT_THAT(CutWith(&tokenizer, std::string("c d e")), ElementsAre("c", "d", "e"));
}

TEST(TokenizerTest, MovedToObjectWorks) {
  Tokenizer first;
  EXPECT_THAT(CutWith(&first, "one two"), ElementsAre("one", "two"));
  Tokenizer second = std::move(first);
  EXPECT_THAT(CutWith(&second, "tres cuatro"), ElementsAre("tres", "cuatro"));
}

TEST(TokenizerTest, UsedObjectAnswersAsAFreshOne) {
  std::mt19937 random(7);
  Tokenizer used;
  for (int i = 0; i < 100; ++i) {
    const std::string text = testing::RandomText(&random, 30);
    EXPECT_EQ(CutWith(&used, text), Cut(text));
  }
}

TEST(IsDottedAbbreviationTest, InitialsWithStopsBetween) {
  EXPECT_TRUE(IsDottedAbbreviation("U.N"));
  EXPECT_TRUE(IsDottedAbbreviation("e.g"));
  EXPECT_TRUE(IsDottedAbbreviation("EE.UU"));
  EXPECT_TRUE(IsDottedAbbreviation("É.U"));
}

TEST(IsDottedAbbreviationTest, WordsAndHostNamesAreNone) {
  EXPECT_FALSE(IsDottedAbbreviation(""));
  EXPECT_FALSE(IsDottedAbbreviation("UN"));
  EXPECT_FALSE(IsDottedAbbreviation("iom.int"));
  EXPECT_FALSE(IsDottedAbbreviation("a@b"));
  EXPECT_FALSE(IsDottedAbbreviation("a.b@c"));
  EXPECT_FALSE(IsDottedAbbreviation("a.b_c"));
}

TEST(IsDottedAbbreviationTest, NumbersAreNone) {
  EXPECT_FALSE(IsDottedAbbreviation("3.5"));
  EXPECT_FALSE(IsDottedAbbreviation("v.2"));
}

TEST(IsDottedAbbreviationTest, StopsStandBetweenLetters) {
  EXPECT_FALSE(IsDottedAbbreviation(".N"));
  EXPECT_FALSE(IsDottedAbbreviation("U..N"));
  EXPECT_FALSE(IsDottedAbbreviation("U.N."));  // the tokenizer leaves the last stop outside
}

}  // namespace
}  // namespace faro
