// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/stemmer.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "lib/language/analyzer.h"
#include "lib/language/stem_overrides.h"
#include "tests/lib/expect_error.h"
#include "tests/support/test_sets.h"

namespace faro {
namespace {

using testing::CodeOf;

// More different words than the cache may hold.
constexpr int kMoreThanTheCache = 210'000;

std::string StemOf(std::string_view word, Language language) {
  return std::string(Stemmer(language).Stem(word));
}

// A word of its own for each number, with an ending that stemmers take off.
std::string MadeUpWord(int number, std::string_view ending) {
  std::string word = "b";
  for (; number > 0; number /= 20) word += "bcdfghjklmnpqrstvwxz"[number % 20];
  return word.append("a").append(ending);
}

TEST(StemmerTest, EnglishInflections) {
  EXPECT_EQ(StemOf("shelters", Language::kEnglish), "shelter");
  EXPECT_EQ(StemOf("coordinating", Language::kEnglish), StemOf("coordination", Language::kEnglish));
}

TEST(StemmerTest, SpanishInflections) {
  EXPECT_EQ(StemOf("albergues", Language::kSpanish), StemOf("albergue", Language::kSpanish));
  EXPECT_EQ(StemOf("evaluación", Language::kSpanish), StemOf("evaluaciones", Language::kSpanish));
}

TEST(StemmerTest, SpanishIonWithoutItsAccent) {
  for (const char* word :
       {"evaluación", "planificación", "reunión", "gestión", "división", "comunicación", "avión"}) {
    std::string bare = word;
    bare.replace(bare.size() - 3, 3, "on");  // ó takes two bytes
    EXPECT_EQ(StemOf(bare, Language::kSpanish), StemOf(word, Language::kSpanish)) << bare;
  }
}

TEST(StemmerTest, WordsThatAreRightWithoutTheAccentLoseNothing) {
  for (const auto& [one, many] :
       {std::pair("guion", "guiones"), std::pair("prion", "priones"), std::pair("ion", "iones")}) {
    EXPECT_EQ(StemOf(one, Language::kSpanish), StemOf(many, Language::kSpanish));
  }
}

TEST(StemmerTest, EnglishIonIsNoSpanish) {
  const Xapian::Stem snowball("en");
  EXPECT_EQ(StemOf("evacuation", Language::kEnglish), snowball("evacuation"));
}

TEST(StemmerTest, OverrideComesFirst) {
  EXPECT_EQ(StemOf("emergencies", Language::kEnglish), "emergency");
  EXPECT_EQ(StemOf("refugiadas", Language::kSpanish), "refugiad");
}

TEST(StemmerTest, EmptyWord) {
  EXPECT_EQ(StemOf("", Language::kEnglish), "");
  EXPECT_EQ(StemOf("", Language::kSpanish), "");
}

TEST(StemmerTest, WordsOfOtherScriptsStay) {
  for (const char* word : {"лагерь", "日本語", "مخيم", "\uFFFD"}) {
    EXPECT_EQ(StemOf(word, Language::kEnglish), word);
    EXPECT_EQ(StemOf(word, Language::kSpanish), word);
  }
}

TEST(StemmerTest, VeryLongWord) {
  const std::string word = std::string(50'000, 'a') + "b";
  EXPECT_EQ(StemOf(word + "s", Language::kEnglish), word);
}

TEST(StemmerTest, LanguagesWithoutStemsAreRefused) {
  EXPECT_EQ(CodeOf([] { Stemmer stemmer(Language::kUnknown); }), ErrorCode::kInternal);
  EXPECT_EQ(CodeOf([] { Stemmer stemmer(Language::kOther); }), ErrorCode::kInternal);
}

TEST(StemmerTest, AnswersOutliveTheEmptyingOfTheCache) {
  Stemmer stemmer(Language::kEnglish);
  const std::string before(stemmer.Stem("coordinating"));
  for (int i = 0; i < kMoreThanTheCache; ++i) stemmer.Stem(MadeUpWord(i, ""));
  EXPECT_EQ(stemmer.Stem("coordinating"), before);
  EXPECT_EQ(stemmer.Stem("emergencies"), "emergency");
}

TEST(StemmerTest, StemOfAStemWhileTheCacheIsEmptied) {
  // The argument may be the last result: it must be read before the cache lets go of it.
  Stemmer stemmer(Language::kEnglish);
  for (int i = 0; i < kMoreThanTheCache / 2; ++i) {
    const std::string word = MadeUpWord(i, "kings");
    const std::string once(stemmer.Stem(word));
    const std::string_view twice = stemmer.Stem(stemmer.Stem(word));
    ASSERT_EQ(twice, StemOf(once, Language::kEnglish)) << word;
    if (i == 0) stemmer.Stem("one");  // now the inner call meets the full cache
  }
}

struct VocabularyCounts {
  size_t words = 0;
  size_t changed = 0;  // by the analyzer, before they were stemmed
  size_t nothing = 0;  // no token
  size_t overrides = 0;
  size_t restored = 0;  // Spanish -ion without its accent
  size_t older = 0;     // Xapian's Snowball differs from output.txt
};

class SnowballVocabularyTest : public ::testing::TestWithParam<Language> {
 protected:
  static std::vector<std::string> Lines(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
  }

  // Checks one word that the analyzer made of an entry.
  void ExpectKnownStem(const std::string& word) {
    const std::string stem(analyzer_.Stem(word, GetParam()));
    EXPECT_EQ(analyzer_.Stem(word, GetParam()), stem) << word << ", from the cache";
    if (stem == snowball_(word)) return;
    if (const auto listed = StemOverride(word, GetParam())) {
      EXPECT_EQ(stem, *listed) << word;
      ++counts_.overrides;
      return;
    }
    const bool bare_ion = GetParam() == Language::kSpanish && word.ends_with("ion");
    EXPECT_TRUE(bare_ion) << word << " gives " << stem << ", not " << snowball_(word);
    if (!bare_ion) return;
    const std::string accented = word.substr(0, word.size() - 2) + "ón";
    EXPECT_EQ(stem, analyzer_.Stem(accented, GetParam())) << word;
    ++counts_.restored;
  }

  void Report(const std::string& language) const {
    std::cout << "snowball-vocab " << language << ": " << counts_.words << " words, "
              << counts_.changed << " changed by the analyzer, " << counts_.nothing
              << " without a token, " << counts_.overrides << " overridden, " << counts_.restored
              << " -ion restored; Xapian " << Xapian::version_string()
              << " differs from output.txt in " << counts_.older << '\n';
    RecordProperty(language + "_words", static_cast<int>(counts_.words));
    RecordProperty(language + "_changed", static_cast<int>(counts_.changed));
    RecordProperty(language + "_overridden", static_cast<int>(counts_.overrides));
    RecordProperty(language + "_restored", static_cast<int>(counts_.restored));
    RecordProperty(language + "_older_snowball", static_cast<int>(counts_.older));
  }

  Analyzer analyzer_;
  Xapian::Stem snowball_{std::string(LanguageCode(GetParam()))};
  VocabularyCounts counts_;
};

// Every word keeps Snowball's stem unless one of our two reasons speaks against it. Snowball's own
// output.txt is newer than the stemmers in Xapian 1.4, so it is compared and counted only.
TEST_P(SnowballVocabularyTest, StemsAreSnowballsButForOurReasons) {
  FARO_NEED_TEST_SET(folder, "snowball-vocab");
  const std::string language = GetParam() == Language::kEnglish ? "english" : "spanish";
  const auto words = Lines(folder / language / "voc.txt");
  const auto stems = Lines(folder / language / "output.txt");
  ASSERT_GT(words.size(), 20'000u);
  ASSERT_EQ(words.size(), stems.size());
  AnalyzedText analyzed;
  for (size_t i = 0; i < words.size(); ++i) {
    ++counts_.words;
    counts_.older += snowball_(words[i]) != stems[i];
    analyzer_.Analyze(words[i], &analyzed);
    const bool whole =
        analyzed.tokens().size() == 1 && analyzed.Exact(analyzed.tokens()[0]) == words[i];
    counts_.changed += !whole;
    counts_.nothing += analyzed.tokens().empty();
    // Apostrophes are the analyzer's business: 'tis, state's, d'arthur.
    EXPECT_TRUE(whole || words[i].find('\'') != std::string::npos) << words[i];
    for (const Token& token : analyzed.tokens()) {
      ExpectKnownStem(std::string(analyzed.Exact(token)));
    }
  }
  Report(language);
  EXPECT_GT(counts_.overrides, 0u);
  EXPECT_LT(counts_.older, words.size() / 100);
}

INSTANTIATE_TEST_SUITE_P(Languages, SnowballVocabularyTest, ::testing::ValuesIn(kStemmedLanguages),
                         [](const auto& tested) {
                           return std::string(LanguageCode(tested.param));
                         });

}  // namespace
}  // namespace faro
