// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/hyphenation.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace faro {
namespace {

std::string Join(const std::vector<std::string>& lines,
                 const std::vector<std::string>& others = {}) {
  LineJoiner joiner;
  for (const std::string& line : others) joiner.Learn(line);
  for (const std::string& line : lines) joiner.Learn(line);
  std::string text;
  for (const std::string& line : lines) joiner.Append(line, &text);
  return text;
}

TEST(LineJoiner, LinesAreJoinedByABlank) {
  EXPECT_EQ(Join({"keep the", "tents dry"}), "keep the tents dry");
}

TEST(LineJoiner, WordThatTheTextHasElsewhereIsOneWord) {
  EXPECT_EQ(Join({"the ware-", "house"}, {"Warehouse keepers"}), "the warehouse");
}

TEST(LineJoiner, CompoundThatTheTextHasElsewhereKeepsItsHyphen) {
  EXPECT_EQ(Join({"the ware-", "house"}, {"a ware-house here"}), "the ware-house");
}

TEST(LineJoiner, TheMoreFrequentFormWins) {
  EXPECT_EQ(Join({"pre-", "school"}, {"preschool and", "pre-school or", "preschool"}), "preschool");
  EXPECT_EQ(Join({"pre-", "school"}, {"pre-school and", "pre-school or", "preschool"}),
            "pre-school");
}

TEST(LineJoiner, BrokenWordsTeachNothing) {
  // Else "post" and "poned" would be words of the text, and the hyphen one of a compound.
  EXPECT_EQ(Join({"is post-", "poned"}), "is postponed");
}

TEST(LineJoiner, GlossaryKnowsWordsThatTheTextHasOnce) {
  EXPECT_EQ(Join({"the human-", "itarian work"}), "the humanitarian work");
  EXPECT_EQ(Join({"la pobla-", "ción"}), "la población");
}

TEST(LineJoiner, UnknownWordIsOneWord) {
  EXPECT_EQ(Join({"the zor-", "blification"}), "the zorblification");
}

TEST(LineJoiner, TwoWordsOfTheTextKeepTheirHyphen) {
  EXPECT_EQ(Join({"a market-", "driven plan"}, {"the market was driven"}), "a market-driven plan");
}

TEST(LineJoiner, ShortWordsDoNotMakeACompound) {
  EXPECT_EQ(Join({"zan-", "dor"}, {"zan dor"}), "zandor");
}

TEST(LineJoiner, ParticleKeepsItsHyphenAfterAWord) {
  EXPECT_EQ(Join({"a follow-", "up visit"}, {"they follow"}), "a follow-up visit");
}

TEST(LineJoiner, PrefixThatTakesAHyphenKeepsIt) {
  EXPECT_EQ(Join({"their self-", "reliance"}), "their self-reliance");
  EXPECT_EQ(Join({"Self-", "esteem"}), "Self-esteem");
}

TEST(LineJoiner, HyphenBeforeACapitalOrADigitStays) {
  EXPECT_EQ(Join({"of UN-", "Habitat"}), "of UN-Habitat");
  EXPECT_EQ(Join({"COVID-", "19 cases"}), "COVID-19 cases");
  EXPECT_EQ(Join({"2020-", "2021"}), "2020-2021");
}

TEST(LineJoiner, CapitalsThatTheTextHasElsewhereAreOneWord) {
  EXPECT_EQ(Join({"WARE-", "HOUSE"}, {"warehouse"}), "WAREHOUSE");
}

TEST(LineJoiner, HyphenThatStandsForTheRestOfAWordIsFollowedByABlank) {
  EXPECT_EQ(Join({"pre-", "and post-test"}), "pre- and post-test");
  EXPECT_EQ(Join({"inter-", "e intracomunitario"}), "inter- e intracomunitario");
}

TEST(LineJoiner, DashIsNoHyphen) {
  EXPECT_EQ(Join({"shelter –", "and food"}), "shelter – and food");
  EXPECT_EQ(Join({"shelter -", "and food"}), "shelter - and food");
  EXPECT_EQ(Join({"--", "benchmark"}), "-- benchmark");
}

TEST(LineJoiner, SoftHyphenAlwaysJoins) {
  EXPECT_EQ(Join({"self\u00AD", "reliance"}), "selfreliance");
}

TEST(LineJoiner, UnicodeHyphenIsAHyphen) {
  EXPECT_EQ(Join({"human\u2010", "itarian"}), "humanitarian");
  EXPECT_EQ(Join({"self\u2010", "reliance"}), "self\u2010reliance");
}

TEST(LineJoiner, LastPartOfAChainMayBeBroken) {
  EXPECT_EQ(Join({"a camp-based-assess-", "ment"}, {"assessment"}), "a camp-based-assessment");
}

TEST(LineJoiner, TextWithoutBlanksCostsNoMoreThanItsLength) {
  const std::string line(79, 'x');
  LineJoiner joiner;
  std::string text;
  for (int i = 0; i < 100'000; ++i) joiner.Append(line + "-", &text);
  EXPECT_GT(text.size(), 100'000u * 79);
}

}  // namespace
}  // namespace faro
