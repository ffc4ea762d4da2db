// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_translator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "indexer/lexicon/translation_compiler.h"
#include "lib/index/schema.h"
#include "tests/lib/temp_folder.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing::TempFolder;
using ::testing::UnorderedElementsAre;

constexpr std::string_view kTable =
    "camp\tx\tcamp\t\tcampamento\t\n"
    "site\tx\tsite\t\tsitio\t\n"
    "management\tx\tmanagement\t\tgestión\t\n"
    "camp-management\tx\tcamp management\t\tadministración de campamentos\t\n"
    "camp-manager\tx\tcamp management agency\t\tagencia gestora\t\n"
    "waste\tx\twaste\t\tresiduo\t\n"
    "waste-management\tx\twaste management\t\tmanejo de residuos | recolección\t\n"
    "team\tx\thumanitarian country team\tHCT\tequipo humanitario de país\tEHP\n"
    "covid\tx\tcoronavirus\tCOVID-19\tcoronavirus\tCOVID-19\n"
    "all\tx\twhole\t\ttodo\t\n"
    "health\tx\tWorld Health Organization\tWHO\tOrganización Mundial de la Salud\tOMS\n";

class QueryTranslatorTest : public ::testing::Test {
 protected:
  QueryTranslatorTest() { CompileTranslations({kTable, "table.tsv", ""}, &analyzer_, &database_); }

  std::vector<TranslatedSpan> Translate(const std::vector<std::string>& words,
                                        Language from = Language::kEnglish) {
    return QueryTranslator(database_, &analyzer_).Translate(words, from);
  }

  // Each form of a span as its terms: FIELD:TEXT, joined by +.
  static std::vector<std::string> Forms(const TranslatedSpan& span) {
    std::vector<std::string> shown;
    for (const TranslatedForm& form : span.forms) {
      std::string text;
      for (const Alternative& word : form.words) {
        EXPECT_EQ(word.why, Why::kTranslation) << word.text;
        text += text.empty() ? "" : "+";
        text += kSchema[static_cast<size_t>(word.field)].name;
        text += ":" + word.text;
      }
      shown.push_back(std::move(text));
    }
    return shown;
  }

  // Each span as the words that it covers, in the order found.
  std::vector<std::string> Spans(const std::vector<std::string>& words,
                                 Language from = Language::kEnglish) {
    std::vector<std::string> shown;
    for (const TranslatedSpan& span : Translate(words, from)) {
      std::string text;
      for (size_t i = span.first; i < span.first + span.count; ++i) {
        text += (text.empty() ? "" : " ") + words.at(i);
      }
      shown.push_back(std::move(text));
    }
    return shown;
  }

  Analyzer analyzer_;

 private:
  TempFolder folder_;
  Xapian::WritableDatabase database_{folder_.Path("index"), Xapian::DB_CREATE};
};

TEST_F(QueryTranslatorTest, OneWord) {
  const auto spans = Translate({"camps"});
  ASSERT_THAT(spans, SizeIs(1));
  EXPECT_EQ(spans[0].first, 0u);
  EXPECT_EQ(spans[0].count, 1u);
  EXPECT_EQ(spans[0].content_words, 1u);
  EXPECT_THAT(Forms(spans[0]), ElementsAre("stem.es:campament"));
}

TEST_F(QueryTranslatorTest, BothDirections) {
  const auto spans = Translate({"campamentos"}, Language::kSpanish);
  ASSERT_THAT(spans, SizeIs(1));
  EXPECT_THAT(Forms(spans[0]), ElementsAre("stem.en:camp"));
  EXPECT_THAT(Translate({"camps"}, Language::kSpanish), IsEmpty());
}

TEST_F(QueryTranslatorTest, LongestTermFirstAndThenItsParts) {
  EXPECT_THAT(Spans({"camp", "management"}), ElementsAre("camp management", "camp", "management"));
  EXPECT_THAT(Spans({"camp", "management", "agency"}),
              ElementsAre("camp management agency", "camp", "management"));
}

TEST_F(QueryTranslatorTest, TermsDoNotOverlap) {
  // Not waste management again, whose first word has gone into a longer term.
  EXPECT_THAT(Spans({"camp", "waste", "management", "camp"}),
              ElementsAre("camp", "waste management", "waste", "management", "camp"));
  EXPECT_THAT(Spans({"camp", "management", "waste", "management"}),
              ElementsAre("camp management", "camp", "management", "waste management", "waste",
                          "management"));
}

TEST_F(QueryTranslatorTest, WordsInAnotherOrderAreNoTerm) {
  EXPECT_THAT(Spans({"management", "camp"}), ElementsAre("management", "camp"));
}

TEST_F(QueryTranslatorTest, UnknownWordsSeparateTerms) {
  EXPECT_THAT(Spans({"camp", "zebra", "management"}), ElementsAre("camp", "management"));
}

TEST_F(QueryTranslatorTest, FunctionWordsInsideATerm) {
  const auto spans = Translate({"el", "manejo", "de", "los", "residuos"}, Language::kSpanish);
  ASSERT_THAT(spans, SizeIs(2));
  EXPECT_EQ(spans[0].first, 1u);
  EXPECT_EQ(spans[0].count, 4u);
  EXPECT_EQ(spans[0].content_words, 2u);
  EXPECT_THAT(Forms(spans[0]), ElementsAre("stem.en:wast+stem.en:manag"));
  EXPECT_EQ(spans[1].first, 4u);
  EXPECT_EQ(spans[1].count, 1u);
}

TEST_F(QueryTranslatorTest, FunctionWordsAroundATermAreNoPartOfIt) {
  const auto spans = Translate({"in", "the", "camp", "of"});
  ASSERT_THAT(spans, SizeIs(1));
  EXPECT_EQ(spans[0].first, 2u);
  EXPECT_EQ(spans[0].count, 1u);
}

TEST_F(QueryTranslatorTest, FormsOfSeveralWordsLeaveOutFunctionWords) {
  const auto spans = Translate({"waste", "management"});
  ASSERT_FALSE(spans.empty());
  EXPECT_THAT(Forms(spans[0]),
              UnorderedElementsAre("stem.es:manej+stem.es:residu", "stem.es:recoleccion"));
}

TEST_F(QueryTranslatorTest, AcronymsBothWays) {
  const auto spanish = Translate({"EHP"}, Language::kSpanish);
  ASSERT_THAT(spanish, SizeIs(1));
  EXPECT_THAT(
      Forms(spanish[0]),
      UnorderedElementsAre("acronym:HCT", "stem.en:humanitarian+stem.en:countri+stem.en:team"));
  const auto english = Translate({"HCT"});
  ASSERT_THAT(english, SizeIs(1));
  EXPECT_THAT(Forms(english[0]), ::testing::Contains("acronym:EHP"));
}

TEST_F(QueryTranslatorTest, AcronymsInLowerCaseAndInThePlural) {
  EXPECT_THAT(Spans({"ehp"}, Language::kSpanish), ElementsAre("ehp"));
  EXPECT_THAT(Spans({"HCTs"}), ElementsAre("HCTs"));
}

TEST_F(QueryTranslatorTest, AcronymWithANumberIsItsPartsTogether) {
  const auto spans = Translate({"coronavirus"});
  ASSERT_THAT(spans, SizeIs(1));
  EXPECT_THAT(Forms(spans[0]), UnorderedElementsAre("stem.es:coronavirus", "stem.es:cov+exact:19"));
}

TEST_F(QueryTranslatorTest, WordOfSeveralTokensIsOneWord) {
  const auto spans = Translate({"camp", "COVID-19", "site"});
  ASSERT_THAT(spans, SizeIs(3));
  EXPECT_EQ(spans[1].first, 1u);
  EXPECT_EQ(spans[1].count, 1u);
  EXPECT_EQ(spans[1].content_words, 2u);
  EXPECT_EQ(spans[2].first, 2u);
}

TEST_F(QueryTranslatorTest, TranslationOfFunctionWordsAloneIsNone) {
  EXPECT_THAT(Translate({"whole"}), IsEmpty());
}

TEST_F(QueryTranslatorTest, NothingFound) {
  EXPECT_THAT(Translate({}), IsEmpty());
  EXPECT_THAT(Translate({"zebra", "giraffe"}), IsEmpty());
  EXPECT_THAT(Translate({"the", "of"}), IsEmpty());
  EXPECT_THAT(Translate({"", "...", "?"}), IsEmpty());
  EXPECT_THAT(Translate({std::string(3'000, 'a'), std::string(3'000, 'b')}), IsEmpty());
}

TEST_F(QueryTranslatorTest, TermsAreFoundBehindMoreWordsThanATermHas) {
  std::vector<std::string> words(50, "zebra");
  words.insert(words.end(), {"camp", "management"});
  EXPECT_THAT(Spans(words), ElementsAre("camp management", "camp", "management"));
}

TEST_F(QueryTranslatorTest, AnIndexWithoutTranslationsHasNone) {
  const TempFolder folder;
  const Xapian::WritableDatabase empty(folder.Path("index"), Xapian::DB_CREATE);
  EXPECT_THAT(QueryTranslator(empty, &analyzer_).Translate({"camp"}, Language::kEnglish),
              IsEmpty());
}

}  // namespace
}  // namespace faro
