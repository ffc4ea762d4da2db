// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/spelling/edit_distance.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

#include "searcher/spelling/spelling_weights.h"

namespace faro {
namespace {

TEST(EditDistanceTest, TheSameWordCostsNothing) {
  EXPECT_EQ(EditCost("camp", "camp"), 0);
  EXPECT_EQ(EditCost("niño", "niño"), 0);
}

TEST(EditDistanceTest, EachKindOfErrorIsOneEdit) {
  EXPECT_EQ(EditCost("shelxter", "shelter"), kEdit) << "put in";
  EXPECT_EQ(EditCost("sheler", "shelter"), kEdit) << "left out";
  EXPECT_EQ(EditCost("shelmer", "shelter"), kEdit) << "left out and put in would be two";
  EXPECT_EQ(EditCost("shetler", "shelter"), kEdit) << "neighbours exchanged";
  EXPECT_EQ(EditCost("shetleer", "shelter"), kEdit + kDoubledLetter);
}

TEST(EditDistanceTest, ExchangedLettersThatAreNotNeighboursAreTwoEdits) {
  EXPECT_EQ(EditCost("pamc", "camp"), 2 * kEdit + kFirstLetter);
}

TEST(EditDistanceTest, AccentsAndTildesAreNearlyFree) {
  EXPECT_EQ(EditCost("coordinacion", "coordinación"), kAccent);
  EXPECT_EQ(EditCost("nino", "niño"), kAccent);
  EXPECT_EQ(EditCost("cámp", "camp"), kAccent);
  EXPECT_EQ(EditCost("coordinacoin", "coordinación"), kEdit) << "the exchange says enough";
}

TEST(EditDistanceTest, KeysThatTouchAreConfusedMoreOften) {
  EXPECT_EQ(EditCost("xamp", "camp"), kNeighbourKey + kFirstLetter) << "x is beside c";
  EXPECT_EQ(EditCost("pamp", "camp"), kEdit + kFirstLetter) << "p is not";
  EXPECT_EQ(EditCost("cuelga", "cuekga"), kNeighbourKey) << "in one row";
  EXPECT_EQ(EditCost("nilo", "niño"), kNeighbourKey) << "ñ is right of l on the Spanish keyboard";
}

TEST(EditDistanceTest, LettersThatSoundAlikeInSpanishAreConfusedMoreOften) {
  EXPECT_EQ(EditCost("alvergue", "albergue"), kSoundsAlike);
  EXPECT_EQ(EditCost("jestion", "gestion"), kSoundsAlike + kFirstLetter);
  EXPECT_EQ(EditCost("ospital", "hospital"), kSoundsAlike + kFirstLetter);
  EXPECT_EQ(EditCost("desision", "decision"), kSoundsAlike);
  EXPECT_EQ(EditCost("poyo", "pollo"), kSoundsAlike);
  EXPECT_EQ(EditCost("pollo", "poyo"), kSoundsAlike) << "either way";
  EXPECT_EQ(EditCost("bloqear", "bloquear"), kEdit) << "qu is not q";
  EXPECT_EQ(EditCost("blokear", "bloquear"), kSoundsAlike);
}

TEST(EditDistanceTest, ADoubledLetterCostsLessThanAnother) {
  EXPECT_EQ(EditCost("accomodation", "accommodation"), kDoubledLetter);
  EXPECT_EQ(EditCost("campp", "camp"), kDoubledLetter);
}

TEST(EditDistanceTest, AnotherFirstLetterCostsMore) {
  EXPECT_EQ(EditCost("helter", "shelter"), kEdit + kFirstLetter);
  EXPECT_EQ(EditCost("hselter", "shelter"), kEdit + kFirstLetter);
}

TEST(EditDistanceTest, EmptyWordsAreAllGaps) {
  EXPECT_EQ(EditCost("", "tea"), 3 * kEdit + kFirstLetter);
  EXPECT_EQ(EditCost("tea", ""), 3 * kEdit + kFirstLetter);
}

TEST(EditDistanceTest, PushSaysWhenABeginningCostsTooMuch) {
  EditDistance distance(LettersOf("water"), kEdit);
  size_t alive = 0;
  for (const Letter letter : LettersOf("xqjjjj")) {
    if (!distance.Push(letter)) break;
    ++alive;
  }
  EXPECT_LE(alive, 2u);
}

TEST(EditDistanceTest, WordsCanShareTheirBeginning) {
  EditDistance distance(LettersOf("camps"), 3 * kEdit);
  for (const Letter letter : LettersOf("campus")) distance.Push(letter);
  EXPECT_EQ(distance.cost(), kEdit);
  distance.Shorten(4);
  EXPECT_EQ(distance.cost(), kEdit) << "camp";
  for (const Letter letter : LettersOf("s")) distance.Push(letter);
  EXPECT_EQ(distance.cost(), 0) << "camps";
}

// Without it, a word that is like the typed one could be passed over.
TEST(LeastCostTest, IsNeverMoreThanTheCost) {
  constexpr std::string_view kLetters = "aehhlllyqqukcpphfbvszgjxiomnrt";
  std::mt19937 random(1);
  const auto any = [&](size_t most) { return random() % most; };
  const auto letter = [&] { return kLetters[any(kLetters.size())]; };
  size_t above_zero = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string one;
    for (size_t size = 1 + any(9); one.size() < size;) one += letter();
    std::string other = one;
    for (size_t edits = any(6); edits > 0; --edits) {
      const size_t place = any(other.size() + 1);
      other.replace(place, any(3), any(3) == 0 ? "" : std::string(1 + any(2), letter()));
    }
    const int least = LeastCost(LetterSet(one), LetterSet(other));
    EXPECT_LE(least, EditCost(one, other)) << one << ' ' << other;
    EXPECT_LE(least, EditCost(other, one)) << one << ' ' << other;
    if (least > 0) ++above_zero;
  }
  EXPECT_GT(above_zero, 10'000u);
}

TEST(LeastCostTest, TellsMostUnlikeWords) {
  EXPECT_GT(LeastCost(LetterSet("shelter"), LetterSet("campamento")), 2 * kEdit);
  EXPECT_GT(LeastCost(LetterSet("water"), LetterSet("food")), kEdit);
}

TEST(LeastCostTest, AccentsAndOtherAlphabetsCostNothing) {
  EXPECT_EQ(LeastCost(LetterSet("niñó"), LetterSet("nino")), 0);
  EXPECT_EQ(LeastCost(LetterSet("вода"), LetterSet("дом")), kSoundsAlike) << "a letter more";
}

}  // namespace
}  // namespace faro
