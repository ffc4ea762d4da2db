// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggest/glossary_prefix.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lib/language/glossary.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr Language kEn = Language::kEnglish;
constexpr Language kEs = Language::kSpanish;

TEST(BeginsWithKeyTest, CaseAndAccentsDoNotMatter) {
  EXPECT_TRUE(BeginsWithKey("Coordinación", "coordinacio"));
  EXPECT_TRUE(BeginsWithKey("niños", "nino"));
  EXPECT_FALSE(BeginsWithKey("coordinación", "coordinar"));
  EXPECT_FALSE(BeginsWithKey("camp", "camps")) << "the key is longer";
}

TEST(BeginsWithKeyTest, WhatStandsBetweenWordsIsOneBlank) {
  EXPECT_TRUE(BeginsWithKey("civil-military coordination", "civil mil"));
  EXPECT_TRUE(BeginsWithKey("water, sanitation and hygiene", "water sanit"));
  EXPECT_TRUE(BeginsWithKey("(water) point", "water poi"));
  EXPECT_FALSE(BeginsWithKey("watersanitation", "water sanit"));
  EXPECT_FALSE(BeginsWithKey("water sanitation", "watersanit"));
}

TEST(BeginsWithKeyTest, AKeyMayEndWithABlank) {
  EXPECT_TRUE(BeginsWithKey("water point", "water "));
  EXPECT_FALSE(BeginsWithKey("waters", "water "));
  EXPECT_FALSE(BeginsWithKey("water", "water ")) << "nothing follows";
}

TEST(TermsWithKeyTest, ListsTermsOfBothLanguagesOnce) {
  constexpr std::string_view kTable =
      "# a comment\n"
      "\n"
      "water-point\twash\twater point | tap stand\tWP\tpunto de agua | water point\t\n"
      "water-tank\twash\twater tank | water point\t\ttanque\tWAT\n";
  EXPECT_THAT(TermsWithKey(kTable, "wat"),
              ElementsAre(GlossaryTerm{"water point", kEn}, GlossaryTerm{"water point", kEs},
                          GlossaryTerm{"water tank", kEn}));
  EXPECT_THAT(TermsWithKey(kTable, "punto"), ElementsAre(GlossaryTerm{"punto de agua", kEs}));
  EXPECT_THAT(TermsWithKey(kTable, "wash"), IsEmpty()) << "a domain is no term";
  EXPECT_THAT(TermsWithKey(kTable, ""), IsEmpty());
}

// The form of the table is written down in two readers.
TEST(TermsWithKeyTest, ReadsWhatParseGlossaryReads) {
  size_t expected = 0;
  for (const GlossaryConcept& entry : ParseGlossary(BuiltInGlossary(), "glossary")) {
    for (const std::string& term : entry.english.terms) expected += term == "camp management";
    for (const std::string& term : entry.spanish.terms) expected += term == "punto de agua";
  }
  ASSERT_GT(expected, 0u);
  EXPECT_THAT(TermsWithKey(BuiltInGlossary(), "camp manag"),
              ::testing::Contains(GlossaryTerm{"camp management", kEn}));
  EXPECT_THAT(TermsWithKey(BuiltInGlossary(), "punto de ag"),
              ::testing::Contains(GlossaryTerm{"punto de agua", kEs}));
}

}  // namespace
}  // namespace faro
