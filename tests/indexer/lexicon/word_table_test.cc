// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/word_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "indexer/lexicon/glossary_file.h"
#include "lib/language/content_stems.h"
#include "tests/support/test_sets.h"

namespace faro {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

class WordTableTest : public ::testing::Test {
 protected:
  // english=spanish, in the table's order.
  std::vector<std::string> Learn(const std::vector<SentencePair>& sentences,
                                 const WordTableLimits& limits = {}) {
    std::vector<std::string> words;
    for (const WordPair& word : LearnWordTable(sentences, &analyzer_, limits).words) {
      words.push_back(word.english + "=" + word.spanish);
    }
    return words;
  }

  static std::vector<SentencePair> Times(int count, const std::vector<SentencePair>& sentences) {
    std::vector<SentencePair> all;
    for (int i = 0; i < count; ++i) all.insert(all.end(), sentences.begin(), sentences.end());
    return all;
  }

  Analyzer analyzer_;
};

// Every two words meet, and each meets its translation more often than any other.
const std::vector<SentencePair>& Crossed() {
  static const std::vector<SentencePair> sentences = {
      {"The tents have rope.", "Las carpas tienen cuerda."},
      {"Water for the tent.", "Agua para la carpa."},
      {"Rope and water.", "Cuerda y agua."},
      {"A tent.", "Una carpa."},
  };
  return sentences;
}

TEST_F(WordTableTest, NothingGivesNothing) {
  EXPECT_THAT(Learn({}), IsEmpty());
  EXPECT_THAT(Learn(Times(5, {{"", ""}, {"the of", "el de"}, {"12 30", "12 30"}})), IsEmpty());
}

TEST_F(WordTableTest, WordsThatGoTogetherAreFound) {
  EXPECT_THAT(Learn(Times(3, Crossed())), ElementsAre("rope=cuerda", "tent=carpa", "water=agua"));
}

TEST_F(WordTableTest, FunctionWordsAreNoWords) {
  for (const std::string& pair : Learn(Times(10, Crossed()))) {
    EXPECT_THAT(pair, Not(::testing::AnyOf("the=las", "for=para", "and=y", "a=una")));
  }
}

TEST_F(WordTableTest, RarerThanTheLimitIsLeftOut) {
  EXPECT_THAT(Learn(Times(3, {{"a tent", "una carpa"}})), ElementsAre("tent=carpa"));
  EXPECT_THAT(Learn(Times(2, {{"a tent", "una carpa"}})), IsEmpty());
}

TEST_F(WordTableTest, MostFrequentFormStandsForTheStem) {
  std::vector<SentencePair> sentences = Times(2, {{"Tents", "Carpas"}});
  sentences.push_back({"tent", "carpa"});
  EXPECT_THAT(Learn(sentences), ElementsAre("tents=carpas"));
  sentences.push_back({"tent", "carpa"});  // as often as each other: the first in byte order
  EXPECT_THAT(Learn(sentences), ElementsAre("tent=carpa"));
}

TEST_F(WordTableTest, FormsMakeTheSameStemAgain) {
  for (const WordPair& word : LearnWordTable(Times(3, Crossed()), &analyzer_).words) {
    EXPECT_EQ(ContentStems(word.english, Language::kEnglish, &analyzer_).size(), 1U);
    EXPECT_EQ(ContentStems(word.spanish, Language::kSpanish, &analyzer_).size(), 1U);
    EXPECT_GT(word.probability, 0);
    EXPECT_LE(word.probability, 1.0001);
  }
}

TEST_F(WordTableTest, AcronymsStayInCapitals) {
  EXPECT_THAT(Learn(Times(3, {{"WHO says", "Según la OMS"}})), Contains("WHO=OMS"));
}

TEST_F(WordTableTest, SameWordInBothLanguagesIsNoPair) {
  EXPECT_THAT(
      Learn(Times(5, {{"a chlorine hospital", "un cloro hospital"}, {"hospital", "hospital"}})),
      ElementsAre("chlorine=cloro"));
}

TEST_F(WordTableTest, DoubledWordCountsOnce) {
  EXPECT_THAT(Learn({{"tent tent tent", "carpa carpa carpa"}}), IsEmpty());
}

TEST_F(WordTableTest, SentencesWithTooManyWordsAreLeftOut) {
  const auto words = [](size_t count) {
    std::string text;
    for (size_t i = 0; i < count; ++i) {
      text += std::string{
          'b', static_cast<char>('a' + i / 26), static_cast<char>('a' + i % 26), 'o', 'k', ' '};
    }
    return text;
  };
  EXPECT_EQ(LearnWordTable({{words(kMostContentWords), "carpa"}}, &analyzer_).left_out, 0U);
  EXPECT_EQ(LearnWordTable({{words(kMostContentWords + 1), "carpa"}}, &analyzer_).left_out, 1U);
  EXPECT_EQ(LearnWordTable({{"tent", words(kMostContentWords + 1)}}, &analyzer_).left_out, 1U);
}

TEST_F(WordTableTest, SameInputGivesTheSameTable) {
  const auto sentences = Times(4, Crossed());
  const WordTable first = LearnWordTable(sentences, &analyzer_);
  Analyzer fresh;
  const WordTable second = LearnWordTable(sentences, &fresh);
  ASSERT_EQ(first.words.size(), second.words.size());
  for (size_t i = 0; i < first.words.size(); ++i) {
    EXPECT_EQ(first.words[i].english, second.words[i].english);
    EXPECT_EQ(first.words[i].spanish, second.words[i].spanish);
    EXPECT_EQ(first.words[i].probability, second.words[i].probability);
  }
}

// 3,071 sentences on COVID-19. The time is that of a release build.
TEST_F(WordTableTest, Tico19) {
  FARO_NEED_TEST_SET(path, "tico19.en-es.tmx");
  const auto start = std::chrono::steady_clock::now();
  const GlossaryFile file = ReadGlossaryFile(path.string());
  const WordTable table = LearnWordTable(file.sentences, &analyzer_);
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  EXPECT_GT(file.sentences.size(), 3000U);
  EXPECT_GT(table.words.size(), 1200U);
  EXPECT_LT(table.words.size(), 1800U);
  std::map<std::string, std::vector<std::string>> words;
  for (const WordPair& word : table.words) words[word.english].push_back(word.spanish);
  const std::map<std::string, std::string> expected = {{"outbreak", "brote"},
                                                       {"disease", "enfermedad"},
                                                       {"masks", "mascarillas"},
                                                       {"lockdown", "confinamiento"},
                                                       {"WHO", "OMS"},
                                                       {"surveillance", "vigilancia"},
                                                       {"handwashing", "lavado"},
                                                       {"fever", "fiebre"},
                                                       {"risk", "riesgo"},
                                                       {"ICU", "UCI"}};
  size_t found = 0;
  for (const auto& [english, spanish] : expected) {
    const auto& translations = words[english];
    found += std::count(translations.begin(), translations.end(), spanish) > 0;
  }
  EXPECT_GE(found, 9U);
#ifndef __SANITIZE_ADDRESS__
  EXPECT_LT(elapsed.count(), 2.0);
#endif
}

}  // namespace
}  // namespace faro
