// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/utf8.h"

namespace faro {
namespace {

using ::testing::IsEmpty;

constexpr std::string_view kEllipsis = "…";

// A text with the matches that single words of it make: each word of `words` is one query word.
class Marked {
 public:
  Marked(std::string_view text, const std::vector<std::string>& words) : text_(text) {
    Analyzer().Analyze(text_, &analyzed_);
    for (size_t i = 0; i < analyzed_.tokens().size(); ++i) {
      const auto found =
          std::find(words.begin(), words.end(), analyzed_.Exact(analyzed_.tokens()[i]));
      if (found == words.end()) continue;
      matches_.push_back({i, 1, static_cast<size_t>(found - words.begin()), Why::kExact});
    }
  }

  // Joins the match of `first` to the `count` - 1 tokens after it.
  void Widen(size_t match, size_t count) { matches_[match].count = count; }

  Snippet Cut(size_t length = kSnippetLength) const {
    return MakeSnippet(text_, analyzed_, matches_, length);
  }

  const std::string& text() const { return text_; }
  const AnalyzedText& analyzed() const { return analyzed_; }
  const std::vector<Match>& matches() const { return matches_; }

 private:
  std::string text_;
  AnalyzedText analyzed_;
  std::vector<Match> matches_;
};

// A snippet with [ ] around what is highlighted.
std::string Shown(const Snippet& snippet) {
  std::string shown;
  size_t at = 0;
  for (const auto& [begin, end] : snippet.highlights) {
    shown.append(snippet.text, at, begin - at);
    shown.append("[").append(snippet.text, begin, end - begin).append("]");
    at = end;
  }
  return shown.append(snippet.text, at);
}

std::string Cut(std::string_view text, const std::vector<std::string>& words,
                size_t length = kSnippetLength) {
  return Shown(Marked(text, words).Cut(length));
}

std::string Repeated(std::string_view piece, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i) text += piece;
  return text;
}

TEST(SnippetTest, ShortTextIsShownWhole) {
  EXPECT_EQ(Cut("The camp is open.", {"camp"}), "The [camp] is open.");
}

TEST(SnippetTest, EmptyText) {
  const Snippet snippet = Marked("", {"camp"}).Cut();
  EXPECT_EQ(snippet.text, "");
  EXPECT_THAT(snippet.highlights, IsEmpty());
}

TEST(SnippetTest, TextOfTheExactLength) {
  EXPECT_EQ(Cut("aaa bbb ccc", {"bbb"}, 11), "aaa [bbb] ccc");
}

TEST(SnippetTest, TextOneCodePointTooLong) {
  EXPECT_EQ(Cut("aaa bbb ccc", {"bbb"}, 10), "aaa [bbb]…");
}

// Without a match, as for a hit by its title.

TEST(SnippetTest, WithoutMatchTheBeginningIsShown) {
  EXPECT_EQ(Cut("The camp is open. The road is closed.", {}),
            "The camp is open. The road is closed.");
  EXPECT_EQ(Cut("the camp is open and the road is closed", {}, 20), "the camp is open and…");
}

TEST(SnippetTest, WithoutMatchItEndsAtASentence) {
  EXPECT_EQ(Cut("The camp is open. The road is closed.", {}, 25), "The camp is open.");
}

// Which window.

TEST(SnippetTest, WindowIsWhereTheMatchIs) {
  EXPECT_EQ(Cut("One two three four five six seven eight nine ten eleven twelve.", {"nine"}, 24),
            "…eight [nine] ten eleven…");
}

TEST(SnippetTest, MoreDifferentWordsBeatMoreMatches) {
  const std::string text =
      "Water and water and water. " + std::string(60, 'x') + " then water near latrines.";
  EXPECT_EQ(Cut(text, {"water", "latrines"}, 40), "…then [water] near [latrines].");
}

TEST(SnippetTest, NoNumberOfRepeatedMatchesBeatsADifferentWord) {
  const std::string text =
      Repeated("ox ", 60) + std::string(300, 'y') + " then an ox beside the wood.";
  EXPECT_EQ(Cut(text, {"ox", "wood"}), "…then an [ox] beside the [wood].");
}

TEST(SnippetTest, MoreMatchesBeatFewer) {
  const std::string text = "Water here. " + std::string(60, 'x') + " more water, water and water.";
  EXPECT_EQ(Cut(text, {"water"}, 40), "…more [water], [water] and [water].");
}

TEST(SnippetTest, StartOfASentenceBeatsOneMoreMatch) {
  const std::string text = "Water here. " + std::string(60, 'X') + " more water and water.";
  EXPECT_EQ(Cut(text, {"water"}, 40), "[Water] here.");
}

TEST(SnippetTest, FirstOfEqualWindows) {
  const std::string text = "Water here. " + std::string(60, 'X') + ". Water there.";
  EXPECT_EQ(Cut(text, {"water"}, 20), "[Water] here.");
}

TEST(SnippetTest, MatchAtTheVeryEnd) {
  EXPECT_EQ(Cut(std::string(300, 'x') + " end", {"end"}, 20), "…[end]");
}

// Sentence edges.

TEST(SnippetTest, StartsWithItsSentence) {
  EXPECT_EQ(Cut("The road is closed. The camp is open. The bridge is gone.", {"camp"}, 20),
            "The [camp] is open.");
}

TEST(SnippetTest, StartsWithItsLine) {
  EXPECT_EQ(Cut("a list of things\nthe camp is open", {"camp"}, 20), "the [camp] is open");
}

TEST(SnippetTest, SentenceThatIsTooLongStartsSomeWordsBeforeTheMatch) {
  EXPECT_EQ(Cut("the first part of a sentence goes on and on to the camp near the river bank",
                {"camp"}, 40),
            "…on to the [camp] near the river bank");
}

TEST(SnippetTest, WordsBeforeTheMatchAreCountedInCodePoints) {
  const std::string text =
      "una frase larga que no dice nada de nada y ñññññ ñññññ camp y sigue mucho más allá";
  EXPECT_EQ(Cut(text, {"camp"}, 52), "…ñññññ ñññññ [camp] y sigue mucho más allá");
}

TEST(SnippetTest, EndsAtASentenceWhereMostStays) {
  EXPECT_EQ(Cut("The camp near the river is open. The road to it is closed.", {"camp"}, 45),
            "The [camp] near the river is open.");
}

TEST(SnippetTest, GoesOnInTheMiddleOfASentenceWhereMostWouldBeLost) {
  EXPECT_EQ(Cut("Hello. The road to the north is closed today.", {}, 30),
            "Hello. The road to the north…");
}

TEST(SnippetTest, KeepsALastSentenceThatFits) {
  // The window ends with the second sentence: nothing of it is given up.
  EXPECT_EQ(Cut("The camp opens at one. It is big. The road is closed.", {"camp"}, 33),
            "The [camp] opens at one. It is big.");
}

TEST(SnippetTest, NoSentenceEdgeCostsAMatch) {
  EXPECT_EQ(Cut("The camp near the river is open. The road to the camp is closed.", {"camp"}, 55),
            "The [camp] near the river is open. The road to the [camp]…");
}

TEST(SnippetTest, AbbreviationBeforeALowerCaseWordIsNoSentenceEdge) {
  EXPECT_EQ(Cut("The camp has e.g. tents and many kits.", {"camp"}, 23),
            "The [camp] has e.g. tents…");
}

TEST(SnippetTest, LinesBecomeBlanks) {
  EXPECT_EQ(Cut("a camp\nb camp\tc\r\nd", {"camp"}), "a [camp] b [camp] c  d");
}

// Whole words, counted in code points.

TEST(SnippetTest, NoWordIsCut) {
  EXPECT_EQ(Cut("camp abcdefghij klm", {"camp"}, 14), "[camp]…");
  EXPECT_EQ(Cut("camp abcdefghij klm", {"camp"}, 15), "[camp] abcdefghij…");
}

TEST(SnippetTest, AccentedLettersCountAsOne) {
  EXPECT_EQ(Cut("ñandú ñandú ñandú", {"ñandú"}, 11), "[ñandú] [ñandú]…");
  EXPECT_EQ(Cut("ñandú ñandú ñandú", {"ñandú"}, 10), "[ñandú]…");
}

TEST(SnippetTest, EmojiCountAsOne) {
  EXPECT_EQ(Cut("😀😀😀 camp 😀😀", {"camp"}, 8), "😀😀😀 [camp]…");
  EXPECT_EQ(Cut("😀😀😀 camp 😀😀", {"camp"}, 11), "😀😀😀 [camp] 😀😀");
}

TEST(SnippetTest, CombiningMarksStayWithTheirWord) {
  EXPECT_EQ(Cut("la coordinacio\u0301n es", {"coordinación"}), "la [coordinacio\u0301n] es");
}

TEST(SnippetTest, MatchOfSeveralTokensIsOneHighlight) {
  Marked text("Cases of COVID-19 are rare.", {"covid"});
  text.Widen(0, 2);
  EXPECT_EQ(Shown(text.Cut()), "Cases of [COVID-19] are rare.");
}

TEST(SnippetTest, HalfOfAMatchIsNeverHighlighted) {
  Marked text("one site plan two", {"site"});
  text.Widen(0, 2);
  EXPECT_EQ(Shown(text.Cut(8)), "one site…");
  EXPECT_EQ(Shown(text.Cut(9)), "…[site plan]…");
}

// A word that is longer than a snippet.

TEST(SnippetTest, EnormousWordIsCutAtACodePoint) {
  EXPECT_EQ(Cut(Repeated("ñ", 1'000), {}, 10), Repeated("ñ", 10) + "…");
  EXPECT_EQ(Cut(Repeated("😀", 1'000), {}, 10), Repeated("😀", 10) + "…");
}

TEST(SnippetTest, EnormousWordThatMatches) {
  const std::string word(1'000, 'x');
  const Snippet snippet = Marked(word, {word}).Cut(10);
  EXPECT_EQ(snippet.text, "xxxxxxxxxx…");
  EXPECT_THAT(snippet.highlights, IsEmpty());
}

TEST(SnippetTest, MatchWithinARunWithoutBlanks) {
  EXPECT_EQ(Cut(Repeated("a/", 500) + "camp" + Repeated("/b", 500), {"camp"}, 10),
            "…[camp]/b/b/b…");
}

TEST(SnippetTest, MatchAfterAnEnormousWord) {
  EXPECT_EQ(Cut(std::string(1'000, 'x') + " the camp", {"camp"}, 20), "…the [camp]");
}

// What holds for every text.
class SnippetRandomTest : public ::testing::Test {
 protected:
  static std::string RandomText(std::mt19937* random) {
    static constexpr auto kPieces = std::to_array<std::string_view>({"camp",
                                                                     "agua",
                                                                     "niño",
                                                                     "año",
                                                                     "evaluacio\u0301n",
                                                                     "COVID-19",
                                                                     "e-mail",
                                                                     "prdcore@iom.int",
                                                                     "38,5",
                                                                     "shelters",
                                                                     "EE.UU.",
                                                                     "¿Qué?",
                                                                     "(a)",
                                                                     "«b»",
                                                                     "😀",
                                                                     "👩\u200D👩\u200D👧",
                                                                     "避難所",
                                                                     "лагерь",
                                                                     "مخيم",
                                                                     "x",
                                                                     "—",
                                                                     "a.b.c",
                                                                     "the",
                                                                     "of",
                                                                     "\u0301",
                                                                     "…"});
    static constexpr auto kGaps = std::to_array<std::string_view>(
        {" ", " ", " ", " ", " ", ". ", ". ", "! ", "\n", ", ", "", "-", "\t", "  "});
    std::string text;
    for (size_t count = (*random)() % 80; count > 0; --count) {
      if ((*random)() % 60 == 0) text += Repeated("ñ", (*random)() % 400);
      text += kPieces[(*random)() % kPieces.size()];
      text += kGaps[(*random)() % kGaps.size()];
    }
    return text;
  }

  static std::vector<std::string> RandomWords(std::mt19937* random) {
    static constexpr auto kWords =
        std::to_array<std::string_view>({"camp", "agua", "niño", "año", "evaluación", "covid", "19",
                                         "iom", "38.5", "shelters", "the", "x", "лагерь", "eeuu"});
    std::vector<std::string> words;
    for (size_t count = (*random)() % 5; count > 0; --count) {
      words.emplace_back(kWords[(*random)() % kWords.size()]);
    }
    return words;
  }

  static std::string OnOneLine(std::string_view text) {
    std::string line(text);
    std::replace_if(line.begin(), line.end(), IsAsciiSpace, ' ');
    return line;
  }

  // The most different query words that whole words from any match on show at once.
  static size_t MostDifferentWords(const Marked& marked, size_t length) {
    const std::string& text = marked.text();
    const auto& tokens = marked.analyzed().tokens();
    size_t most = 0;
    for (const Match& first : marked.matches()) {
      const size_t begin = tokens[first.first].begin;
      size_t end = begin;
      size_t whole = begin;
      for (size_t points = 0; end < text.size() && points < length; ++points) {
        NextCodePoint(text, &end);
        if (end == text.size() || IsAsciiSpace(text[end])) whole = end;
      }
      std::set<size_t> words;
      for (const Match& match : marked.matches()) {
        const Token& last = tokens[match.first + match.count - 1];
        if (tokens[match.first].begin >= begin && last.end <= whole) {
          words.insert(match.concept_index);
        }
      }
      most = std::max(most, words.size());
    }
    return most;
  }

  static void ExpectSound(const Marked& marked, const Snippet& snippet, size_t length) {
    const std::string& text = snippet.text;
    ASSERT_TRUE(IsValidUtf8(text));
    EXPECT_EQ(text.find_first_of("\n\r\t"), std::string::npos);
    size_t last = 0;
    for (const auto& [begin, end] : snippet.highlights) {
      ASSERT_LE(last, begin);
      ASSERT_LT(begin, end);
      ASSERT_LE(end, text.size());
      EXPECT_EQ(FloorToCodePoint(text, begin), begin);
      EXPECT_EQ(FloorToCodePoint(text, end), end);
      last = end;
    }
    ExpectIsCutFrom(marked.text(), text, length);
    ExpectShowsMatches(marked, snippet, length);
  }

  // The snippet, its ellipses aside, is a piece of the text that fits the length.
  static void ExpectIsCutFrom(const std::string& original, std::string_view snippet,
                              size_t length) {
    const std::string line = OnOneLine(original);
    if (line.find(snippet) != std::string::npos && CountCodePoints(snippet) <= length) return;
    const bool front = snippet.starts_with(kEllipsis);
    const bool back = snippet.ends_with(kEllipsis);
    EXPECT_TRUE(front || back);
    bool found = false;
    for (const bool without_front : {false, true}) {
      for (const bool without_back : {false, true}) {
        std::string_view cut = snippet;
        if (without_front && !front) continue;
        if (without_front) cut.remove_prefix(kEllipsis.size());
        if (without_back && !cut.ends_with(kEllipsis)) continue;
        if (without_back) cut.remove_suffix(kEllipsis.size());
        found = found || (CountCodePoints(cut) <= length && line.find(cut) != std::string::npos);
      }
    }
    EXPECT_TRUE(found);
  }

  static void ExpectShowsMatches(const Marked& marked, const Snippet& snippet, size_t length) {
    const auto& tokens = marked.analyzed().tokens();
    std::map<std::string, size_t> word_of;  // a match as it stands in the text
    for (const Match& match : marked.matches()) {
      const Token& token = tokens[match.first];
      word_of[marked.text().substr(token.begin, token.end - token.begin)] = match.concept_index;
    }
    std::set<size_t> shown;
    for (const auto& [begin, end] : snippet.highlights) {
      const auto found = word_of.find(snippet.text.substr(begin, end - begin));
      ASSERT_NE(found, word_of.end()) << "a highlight is no match";
      shown.insert(found->second);
    }
    EXPECT_GE(shown.size(), MostDifferentWords(marked, length));
  }
};

TEST_F(SnippetRandomTest, EverySnippetIsSound) {
  std::mt19937 random(2'026);
  for (int i = 0; i < 3'000; ++i) {
    const Marked marked(RandomText(&random), RandomWords(&random));
    const size_t length = 1 + random() % 300;
    const Snippet snippet = marked.Cut(length);
    SCOPED_TRACE(marked.text() + "\n=> " + std::to_string(length) + ": " + Shown(snippet));
    ExpectSound(marked, snippet, length);
    if (HasFailure()) return;
  }
}

TEST_F(SnippetRandomTest, TextThatFitsIsShownWhole) {
  std::mt19937 random(11);
  for (int i = 0; i < 500; ++i) {
    const Marked marked(TrimAscii(RandomText(&random)), RandomWords(&random));
    const Snippet snippet = marked.Cut(std::max<size_t>(1, CountCodePoints(marked.text())));
    EXPECT_EQ(snippet.highlights.size(), marked.matches().size()) << marked.text();
    EXPECT_EQ(snippet.text, OnOneLine(marked.text()));
  }
}

}  // namespace
}  // namespace faro
