// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/passage_fingerprint.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "lib/index/word_sequence.h"

namespace faro {
namespace {

using Words = std::vector<std::string>;

// `count` words that are all different: "w0", "w1" and so on.
Words Numbered(size_t count, size_t first = 0) {
  Words words;
  for (size_t i = 0; i < count; ++i) words.push_back("w" + std::to_string(first + i));
  return words;
}

Words Changed(Words words, size_t place) {
  words.at(place) = "changed";
  return words;
}

std::string Sequence(const Words& body, const std::string& heading = "contacts",
                     const std::string& title = "camps") {
  WordSequenceBuilder builder;
  builder.AddWord(title);
  builder.StartHeading();
  builder.AddWord(heading);
  builder.StartBody();
  for (const std::string& word : body) builder.AddWord(word);
  return builder.bytes();
}

double SimilarityOf(const Words& a, const Words& b) {
  return Similarity(ShinglesOf(Sequence(a)), ShinglesOf(Sequence(b)));
}

size_t KeysShared(const std::string& a, const std::string& b) {
  const FingerprintKeys one = FingerprintKeysOf(a);
  const FingerprintKeys other = FingerprintKeysOf(b);
  size_t shared = 0;
  for (size_t i = 0; i < kFingerprintKeys; ++i) shared += one[i] == other[i] && !one[i].empty();
  return shared;
}

bool AreDuplicates(const std::string& a, const std::string& b) {
  const bool duplicates = ComparablePassage(a).IsNearDuplicateOf(ComparablePassage(b));
  EXPECT_EQ(ComparablePassage(b).IsNearDuplicateOf(ComparablePassage(a)), duplicates);
  return duplicates;
}

TEST(SimilarityTest, SameWordsAreTheSame) {
  EXPECT_EQ(SimilarityOf(Numbered(100), Numbered(100)), 1);
}

TEST(SimilarityTest, OneWordChangesFourShingles) {
  EXPECT_DOUBLE_EQ(SimilarityOf(Numbered(100), Changed(Numbered(100), 50)), 93.0 / 101);
  EXPECT_DOUBLE_EQ(SimilarityOf(Numbered(100), Changed(Numbered(100), 0)), 96.0 / 98);
}

TEST(SimilarityTest, HalfOfTheWordsLeaveAThird) {
  EXPECT_NEAR(SimilarityOf(Numbered(100), Numbered(100, 50)), 1.0 / 3, 0.02);
}

TEST(SimilarityTest, OtherWordsShareNothing) {
  EXPECT_EQ(SimilarityOf(Numbered(100), Numbered(100, 100)), 0);
}

TEST(SimilarityTest, OrderCounts) {
  Words reversed = Numbered(100);
  std::reverse(reversed.begin(), reversed.end());
  EXPECT_EQ(SimilarityOf(Numbered(100), reversed), 0);
}

TEST(SimilarityTest, NothingIsLikeNothing) {
  EXPECT_EQ(SimilarityOf({}, {}), 0);
  EXPECT_EQ(SimilarityOf({}, Numbered(100)), 0);
}

TEST(ShinglesTest, AShortBodyIsOneWhole) {
  EXPECT_EQ(ShinglesOf(Sequence(Numbered(1))).size(), 1u);
  EXPECT_EQ(ShinglesOf(Sequence(Numbered(kFewestBodyWords - 1))).size(), 1u);
  EXPECT_EQ(ShinglesOf(Sequence(Numbered(kFewestBodyWords))).size(),
            kFewestBodyWords - kShingleWords + 1);
}

TEST(ShinglesTest, RepeatedOnesCountOnce) {
  EXPECT_EQ(ShinglesOf(Sequence(Words(100, "water"))).size(), 1u);
}

TEST(ShinglesTest, AnyBytesAreTaken) {
  for (const std::string& bytes : {std::string(), std::string("\0", 1), std::string("\0\1", 2),
                                   std::string("\0\1\0\1\x42", 5), std::string(31, '\xFF')}) {
    EXPECT_EQ(FingerprintKeysOf(bytes)[0].empty(), ShinglesOf(bytes).empty());
    EXPECT_EQ(ComparablePassage(bytes).IsNearDuplicateOf(ComparablePassage(bytes)),
              !ShinglesOf(bytes).empty());
  }
}

TEST(FingerprintKeysTest, AreShortAndDifferentWithoutCapitals) {
  const FingerprintKeys keys = FingerprintKeysOf(Sequence(Numbered(100)));
  EXPECT_EQ(std::set<std::string>(keys.begin(), keys.end()).size(), kFingerprintKeys);
  for (const std::string& key : keys) {
    EXPECT_EQ(key.size(), 2u);
    EXPECT_EQ(std::count_if(key.begin(), key.end(), [](char c) { return c >= 'A' && c <= 'Z'; }),
              0);
  }
}

TEST(FingerprintKeysTest, OfAnEmptyBodyAreEmpty) {
  for (const std::string& key : FingerprintKeysOf(Sequence({}))) EXPECT_EQ(key, "");
}

TEST(FingerprintKeysTest, OfAShortBodyStandForTitleAndHeadingsToo) {
  const Words none = {"none"};
  EXPECT_EQ(KeysShared(Sequence(none), Sequence(none)), kFingerprintKeys);
  EXPECT_LT(KeysShared(Sequence(none, "outputs"), Sequence(none, "inputs")), kSharedKeys);
  EXPECT_LT(KeysShared(Sequence(none, "inputs", "a"), Sequence(none, "inputs", "b")), kSharedKeys);
}

TEST(FingerprintKeysTest, OfALongBodyStandForTheBodyAlone) {
  EXPECT_EQ(KeysShared(Sequence(Numbered(50), "inputs", "a"), Sequence(Numbered(50), "notes", "b")),
            kFingerprintKeys);
}

// As many as the header says, with room for chance.
TEST(FingerprintKeysTest, FindWhatIsAlike) {
  size_t alike = 0;
  size_t chance = 0;
  for (size_t i = 0; i < 1000; ++i) {
    const Words words = Numbered(100, i * 1000);
    alike += KeysShared(Sequence(words), Sequence(Changed(words, 10 + i % 80))) >= kSharedKeys;
    chance += KeysShared(Sequence(words), Sequence(Numbered(100, i * 1000 + 500))) >= kSharedKeys;
  }
  EXPECT_GT(alike, 985u);  // similarity 93/101
  EXPECT_LT(chance, 3u);
}

TEST(ComparablePassageTest, VersionsOfAPartMayDiffer) {
  const Words words = Numbered(40);
  EXPECT_TRUE(AreDuplicates(Sequence(words), Sequence(words)));
  EXPECT_TRUE(AreDuplicates(Sequence(words), Sequence(Changed(words, 20))));
  EXPECT_FALSE(AreDuplicates(Sequence(words), Sequence(Changed(Changed(words, 10), 30))));
}

TEST(ComparablePassageTest, UnderAnotherTitleOneWordMakesADifference) {
  const Words words = Numbered(100);
  EXPECT_TRUE(AreDuplicates(Sequence(words, "notes", "a"), Sequence(words, "notes", "b")));
  EXPECT_FALSE(
      AreDuplicates(Sequence(words, "notes", "a"), Sequence(Changed(words, 50), "notes", "b")));
}

TEST(ComparablePassageTest, UnderAnotherHeadingOnlyLongTextsAreTheSame) {
  const size_t enough = ComparablePassage::kLongBodyWords;
  for (const size_t count : {enough - 1, enough}) {
    const Words words = Numbered(count);
    EXPECT_EQ(AreDuplicates(Sequence(words, "force"), Sequence(words, "confirm")), count == enough);
  }
  EXPECT_FALSE(AreDuplicates(Sequence(Numbered(100), "include"),
                             Sequence(Changed(Numbered(100), 50), "exclude")));
}

TEST(ComparablePassageTest, OnlyTheInnermostHeadingCounts) {
  const auto below = [](const std::string& outer) {
    WordSequenceBuilder builder;
    builder.AddWord("camps");
    builder.StartHeading();
    builder.AddWord(outer);
    builder.StartHeading();
    builder.AddWord("contacts");
    builder.StartBody();
    for (const std::string& word : Numbered(20)) builder.AddWord(word);
    return builder.bytes();
  };
  EXPECT_TRUE(AreDuplicates(below("annex"), below("overview")));
  EXPECT_TRUE(AreDuplicates(below("annex"), Sequence(Numbered(20))));
}

TEST(ComparablePassageTest, ShortTextsAreTheSameWhereAllAroundThemIs) {
  const Words none = {"none"};
  EXPECT_TRUE(AreDuplicates(Sequence(none), Sequence(none)));
  EXPECT_FALSE(AreDuplicates(Sequence(none, "inputs"), Sequence(none, "outputs")));
  EXPECT_FALSE(AreDuplicates(Sequence(none, "inputs", "a"), Sequence(none, "inputs", "b")));
}

TEST(ComparablePassageTest, EmptyOnesAreNoDuplicates) {
  EXPECT_FALSE(AreDuplicates(Sequence({}), Sequence({})));
}

}  // namespace
}  // namespace faro
