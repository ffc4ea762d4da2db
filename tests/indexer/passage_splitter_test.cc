// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passage_splitter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "lib/base/utf8.h"

namespace faro {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Le;
using ::testing::SizeIs;
using ::testing::StartsWith;

using Path = std::vector<std::string>;

// A sentence of so many words. Its words differ from those of other sentences.
std::string Sentence(size_t words, const std::string& mark = "w") {
  std::string sentence = "S" + mark;
  for (size_t i = 1; i < words; ++i) sentence += " " + mark + std::to_string(i);
  return sentence + ".";
}

std::string Sentences(size_t count, size_t words_each) {
  std::string text;
  for (size_t i = 0; i < count; ++i) {
    text += (i == 0 ? "" : " ") + Sentence(words_each, "x" + std::to_string(i) + "y");
  }
  return text;
}

std::vector<std::string> WordsOf(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

std::string JoinedBlocks(const Document& document) {
  std::string joined;
  for (const Block& block : document.blocks) {
    if (&block != &document.blocks.front()) joined += '\n';
    joined += block.text;
  }
  return joined;
}

class PassageSplitterTest : public ::testing::Test {
 protected:
  Block& Add(std::string text, Path heading = {}) {
    Block block;
    block.text = std::move(text);
    block.heading = std::move(heading);
    block.line = static_cast<uint32_t>(document_.blocks.size() * 2 + 1);
    document_.blocks.push_back(std::move(block));
    return document_.blocks.back();
  }

  std::vector<Passage> Split() { return SplitIntoPassages(document_, &sentences_); }

  std::vector<std::string> Texts() {
    std::vector<std::string> texts;
    for (const Passage& passage : Split()) texts.push_back(passage.text);
    return texts;
  }

  std::vector<size_t> WordCounts() {
    std::vector<size_t> counts;
    for (const Passage& passage : Split()) counts.push_back(WordsOf(passage.text).size());
    return counts;
  }

  Document document_;
  SentenceSplitter sentences_;
};

TEST_F(PassageSplitterTest, EmptyDocument) { EXPECT_THAT(Split(), IsEmpty()); }

TEST_F(PassageSplitterTest, BlocksOfASectionStandOnLinesOfTheirOwn) {
  Add("One. Two.");
  Add("Three.");
  EXPECT_THAT(Texts(), ElementsAre("One. Two.\nThree."));
}

TEST_F(PassageSplitterTest, NeverAcrossAHeading) {
  Add("Intro.");
  Add("First.", {"A"});
  Add("Deeper.", {"A", "B"});
  Add("Second.", {"A"});
  const std::vector<Passage> passages = Split();
  ASSERT_THAT(Texts(), ElementsAre("Intro.", "First.", "Deeper.", "Second."));
  EXPECT_EQ(passages[0].heading, Path{});
  EXPECT_EQ(passages[1].heading, Path{"A"});
  EXPECT_EQ(passages[2].heading, (Path{"A", "B"}));
  EXPECT_EQ(passages[3].heading, Path{"A"});
}

TEST_F(PassageSplitterTest, OrdinalsOffsetsLinesAndPages) {
  Add("Año uno.");
  Add("Two.", {"A"}).page = 3;
  Add("Three.", {"B"});
  const std::vector<Passage> passages = Split();
  ASSERT_THAT(passages, SizeIs(3));
  for (uint32_t i = 0; i < 3; ++i) EXPECT_EQ(passages[i].ordinal, i);
  EXPECT_EQ(passages[0].offset, 0u);
  EXPECT_EQ(passages[1].offset, 10u);  // ñ has two bytes, and a line end stands between
  EXPECT_EQ(passages[2].offset, 15u);
  EXPECT_EQ(passages[1].line, 3u);
  EXPECT_EQ(passages[1].page, 3u);
  EXPECT_EQ(passages[2].page, 0u);
}

TEST_F(PassageSplitterTest, SectionOfTheMostWordsStaysWhole) {
  Add(Sentences(20, 10));
  EXPECT_THAT(WordCounts(), ElementsAre(200));
}

TEST_F(PassageSplitterTest, SectionOfOneWordMoreIsSharedOutEvenly) {
  Add(Sentences(19, 10) + " " + Sentence(11, "z"));
  EXPECT_THAT(WordCounts(), ElementsAre(110, 91));
}

TEST_F(PassageSplitterTest, LongSectionsHavePassagesOfAboutTheTarget) {
  Add(Sentences(100, 12));
  const std::vector<size_t> counts = WordCounts();
  EXPECT_THAT(counts, SizeIs(10));
  EXPECT_THAT(counts, Each(kPassageTargetWords));
}

TEST_F(PassageSplitterTest, CutsBetweenSentencesOnly) {
  Add(Sentences(30, 9));
  Add(Sentences(30, 7));
  for (const std::string& text : Texts()) {
    EXPECT_THAT(text, StartsWith("S"));
    EXPECT_EQ(text.back(), '.');
  }
}

TEST_F(PassageSplitterTest, CutsAtTheEndOfABlockRatherThanSoonAfter) {
  Add(Sentences(10, 10));
  Add(Sentences(10, 10));
  Add(Sentences(5, 10));  // shares would be 125 words
  EXPECT_THAT(WordCounts(), ElementsAre(100, 150));
}

TEST_F(PassageSplitterTest, DoesNotCutAtTheEndOfABlockThatComesTooEarly) {
  Add(Sentences(9, 10));
  Add(Sentences(16, 10));
  EXPECT_THAT(WordCounts(), ElementsAre(130, 120));
}

TEST_F(PassageSplitterTest, FewWordsAtTheEndStayWithThePassageBefore) {
  Add(Sentences(12, 10));
  Add(Sentences(12, 10));
  Add(Sentences(3, 10));
  EXPECT_THAT(WordCounts(), ElementsAre(120, 150));
}

TEST_F(PassageSplitterTest, FewWordsAtTheEndThatNoLongerFitStandAlone) {
  Add(Sentence(200));
  Add(Sentence(5));
  EXPECT_THAT(WordCounts(), ElementsAre(200, 5));
}

TEST_F(PassageSplitterTest, ShortSectionOfManyBlocksStaysWhole) {
  for (int i = 0; i < 20; ++i) Add(Sentence(10));
  EXPECT_THAT(WordCounts(), ElementsAre(200));
}

TEST_F(PassageSplitterTest, AbbreviationIsNoPlaceToCut) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "Pregunte al Sr. Vega de la Dra. Luna. ";
  Add(text);
  const std::vector<std::string> passages = Texts();
  EXPECT_GT(passages.size(), 2u);
  for (const std::string& passage : passages) {
    EXPECT_THAT(passage, StartsWith("Pregunte"));
    EXPECT_TRUE(passage.ends_with("Luna.")) << passage;
  }
}

TEST_F(PassageSplitterTest, ListItemsAndRowsCountAsSentences) {
  for (int i = 0; i < 60; ++i) Add("five words in this item").kind = BlockKind::kListItem;
  for (const Passage& passage : Split()) {
    EXPECT_TRUE(passage.text.ends_with("item")) << passage.text;
    EXPECT_THAT(passage.text, StartsWith("five"));
    EXPECT_LE(WordsOf(passage.text).size(), kPassageMaxWords);
  }
}

TEST_F(PassageSplitterTest, SentenceOfAThousandWordsIsCutBetweenWords) {
  const std::string text = Sentence(1000);
  Add(text);
  const std::vector<std::string> passages = Texts();
  std::vector<std::string> words;
  for (const std::string& passage : passages) {
    const std::vector<std::string> more = WordsOf(passage);
    EXPECT_LE(more.size(), kPassageMaxWords);
    words.insert(words.end(), more.begin(), more.end());
  }
  EXPECT_EQ(words, WordsOf(text));
  EXPECT_THAT(passages, SizeIs(8));
}

TEST_F(PassageSplitterTest, SentenceOfTheMostWordsIsNotCut) {
  Add(Sentence(200));
  Add(Sentence(200, "v"));
  EXPECT_THAT(WordCounts(), ElementsAre(200, 200));
}

TEST_F(PassageSplitterTest, SentenceOfManyBytesIsCutBetweenWords) {
  const std::string word(99, 'w');
  std::string text = word;
  for (int i = 1; i < 110; ++i) text += " " + word;  // 110 words, 10,999 bytes
  Add(text);
  const std::vector<std::string> passages = Texts();
  EXPECT_THAT(passages,
              ElementsAre(SizeIs(40 * 100 - 1), SizeIs(40 * 100 - 1), SizeIs(30 * 100 - 1)));
}

TEST_F(PassageSplitterTest, WordOfManyBytesIsCutAtCodePoints) {
  std::string text = "x";
  while (text.size() < 100'000) text += "ñ";
  Add(text);
  std::string together;
  for (const std::string& passage : Texts()) {
    EXPECT_LE(passage.size(), kPassageMaxBytes);
    EXPECT_GE(passage.size(), 1u);
    EXPECT_TRUE(IsValidUtf8(passage));
    together += passage;
  }
  EXPECT_EQ(together, text);
}

TEST_F(PassageSplitterTest, BytesAtTheLimitWithTheLineEndBetweenBlocks) {
  Add(std::string(kPassageMaxBytes / 2, 'a'));
  Add(std::string(kPassageMaxBytes / 2 - 1, 'b'));
  EXPECT_THAT(Texts(), ElementsAre(SizeIs(kPassageMaxBytes)));

  document_.blocks[1].text += 'b';
  EXPECT_THAT(Texts(), ElementsAre(SizeIs(kPassageMaxBytes / 2), SizeIs(kPassageMaxBytes / 2)));
}

TEST_F(PassageSplitterTest, UrlIsNotPulledApart) {
  Add("See https://example.org/map?zoom=5 for more. " + Sentences(30, 9));
  EXPECT_THAT(Texts().front(), StartsWith("See https://example.org/map?zoom=5 for more. Sx0y"));
}

TEST_F(PassageSplitterTest, SentencesWithoutBlanksBetweenThemGetNone) {
  Add("水を沸かす。冷ます。");
  EXPECT_THAT(Texts(), ElementsAre("水を沸かす。冷ます。"));
}

TEST_F(PassageSplitterTest, LinksOfTheBlocksInAPassage) {
  Add("One.", {"A"}).links = {"https://one.example.org"};
  Add("Two.", {"A"}).links = {"https://two.example.org", "two.md"};
  Add("Three.", {"B"});
  const std::vector<Passage> passages = Split();
  ASSERT_THAT(passages, SizeIs(2));
  EXPECT_THAT(passages[0].links,
              ElementsAre("https://one.example.org", "https://two.example.org", "two.md"));
  EXPECT_THAT(passages[1].links, IsEmpty());
}

TEST_F(PassageSplitterTest, LinksGoWithTheRightPassageOfALongSection) {
  Add(Sentence(150, "a")).links = {"a.md"};
  Add(Sentence(150, "b")).links = {"b.md"};
  const std::vector<Passage> passages = Split();
  ASSERT_THAT(passages, SizeIs(2));
  EXPECT_THAT(passages[0].links, ElementsAre("a.md"));
  EXPECT_THAT(passages[1].links, ElementsAre("b.md"));
}

TEST_F(PassageSplitterTest, LinksOfABlockInSeveralPassagesStandInEachOnce) {
  Add(Sentences(30, 10)).links = {"a.md"};
  const std::vector<Passage> passages = Split();
  ASSERT_THAT(passages, SizeIs(3));
  for (const Passage& passage : passages) EXPECT_THAT(passage.links, ElementsAre("a.md"));
}

TEST_F(PassageSplitterTest, LinesOfCodeAreItsSentences) {
  std::string code = "\n";
  for (int i = 0; i < 100; ++i) code += "  run. this\tthing now\n";
  Add("Before.");
  Block& block = Add(code);
  block.kind = BlockKind::kCode;
  block.line = 10;
  const std::vector<Passage> passages = Split();
  ASSERT_THAT(passages, SizeIs(3));
  EXPECT_THAT(passages[0].text, StartsWith("Before.\nrun. this\tthing now run. this"));
  EXPECT_THAT(passages[1].text, StartsWith("run."));
  // The passage before has a word less than 34 lines of four, and lines start at 11.
  EXPECT_EQ(passages[1].line, 11u + (WordsOf(passages[0].text).size() - 1) / 4);
  EXPECT_EQ(JoinedBlocks(document_).substr(passages[1].offset, 4), "run.");
}

TEST_F(PassageSplitterTest, LongCodeTakesTimeInProportion) {
  std::string code;
  for (int i = 0; i < 400'000; ++i) code += "a b\n";
  Add(code).kind = BlockKind::kCode;
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THAT(Split(), SizeIs(Le(10'000u)));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30));
}

// Documents made of random blocks under random headings.
class RandomDocument {
 public:
  explicit RandomDocument(unsigned seed) : random_(seed) {}

  Document Make() {
    Document document;
    const size_t blocks = 1 + Below(25);
    Path heading;
    for (size_t i = 0; i < blocks; ++i) {
      if (Below(3) == 0) {
        heading.resize(Below(3));
        heading.push_back("H" + std::to_string(Below(4)));
      }
      document.blocks.push_back(MakeBlock(heading));
    }
    return document;
  }

 private:
  size_t Below(size_t bound) { return random_() % bound; }

  std::string Word() {
    static const char* const kWords[] = {"agua",    "Sr.",
                                         "water.",  "¿qué?",
                                         "No.",     "EE. UU.",
                                         "año",     "Año.",
                                         "e.g.",    "(see",
                                         "below)",  "5.000",
                                         "tent,",   "Yes!",
                                         "水。冷",  "x?y=1",
                                         "...",     "“so.”",
                                         "A/B.C",   "U.N.",
                                         "fin.Más", "http://a.org/?q=1.5!x"};
    switch (Below(60)) {
      case 0:
        return std::string(1 + Below(300), 'w');
      case 1:
        return Below(40) == 0 ? std::string(9000, 'z') : "\U0001F600";
      default:
        return kWords[Below(std::size(kWords))];
    }
  }

  Block MakeBlock(const Path& heading) {
    Block block;
    block.heading = heading;
    block.kind = static_cast<BlockKind>(Below(4));
    const char* separator = block.kind == BlockKind::kCode ? "\n" : " ";
    const size_t words = 1 + (Below(8) == 0 ? Below(1500) : Below(60));
    for (size_t i = 0; i < words; ++i) {
      if (i > 0) block.text += Below(4) == 0 ? separator : " ";
      block.text += Word();
    }
    return block;
  }

  std::mt19937 random_;
};

// Each document with the seed it was made of, for messages.
class PassageSplitterProperty : public ::testing::TestWithParam<unsigned> {
 protected:
  PassageSplitterProperty()
      : document_(RandomDocument(GetParam()).Make()),
        passages_(SplitIntoPassages(document_, &sentences_)) {}

  SentenceSplitter sentences_;
  Document document_;
  std::vector<Passage> passages_;
};

TEST_P(PassageSplitterProperty, PassagesHoldAllThatTheDocumentHoldsInOrder) {
  std::string text;
  for (const Passage& passage : passages_) text += passage.text;
  std::string expected = JoinedBlocks(document_);
  for (std::string* each : {&text, &expected}) {
    each->erase(std::remove_if(each->begin(), each->end(), IsAsciiSpace), each->end());
  }
  EXPECT_EQ(text, expected);
}

TEST_P(PassageSplitterProperty, WordsStayWholeUnlessLongerThanAPassage) {
  std::vector<std::string> words;
  for (const Passage& passage : passages_) {
    const std::vector<std::string> more = WordsOf(passage.text);
    words.insert(words.end(), more.begin(), more.end());
  }
  std::vector<std::string> expected = WordsOf(JoinedBlocks(document_));
  // Cut words of more bytes than a passage as the splitter must, and sentences of scripts without
  // blanks where they end, before comparing.
  const auto cut = [](const std::string& word) {
    return word.size() > kPassageMaxBytes || word.find("水") != std::string::npos ||
           word.find("冷") != std::string::npos || word.front() == 'z';
  };
  std::erase_if(words, cut);
  std::erase_if(expected, cut);
  EXPECT_EQ(words, expected);
}

TEST_P(PassageSplitterProperty, NoPassageIsTooLongOrEmpty) {
  for (const Passage& passage : passages_) {
    EXPECT_GE(passage.text.size(), 1u);
    EXPECT_LE(passage.text.size(), kPassageMaxBytes);
    EXPECT_LE(WordsOf(passage.text).size(), kPassageMaxWords);
    EXPECT_TRUE(IsValidUtf8(passage.text));
  }
}

TEST_P(PassageSplitterProperty, OffsetsPointAtTheTextAndOrdinalsCount) {
  const std::string joined = JoinedBlocks(document_);
  const bool has_code = std::any_of(document_.blocks.begin(), document_.blocks.end(),
                                    [](const Block& b) { return b.kind == BlockKind::kCode; });
  for (size_t i = 0; i < passages_.size(); ++i) {
    const Passage& passage = passages_[i];
    EXPECT_EQ(passage.ordinal, i);
    if (i > 0) {
      EXPECT_GT(passage.offset, passages_[i - 1].offset);
    }
    ASSERT_LE(passage.offset + passage.text.size(), joined.size());
    std::string there = joined.substr(passage.offset, passage.text.size());
    std::string text = passage.text;
    if (has_code) {  // whose line ends are blanks in passages
      std::replace(there.begin(), there.end(), '\n', ' ');
      std::replace(text.begin(), text.end(), '\n', ' ');
    }
    EXPECT_EQ(there, text);
  }
}

TEST_P(PassageSplitterProperty, NeverAcrossAHeading) {
  for (const Passage& passage : passages_) {
    const size_t end = passage.offset + passage.text.size();
    size_t begin = 0;
    for (const Block& block : document_.blocks) {
      const bool touches = begin < end && begin + block.text.size() > passage.offset;
      if (touches) {
        EXPECT_EQ(block.heading, passage.heading);
      }
      begin += block.text.size() + 1;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, PassageSplitterProperty, ::testing::Range(1u, 41u));

}  // namespace
}  // namespace faro
