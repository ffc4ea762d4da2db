// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of real pages: five of a humanitarian agency, as people get them. They are not part
// of the project (see tests/support/test_sets.h), so passages are named here by a few words.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/addresses.h"
#include "indexer/passage_language.h"
#include "indexer/passage_splitter.h"
#include "indexer/source_reader.h"
#include "lib/language/analyzer.h"
#include "tests/support/test_sets.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

using Path = std::vector<std::string>;

constexpr const char* kPreCrisis = "000_b50f9c029eb3f871.txt";
constexpr const char* kAbout = "001_a6206892f9ca6097.txt";
constexpr const char* kCivilMilitary = "002_730235e079fd5502.txt";
constexpr const char* kApoyo = "003_18db6b03a168e43d.txt";
constexpr const char* kPanama = "004_fd89c58646ebeb59.txt";

SourceContent Read(const std::filesystem::path& seeds, const char* name) {
  SourceContent content = ExtractSource((seeds / name).string(), testing::ReadFile(seeds / name));
  Analyzer analyzer;
  AssignLanguages(&analyzer, content.language, &content.passages);
  return content;
}

// The heading paths of a document in order, each once for each run of passages under it.
std::vector<Path> HeadingsOf(const SourceContent& content) {
  std::vector<Path> headings;
  for (const Passage& passage : content.passages) {
    if (headings.empty() || headings.back() != passage.heading) {
      headings.push_back(passage.heading);
    }
  }
  return headings;
}

// The one passage in which `words` stand.
Passage PassageWith(const SourceContent& content, std::string_view words) {
  Passage found;
  size_t count = 0;
  for (const Passage& passage : content.passages) {
    if (passage.text.find(words) == std::string::npos) continue;
    found = passage;
    ++count;
  }
  EXPECT_EQ(count, 1u) << words;
  return found;
}

std::vector<std::string> LinesOf(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<Language> LanguagesOf(const SourceContent& content) {
  std::vector<Language> languages;
  for (const Passage& passage : content.passages) languages.push_back(passage.language);
  return languages;
}

TEST(Seeds, Titles) {
  FARO_NEED_TEST_SET(seeds, "seeds");
  EXPECT_EQ(Read(seeds, kPreCrisis).title, "Pre-Crisis Coordination Structure");
  EXPECT_EQ(Read(seeds, kAbout).title, "About IOM");
  EXPECT_EQ(Read(seeds, kCivilMilitary).title, "Civilian-Military Coordination");
  EXPECT_EQ(Read(seeds, kApoyo).title, "Apoyo Operativo");
  EXPECT_EQ(Read(seeds, kPanama).title, "IOM's COVID-19 Response in Panama");
}

TEST(Seeds, Dates) {
  FARO_NEED_TEST_SET(seeds, "seeds");
  EXPECT_EQ(Read(seeds, kPreCrisis).updated, (PartialDate{2022, 9, 0}));
  EXPECT_EQ(Read(seeds, kAbout).updated, std::nullopt);
  EXPECT_EQ(Read(seeds, kCivilMilitary).updated, (PartialDate{2022, 10, 0}));
  EXPECT_EQ(Read(seeds, kApoyo).updated, std::nullopt);
  EXPECT_EQ(Read(seeds, kPanama).updated, std::nullopt);
}

TEST(Seeds, Contacts) {
  FARO_NEED_TEST_SET(seeds, "seeds");
  EXPECT_THAT(Read(seeds, kPreCrisis).contacts, IsEmpty());
  EXPECT_THAT(Read(seeds, kAbout).contacts,
              ElementsAre("doe@iom.int", "prdcore@iom.int", "rmm@iom.int"));
  EXPECT_THAT(Read(seeds, kCivilMilitary).contacts, ElementsAre("prdc@iom.int"));
  EXPECT_THAT(Read(seeds, kApoyo).contacts, IsEmpty());
  EXPECT_THAT(Read(seeds, kPanama).contacts, IsEmpty());
}

TEST(Seeds, NoLineIsTheRestOfASentenceAndNoneAnAddress) {
  FARO_NEED_TEST_SET(seeds, "seeds");
  for (const char* name : {kPreCrisis, kAbout, kCivilMilitary, kApoyo, kPanama}) {
    const SourceContent content = Read(seeds, name);
    EXPECT_THAT(content.passages, Not(IsEmpty()));
    for (const Passage& passage : content.passages) {
      EXPECT_LE(std::count(passage.text.begin(), passage.text.end(), ' '),
                static_cast<std::ptrdiff_t>(kPassageMaxWords));
      EXPECT_THAT(FindUrls(passage.text), IsEmpty()) << passage.text;
      for (const std::string& line : LinesOf(passage.text)) {
        EXPECT_FALSE(line[0] >= 'a' && line[0] <= 'z') << name << ": " << line;
      }
    }
  }
}

TEST(Seeds, NoUpdateLineIsText) {
  FARO_NEED_TEST_SET(seeds, "seeds");
  for (const char* name : {kPreCrisis, kCivilMilitary}) {
    for (const Passage& passage : Read(seeds, name).passages) {
      EXPECT_THAT(passage.text, Not(HasSubstr("actualizado")));
    }
  }
}

TEST(Seeds, PreCrisisSections) {
  FARO_NEED_TEST_SET(seeds, "seeds");
  const SourceContent content = Read(seeds, kPreCrisis);
  EXPECT_THAT(HeadingsOf(content),
              ElementsAre(Path{"Visión general"}, Path{"Consideraciones clave"},
                          Path{"Otras entradas en este tema"}, Path{"Contactos"}));
  EXPECT_THAT(LanguagesOf(content), ::testing::Each(Language::kEnglish));
  EXPECT_EQ(PassageWith(content, "Staying engaged").line, 7u);
  EXPECT_THAT(PassageWith(content, "(UNDAFs)").heading, ElementsAre("Consideraciones clave"));
  const Passage security = PassageWith(content, "Chief Security Advisor");
  EXPECT_THAT(security.text, StartsWith("Security Management Team (SMT):"));
  EXPECT_EQ(security.line, 19u);
  EXPECT_EQ(PassageWith(content, "Humanitarian Coordination Structure").line, 23u);
  EXPECT_THAT(content.passages.back().text, EndsWith("DOE RTS in the region."));
}

TEST(Seeds, AboutSections) {
  FARO_NEED_TEST_SET(seeds, "seeds");
  EXPECT_THAT(
      HeadingsOf(Read(seeds, kAbout)),
      ElementsAre(Path{"Visión general"},
                  Path{"Visión general", "The Relationship between IOM and the United Nations"},
                  Path{"Visión general", "Who is a Migrant?"},
                  Path{"Descripción", "Organization Structure"},
                  Path{"Descripción", "Rol de la OIM"},
                  Path{"Descripción", "Who Can Help You?", "Regional Offices"},
                  Path{"Descripción", "Who Can Help You?", "Headquarters"}, Path{"Enlaces"},
                  Path{"Contactos"}));
}

TEST(Seeds, AboutShortLinesAreAList) {
  FARO_NEED_TEST_SET(seeds, "seeds");
  const Passage overview = PassageWith(Read(seeds, kAbout), "Facilitating");
  EXPECT_EQ(overview.ordinal, 0u);
  EXPECT_EQ(overview.line, 4u);
  EXPECT_THAT(LinesOf(overview.text), SizeIs(8));
  EXPECT_EQ(LinesOf(overview.text)[3], "Migration and development");
  EXPECT_EQ(LinesOf(overview.text)[4], "Facilitating migration");
  EXPECT_EQ(LinesOf(overview.text)[6], "Forced migration.");
}

TEST(Seeds, AboutSentencesAcrossLinesAndPages) {
  FARO_NEED_TEST_SET(seeds, "seeds");
  const SourceContent content = Read(seeds, kAbout);
  // Wrapped lines, hyphens at line ends.
  PassageWith(content, "Related Organization of the UN");
  PassageWith(content, "leads to life-saving interventions.");
  PassageWith(content, "most of IOM's crisis-related activities");
  PassageWith(content, "non-governmental and private sectors");
  // Page gaps within list items.
  PassageWith(content, "assets for preparedness and response;");
  PassageWith(content, "through sending, transiting");
  PassageWith(content, "internal coordination and follow up;");
  // A list within a sentence is no list.
  PassageWith(content, "(a) Preparedness; (b) Emergency");
}

TEST(Seeds, AboutListItemsAreLines) {
  FARO_NEED_TEST_SET(seeds, "seeds");
  const SourceContent content = Read(seeds, kAbout);
  for (const char* start :
       {"Nine Regional Offices (ROs)", "Two Special Liaison", "Two Administrative Centers",
        "Five Country Offices", "Four Country Offices", "Adheres to", "Advance the",
        "Information analysis", "Provision of technical"}) {
    const std::string text = PassageWith(content, start).text;
    const std::vector<std::string> lines = LinesOf(text);
    EXPECT_TRUE(std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
      return line.starts_with(start);
    })) << start;
  }
  const Passage terms = PassageWith(content, "TERMS OF REFERENCE");
  EXPECT_THAT(terms.text, HasSubstr("RESPONSIBILITIES:\nInformation analysis"));
  EXPECT_THAT(terms.heading, ElementsAre("Descripción", "Who Can Help You?", "Headquarters"));
}

TEST(Seeds, AboutUrlsOfThePageFeetAreLinks) {
  FARO_NEED_TEST_SET(seeds, "seeds");
  const SourceContent content = Read(seeds, kAbout);
  EXPECT_THAT(PassageWith(content, "Vienna, Austria").links,
              ElementsAre(EndsWith("/iom_snapshot_a4_en.pdf"), "https://www.iom.int/"));
  EXPECT_THAT(PassageWith(content, "life-saving").links,
              ElementsAre(EndsWith("-mcof"), EndsWith("-migof"), EndsWith("/doe-rts")));
  EXPECT_THAT(PassageWith(content, "umbrella term").links, IsEmpty());
}

TEST(Seeds, AboutLastSections) {
  FARO_NEED_TEST_SET(seeds, "seeds");
  const SourceContent content = Read(seeds, kAbout);
  EXPECT_EQ(PassageWith(content, "IOM Website").text, "IOM Website");
  const Passage contacts = PassageWith(content, "rmm@iom.int");
  EXPECT_THAT(LinesOf(contacts.text), SizeIs(3));
  EXPECT_EQ(contacts.line, 229u);
  // Spanish section titles do not make Spanish text.
  EXPECT_THAT(LanguagesOf(content), ::testing::Each(Language::kEnglish));
}

TEST(Seeds, CivilMilitarySections) {
  FARO_NEED_TEST_SET(seeds, "seeds");
  const SourceContent content = Read(seeds, kCivilMilitary);
  EXPECT_THAT(HeadingsOf(content),
              ElementsAre(Path{"Visión general"}, Path{"Descripción"}, Path{"Enlaces"},
                          Path{"Referencias y Herramientas"}, Path{"Contactos"}));
  EXPECT_THAT(LanguagesOf(content), ::testing::Each(Language::kEnglish));
  // Emphasis and links to nowhere leave nothing but their words, escaped brackets theirs.
  PassageWith(content, "as defined in the 1994 Oslo Guidelines, are");
  const Passage tools = PassageWith(content, "Handbook (2015)");
  EXPECT_THAT(LinesOf(tools.text), SizeIs(3));
  EXPECT_THAT(tools.text, HasSubstr("(Nov 2007)\nUN Civil"));
  EXPECT_THAT(tools.links, IsEmpty());
  EXPECT_THAT(PassageWith(content, "(HRDDP)").text, EndsWith("Policy (HRDDP)."));
  EXPECT_THAT(PassageWith(content, "prdc@iom.int").heading, ElementsAre("Contactos"));
}

TEST(Seeds, ApoyoSections) {
  FARO_NEED_TEST_SET(seeds, "seeds");
  const SourceContent content = Read(seeds, kApoyo);
  EXPECT_THAT(
      HeadingsOf(content),
      ElementsAre(Path{}, Path{"División para Situaciones de Emergencia y Consecutivas a Crisis"}));
  EXPECT_THAT(LanguagesOf(content), ::testing::Each(Language::kSpanish));
  // The lines above the title are not lost.
  EXPECT_THAT(LinesOf(content.passages[0].text), SizeIs(3));
  EXPECT_EQ(content.passages[0].line, 5u);
  const Passage last = PassageWith(content, "respuestas colaborativas");
  EXPECT_EQ(last.ordinal, 2u);
  EXPECT_EQ(last.line, 17u);
  EXPECT_THAT(last.text, EndsWith("de manera rápida y efectiva."));
}

TEST(Seeds, PanamaSections) {
  FARO_NEED_TEST_SET(seeds, "seeds");
  const SourceContent content = Read(seeds, kPanama);
  EXPECT_THAT(HeadingsOf(content),
              ElementsAre(Path{}, Path{"INTRODUCTION & CONTEXT"}, Path{"OVERVIEW OF GOOD PRACTICE"},
                          Path{"LESSONS LEARNED"}, Path{"RECOMMENDATIONS"}));
  EXPECT_THAT(LanguagesOf(content), ::testing::Each(Language::kEnglish));
  EXPECT_EQ(content.passages[0].text, "Inter-Agency Coordination");
  const Passage lessons = PassageWith(content, "civil society.");
  EXPECT_THAT(LinesOf(lessons.text), SizeIs(3));
  EXPECT_EQ(lessons.line, 25u);
  EXPECT_THAT(lessons.heading, ElementsAre("LESSONS LEARNED"));
  EXPECT_EQ(PassageWith(content, "speed-up purchasing").line, 33u);
}

}  // namespace
}  // namespace faro
