// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lib/index/passage.h"
#include "lib/language/language_detector.h"
#include "searcher/query/query_expander.h"
#include "searcher/query/query_parser.h"
#include "tests/searcher/tiny_index.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Request;
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
    Found found;
    size_t at = 0;
    for (const Match& match : table.Find(text, analyzed, language, &analyzer_)) {
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
  EXPECT_THAT(table.Find("planes", analyzed, Language::kEnglish, &analyzer_), ::testing::SizeIs(1));
  EXPECT_THAT(table.Find("planes", analyzed, Language::kUnknown, &analyzer_), ::testing::SizeIs(1));
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
        const Passage passage = DecodePassage(database.get_document(*id).get_data());
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
