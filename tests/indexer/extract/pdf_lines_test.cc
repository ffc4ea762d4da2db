// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// A word in type of 10 points, whose letters are 5 wide.
PdfWord Word(double x, double y, const std::string& text) {
  PdfWord word;
  word.text = text;
  word.box = {x, y, x + 5 * static_cast<double>(text.size()), y + 12};
  word.size = 10;
  return word;
}

// Words at equal distances.
std::vector<PdfWord> Words(double x, double y, const std::vector<std::string>& texts,
                           double space = 3) {
  std::vector<PdfWord> words;
  for (const std::string& text : texts) {
    words.push_back(Word(x, y, text));
    words.back().space_after = true;
    x = words.back().box.right + space;
  }
  return words;
}

std::vector<PdfWord> operator+(std::vector<PdfWord> a, const std::vector<PdfWord>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

std::vector<std::string> TextsOf(const std::vector<PdfWord>& words) {
  std::vector<std::string> texts;
  for (const PdfLine& line : LinesOfWords(words)) texts.push_back(line.text);
  return texts;
}

TEST(LinesOfWords, NothingOfNothing) { EXPECT_THAT(LinesOfWords({}), IsEmpty()); }

TEST(LinesOfWords, WordsOfOneHeightAreALine) {
  EXPECT_THAT(TextsOf(Words(50, 100, {"Keep", "the", "tents"}) + Words(50, 112, {"dry."})),
              ElementsAre("Keep the tents", "dry."));
}

TEST(LinesOfWords, WideSpaceIsThatBetweenColumns) {
  EXPECT_THAT(TextsOf(Words(50, 100, {"Tents", "here"}) + Words(130, 100, {"120", "left"})),
              ElementsAre("Tents here", "120 left"));
}

TEST(LinesOfWords, EqualWideSpacesAreThoseOfAJustifiedLine) {
  EXPECT_THAT(TextsOf(Words(50, 100, {"documents", "were", "lost", "again"}, 18)),
              ElementsAre("documents were lost again"));
}

TEST(LinesOfWords, WideSpaceInALineThatFillsItsColumnIsOne) {
  const auto full = Words(50, 100, {"seven", "letters", "wide"});  // ends at 136
  EXPECT_THAT(TextsOf(full + Words(50, 112, {"abcdefg"}) + Words(101, 112, {"hijklmn"})),
              ElementsAre("seven letters wide", "abcdefg hijklmn"));
}

TEST(LinesOfWords, LettersTakenApartAtANarrowSpaceAreOneWord) {
  auto words = Words(50, 100, {"the", "dis"});
  words = words + Words(words.back().box.right + 1, 100, {"tribution", "of", "soap"});
  EXPECT_THAT(TextsOf(words), ElementsAre("the distribution of soap"));
}

TEST(LinesOfWords, LabelThatStandsApartGoesBeforeItsLine) {
  EXPECT_THAT(TextsOf(Words(50, 100, {"2.1"}) + Words(50, 112, {"2.2"}) +
                      Words(90, 100, {"Tents"}) + Words(90, 112, {"Food"})),
              ElementsAre("2.1 Tents", "2.2 Food"));
  EXPECT_THAT(TextsOf(Words(50, 100, {"•"}) + Words(80, 100, {"Soap"})), ElementsAre("• Soap"));
}

TEST(LinesOfWords, NumberInACellIsNoLabel) {
  EXPECT_THAT(TextsOf(Words(50, 100, {"5"}) + Words(90, 100, {"Tents"})),
              ElementsAre("5", "Tents"));
}

TEST(LinesOfWords, LinesOfATableOfContentsGo) {
  EXPECT_THAT(TextsOf(Words(50, 100, {"Shelter", ".", ".", ".", ".", ".", ".", "12"}) +
                      Words(50, 112, {"Food........iv"}) + Words(50, 124, {"1"}) +
                      Words(80, 124, {"Soap·······7"}) + Words(50, 136, {"Water………9"})),
              IsEmpty());
}

TEST(LinesOfWords, EllipsisIsNoLeader) {
  EXPECT_THAT(TextsOf(Words(50, 100, {"and", "so", "on..."})), ElementsAre("and so on..."));
  EXPECT_THAT(TextsOf(Words(50, 100, {"and", "so", "on…", "12"})), ElementsAre("and so on… 12"));
}

TEST(LinesOfWords, LineIsAsLargeAndAsBoldAsMostOfIt) {
  auto words = Words(50, 100, {"Important", "1"});
  words[0].bold = true;
  words[1].size = 6;
  EXPECT_EQ(LinesOfWords(words)[0].size, 10);
  EXPECT_TRUE(LinesOfWords(words)[0].bold);
  words[0].bold = false;
  words[1].bold = true;
  EXPECT_FALSE(LinesOfWords(words)[0].bold);
}

TEST(LinesOfWords, TurnedTextIsNoPartOfALine) {
  auto words = Words(50, 100, {"upright", "turned"});
  words[1].turned = 1;
  EXPECT_THAT(LinesOfWords(words), SizeIs(2));
}

TEST(LinesOfWords, ManyLabelsOnOneHeightStayCheap) {
  std::vector<PdfWord> words;
  for (int i = 0; i < 200'000; ++i) words.push_back(Word(20.0 * i, 100, "•"));
  EXPECT_THAT(LinesOfWords(words), ::testing::Not(IsEmpty()));
}

}  // namespace
}  // namespace faro
