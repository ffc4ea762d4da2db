// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/glossary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/base/error.h"
#include "lib/base/utf8.h"
#include "tests/lib/expect_error.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using testing::ErrorOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kWell = "well\twash\twell | borehole\tBH\tpozo\t\n";

// The one concept of a table of one line.
GlossaryConcept Only(std::string_view tsv) {
  const std::vector<GlossaryConcept> concepts = ParseGlossary(tsv, "table.tsv");
  EXPECT_THAT(concepts, SizeIs(1)) << tsv;
  return concepts.empty() ? GlossaryConcept() : concepts.front();
}

// The message for a table that must be refused as bad input.
std::string RefusalOf(std::string_view tsv) {
  const auto error = ErrorOf([&] { ParseGlossary(tsv, "table.tsv"); });
  if (!error) return "";
  EXPECT_EQ(error->code(), ErrorCode::kBadInput) << tsv;
  EXPECT_THAT(error->hint(), HasSubstr("English terms")) << tsv;
  return error->what();
}

// Parsing.

TEST(GlossaryTest, ColumnsOfALine) {
  const GlossaryConcept well = Only("well\twash\twell | water well\tW | WW\tpozo | noria\tP\n");
  EXPECT_EQ(well.id, "well");
  EXPECT_EQ(well.domain, "wash");
  EXPECT_THAT(well.english.terms, ElementsAre("well", "water well"));
  EXPECT_THAT(well.english.acronyms, ElementsAre("W", "WW"));
  EXPECT_THAT(well.spanish.terms, ElementsAre("pozo", "noria"));
  EXPECT_THAT(well.spanish.acronyms, ElementsAre("P"));
}

TEST(GlossaryTest, NamesByLanguage) {
  const GlossaryConcept well = Only(kWell);
  EXPECT_EQ(&well.In(Language::kEnglish), &well.english);
  EXPECT_EQ(&well.In(Language::kSpanish), &well.spanish);
}

TEST(GlossaryTest, LinesKeepTheirOrder) {
  const auto concepts = ParseGlossary("b\td\tbed\t\tcama\t\na\td\tapple\t\tmanzana\t\n", "t");
  ASSERT_THAT(concepts, SizeIs(2));
  EXPECT_EQ(concepts[0].id, "b");
  EXPECT_EQ(concepts[1].id, "a");
}

TEST(GlossaryTest, EmptyTable) {
  EXPECT_THAT(ParseGlossary("", "t"), IsEmpty());
  EXPECT_THAT(ParseGlossary("\n\r\n\n", "t"), IsEmpty());
}

TEST(GlossaryTest, CommentsAndBlankLinesArePassedOver) {
  const std::string table = "# id\tdomain\n#\n\n  \t \n" + std::string(kWell) + "#end";
  EXPECT_EQ(Only(table).id, "well");
}

TEST(GlossaryTest, HashInsideALineIsNoComment) {
  EXPECT_THAT(Only("a\td\tstatus # 1\t\testado\t\n").english.terms, ElementsAre("status # 1"));
}

TEST(GlossaryTest, LastLineNeedsNoEnd) {
  EXPECT_THAT(Only("a\td\tbed\t\tcama\tC").spanish.acronyms, ElementsAre("C"));
  EXPECT_THAT(Only("a\td\tbed\t\tcama\t").spanish.acronyms, IsEmpty());
}

TEST(GlossaryTest, CarriageReturnsBeforeLineFeedsAreNoText) {
  const auto concepts =
      ParseGlossary("a\td\tbed\t\tcama\tC\r\n\r\nb\td\tbath\t\tbaño\tB\r\n", "table.tsv");
  ASSERT_THAT(concepts, SizeIs(2));
  EXPECT_THAT(concepts[0].spanish.acronyms, ElementsAre("C"));
  EXPECT_THAT(concepts[1].spanish.acronyms, ElementsAre("B"));
}

TEST(GlossaryTest, BlanksAroundEntriesAreNotPartOfThem) {
  const GlossaryConcept bed = Only(" bed \t home \t  camp bed|cot  |  berth \t CB \t catre\t\n");
  EXPECT_EQ(bed.id, "bed");
  EXPECT_EQ(bed.domain, "home");
  EXPECT_THAT(bed.english.terms, ElementsAre("camp bed", "cot", "berth"));
  EXPECT_THAT(bed.english.acronyms, ElementsAre("CB"));
}

TEST(GlossaryTest, EmptyEntriesAreLeftOut) {
  EXPECT_THAT(Only("a\td\t| bed | | cot |\t|\tcama\t | \n").english.terms,
              ElementsAre("bed", "cot"));
  EXPECT_THAT(Only("a\td\tbed\t|\tcama\t | \n").english.acronyms, IsEmpty());
}

// Tables that are refused.

TEST(GlossaryTest, WrongNumberOfColumnsNamesTheLine) {
  const std::string before = "# heading\n\n" + std::string(kWell);
  EXPECT_THAT(RefusalOf(before + "a\td\tbed\t\tcama\n"), HasSubstr("table.tsv:4: 5 columns"));
  EXPECT_THAT(RefusalOf(before + "a\td\tbed\t\tcama\t\t\n"), HasSubstr("table.tsv:4: 7 columns"));
  EXPECT_THAT(RefusalOf("bed"), HasSubstr("table.tsv:1: 1 columns"));
}

TEST(GlossaryTest, BothLanguagesNeedATerm) {
  EXPECT_THAT(RefusalOf("a\td\t\tBD\tcama\t\n"), HasSubstr("table.tsv:1: no English term"));
  EXPECT_THAT(RefusalOf("a\td\tbed\t\t | \tCM\n"), HasSubstr("table.tsv:1: no Spanish term"));
}

TEST(GlossaryTest, ControlCharactersAreRefused) {
  for (const std::string_view control :
       {std::string_view("\0", 1), std::string_view("\x01"), std::string_view("\x0B"),
        std::string_view("\x1B"), std::string_view("\x1F"), std::string_view("\x7F"),
        std::string_view("\r")}) {
    const std::string table =
        std::string(kWell) + "a\td\tbe" + std::string(control) + "d\t\tcama\t\n";
    EXPECT_THAT(RefusalOf(table), HasSubstr("table.tsv:2: a control character"));
  }
}

TEST(GlossaryTest, IllFormedUtf8IsRefused) {
  for (const char* const text : {"ca\xF1o", "ca\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xFF"}) {
    const std::string table = std::string(kWell) + "a\td\tpipe\t\t" + text + "\t\n";
    EXPECT_THAT(RefusalOf(table), HasSubstr("table.tsv:2: not UTF-8"));
  }
}

TEST(GlossaryTest, CommentsMayHoldAnything) {
  EXPECT_EQ(Only("# ca\xF1o \x01\n" + std::string(kWell)).id, "well");
}

// The table that Faro comes with.

class BuiltInGlossaryTest : public ::testing::Test {
 protected:
  static const std::vector<GlossaryConcept>& Concepts() {
    static const auto* const concepts =
        new std::vector<GlossaryConcept>(ParseGlossary(BuiltInGlossary(), "humanitarian.tsv"));
    return *concepts;
  }

  static bool Names(const GlossaryConcept::Names& names, const std::string& name) {
    return std::find(names.terms.begin(), names.terms.end(), name) != names.terms.end() ||
           std::find(names.acronyms.begin(), names.acronyms.end(), name) != names.acronyms.end();
  }

  // Whether some line has both, each as a term or an acronym of its language.
  static bool Pairs(const std::string& english, const std::string& spanish) {
    return std::any_of(Concepts().begin(), Concepts().end(), [&](const GlossaryConcept& entry) {
      return Names(entry.english, english) && Names(entry.spanish, spanish);
    });
  }

  // Calls `function(concept, name)` for each term and acronym of both languages.
  template <typename Function>
  static void ForEachName(Function function) {
    for (const GlossaryConcept& entry : Concepts()) {
      for (const GlossaryConcept::Names* const names : {&entry.english, &entry.spanish}) {
        for (const std::string& term : names->terms) function(entry, term);
        for (const std::string& acronym : names->acronyms) function(entry, acronym);
      }
    }
  }
};

TEST_F(BuiltInGlossaryTest, IsTheTableInTheSources) {
  std::ifstream file(FARO_SOURCE_DIR "/lib/language/glossary/humanitarian.tsv", std::ios::binary);
  const std::string table{std::istreambuf_iterator<char>(file), {}};
  ASSERT_FALSE(table.empty());
  EXPECT_TRUE(BuiltInGlossary() == table);
}

TEST_F(BuiltInGlossaryTest, IsLargeEnough) { EXPECT_GE(Concepts().size(), 800u); }

TEST_F(BuiltInGlossaryTest, IdsAreUniqueSlugs) {
  std::set<std::string> ids;
  for (const GlossaryConcept& entry : Concepts()) {
    EXPECT_TRUE(ids.insert(entry.id).second) << entry.id << " twice";
    EXPECT_FALSE(entry.id.empty()) << entry.english.terms[0];
    EXPECT_TRUE(std::all_of(entry.id.begin(), entry.id.end(), [](char c) {
      return IsAsciiLower(c) || IsAsciiDigit(c) || c == '-';
    })) << entry.id;
    EXPECT_FALSE(entry.domain.empty()) << entry.id;
  }
}

TEST_F(BuiltInGlossaryTest, BothLanguagesArePresent) {
  for (const GlossaryConcept& entry : Concepts()) {
    for (const Language language : kStemmedLanguages) {
      EXPECT_THAT(entry.In(language).terms, ::testing::Not(IsEmpty())) << entry.id;
    }
  }
}

TEST_F(BuiltInGlossaryTest, NamesAreComposed) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  ASSERT_TRUE(U_SUCCESS(status));
  ASSERT_FALSE(nfc->isNormalized(icu::UnicodeString::fromUTF8("o\u0301"), status));
  ForEachName([&](const GlossaryConcept& entry, const std::string& name) {
    EXPECT_TRUE(nfc->isNormalized(icu::UnicodeString::fromUTF8(name), status))
        << entry.id << ": " << name;
  });
  EXPECT_TRUE(U_SUCCESS(status));
}

TEST_F(BuiltInGlossaryTest, NamesHaveSingleBlanks) {
  ForEachName([](const GlossaryConcept& entry, const std::string& name) {
    EXPECT_EQ(name.find("  "), std::string::npos) << entry.id << ": " << name;
    EXPECT_EQ(name.find("\u00A0"), std::string::npos) << entry.id << ": " << name;
  });
}

TEST_F(BuiltInGlossaryTest, NoNameStandsTwiceInAColumn) {
  for (const GlossaryConcept& entry : Concepts()) {
    for (const auto* const column : {&entry.english.terms, &entry.english.acronyms,
                                     &entry.spanish.terms, &entry.spanish.acronyms}) {
      EXPECT_EQ(std::set<std::string>(column->begin(), column->end()).size(), column->size())
          << entry.id;
    }
  }
}

TEST_F(BuiltInGlossaryTest, NoSenseStandsOnTwoLines) {
  // The preferred English term with a Spanish one that another line pairs it with.
  std::map<std::pair<std::string, std::string>, std::string> lines;
  for (const GlossaryConcept& entry : Concepts()) {
    for (const std::string& spanish : entry.spanish.terms) {
      const auto [first, fresh] =
          lines.try_emplace({entry.english.terms.front(), spanish}, entry.id);
      EXPECT_TRUE(fresh) << entry.english.terms.front() << " = " << spanish << " in " << entry.id
                         << " and " << first->second;
    }
  }
}

TEST_F(BuiltInGlossaryTest, NoPairOfTermsStandsOnTwoLines) {
  std::map<std::pair<std::string, std::string>, std::string> lines;
  for (const GlossaryConcept& entry : Concepts()) {
    for (const std::string& english : entry.english.terms) {
      for (const std::string& spanish : entry.spanish.terms) {
        const auto [first, fresh] = lines.try_emplace({english, spanish}, entry.id);
        EXPECT_TRUE(fresh) << english << " = " << spanish << " in " << entry.id << " and "
                           << first->second;
      }
    }
  }
}

TEST_F(BuiltInGlossaryTest, Samples) {
  for (const auto& [english, spanish] : {
           std::pair("outbreak", "brote"),
           std::pair("CCCM", "CCCM"),
           std::pair("camp coordination and camp management",
                     "coordinación y gestión de campamentos"),
           std::pair("HCT", "EHP"),
           std::pair("IDP", "PDI"),
           std::pair("GBV", "VBG"),
           std::pair("statelessness", "apatridia"),
           std::pair("settlement", "asentamiento"),
           std::pair("shelter", "albergue"),
           std::pair("WASH", "ASH"),
           std::pair("NFI", "artículo no alimentario"),
           std::pair("MHPSS", "SMAPS"),
           std::pair("PSEA", "PEAS"),
           std::pair("water truck", "camión cisterna"),
           std::pair("WHO", "OMS"),
       }) {
    EXPECT_TRUE(Pairs(english, spanish)) << english << " = " << spanish;
  }
  EXPECT_FALSE(Pairs("outbreak", "apatridia"));
}

}  // namespace
}  // namespace faro
