// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/acronym_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "lib/index/schema.h"
#include "tests/lib/temp_folder.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr Language kEn = Language::kEnglish;
constexpr Language kEs = Language::kSpanish;
constexpr Language kUnd = Language::kUnknown;

class AcronymStoreTest : public ::testing::Test {
 protected:
  // A passage that defines an acronym; the stems of the expansion are `stems`.
  void Add(std::string_view acronym, std::string_view expansion, Language language,
           const std::vector<std::string>& stems = {}) {
    Xapian::Document document;
    Put(&document, Field::kDefinition, DefinitionText(acronym, expansion, language));
    Put(&document, Field::kExpansion, ExpansionText(language, stems, acronym));
    database_.add_document(document);
    database_.commit();
  }

  static void Put(Xapian::Document* document, Field field, const std::string& text) {
    if (!text.empty()) document->add_boolean_term(TermFor(field, text));
  }

  testing::TempFolder folder_;
  Xapian::WritableDatabase database_{folder_.Path("index"), Xapian::DB_CREATE};
};

TEST_F(AcronymStoreTest, ExpansionsComeBackMostFrequentFirst) {
  Add("RC", "red cross", kEn);
  Add("RC", "resident coordinator", kEn);
  Add("RC", "resident coordinator", kEn);
  Add("RC", "registro civil", kEs);
  EXPECT_THAT(FindExpansions(database_, "RC"),
              ElementsAre(HarvestedExpansion{"resident coordinator", kEn, 2},
                          HarvestedExpansion{"red cross", kEn, 1},
                          HarvestedExpansion{"registro civil", kEs, 1}));
}

TEST_F(AcronymStoreTest, SpellingsOfAnAcronymAreOne) {
  Add("UN-CMCoord", "civil military coordination", kEn);
  for (const char* acronym :
       {"UN-CMCoord", "UNCMCOORD", "uncmcoord", "U.N.-CMCoord", "ÚNCMCoord"}) {
    EXPECT_THAT(FindExpansions(database_, acronym), SizeIs(1)) << acronym;
  }
}

TEST_F(AcronymStoreTest, AnAcronymIsNotTheBeginningOfAnother) {
  Add("UNCT", "united nations country team", kEn);
  EXPECT_THAT(FindExpansions(database_, "UN"), IsEmpty());
  EXPECT_THAT(FindExpansions(database_, "UNCTX"), IsEmpty());
  EXPECT_THAT(FindExpansions(database_, ""), IsEmpty());
  EXPECT_THAT(FindExpansions(database_, "="), IsEmpty());
  EXPECT_THAT(FindExpansions(database_, std::string(5'000, 'A')), IsEmpty());
}

TEST_F(AcronymStoreTest, AcronymsWithLeadingDigit) {
  Add("3RP", "regional refugee and resilience plan", kEn);
  EXPECT_THAT(FindExpansions(database_, "3RP"), SizeIs(1));
}

TEST_F(AcronymStoreTest, OneExpansionInSeveralLanguagesCountsTogether) {
  Add("DTM", "displacement tracking matrix", kUnd);
  Add("DTM", "displacement tracking matrix", kEn);
  EXPECT_THAT(FindExpansions(database_, "DTM"),
              ElementsAre(HarvestedExpansion{"displacement tracking matrix", kEn, 2}));
}

TEST_F(AcronymStoreTest, OnlyTheMostFrequent) {
  for (size_t i = 0; i < kMostExpansions + 3; ++i) {
    Add("RC", "red " + std::to_string(i), kEn, {"red"});
    Add("R" + std::to_string(i), "red", kEn, {"red"});
  }
  EXPECT_THAT(FindExpansions(database_, "RC"), SizeIs(kMostExpansions));
  const auto acronyms = FindAcronyms(database_, kEn, {"red"});
  ASSERT_THAT(acronyms, SizeIs(kMostAcronyms));
  EXPECT_EQ(acronyms[0], (HarvestedAcronym{"RC", kMostExpansions + 3}));
}

TEST_F(AcronymStoreTest, AcronymsOfATerm) {
  Add("UNCT", "united nations country team", kEn, {"unit", "nation", "countri", "team"});
  Add("UNCT", "united nations country team", kEn, {"unit", "nation", "countri", "team"});
  Add("EP", "equipo de país", kEs, {"equip", "pais"});
  EXPECT_THAT(FindAcronyms(database_, kEn, {"unit", "nation", "countri", "team"}),
              ElementsAre(HarvestedAcronym{"UNCT", 2}));
  EXPECT_THAT(FindAcronyms(database_, kEs, {"equip", "pais"}),
              ElementsAre(HarvestedAcronym{"EP", 1}));
}

TEST_F(AcronymStoreTest, OnlyTheWholeTermInItsLanguageHasTheAcronym) {
  Add("UNCT", "united nations country team", kEn, {"unit", "nation", "countri", "team"});
  EXPECT_THAT(FindAcronyms(database_, kEn, {"unit", "nation", "countri"}), IsEmpty());
  EXPECT_THAT(FindAcronyms(database_, kEn, {"unit", "nation"}), IsEmpty());
  EXPECT_THAT(FindAcronyms(database_, kEn, {"nation", "unit", "countri", "team"}), IsEmpty());
  EXPECT_THAT(FindAcronyms(database_, kEs, {"unit", "nation", "countri", "team"}), IsEmpty());
  EXPECT_THAT(FindAcronyms(database_, kEn, {}), IsEmpty());
}

TEST_F(AcronymStoreTest, NothingInAnIndexWithoutDefinitions) {
  EXPECT_THAT(FindExpansions(database_, "UNCT"), IsEmpty());
  EXPECT_THAT(FindAcronyms(database_, kEn, {"team"}), IsEmpty());
}

TEST_F(AcronymStoreTest, SeveralIndexesCountTogether) {
  Add("RC", "resident coordinator", kEn);
  Xapian::Database both;
  both.add_database(database_);
  both.add_database(database_);
  EXPECT_THAT(FindExpansions(both, "RC"),
              ElementsAre(HarvestedExpansion{"resident coordinator", kEn, 2}));
}

TEST(AcronymTextTest, IsNeverCut) {
  const std::string fits(kLongestTermText - std::string_view("rc==en").size(), 'a');
  EXPECT_EQ(DefinitionText("RC", fits, kEn), "rc=" + fits + "=en");
  EXPECT_EQ(DefinitionText("RC", fits + "a", kEn), "");
  const std::string stem(kLongestTermText - std::string_view("en =RC").size(), 'a');
  EXPECT_EQ(ExpansionText(kEn, {stem}, "RC"), "en " + stem + "=RC");
  EXPECT_EQ(ExpansionText(kEn, {stem, "a"}, "RC"), "");
}

TEST(AcronymTextTest, EveryPartIsNeeded) {
  EXPECT_EQ(DefinitionText("", "a", kEn), "");
  EXPECT_EQ(DefinitionText("-", "a", kEn), "");
  EXPECT_EQ(DefinitionText("RC", "", kEn), "");
  EXPECT_EQ(DefinitionText("RC", "a=b", kEn), "");
  EXPECT_EQ(ExpansionText(kEn, {}, "RC"), "");
  EXPECT_EQ(ExpansionText(kEn, {"a"}, ""), "");
}

}  // namespace
}  // namespace faro
