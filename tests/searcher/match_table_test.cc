// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/index/passage_store.h"
#include "lib/language/language_detector.h"
#include "searcher/query/query_expander.h"
#include "searcher/query/query_parser.h"
#include "tests/searcher/tiny_index.h"

namespace faro {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Request;
using ::testing::SizeIs;
using testing::TinyIndex;

// Finds queries in one passage, which is also all that the index attests.
class MatchTableTest : public ::testing::Test {
 protected:
  struct Found {
    std::string marked;                // the text with [ ] around each match
    std::vector<std::string> reasons;  // of each match, QUERY=WHY
  };

  Found Find(std::string_view query, std::string_view text, Language language = Language::kEnglish,
             bool expand = true) {
    const TinyIndex index({{"text.md", text}});
    ExpandOptions options;
    options.query_language = language;
    options.expand = expand;
    const ExpandedQuery expanded =
        ExpandQuery(ParseQuery(query), options, index.Open(), &analyzer_);
    const MatchTable table(expanded);
    AnalyzedText analyzed;
    analyzer_.Analyze(text, &analyzed);
    return Show(table, text, analyzed, table.Find(text, analyzed, language, &analyzer_));
  }

  static Found Show(const MatchTable& table, std::string_view text, const AnalyzedText& analyzed,
                    const std::vector<Match>& matches) {
    Found found;
    size_t at = 0;
    for (const Match& match : matches) {
      const size_t begin = analyzed.tokens()[match.first].begin;
      const size_t end = analyzed.tokens()[match.first + match.count - 1].end;
      found.marked += text.substr(at, begin - at);
      found.marked.append("[").append(text.substr(begin, end - begin)).append("]");
      at = end;
      found.reasons.push_back(table.concepts()[match.concept_index] + "=" +
                              std::string(WhyName(match.why)));
    }
    found.marked += text.substr(at);
    return found;
  }

  std::string Marked(std::string_view query, std::string_view text,
                     Language language = Language::kEnglish) {
    return Find(query, text, language).marked;
  }

  Analyzer analyzer_;
};

TEST_F(MatchTableTest, ExactWordsAndStems) {
  const Found found = Find("shelter", "A shelter among shelters, unsheltered.");
  EXPECT_EQ(found.marked, "A [shelter] among [shelters], unsheltered.");
  EXPECT_THAT(found.reasons, ElementsAre("shelter=exact", "shelter=stem"));
}

TEST_F(MatchTableTest, NoMatch) {
  const Found found = Find("latrine", "The camp is open.");
  EXPECT_EQ(found.marked, "The camp is open.");
  EXPECT_THAT(found.reasons, IsEmpty());
}

TEST_F(MatchTableTest, EachMatchNamesItsWord) {
  EXPECT_THAT(Find("camp open water", "Open the camps for water.").reasons,
              ElementsAre("open=exact", "camp=stem", "water=exact"));
}

TEST_F(MatchTableTest, CapitalsMatch) {
  EXPECT_EQ(Marked("shelter", "SHELTER and Shelter"), "[SHELTER] and [Shelter]");
}

TEST_F(MatchTableTest, MissingAndSurplusAccentsMatch) {
  const Found found = Find("evaluacion", "La evaluación, LA EVALUACION.", Language::kSpanish);
  EXPECT_EQ(found.marked, "La [evaluación], LA [EVALUACION].");
  EXPECT_THAT(found.reasons, ElementsAre("evaluacion=accent", "evaluacion=exact"));
  EXPECT_EQ(Marked("evaluación", "LA EVALUACION y las evaluaciones.", Language::kSpanish),
            "LA [EVALUACION] y las [evaluaciones].");
}

TEST_F(MatchTableTest, DecomposedTextIsMarkedWithItsMarks) {
  EXPECT_EQ(Marked("evaluación", "La evaluacio\u0301n.", Language::kSpanish),
            "La [evaluacio\u0301n].");
  EXPECT_EQ(Marked("an\u0303o", "Cada año.", Language::kSpanish), "Cada [año].");
}

TEST_F(MatchTableTest, EnyeIsALetter) {
  EXPECT_EQ(Marked("año", "El año y el ano.", Language::kSpanish), "El [año] y el ano.");
  EXPECT_EQ(Marked("ninos", "Los niños.", Language::kSpanish), "Los [niños].");
}

TEST_F(MatchTableTest, ReviewedPairsStayApart) {
  EXPECT_EQ(Marked("refugio", "El refugio de los refugiados.", Language::kSpanish),
            "El [refugio] de los refugiados.");
  EXPECT_EQ(Marked("emergency", "Emergencies and emergence."), "[Emergencies] and emergence.");
}

TEST_F(MatchTableTest, StemsOfOneLanguageDoNotMarkTheOther) {
  // The passage is Spanish, so the English stem of "planes" (plane) says nothing about "plane".
  ExpandedQuery query;
  ExpandedNode word;
  word.kind = ExpandedNode::Kind::kConcept;
  word.concept_value.query = "planes";
  word.concept_value.base = {{Field::kStemEnglish, "plane", Why::kStem}};
  query.root.children = {word};
  query.has_weight = true;
  const MatchTable table(query);
  AnalyzedText analyzed;
  analyzer_.Analyze("planes", &analyzed);
  EXPECT_THAT(table.Find("planes", analyzed, Language::kEnglish, &analyzer_), SizeIs(1));
  EXPECT_THAT(table.Find("planes", analyzed, Language::kUnknown, &analyzer_), SizeIs(1));
  EXPECT_THAT(table.Find("planes", analyzed, Language::kSpanish, &analyzer_), IsEmpty());
  EXPECT_THAT(table.Find("planes", analyzed, Language::kOther, &analyzer_), IsEmpty());
}

TEST_F(MatchTableTest, AcronymsMatchCapitalsOnly) {
  const Found found = Find("WHO", "The WHO is a body of those who help; W.H.O. too.");
  EXPECT_EQ(found.marked, "The [WHO] is a body of those who help; [W.H.O]. too.");
  EXPECT_THAT(found.reasons, ElementsAre("WHO=acronym", "WHO=acronym"));
  EXPECT_EQ(Marked("IDP", "An IDP, two IDPs, an idp."), "An [IDP], two [IDPs], an [idp].");
}

TEST_F(MatchTableTest, CompoundsMatchHoweverTheyAreWritten) {
  EXPECT_EQ(Marked("COVID-19", "COVID-19, covid19, Covid 19 and COVID alone."),
            "[COVID-19], [covid19], [Covid 19] and [COVID] alone.");
  EXPECT_EQ(Marked("covid19", "COVID-19 or covid19, not COVID."),
            "[COVID-19] or [covid19], not COVID.");
  EXPECT_EQ(Marked("email", "Send an e-mail or email."), "Send an [e-mail] or [email].");
}

TEST_F(MatchTableTest, CompoundIsOneMatchOfTheWholeWord) {
  EXPECT_THAT(Find("UN-CMCoord", "Ask UN-CMCoord.").reasons, ElementsAre("UN-CMCoord=exact"));
}

TEST_F(MatchTableTest, NumbersMatchHoweverTheyAreGrouped) {
  EXPECT_EQ(Marked("1000", "1,000 or 1000 or 100."), "[1,000] or [1000] or 100.");
}

TEST_F(MatchTableTest, PhraseIsOneMatch) {
  const Found found = Find("\"site plan\"", "The site plan: a plan of the site.");
  EXPECT_EQ(found.marked, "The [site plan]: a plan of the site.");
  EXPECT_THAT(found.reasons, ElementsAre("site plan=exact"));
}

TEST_F(MatchTableTest, PhraseMatchesAcrossAccentsAndForms) {
  EXPECT_EQ(Marked("\"evaluacion rapida\"", "La Evaluacio\u0301n rápida.", Language::kSpanish),
            "La [Evaluacio\u0301n rápida].");
}

TEST_F(MatchTableTest, PhraseBeforeItsWords) {
  EXPECT_EQ(Marked("\"site plan\" site", "The site plan of the sites."),
            "The [site plan] of the [sites].");
}

TEST_F(MatchTableTest, PhraseAtTheEndOfTheText) {
  EXPECT_EQ(Marked("\"the site plan\"", "This is the site plan"), "This is [the site plan]");
  EXPECT_EQ(Marked("\"site plan here\"", "This is the site plan"), "This is the site plan");
}

TEST_F(MatchTableTest, FunctionWordsAreNotMarked) {
  EXPECT_EQ(Marked("the camp of the north", "The camp of the south."), "The [camp] of the south.");
}

TEST_F(MatchTableTest, FunctionWordsAreMarkedWhereThereIsNothingElse) {
  EXPECT_EQ(Marked("where is the", "Where is the camp?"), "[Where] [is] [the] camp?");
}

TEST_F(MatchTableTest, FunctionWordWithTheStemOfAWordIsNotMarked) {
  EXPECT_EQ(Marked("others", "The other camps and the others."),
            "The other camps and the [others].");
}

TEST_F(MatchTableTest, ExcludedWordsAreNotMarked) {
  EXPECT_EQ(Marked("camp -closure", "The camp closure."), "The [camp] closure.");
  EXPECT_EQ(Marked("camp -(closure OR \"the camp\")", "The camp closure."), "The [camp] closure.");
}

TEST_F(MatchTableTest, WordsOfBothSidesOfAnOperatorAreMarked) {
  EXPECT_EQ(Marked("camp AND (closure OR opening)", "The opening and closure of the camp."),
            "The [opening] and [closure] of the [camp].");
}

TEST_F(MatchTableTest, WithoutExpansionOnlyTheTypedForm) {
  EXPECT_EQ(Find("shelter", "A shelter among shelters.", Language::kEnglish, false).marked,
            "A [shelter] among shelters.");
  EXPECT_EQ(Find("COVID-19", "COVID-19 and COVID.", Language::kEnglish, false).marked,
            "[COVID-19] and COVID.");
}

TEST_F(MatchTableTest, EmptyTextAndEmptyQuery) {
  const MatchTable table{ExpandedQuery()};
  AnalyzedText analyzed;
  analyzer_.Analyze("", &analyzed);
  EXPECT_THAT(table.Find("", analyzed, Language::kEnglish, &analyzer_), IsEmpty());
  EXPECT_THAT(table.concepts(), IsEmpty());
  analyzer_.Analyze("The camp.", &analyzed);
  EXPECT_THAT(table.Find("The camp.", analyzed, Language::kEnglish, &analyzer_), IsEmpty());
}

// Forms of several words.

class FormsTest : public MatchTableTest {
 protected:
  static TranslatedForm Form(std::vector<Alternative> words) {
    return {std::move(words), Origin::kGlossary};
  }
  static Alternative Stem(std::string text) {
    return {Field::kStemSpanish, std::move(text), Why::kTranslation};
  }

  // One more word or term of the query, with these translations.
  void Add(std::string query, std::vector<TranslatedForm> forms) {
    ExpandedNode node;
    node.kind = ExpandedNode::Kind::kConcept;
    node.concept_value.query = std::move(query);
    node.concept_value.translations = std::move(forms);
    query_.root.children.push_back(std::move(node));
    query_.has_weight = true;
  }

  // `around` is a heading.
  Found Match(std::string_view text, std::string_view around = "") {
    const MatchTable table(query_);
    AnalyzedText analyzed;
    MatchTable::FormWords seen;
    if (!around.empty()) {
      analyzer_.Analyze(around, &analyzed);
      table.SeeFormWords(around, analyzed, Language::kSpanish, &analyzer_, &seen);
    }
    analyzer_.Analyze(text, &analyzed);
    return Show(table, text, analyzed,
                table.Find(text, analyzed, Language::kSpanish, &analyzer_, seen));
  }

  ExpandedQuery query_;
};

TEST_F(FormsTest, MatchWhereAllTheirWordsAre) {
  Add("water truck", {Form({Stem("camion"), Stem("cistern")})});
  const Found found = Match("Un camión grande, una cisterna y dos camiones.");
  EXPECT_EQ(found.marked, "Un [camión] grande, una [cisterna] y dos [camiones].");
  EXPECT_THAT(found.reasons, Each("water truck=translation"));
}

TEST_F(FormsTest, DoNotMatchInPart) {
  Add("water truck", {Form({Stem("camion"), Stem("cistern")})});
  EXPECT_EQ(Match("Un camión grande y otro camión.").marked, "Un camión grande y otro camión.");
  EXPECT_EQ(Match("Una cisterna.").marked, "Una cisterna.");
}

TEST_F(FormsTest, HeadingsMaySupplyTheOtherWords) {
  Add("water truck", {Form({Stem("camion"), Stem("cistern")})});
  EXPECT_EQ(Match("Un camión llegó.", "Cisternas").marked, "Un [camión] llegó.");
  EXPECT_EQ(Match("Nada llegó.", "Camión cisterna").marked, "Nada llegó.");
  EXPECT_EQ(Match("Un camión llegó.", "Camiones").marked, "Un camión llegó.");
}

TEST_F(FormsTest, OfOneWordMatchByThemselves) {
  Add("water truck", {Form({Stem("camion"), Stem("cistern")}), Form({Stem("aljib")})});
  EXPECT_EQ(Match("Un aljibe y un camión.").marked, "Un [aljibe] y un camión.");
}

TEST_F(FormsTest, AWordThatIsAlsoATranslationByItselfMatchesAsThat) {
  Add("water truck", {Form({Stem("camion"), Stem("cistern")})});
  Add("truck", {Form({Stem("camion")})});
  EXPECT_THAT(Match("Un camión.").reasons, ElementsAre("truck=translation"));
  EXPECT_THAT(Match("Un camión cisterna.").reasons,
              ElementsAre("truck=translation", "water truck=translation"));
}

TEST_F(FormsTest, AWordOfTwoFormsMatchesForTheWholeOne) {
  Add("water truck", {Form({Stem("camion"), Stem("cistern")})});
  Add("dump truck", {Form({Stem("camion"), Stem("volquet")})});
  EXPECT_THAT(Match("Un camión volquete.").reasons, Each("dump truck=translation"));
  EXPECT_THAT(Match("Un camión volquete.").reasons, SizeIs(2));
  EXPECT_THAT(Match("Un camión cisterna.").reasons, Each("water truck=translation"));
}

TEST_F(FormsTest, AcronymsAndNumbersMayBeTheirWords) {
  Add("coronavirus", {Form({Stem("cov"), {Field::kExact, "19", Why::kTranslation}}),
                      Form({{Field::kAcronym, "OMS", Why::kTranslation}, Stem("map")})});
  EXPECT_EQ(Match("El COVID-19 en 2019.").marked, "El [COVID]-[19] en 2019.");
  EXPECT_EQ(Match("El covid en 19 días").marked, "El [covid] en [19] días");
  EXPECT_EQ(Match("El covid de 2020.").marked, "El covid de 2020.");
  EXPECT_EQ(Match("Un mapa de la OMS.").marked, "Un [mapa] de la [OMS].");
  EXPECT_EQ(Match("La OMS.").marked, "La OMS.");
}

TEST_F(FormsTest, CompoundsAreWordsOfForms) {
  Add("virus map", {Form({{Field::kExact, "covid19", Why::kTranslation}, Stem("map")})});
  EXPECT_EQ(Match("Mapa sobre COVID-19.").marked, "[Mapa] sobre [COVID-19].");
  EXPECT_EQ(Match("Nada sobre COVID-19.").marked, "Nada sobre COVID-19.");
}

TEST_F(FormsTest, WordsWithinAPhraseCountForTheirForm) {
  Add("water truck", {Form({Stem("camion"), Stem("cistern")})});
  ExpandedNode phrase;
  phrase.kind = ExpandedNode::Kind::kConcept;
  phrase.concept_value.query = "gran camión";
  phrase.concept_value.phrase = {{"gran"}, {"camión"}};
  query_.root.children.push_back(phrase);
  EXPECT_EQ(Match("Un gran camión con cisterna.").marked, "Un [gran camión] con [cisterna].");
}

TEST_F(FormsTest, AFormWithoutWordsMatchesNothing) {
  Add("nothing", {Form({})});
  EXPECT_EQ(Match("Un camión.").marked, "Un camión.");
  EXPECT_FALSE(MatchTable(query_).has_forms());
}

// A passage is a hit of words and phrases if and only if they are found in its text, its title or
// its headings.
class MatchTableAgreementTest : public ::testing::Test {
 protected:
  TinyIndex index_{
      {"network.md", "# Red de albergues\n\nLa red de albergues tiene once puntos de agua."},
      {"pipes.md", "# Pipes\n\nThe red pipes were once repaired; the pie chart shows it."},
      {"years.md",
       "# Años\n\nCada año llegan niños. Los refugiados buscan refugio. LA EVALUACION "
       "y la evaluación se publicaron en 2022."},
      {"covid.md",
       "# COVID-19\n\n## Key considerations\n\nThe WHO wrote on covid19 and UN-CMCoord. "
       "Send an e-mail to prdcore@iom.int; there are 1,000 IDPs."},
      {"site.md",
       "# Site planning\n\n## Overview\n\nThe site plan shows shelters and latrines.\n\n"
       "## Links\n\nEmergency rations for the minority; a rational emergence."},
      {"plan.md",
       "# Planificación\n\n## Visión general\n\nEl plano del sitio y la coordinación de "
       "los campamentos.\n\n## Enlaces\n\nLa comunidad y la comunicación."},
      {"short.md", "# OCHA 2022\n\nOCHA IOM 2022"},
      {"other.md", "# Лагерь\n\nЛагерь для беженцев находится рядом с рекой и дорогой в город."}};

  // Where the table finds something of the query, each text for itself as the index takes them.
  bool FindsIn(const MatchTable& table, const Passage& passage) {
    AnalyzedText analyzed;
    analyzer_.Analyze(passage.text, &analyzed);
    if (!table.Find(passage.text, analyzed, passage.language, &analyzer_).empty()) return true;
    std::vector<std::string> fields = passage.heading;
    fields.push_back(passage.title);
    for (const std::string& field : fields) {
      analyzer_.Analyze(field, &analyzed);
      const Language language = DecideLanguage(MeasureLanguage(field, analyzed));
      if (!table.Find(field, analyzed, language, &analyzer_).empty()) return true;
    }
    return false;
  }

  Analyzer analyzer_;
};

TEST_F(MatchTableAgreementTest, HitsAreThePassagesInWhichSomethingIsFound) {
  const Xapian::Database database = index_.Open();
  PassageReader reader(database);
  Searcher searcher({index_.db()});
  for (const char* const query : {"red",
                                  "once",
                                  "pie",
                                  "red de albergues",
                                  "shelter",
                                  "shelters",
                                  "albergue",
                                  "plan",
                                  "planes",
                                  "sitio",
                                  "ano",
                                  "año",
                                  "ninos",
                                  "niños",
                                  "evaluacion",
                                  "evaluación",
                                  "EVALUACIONES",
                                  "refugio",
                                  "refugiado",
                                  "comunidad",
                                  "comunicacion",
                                  "emergency",
                                  "emergence",
                                  "ration",
                                  "rational",
                                  "minority",
                                  "WHO",
                                  "who",
                                  "IT",
                                  "IDP",
                                  "idps",
                                  "OCHA",
                                  "COVID-19",
                                  "covid19",
                                  "covid",
                                  "UN-CMCoord",
                                  "uncmcoord",
                                  "email",
                                  "e-mail",
                                  "prdcore@iom.int",
                                  "iom",
                                  "1000",
                                  "1,000",
                                  "2022",
                                  "\"site plan\"",
                                  "\"puntos de agua\"",
                                  "\"key considerations\"",
                                  "\"vision general\"",
                                  "\"La evaluacio\u0301n\"",
                                  "\"covid 19\"",
                                  "лагерь",
                                  "беженцев",
                                  "the",
                                  "what is the",
                                  "que",
                                  "camp water shelters",
                                  "dónde están los niños",
                                  "nothing_at_all",
                                  "the 2022 -OCHA",
                                  "key considerations",
                                  "enlaces",
                                  "links overview"}) {
    for (const bool expand : {true, false}) {
      SearchRequest request = Request(query);
      request.limit = 100;
      request.per_document = 0;
      request.expand.expand = expand;
      const SearchResult result = searcher.Search(request);
      std::set<std::string> hits;
      for (const Hit& hit : result.hits) hits.insert(hit.passage.Id());
      if (result.query.find('-') != std::string::npos &&
          result.query.find(" -") != std::string::npos) {
        continue;  // exclusion is the test below
      }
      const MatchTable table(result.expanded);
      for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
        const Passage passage = reader.Read(*id);
        EXPECT_EQ(FindsIn(table, passage), hits.contains(passage.Id()))
            << query << (expand ? "" : " (not expanded)") << " in " << passage.path << ": "
            << passage.text;
      }
    }
  }
}

TEST_F(MatchTableAgreementTest, EveryHitOfACombinedQueryShowsWhy) {
  Searcher searcher({index_.db()});
  for (const char* const query :
       {"red AND agua", "red -albergues", "2022 NOT OCHA", "(red OR pie) AND once",
        "title:planning shelters", "heading:overview", "title:covid AND WHO", "site -title:red",
        "\"site plan\" AND latrines", "(year OR año) AND refugio", "COVID-19 AND 1000"}) {
    SearchRequest request = Request(query);
    request.per_document = 0;
    const SearchResult result = searcher.Search(request);
    EXPECT_FALSE(result.hits.empty()) << query;
    const MatchTable table(result.expanded);
    for (const Hit& hit : result.hits) {
      EXPECT_TRUE(FindsIn(table, hit.passage)) << query << " in " << hit.passage.text;
      EXPECT_EQ(hit.matched.empty(), hit.snippet.highlights.empty()) << query;
    }
  }
}

}  // namespace
}  // namespace faro
