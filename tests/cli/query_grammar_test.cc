// SPDX-License-Identifier: GPL-3.0-or-later
// Each row of the query language, asked of the real programs in both languages over a small manual:
// which documents come, and which do not.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/grammar.h"
#include "tests/cli/cli_test.h"

namespace faro::testing {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// Documents of the manual, by the name that both languages share.
struct Hits {
  std::vector<std::string> come;
  std::vector<std::string> stay_away;
};

class QueryGrammarTest : public CliTest {
 protected:
  void SetUp() override {
    CliTest::SetUp();
    translations_ = "glossary";
    WriteEnglish();
    WriteSpanish();
    Report({"docs"});
  }

  void WriteEnglish() {
    Write("docs/en/cholera.md",
          "# Cholera response\n\nA cholera outbreak needs chlorine in each water tanker. The World "
          "Health Organization (WHO) publishes guidance.\n");
    Write("docs/en/open.md",
          "---\ntitle: Camp management\nupdated: 2021-03\n---\nThe camp is open. Good camp "
          "management saves lives. Contacts are elsewhere.\n");
    Write("docs/en/closed.md",
          "---\ntitle: The end of a site\nupdated: 2023-05\n---\nThe closure of a camp takes time. "
          "The management of each camp differs.\n");
    Write("docs/en/plan.md",
          "---\ntitle: Layout\nupdated: 2022-06-15\n---\nThe plan of a site shows the camp, "
          "latrines and roads.\n\n## Contacts\n\nWrite to [the desk](mailto:prdc@iom.int) or see "
          "[camps](https://www.reliefweb.int/camps/).\n");
    Write("docs/en/annexes/shelter/kits.md",
          "# Shelter kits\n\nTarpaulins keep out the rain. The shelter is ready before the "
          "winter.\n");
    Write("docs/en/annexes/wash/latrines.md",
          "# Latrines\n\nLatrines for women are lit at night. Displaced people need many. Write to "
          "[us](mailto:wash@example.org).\n");
    Write(
        "docs/en/other/blankets.html",
        "<html lang=\"en\"><head><title>Blankets</title></head><body><h1>Blankets</h1><p>Blankets "
        "keep people warm. The site where a plan is missing has cold water. See <a "
        "href=\"https://reliefweb.int/other\">other pages</a>.</p></body></html>");
    Write("docs/en/other/far.md",
          "# Seasons\n\nThe shelter that stands on the hill beyond the river and the old road to "
          "the sea is closed in winter.\n");
    Write("docs/en/other/tent.md",
          "# Cold\n\nA tent is cold in winter. Write to [ops](mailto:ops@iom.int).\n");
  }

  void WriteSpanish() {
    Write("docs/es/cholera.md",
          "# Respuesta al cólera\n\nUn brote de cólera exige cloro en cada cisterna de agua. La "
          "Organización Mundial de la Salud (OMS) publica una guía.\n");
    Write(
        "docs/es/open.md",
        "---\ntitle: Gestión de campamentos\nupdated: 2021-03\n---\nEl campamento está abierto. La "
        "buena gestión de campamentos salva vidas. Los contactos están en otra parte.\n");
    Write("docs/es/closed.md",
          "---\ntitle: El fin de un sitio\nupdated: 2023-05\n---\nEl cierre de un campamento lleva "
          "tiempo. La gestión de los campamentos varía.\n");
    Write("docs/es/plan.md",
          "---\ntitle: Distribución\nupdated: 2022-06-15\n---\nEl plan de un sitio muestra el "
          "campamento, las letrinas y los caminos.\n\n## Contactos\n\nEscriba a [la "
          "oficina](mailto:prdc@iom.int) o vea [los "
          "campamentos](https://www.reliefweb.int/campamentos/).\n");
    Write("docs/es/anexos/albergue/kits.md",
          "# Kits de albergue\n\nLas lonas protegen de la lluvia. El albergue estará listo antes "
          "del invierno.\n");
    Write("docs/es/anexos/agua/latrines.md",
          "# Letrinas\n\nLas letrinas para mujeres tienen luz de noche. Las personas desplazadas "
          "necesitan muchas. Escriba a [nosotras](mailto:wash@example.org).\n");
    Write("docs/es/otros/blankets.html",
          "<html lang=\"es\"><head><title>Mantas</title></head><body><h1>Mantas</h1><p>Las mantas "
          "abrigan a las personas. El sitio donde falta un plan tiene agua fría. Vea <a "
          "href=\"https://reliefweb.int/other\">otras páginas</a>.</p></body></html>");
    Write("docs/es/otros/far.md",
          "# Estaciones\n\nEl albergue que está en la colina más allá del río y del viejo camino "
          "que lleva hasta el mar se cierra en invierno.\n");
    Write("docs/es/otros/tent.md",
          "# Frío\n\nUna carpa es fría en invierno. Escriba a [la oficina](mailto:ops@iom.int).\n");
  }

  // Names of the documents in a language that a query finds.
  std::vector<std::string> Found(std::string_view query, const std::string& language) {
    std::vector<std::string> names;
    const nlohmann::json result =
        SearchJson({"--limit", "100", "--duplicates", "show", "--", std::string(query)});
    EXPECT_THAT(result.at("notes"), IsEmpty()) << query;
    for (const auto& hit : result.at("hits")) {
      const std::filesystem::path path = hit["path"].get<std::string>();
      if (*path.begin() == language) names.push_back(path.stem());
    }
    return names;
  }

  void ExpectHits(std::string_view query, const std::string& language, const Hits& hits) {
    const std::vector<std::string> found = Found(query, language);
    for (const std::string& name : hits.come) {
      EXPECT_THAT(found, Contains(name)) << query << " in " << language;
    }
    for (const std::string& name : hits.stay_away) {
      EXPECT_THAT(found, Not(Contains(name))) << query << " in " << language;
    }
  }
};

const std::map<std::string_view, Hits>& ExpectedHits() {
  static const std::map<std::string_view, Hits> hits = {
      {"words", {{"cholera"}, {"kits", "open"}}},
      {"acronym", {{"cholera"}, {"kits", "open"}}},
      {"phrase", {{"open"}, {"closed", "plan"}}},
      {"AND", {{"latrines"}, {"plan"}}},
      {"OR", {{"kits", "blankets"}, {"latrines"}}},
      {"NOT", {{"open", "plan"}, {"closed"}}},
      {"+word", {{"cholera"}, {"blankets"}}},
      {"-word", {{"open", "plan"}, {"closed"}}},
      {"brackets", {{"kits"}, {"blankets"}}},
      {"NEAR/n", {{"kits"}, {"far", "tent"}}},
      {"NEAR", {{"kits", "tent"}, {"far"}}},
      {"ADJ/n", {{"plan"}, {"blankets"}}},
      {"ADJ", {{"plan"}, {"blankets"}}},
      {"word*", {{"latrines"}, {"kits", "plan"}}},
      {"title:", {{"kits"}, {"far"}}},
      {"heading:", {{"plan"}, {"open"}}},
      {"field:phrase", {{"open"}, {"closed"}}},
      {"field:brackets", {{"open", "closed"}, {"plan"}}},
      {"path:", {{"kits"}, {"latrines", "far"}}},
      {"path:word*", {{"kits", "latrines"}, {"open"}}},
      {"contact:address", {{"plan"}, {"tent", "latrines"}}},
      {"contact:domain", {{"plan", "tent"}, {"latrines"}}},
      {"link:host", {{"plan", "blankets"}, {"open"}}},
      {"link:address", {{"plan"}, {"blankets"}}},
      {"lang:", {{"cholera", "blankets"}, {"kits"}}},
      {"type:", {{"blankets"}, {"cholera"}}},
      {"updated:date", {{"plan"}, {"open", "closed"}}},
      {"updated:from..to", {{"open", "plan"}, {"closed"}}},
      {"updated:from..", {{"plan", "closed"}, {"open"}}},
      {"updated:..to", {{"open", "plan"}, {"closed"}}},
      {"updated:>", {{"closed"}, {"open", "plan"}}},
      {"updated:>=", {{"plan", "closed"}, {"open"}}},
      {"updated:<", {{"open"}, {"plan", "closed"}}},
      {"updated:<=", {{"open", "plan"}, {"closed"}}},
      {"\\word", {{"closed"}, {"open", "plan"}}},
  };
  return hits;
}

TEST_F(QueryGrammarTest, EachRowFindsWhatItSaysAndNothingElse) {
  for (const GrammarRow& row : kGrammar) {
    const auto expected = ExpectedHits().find(row.construct);
    ASSERT_NE(expected, ExpectedHits().end()) << row.construct << " has no documents here";
    ASSERT_FALSE(expected->second.come.empty() || expected->second.stay_away.empty());
    ExpectHits(row.english, "en", expected->second);
    ExpectHits(row.spanish, "es", expected->second);
  }
  EXPECT_EQ(ExpectedHits().size(), kGrammar.size()) << "a row is gone";
}

TEST_F(QueryGrammarTest, LangKeepsTheOtherLanguageAway) {
  EXPECT_THAT(Found("water", "es"), Contains("cholera")) << "by translation";
  EXPECT_THAT(Found("water lang:en", "es"), IsEmpty());
  EXPECT_THAT(Found("agua lang:es", "en"), IsEmpty());
}

TEST_F(QueryGrammarTest, WordsAreFoundNearEachOtherInTheOtherLanguage) {
  EXPECT_THAT(Found("shelter NEAR/5 winter", "es"), Contains("kits"));
  EXPECT_THAT(Found("shelter NEAR/5 winter", "es"), Not(Contains("far")));
}

TEST_F(QueryGrammarTest, NothingTypedIsAnError) {
  for (const char* const query :
       {"type:xyz", "updated:soon", "camp NEAR/0 site", "NEAR", "a*", "((camp", "link:x", "path:/",
        "camp NEAR lang:es", "+", "title:", "contact:@ camp", "\"", "\\"}) {
    const ProcessResult result = Search({"--", query});
    EXPECT_THAT(result.status, ::testing::AnyOf(0, 1)) << query << "\n" << result.err;
  }
}

TEST_F(QueryGrammarTest, NotesSayWhatWasReadAsWords) {
  EXPECT_THAT(Search({"type:xyz"}).err, HasSubstr("note: type: takes pdf"));
  const auto result = SearchJson({"camp", "type:xyz"});
  ASSERT_EQ(result["notes"].size(), 1u);
  EXPECT_THAT(result["notes"][0].get<std::string>(), HasSubstr("xyz is read as words"));
}

}  // namespace
}  // namespace faro::testing
