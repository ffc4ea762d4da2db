// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/stop_words.h"

#include <gtest/gtest.h>

#include "lib/language/folding.h"

namespace faro {
namespace {

TEST(StopWordsTest, KnowsFunctionWords) {
  for (const char* word : {"a", "the", "of", "and", "who", "without", "yourselves", "it", "us"}) {
    EXPECT_TRUE(IsStopWord(word, Language::kEnglish)) << word;
  }
  for (const char* word : {"a", "el", "la", "de", "y", "sin", "sobre", "porque", "él"}) {
    EXPECT_TRUE(IsStopWord(word, Language::kSpanish)) << word;
  }
}

TEST(StopWordsTest, KnowsContractions) {
  for (const char* word : {"don't", "isn't", "we've", "they'll", "you'd", "i'm"}) {
    EXPECT_TRUE(IsStopWord(word, Language::kEnglish)) << word;
  }
}

TEST(StopWordsTest, AccentedWordsAreKnownBothWays) {
  for (const char* word :
       {"acá",    "ahí",     "algún",  "allá",    "allí",    "aquí",   "así",     "aún",  "cuál",
        "cuáles", "cuán",    "cuándo", "cuánta",  "cuántas", "cuánto", "cuántos", "cómo", "dónde",
        "está",   "están",   "estás",  "había",   "habían",  "más",    "mí",      "mía",  "mías",
        "mío",    "míos",    "ningún", "quién",   "quiénes", "qué",    "según",   "será", "serán",
        "sí",     "también", "tenía",  "todavía", "tú",      "él"}) {
    EXPECT_TRUE(IsStopWord(word, Language::kSpanish)) << word;
    EXPECT_TRUE(IsStopWord(FoldAccents(word), Language::kSpanish)) << FoldAccents(word);
  }
}

TEST(StopWordsTest, OlderSpellingOfDemonstrativesIsKnown) {
  // Written with an accent until the Academy's spelling of 2010, and by many since.
  for (const char* word : {"éste", "ésta", "éstos", "éstas", "ése", "ésa", "aquél", "aquéllos"}) {
    EXPECT_TRUE(IsStopWord(word, Language::kSpanish)) << word;
    EXPECT_TRUE(IsStopWord(FoldAccents(word), Language::kSpanish)) << FoldAccents(word);
  }
}

TEST(StopWordsTest, WordsWithAMeaningAreNone) {
  for (const char* word : {"water", "camp", "red", "pie", "emergency", ""}) {
    EXPECT_FALSE(IsStopWord(word, Language::kEnglish)) << word;
  }
  for (const char* word : {"agua", "campamento", "red", "once", "pie", "refugio", ""}) {
    EXPECT_FALSE(IsStopWord(word, Language::kSpanish)) << word;
  }
}

TEST(StopWordsTest, EachLanguageHasItsOwn) {
  EXPECT_FALSE(IsStopWord("the", Language::kSpanish));
  EXPECT_FALSE(IsStopWord("sin", Language::kEnglish));
  EXPECT_TRUE(IsStopWord("sin", Language::kSpanish));
  EXPECT_TRUE(IsStopWord("once", Language::kEnglish));
}

TEST(StopWordsTest, OtherLanguagesHaveNone) {
  EXPECT_FALSE(IsStopWord("the", Language::kOther));
  EXPECT_FALSE(IsStopWord("de", Language::kUnknown));
}

TEST(StopWordsTest, CaseMustBeFolded) {
  EXPECT_FALSE(IsStopWord("The", Language::kEnglish));
  EXPECT_FALSE(IsStopWord("EL", Language::kSpanish));
}

}  // namespace
}  // namespace faro
