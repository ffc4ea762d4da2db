// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_translator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "indexer/lexicon/translation_compiler.h"
#include "lib/index/acronym_store.h"
#include "lib/index/schema.h"
#include "lib/index/translation_store.h"
#include "lib/language/content_stems.h"
#include "tests/lib/temp_folder.h"

namespace faro {
namespace {

using ::testing::Contains;
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
    return QueryTranslator(database_, &analyzer_, into_).Translate(words, from);
  }

  // Another table in place of kTable.
  void Use(std::string_view table) {
    CompileTranslations({table, "table.tsv", ""}, &analyzer_, &database_);
  }

  // A passage that says what an acronym stands for.
  void Define(std::string_view acronym, std::string_view expansion, Language language) {
    Xapian::Document passage;
    passage.add_boolean_term(
        TermFor(Field::kDefinition, DefinitionText(acronym, expansion, language)));
    passage.add_boolean_term(
        TermFor(Field::kExpansion,
                ExpansionText(language, ContentStems(expansion, language, &analyzer_), acronym)));
    database_.add_document(passage);
    database_.commit();
  }

  void Link(Language language, const std::string& lemma, const std::string& form, FormKind kind) {
    database_.add_synonym(FormKey(FormLink::kLemmaToForms, language, lemma),
                          EncodeLinkedStem({kind, form}));
    database_.add_synonym(FormKey(FormLink::kFormToLemmas, language, form),
                          EncodeLinkedStem({kind, lemma}));
  }

  // Each form of a span as its terms: FIELD:TEXT, joined by +, and the reason if it is another than
  // translation.
  static std::vector<std::string> Forms(const TranslatedSpan& span) {
    std::vector<std::string> shown;
    for (const TranslatedForm& form : span.forms) {
      std::string text;
      for (const Alternative& word : form.words) {
        EXPECT_EQ(word.why, form.words[0].why) << word.text;
        text += text.empty() ? "" : "+";
        text += kSchema[static_cast<size_t>(word.field)].name;
        text += ":" + word.text;
      }
      const Why why = form.words.at(0).why;
      if (why != Why::kTranslation) text += "=" + std::string(WhyName(why));
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
  std::vector<Language> into_ = {Language::kEnglish, Language::kSpanish};

 private:
  TempFolder folder_;

 protected:
  Xapian::WritableDatabase database_{folder_.Path("index"), Xapian::DB_CREATE};
};

TEST_F(QueryTranslatorTest, OneWord) {
  const auto spans = Translate({"camps"});
  ASSERT_THAT(spans, SizeIs(1));
  EXPECT_EQ(spans[0].first, 0u);
  EXPECT_EQ(spans[0].count, 1u);
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
  EXPECT_THAT(Forms(spans[0]),
              UnorderedElementsAre("stem.en:wast+stem.en:manag", "stem.es:recoleccion=synonym"));
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
      UnorderedElementsAre("acronym:HCT", "stem.en:humanitarian+stem.en:countri+stem.en:team",
                           "stem.es:equip+stem.es:humanitari+stem.es:pais=acronym"));
  const auto english = Translate({"HCT"});
  ASSERT_THAT(english, SizeIs(1));
  EXPECT_THAT(Forms(english[0]), Contains("acronym:EHP"));
}

TEST_F(QueryTranslatorTest, AcronymsInLowerCaseAndInThePlural) {
  EXPECT_THAT(Spans({"ehp"}, Language::kSpanish), ElementsAre("ehp"));
  EXPECT_THAT(Spans({"HCTs"}), ElementsAre("HCTs"));
}

TEST_F(QueryTranslatorTest, AcronymWithANumberIsItsPartsTogether) {
  const auto spans = Translate({"coronavirus"});
  ASSERT_THAT(spans, SizeIs(1));
  EXPECT_THAT(Forms(spans[0]), UnorderedElementsAre("stem.es:coronavirus", "stem.es:cov+exact:19",
                                                    "stem.en:covid+exact:19=acronym"));
}

TEST_F(QueryTranslatorTest, WordOfSeveralTokensIsOneWord) {
  const auto spans = Translate({"camp", "COVID-19", "site"});
  ASSERT_THAT(spans, SizeIs(3));
  EXPECT_EQ(spans[1].first, 1u);
  EXPECT_EQ(spans[1].count, 1u);
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

// Languages wanted.

TEST_F(QueryTranslatorTest, OnlyLanguagesOfWantedPassages) {
  into_ = {Language::kSpanish};
  EXPECT_THAT(Spans({"camp"}), ElementsAre("camp"));
  EXPECT_THAT(Spans({"campamento"}, Language::kSpanish), IsEmpty());
}

TEST_F(QueryTranslatorTest, WithinALanguageAcronymsLeadToTheirTermsAndBack) {
  into_ = {};
  const auto acronym = Translate({"HCT"});
  ASSERT_THAT(acronym, SizeIs(1));
  EXPECT_THAT(Forms(acronym[0]),
              ElementsAre("stem.en:humanitarian+stem.en:countri+stem.en:team=acronym"));
  const auto term = Translate({"equipos", "humanitarios", "de", "país"}, Language::kSpanish);
  ASSERT_THAT(term, SizeIs(1));
  EXPECT_EQ(term[0].count, 4u);
  EXPECT_THAT(Forms(term[0]), ElementsAre("acronym:EHP=acronym"));
}

// Acronyms and words.

TEST_F(QueryTranslatorTest, CapitalsAreTheAcronymSmallLettersTheWord) {
  Use("abuse\tx\tsexual abuse\tSEA\tabuso sexual\tEAS\nsea\tx\tsea\t\tmar\t\n");
  into_ = {Language::kSpanish};
  const auto capitals = Translate({"SEA"});
  ASSERT_THAT(capitals, SizeIs(1));
  EXPECT_THAT(Forms(capitals[0]), UnorderedElementsAre("acronym:EAS", "stem.es:abus+stem.es:sexual",
                                                       "stem.en:sexual+stem.en:abus=acronym"));
  const auto small = Translate({"sea"});
  ASSERT_THAT(small, SizeIs(1));
  EXPECT_THAT(Forms(small[0]), ElementsAre("stem.es:mar"));
}

TEST_F(QueryTranslatorTest, CapitalsOfAWordThatIsNoAcronymAreTheWord) {
  EXPECT_THAT(Spans({"CAMP"}), ElementsAre("CAMP"));
}

TEST_F(QueryTranslatorTest, FunctionWordInCapitalsIsTheAcronymOrNothing) {
  ASSERT_THAT(Translate({"WHO"}), SizeIs(1));
  EXPECT_THAT(Forms(Translate({"WHO"})[0]), Contains("acronym:OMS"));
  EXPECT_THAT(Translate({"who"}), IsEmpty());
  EXPECT_THAT(Translate({"THE"}), IsEmpty());
}

// What the documents define.

TEST_F(QueryTranslatorTest, AcronymsOfTheDocuments) {
  Define("NFI", "non food items", Language::kEnglish);
  const auto acronym = Translate({"NFIs"});
  ASSERT_THAT(acronym, SizeIs(1));
  EXPECT_THAT(Forms(acronym[0]), ElementsAre("stem.en:non+stem.en:food+stem.en:item=acronym"));
  EXPECT_EQ(acronym[0].forms[0].origins, Origins(Origin::kDocuments));
  const auto term = Translate({"non", "food", "items"});
  ASSERT_FALSE(term.empty());
  EXPECT_EQ(term[0].count, 3u);
  EXPECT_THAT(Forms(term[0]), ElementsAre("acronym:NFI=acronym"));
}

TEST_F(QueryTranslatorTest, WhatAnAcronymStandsForIsTranslated) {
  Define("WM", "waste management", Language::kEnglish);
  const auto spans = Translate({"WM"});
  ASSERT_THAT(spans, SizeIs(1));
  EXPECT_THAT(Forms(spans[0]),
              UnorderedElementsAre("stem.en:wast+stem.en:manag=acronym",
                                   "stem.es:manej+stem.es:residu", "stem.es:recoleccion"));
}

TEST_F(QueryTranslatorTest, GlossaryAndDocumentsThatAgreeAreOneForm) {
  Define("HCT", "humanitarian country team", Language::kEnglish);
  into_ = {Language::kEnglish};
  const auto spans = Translate({"HCT"});
  ASSERT_THAT(spans, SizeIs(1));
  ASSERT_EQ(Forms(spans[0])[0], "stem.en:humanitarian+stem.en:countri+stem.en:team=acronym");
  Origins both = Origin::kGlossary;
  both.Add(Origin::kDocuments);
  EXPECT_EQ(spans[0].forms[0].origins, both);
}

// Irregular forms.

TEST_F(QueryTranslatorTest, IrregularFormsAreTranslatedAsTheirLemma) {
  Link(Language::kEnglish, "site", "zite", FormKind::kOther);
  const auto spans = Translate({"zite"});
  ASSERT_THAT(spans, SizeIs(1));
  EXPECT_THAT(Forms(spans[0]), ElementsAre("stem.es:siti"));
}

TEST_F(QueryTranslatorTest, TranslationsOfOneWordHaveTheirIrregularFormsToo) {
  Link(Language::kSpanish, "siti", "zit", FormKind::kOther);
  Link(Language::kSpanish, "siti", "nowhere", FormKind::kOther);
  Xapian::Document document;
  document.add_term(TermFor(Field::kStemSpanish, "zit"));
  database_.add_document(document);
  database_.commit();
  const auto spans = Translate({"site"});
  ASSERT_THAT(spans, SizeIs(1));
  EXPECT_THAT(Forms(spans[0]), ElementsAre("stem.es:siti", "stem.es:zit"));
}

TEST_F(QueryTranslatorTest, TermsAreFoundByTheirIrregularPlurals) {
  Link(Language::kEnglish, "camp", "kamp", FormKind::kNoun);
  Link(Language::kEnglish, "camp", "champ", FormKind::kOther);
  EXPECT_THAT(Spans({"kamp", "management"}), ElementsAre("kamp management", "kamp", "management"));
  EXPECT_THAT(Spans({"champ", "management"}), ElementsAre("champ", "management"));
}

TEST_F(QueryTranslatorTest, DoubtfulFormsOfASpanishWordGiveWayToTheWord) {
  Link(Language::kEnglish, "camp", "site", FormKind::kDoubtful);
  EXPECT_THAT(Forms(Translate({"site"}).at(0)), ElementsAre("stem.es:siti", "stem.es:campament"));
  Link(Language::kSpanish, "campament", "siti", FormKind::kDoubtful);
  EXPECT_THAT(Forms(Translate({"sitio"}, Language::kSpanish).at(0)), ElementsAre("stem.en:site"));
  Link(Language::kSpanish, "campament", "nad", FormKind::kDoubtful);
  EXPECT_THAT(Forms(Translate({"nado"}, Language::kSpanish).at(0)), ElementsAre("stem.en:camp"));
}

TEST_F(QueryTranslatorTest, WordsOfLongerTranslationsKeepTheirForm) {
  Link(Language::kSpanish, "residu", "rezidu", FormKind::kNoun);
  const auto spans = Translate({"waste", "management"});
  ASSERT_FALSE(spans.empty());
  EXPECT_THAT(Forms(spans[0]),
              UnorderedElementsAre("stem.es:manej+stem.es:residu", "stem.es:recoleccion"));
}

TEST_F(QueryTranslatorTest, AnIndexWithoutTranslationsHasNone) {
  const TempFolder folder;
  const Xapian::WritableDatabase empty(folder.Path("index"), Xapian::DB_CREATE);
  EXPECT_THAT(QueryTranslator(empty, &analyzer_, {Language::kSpanish})
                  .Translate({"camp"}, Language::kEnglish),
              IsEmpty());
}

}  // namespace
}  // namespace faro
