// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/folding.h"

#include <gtest/gtest.h>

#include <random>

#include "lib/base/utf8.h"
#include "tests/lib/language/random_text.h"

namespace faro {
namespace {

TEST(CaseFoldedTest, LosesCase) {
  EXPECT_EQ(CaseFolded("Camp MANAGEMENT 24/7"), "camp management 24/7");
  EXPECT_EQ(CaseFolded("ÁÉÍÓÚÜÑ"), "áéíóúüñ");
}

TEST(CaseFoldedTest, AsciiTakesNoOtherWay) {
  std::string ascii;
  for (char c = 0x20; c < 0x7F; ++c) ascii += c;
  EXPECT_EQ(CaseFolded(ascii) + "é", CaseFolded(ascii + "É"));
}

TEST(CaseFoldedTest, ComposesAndExpands) {
  EXPECT_EQ(CaseFolded("coordinacio\u0301n"), "coordinación");
  EXPECT_EQ(CaseFolded("o\uFB03ce"), "office");
  EXPECT_EQ(CaseFolded("\uFF37\uFF26\uFF30"), "wfp");
  EXPECT_EQ(CaseFolded("m\u00B2"), "m2");
}

TEST(CaseFoldedTest, FoldsWholeLetters) {
  EXPECT_EQ(CaseFolded("Straße"), "strasse");
  EXPECT_EQ(CaseFolded("ΣΕΙΣΜΟΣ"), CaseFolded("σεισμός").replace(10, 2, "ο"));
}

TEST(CaseFoldedTest, DropsWhatIsInvisible) {
  EXPECT_EQ(CaseFolded("coor\u00ADdi\u200Bna\u2060tion"), "coordination");
  EXPECT_EQ(CaseFolded("\u00AD"), "");
  EXPECT_EQ(CaseFolded(""), "");
}

TEST(CaseFoldedTest, IllFormedBytesBecomeReplacement) {
  EXPECT_EQ(CaseFolded("A\xFFÑ"), "a\uFFFDñ");
}

TEST(CaseFoldedTest, SecondTimeChangesNothing) {
  std::mt19937 random(11);
  for (int i = 0; i < 300; ++i) {
    const std::string folded = CaseFolded(testing::RandomText(&random, 20));
    ASSERT_TRUE(IsValidUtf8(folded));
    ASSERT_EQ(CaseFolded(folded), folded);
  }
}

TEST(AppendCaseFoldedTest, KeepsWhatWasThere) {
  std::string out = "WAS ";
  AppendCaseFolded("HERE", &out);
  AppendCaseFolded("\u0301Ñ", &out);  // a mark joins nothing that was appended before
  EXPECT_EQ(out, "WAS here\u0301ñ");
}

TEST(FoldAccentsTest, VowelsLoseEveryDiacritic) {
  EXPECT_EQ(FoldAccents("áéíóú"), "aeiou");
  EXPECT_EQ(FoldAccents("àèìòù"), "aeiou");
  EXPECT_EQ(FoldAccents("âêîôû"), "aeiou");
  EXPECT_EQ(FoldAccents("pingüino"), "pinguino");
  EXPECT_EQ(FoldAccents("việt"), "viet");
}

TEST(FoldAccentsTest, EnyeIsALetter) {
  EXPECT_EQ(FoldAccents("año"), "año");
  EXPECT_EQ(FoldAccents("ñandú"), "ñandu");
}

TEST(FoldAccentsTest, OtherLettersLoseTheirsToo) {
  EXPECT_EQ(FoldAccents("ação"), "acao");
  EXPECT_EQ(FoldAccents("ěščř"), "escr");
}

TEST(FoldAccentsTest, MarksThatComposeWithNothingGo) {
  EXPECT_EQ(FoldAccents("x\u0301y"), "xy");
  EXPECT_EQ(FoldAccents("i\u0307stanbul"), "istanbul");
  EXPECT_EQ(FoldAccents("é\u0323\u0308"), "e");
}

TEST(FoldAccentsTest, LettersWithoutDiacriticStay) {
  EXPECT_EQ(FoldAccents("łødź"), "łødz");  // strokes are no marks in Unicode
  EXPECT_EQ(FoldAccents("æð"), "æð");
}

TEST(FoldAccentsTest, AsciiStays) { EXPECT_EQ(FoldAccents("o'brien 24/7"), "o'brien 24/7"); }

TEST(FoldAccentsTest, EmptyWord) {
  EXPECT_EQ(FoldAccents(""), "");
  EXPECT_EQ(FoldAccentsAndTilde(""), "");
}

TEST(FoldAccentsTest, OtherScriptsKeepTheirVowelsAndMarks) {
  // A Korean syllable decomposes into its letters, an Indic or Thai vowel is a mark: without them
  // other words are left.
  for (const char* word : {"한국어", "हिन्दी", "ไม้", "كِتاب", "שָׁלוֹם", "テントが", "й", "ά"}) {
    EXPECT_EQ(FoldAccents(word), word);
    EXPECT_EQ(FoldAccentsAndTilde(word), word);
  }
}

TEST(FoldAccentsAndTildeTest, EnyeBecomesN) {
  EXPECT_EQ(FoldAccentsAndTilde("año"), "ano");
  EXPECT_EQ(FoldAccentsAndTilde("ñandú"), "nandu");
  EXPECT_EQ(FoldAccentsAndTilde("evaluación"), "evaluacion");
}

TEST(FoldAccentsAndTildeTest, SecondTimeChangesNothing) {
  std::mt19937 random(13);
  for (int i = 0; i < 300; ++i) {
    const std::string word = CaseFolded(testing::RandomText(&random, 20));
    const std::string folded = FoldAccentsAndTilde(word);
    ASSERT_TRUE(IsValidUtf8(folded));
    ASSERT_EQ(FoldAccentsAndTilde(folded), folded);
    ASSERT_EQ(FoldAccentsAndTilde(FoldAccents(word)), folded);
  }
}

}  // namespace
}  // namespace faro
