// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/index/schema.h"

namespace faro {
namespace {

using Xapian::Query;

std::string_view OperatorName(Query::op op) {
  switch (op) {
    case Query::OP_AND:
      return "AND";
    case Query::OP_OR:
      return "OR";
    case Query::OP_AND_NOT:
      return "BUT_NOT";
    case Query::OP_FILTER:
      return "FILTER";
    case Query::OP_SYNONYM:
      return "SAME";
    case Query::OP_SCALE_WEIGHT:
      return "SCALED";
    default:
      return "?";
  }
}

// A query as nested lists, without the factors of its scales: (OR a (SCALED b)).
std::string Shape(const Query& query) {
  if (query.empty()) return "nothing";
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      return *query.get_terms_begin();
    case Query::LEAF_POSTING_SOURCE: {
      const std::string description = query.get_description();  // Query(PostingSource(words: a b))
      return "[" + description.substr(20, description.size() - 22) + "]";
    }
    case Query::LEAF_MATCH_ALL:
      return "everything";
    case Query::OP_VALUE_GE:
    case Query::OP_VALUE_LE:
    case Query::OP_VALUE_RANGE: {
      const std::string description = query.get_description();
      return description.substr(6, description.size() - 7);  // without Query( and )
    }
    default:
      break;
  }
  std::string shape = "(" + std::string(OperatorName(query.get_type()));
  for (size_t i = 0; i < query.get_num_subqueries(); ++i) {
    shape += " " + Shape(query.get_subquery(i));
  }
  return shape + ")";
}

ExpandedNode Word(std::string_view stem, std::string_view exact) {
  ExpandedNode node;
  node.kind = ExpandedNode::Kind::kConcept;
  node.concept_value.query = exact;
  if (!stem.empty()) {
    node.concept_value.base = {{Field::kStemEnglish, std::string(stem), Why::kStem}};
  }
  node.concept_value.exact = {{Field::kExact, std::string(exact), Why::kExact}};
  return node;
}

// A plain word, looked for under one term.
ExpandedNode Term(std::string_view text) {
  ExpandedNode node = Word("", "");
  node.concept_value.exact.clear();
  node.concept_value.base = {{Field::kExact, std::string(text), Why::kExact}};
  return node;
}

ExpandedNode Excluded(ExpandedNode node) {
  node.excluded = true;
  return node;
}

ExpandedNode Weightless(ExpandedNode node) {
  node.concept_value.weightless = true;
  return node;
}

ExpandedNode Phrase(PhraseForms forms, Scope scope = Scope::kAnywhere) {
  ExpandedNode node;
  node.kind = ExpandedNode::Kind::kConcept;
  node.scope = scope;
  node.concept_value.phrase = std::move(forms);
  return node;
}

ExpandedNode All(std::vector<ExpandedNode> children) {
  ExpandedNode node;
  node.kind = ExpandedNode::Kind::kAll;
  node.children = std::move(children);
  return node;
}

ExpandedNode Any(std::vector<ExpandedNode> children) {
  ExpandedNode node = All(std::move(children));
  node.kind = ExpandedNode::Kind::kAny;
  return node;
}

std::string Built(std::vector<ExpandedNode> children, bool has_weight = true,
                  Language language = Language::kUnknown) {
  ExpandedQuery query;
  query.root = Any(std::move(children));
  query.has_weight = has_weight;
  query.language = language;
  return Shape(BuildQuery(query));
}

// Words.

TEST(QueryBuilderTest, EmptyQueryMatchesNothing) { EXPECT_EQ(Built({}), "nothing"); }

TEST(QueryBuilderTest, ExactFormCountsBesideTheStem) {
  EXPECT_EQ(Built({Word("shelter", "shelters")}), "(OR ZENshelter (SCALED shelters))");
}

TEST(QueryBuilderTest, AlternativesCountAsOneWord) {
  ExpandedNode word = Word("albergu", "albergues");
  word.concept_value.base.push_back({Field::kStemSpanish, "alberg", Why::kStem});
  EXPECT_EQ(Built({word}), "(OR (SAME ZENalbergu ZESalberg) (SCALED albergues))");
}

TEST(QueryBuilderTest, UnlikelyLanguageIsScaledDown) {
  ExpandedNode word = Word("red", "red");
  word.concept_value.unlikely = {{Field::kStemSpanish, "red", Why::kStem}};
  EXPECT_EQ(Built({word}), "(OR ZENred (SCALED ZESred) (SCALED red))");
}

TEST(QueryBuilderTest, TypedSpellingCountsMoreThanTheOthers) {
  ExpandedNode word = Word("evalu", "evaluacion");
  word.concept_value.exact.push_back({Field::kExact, "evaluación", Why::kAccent});
  EXPECT_EQ(Built({word}),
            "(OR ZENevalu (OR (SCALED (SAME evaluacion evaluación)) (SCALED evaluacion)))");
}

TEST(QueryBuilderTest, PartOfACompoundIsScaledDown) {
  ExpandedNode part = Term("19");
  part.weight = 0.4;
  EXPECT_EQ(Built({Any({part, Term("covid19")})}), "(OR (SCALED 19) covid19)");
}

TEST(QueryBuilderTest, LooseFormsAreScaledDown) {
  ExpandedNode word = Word("child", "child");
  word.concept_value.loose = {{Field::kStemEnglish, "children", Why::kStem}};
  EXPECT_EQ(Built({word}), "(OR ZENchild (SCALED ZENchildren) (SCALED child))");
  word.concept_value.loose.push_back({Field::kStemEnglish, "infant", Why::kSynonym});
  EXPECT_EQ(Built({word}), "(OR ZENchild (SCALED (SAME ZENchildren ZENinfant)) (SCALED child))");
}

// Translations.

TranslatedForm Form(std::vector<std::string> stems) {
  TranslatedForm form{{}, Origin::kGlossary};
  for (std::string& stem : stems) {
    form.words.push_back({Field::kStemSpanish, std::move(stem), Why::kTranslation});
  }
  return form;
}

// A term of several words: only forms.
ExpandedNode Forms(std::vector<TranslatedForm> forms) {
  ExpandedNode node;
  node.kind = ExpandedNode::Kind::kConcept;
  node.concept_value.translations = std::move(forms);
  return node;
}

TEST(QueryBuilderTest, TranslationsCountAsTheWord) {
  ExpandedNode word = Word("shelter", "shelters");
  word.concept_value.translations = {Form({"alberg"}), Form({"refugi"})};
  EXPECT_EQ(Built({word}), "(OR (SAME ZENshelter ZESalberg ZESrefugi) (SCALED shelters))");
}

TEST(QueryBuilderTest, AllWordsOfAFormMustBeThere) {
  ExpandedNode word = Word("tanker", "tanker");
  word.concept_value.translations = {Form({"camion", "cistern"})};
  EXPECT_EQ(Built({word}), "(OR (SAME ZENtanker (AND ZEScamion ZEScistern)) (SCALED tanker))");
}

TEST(QueryBuilderTest, FormsOfATermAreOneWord) {
  EXPECT_EQ(Built({Forms({Form({"camion", "cistern"}), Form({"aljib"})})}),
            "(SAME (AND ZEScamion ZEScistern) ZESaljib)");
}

TEST(QueryBuilderTest, ALoneFormOfATermIsOneWordToo) {
  EXPECT_EQ(Built({Forms({Form({"camion", "cistern"})})}), "(SCALED (AND ZEScamion ZEScistern))");
  EXPECT_EQ(Built({Forms({Form({"aljib"})})}), "ZESaljib");
}

TEST(QueryBuilderTest, AFormWithoutWordsIsNothing) {
  EXPECT_EQ(Built({Forms({Form({})}), Term("camp")}), "camp");
}

// What `query` gives to a document with all of `terms`, which are equally rare.
double WeightOfAll(const std::vector<std::string>& terms, const Query& query) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 20; ++i) {
    Xapian::Document document;
    for (const std::string& term : terms) document.add_term(i == 0 ? term : "other");
    database.add_document(document);
  }
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  const Xapian::MSet found = enquire.get_mset(0, 1);
  return found.empty() ? 0 : found.begin().get_weight();
}

TEST(QueryBuilderTest, ALoneFormOfATermWeighsAsMuchAsAWord) {
  ExpandedQuery query;
  query.has_weight = true;
  query.root = Any({Forms({Form({"camion", "cistern", "agua"})})});
  const std::vector<std::string> terms = {"ZEScamion", "ZEScistern", "ZESagua"};
  const double word = WeightOfAll(terms, Query("ZEScamion"));
  ASSERT_GT(word, 0);
  EXPECT_NEAR(WeightOfAll(terms, BuildQuery(query)), word, 1e-9);
}

// Phrases.

TEST(QueryBuilderTest, PhraseIsItsWordsInOrder) {
  EXPECT_EQ(Built({Phrase({{"site"}, {"plan"}})}), "(FILTER (AND site plan) [words: site plan])");
}

TEST(QueryBuilderTest, PhraseTakesAnySpellingInItsPlace) {
  EXPECT_EQ(Built({Phrase({{"la"}, {"evaluacion", "evaluación"}})}),
            "(FILTER (OR evaluacion evaluación) [words: la evaluacion|evaluación])");
}

TEST(QueryBuilderTest, PhraseOfOneWordIsThatWord) {
  EXPECT_EQ(Built({Phrase({{"plan"}})}), "plan");
  EXPECT_EQ(Built({Phrase({{"publico", "público"}})}), "(OR publico público)");
}

TEST(QueryBuilderTest, PhraseOfAFieldStandsThere) {
  EXPECT_EQ(Built({Phrase({{"site"}, {"plan"}}, Scope::kTitle)}),
            "(FILTER (AND site plan) [title: site plan])");
  EXPECT_EQ(Built({Phrase({{"site"}, {"plan"}}, Scope::kHeading)}),
            "(FILTER (AND site plan) [heading: site plan])");
  EXPECT_EQ(Built({Phrase({{"plan"}}, Scope::kTitle)}), "(FILTER plan [title: plan])");
}

TEST(QueryBuilderTest, ExactWordOfAFieldStandsThere) {
  ExpandedNode word = Word("", "shelters");
  word.scope = Scope::kTitle;
  word.concept_value.base = {
      {Field::kStemEnglish, "shelter", Why::kStem, {"shelter", "sheltered"}}};
  EXPECT_EQ(Built({word}),
            "(OR (FILTER ZENshelter [title: shelter|sheltered]) "
            "(SCALED (FILTER shelters [title: shelters])))");
}

TEST(QueryBuilderTest, SpellingsOfAFieldAreLookedUpTogether) {
  ExpandedNode word = Term("once");
  word.scope = Scope::kHeading;
  word.concept_value.base.push_back({Field::kExact, "oncé", Why::kAccent});
  EXPECT_EQ(Built({word}), "(FILTER (SAME once oncé) [heading: once|oncé])");
}

TEST(QueryBuilderTest, StemsOfAFieldAreLookedUpTogetherWithItsExactWords) {
  ExpandedNode word = Term("2020");
  word.scope = Scope::kTitle;
  word.concept_value.base.push_back(
      {Field::kStemEnglish, "year", Why::kSynonym, {"year", "years"}});
  EXPECT_EQ(Built({word}), "(FILTER (SAME 2020 ZENyear) [title: 2020|year|years])");
}

TEST(QueryBuilderTest, OrderIsAConditionAroundSynonyms) {
  ExpandedNode word = Phrase({{"site"}, {"plan"}});
  word.concept_value.base.push_back({Field::kExact, "siteplan", Why::kExact});
  EXPECT_EQ(Built({word}),
            "(FILTER (SAME siteplan (AND site plan)) "
            "(OR siteplan (FILTER (AND site plan) [words: site plan])))");
}

// Function words have no terms.

TEST(QueryBuilderTest, PhraseAsksForTheTermsOfItsOtherWords) {
  EXPECT_EQ(Built({Phrase({{"rule"}, {"of"}, {"law"}})}),
            "(FILTER (AND rule law) [words: rule of law])");
  EXPECT_EQ(Built({Phrase({{"agua"}, {"si", "sí"}})}), "(FILTER agua [words: agua si|sí])");
}

TEST(QueryBuilderTest, PhraseOfFunctionWordsIsLookedForByOrderAlone) {
  EXPECT_EQ(Built({Phrase({{"to"}, {"be"}})}), "[words: to be]");
  EXPECT_EQ(Built({Phrase({{"the"}})}), "[words: the]");
}

TEST(QueryBuilderTest, FunctionWordsAloneAreLookedForByTheirPlace) {
  ExpandedNode word = Term("que");
  word.concept_value.base.push_back({Field::kExact, "qué", Why::kAccent});
  word.concept_value.termless = true;
  EXPECT_EQ(Built({word}), "[words: que|qué]");
  word.scope = Scope::kTitle;
  EXPECT_EQ(Built({word}), "[title: que|qué]");
}

TEST(QueryBuilderTest, CompoundOfFunctionWordsStandsBesideTheirOrder) {
  ExpandedNode word = Phrase({{"y"}, {"o"}});
  word.concept_value.base.push_back({Field::kExact, "yo", Why::kExact});
  EXPECT_EQ(Built({word}), "(OR [words: y o] yo)");
}

// For servers.

TEST(UnorderedQueryTest, PhraseIsAllOfItsWords) {
  ExpandedQuery query;
  query.root = Any({Phrase({{"site"}, {"plan"}}), Phrase({{"roads"}}, Scope::kTitle)});
  query.has_weight = true;
  bool unordered = false;
  EXPECT_EQ(Shape(BuildUnorderedQuery(query, &unordered)), "(OR (AND site plan) roads)");
  EXPECT_TRUE(unordered);
}

TEST(UnorderedQueryTest, AQueryWithoutOrderIsAsEver) {
  ExpandedQuery query;
  query.root = Any({Word("camp", "camps"), Phrase({{"plan"}})});
  query.has_weight = true;
  bool unordered = true;
  EXPECT_EQ(Shape(BuildUnorderedQuery(query, &unordered)), Shape(BuildQuery(query)));
  EXPECT_FALSE(unordered);
}

// Phrases of several tokens that are one word.

TEST(QueryBuilderTest, CompoundIsThePhraseOrTheWhole) {
  ExpandedNode compound = Phrase({{"covid"}, {"19"}});
  compound.concept_value.base = {{Field::kExact, "covid19", Why::kExact}};
  EXPECT_EQ(Built({compound}),
            "(FILTER (SAME covid19 (AND covid 19)) "
            "(OR covid19 (FILTER (AND covid 19) [words: covid 19])))");
}

// Operators.

TEST(QueryBuilderTest, WordsAreAlternatives) {
  EXPECT_EQ(Built({Term("a"), Term("b"), Term("c")}), "(OR a b c)");
}

TEST(QueryBuilderTest, AllOf) { EXPECT_EQ(Built({All({Term("a"), Term("b")})}), "(AND a b)"); }

TEST(QueryBuilderTest, ExcludedWordsTakeHitsAway) {
  EXPECT_EQ(Built({Term("a"), Excluded(Term("b"))}), "(BUT_NOT a b)");
  EXPECT_EQ(Built({Excluded(Term("b")), Term("a"), Excluded(Term("c"))}), "(BUT_NOT a (OR b c))");
  EXPECT_EQ(Built({All({Term("a"), Term("c"), Excluded(Term("b"))})}), "(BUT_NOT (AND a c) b)");
}

TEST(QueryBuilderTest, ExclusionWithinAGroupStaysThere) {
  EXPECT_EQ(Built({Term("a"), All({Term("b"), Excluded(Term("c"))})}), "(OR a (BUT_NOT b c))");
}

TEST(QueryBuilderTest, NothingButExclusionsIsEverythingElse) {
  EXPECT_EQ(Built({Excluded(Term("a")), Excluded(Term("b"))}, false),
            "(BUT_NOT everything (OR a b))");
}

TEST(QueryBuilderTest, ExcludedGroup) {
  EXPECT_EQ(Built({Term("a"), Excluded(All({Term("b"), Term("c")}))}), "(BUT_NOT a (AND b c))");
}

// Function words.

TEST(QueryBuilderTest, FunctionWordsAreLeftOut) {
  EXPECT_EQ(Built({Weightless(Term("the")), Term("camp")}), "camp");
  EXPECT_EQ(Built({All({Term("camp"), Weightless(Term("the"))})}), "camp");
}

TEST(QueryBuilderTest, FunctionWordsCountWhereThereIsNothingElse) {
  EXPECT_EQ(Built({Weightless(Term("the"))}, false), "the");
}

TEST(QueryBuilderTest, FunctionWordIsOneOfItsLanguage) {
  EXPECT_EQ(Built({Weightless(Term("once"))}, false, Language::kEnglish),
            "(OR (FILTER once Len) (SCALED once))");
  EXPECT_EQ(Built({Weightless(Term("la"))}, false, Language::kSpanish),
            "(OR (FILTER la Les) (SCALED la))");
}

TEST(QueryBuilderTest, ExcludedFunctionWordIsExcluded) {
  EXPECT_EQ(Built({Term("camp"), Excluded(Weightless(Term("the")))}), "(BUT_NOT camp the)");
}

// Filters.

Filters LanguageFilter(Language language) {
  Filters filters;
  filters.language = language;
  return filters;
}

TEST(ApplyFiltersTest, NoFilterChangesNothing) {
  EXPECT_EQ(Shape(ApplyFilters(Query("camp"), {})), "camp");
}

TEST(ApplyFiltersTest, EmptyQueryStaysEmpty) {
  EXPECT_EQ(Shape(ApplyFilters(Query(), LanguageFilter(Language::kSpanish))), "nothing");
}

TEST(ApplyFiltersTest, Language) {
  EXPECT_EQ(Shape(ApplyFilters(Query("camp"), LanguageFilter(Language::kSpanish))),
            "(FILTER camp " + TermFor(Field::kLanguage, "es") + ")");
}

TEST(ApplyFiltersTest, SinceMeansTheFirstDayOfTheDate) {
  Filters filters;
  filters.since = PartialDate{2022, 0, 0};
  EXPECT_EQ(Shape(ApplyFilters(Query("camp"), filters)), "(FILTER camp VALUE_GE 2 20220101)");
  filters.since = PartialDate{2022, 9, 14};
  EXPECT_EQ(Shape(ApplyFilters(Query("camp"), filters)), "(FILTER camp VALUE_GE 2 20220914)");
}

TEST(ApplyFiltersTest, UntilMeansTheLastDayOfTheDate) {
  Filters filters;
  filters.until = PartialDate{2024, 2, 0};
  EXPECT_EQ(Shape(ApplyFilters(Query("camp"), filters)), "(FILTER camp VALUE_RANGE 1 0 20240229)");
}

TEST(ApplyFiltersTest, AllAtOnce) {
  Filters filters = LanguageFilter(Language::kEnglish);
  filters.since = PartialDate{2020, 0, 0};
  filters.until = PartialDate{2021, 0, 0};
  EXPECT_EQ(Shape(ApplyFilters(Query("camp"), filters)),
            "(FILTER camp (AND Len VALUE_GE 2 20200101 VALUE_RANGE 1 0 20211231))");
}

}  // namespace
}  // namespace faro
