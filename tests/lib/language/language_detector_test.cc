// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/language_detector.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "tests/support/test_sets.h"

namespace faro {
namespace {

using ::testing::AnyOf;

LanguageEvidence Evidence(std::string_view text) {
  static Analyzer analyzer;
  AnalyzedText analyzed;
  analyzer.Analyze(text, &analyzed);
  return MeasureLanguage(text, analyzed);
}

Language Detect(std::string_view text) { return DecideLanguage(Evidence(text)); }

// Makes failures readable.
std::string DetectCode(std::string_view text) { return std::string(LanguageCode(Detect(text))); }

TEST(DecideLanguageTest, WeakEvidenceIsUnknown) {
  EXPECT_EQ(DecideLanguage({0, false}), Language::kUnknown);
  EXPECT_EQ(DecideLanguage({kDecisionLogOdds - 0.01, false}), Language::kUnknown);
  EXPECT_EQ(DecideLanguage({-kDecisionLogOdds + 0.01, false}), Language::kUnknown);
}

TEST(DecideLanguageTest, MarginalEvidenceDecides) {
  EXPECT_EQ(DecideLanguage({kDecisionLogOdds, false}), Language::kSpanish);
  EXPECT_EQ(DecideLanguage({-kDecisionLogOdds, false}), Language::kEnglish);
}

TEST(DecideLanguageTest, ThirdLanguageBeatsAnyOdds) {
  EXPECT_EQ(DecideLanguage({50, true}), Language::kOther);
  EXPECT_EQ(DecideLanguage({-50, true}), Language::kOther);
}

TEST(LanguageEvidenceTest, NeighboursAddUp) {
  LanguageEvidence evidence{1.0, false};
  evidence += {2.5, true};
  EXPECT_DOUBLE_EQ(evidence.spanish_log_odds, 3.5);
  EXPECT_FALSE(evidence.other);  // a foreign neighbour does not make this text foreign
}

TEST(MeasureLanguageTest, NothingSaysNothing) {
  for (const char* text : {"", " ", "19", "2023-2024", "3.2.1", "...", "😀", "OCHA", "COVID-19"}) {
    EXPECT_EQ(Evidence(text).spanish_log_odds, 0) << text;
    EXPECT_EQ(DetectCode(text), "und") << text;
  }
}

TEST(MeasureLanguageTest, FunctionWordsDecide) {
  EXPECT_EQ(DetectCode("of the"), "en");
  EXPECT_EQ(DetectCode("de los"), "es");
}

TEST(MeasureLanguageTest, WordsOfBothLanguagesSayNothing) {
  EXPECT_EQ(Evidence("a me no").spanish_log_odds, 0);
}

TEST(MeasureLanguageTest, SpanishSignsDecide) {
  EXPECT_EQ(DetectCode("señal"), "es");
  EXPECT_EQ(DetectCode("¿OCHA?"), "es");
  EXPECT_EQ(DetectCode("¡2022!"), "es");
  EXPECT_GT(Evidence("según").spanish_log_odds, Evidence("segun").spanish_log_odds);
}

TEST(MeasureLanguageTest, CapitalsAndCombiningAccentsChangeNothing) {
  EXPECT_EQ(Evidence("BÚSQUEDA Y RESCATE").spanish_log_odds,
            Evidence("búsqueda y rescate").spanish_log_odds);
  EXPECT_EQ(Evidence("bu\u0301squeda").spanish_log_odds, Evidence("búsqueda").spanish_log_odds);
}

TEST(MeasureLanguageTest, AcronymsSpeltLikeFunctionWordsSayNothing) {
  for (const char* text : {"WHO", "UN", "IT", "US", "U.N.", "IDPs"}) {
    EXPECT_EQ(Evidence(text).spanish_log_odds, 0) << text;
  }
  EXPECT_EQ(Evidence("Equipo de la UN en Quito").spanish_log_odds,
            Evidence("Equipo de la en Quito").spanish_log_odds);
  EXPECT_EQ(Evidence("Oficina WHO en Quito").spanish_log_odds,
            Evidence("Oficina en Quito").spanish_log_odds);
}

TEST(MeasureLanguageTest, FunctionWordsOfAHeadingInCapitalsCount) {
  EXPECT_EQ(DetectCode("WHO SHOULD ACT"), "en");
  EXPECT_EQ(DetectCode("EN LA COCINA"), "es");
  EXPECT_EQ(DetectCode("IN THE"), "en");
}

TEST(MeasureLanguageTest, WordsThatFoolOtherDetectorsAreNotGuessedWrong) {
  // Basque, English and English to a detector made for paragraphs.
  EXPECT_THAT(DetectCode("cholera outbreak"), AnyOf("en", "und"));
  EXPECT_THAT(DetectCode("Enlaces"), AnyOf("es", "und"));
  EXPECT_EQ(DetectCode("Referencias y enlaces"), "es");
}

TEST(MeasureLanguageTest, OneWordIsNotSure) {
  for (const char* word : {"shelter", "albergue", "water", "agua"}) {
    EXPECT_LT(std::abs(Evidence(word).spanish_log_odds), kSureLogOdds) << word;
  }
}

TEST(MeasureLanguageTest, MoreTextIsMoreSure) {
  EXPECT_GT(Evidence("El agua de los pozos es segura para las familias").spanish_log_odds,
            kSureLogOdds);
  EXPECT_LT(Evidence("The water of these wells is safe for the families").spanish_log_odds,
            -kSureLogOdds);
}

TEST(MeasureLanguageTest, SpanishHeadingOverEnglishTextIsEnglish) {
  EXPECT_EQ(DetectCode("Visión general\nThe camp manager keeps a list of all the families and "
                       "updates it every week with the block leaders."),
            "en");
}

TEST(MeasureLanguageTest, EnglishNamesInSpanishTextAreSpanish) {
  EXPECT_EQ(DetectCode("El Shelter Cluster y el Camp Management Toolkit se presentan en la primera "
                       "reunión de cada mes."),
            "es");
}

TEST(MeasureLanguageTest, FrenchIsOther) {
  EXPECT_EQ(
      DetectCode("Les familles qui sont arrivées dans la nuit dorment encore sur le terrain de "
                 "l'école, et la commune cherche avec nous un endroit pour les loger avant les "
                 "pluies."),
      "other");
  EXPECT_EQ(DetectCode("Chaque matin, le comité des femmes vérifie que les robinets coulent et que "
                       "personne ne doit attendre plus de trente minutes pour remplir son bidon."),
            "other");
}

TEST(MeasureLanguageTest, PortugueseIsOther) {
  EXPECT_EQ(
      DetectCode("As famílias que chegaram durante a noite ainda dormem no pátio da escola, e a "
                 "câmara procura conosco um lugar para as alojar antes das chuvas."),
      "other");
  EXPECT_EQ(
      DetectCode("O comité de mulheres verifica todas as manhãs se há água nas torneiras e se "
                 "ninguém espera mais do que trinta minutos para encher o seu balde."),
      "other");
}

TEST(MeasureLanguageTest, GermanIsOther) {
  EXPECT_EQ(
      DetectCode("Die Familien, die in der Nacht gekommen sind, schlafen noch auf dem Hof der "
                 "Schule, und die Gemeinde sucht mit uns einen Platz für sie, bevor der Regen "
                 "kommt."),
      "other");
  EXPECT_EQ(
      DetectCode("Jeden Morgen prüft das Komitee der Frauen, ob die Leitungen Wasser führen und "
                 "ob niemand länger als eine halbe Stunde auf einen vollen Eimer warten muss."),
      "other");
}

TEST(MeasureLanguageTest, ItalianIsOther) {
  EXPECT_EQ(DetectCode("Le famiglie che sono arrivate nella notte dormono ancora nel cortile della "
                       "scuola, e il comune cerca con noi un posto per loro prima che le piogge "
                       "comincino."),
            "other");
}

TEST(MeasureLanguageTest, OtherScriptsAreOtherAtAnyLength) {
  EXPECT_EQ(DetectCode("Лагерь"), "other");
  EXPECT_EQ(DetectCode("Семьи ночуют во дворе школы, и мы вместе ищем для них другое место."),
            "other");
  EXPECT_EQ(DetectCode("مخيم اللاجئين"), "other");
  EXPECT_EQ(DetectCode("避難所の運営"), "other");
  EXPECT_EQ(DetectCode("Καταυλισμός"), "other");
}

TEST(MeasureLanguageTest, ForeignNameDoesNotMakeATextOther) {
  EXPECT_EQ(DetectCode("The staff of Лагерь keeps the list of the families"), "en");
}

// Figures. What each set must reach stands beside it; the tables show by how much it does.

struct Labelled {
  Language label = Language::kUnknown;
  std::string text;
};

constexpr std::array kAnswers = {Language::kEnglish, Language::kSpanish, Language::kUnknown,
                                 Language::kOther};

class LanguageFiguresTest : public ::testing::Test {
 protected:
  void Add(Language label, const std::string& text) {
    const Language answer = Detect(text);
    ++table_[label][answer];
    if (answer != label) wrong_.push_back({label, text});
  }

  size_t Count(Language label, Language answer) { return table_[label][answer]; }

  // Texts labelled English or Spanish, and what became of them.
  size_t Total() {
    size_t total = 0;
    for (const Language label : kStemmedLanguages) {
      for (const Language answer : kAnswers) total += Count(label, answer);
    }
    return total;
  }
  size_t Right() {
    return Count(Language::kEnglish, Language::kEnglish) +
           Count(Language::kSpanish, Language::kSpanish);
  }
  size_t Opposite() {
    return Count(Language::kEnglish, Language::kSpanish) +
           Count(Language::kSpanish, Language::kEnglish);
  }

  void Report(const std::string& set) {
    std::cout << "language of " << set << "\n  label       en    es   und other\n";
    for (const auto& [label, answers] : table_) {
      std::cout << "  " << std::setw(6) << std::left
                << (label == Language::kUnknown ? "either" : LanguageCode(label)) << std::right;
      for (const Language answer : kAnswers) std::cout << std::setw(6) << Count(label, answer);
      std::cout << '\n';
    }
    std::cout << "  right " << Right() << " of " << Total() << ", opposite " << Opposite() << '\n';
    for (const Labelled& text : wrong_) {
      if (text.label == Language::kUnknown) continue;
      std::cout << "  not " << LanguageCode(text.label) << " but " << DetectCode(text.text) << ": "
                << text.text.substr(0, 70) << '\n';
    }
    RecordProperty(set + "_total", static_cast<int>(Total()));
    RecordProperty(set + "_right", static_cast<int>(Right()));
    RecordProperty(set + "_opposite", static_cast<int>(Opposite()));
  }

  // Whether at least `percent` of the texts came out right.
  bool Reaches(double percent) {
    return static_cast<double>(Right()) * 100 >= percent * static_cast<double>(Total());
  }

 private:
  std::map<Language, std::map<Language, size_t>> table_;
  std::vector<Labelled> wrong_;
};

TEST_F(LanguageFiguresTest, Paragraphs) {
  FARO_NEED_TEST_SET(set, "parallel-questions");
  for (const Language language : kStemmedLanguages) {
    const std::filesystem::path folder = set / "docs" / LanguageCode(language);
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      Add(language, testing::ReadFile(entry.path()));
    }
  }
  Report("paragraphs");
  ASSERT_GT(Total(), 100u);
  EXPECT_EQ(Right(), Total());
}

TEST_F(LanguageFiguresTest, Questions) {
  FARO_NEED_TEST_SET(set, "parallel-questions");
  for (const Language language : kStemmedLanguages) {
    std::ifstream file(set / ("topics." + std::string(LanguageCode(language)) + ".tsv"));
    for (std::string line; std::getline(file, line);) {
      const size_t tab = line.find('\t');
      ASSERT_NE(tab, std::string::npos) << line;
      Add(language, line.substr(tab + 1));
    }
  }
  Report("questions");
  ASSERT_GT(Total(), 1'000u);
  EXPECT_TRUE(Reaches(99.5));
}

TEST_F(LanguageFiguresTest, Headings) {
  std::ifstream file(std::string(FARO_SOURCE_DIR) + "/tests/lib/language/headings.tsv");
  size_t either = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const size_t tab = line.find('\t');
    ASSERT_NE(tab, std::string::npos) << line;
    const std::string label = line.substr(0, tab);
    ASSERT_TRUE(label == "en" || label == "es" || label == "either") << line;
    either += label == "either";
    Add(LanguageFromCode(label), line.substr(tab + 1));
  }
  Report("headings");
  ASSERT_EQ(Total(), 240u);
  ASSERT_EQ(either, 40u);
  EXPECT_TRUE(Reaches(94));
  EXPECT_LE(Opposite() * 100, 2 * Total());
}

}  // namespace
}  // namespace faro
