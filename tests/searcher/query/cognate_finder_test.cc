// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/cognate_finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <initializer_list>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "lib/index/schema.h"
#include "searcher/ranking.h"
#include "tests/lib/temp_folder.h"

namespace faro {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing::TempFolder;

// Similarity.

struct Alike {
  std::string_view english;
  std::string_view spanish;
  double similarity;
};

void PrintTo(const Alike& alike, std::ostream* out) {
  *out << alike.english << ", " << alike.spanish;
}

class CognateSimilarityTest : public ::testing::TestWithParam<Alike> {};

TEST_P(CognateSimilarityTest, IsTheSameBothWays) {
  const auto& [english, spanish, similarity] = GetParam();
  EXPECT_THAT(CognateSimilarity(english, spanish), DoubleNear(similarity, 1e-9)) << english;
  EXPECT_THAT(CognateSimilarity(spanish, english), DoubleNear(similarity, 1e-9)) << spanish;
}

INSTANTIATE_TEST_SUITE_P(Stems, CognateSimilarityTest,
                         ::testing::Values(Alike{"hospital", "hospital", 1},
                                           Alike{"pharmaci", "farmaci", 1},     // ph, f
                                           Alike{"cathol", "catol", 1},         // th, t
                                           Alike{"symbol", "simbol", 1},        // y, i
                                           Alike{"quinin", "kinin", 1},         // qu, k
                                           Alike{"commission", "comision", 1},  // doubled letters
                                           Alike{"region", "región", 1},        // accents
                                           Alike{"vaccin", "vacun", 4.0 / 5},   // vacin, vacun
                                           Alike{"huguenot", "hugonot", 6.0 / 8},
                                           Alike{"tent", "carp", 0}, Alike{"", "a", 0},
                                           Alike{"", "", 0}));

TEST(CognateSimilarityTest, EnyeIsALetter) { EXPECT_LT(CognateSimilarity("ano", "año"), 1); }

// The vocabulary of an index.

class CognateFinderTest : public ::testing::Test {
 protected:
  // Makes the index hold these stems.
  void Hold(Language language, std::initializer_list<std::string_view> stems) {
    Xapian::Document document;
    for (const std::string_view stem : stems) {
      document.add_term(TermFor(StemField(language), stem));
    }
    database_.add_document(document);
    database_.commit();
  }

  std::vector<std::string> Find(std::string_view stem, Language from,
                                double similarity = kCognateSimilarity) {
    return FindCognates(database_, stem, from, similarity);
  }
  std::vector<std::string> FromEnglish(std::string_view stem) {
    return Find(stem, Language::kEnglish);
  }

 private:
  TempFolder folder_;
  Xapian::WritableDatabase database_{folder_.Path("index"), Xapian::DB_CREATE};
};

TEST_F(CognateFinderTest, StemsOfTheOtherLanguage) {
  Hold(Language::kSpanish, {"vacun", "agua", "hospital"});
  Hold(Language::kEnglish, {"vaccin", "vaccinat", "water"});
  EXPECT_THAT(FromEnglish("vaccin"), ElementsAre("vacun"));
  EXPECT_THAT(FromEnglish("hospital"), ElementsAre("hospital"));
  EXPECT_THAT(Find("vacun", Language::kSpanish), ElementsAre("vaccin"));
  EXPECT_THAT(Find("agua", Language::kSpanish), IsEmpty());
}

TEST_F(CognateFinderTest, NothingInAnIndexWithout) {
  EXPECT_THAT(FromEnglish("vaccin"), IsEmpty());
  Hold(Language::kEnglish, {"vaccin"});
  EXPECT_THAT(FromEnglish("vaccin"), IsEmpty());
}

TEST_F(CognateFinderTest, AsAlikeAsAskedForOrMore) {
  Hold(Language::kSpanish, {"hugonot"});  // 0.75
  EXPECT_THAT(Find("huguenot", Language::kEnglish, 0.75), ElementsAre("hugonot"));
  EXPECT_THAT(Find("huguenot", Language::kEnglish, 0.76), IsEmpty());
}

TEST_F(CognateFinderTest, BestFirstAndNoMoreThanThree) {
  Hold(Language::kSpanish, {"mobilizacions", "mobilizacion", "mobilizar", "mobilizacionx",
                            "mobilizaciony", "mobiliari"});
  const auto found = Find("mobilization", Language::kEnglish, 0.5);
  ASSERT_THAT(found, SizeIs(3));
  EXPECT_EQ(found[0], "mobilizacion");
}

TEST_F(CognateFinderTest, ACognateMayBeginAsItsLanguageWritesIt) {
  Hold(Language::kSpanish, {"farmaci", "catol", "teolog"});
  Hold(Language::kEnglish, {"pharmaci", "theolog"});
  EXPECT_THAT(FromEnglish("pharmaci"), ElementsAre("farmaci"));
  EXPECT_THAT(Find("farmaci", Language::kSpanish), ElementsAre("pharmaci"));
  EXPECT_THAT(FromEnglish("cathol"), ElementsAre("catol"));
}

TEST_F(CognateFinderTest, StemsWithAnotherBeginningAreNotRead) {
  Hold(Language::kSpanish, {"espital"});
  EXPECT_THAT(Find("hospital", Language::kEnglish, 0), IsEmpty());
}

TEST_F(CognateFinderTest, StemsOfFewerThanFourLettersHaveNone) {
  Hold(Language::kSpanish, {"gas", "mapa", "mass"});
  EXPECT_THAT(FromEnglish("gas"), IsEmpty());
  EXPECT_THAT(FromEnglish("mass"), IsEmpty());  // mas, once doubled letters are one
  EXPECT_THAT(FromEnglish("mapa"), ElementsAre("mapa"));
}

TEST_F(CognateFinderTest, StemsWithDigitsHaveNone) {
  Hold(Language::kSpanish, {"covid19", "covid"});
  EXPECT_THAT(FromEnglish("covid19"), IsEmpty());
}

TEST_F(CognateFinderTest, StrangeStemsHaveNone) {
  Hold(Language::kSpanish, {"agua", "ñandu"});
  for (const std::string& stem :
       {std::string(), std::string("\xF1\xF1\xF1\xF1"), std::string("лагерь"),
        std::string(3'000, 'a'), std::string(4, '\0')}) {
    EXPECT_THAT(FromEnglish(stem), IsEmpty()) << stem.substr(0, 20);
  }
}

}  // namespace
}  // namespace faro
