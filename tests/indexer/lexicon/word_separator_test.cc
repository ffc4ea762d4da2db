// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/word_separator.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

namespace faro {
namespace {

WordSeparator Knowing(std::initializer_list<const char*> terms) {
  WordSeparator separator;
  for (const char* const term : terms) separator.Learn(term);
  return separator;
}

TEST(WordSeparatorTest, KnownWordsStayAsTheyAre) {
  const WordSeparator separator = Knowing({"together", "to", "get", "her"});
  EXPECT_EQ(separator.Separate("together"), "together");
  EXPECT_EQ(separator.Separate("TOGETHER"), "TOGETHER");
}

TEST(WordSeparatorTest, WordsThatCannotBeTakenApartStayAsTheyAre) {
  const WordSeparator separator = Knowing({"mid", "meal"});
  for (const char* const term : {"midday", "daymeal", "mi", "unknown words", "ñandú", ""}) {
    EXPECT_EQ(separator.Separate(term), term);
  }
}

TEST(WordSeparatorTest, NothingIsKnownToAnEmptyOne) {
  EXPECT_EQ(WordSeparator().Separate("middaymeal"), "middaymeal");
}

TEST(WordSeparatorTest, AKnownTermGetsItsBlanksBack) {
  const WordSeparator separator = Knowing({"a lo largo de", "alo", "largode"});
  EXPECT_EQ(separator.Separate("alolargode"), "a lo largo de");
}

TEST(WordSeparatorTest, FewestWordsAndAmongTheseTheLongest) {
  EXPECT_EQ(Knowing({"mid", "day", "midday", "meal"}).Separate("middaymeal"), "midday meal");
  EXPECT_EQ(Knowing({"set", "a", "at", "trap", "rap", "for"}).Separate("setatrapfor"),
            "set a trap for");
  EXPECT_EQ(Knowing({"fir", "first", "aid", "staid"}).Separate("firstaid"), "first aid");
}

TEST(WordSeparatorTest, LettersAreNoWordsButOne) {
  EXPECT_EQ(Knowing({"a", "day"}).Separate("aday"), "a day");
  EXPECT_EQ(Knowing({"b", "day"}).Separate("bday"), "bday");
  EXPECT_EQ(Knowing({"cost", "a", "rica"}).Separate("CostaRica"), "Costa Rica");
}

TEST(WordSeparatorTest, ACapitalAfterASmallLetterStartsAWord) {
  const WordSeparator separator = Knowing({"woman"});
  EXPECT_EQ(separator.Separate("NorthAmerica"), "North America");
  EXPECT_EQ(separator.Separate("ReúnanseÁrabes"), "Reúnanse Árabes");
  EXPECT_EQ(separator.Separate("UNESCO"), "UNESCO");
}

TEST(WordSeparatorTest, CaseStaysAndDoesNotCount) {
  EXPECT_EQ(Knowing({"GERMAN", "Woman"}).Separate("Germanwoman"), "German woman");
  EXPECT_EQ(Knowing({"Feast of Tents"}).Separate("feastoftents"), "Feast of Tents");
}

TEST(WordSeparatorTest, LettersOfSeveralBytes) {
  EXPECT_EQ(Knowing({"año", "nuevo"}).Separate("añonuevo"), "año nuevo");
  EXPECT_EQ(Knowing({"año", "ñandú"}).Separate("AÑOÑANDÚ"), "AÑO ÑANDÚ");
  // The small letter of İ is longer.
  EXPECT_EQ(Knowing({"i\u0307", "nuevo"}).Separate("İNUEVO"), "i\u0307 nuevo");
}

TEST(WordSeparatorTest, EachWordOfATermIsLookedAt) {
  const WordSeparator separator = Knowing({"feast", "of", "the", "dead"});
  EXPECT_EQ(separator.Separate("feastof thedead"), "feast of the dead");
  EXPECT_EQ(separator.Separate("  feast  of "), "feast of");
}

TEST(WordSeparatorTest, LongWordsOfManyPiecesTakeNoLongTime) {
  const WordSeparator separator = Knowing({"aa", "aaa", "aaaa"});
  const std::string word(20001, 'a');
  EXPECT_EQ(separator.Separate(word + "b"), word + "b");
}

}  // namespace
}  // namespace faro
