// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/word_sequence.h"

#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace faro {
namespace {

std::vector<std::string> Words(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

struct Text {
  std::string title;
  std::vector<std::string> headings;
  std::string body;
};

std::string Sequence(const Text& text) {
  WordSequenceBuilder builder;
  for (const std::string& word : Words(text.title)) builder.AddWord(word);
  for (const std::string& heading : text.headings) {
    builder.StartHeading();
    for (const std::string& word : Words(heading)) builder.AddWord(word);
  }
  builder.StartBody();
  for (const std::string& word : Words(text.body)) builder.AddWord(word);
  return builder.bytes();
}

std::string Body(const std::string& text) { return Sequence({"", {}, text}); }

// Places between blanks, spellings of one place between bars.
std::vector<std::vector<std::string>> Places(const std::string& text) {
  std::vector<std::vector<std::string>> places;
  for (const std::string& place : Words(text)) {
    std::istringstream in(place);
    places.emplace_back();
    for (std::string word; std::getline(in, word, '|');) places.back().push_back(word);
  }
  return places;
}

PhrasePattern Phrase(const std::string& places, Zone zone = Zone::kAnywhere) {
  return PhrasePattern(Places(places), zone);
}

PhrasePattern Near(const std::string& places, size_t window, Zone zone = Zone::kAnywhere) {
  return PhrasePattern(Places(places), zone, window, false);
}

PhrasePattern NearInOrder(const std::string& places, size_t window, Zone zone = Zone::kAnywhere) {
  return PhrasePattern(Places(places), zone, window, true);
}

// Two words with the same code, found by trying.
std::pair<std::string, std::string> WordsOfOneCode() {
  std::map<WordCode, std::string> seen;
  for (int i = 0;; ++i) {
    std::string word = "w" + std::to_string(i);
    const auto [at, fresh] = seen.try_emplace(CodeOfWord(word), word);
    if (!fresh) return {at->second, word};
  }
}

// Codes.

TEST(WordCodeTest, NeverThatOfABoundary) {
  WordCode lowest = 0xFFFF;
  WordCode highest = 0;
  for (int i = 0; i < 1'000'000; ++i) {
    const WordCode code = CodeOfWord(std::to_string(i));
    lowest = std::min(lowest, code);
    highest = std::max(highest, code);
  }
  EXPECT_EQ(lowest, kFirstWordCode);
  EXPECT_EQ(highest, 0xFFFF);
}

TEST(WordCodeTest, SpreadsEvenly) {
  std::map<int, int> quarters;
  for (int i = 0; i < 100'000; ++i) ++quarters[CodeOfWord(std::to_string(i)) >> 14];
  for (const auto& [quarter, count] : quarters) EXPECT_NEAR(count, 25'000, 600) << quarter;
}

TEST(WordCodeTest, IsThatOfEveryBuild) {
  // The upper half of XXH3's published hash of no input, 2d06800538d394c2, scaled.
  EXPECT_EQ(CodeOfWord(""), kFirstWordCode + (uint64_t{0x2d068005} * 65534 >> 32));
}

TEST(WordCodeTest, AccentsTellWordsApart) {
  EXPECT_NE(CodeOfWord("publico"), CodeOfWord("público"));
}

// Sequences.

TEST(WordSequenceTest, TwoBytesAWordMoreSignificantFirst) {
  const std::string bytes = Body("camp");
  const WordCode code = CodeOfWord("camp");
  ASSERT_EQ(bytes.size(), 4u);
  EXPECT_EQ(bytes.substr(0, 2), std::string("\0\1", 2));
  EXPECT_EQ(static_cast<unsigned char>(bytes[2]), code >> 8);
  EXPECT_EQ(static_cast<unsigned char>(bytes[3]), code & 0xFF);
}

TEST(WordSequenceTest, ABoundaryBeforeEachHeading) {
  const std::string none("\0\1", 2);
  const std::string boundary(2, '\0');
  EXPECT_EQ(Sequence({}), none);
  EXPECT_EQ(Sequence({"", {"", ""}, ""}), boundary + boundary + none);
}

TEST(WordSequenceTest, ClearStartsAnew) {
  WordSequenceBuilder builder;
  builder.AddWord("old");
  builder.Clear();
  EXPECT_EQ(builder.bytes(), "");
  builder.StartBody();
  builder.AddWord("camp");
  EXPECT_EQ(builder.bytes(), Body("camp"));
}

// Phrases.

TEST(PhrasePatternTest, WordsInThisOrderNextToEachOther) {
  const PhrasePattern pattern = Phrase("site plan");
  EXPECT_TRUE(pattern.Matches(Body("the site plan is ready")));
  EXPECT_FALSE(pattern.Matches(Body("they plan site by site")));
  EXPECT_FALSE(pattern.Matches(Body("the site has a plan")));
}

TEST(PhrasePatternTest, AtEitherEndAndAlone) {
  const PhrasePattern pattern = Phrase("site plan");
  EXPECT_TRUE(pattern.Matches(Body("site plan ready")));
  EXPECT_TRUE(pattern.Matches(Body("the site plan")));
  EXPECT_TRUE(pattern.Matches(Body("site plan")));
  EXPECT_FALSE(pattern.Matches(Body("ready site")));
  EXPECT_FALSE(pattern.Matches(Body("plan ready")));
}

TEST(PhrasePatternTest, AFalseStartDoesNotHideTheMatch) {
  EXPECT_TRUE(Phrase("de la de").Matches(Body("de la la de la de")));
  EXPECT_TRUE(Phrase("a a b").Matches(Body("a a a b")));
}

TEST(PhrasePatternTest, ARepeatedWordMustBeThereTwice) {
  EXPECT_TRUE(Phrase("la la").Matches(Body("la la land")));
  EXPECT_FALSE(Phrase("la la").Matches(Body("la land la")));
}

TEST(PhrasePatternTest, AnySpellingInItsPlace) {
  for (const char* places :
       {"evaluacion|evaluación rápida", "la evaluacion|evaluación",
        "la evaluacion|evaluación rápida", "evaluacion|evaluación rapida|rápida",
        "la|las evaluacion|evaluación rapida|rápida"}) {
    EXPECT_TRUE(Phrase(places).Matches(Body("es la evaluación rápida"))) << places;
    EXPECT_FALSE(Phrase(places).Matches(Body("es evaluación la rápida"))) << places;
    EXPECT_FALSE(Phrase(places).Matches(Body("la evaluada rápida"))) << places;
  }
}

TEST(PhrasePatternTest, SpellingsBeforeAndAfterTheWordThatHasOne) {
  const PhrasePattern pattern = Phrase("a|á plan b|c");
  EXPECT_TRUE(pattern.Matches(Body("á plan c")));
  EXPECT_FALSE(pattern.Matches(Body("plan c")));
  EXPECT_FALSE(pattern.Matches(Body("á plan")));
  EXPECT_TRUE(pattern.Matches(Body("plan plan a plan b")));
}

TEST(PhrasePatternTest, LongerThanThePassage) {
  EXPECT_FALSE(Phrase("a b c").Matches(Body("a b")));
  EXPECT_FALSE(Phrase("a").Matches(Body("")));
}

TEST(PhrasePatternTest, WithoutPlacesOrWithAnEmptyOneItMatchesNothing) {
  EXPECT_FALSE(PhrasePattern({}, Zone::kAnywhere).Matches(Body("a b")));
  EXPECT_FALSE(PhrasePattern({{"a"}, {}}, Zone::kAnywhere).Matches(Body("a b")));
  EXPECT_FALSE(PhrasePattern({{}}, Zone::kAnywhere).Matches(Body("a b")));
}

TEST(PhrasePatternTest, HalvesOfTwoCodesAreNoWord) {
  // Each byte of the sequence but the first and the last, read at odd places, spells the word.
  WordSequenceBuilder word;
  word.AddWord("camp");
  const std::string shifted = "\x05" + word.bytes() + word.bytes() + "\x06";
  EXPECT_FALSE(Phrase("camp").Matches(shifted));
  EXPECT_TRUE(Phrase("camp").Matches("\x05\x05" + word.bytes()));
}

TEST(PhrasePatternTest, WordsOfOneCodeAreNotToldApart) {
  const auto [one, other] = WordsOfOneCode();
  EXPECT_TRUE(Phrase("camp " + one).Matches(Body("camp " + other)));
}

TEST(PhrasePatternTest, AnyBytesAreNoDanger) {
  WordSequenceBuilder word;
  word.AddWord("camp");
  for (const std::string& bytes :
       {std::string(), std::string("\0", 1), std::string(7, '\0'), std::string(9, '\1'),
        std::string(5, '\xFF'), word.bytes().substr(0, 1), "\x05" + word.bytes()}) {
    for (const Zone zone : {Zone::kAnywhere, Zone::kTitle, Zone::kHeading}) {
      EXPECT_FALSE(Phrase("camp", zone).Matches(bytes));
      EXPECT_FALSE(Phrase("camp|camps site", zone).Matches(bytes));
      EXPECT_FALSE(Near("camp site", 9, zone).Matches(bytes));
      EXPECT_FALSE(NearInOrder("camp site", 9, zone).Matches(bytes));
    }
  }
}

// Zones.

TEST(PhrasePatternTest, NeverFromOneZoneToTheNext) {
  const std::string sequence = Sequence({"a b", {"c d", "e f"}, "g h"});
  for (const char* inside : {"a b", "c d", "e f", "g h"}) {
    EXPECT_TRUE(Phrase(inside).Matches(sequence)) << inside;
  }
  for (const char* across : {"b c", "d e", "f g"}) {
    EXPECT_FALSE(Phrase(across).Matches(sequence)) << across;
    EXPECT_FALSE(Near(across, 50).Matches(sequence)) << across;
    EXPECT_FALSE(NearInOrder(across, 50).Matches(sequence)) << across;
  }
}

TEST(PhrasePatternTest, TheBoundaryIsNoWordWithAnySpelling) {
  EXPECT_FALSE(Phrase("a|á b|c").Matches(Sequence({"a", {}, "b"})));
}

TEST(PhrasePatternTest, ZonesAreToldApart) {
  const std::string sequence = Sequence({"a b", {"c d", "e f"}, "g h"});
  const std::map<std::string, Zone> zones = {
      {"a b", Zone::kTitle}, {"c d", Zone::kHeading}, {"e f", Zone::kHeading}};
  for (const std::string places : {"a b", "c d", "e f", "g h"}) {
    for (const Zone zone : {Zone::kTitle, Zone::kHeading}) {
      const auto found = zones.find(places);
      const bool there = found != zones.end() && found->second == zone;
      EXPECT_EQ(Phrase(places, zone).Matches(sequence), there) << places;
      EXPECT_EQ(Phrase(places.substr(0, 1), zone).Matches(sequence), there) << places;
      EXPECT_EQ(Near(places, 5, zone).Matches(sequence), there) << places;
    }
  }
}

TEST(PhrasePatternTest, ZonesWithoutWords) {
  const std::string untitled = Sequence({"", {"a"}, "b"});
  EXPECT_FALSE(Phrase("a", Zone::kTitle).Matches(untitled));
  EXPECT_TRUE(Phrase("a", Zone::kHeading).Matches(untitled));
  const std::string no_heading = Sequence({"a", {}, "b"});
  EXPECT_TRUE(Phrase("a", Zone::kTitle).Matches(no_heading));
  EXPECT_FALSE(Phrase("a", Zone::kHeading).Matches(no_heading));
  EXPECT_FALSE(Phrase("b", Zone::kHeading).Matches(no_heading));
}

// Words near each other.

TEST(NearPatternTest, WindowCountsTheWordsAtBothEnds) {
  const std::string sequence = Body("water x y pump");
  EXPECT_TRUE(Near("water pump", 4).Matches(sequence));
  EXPECT_FALSE(Near("water pump", 3).Matches(sequence));
  EXPECT_TRUE(NearInOrder("water pump", 4).Matches(sequence));
  EXPECT_FALSE(NearInOrder("water pump", 3).Matches(sequence));
}

TEST(NearPatternTest, OrderCountsOnlyWhereAsked) {
  const std::string sequence = Body("pump x water");
  EXPECT_TRUE(Near("water pump", 3).Matches(sequence));
  EXPECT_FALSE(NearInOrder("water pump", 3).Matches(sequence));
}

TEST(NearPatternTest, WindowIsNeverLessThanThePlaces) {
  EXPECT_TRUE(Near("water pump", 0).Matches(Body("pump water")));
  EXPECT_TRUE(NearInOrder("water pump", 0).Matches(Body("water pump")));
  EXPECT_FALSE(NearInOrder("water pump", 0).Matches(Body("water x pump")));
}

TEST(NearPatternTest, TheLatestStartCounts) {
  EXPECT_TRUE(NearInOrder("a b c", 4).Matches(Body("a x x b a b x c")));
  EXPECT_TRUE(Near("a b c", 4).Matches(Body("a x x b x c x a b")));
  EXPECT_FALSE(NearInOrder("a b c", 4).Matches(Body("a x x b x a c")));
  EXPECT_FALSE(Near("a b c", 3).Matches(Body("a x b x c x a")));
}

TEST(NearPatternTest, NoWordFillsTwoPlaces) {
  EXPECT_FALSE(Near("water water", 5).Matches(Body("the water is")));
  EXPECT_TRUE(Near("water water", 5).Matches(Body("water the water")));
  EXPECT_FALSE(NearInOrder("water water", 5).Matches(Body("the water is")));
  EXPECT_TRUE(NearInOrder("water water", 5).Matches(Body("water the water")));
}

TEST(NearPatternTest, SpellingsAreHandedOutSoThatAllPlacesAreFilled) {
  // The first word could fill either place, the second only the first.
  EXPECT_TRUE(Near("a|b a", 2).Matches(Body("a b")));
  EXPECT_TRUE(Near("a|b b|c c|d", 3).Matches(Body("c b a")));
  EXPECT_FALSE(Near("a|b a|b c", 3).Matches(Body("a c c")));
}

TEST(NearPatternTest, ManyPlaces) {
  std::string places;
  for (size_t i = 0; i < PhrasePattern::kMostUnorderedPlaces; ++i) {
    places += "w" + std::to_string(i) + " ";
  }
  EXPECT_TRUE(Near(places, 100).Matches(Body(places)));
  EXPECT_TRUE(NearInOrder(places, 100).Matches(Body(places)));
  EXPECT_FALSE(Near(places, 100).Matches(Body(places.substr(3))));
  places += "more";
  EXPECT_FALSE(Near(places, 100).Matches(Body(places)));
  EXPECT_TRUE(NearInOrder(places, 100).Matches(Body(places)));
  EXPECT_TRUE(Phrase(places).Matches(Body(places)));
}

// What the three kinds of match say, against the definition tried out on all short texts.
class AllTextsTest : public ::testing::TestWithParam<std::vector<std::string>> {
 protected:
  // Whether some choice of distinct words, one for each place, lies within `window`.
  static bool Expected(const std::vector<std::vector<std::string>>& places, const std::string& text,
                       size_t window, bool ordered) {
    std::vector<size_t> chosen;
    return Choose(places, text, window, ordered, &chosen);
  }

 private:
  static bool Choose(const std::vector<std::vector<std::string>>& places, const std::string& text,
                     size_t window, bool ordered, std::vector<size_t>* chosen) {
    if (chosen->size() == places.size()) {
      const auto [first, last] = std::minmax_element(chosen->begin(), chosen->end());
      return *last - *first < window &&
             (!ordered || std::is_sorted(chosen->begin(), chosen->end()));
    }
    const auto& words = places[chosen->size()];
    for (size_t at = 0; at < text.size(); ++at) {
      const std::string word(1, text[at]);
      if (std::find(words.begin(), words.end(), word) == words.end()) continue;
      if (std::find(chosen->begin(), chosen->end(), at) != chosen->end()) continue;
      chosen->push_back(at);
      if (Choose(places, text, window, ordered, chosen)) return true;
      chosen->pop_back();
    }
    return false;
  }
};

TEST_P(AllTextsTest, AgreeWithTheDefinition) {
  for (const std::string& pattern : GetParam()) {
    const auto places = Places(pattern);
    for (int number = 0; number < 4 * 4 * 4 * 4 * 4 * 4; ++number) {
      std::string letters;
      std::string text;
      for (int rest = number, i = 0; i < 6; rest /= 4, ++i) {
        letters += "abcx"[rest % 4];
        text += std::string(1, letters.back()) + ' ';
      }
      const std::string sequence = Body(text);
      for (size_t window = places.size(); window <= 5; ++window) {
        for (const bool ordered : {false, true}) {
          ASSERT_EQ(PhrasePattern(places, Zone::kAnywhere, window, ordered).Matches(sequence),
                    Expected(places, letters, window, ordered))
              << pattern << " in " << text << ", window " << window << (ordered ? " ordered" : "");
        }
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Words, AllTextsTest,
                         ::testing::Values(std::vector<std::string>{"a b", "a a", "a b c", "a b a"},
                                           std::vector<std::string>{"a|b b|c", "a|b a", "a|b a|b c",
                                                                    "a|b|c a|b a"}));

}  // namespace
}  // namespace faro
