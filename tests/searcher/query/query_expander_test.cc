// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_expander.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "lib/index/schema.h"
#include "lib/index/translation_store.h"
#include "searcher/query/query_parser.h"
#include "searcher/ranking.h"
#include "tests/lib/temp_folder.h"
#include "tests/searcher/tiny_index.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing::TinyIndex;
using ::testing::UnorderedElementsAre;

// A mixed index, in which some words are of both languages (red, once) and some of one.
constexpr std::string_view kEnglishText =
    "# Water supply\n\n"
    "The red pipes of the shelters were once repaired by the engineers of the camp. "
    "The WHO and the IT team sent the IDPs a report on COVID-19 with 1,000 copies.";
constexpr std::string_view kSpanishText =
    "# Planificación\n\n"
    "La red de albergues tiene once puntos de agua. La coordinación de los campamentos y la "
    "evaluación de los niños se hacen cada año. El ano es una parte del cuerpo. La ración es para "
    "los refugiados. LA EVALUACION ES BUENA.";

// Within a language: translations have their own tests.
class QueryExpanderTest : public ::testing::Test {
 protected:
  static ExpandOptions WithoutTranslation() {
    ExpandOptions options;
    options.translate_into.clear();
    return options;
  }

  ExpandedQuery Expand(std::string_view text, const ExpandOptions& options = WithoutTranslation()) {
    return ExpandQuery(ParseQuery(text), options, database_, &analyzer_);
  }

  ExpandedQuery ExpandIn(Language language, std::string_view text) {
    ExpandOptions options = WithoutTranslation();
    options.query_language = language;
    return Expand(text, options);
  }

  ExpandedQuery ExpandNothing(std::string_view text) {
    ExpandOptions options;
    options.expand = false;
    return Expand(text, options);
  }

  // The only word or phrase of a query.
  static Concept Only(const ExpandedQuery& query) {
    EXPECT_THAT(query.root.children, SizeIs(1));
    if (query.root.children.empty()) return {};
    EXPECT_EQ(query.root.children[0].kind, ExpandedNode::Kind::kConcept);
    return query.root.children[0].concept_value;
  }

  static Concept WordAt(const ExpandedQuery& query, size_t index) {
    if (index < query.root.children.size()) return query.root.children[index].concept_value;
    ADD_FAILURE() << "the query has no part " << index;
    return {};
  }

  // Each alternative as FIELD:TEXT=WHY.
  static std::vector<std::string> Shown(const std::vector<Alternative>& alternatives) {
    std::vector<std::string> shown;
    for (const Alternative& alternative : alternatives) {
      const FieldSpec& field = kSchema[static_cast<size_t>(alternative.field)];
      shown.push_back(std::string(field.name) + ":" + alternative.text + "=" +
                      std::string(WhyName(alternative.why)));
    }
    return shown;
  }

 private:
  TinyIndex index_{{"water.md", kEnglishText}, {"plan.md", kSpanishText}};
  Xapian::Database database_ = index_.Open();
  Analyzer analyzer_;
};

// The language of the words.

TEST_F(QueryExpanderTest, GivenLanguageIsTaken) {
  const ExpandedQuery query = ExpandIn(Language::kEnglish, "¿dónde están los albergues?");
  EXPECT_EQ(query.language, Language::kEnglish);
  EXPECT_THAT(query.languages, ElementsAre(Language::kEnglish));
}

TEST_F(QueryExpanderTest, SureLanguageIsDetected) {
  const ExpandedQuery spanish = Expand("¿dónde están los albergues?");
  EXPECT_EQ(spanish.language, Language::kSpanish);
  EXPECT_THAT(spanish.languages, ElementsAre(Language::kSpanish));
  const ExpandedQuery english = Expand("where are the shelters");
  EXPECT_EQ(english.language, Language::kEnglish);
  EXPECT_THAT(english.languages, ElementsAre(Language::kEnglish));
}

TEST_F(QueryExpanderTest, UnsureLanguageMeansBoth) {
  const ExpandedQuery query = Expand("IOM 2022");
  EXPECT_EQ(query.language, Language::kUnknown);
  EXPECT_THAT(query.languages, ElementsAre(Language::kEnglish, Language::kSpanish));
}

TEST_F(QueryExpanderTest, ThirdLanguageMeansBoth) {
  const ExpandedQuery query = Expand("лагерь для беженцев");
  EXPECT_EQ(query.language, Language::kOther);
  EXPECT_THAT(query.languages, ElementsAre(Language::kEnglish, Language::kSpanish));
}

TEST_F(QueryExpanderTest, ThirdLanguageThatLooksSpanishMeansBothToo) {
  const ExpandedQuery query = Expand(
      "a distribuição de água nos acampamentos é feita pela manhã e as famílias que não foram são "
      "avisadas pelo comitê da área no dia em que ela foi feita");
  ASSERT_EQ(query.language, Language::kOther);
  EXPECT_THAT(query.languages, ElementsAre(Language::kEnglish, Language::kSpanish));
}

TEST_F(QueryExpanderTest, AllPartsOfTheQueryTellTheLanguage) {
  EXPECT_EQ(Expand("red -\"dónde están\" title:(los OR albergues)").language, Language::kSpanish);
}

// Stems.

TEST_F(QueryExpanderTest, StemsOfTheSureLanguageOnly) {
  const Concept word = Only(ExpandIn(Language::kEnglish, "shelters"));
  EXPECT_EQ(word.query, "shelters");
  EXPECT_THAT(Shown(word.base), ElementsAre("stem.en:shelter=stem"));
  EXPECT_THAT(word.unlikely, IsEmpty());
  EXPECT_THAT(Shown(word.exact), ElementsAre("exact:shelters=exact"));
  EXPECT_THAT(word.phrase, IsEmpty());
  EXPECT_FALSE(word.weightless);
}

TEST_F(QueryExpanderTest, HomographStaysInTheSureLanguage) {
  EXPECT_THAT(Shown(Only(ExpandIn(Language::kEnglish, "red")).base),
              ElementsAre("stem.en:red=stem"));
  EXPECT_THAT(Shown(Only(ExpandIn(Language::kSpanish, "red")).base),
              ElementsAre("stem.es:red=stem"));
}

TEST_F(QueryExpanderTest, HomographOfUnknownLanguageCountsInBoth) {
  const ExpandedQuery query = Expand("red nacional");
  ASSERT_EQ(query.language, Language::kUnknown);
  EXPECT_THAT(Shown(WordAt(query, 0).base), ElementsAre("stem.en:red=stem", "stem.es:red=stem"));
  EXPECT_THAT(WordAt(query, 0).unlikely, IsEmpty());
}

TEST_F(QueryExpanderTest, HomographHardlyCountsInTheLessLikelyLanguage) {
  const ExpandedQuery query = Expand("red");
  ASSERT_EQ(query.language, Language::kEnglish);
  ASSERT_THAT(query.languages, SizeIs(2));
  EXPECT_THAT(Shown(Only(query).base), ElementsAre("stem.en:red=stem"));
  EXPECT_THAT(Shown(Only(query).unlikely), ElementsAre("stem.es:red=stem"));
}

TEST_F(QueryExpanderTest, WordAttestedOnlyInTheOtherLanguageIsLookedForThere) {
  const Concept word = Only(ExpandIn(Language::kEnglish, "albergues"));
  EXPECT_THAT(Shown(word.base), ElementsAre("stem.en:albergu=stem", "stem.es:alberg=stem"));
}

TEST_F(QueryExpanderTest, WordAttestedNowhereIsLookedForInBoth) {
  const Concept word = Only(ExpandIn(Language::kEnglish, "latrines"));
  EXPECT_THAT(Shown(word.base), ElementsAre("stem.en:latrin=stem", "stem.es:latrin=stem"));
}

TEST_F(QueryExpanderTest, ReviewedPairsHaveStemsOfTheirOwn) {
  EXPECT_THAT(Shown(Only(ExpandIn(Language::kSpanish, "refugios")).base),
              ::testing::Not(::testing::Contains("stem.es:refugiad=stem")));
  EXPECT_THAT(Shown(Only(ExpandIn(Language::kSpanish, "refugiadas")).base),
              ElementsAre("stem.es:refugiad=stem"));
}

// Function words.

TEST_F(QueryExpanderTest, FunctionWordsHaveNoWeight) {
  const ExpandedQuery query = Expand("the shelters of the camp");
  EXPECT_TRUE(query.has_weight);
  EXPECT_TRUE(WordAt(query, 0).weightless);
  EXPECT_FALSE(WordAt(query, 1).weightless);
  EXPECT_TRUE(WordAt(query, 2).weightless);
  EXPECT_FALSE(WordAt(query, 4).weightless);
  EXPECT_THAT(Shown(WordAt(query, 0).base), ElementsAre("exact:the=exact"));
}

TEST_F(QueryExpanderTest, FunctionWordsOfTheOtherLanguageAreWords) {
  EXPECT_TRUE(Only(ExpandIn(Language::kEnglish, "once")).weightless);
  EXPECT_FALSE(Only(ExpandIn(Language::kSpanish, "once")).weightless);
}

TEST_F(QueryExpanderTest, FunctionWordOfTheOtherLanguageHasNoStemThere) {
  // "sobre" is an envelope to nobody here: Spanish passages are not indexed under its stem.
  EXPECT_THAT(Shown(Only(ExpandIn(Language::kEnglish, "sobre")).base),
              ElementsAre("stem.en:sobr=stem"));
}

TEST_F(QueryExpanderTest, NothingButFunctionWordsHasNoWeight) {
  EXPECT_FALSE(Expand("where is the").has_weight);
  EXPECT_FALSE(Expand("the -shelter").has_weight);
  EXPECT_FALSE(Expand("").has_weight);
  EXPECT_TRUE(Expand("the (of shelter)").has_weight);
}

TEST_F(QueryExpanderTest, FunctionWordsAloneRegainTheirAccents) {
  const TinyIndex index({{"a.md", "¿Qué es la red? Dice que sí."}});
  Analyzer analyzer;
  ExpandOptions options;
  options.query_language = Language::kSpanish;
  const ExpandedQuery query = ExpandQuery(ParseQuery("que"), options, index.Open(), &analyzer);
  EXPECT_THAT(Shown(Only(query).base), ElementsAre("exact:que=exact", "exact:qué=accent"));
}

// Acronyms.

TEST_F(QueryExpanderTest, FunctionWordInCapitalsIsAnAcronym) {
  for (const char* const text : {"WHO", "IT", "US"}) {
    const Concept word = Only(Expand(text));
    EXPECT_THAT(Shown(word.base), ElementsAre("acronym:" + std::string(text) + "=acronym"));
    EXPECT_THAT(word.exact, IsEmpty()) << text;
    EXPECT_FALSE(word.weightless) << text;
  }
}

TEST_F(QueryExpanderTest, FunctionWordInLowerCaseIsNoAcronym) {
  for (const char* const text : {"who", "it", "us"}) {
    const Concept word = Only(ExpandIn(Language::kEnglish, text));
    EXPECT_THAT(Shown(word.base), ElementsAre("exact:" + std::string(text) + "=exact"));
    EXPECT_TRUE(word.weightless) << text;
  }
}

TEST_F(QueryExpanderTest, OtherAcronymIsAWordAsWell) {
  const Concept word = Only(ExpandIn(Language::kEnglish, "IDPs"));
  EXPECT_THAT(Shown(word.base), ElementsAre("acronym:IDP=acronym", "stem.en:idp=stem"));
  EXPECT_THAT(Shown(word.exact), ElementsAre("exact:idps=exact"));
}

TEST_F(QueryExpanderTest, FieldsHaveNoAcronyms) {
  const Concept word = Only(ExpandIn(Language::kEnglish, "title:IDPs"));
  EXPECT_THAT(Shown(word.base), ElementsAre("stem.en:idp=stem"));
}

// Compounds and numbers.

TEST_F(QueryExpanderTest, CompoundIsItsPartsTheirSequenceAndTheWhole) {
  const ExpandedQuery query = Expand("COVID-19");
  ASSERT_THAT(query.root.children, SizeIs(1));
  const ExpandedNode& group = query.root.children[0];
  EXPECT_EQ(group.kind, ExpandedNode::Kind::kAny);
  ASSERT_THAT(group.children, SizeIs(3));
  EXPECT_EQ(group.children[0].concept_value.query, "COVID");
  EXPECT_EQ(group.children[0].weight, kCompoundPartWeight);
  EXPECT_EQ(group.children[1].concept_value.query, "19");
  EXPECT_EQ(group.children[1].weight, kCompoundPartWeight);
  const Concept& whole = group.children[2].concept_value;
  EXPECT_EQ(group.children[2].weight, 1);
  EXPECT_EQ(whole.query, "COVID-19");
  EXPECT_THAT(whole.phrase, ElementsAre(ElementsAre("covid"), ElementsAre("19")));
  EXPECT_THAT(Shown(whole.base), ElementsAre("exact:covid19=exact"));
}

TEST_F(QueryExpanderTest, CompoundTypedAsOneWord) {
  const Concept word = Only(Expand("covid19"));
  EXPECT_THAT(Shown(word.base), ElementsAre("exact:covid19=exact"));
  EXPECT_THAT(word.exact, IsEmpty());
}

TEST_F(QueryExpanderTest, CompoundOfAcronyms) {
  const ExpandedQuery query = Expand("UN-CMCoord");
  ASSERT_THAT(query.root.children, SizeIs(1));
  ASSERT_THAT(query.root.children[0].children, SizeIs(3));
  const Concept& un = query.root.children[0].children[0].concept_value;
  EXPECT_EQ(Shown(un.base).front(), "acronym:UN=acronym");
  const Concept& whole = query.root.children[0].children[2].concept_value;
  EXPECT_THAT(whole.phrase, ElementsAre(ElementsAre("un"), ElementsAre("cmcoord")));
  EXPECT_THAT(Shown(whole.base), ElementsAre("exact:uncmcoord=exact"));
}

TEST_F(QueryExpanderTest, ExcludedCompoundExcludesNoneOfItsParts) {
  for (const char* const text : {"camp -COVID-19", "camp -(COVID-19 water)"}) {
    const ExpandedQuery query = Expand(text);
    ASSERT_THAT(query.root.children, SizeIs(2)) << text;
    const ExpandedNode* excluded = &query.root.children[1];
    ASSERT_TRUE(excluded->excluded) << text;
    if (excluded->children.size() == 2) excluded = &excluded->children[0];
    ASSERT_THAT(excluded->children, SizeIs(1)) << text;
    EXPECT_EQ(excluded->children[0].concept_value.query, "COVID-19") << text;
  }
  EXPECT_THAT(Expand("-(water -COVID-19)").root.children[0].children[1].children, SizeIs(3));
}

TEST_F(QueryExpanderTest, NumbersAreTakenAsTheyAre) {
  const Concept word = Only(Expand("1,000"));
  EXPECT_THAT(Shown(word.base), ElementsAre("exact:1000=exact"));
  EXPECT_THAT(word.unlikely, IsEmpty());
  EXPECT_THAT(word.exact, IsEmpty());
  EXPECT_FALSE(word.weightless);
}

// Accents.

TEST_F(QueryExpanderTest, MissingAccentIsRestored) {
  const Concept word = Only(ExpandIn(Language::kSpanish, "coordinacion"));
  EXPECT_THAT(Shown(word.base), ElementsAre("stem.es:coordin=stem"));
  EXPECT_THAT(Shown(word.exact), ElementsAre("exact:coordinación=accent"));
}

TEST_F(QueryExpanderTest, AttestedBareSpellingStaysFirst) {
  const Concept word = Only(ExpandIn(Language::kSpanish, "evaluacion"));
  EXPECT_THAT(Shown(word.exact), ElementsAre("exact:evaluacion=exact", "exact:evaluación=accent"));
}

TEST_F(QueryExpanderTest, CapitalsWithoutAccentsAreTheSame) {
  EXPECT_THAT(Shown(Only(ExpandIn(Language::kSpanish, "COORDINACION")).exact),
              ElementsAre("exact:coordinación=accent"));
}

TEST_F(QueryExpanderTest, DecomposedInputIsTheSame) {
  const Concept composed = Only(ExpandIn(Language::kSpanish, "coordinación"));
  const Concept decomposed = Only(ExpandIn(Language::kSpanish, "coordinacio\u0301n"));
  EXPECT_EQ(Shown(decomposed.base), Shown(composed.base));
  EXPECT_EQ(Shown(decomposed.exact), Shown(composed.exact));
  EXPECT_THAT(Shown(composed.exact), ElementsAre("exact:coordinación=exact"));
}

TEST_F(QueryExpanderTest, UnattestedAccentIsNotInvented) {
  EXPECT_THAT(Shown(Only(ExpandIn(Language::kSpanish, "gestion")).exact),
              ElementsAre("exact:gestion=exact"));
}

TEST_F(QueryExpanderTest, EnyeIsKeptWhereBothAreAttested) {
  EXPECT_THAT(Shown(Only(ExpandIn(Language::kSpanish, "año")).exact),
              ElementsAre("exact:año=exact"));
  EXPECT_THAT(Shown(Only(ExpandIn(Language::kSpanish, "ano")).exact),
              ElementsAre("exact:ano=exact"));
}

TEST_F(QueryExpanderTest, UnattestedWordRegainsItsEnye) {
  const Concept word = Only(ExpandIn(Language::kSpanish, "ninos"));
  EXPECT_THAT(Shown(word.exact), ElementsAre("exact:niños=accent"));
  EXPECT_THAT(Shown(word.base), ::testing::Contains("stem.es:niñ=stem"));
}

// Irregular forms.

class IrregularFormsTest : public QueryExpanderTest {
 protected:
  void Link(Language language, const std::string& lemma, const std::string& form, FormKind kind) {
    const auto add = [&](FormLink link, const std::string& from, const std::string& to) {
      linked_.add_synonym(FormKey(link, language, std::string(Stem(from, language))),
                          EncodeLinkedStem({kind, std::string(Stem(to, language))}));
    };
    add(FormLink::kLemmaToForms, lemma, form);
    add(FormLink::kFormToLemmas, form, lemma);
    Hold(language, lemma);
    Hold(language, form);
  }

  // Makes the index hold the stem of a word.
  void Hold(Language language, const std::string& word) {
    Xapian::Document document;
    document.add_term(TermFor(StemField(language), Stem(word, language)));
    linked_.add_document(document);
  }

  // A word of a language, in an index that has it there.
  Concept Word(Language language, const std::string& text) {
    Hold(language, text);
    linked_.commit();
    ExpandOptions options = WithoutTranslation();
    options.query_language = language;
    return Only(ExpandQuery(ParseQuery(text), options, linked_, &own_analyzer_));
  }

  std::string Stem(const std::string& word, Language language) {
    return std::string(own_analyzer_.Stem(word, language));
  }

  // How Shown would show the stem of a word.
  std::string StemOf(const std::string& word, Language language) {
    return "stem." + std::string(LanguageCode(language)) + ":" + Stem(word, language) + "=stem";
  }

  Analyzer own_analyzer_;

 private:
  testing::TempFolder folder_;

 protected:
  Xapian::WritableDatabase linked_{folder_.Path("index"), Xapian::DB_CREATE};
};

TEST_F(IrregularFormsTest, NounsAreAsGoodAsTheWord) {
  Link(Language::kSpanish, "mujer", "mujeres", FormKind::kNoun);
  Link(Language::kEnglish, "child", "children", FormKind::kNoun);
  const std::string mujer = StemOf("mujer", Language::kSpanish);
  const std::string mujeres = StemOf("mujeres", Language::kSpanish);
  ASSERT_NE(mujer, mujeres);
  for (const std::string word : {"mujer", "mujeres"}) {
    EXPECT_THAT(Shown(Word(Language::kSpanish, word).base), UnorderedElementsAre(mujer, mujeres));
  }
  for (const std::string word : {"child", "children"}) {
    EXPECT_THAT(Shown(Word(Language::kEnglish, word).base),
                UnorderedElementsAre("stem.en:child=stem", "stem.en:children=stem"));
    EXPECT_THAT(Word(Language::kEnglish, word).loose, IsEmpty());
  }
}

TEST_F(IrregularFormsTest, OtherFormsHardlyCount) {
  Link(Language::kEnglish, "flee", "fled", FormKind::kOther);
  Link(Language::kSpanish, "dormir", "durmió", FormKind::kOther);
  EXPECT_THAT(Shown(Word(Language::kEnglish, "fled").loose),
              ElementsAre(StemOf("flee", Language::kEnglish)));
  EXPECT_THAT(Shown(Word(Language::kEnglish, "flee").loose),
              ElementsAre(StemOf("fled", Language::kEnglish)));
  EXPECT_THAT(Shown(Word(Language::kSpanish, "durmió").loose),
              ElementsAre(StemOf("dormir", Language::kSpanish)));
  EXPECT_THAT(Shown(Word(Language::kSpanish, "durmió").base),
              ElementsAre(StemOf("durmió", Language::kSpanish)));
}

TEST_F(IrregularFormsTest, DoubtfulOnesDoNotCount) {
  Link(Language::kEnglish, "find", "found", FormKind::kDoubtful);
  for (const std::string word : {"find", "found"}) {
    EXPECT_THAT(Word(Language::kEnglish, word).loose, IsEmpty()) << word;
    EXPECT_THAT(Word(Language::kEnglish, word).base, SizeIs(1)) << word;
  }
}

TEST_F(IrregularFormsTest, AFormLeadsToTheOtherFormsOfItsLemma) {
  Link(Language::kEnglish, "take", "took", FormKind::kOther);
  Link(Language::kEnglish, "take", "taken", FormKind::kOther);
  EXPECT_THAT(Shown(Word(Language::kEnglish, "took").loose),
              UnorderedElementsAre(StemOf("take", Language::kEnglish),
                                   StemOf("taken", Language::kEnglish)));
}

TEST_F(IrregularFormsTest, FormsThatTheIndexLacksAreLeftOut) {
  linked_.add_synonym(FormKey(FormLink::kLemmaToForms, Language::kEnglish, "flee"),
                      EncodeLinkedStem({FormKind::kOther, "fled"}));
  EXPECT_THAT(Word(Language::kEnglish, "flee").loose, IsEmpty());
  Hold(Language::kEnglish, "fled");
  EXPECT_THAT(Word(Language::kEnglish, "flee").loose, SizeIs(1));
}

TEST_F(IrregularFormsTest, FormsAreOfTheirLanguage) {
  Link(Language::kSpanish, "red", "redes", FormKind::kOther);
  EXPECT_THAT(Word(Language::kEnglish, "red").loose, IsEmpty());
}

TEST_F(IrregularFormsTest, TitlesAndHeadingsHaveNone) {
  Link(Language::kEnglish, "flee", "fled", FormKind::kOther);
  for (const std::string word : {"title:fled", "heading:fled"}) {
    EXPECT_THAT(Word(Language::kEnglish, word).loose, IsEmpty()) << word;
  }
}

// Phrases and fields.

TEST_F(QueryExpanderTest, PhraseListsTheSpellingsOfEachPlace) {
  const Concept phrase = Only(Expand("\"la evaluacion de ninos\""));
  EXPECT_EQ(phrase.query, "la evaluacion de ninos");
  EXPECT_THAT(phrase.phrase, ElementsAre(ElementsAre("la"), ElementsAre("evaluacion", "evaluación"),
                                         ElementsAre("de"), ElementsAre("ninos", "niños")));
  EXPECT_THAT(phrase.base, IsEmpty());
  EXPECT_FALSE(phrase.weightless);
}

TEST_F(QueryExpanderTest, PhraseWithoutAWordIsLeftOut) {
  EXPECT_THAT(Expand("\"...\" camp").root.children, SizeIs(1));
  EXPECT_THAT(Expand("?! \"...\"").root.children, IsEmpty());
}

TEST_F(QueryExpanderTest, FieldNamesTheTermsOfTheWord) {
  const Concept title = Only(ExpandIn(Language::kEnglish, "title:supplies"));
  EXPECT_THAT(Shown(title.base), ElementsAre("stem.en:suppli=stem"));
  EXPECT_THAT(Shown(title.exact), ElementsAre("exact:supplies=exact"));
  const Concept heading = Only(ExpandIn(Language::kSpanish, "heading:planes"));
  EXPECT_THAT(Shown(heading.exact), ElementsAre("exact:planes=exact"));
}

// The shape of the query.

TEST_F(QueryExpanderTest, OperatorsAndExclusionsStay) {
  const ExpandedQuery query = Expand("(shelters AND camp) -water");
  ASSERT_THAT(query.root.children, SizeIs(2));
  EXPECT_EQ(query.root.children[0].kind, ExpandedNode::Kind::kAll);
  EXPECT_THAT(query.root.children[0].children, SizeIs(2));
  EXPECT_TRUE(query.root.children[1].excluded);
  EXPECT_FALSE(query.root.children[0].excluded);
}

TEST_F(QueryExpanderTest, WordsWithoutATokenAreLeftOut) {
  EXPECT_THAT(Expand("... -- camp ?").root.children, SizeIs(1));
  EXPECT_THAT(Expand("camp AND ...").root.children, SizeIs(1));
  EXPECT_THAT(Expand("").root.children, IsEmpty());
}

// Words exactly as typed.

TEST_F(QueryExpanderTest, WithoutExpansionAWordIsItself) {
  const Concept word = Only(ExpandNothing("evaluacion"));
  EXPECT_THAT(Shown(word.base), ElementsAre("exact:evaluacion=exact"));
  EXPECT_THAT(word.exact, IsEmpty());
  EXPECT_THAT(word.unlikely, IsEmpty());
}

TEST_F(QueryExpanderTest, WithoutExpansionThereAreNoAcronymsAccentsOrParts) {
  EXPECT_THAT(Shown(Only(ExpandNothing("WHO")).base), ElementsAre("exact:who=exact"));
  EXPECT_THAT(Only(ExpandNothing("\"la evaluacion\"")).phrase,
              ElementsAre(ElementsAre("la"), ElementsAre("evaluacion")));
  const ExpandedQuery compound = ExpandNothing("COVID-19");
  ASSERT_THAT(compound.root.children, SizeIs(1));
  ASSERT_THAT(compound.root.children[0].children, SizeIs(1));
  EXPECT_EQ(compound.root.children[0].children[0].concept_value.query, "COVID-19");
}

}  // namespace
}  // namespace faro
