// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "lib/base/date.h"
#include "lib/base/error.h"
#include "tests/lib/expect_error.h"
#include "tests/searcher/tiny_index.h"

namespace faro {
namespace {

using ::testing::AnyOf;
using testing::CodeOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::PathsOf;
using testing::Request;
using ::testing::SizeIs;
using testing::TinyIndex;
using ::testing::UnorderedElementsAre;

std::string FirstOf(const std::vector<std::string>& paths) {
  return paths.empty() ? "nothing" : paths.front();
}

// "found (why)" of each match of a hit.
std::vector<std::string> Reasons(const Hit& hit) {
  std::vector<std::string> reasons;
  for (const MatchedWord& word : hit.matched) {
    reasons.push_back(word.found + " (" + std::string(WhyName(word.why)) + ")");
  }
  return reasons;
}

// What is highlighted in the snippet of a hit.
std::vector<std::string> Highlighted(const Hit& hit) {
  std::vector<std::string> parts;
  for (const auto& [begin, end] : hit.snippet.highlights) {
    parts.push_back(hit.snippet.text.substr(begin, end - begin));
  }
  return parts;
}

// Forms of a word.

TEST(SearcherFormsTest, ExactFormRanksAboveOtherForms) {
  const TinyIndex english({{"other.md", "They have shelters in the north of the camp."},
                           {"exact.md", "They have a shelter in the north of camp."}});
  EXPECT_THAT(english.Find("shelter"), ElementsAre("exact.md", "other.md"));
  EXPECT_THAT(english.Find("shelters"), ElementsAre("other.md", "exact.md"));
  const TinyIndex spanish({{"other.md", "Tienen los albergues en el norte del campamento."},
                           {"exact.md", "Tienen un albergue en el norte del campamento."}});
  EXPECT_THAT(spanish.Find("albergue"), ElementsAre("exact.md", "other.md"));
  EXPECT_THAT(spanish.Find("albergues"), ElementsAre("other.md", "exact.md"));
}

TEST(SearcherFormsTest, CaseDoesNotMatter) {
  const TinyIndex index({{"a.md", "The Shelter is open."}, {"b.md", "THE SHELTER IS OPEN."}});
  EXPECT_THAT(index.Find("sHELTER"), UnorderedElementsAre("a.md", "b.md"));
}

TEST(SearcherFormsTest, AccentsAreOptional) {
  const TinyIndex index({{"a.md", "La coordinación de los campamentos es de todos."}});
  for (const char* const query : {"coordinación", "coordinacion", "COORDINACION", "coordinaciones",
                                  "coordinacio\u0301n", "COORDINACIÓN"}) {
    EXPECT_THAT(index.Find(query), ElementsAre("a.md")) << query;
  }
}

TEST(SearcherFormsTest, AccentedQueryFindsTextWithoutAccents) {
  const TinyIndex index(
      {{"a.md", "LA COORDINACION DE LOS CAMPAMENTOS ES DE TODOS LOS QUE ESTAN."}});
  EXPECT_THAT(index.Find("coordinación"), ElementsAre("a.md"));
}

TEST(SearcherFormsTest, DecomposedTextIsFound) {
  const TinyIndex index({{"a.md", "La coordinacio\u0301n de los nin\u0303os es de todos."}});
  EXPECT_THAT(index.Find("coordinación"), ElementsAre("a.md"));
  EXPECT_THAT(index.Find("niños"), ElementsAre("a.md"));
}

TEST(SearcherFormsTest, SpellingWithoutAccentsRanksAsTheAccentedOne) {
  const TinyIndex index({{"a.md", "La evaluación de los daños es urgente."},
                         {"b.md", "Las evaluaciones de los daños son urgentes."}});
  EXPECT_THAT(index.Find("evaluacion"), ElementsAre("a.md", "b.md"));
}

// Words that the stock stemmers throw together, in text of their own language.
struct Pair {
  const char* one;
  const char* other;
  const char* text_of_one;
  const char* text_of_other;
};

void PrintTo(const Pair& pair, std::ostream* out) { *out << pair.one << '/' << pair.other; }

class SearcherPairTest : public ::testing::TestWithParam<Pair> {};

TEST_P(SearcherPairTest, NeitherFindsTheOther) {
  const Pair& pair = GetParam();
  const TinyIndex index({{"one.md", pair.text_of_one}, {"other.md", pair.text_of_other}});
  EXPECT_THAT(index.Find(pair.one), ElementsAre("one.md"));
  EXPECT_THAT(index.Find(pair.other), ElementsAre("other.md"));
}

INSTANTIATE_TEST_SUITE_P(
    ReviewedPairs, SearcherPairTest,
    ::testing::Values(Pair{"refugio", "refugiado", "Los refugios están en el norte de la zona.",
                           "Los refugiados están en el norte de la zona."},
                      Pair{"trata", "tratado", "La trata de personas es un delito en el país.",
                           "Los tratados de paz son una ley en el país."},
                      Pair{"año", "ano", "Cada año llegan más personas a los albergues.",
                           "El ano es una parte del cuerpo de las personas."},
                      Pair{"comunidad", "comunicación",
                           "Las comunidades viven en el norte de la zona.",
                           "La comunicación con el norte de la zona es difícil."},
                      Pair{"emergency", "emergence",
                           "The emergencies were in the north of the country.",
                           "The emergence of the camp was in the north of the country."},
                      Pair{"ration", "rational", "The rations were given to them in the camp.",
                           "The rational way was shown to them in the camp."}));

// Two languages in one index.

constexpr std::string_view kHomographs =
    "colour\tx\tred\t\trojo\t\n"
    "network\tx\tnetwork\t\tred\t\n"
    "eleven\tx\televen\t\tonce\t\n"
    "cake\tx\tpie\t\tpastel\t\n"
    "foot\tx\tfoot\t\tpie\t\n";

// With translation and without. The names say nothing, since a file without a title is called by
// its name.
class SearcherMixedTest : public ::testing::TestWithParam<bool> {
 protected:
  std::vector<std::string> Find(std::string_view query, Language query_language) {
    SearchRequest request = Request(query);
    request.expand.query_language = query_language;
    if (!GetParam()) request.expand.translate_into.clear();
    return index_.Find(request);
  }

  TinyIndex index_{{{"en1.md", "The red pipes are in the store of the camp with the other things."},
                    {"en2.md", "They were only once in the store of the camp with the others."},
                    {"en3.md", "The pie is in the store of the camp with the other food."},
                    {"es1.md", "La red de albergues está en el norte con las otras cosas."},
                    {"es2.md", "Las once familias están en el norte con las otras personas."},
                    {"es3.md", "El pie de la montaña está en el norte con las otras cosas."},
                    {"es4.md", "La red red red de albergues once once pie pie está en el norte."}},
                   {kHomographs, "homographs", ""}};
};

TEST_P(SearcherMixedTest, EnglishQueryRanksEnglishPassagesFirst) {
  EXPECT_EQ(FirstOf(Find("red", Language::kEnglish)), "en1.md");
  EXPECT_EQ(FirstOf(Find("once", Language::kEnglish)), "en2.md");
  EXPECT_EQ(FirstOf(Find("pie", Language::kEnglish)), "en3.md");
}

TEST_P(SearcherMixedTest, SpanishQueryRanksSpanishPassagesFirst) {
  const auto spanish = ::testing::StartsWith("es");
  EXPECT_THAT(Find("red", Language::kSpanish), ElementsAre(spanish, spanish, "en1.md"));
  // An English function word, so not there.
  EXPECT_THAT(Find("once", Language::kSpanish), ElementsAre(spanish, spanish));
  EXPECT_THAT(Find("pie", Language::kSpanish), ElementsAre(spanish, spanish, "en3.md"));
}

TEST_P(SearcherMixedTest, OtherWordsOfTheQueryTellTheLanguage) {
  EXPECT_EQ(FirstOf(Find("the red pipes", Language::kUnknown)), "en1.md");
  EXPECT_THAT(FirstOf(Find("la red de albergues", Language::kUnknown)),
              ::testing::StartsWith("es"));
}

TEST_P(SearcherMixedTest, LanguageIsReported) {
  EXPECT_EQ(index_.Search(Request("where are the red pipes")).language, Language::kEnglish);
  EXPECT_EQ(index_.Search(Request("dónde está la red")).language, Language::kSpanish);
}

INSTANTIATE_TEST_SUITE_P(WithAndWithoutTranslation, SearcherMixedTest, ::testing::Bool());

// Title and headings.

TEST(SearcherFieldsTest, TitleBeatsAPassingMention) {
  const TinyIndex index(
      {{"mention.md", "# Water\n\nThe latrines are near the wells of the camp in the north."},
       {"about.md", "# Latrines\n\nThe wells are near the road of the camp in the north."}});
  EXPECT_THAT(index.Find("latrines"), ElementsAre("about.md", "mention.md"));
}

TEST(SearcherFieldsTest, ListOfContactsComesAfterTheTextOfItsPage) {
  const TinyIndex index(
      {{"a.md",
        "# Latrines\n\n## Contacts\n\nLatrine desk: desk@example.org\n\n## Building\n\n"
        "Each latrine is at least thirty metres from the wells, and the doors of a block of "
        "latrines "
        "look at the road, where there is light in the night and the guards of the camp come "
        "by.\n"},
       {"b.md", "# Roads\n\nThe road to the north of the river is closed after the rain.\n"}});
  const SearchResult result = index.Search(Request("latrines"));
  ASSERT_THAT(result.hits, SizeIs(2));
  EXPECT_THAT(result.hits[0].passage.heading, ElementsAre("Building"));
  EXPECT_THAT(index.Search(Request("latrine contacts")).hits.at(0).passage.heading,
              ElementsAre("Contacts"));
}

TEST(SearcherFieldsTest, HitByItsTitleOnlyShowsTheBeginning) {
  const TinyIndex index({{"a.md", "# Latrines\n\nThey are near the road of the camp."}});
  const SearchResult result = index.Search(Request("latrine"));
  ASSERT_THAT(result.hits, SizeIs(1));
  EXPECT_THAT(result.hits[0].matched, IsEmpty());
  EXPECT_EQ(result.hits[0].snippet.text, "They are near the road of the camp.");
  EXPECT_THAT(result.hits[0].snippet.highlights, IsEmpty());
}

TEST(SearcherFieldsTest, HeadingFindsItsPassageOnly) {
  const TinyIndex index({{"a.md",
                          "# Manual\n\n## Latrines\n\nThey are near the road.\n\n"
                          "## Wells\n\nThe water is clean and the pump is new.\n"}});
  const SearchResult result = index.Search(Request("latrines"));
  ASSERT_THAT(result.hits, SizeIs(1));
  EXPECT_THAT(result.hits[0].passage.heading, ElementsAre("Latrines"));
}

TEST(SearcherFieldsTest, FieldsRestrictTheSearch) {
  const TinyIndex index(
      {{"title.md", "# Shelters\n\nThe road is near the river of the north."},
       {"heading.md", "# Manual\n\n## Shelters\n\nThe road is near the river of the north."},
       {"body.md", "# Guide\n\nThe shelters are near the river of the north."}});
  EXPECT_THAT(index.Find("title:shelter"), ElementsAre("title.md"));
  EXPECT_THAT(index.Find("heading:shelter"), ElementsAre("heading.md"));
  EXPECT_THAT(index.Find("shelter"), UnorderedElementsAre("title.md", "heading.md", "body.md"));
  EXPECT_THAT(index.Find("title:(guide OR shelters)"), UnorderedElementsAre("title.md", "body.md"));
  EXPECT_THAT(index.Find("shelter -title:shelter -heading:shelter"), ElementsAre("body.md"));
}

TEST(SearcherFieldsTest, FieldsOfSpanishDocuments) {
  const TinyIndex index(
      {{"a.md", "# La planificación de los albergues\n\nEl camino está cerca del río."},
       {"b.md", "# Guía\n\nLa planificación de los albergues está cerca."}});
  EXPECT_THAT(index.Find("title:planificacion"), ElementsAre("a.md"));
  EXPECT_THAT(index.Find("title:\"planificacion de los albergues\""), ElementsAre("a.md"));
}

// Phrases.

TEST(SearcherPhraseTest, WordsInThisOrder) {
  const TinyIndex index({{"yes.md", "The site plan is ready."},
                         {"order.md", "They plan the site of the camp."},
                         {"apart.md", "The site has a plan of the camp."}});
  EXPECT_THAT(index.Find("\"site plan\""), ElementsAre("yes.md"));
  EXPECT_THAT(index.Find("“site plan”"), ElementsAre("yes.md"));
  EXPECT_THAT(index.Find("«site plan»"), ElementsAre("yes.md"));
}

TEST(SearcherPhraseTest, NoStemsInPhrases) {
  const TinyIndex index(
      {{"one.md", "The site plan is ready."}, {"many.md", "The site plans are."}});
  EXPECT_THAT(index.Find("\"site plans\""), ElementsAre("many.md"));
}

TEST(SearcherPhraseTest, FunctionWordsCountInPhrases) {
  const TinyIndex index(
      {{"of.md", "A map of the camp is here."}, {"in.md", "A map in the camp is."}});
  EXPECT_THAT(index.Find("\"map of the camp\""), ElementsAre("of.md"));
}

TEST(SearcherPhraseTest, AcrossMissingAccentsAndDecomposedText) {
  const TinyIndex index({{"composed.md", "La evaluación rápida de los daños."},
                         {"decomposed.md", "La evaluacio\u0301n ra\u0301pida de los dan\u0303os."},
                         {"capitals.md", "LA EVALUACION RAPIDA DE LOS DAÑOS EN EL PAÍS."}});
  for (const char* const query : {"\"evaluación rápida\"", "\"evaluacion rapida\"",
                                  "\"evaluacio\u0301n ra\u0301pida\"", "\"Evaluación rapida\""}) {
    EXPECT_THAT(index.Find(query),
                UnorderedElementsAre("composed.md", "decomposed.md", "capitals.md"))
        << query;
  }
}

TEST(SearcherPhraseTest, NeverAcrossHeadings) {
  const TinyIndex index(
      {{"title.md", "# The site\n\nPlan ahead for the winter in the camp."},
       {"heading.md", "# Manual\n\n## The site\n\nPlan ahead for the winter."},
       {"headings.md", "# The site\n\n## Plan\n\nThey are ready for the winter."},
       {"sections.md", "# Manual\n\n## A\n\nThey see the site\n\n## B\n\nPlan it."}});
  EXPECT_THAT(index.Find("\"site plan\""), IsEmpty());
}

TEST(SearcherPhraseTest, WithinATitleOrAHeading) {
  const TinyIndex index({{"title.md", "# The site plan\n\nThey are ready for the winter."},
                         {"heading.md", "# Manual\n\n## The site plan\n\nThey are ready."}});
  EXPECT_THAT(index.Find("\"site plan\""), UnorderedElementsAre("title.md", "heading.md"));
  EXPECT_THAT(index.Find("heading:\"site plan\""), ElementsAre("heading.md"));
}

TEST(SearcherPhraseTest, CompoundIsFoundHoweverItIsWritten) {
  const TinyIndex index({{"hyphen.md", "The COVID-19 cases are rare in the camp."},
                         {"joined.md", "The covid19 cases are rare in the camp."},
                         {"blank.md", "The Covid 19 cases are rare in the camp."},
                         {"part.md", "There are 19 cases that are rare in the camp."}});
  for (const char* const query : {"COVID-19", "covid-19"}) {
    const std::vector<std::string> found = index.Find(query);
    ASSERT_THAT(found, SizeIs(4)) << query;
    EXPECT_EQ(found.back(), "part.md") << query;
  }
  EXPECT_THAT(index.Find("covid19"), UnorderedElementsAre("hyphen.md", "joined.md"));
  EXPECT_THAT(index.Find("\"covid 19\""), UnorderedElementsAre("hyphen.md", "blank.md"));
}

// Operators.

class SearcherOperatorTest : public ::testing::Test {
 protected:
  TinyIndex index_{{"water.md", "The water of the north is clean."},
                   {"food.md", "The food of the north is fresh."},
                   {"both.md", "The water and the food of the south."},
                   {"neither.md", "The road of the south is closed."}};
};

TEST_F(SearcherOperatorTest, WordsAreAlternativesAndMoreRankHigher) {
  const std::vector<std::string> found = index_.Find("water food");
  EXPECT_THAT(found, UnorderedElementsAre("water.md", "food.md", "both.md"));
  EXPECT_EQ(FirstOf(found), "both.md");
}

TEST_F(SearcherOperatorTest, And) {
  EXPECT_THAT(index_.Find("water AND food"), ElementsAre("both.md"));
  EXPECT_THAT(index_.Find("water AND road"), IsEmpty());
}

TEST_F(SearcherOperatorTest, Or) {
  EXPECT_THAT(index_.Find("water OR road"),
              UnorderedElementsAre("water.md", "both.md", "neither.md"));
}

TEST_F(SearcherOperatorTest, Not) {
  for (const char* const query :
       {"water -food", "water NOT food", "water AND NOT food", "water AND -food", "-food water"}) {
    EXPECT_THAT(index_.Find(query), ElementsAre("water.md")) << query;
  }
}

TEST_F(SearcherOperatorTest, ExclusionTakesStemsAndPhrasesToo) {
  EXPECT_THAT(index_.Find("north -waters"), ElementsAre("food.md"));
  EXPECT_THAT(index_.Find("north -\"the food\""), ElementsAre("water.md"));
  EXPECT_THAT(index_.Find("north -(water food)"), IsEmpty());
  EXPECT_THAT(index_.Find("(water food) -(water AND food)"),
              UnorderedElementsAre("water.md", "food.md"));
}

TEST_F(SearcherOperatorTest, NothingButExclusionsFindsTheRest) {
  EXPECT_THAT(index_.Find("-water"), UnorderedElementsAre("food.md", "neither.md"));
  EXPECT_THAT(index_.Find("NOT (water OR food)"), ElementsAre("neither.md"));
}

TEST_F(SearcherOperatorTest, ExcludedCompoundKeepsPassagesWithItsParts) {
  const TinyIndex index({{"covid.md", "The COVID-19 cases of the camp are rare."},
                         {"number.md", "There are 19 cases in the camp."}});
  EXPECT_THAT(index.Find("cases -COVID-19"), ElementsAre("number.md"));
}

TEST_F(SearcherOperatorTest, BracketsAndPrecedence) {
  EXPECT_THAT(index_.Find("road OR water AND food"), UnorderedElementsAre("neither.md", "both.md"));
  EXPECT_THAT(index_.Find("(road OR water) AND food"), ElementsAre("both.md"));
}

TEST_F(SearcherOperatorTest, FunctionWordsRestrictNothing) {
  EXPECT_THAT(index_.Find("the AND water AND this"), UnorderedElementsAre("water.md", "both.md"));
}

TEST_F(SearcherOperatorTest, NothingToLookForIsNoHitAndANote) {
  for (const char* const query : {"", "...", "\"\"", "( )"}) {
    const SearchResult result = index_.Search(Request(query));
    EXPECT_THAT(result.hits, IsEmpty()) << query;
    EXPECT_EQ(result.total, 0u) << query;
    EXPECT_THAT(result.notes, Contains(HasSubstr("no word to look for"))) << query;
  }
}

TEST_F(SearcherOperatorTest, NotesOfTheParserArePassedOn) {
  EXPECT_THAT(index_.Search(Request("water AND")).notes,
              ElementsAre(HasSubstr("AND has nothing to join")));
}

// Acronyms.

TEST(SearcherAcronymTest, CapitalsTellAcronymsFromFunctionWords) {
  const TinyIndex index({{"acronym.md", "The WHO sent a team to the US and an IT expert."},
                         {"words.md", "Those who came told us about it in the camp."}});
  for (const char* const acronym : {"WHO", "IT", "US"}) {
    EXPECT_THAT(index.Find(acronym), ElementsAre("acronym.md")) << acronym;
  }
}

TEST(SearcherAcronymTest, PluralAndDottedForms) {
  const TinyIndex index({{"plural.md", "The IDPs are in the north of the camp."},
                         {"dotted.md", "The U.N. is in the north of the camp."}});
  EXPECT_THAT(index.Find("IDP"), ElementsAre("plural.md"));
  EXPECT_THAT(index.Find("UN"), ElementsAre("dotted.md"));
}

// Words exactly as typed.

TEST(SearcherExactTest, WithoutExpansionOnlyTheTypedForm) {
  const TinyIndex index({{"one.md", "The shelter of the camp."},
                         {"many.md", "The shelters of the camp."},
                         {"accent.md", "La evaluación de los daños."},
                         {"bare.md", "LA EVALUACION DE LOS DAÑOS EN EL PAÍS."}});
  SearchRequest request = Request("shelter");
  request.expand.expand = false;
  EXPECT_THAT(index.Find(request), ElementsAre("one.md"));
  request.query = "evaluacion";
  EXPECT_THAT(index.Find(request), ElementsAre("bare.md"));
}

// Filters.

TEST(SearcherFilterTest, Language) {
  const TinyIndex index({{"en.md", "The IOM report of 2022 is in the store of the camp."},
                         {"es.md", "El informe de la IOM de 2022 está en el norte."}});
  SearchRequest request = Request("IOM 2022");
  EXPECT_THAT(index.Find(request), UnorderedElementsAre("en.md", "es.md"));
  request.filters.language = Language::kEnglish;
  EXPECT_THAT(index.Find(request), ElementsAre("en.md"));
  request.filters.language = Language::kSpanish;
  EXPECT_THAT(index.Find(request), ElementsAre("es.md"));
}

class SearcherDateTest : public ::testing::Test {
 protected:
  static std::string Dated(const std::string& date) {
    return "---\nupdated: " + date + "\n---\n\nThe camp is near the river of the north.\n";
  }

  std::vector<std::string> Find(const char* since, const char* until) {
    SearchRequest request = Request("camp");
    if (since != nullptr) request.filters.since = ParseIsoDate(since);
    if (until != nullptr) request.filters.until = ParseIsoDate(until);
    std::vector<std::string> found = index_.Find(request);
    std::sort(found.begin(), found.end());
    return found;
  }

  TinyIndex index_{{"2021.md", Dated("2021")},
                   {"2022-09.md", Dated("2022-09")},
                   {"2022-09-14.md", Dated("2022-09-14")},
                   {"never.md", "The camp is near the river of the north."}};
};

TEST_F(SearcherDateTest, WithoutDatesEverything) { EXPECT_THAT(Find(nullptr, nullptr), SizeIs(4)); }

TEST_F(SearcherDateTest, SinceAYear) {
  EXPECT_THAT(Find("2021", nullptr), ElementsAre("2021.md", "2022-09-14.md", "2022-09.md"));
  EXPECT_THAT(Find("2022", nullptr), ElementsAre("2022-09-14.md", "2022-09.md"));
  EXPECT_THAT(Find("2023", nullptr), IsEmpty());
}

TEST_F(SearcherDateTest, SinceAMonth) {
  EXPECT_THAT(Find("2022-09", nullptr), ElementsAre("2022-09-14.md", "2022-09.md"));
  EXPECT_THAT(Find("2022-10", nullptr), IsEmpty());
}

TEST_F(SearcherDateTest, SinceADay) {
  EXPECT_THAT(Find("2022-09-14", nullptr), ElementsAre("2022-09-14.md", "2022-09.md"));
  // A document of some day in September may be of the 15th, or of the last.
  EXPECT_THAT(Find("2022-09-15", nullptr), ElementsAre("2022-09.md"));
  EXPECT_THAT(Find("2022-09-30", nullptr), ElementsAre("2022-09.md"));
  EXPECT_THAT(Find("2021-12-31", nullptr), SizeIs(3));
}

TEST_F(SearcherDateTest, NewestFirstAndWithoutADateLast) {
  SearchRequest request = Request("camp");
  request.order = HitOrder::kDate;
  EXPECT_THAT(index_.Find(request),
              ElementsAre("2022-09-14.md", "2022-09.md", "2021.md", "never.md"));
  request.limit = 2;
  request.offset = 1;
  EXPECT_THAT(index_.Find(request), ElementsAre("2022-09.md", "2021.md"));
}

TEST_F(SearcherDateTest, UntilAYear) {
  EXPECT_THAT(Find(nullptr, "2022"), SizeIs(3));
  EXPECT_THAT(Find(nullptr, "2021"), ElementsAre("2021.md"));
  EXPECT_THAT(Find(nullptr, "2020"), IsEmpty());
}

TEST_F(SearcherDateTest, UntilAMonth) {
  EXPECT_THAT(Find(nullptr, "2022-09"), SizeIs(3));
  EXPECT_THAT(Find(nullptr, "2022-08"), ElementsAre("2021.md"));
}

TEST_F(SearcherDateTest, UntilADay) {
  EXPECT_THAT(Find(nullptr, "2022-09-14"), SizeIs(3));
  EXPECT_THAT(Find(nullptr, "2022-09-13"), ElementsAre("2021.md", "2022-09.md"));
  EXPECT_THAT(Find(nullptr, "2022-09-01"), ElementsAre("2021.md", "2022-09.md"));
  EXPECT_THAT(Find(nullptr, "2021-01-01"), ElementsAre("2021.md"));
  EXPECT_THAT(Find(nullptr, "2020-12-31"), IsEmpty());
}

TEST_F(SearcherDateTest, BothEnds) {
  EXPECT_THAT(Find("2022-09-14", "2022-09-14"), ElementsAre("2022-09-14.md", "2022-09.md"));
  EXPECT_THAT(Find("2021", "2021"), ElementsAre("2021.md"));
  EXPECT_THAT(Find("2022-10", "2022-08"), IsEmpty());
}

TEST_F(SearcherDateTest, FiltersOfAllKindsTogether) {
  SearchRequest request = Request("camp");
  request.filters.since = ParseIsoDate("2022");
  request.filters.language = Language::kSpanish;
  EXPECT_THAT(index_.Find(request), IsEmpty());
  request.filters.language = Language::kEnglish;
  EXPECT_THAT(index_.Find(request), SizeIs(2));
}

TEST_F(SearcherDateTest, FiltersDoNotTouchScores) {
  SearchRequest request = Request("camp");
  const SearchResult whole = index_.Search(request);
  request.filters.since = ParseIsoDate("2022");
  const SearchResult filtered = index_.Search(request);
  ASSERT_THAT(filtered.hits, SizeIs(2));
  for (const Hit& hit : filtered.hits) {
    const auto same = std::find_if(whole.hits.begin(), whole.hits.end(), [&](const Hit& other) {
      return other.passage.Id() == hit.passage.Id();
    });
    ASSERT_NE(same, whole.hits.end());
    EXPECT_DOUBLE_EQ(hit.score, same->score);
  }
}

// Grouping and paging.

class SearcherPagingTest : public ::testing::Test {
 protected:
  static constexpr size_t kDocuments = 8;
  static constexpr size_t kSections = 4;

  SearcherPagingTest() {
    for (size_t i = 0; i < kDocuments; ++i) {
      std::string text = "# Manual\n";
      for (size_t j = 0; j < kSections; ++j) {
        text += "\n## Part " + std::to_string(j) + "\n\nThe camp is near the river" +
                (i % 3 == 0 ? ", and the camp is big" : "") + (j % 2 == 0 ? " of the camp" : "") +
                ".\n";
      }
      index_.Write("doc" + std::to_string(i) + ".md", text);
    }
    index_.Update();
  }

  SearchResult Search(uint32_t limit, uint32_t offset, uint32_t per_document) {
    SearchRequest request = Request("camp");
    request.limit = limit;
    request.offset = offset;
    request.per_document = per_document;
    return searcher().Search(request);
  }

  Searcher& searcher() {
    if (!searcher_) searcher_.emplace(std::vector<std::string>{index_.db()});
    return *searcher_;
  }

  static std::vector<std::string> IdsOf(const SearchResult& result) {
    std::vector<std::string> ids;
    for (const Hit& hit : result.hits) ids.push_back(hit.passage.Id());
    return ids;
  }

  TinyIndex index_;
  std::optional<Searcher> searcher_;
};

TEST_F(SearcherPagingTest, AllPassages) {
  EXPECT_THAT(Search(1'000, 0, 0).hits, SizeIs(kDocuments * kSections));
}

TEST_F(SearcherPagingTest, PassagesOfEachDocumentAreLimited) {
  for (const uint32_t per_document : {1u, 2u, 3u}) {
    const std::vector<std::string> paths = PathsOf(Search(1'000, 0, per_document));
    EXPECT_THAT(paths, SizeIs(kDocuments * per_document));
    for (size_t i = 0; i < kDocuments; ++i) {
      EXPECT_EQ(std::count(paths.begin(), paths.end(), "doc" + std::to_string(i) + ".md"),
                per_document);
    }
  }
}

TEST_F(SearcherPagingTest, TheBestPassagesOfADocumentStay) {
  const SearchResult all = Search(1'000, 0, 0);
  const SearchResult one = Search(1'000, 0, 1);
  for (const Hit& hit : one.hits) {
    const auto best = std::find_if(all.hits.begin(), all.hits.end(), [&](const Hit& other) {
      return other.passage.source_id == hit.passage.source_id;
    });
    ASSERT_NE(best, all.hits.end());
    EXPECT_EQ(hit.passage.Id(), best->passage.Id());
  }
}

TEST_F(SearcherPagingTest, LimitCutsTheList) {
  EXPECT_THAT(Search(5, 0, 0).hits, SizeIs(5));
  EXPECT_THAT(Search(1, 0, 2).hits, SizeIs(1));
}

TEST_F(SearcherPagingTest, PagesTogetherAreTheWholeList) {
  for (const uint32_t per_document : {0u, 1u, 2u}) {
    const SearchResult whole = Search(1'000, 0, per_document);
    std::vector<std::string> paged;
    for (uint32_t offset = 0;; offset += 5) {
      const SearchResult page = Search(5, offset, per_document);
      if (page.hits.empty()) break;
      EXPECT_EQ(page.hits.front().rank, offset + 1);
      for (const std::string& id : IdsOf(page)) paged.push_back(id);
    }
    EXPECT_EQ(paged, IdsOf(whole)) << per_document;
    EXPECT_THAT(std::set<std::string>(paged.begin(), paged.end()), SizeIs(paged.size()));
  }
}

TEST_F(SearcherPagingTest, OffsetBeyondTheEnd) {
  const SearchResult result = Search(10, 1'000, 2);
  EXPECT_THAT(result.hits, IsEmpty());
  EXPECT_EQ(result.total, kDocuments * kSections);
}

TEST_F(SearcherPagingTest, FewMatchesAreCounted) {
  SearchRequest request = Request("NOT zebra");
  request.limit = 1;
  EXPECT_EQ(index_.Search(request).total, index_.Open().get_doccount());
}

TEST_F(SearcherPagingTest, TotalCountsPassagesOfAllDocuments) {
  EXPECT_EQ(Search(1'000, 0, 2).total, kDocuments * kSections);
  EXPECT_EQ(Search(1'000, 0, 0).total, kDocuments * kSections);
}

TEST_F(SearcherPagingTest, RanksCountFromOneAndScoresFall) {
  const SearchResult result = Search(1'000, 0, 0);
  for (size_t i = 0; i < result.hits.size(); ++i) {
    EXPECT_EQ(result.hits[i].rank, i + 1);
    if (i > 0) {
      EXPECT_LE(result.hits[i].score, result.hits[i - 1].score);
    }
  }
}

// What a hit says.

TEST(SearcherHitTest, CarriesItsPassage) {
  const TinyIndex index(
      {{"en/site.md",
        "---\nupdated: 2022-09\n---\n# Site planning\n\n## Overview\n\n### Aim\n\n"
        "The shelters are near [the map](https://example.org/map); ask cccm@example.org."}});
  const SearchResult result = index.Search(Request("shelter"));
  ASSERT_THAT(result.hits, SizeIs(1));
  const Hit& hit = result.hits[0];
  EXPECT_EQ(hit.rank, 1u);
  EXPECT_GT(hit.score, 0);
  EXPECT_EQ(hit.passage.path, "en/site.md");
  EXPECT_EQ(hit.passage.root, index.root());
  EXPECT_EQ(hit.passage.title, "Site planning");
  EXPECT_THAT(hit.passage.heading, ElementsAre("Overview", "Aim"));
  EXPECT_EQ(hit.passage.language, Language::kEnglish);
  EXPECT_EQ(hit.passage.updated, ParseIsoDate("2022-09"));
  EXPECT_EQ(hit.passage.line, 10u);
  EXPECT_THAT(hit.passage.contacts, ElementsAre("cccm@example.org"));
  EXPECT_THAT(hit.passage.links, ElementsAre("https://example.org/map"));
  EXPECT_EQ(result.query, "shelter");
  EXPECT_EQ(result.total, 1u);
  EXPECT_GE(result.took_ms, 0);
}

TEST(SearcherHitTest, SaysWhichFormsWereFoundAndWhy) {
  const TinyIndex index({{"a.md",
                          "La evaluación y las evaluaciones, LA EVALUACION; la evaluación "
                          "de la OMS."}});
  const SearchResult result = index.Search(Request("evaluacion OMS"));
  ASSERT_THAT(result.hits, SizeIs(1));
  EXPECT_THAT(Reasons(result.hits[0]), ElementsAre("evaluación (accent)", "evaluaciones (stem)",
                                                   "EVALUACION (exact)", "OMS (exact)"));
  EXPECT_THAT(Highlighted(result.hits[0]),
              ElementsAre("evaluación", "evaluaciones", "EVALUACION", "evaluación", "OMS"));
}

TEST(SearcherHitTest, HighlightsSliceTheSnippetOfALongPassage) {
  std::string text = "# Manual\n\n";
  for (int i = 0; i < 10; ++i) text += "Esta oración no dice nada de lo que se busca aquí. ";
  text += "Al final, la coordinacio\u0301n con UN-CMCoord ayuda a los niños. ";
  for (int i = 0; i < 5; ++i) text += "Y esta oración tampoco dice nada de eso. ";
  const TinyIndex index({{"a.md", text}});
  const SearchResult result = index.Search(Request("coordinacion UN-CMCoord ninos"));
  ASSERT_THAT(result.hits, SizeIs(1));
  EXPECT_THAT(Highlighted(result.hits[0]),
              ElementsAre("coordinacio\u0301n", "UN-CMCoord", "niños"));
  EXPECT_LT(result.hits[0].snippet.text.size(), text.size());
}

TEST(SearcherHitTest, WithoutSnippetsHitsAreTheSame) {
  const TinyIndex index({{"a.md", "The camp is near the river."}, {"b.md", "The camp of camps."}});
  SearchRequest request = Request("camp");
  const std::vector<std::string> with = index.Find(request);
  request.snippets = false;
  const SearchResult result = index.Search(request);
  EXPECT_EQ(PathsOf(result), with);
  EXPECT_EQ(result.hits.at(0).snippet.text, "");
  EXPECT_THAT(result.hits.at(0).matched, IsEmpty());
}

TEST(SearcherHitTest, EnormousWord) {
  const std::string word(4'000, 'x');  // a passage holds it, and a query
  const TinyIndex index({{"a.md", "# Title\n\n" + word}});
  const SearchResult result = index.Search(Request(word));
  ASSERT_THAT(result.hits, SizeIs(1));
  EXPECT_EQ(result.hits[0].snippet.text, std::string(kSnippetLength, 'x') + "…");
}

// Any query is answered.

TEST(SearcherBoundaryTest, QueriesOfAnySize) {
  const TinyIndex index({{"a.md", "The camp is near the river."}});
  Searcher searcher({index.db()});
  std::string words;
  std::string compound = "camp";
  for (int i = 0; i < 10'000; ++i) {
    words += "camp ";
    compound += "-camp";
  }
  for (const std::string& query : {words, '"' + words + '"', compound, std::string(10'000, '('),
                                   std::string(100'000, 'x'), "camp " + std::string(10'000, '-')}) {
    const SearchResult result = searcher.Search(Request(query));
    EXPECT_FALSE(result.notes.empty()) << query.substr(0, 20);
    EXPECT_LT(result.took_ms, 20'000) << query.substr(0, 20);
  }
  EXPECT_THAT(searcher.Search(Request(words)).hits, SizeIs(1));
}

TEST(SearcherBoundaryTest, IllFormedUtf8AndZeroBytes) {
  const TinyIndex index({{"a.md", "The camp is near the river."}});
  EXPECT_THAT(index.Find("\xFF\xC3 camp \xE2\x80"), ElementsAre("a.md"));
  EXPECT_THAT(index.Find(std::string_view("\0camp\0 river", 12)), ElementsAre("a.md"));
}

TEST(SearcherBoundaryTest, IndexWithoutPassages) {
  TinyIndex index({{"a.md", "The camp is near the river."}});
  index.Remove("a.md");
  index.Update();
  const SearchResult result = index.Search(Request("camp -river \"the camp\""));
  EXPECT_THAT(result.hits, IsEmpty());
  EXPECT_EQ(result.total, 0u);
}

TEST(SearcherBoundaryTest, NoIndex) {
  EXPECT_EQ(CodeOf([] { Searcher({"/nonexistent/index"}); }), ErrorCode::kIndexMissing);
}

TEST(SearcherBoundaryTest, SeveralIndexesAreOne) {
  const TinyIndex one({{"one.md", "The camp is near the river."}});
  const TinyIndex two({{"two.md", "The camp is near the road."}});
  Searcher searcher({one.db(), two.db()});
  const SearchResult result = searcher.Search(Request("camp"));
  EXPECT_THAT(PathsOf(result), UnorderedElementsAre("one.md", "two.md"));
  EXPECT_EQ(result.total, 2u);
  for (const Hit& hit : result.hits) {
    EXPECT_EQ(searcher.Find(hit.passage.Id()).passage.path, hit.passage.path);
  }
}

// One passage by its id.

TEST(SearcherFindTest, PassageOfEachHit) {
  const TinyIndex index(
      {{"a.md", "# A\n\n## One\n\nThe camp.\n\n## Two\n\nThe camp of the north."}});
  Searcher searcher({index.db()});
  const SearchResult result = searcher.Search(Request("camp"));
  ASSERT_THAT(result.hits, SizeIs(2));
  for (const Hit& hit : result.hits) {
    const Passage passage = searcher.Find(hit.passage.Id()).passage;
    EXPECT_EQ(passage.text, hit.passage.text);
    EXPECT_EQ(passage.ordinal, hit.passage.ordinal);
    EXPECT_EQ(passage.source_id, hit.passage.source_id);
  }
}

TEST(SearcherFindTest, UnknownIdIsAUsageError) {
  const TinyIndex index({{"a.md", "The camp."}});
  Searcher searcher({index.db()});
  const std::string id = searcher.Search(Request("camp")).hits.at(0).passage.Id();
  for (const std::string& unknown :
       {std::string(), std::string("0123456789ab-0"), id + "0", id.substr(0, 11), "Q" + id,
        std::string(1'000, 'x'), std::string("a\0b", 3)}) {
    EXPECT_EQ(CodeOf([&] { searcher.Find(unknown); }), ErrorCode::kUsage) << unknown;
  }
}

TEST(SearcherFindTest, IdOfADocumentIsItsFirstPassage) {
  const TinyIndex index({{"a.md", "# Camp\n\nFirst.\n\n## Roads\n\nSecond."}});
  Searcher searcher({index.db()});
  const std::string id = searcher.Search(Request("second")).hits.at(0).passage.Id();
  EXPECT_EQ(searcher.Find(id.substr(0, 12)).passage.text, "First.");
}

TEST(SearcherFindTest, ErrorNamesTheId) {
  const TinyIndex index({{"a.md", "The camp."}});
  Searcher searcher({index.db()});
  const std::optional<Error> error = testing::ErrorOf([&] { searcher.Find("0123456789ab-7"); });
  ASSERT_TRUE(error);
  EXPECT_THAT(error->what(), HasSubstr("0123456789ab-7"));
}

// Readers go on while the index changes.

class SearcherUpdateTest : public ::testing::Test {
 protected:
  // Enough passages that the writer reuses blocks that an old revision still needs.
  void WriteVersion(const std::string& version) {
    for (int i = 0; i < 20; ++i) {
      std::string text = "# Manual " + version + "\n";
      for (int j = 0; j < 5; ++j) {
        text += "\n## Part " + std::to_string(j) + "\n\nEl campamento de la versión " + version +
                " tiene la red número " + std::to_string(i * 5 + j) + " de albergues.\n";
      }
      index_.Write("doc" + std::to_string(i) + ".md", text);
    }
    index_.Update();
  }

  static SearchRequest WholeVersion() {
    SearchRequest request = Request("\"campamento de la version\" albergue");
    request.limit = 1'000;
    request.per_document = 0;
    return request;
  }

  // The versions that the hits are of.
  static std::set<std::string> VersionsIn(const SearchResult& result) {
    std::set<std::string> versions;
    for (const Hit& hit : result.hits) versions.insert(hit.passage.title);
    return versions;
  }

  TinyIndex index_;
};

TEST_F(SearcherUpdateTest, SearcherOpenedBeforeSeveralUpdatesGoesOn) {
  WriteVersion("one");
  Searcher searcher({index_.db()});
  EXPECT_THAT(VersionsIn(searcher.Search(WholeVersion())), ElementsAre("Manual one"));
  for (const char* const version : {"two", "three", "four", "five"}) WriteVersion(version);
  const SearchResult result = searcher.Search(WholeVersion());
  EXPECT_THAT(result.hits, SizeIs(100));
  EXPECT_THAT(VersionsIn(result), ElementsAre(AnyOf("Manual one", "Manual five")));
  EXPECT_THAT(VersionsIn(Searcher({index_.db()}).Search(WholeVersion())),
              ElementsAre("Manual five"));
}

TEST_F(SearcherUpdateTest, SearchesBetweenUpdatesSeeOneWholeVersion) {
  WriteVersion("zero");
  Searcher searcher({index_.db()});
  for (int i = 1; i <= 6; ++i) {
    WriteVersion(std::to_string(i));
    const SearchResult result = searcher.Search(WholeVersion());
    EXPECT_THAT(result.hits, SizeIs(100)) << i;
    EXPECT_THAT(VersionsIn(result), SizeIs(1)) << i;
  }
}

TEST_F(SearcherUpdateTest, FindGoesOnAfterSeveralUpdates) {
  WriteVersion("one");
  Searcher searcher({index_.db()});
  const std::string id = searcher.Search(WholeVersion()).hits.at(0).passage.Id();
  for (const char* const version : {"two", "three", "four"}) WriteVersion(version);
  EXPECT_THAT(searcher.Find(id).passage.title, AnyOf("Manual one", "Manual four"));
}

TEST_F(SearcherUpdateTest, SearchesWhileAnotherProcessWrites) {
  WriteVersion("start");
  const pid_t writer = fork();
  if (writer == 0) {
    for (int i = 0; i < 8; ++i) WriteVersion("number " + std::to_string(i));
    _exit(HasFailure() ? 1 : 0);
  }
  Searcher searcher({index_.db()});
  size_t searches = 0;
  int status = 0;
  while (waitpid(writer, &status, WNOHANG) == 0) {
    const SearchResult result = searcher.Search(WholeVersion());
    EXPECT_THAT(result.hits, SizeIs(100));
    EXPECT_THAT(VersionsIn(result), SizeIs(1));
    ++searches;
  }
  EXPECT_EQ(status, 0);
  EXPECT_GT(searches, 0u);
}

TEST_F(SearcherUpdateTest, SearcherOpenedBeforeARebuildGoesOn) {
  WriteVersion("one");
  Searcher searcher({index_.db()});
  index_.Write("new.md", "El campamento de la versión nueva tiene un albergue.");
  index_.Update(true);
  EXPECT_THAT(VersionsIn(searcher.Search(WholeVersion())), Contains("Manual one"));
  EXPECT_THAT(Searcher({index_.db()}).Search(WholeVersion()).hits, SizeIs(101));
}

}  // namespace
}  // namespace faro
