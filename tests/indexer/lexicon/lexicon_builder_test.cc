// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/lexicon_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/language/content_stems.h"

namespace faro {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Key;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

constexpr bool kNoun = true;

class LexiconBuilderTest : public ::testing::Test {
 protected:
  // The values under a key once all is built.
  std::vector<std::string> Values(const std::string& key) {
    if (values_.empty()) values_ = builder_.TakeValues();
    const auto found = values_.find(key);
    return found == values_.end() ? std::vector<std::string>() : found->second;
  }

  std::string KeyOf(Language language, std::string_view text) {
    return TranslationKey(language, ContentStems(text, language, &analyzer_));
  }
  std::vector<std::string> English(std::string_view text) {
    return Values(KeyOf(Language::kEnglish, text));
  }
  std::vector<std::string> Spanish(std::string_view text) {
    return Values(KeyOf(Language::kSpanish, text));
  }
  std::vector<std::string> Acronym(Language language, std::string_view acronym) {
    return Values(AcronymTranslationKey(language, acronym));
  }

  // The forms of the lemma with the stem of a word, or the lemmas of such a form.
  std::vector<std::string> Linked(FormLink link, Language language, const std::string& word) {
    return Values(FormKey(link, language, analyzer_.Stem(word, language)));
  }
  std::vector<std::string> Forms(Language language, const std::string& lemma) {
    return Linked(FormLink::kLemmaToForms, language, lemma);
  }
  std::vector<std::string> Lemmas(Language language, const std::string& form) {
    return Linked(FormLink::kFormToLemmas, language, form);
  }

  // As the store would hold it.
  std::string Linked(FormKind kind, Language language, const std::string& word) {
    return EncodeLinkedStem({kind, std::string(analyzer_.Stem(word, language))});
  }

  static GlossaryConcept Concept(GlossaryConcept::Names english, GlossaryConcept::Names spanish) {
    GlossaryConcept entry;
    entry.english = std::move(english);
    entry.spanish = std::move(spanish);
    return entry;
  }

  void AddForms(const std::vector<WordForm>& forms, Language language) {
    builder_.AddLinks(LinkForms(forms, language, &analyzer_), language);
  }

  Analyzer analyzer_;
  LexiconBuilder builder_{&analyzer_};
  std::map<std::string, std::vector<std::string>> values_;
};

// Concepts.

TEST_F(LexiconBuilderTest, EachNameLeadsToAllOthers) {
  builder_.AddConcepts(
      {Concept({{"distribution point"}, {"DP"}}, {{"punto de reparto", "puesto"}, {"PR"}})},
      Origin::kGlossary);
  EXPECT_THAT(English("distribution points"),
              UnorderedElementsAre("enag:DP", "estg:punto de reparto", "estg:puesto", "esag:PR"));
  EXPECT_THAT(Spanish("puestos"), UnorderedElementsAre("entg:distribution point", "enag:DP",
                                                       "essg:punto de reparto", "esag:PR"));
  EXPECT_THAT(Acronym(Language::kEnglish, "DP"),
              UnorderedElementsAre("entg:distribution point", "estg:punto de reparto",
                                   "estg:puesto", "esag:PR"));
  EXPECT_THAT(Acronym(Language::kSpanish, "PR"),
              UnorderedElementsAre("entg:distribution point", "enag:DP", "estg:punto de reparto",
                                   "estg:puesto"));
}

TEST_F(LexiconBuilderTest, SpellingsWithOneKeyAreNoSynonyms) {
  builder_.AddConcepts(
      {Concept({{"shelter", "shelters"}, {"UN-HCR", "UNHCR"}}, {{"albergue"}, {}})},
      Origin::kGlossary);
  EXPECT_THAT(English("shelter"),
              UnorderedElementsAre("enag:UN-HCR", "enag:UNHCR", "estg:albergue"));
  EXPECT_THAT(Acronym(Language::kEnglish, "UNHCR"),
              UnorderedElementsAre("entg:shelter", "entg:shelters", "estg:albergue"));
}

TEST_F(LexiconBuilderTest, AnAcronymOfBothLanguagesTranslatesIntoItself) {
  builder_.AddConcepts({Concept({{"coronavirus"}, {"COVID-19"}}, {{"coronavirus"}, {"COVID-19"}})},
                       Origin::kGlossary);
  EXPECT_THAT(Acronym(Language::kEnglish, "COVID-19"), Contains("esag:COVID-19"));
  EXPECT_THAT(Acronym(Language::kEnglish, "COVID-19"), Not(Contains("enag:COVID-19")));
}

TEST_F(LexiconBuilderTest, EachOriginHasItsLetter) {
  const GlossaryConcept tent = Concept({{"tent"}, {}}, {{"carpa"}, {}});
  builder_.AddConcepts({tent}, Origin::kUserGlossary);
  EXPECT_THAT(English("tent"), ElementsAre("estu:carpa"));
}

// Pairs.

TEST_F(LexiconBuilderTest, PairsTranslateBothWays) {
  builder_.AddPairs({{"tent", "carpa"}, {"first aid", "primeros auxilios"}}, Origin::kApertium);
  EXPECT_THAT(English("tents"), ElementsAre("esta:carpa"));
  EXPECT_THAT(Spanish("carpas"), ElementsAre("enta:tent"));
  EXPECT_THAT(English("first aid"), ElementsAre("esta:primeros auxilios"));
  EXPECT_THAT(Spanish("primeros auxilios"), ElementsAre("enta:first aid"));
  EXPECT_THAT(English("aid"), IsEmpty());
}

TEST_F(LexiconBuilderTest, OneTranslationOfSeveralOriginsNamesThemAll) {
  builder_.AddConcepts({Concept({{"tent"}, {}}, {{"carpa"}, {}})}, Origin::kGlossary);
  builder_.AddPairs({{"tent", "carpa"}, {"tent", "tienda"}}, Origin::kApertium);
  builder_.AddPairs({{"tent", "carpa"}}, Origin::kWordTable);
  EXPECT_THAT(English("tent"), UnorderedElementsAre("estgaw:carpa", "esta:tienda"));
  EXPECT_THAT(Spanish("carpa"), ElementsAre("entgaw:tent"));
}

TEST_F(LexiconBuilderTest, PairsOfFunctionWordsAloneAreNoKeys) {
  builder_.AddPairs({{"the", "el"}, {"below", "debajo"}, {"", "vacío"}, {"...", "puntos"}},
                    Origin::kApertium);
  builder_.AddMissingPairs({{"of", "de"}}, Origin::kWordTable);
  for (const auto& [key, values] : builder_.TakeValues()) {
    EXPECT_NE(key, TranslationKey(Language::kEnglish, {}));
    EXPECT_NE(key, TranslationKey(Language::kSpanish, {}));
  }
}

TEST_F(LexiconBuilderTest, TermsThatTheirFunctionWordsTurnAroundAreLeftOut) {
  builder_.AddPairs({{"unaccompanied", "no acompañado"},
                     {"underweight", "bajo peso"},
                     {"well-being", "bienestar"},
                     {"out of stock", "agotado"}},
                    Origin::kApertium);
  EXPECT_THAT(builder_.TakeValues(), Not(Contains(Key(KeyOf(Language::kSpanish, "acompañado")))));
  builder_.AddPairs(
      {{"out of stock", "agotado"}, {"to arrive", "llegar"}, {"the camp", "el campo"}},
      Origin::kApertium);
  const auto values = builder_.TakeValues();
  EXPECT_THAT(values, Not(Contains(Key(KeyOf(Language::kEnglish, "stock")))));
  EXPECT_THAT(values, Contains(Key(KeyOf(Language::kEnglish, "arrive"))));
  EXPECT_THAT(values, Contains(Key(KeyOf(Language::kEnglish, "camp"))));
}

// Pairs where there is nothing else.

TEST_F(LexiconBuilderTest, MissingPairsAreForTermsWithoutTranslation) {
  builder_.AddPairs({{"tent", "carpa"}}, Origin::kApertium);
  builder_.AddMissingPairs({{"tents", "tienda"}, {"pole", "mástil"}}, Origin::kWordTable);
  EXPECT_THAT(English("tent"), ElementsAre("esta:carpa"));
  EXPECT_THAT(English("pole"), ElementsAre("estw:mástil"));
  EXPECT_THAT(Spanish("mástil"), ElementsAre("entw:pole"));
}

TEST_F(LexiconBuilderTest, EachSideOfAPairIsMissingByItself) {
  builder_.AddPairs({{"tent", "carpa"}}, Origin::kApertium);
  builder_.AddMissingPairs({{"tent", "tienda"}, {"marquee", "carpa"}}, Origin::kWordTable);
  EXPECT_THAT(Spanish("tienda"), ElementsAre("entw:tent"));
  EXPECT_THAT(English("marquee"), ElementsAre("estw:carpa"));
  EXPECT_THAT(English("tent"), ElementsAre("esta:carpa"));
  EXPECT_THAT(Spanish("carpa"), ElementsAre("enta:tent"));
}

TEST_F(LexiconBuilderTest, AMissingTermGetsAllItsPairs) {
  builder_.AddMissingPairs({{"pole", "mástil"}, {"pole", "poste"}}, Origin::kWordTable);
  EXPECT_THAT(English("pole"), UnorderedElementsAre("estw:mástil", "estw:poste"));
}

TEST_F(LexiconBuilderTest, ASynonymIsATranslationToo) {
  builder_.AddConcepts({Concept({{"tent", "marquee"}, {}}, {})}, Origin::kUserGlossary);
  builder_.AddMissingPairs({{"tent", "carpa"}}, Origin::kWordTable);
  EXPECT_THAT(English("tent"), ElementsAre("ensu:marquee"));
}

// Forms.

TEST_F(LexiconBuilderTest, IrregularFormsAndLemmasLeadToEachOther) {
  AddForms({{"fled", "flee"}, {"flee", "flee"}, {"children", "child", kNoun}}, Language::kEnglish);
  AddForms({{"mujer", "mujer", kNoun}, {"mujeres", "mujer", kNoun}, {"durmió", "dormir"}},
           Language::kSpanish);
  EXPECT_THAT(Forms(Language::kEnglish, "flee"),
              ElementsAre(Linked(FormKind::kOther, Language::kEnglish, "fled")));
  EXPECT_THAT(Lemmas(Language::kEnglish, "fled"),
              ElementsAre(Linked(FormKind::kOther, Language::kEnglish, "flee")));
  EXPECT_THAT(Lemmas(Language::kEnglish, "children"),
              ElementsAre(Linked(FormKind::kNoun, Language::kEnglish, "child")));
  EXPECT_THAT(Forms(Language::kSpanish, "mujer"),
              ElementsAre(Linked(FormKind::kNoun, Language::kSpanish, "mujeres")));
  EXPECT_THAT(Lemmas(Language::kSpanish, "durmió"),
              ElementsAre(Linked(FormKind::kOther, Language::kSpanish, "dormir")));
  EXPECT_THAT(Forms(Language::kEnglish, "mujer"), IsEmpty());
}

TEST_F(LexiconBuilderTest, RegularFormsNeedNoLink) {
  AddForms({{"shelters", "shelter", kNoun}, {"sheltered", "shelter"}}, Language::kEnglish);
  AddForms({{"albergues", "albergue", kNoun}}, Language::kSpanish);
  EXPECT_THAT(builder_.TakeValues(), IsEmpty());
}

TEST_F(LexiconBuilderTest, AFormThatIsALemmaItselfIsDoubtful) {
  AddForms({{"found", "find"}, {"found", "found"}, {"find", "find"}}, Language::kEnglish);
  EXPECT_THAT(Lemmas(Language::kEnglish, "found"),
              ElementsAre(Linked(FormKind::kDoubtful, Language::kEnglish, "find")));
  EXPECT_THAT(Forms(Language::kEnglish, "find"),
              ElementsAre(Linked(FormKind::kDoubtful, Language::kEnglish, "found")));
}

TEST_F(LexiconBuilderTest, AFormWithTheStemOfAnotherLemmaIsDoubtful) {
  AddForms({{"suele", "soler"}, {"suelo", "suelo", kNoun}}, Language::kSpanish);
  EXPECT_THAT(Lemmas(Language::kSpanish, "suele"),
              ElementsAre(Linked(FormKind::kDoubtful, Language::kSpanish, "soler")));
}

TEST_F(LexiconBuilderTest, TheSurestKindCounts) {
  const std::vector<WordForm> forms = {
      {"geese", "goose"}, {"geese", "goose", kNoun}, {"geese", "geese"}};
  const auto goose = [&] { return Lemmas(Language::kEnglish, "geese"); };
  AddForms(forms, Language::kEnglish);
  EXPECT_THAT(goose(), ElementsAre(Linked(FormKind::kNoun, Language::kEnglish, "goose")));
}

TEST_F(LexiconBuilderTest, FunctionWordsHaveNoForms) {
  AddForms({{"was", "be"}, {"been", "be"}}, Language::kEnglish);
  AddForms({{"fueron", "ser"}}, Language::kSpanish);
  EXPECT_THAT(builder_.TakeValues(), IsEmpty());
}

TEST_F(LexiconBuilderTest, WordsKeptApartOnPurposeStayApart) {
  AddForms({{"refugiado", "refugio", kNoun}, {"refugios", "refugiar"}}, Language::kSpanish);
  EXPECT_THAT(builder_.TakeValues(), IsEmpty());
}

// Limits.

TEST_F(LexiconBuilderTest, TermsOfSixContentWordsNotOfMore) {
  static_assert(kLongestTerm == 6);
  const std::string six = "alpha bravo charlie delta echo foxtrot";
  builder_.AddPairs({{six, "seis"}, {"the " + six + " golf", "siete"}}, Origin::kApertium);
  EXPECT_THAT(English("the " + six), ElementsAre("esta:seis"));
  EXPECT_THAT(English(six + " golf"), IsEmpty());
  EXPECT_THAT(Spanish("siete"), ElementsAre("enta:the " + six + " golf"));
}

TEST_F(LexiconBuilderTest, KeysAndValuesThatAnIndexCanHold) {
  const std::string longest(250, 'z');  // a value of 255 bytes
  builder_.AddPairs({{"one", longest}, {"two", longest + "z"}}, Origin::kApertium);
  builder_.AddConcepts({Concept({{"three"}, {std::string(300, 'Z')}}, {{"tres"}, {}})},
                       Origin::kGlossary);
  AddForms({{longest, "fly"}, {"flew", longest}}, Language::kEnglish);
  const auto values = builder_.TakeValues();
  for (const auto& [key, texts] : values) {
    EXPECT_LE(key.size(), 245U);
    EXPECT_FALSE(texts.empty()) << key;
    for (const std::string& text : texts) EXPECT_LE(text.size(), 255U);
  }
  EXPECT_THAT(values, Contains(Key(KeyOf(Language::kEnglish, "one"))));
  EXPECT_THAT(values, Not(Contains(Key(KeyOf(Language::kEnglish, "two")))));
}

TEST_F(LexiconBuilderTest, ABuilderIsEmptyOnceItsValuesAreTaken) {
  builder_.AddPairs({{"tent", "carpa"}}, Origin::kApertium);
  AddForms({{"fled", "flee"}}, Language::kEnglish);
  EXPECT_THAT(builder_.TakeValues(), SizeIs(4));
  EXPECT_THAT(builder_.TakeValues(), IsEmpty());
}

}  // namespace
}  // namespace faro
