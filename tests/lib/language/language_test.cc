// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/language.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lib/language/analyzer.h"
#include "lib/language/folding.h"
#include "lib/language/language_detector.h"
#include "lib/language/stem_overrides.h"
#include "lib/language/stop_words.h"

namespace faro {
namespace {

TEST(LanguageCodeTest, ComesBack) {
  for (const Language language :
       {Language::kUnknown, Language::kEnglish, Language::kSpanish, Language::kOther}) {
    EXPECT_EQ(LanguageFromCode(LanguageCode(language)), language);
  }
}

TEST(IsStemmedTest, JustThoseOfTheList) {
  EXPECT_TRUE(IsStemmed(Language::kEnglish) && IsStemmed(Language::kSpanish));
  EXPECT_FALSE(IsStemmed(Language::kOther) || IsStemmed(Language::kUnknown));
}

TEST(LanguageCodeTest, AnythingElseIsUnknown) {
  for (const char* code : {"", "EN", "eng", "fr", "es-PA", "und"}) {
    EXPECT_EQ(LanguageFromCode(code), Language::kUnknown) << code;
  }
}

TEST(LanguageOfTagTest, FirstPartDecides) {
  for (const char* tag : {"en", "EN_us", "en-GB-oxendict", "eng"}) {
    EXPECT_EQ(LanguageOfTag(tag), Language::kEnglish) << tag;
  }
  for (const char* tag : {"es", "es-419", "spa"}) {
    EXPECT_EQ(LanguageOfTag(tag), Language::kSpanish) << tag;
  }
  for (const char* tag : {"", "-", "e", "est", "fr-es", "enm"}) {
    EXPECT_EQ(LanguageOfTag(tag), Language::kUnknown) << tag;
  }
}

// What one language has to bring along to have stems. A new one gets a row here and passes the
// same tests as the others.
struct Sample {
  Language language;
  std::vector<std::vector<std::string>> inflections;            // forms of one word
  std::vector<std::pair<std::string, std::string>> kept_apart;  // for stem_overrides.cc
  std::vector<std::string> stop_words;                          // as they are spelled
  std::vector<std::string> content_words;
  std::string sentence;
};

const Sample& SampleOf(Language language) {
  static const std::vector<Sample> samples = {
      {Language::kEnglish,
       {{"shelter", "shelters", "sheltered", "sheltering"},
        {"latrine", "latrines"},
        {"distribute", "distributes", "distributed", "distribution", "distributions"},
        {"family", "families"},
        {"register", "registered", "registering"},
        {"vaccinate", "vaccinated", "vaccination"}},
       {{"emergency", "emergence"}, {"minority", "minor"}, {"ration", "rational"}},
       {"the", "of", "whose", "don't", "through", "ourselves"},
       {"water", "camp", "cholera", "border"},
       "The families moved to the school because their houses were under water."},
      {Language::kSpanish,
       {{"albergue", "albergues"},
        {"letrina", "letrinas"},
        {"distribuir", "distribuido", "distribuida", "distribuyendo"},
        {"evaluación", "evaluaciones", "evaluacion", "evaluar", "evaluado"},
        {"niño", "niños", "niña", "niñas"},
        {"vacunar", "vacunado", "vacunados", "vacunando"}},
       {{"refugio", "refugiado"}, {"comunidad", "comunicación"}, {"caso", "casa"}},
       {"el", "según", "dónde", "también", "están", "había"},
       {"agua", "campamento", "cólera", "frontera"},
       "Las familias se fueron a la escuela porque sus casas estaban bajo el agua."},
  };
  for (const Sample& sample : samples) {
    if (sample.language == language) return sample;
  }
  throw std::logic_error("this language has no sample: add it to SampleOf");
}

class StemmedLanguageTest : public ::testing::TestWithParam<Language> {
 protected:
  std::string Stem(std::string_view word) { return std::string(analyzer_.Stem(word, GetParam())); }

  const Sample& sample_ = SampleOf(GetParam());
  Analyzer analyzer_;
};

TEST_P(StemmedLanguageTest, InflectionsConflate) {
  for (const auto& forms : sample_.inflections) {
    for (const std::string& form : forms) {
      EXPECT_EQ(Stem(form), Stem(forms.front()))
          << form << ": see lib/language/stemmer.cc and stem_overrides.cc";
    }
  }
}

TEST_P(StemmedLanguageTest, DifferentWordsStayApart) {
  for (const auto& forms : sample_.inflections) {
    for (const auto& others : sample_.inflections) {
      if (&forms == &others) continue;
      EXPECT_NE(Stem(forms.front()), Stem(others.front()));
    }
  }
}

TEST_P(StemmedLanguageTest, OverridesKeepPairsApart) {
  for (const auto& [one, other] : sample_.kept_apart) {
    EXPECT_NE(Stem(one), Stem(other)) << "see lib/language/stem_overrides.cc";
  }
  EXPECT_GT(StemOverrideCount(GetParam()), 0u);
}

TEST_P(StemmedLanguageTest, RepeatedCallsAgree) {
  for (const auto& forms : sample_.inflections) {
    for (const std::string& form : forms) {
      const std::string first = Stem(form);
      EXPECT_EQ(Stem(form), first) << form << ": see the cache in lib/language/stemmer.cc";
      EXPECT_EQ(Analyzer().Stem(form, GetParam()), first) << form;
    }
  }
}

TEST_P(StemmedLanguageTest, OtherLanguageDoesNotDisturb) {
  for (const auto& forms : sample_.inflections) {
    const std::string before = Stem(forms.front());
    for (const Language other : kStemmedLanguages) analyzer_.Stem(forms.front(), other);
    EXPECT_EQ(Stem(forms.front()), before) << forms.front();
  }
}

TEST_P(StemmedLanguageTest, StemsAreNeverEmpty) {
  for (const auto& forms : sample_.inflections) {
    for (const std::string& form : forms) EXPECT_FALSE(Stem(form).empty()) << form;
  }
  for (const std::string& word : sample_.stop_words) EXPECT_FALSE(Stem(word).empty()) << word;
}

TEST_P(StemmedLanguageTest, StopWordsAreKnownWithAndWithoutAccents) {
  for (const std::string& word : sample_.stop_words) {
    EXPECT_TRUE(IsStopWord(word, GetParam())) << word << ": see lib/language/stop_words.cc";
    EXPECT_TRUE(IsStopWord(FoldAccents(word), GetParam())) << FoldAccents(word);
  }
}

TEST_P(StemmedLanguageTest, ContentWordsAreNoStopWords) {
  for (const std::string& word : sample_.content_words) {
    EXPECT_FALSE(IsStopWord(word, GetParam())) << word << ": see lib/language/stop_words.cc";
    EXPECT_FALSE(IsStopWord(FoldAccents(word), GetParam())) << FoldAccents(word);
  }
}

TEST_P(StemmedLanguageTest, OwnSentenceIsRecognised) {
  AnalyzedText analyzed;
  analyzer_.Analyze(sample_.sentence, &analyzed);
  EXPECT_EQ(DecideLanguage(MeasureLanguage(sample_.sentence, analyzed)), GetParam())
      << "see lib/language/language_detector.cc";
}

INSTANTIATE_TEST_SUITE_P(Languages, StemmedLanguageTest, ::testing::ValuesIn(kStemmedLanguages),
                         [](const auto& tested) {
                           return std::string(LanguageCode(tested.param));
                         });

}  // namespace
}  // namespace faro
