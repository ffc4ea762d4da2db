// SPDX-License-Identifier: GPL-3.0-or-later
// Search across languages, from documents to hits, with the glossary that Faro comes with.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "searcher/searcher.h"
#include "tests/searcher/tiny_index.h"

namespace faro {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Request;
using ::testing::SizeIs;
using testing::TranslatingIndex;
using ::testing::UnorderedElementsAre;

// Documents of both languages, each on a matter of its own.
class TranslationTest : public ::testing::Test {
 protected:
  static SearchRequest In(Language language, std::string_view query) {
    SearchRequest request = Request(query);
    request.expand.query_language = language;
    return request;
  }
  static SearchRequest English(std::string_view query) { return In(Language::kEnglish, query); }
  static SearchRequest Spanish(std::string_view query) { return In(Language::kSpanish, query); }

  // Each matched word of a hit as QUERY>FOUND=WHY.
  static std::vector<std::string> Matched(const Hit& hit) {
    std::vector<std::string> shown;
    for (const MatchedWord& word : hit.matched) {
      shown.push_back(word.query + ">" + word.found + "=" + std::string(WhyName(word.why)));
    }
    return shown;
  }

  static std::vector<std::string> Highlighted(const Hit& hit) {
    std::vector<std::string> words;
    for (const auto& [begin, end] : hit.snippet.highlights) {
      words.push_back(hit.snippet.text.substr(begin, end - begin));
    }
    return words;
  }

  const TranslatingIndex index_{
      {"albergue.md", "# Informe\n\nEl albergue municipal abrió sus puertas para las familias."},
      {"cisterna.md", "# Reparto\n\nUn camión cisterna llegó ayer por la tarde a la aldea."},
      {"hct.md", "# Minutes\n\nThe HCT met on the first day and thanked all of its members."},
      {"outbreak.md", "# Bulletin\n\nThe outbreak was declared by the doctors on that day."},
      {"apatridia.md", "# Derechos\n\nLa apatridia de los niños se puede prevenir con la ley."},
      {"tanker.md", "# Roads\n\nThe water truck could not pass over the bridge last week."},
  };
};

// From English.

TEST_F(TranslationTest, EnglishWordFindsSpanishPassage) {
  const SearchResult result = index_.Search(Request("shelter"));
  ASSERT_THAT(testing::PathsOf(result), ElementsAre("albergue.md"));
  EXPECT_THAT(Matched(result.hits[0]), ElementsAre("shelter>albergue=translation"));
  EXPECT_THAT(Highlighted(result.hits[0]), ElementsAre("albergue"));
}

TEST_F(TranslationTest, InflectedEnglishWordFindsSpanishPassage) {
  EXPECT_THAT(index_.Find(English("shelters")), ElementsAre("albergue.md"));
  EXPECT_THAT(index_.Find(English("statelessness")), ElementsAre("apatridia.md"));
}

TEST_F(TranslationTest, EnglishTermFindsSpanishTerm) {
  const SearchResult result = index_.Search(Request("water truck"));
  ASSERT_THAT(testing::PathsOf(result), UnorderedElementsAre("tanker.md", "cisterna.md"));
  for (const Hit& hit : result.hits) {
    const bool spanish = hit.passage.path == "cisterna.md";
    EXPECT_THAT(Highlighted(hit),
                spanish ? ElementsAre("camión", "cisterna") : ElementsAre("water", "truck"));
    for (const MatchedWord& word : hit.matched) {
      EXPECT_EQ(word.why, spanish ? Why::kTranslation : Why::kExact) << word.found;
    }
  }
}

TEST_F(TranslationTest, EnglishAcronymFindsSpanishOne) {
  const TranslatingIndex index(
      {{"ehp.md", "# Acta\n\nEl EHP se reunió el primer día del mes."},
       {"pais.md", "# Otro\n\nEl equipo humanitario del país también lo hizo."},
       {"equipo.md", "# Nada\n\nEl equipo local ganó el partido del domingo."}});
  const SearchResult result = index.Search(English("HCT"));
  ASSERT_THAT(testing::PathsOf(result), UnorderedElementsAre("ehp.md", "pais.md"));
  for (const Hit& hit : result.hits) {
    if (hit.passage.path != "ehp.md") continue;
    EXPECT_THAT(Matched(hit), ElementsAre("HCT>EHP=translation"));
  }
}

TEST_F(TranslationTest, PartOfATranslationIsNotHighlighted) {
  const TranslatingIndex index(
      {{"a.md", "# Nota\n\nEl equipo del albergue recibió agua potable en el país."}});
  const SearchResult result = index.Search(English("HCT shelter"));
  ASSERT_THAT(result.hits, SizeIs(1));
  EXPECT_THAT(Highlighted(result.hits[0]), ElementsAre("albergue"));
}

TEST_F(TranslationTest, TitlesSupplyWordsOfATranslation) {
  const TranslatingIndex index(
      {{"a.md", "# Equipo humanitario\n\nSe reunió ayer en el país."},
       {"b.md", "# Equipo\n\n## Asuntos humanitarios\n\nEl país lo celebra."}});
  const SearchResult result = index.Search(English("HCT"));
  ASSERT_THAT(result.hits, SizeIs(2));
  for (const Hit& hit : result.hits) {
    EXPECT_THAT(Matched(hit), ElementsAre("HCT>país=translation")) << hit.passage.path;
  }
}

// From Spanish.

TEST_F(TranslationTest, SpanishAcronymFindsEnglishOne) {
  const SearchResult result = index_.Search(Request("EHP"));
  ASSERT_THAT(testing::PathsOf(result), ElementsAre("hct.md"));
  EXPECT_THAT(Matched(result.hits[0]), ElementsAre("EHP>HCT=translation"));
  EXPECT_THAT(Highlighted(result.hits[0]), ElementsAre("HCT"));
}

TEST_F(TranslationTest, SpanishWordFindsEnglishPassage) {
  const SearchResult result = index_.Search(Spanish("brotes"));
  ASSERT_THAT(testing::PathsOf(result), ElementsAre("outbreak.md"));
  EXPECT_THAT(Matched(result.hits[0]), ElementsAre("brotes>outbreak=translation"));
}

TEST_F(TranslationTest, SpanishTermWithoutAccentsFindsEnglishTerm) {
  for (const char* const query : {"camión cisterna", "camion cisterna", "CAMIONES CISTERNA"}) {
    EXPECT_THAT(index_.Find(Spanish(query)), UnorderedElementsAre("cisterna.md", "tanker.md"))
        << query;
  }
}

TEST_F(TranslationTest, FunctionWordsStandInsideATerm) {
  const TranslatingIndex index({{"site.md", "# Notes\n\nGood camp management needs patience."}});
  const SearchResult result = index.Search(Spanish("la gestión de los campamentos"));
  ASSERT_THAT(result.hits, SizeIs(1));
  EXPECT_THAT(Highlighted(result.hits[0]), ElementsAre("camp", "management"));
}

// Within a language.

TEST_F(TranslationTest, AnAcronymFindsItsTermAndTheOtherWayRound) {
  const TranslatingIndex index(
      {{"term.md", "# Notes\n\nThe humanitarian country team thanked them."},
       {"acronym.md", "# Minutes\n\nThe HCT thanked them."},
       {"part.md", "# Other\n\nThe team of the country thanked them."}});
  for (const Language into : kStemmedLanguages) {
    SearchRequest request = English("HCT");
    request.expand.translate_into = {into};
    EXPECT_THAT(index.Find(request), UnorderedElementsAre("term.md", "acronym.md"));
  }
  EXPECT_THAT(index.Find(English("humanitarian country team")), Contains("acronym.md"));
}

TEST_F(TranslationTest, PluralOfAnAcronymIsTheAcronym) {
  const TranslatingIndex index({{"pdi.md", "# Uno\n\nLas PDI viven aquí."}});
  for (const char* const query : {"IDP", "IDPs", "idp"}) {
    EXPECT_THAT(index.Find(English(query)), ElementsAre("pdi.md")) << query;
  }
}

TEST_F(TranslationTest, AnAcronymIsNotTheWordThatItSpells) {
  const TranslatingIndex index({{"mar.md", "# Uno\n\nEl mar está en calma."},
                                {"eas.md", "# Dos\n\nLa EAS está prohibida."}});
  EXPECT_THAT(index.Find(English("SEA")), ElementsAre("eas.md"));
}

// Where it is not wanted.

TEST_F(TranslationTest, NoTranslationIntoNothing) {
  SearchRequest request = English("shelter");
  request.expand.translate_into.clear();
  EXPECT_THAT(index_.Find(request), IsEmpty());
  request.query = "water truck";
  EXPECT_THAT(index_.Find(request), ElementsAre("tanker.md"));
}

TEST_F(TranslationTest, NoTranslationIntoTheLanguageOfTheQuery) {
  SearchRequest request = English("shelter");
  request.expand.translate_into = {Language::kEnglish};
  EXPECT_THAT(index_.Find(request), IsEmpty());
  request.expand.translate_into = {Language::kSpanish};
  EXPECT_THAT(index_.Find(request), ElementsAre("albergue.md"));

  request = Spanish("brote");
  request.expand.translate_into = {Language::kSpanish};
  EXPECT_THAT(index_.Find(request), IsEmpty());
  request.expand.translate_into = {Language::kEnglish};
  EXPECT_THAT(index_.Find(request), ElementsAre("outbreak.md"));
}

TEST_F(TranslationTest, NoTranslationOfWordsAsTyped) {
  SearchRequest request = English("shelter");
  ASSERT_THAT(index_.Find(request), SizeIs(1));
  request.expand.expand = false;
  EXPECT_THAT(index_.Find(request), IsEmpty());
}

TEST_F(TranslationTest, WordsOfTheOtherLanguageAreNotTranslated) {
  EXPECT_THAT(index_.Find(Spanish("outbreak")), ElementsAre("outbreak.md"));
  EXPECT_THAT(index_.Find(Spanish("shelter")), IsEmpty());
}

TEST_F(TranslationTest, PhrasesAreNotTranslated) {
  EXPECT_THAT(index_.Find(English("\"shelter\"")), IsEmpty());
  EXPECT_THAT(index_.Find(English("\"water truck\"")), ElementsAre("tanker.md"));
}

TEST_F(TranslationTest, ExcludedWordsAreNotTranslated) {
  ASSERT_THAT(index_.Find(English("familias")), ElementsAre("albergue.md"));
  for (const char* const query :
       {"familias -shelter", "familias NOT shelter", "familias -(shelter statelessness)",
        "familias -(shelter AND shelter)"}) {
    EXPECT_THAT(index_.Find(English(query)), ElementsAre("albergue.md")) << query;
  }
  EXPECT_THAT(index_.Find(English("familias -albergue")), IsEmpty());
}

TEST_F(TranslationTest, WordsOfTitlesAndHeadingsAreNotTranslated) {
  const TranslatingIndex index(
      {{"a.md", "# Albergue\n\nAbrió sus puertas.\n\n## Brote\n\nYa pasó todo."}});
  EXPECT_THAT(index.Find(Spanish("title:albergue")), Contains("a.md"));
  EXPECT_THAT(index.Find(English("title:shelter")), IsEmpty());
  EXPECT_THAT(index.Find(English("heading:outbreak")), IsEmpty());
}

// Operators.

TEST_F(TranslationTest, EachOfTheWordsMayBeATranslation) {
  EXPECT_THAT(index_.Find(English("statelessness AND children")), ElementsAre("apatridia.md"));
  EXPECT_THAT(index_.Find(English("statelessness AND shelter")), IsEmpty());
  EXPECT_THAT(index_.Find(English("statelessness OR outbreak")),
              UnorderedElementsAre("apatridia.md", "outbreak.md"));
}

TEST_F(TranslationTest, WordsThatMustAllBeThereMakeNoTerm) {
  EXPECT_THAT(index_.Find(English("water AND truck")), ElementsAre("tanker.md"));
}

TEST_F(TranslationTest, CompoundThatMustBeThereMayBeInTheLanguageOfTheQuery) {
  const TranslatingIndex index(
      {{"masks.md", "# Notes\n\nThe nurses wore masks against COVID-19."},
       {"barbijos.md", "# Notas\n\nUsaron mascarillas por el coronavirus."}});
  EXPECT_THAT(index.Find(English("COVID-19")), UnorderedElementsAre("masks.md", "barbijos.md"));
  EXPECT_THAT(index.Find(English("COVID-19 AND masks")), Contains("masks.md"));

  const TranslatingIndex english(
      {{"gbv.md", "# Notes\n\nReports of gender-based violence went down."}});
  ASSERT_THAT(english.Find(English("gender-based violence")), ElementsAre("gbv.md"));
  EXPECT_THAT(english.Find(English("gender-based AND violence")), ElementsAre("gbv.md"));
}

// Ranking.

struct Pair {
  std::string_view english_query;
  std::string_view spanish_query;
  std::string_view english;
  std::string_view spanish;
};

class TranslationRankTest : public TranslationTest, public ::testing::WithParamInterface<Pair> {};

TEST_P(TranslationRankTest, OwnLanguageComesFirst) {
  const TranslatingIndex index({{"en.md", GetParam().english}, {"es.md", GetParam().spanish}});
  EXPECT_THAT(index.Find(English(GetParam().english_query)), ElementsAre("en.md", "es.md"));
  EXPECT_THAT(index.Find(Spanish(GetParam().spanish_query)), ElementsAre("es.md", "en.md"));
}

INSTANTIATE_TEST_SUITE_P(
    Pairs, TranslationRankTest,
    ::testing::Values(
        Pair{"shelter", "albergue", "# One\n\nThe shelter is open today.",
             "# Uno\n\nEl albergue está abierto hoy."},
        Pair{"outbreak", "brote", "# One\n\nThe outbreak is over today.",
             "# Uno\n\nEl brote se terminó hoy."},
        Pair{"HCT", "EHP", "# One\n\nThe HCT is meeting today.", "# Uno\n\nEl EHP se reúne hoy."},
        Pair{"water truck", "camión cisterna", "# One\n\nThe water truck is here today.",
             "# Uno\n\nEl camión cisterna está aquí hoy."},
        Pair{"camp management", "gestión de campamentos",
             "# One\n\nThe camp management is good today.",
             "# Uno\n\nLa gestión de campamentos es buena hoy."}));

TEST_F(TranslationTest, AWholeTermRanksBeforeAPartOfIt) {
  const TranslatingIndex index({{"camion.md", "# Uno\n\nUn camión está aquí desde hoy."},
                                {"cisterna.md", "# Dos\n\nUn camión cisterna está aquí hoy."}});
  EXPECT_THAT(index.Find(English("water truck")), ElementsAre("cisterna.md", "camion.md"));
}

// Updates.

TEST_F(TranslationTest, AnUpdatedIndexStillTranslates) {
  TranslatingIndex index({{"a.md", "# Uno\n\nEl albergue está abierto hoy."}});
  index.Write("b.md", "# Dos\n\nEl brote se terminó hoy.");
  index.Update();
  EXPECT_THAT(index.Find(English("shelter")), ElementsAre("a.md"));
  EXPECT_THAT(index.Find(English("outbreak")), ElementsAre("b.md"));
  index.Update(/*full=*/true);
  EXPECT_THAT(index.Find(English("shelter")), ElementsAre("a.md"));
}

}  // namespace
}  // namespace faro
