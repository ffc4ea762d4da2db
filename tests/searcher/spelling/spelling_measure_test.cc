// SPDX-License-Identifier: GPL-3.0-or-later
// The measure of scripts/evaluate-spelling on a small corpus that is made here.
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>
#include <vector>

#include "tests/searcher/tiny_index.h"

namespace faro {
namespace {

using testing::Request;
using testing::TinyIndex;

// Words of both languages, put together from syllables so that they are about as far from each
// other as those of a manual are.
std::vector<std::string> MakeWords(std::mt19937* random) {
  const std::array<const char*, 14> begins = {"con",  "pre",  "tra",   "des", "mon", "esta", "regi",
                                              "camp", "supe", "inter", "cor", "al",  "vol",  "ges"};
  const std::array<const char*, 14> middles = {"ti",    "mera", "bor",   "lina", "pos",
                                               "cuna",  "fer",  "duci",  "gra",  "vila",
                                               "tecno", "san",  "lumbi", "ñe"};
  const std::array<const char*, 10> ends = {"miento", "tion", "dor", "ment", "ble",
                                            "ción",   "ness", "rá",  "ward", "tivo"};
  std::vector<std::string> words;
  for (const char* begin : begins) {
    for (const char* middle : middles) {
      words.push_back(std::string(begin) + middle + ends[(*random)() % ends.size()]);
    }
  }
  return words;
}

std::string Spoil(std::string word, std::mt19937* random) {
  const size_t at = 1 + (*random)() % (word.size() - 2);
  const char letter = static_cast<char>('a' + (*random)() % 26);
  const bool ascii = static_cast<unsigned char>(word[at]) < 0x80 &&
                     static_cast<unsigned char>(word[at - 1]) < 0x80;
  if (!ascii) return letter + word;
  switch ((*random)() % 4) {
    case 0:
      return word.insert(at, 1, letter);
    case 1:
      return word.erase(at, 1);
    case 2:
      word[at] = letter;
      return word;
    default:
      std::swap(word[at], word[at - 1]);
      return word;
  }
}

class SpellingMeasureTest : public ::testing::Test {
 protected:
  SpellingMeasureTest() : words_(MakeWords(&random_)) {
    std::string text = "# Words\n";
    for (const std::string& word : words_) text += "\n" + word + " " + word + ".\n";
    index_.Write("words.md", text);
    index_.Update();
  }

  // The share of mistakes with so many errors that are put right.
  double ShareCorrected(int errors) {
    Searcher searcher({index_.db()});
    size_t right = 0;
    for (const std::string& word : words_) {
      std::string typed = word;
      for (int i = 0; i < errors; ++i) typed = Spoil(typed, &random_);
      const SearchResult result = searcher.Search(Request(typed));
      const bool found = !result.hits.empty() && !result.corrected;
      right += typed == word || found || result.corrected == word;
    }
    return static_cast<double>(right) / static_cast<double>(words_.size());
  }

  std::mt19937 random_{11};
  std::vector<std::string> words_;
  TinyIndex index_;
};

TEST_F(SpellingMeasureTest, NineTenthsOfSingleErrorsArePutRight) {
  EXPECT_GE(ShareCorrected(1), 0.9);
}

TEST_F(SpellingMeasureTest, SevenTenthsOfDoubleErrorsArePutRight) {
  EXPECT_GE(ShareCorrected(2), 0.7);
}

TEST_F(SpellingMeasureTest, NoRightWordIsCorrected) {
  Searcher searcher({index_.db()});
  for (const std::string& word : words_) {
    EXPECT_EQ(searcher.Search(Request(word)).corrected, std::nullopt) << word;
  }
}

}  // namespace
}  // namespace faro
