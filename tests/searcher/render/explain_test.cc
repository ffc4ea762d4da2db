// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "searcher/render/renderer.h"
#include "tests/searcher/render/sample_result.h"
#include "tests/searcher/tiny_index.h"

namespace faro {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::Lines;
using ::testing::Not;
using testing::TinyIndex;

class ExplainTest : public ::testing::Test {
 protected:
  std::string Explain(std::string_view query) {
    SearchRequest request = testing::Request(query);
    request.expand.translate_into.clear();
    return ExplainAsText(index_.Search(request));
  }

  // The lines below the heading `stage`, up to the next heading.
  std::vector<std::string> Stage(std::string_view query, std::string_view stage) {
    std::vector<std::string> below;
    bool inside = false;
    for (const std::string& line : Lines(Explain(query))) {
      if (!line.starts_with(' ')) {
        inside = line == stage;
      } else if (inside) {
        below.push_back(line);
      }
    }
    return below;
  }

 private:
  TinyIndex index_{
      {"en.md", "# Camps\n\nThe shelters of the WHO are near the red pipes of the camp."},
      {"es.md", "# Red\n\nLa evaluación de los albergues y la red de los refugiados."}};
};

TEST_F(ExplainTest, StagesInOrder) {
  std::vector<std::string> stages;
  for (const std::string& line : Lines(Explain("shelter"))) {
    if (!line.starts_with(' ')) stages.push_back(line);
  }
  EXPECT_THAT(stages,
              ElementsAre("text", "read as", "tree", "language", "expanded", "xapian", "hits"));
}

TEST_F(ExplainTest, TextAsTyped) {
  EXPECT_THAT(Stage("Shelter  -water", "text"), ElementsAre("  Shelter  -water"));
}

TEST_F(ExplainTest, TreeIsIndented) {
  EXPECT_THAT(Stage("title:red AND \"the camp\" -(a OR heading:b)", "tree"),
              ElementsAre("  any of", "    all of", "      title:red", "      \"the camp\"",
                          "    not any of", "      a", "      heading:b"));
}

TEST_F(ExplainTest, TreeOfWhatStandsNearAndOfFilters) {
  EXPECT_THAT(Stage("+camp ADJ/3 shel* -path:x lang:en", "tree"),
              ElementsAre("  any of", "    within 3 words, in this order", "      camp",
                          "      shel*", "    not path:x (filter)", "    lang:en (filter)"));
  EXPECT_THAT(Stage("+camp shel*", "tree"), Contains("    required camp"));
}

TEST_F(ExplainTest, ReadAsIsAQueryAgain) {
  EXPECT_THAT(Stage("NOT (camp)  title:(a b)", "read as"),
              ElementsAre("  -camp (title:a OR title:b)"));
}

TEST_F(ExplainTest, FormsOfWhatStandsNear) {
  const auto expanded = Stage("camps NEAR/5 shel*", "expanded");
  EXPECT_THAT(expanded, Contains("    all of, within 6 words in a row"));
  EXPECT_THAT(expanded, Contains("      near each other: camps/camp shelters"));
  EXPECT_THAT(expanded, Contains("        weight 1: shelters (exact, prefix)"));
  EXPECT_THAT(Stage("camp lang:en", "expanded"), Contains("    lang:en (filter)"));
}

TEST_F(ExplainTest, HitsOfFiltersAlone) {
  EXPECT_THAT(Stage("lang:es", "hits"), ElementsAre(HasSubstr(": by filters alone")));
}

TEST_F(ExplainTest, LanguageAndItsStems) {
  EXPECT_THAT(Stage("where are the shelters", "language"), ElementsAre("  en, stems of en"));
  EXPECT_THAT(Stage("dónde están los albergues", "language"), ElementsAre("  es, stems of es"));
  EXPECT_THAT(Stage("2022", "language"), ElementsAre("  und, stems of en es"));
}

TEST_F(ExplainTest, FormsOfAWord) {
  EXPECT_THAT(Stage("los albergues de la evaluacion", "expanded"),
              AllOf(Contains("    los (function word: no weight)"),
                    Contains("      weight 1: alberg (stem.es, stem)"),
                    Contains("      weight 0.3 more: evaluación (exact, accent)")));
}

TEST_F(ExplainTest, UnlikelyLanguage) {
  EXPECT_THAT(Stage("red", "expanded"), Contains("      weight 0.1: red (stem.es, stem)"));
}

TEST_F(ExplainTest, PhrasesWithTheirSpellings) {
  EXPECT_THAT(Stage("\"la evaluacion\"", "expanded"),
              Contains("      in this order: la evaluacion/evaluación"));
}

TEST_F(ExplainTest, ExcludedWords) {
  EXPECT_THAT(Stage("camp -shelter", "expanded"), Contains("    not shelter"));
}

TEST_F(ExplainTest, QueryAsXapianSeesIt) {
  EXPECT_THAT(Stage("the shelter", "xapian"), ElementsAre(HasSubstr("ZENshelter")));
}

TEST_F(ExplainTest, WhyEachHitIsThere) {
  EXPECT_THAT(Stage("WHO shelter", "hits"),
              ElementsAre(AllOf(HasSubstr("1. "), HasSubstr("shelter=shelters (stem)"),
                                HasSubstr("WHO=WHO (acronym)"))));
  EXPECT_THAT(Stage("title:camp", "hits"), ElementsAre(HasSubstr("camp=camp")));
}

TEST_F(ExplainTest, HitWithoutMatchInItsText) {
  SearchResult result = testing::SampleResult();
  result.hits[0].matched.clear();
  EXPECT_THAT(ExplainAsText(result), HasSubstr("by its title or headings\n"));
}

TEST_F(ExplainTest, NoHitNoHits) {
  EXPECT_THAT(Stage("latrine", "hits"), ::testing::IsEmpty());
  EXPECT_THAT(Lines(Explain("latrine")), Not(Contains("hits")));
}

TEST_F(ExplainTest, EmptyQuery) {
  EXPECT_THAT(Lines(Explain("")), ElementsAre("text", "  ", "read as", "  ", "tree", "  any of",
                                              "language", "  und, stems of en es", "expanded",
                                              "  any of", "xapian", HasSubstr("Query()")));
}

TEST_F(ExplainTest, ControlsBecomeBlanks) {
  const std::string text = Explain("camp\x1b[2J \xFF \u202e");
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, Not(HasSubstr("\u202e")));
  EXPECT_THAT(text, HasSubstr("camp [2J"));
}

}  // namespace
}  // namespace faro
