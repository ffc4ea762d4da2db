// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/plain_heading.h"

#include <gtest/gtest.h>

#include <string>

namespace faro {
namespace {

TEST(LooksLikeHeading, ShortLinesThatStartWithACapitalADigitOrAQuestion) {
  EXPECT_TRUE(LooksLikeHeading("Site selection"));
  EXPECT_TRUE(LooksLikeHeading("Selección de sitios"));
  EXPECT_TRUE(LooksLikeHeading("Última milla"));
  EXPECT_TRUE(LooksLikeHeading("U\u0301ltima milla"));
  EXPECT_TRUE(LooksLikeHeading("2023 Cholera outbreak"));
  EXPECT_TRUE(LooksLikeHeading("¿Quién coordina?"));
  EXPECT_TRUE(LooksLikeHeading("Who coordinates?"));
  EXPECT_TRUE(LooksLikeHeading("  Site selection "));
}

TEST(LooksLikeHeading, NotWhatStartsOrEndsLikeTheRestOfASentence) {
  EXPECT_FALSE(LooksLikeHeading("and site selection"));
  EXPECT_FALSE(LooksLikeHeading("último tramo"));
  EXPECT_FALSE(LooksLikeHeading("Sites were selected."));
  EXPECT_FALSE(LooksLikeHeading("Sites near water,"));
  EXPECT_FALSE(LooksLikeHeading("Sites near water;"));
  EXPECT_FALSE(LooksLikeHeading("“Quoted words"));
}

TEST(LooksLikeHeading, ColonOnlyAfterCapitalsThatAnnounceNoList) {
  EXPECT_FALSE(LooksLikeHeading("Site selection:"));
  EXPECT_TRUE(LooksLikeHeading("KEY FIGURES:"));
  EXPECT_FALSE(LooksLikeHeading("TAKE THE FOLLOWING STEPS:"));
  EXPECT_FALSE(LooksLikeHeading("SE REQUIEREN LOS DOCUMENTOS SIGUIENTES:"));
  EXPECT_FALSE(LooksLikeHeading("VÉASE LA LISTA A CONTINUACIÓN:"));
}

TEST(LooksLikeHeading, NotListItemsAddressesAndNumbers) {
  EXPECT_FALSE(LooksLikeHeading("- Site selection"));
  EXPECT_FALSE(LooksLikeHeading("1. Site selection"));
  EXPECT_FALSE(LooksLikeHeading("a) Site selection"));
  EXPECT_FALSE(LooksLikeHeading("Write to ana@example.org"));
  EXPECT_FALSE(LooksLikeHeading("See www.example.org"));
  EXPECT_FALSE(LooksLikeHeading("2023"));
  EXPECT_FALSE(LooksLikeHeading("12 / 40"));
  EXPECT_FALSE(LooksLikeHeading(""));
  EXPECT_FALSE(LooksLikeHeading("   "));
}

TEST(LooksLikeHeading, LongestInCodePointsAndInWords) {
  EXPECT_TRUE(LooksLikeHeading("Ñ" + std::string(89, 'a')));
  EXPECT_FALSE(LooksLikeHeading("Ñ" + std::string(90, 'a')));
  std::string fourteen = "A";
  for (int i = 1; i < 14; ++i) fourteen += " b";
  EXPECT_TRUE(LooksLikeHeading(fourteen));
  EXPECT_FALSE(LooksLikeHeading(fourteen + " b"));
}

TEST(IsSectionTitle, InBothLanguagesWhateverTheCaseAndTheAccents) {
  EXPECT_TRUE(IsSectionTitle("Overview"));
  EXPECT_TRUE(IsSectionTitle("KEY CONSIDERATIONS"));
  EXPECT_TRUE(IsSectionTitle("Visión general"));
  EXPECT_TRUE(IsSectionTitle("VISION GENERAL"));
  EXPECT_TRUE(IsSectionTitle("Visio\u0301n general"));
  EXPECT_TRUE(IsSectionTitle(" Enlaces: "));
}

TEST(IsSectionTitle, NotWithMoreWords) {
  EXPECT_FALSE(IsSectionTitle("Overview of the response"));
  EXPECT_FALSE(IsSectionTitle("Sus enlaces"));
  EXPECT_FALSE(IsSectionTitle("Overview."));
  EXPECT_FALSE(IsSectionTitle(""));
}

TEST(PlainHeadingLevel, TitleThenSectionsThenTheRest) {
  EXPECT_EQ(PlainHeadingLevel("Water points", false), 1);
  EXPECT_EQ(PlainHeadingLevel("Water points", true), kLowestHeadingLevel);
  EXPECT_EQ(PlainHeadingLevel("WATER POINTS", true), 2);
  EXPECT_EQ(PlainHeadingLevel("Enlaces", true), 2);
}

TEST(PlainHeadingLevel, SectionTitleIsNoTitleOfADocument) {
  EXPECT_EQ(PlainHeadingLevel("Enlaces", false), 2);
}

TEST(PlainHeadingLevel, CapitalsMustBeThreeAtLeast) {
  EXPECT_EQ(PlainHeadingLevel("ABC", true), 2);
  EXPECT_EQ(PlainHeadingLevel("AB 12", true), kLowestHeadingLevel);
}

TEST(ListMarkerLength, BulletsAndDashes) {
  EXPECT_EQ(ListMarkerLength("- tents"), 2u);
  EXPECT_EQ(ListMarkerLength("*   tents"), 4u);
  EXPECT_EQ(ListMarkerLength("• tents"), std::string("• ").size());
  EXPECT_EQ(ListMarkerLength("–\ttents"), std::string("– ").size());
}

TEST(ListMarkerLength, NumbersLettersAndRomanNumerals) {
  EXPECT_EQ(ListMarkerLength("1. tents"), 3u);
  EXPECT_EQ(ListMarkerLength("12) tents"), 4u);
  EXPECT_EQ(ListMarkerLength("(3) tents"), 4u);
  EXPECT_EQ(ListMarkerLength("b) tents"), 3u);
  EXPECT_EQ(ListMarkerLength("(b) tents"), 4u);
  EXPECT_EQ(ListMarkerLength("(iv) tents"), 5u);
  EXPECT_EQ(ListMarkerLength("XII) tents"), 5u);
}

TEST(ListMarkerLength, NotTheStartOfASentence) {
  EXPECT_EQ(ListMarkerLength("A. García coordinates"), 0u);  // initials
  EXPECT_EQ(ListMarkerLength("No) tents"), 0u);
  EXPECT_EQ(ListMarkerLength("2022. A hard year"), 0u);
  EXPECT_EQ(ListMarkerLength("12.5 million people"), 0u);
  EXPECT_EQ(ListMarkerLength("5 tents"), 0u);
  EXPECT_EQ(ListMarkerLength("-5 degrees"), 0u);
  EXPECT_EQ(ListMarkerLength("(see below) tents"), 0u);
  EXPECT_EQ(ListMarkerLength("(1. tents"), 0u);
}

TEST(ListMarkerLength, MarkerWithoutText) {
  EXPECT_EQ(ListMarkerLength("-"), 0u);
  EXPECT_EQ(ListMarkerLength("- "), 0u);
  EXPECT_EQ(ListMarkerLength("1."), 0u);
  EXPECT_EQ(ListMarkerLength("("), 0u);
  EXPECT_EQ(ListMarkerLength(""), 0u);
}

}  // namespace
}  // namespace faro
