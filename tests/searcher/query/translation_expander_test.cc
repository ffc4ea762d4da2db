// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/translation_expander.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <initializer_list>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/lexicon/translation_compiler.h"
#include "lib/index/schema.h"
#include "lib/language/folding.h"
#include "searcher/ranking.h"
#include "tests/lib/temp_folder.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing::TempFolder;
using ::testing::UnorderedElementsAre;

constexpr std::string_view kTable =
    "shelter\tx\tshelter | lodging\t\talbergue | alojamiento\t\n"
    "camp-management\tx\tcamp management | site care\t\tgestión de campamentos | manejo de "
    "sitios\t\n"
    "camp\tx\tcamp\t\tcampamento\t\n"
    "team\tx\thumanitarian country team\tHCT\tequipo humanitario de país\tEHP\n";

class TranslationExpanderTest : public ::testing::Test {
 protected:
  TranslationExpanderTest() {
    CompileTranslations({kTable, "table.tsv", ""}, &analyzer_, &database_);
  }

  // Makes the index hold these stems.
  void Hold(Language language, std::initializer_list<std::string_view> stems) {
    Xapian::Document document;
    for (const std::string_view stem : stems) {
      document.add_term(TermFor(StemField(language), stem));
    }
    database_.add_document(document);
    database_.commit();
  }

  // A word as it is before translation, with the stem of its language.
  ExpandedNode Word(const std::string& text, Language language) {
    ExpandedNode node;
    node.kind = ExpandedNode::Kind::kConcept;
    const std::string exact = CaseFolded(text);
    node.concept_value.query = text;
    node.concept_value.base = {
        {StemField(language), std::string(analyzer_.Stem(exact, language)), Why::kStem}};
    node.concept_value.exact = {{Field::kExact, exact, Why::kExact}};
    return node;
  }

  // The children of a query of these words once they are translated.
  std::vector<ExpandedNode> Translate(const std::vector<std::string>& words, Language from) {
    ExpandedNode parent;
    for (const std::string& word : words) parent.children.push_back(Word(word, from));
    TranslationExpander(database_, &analyzer_, query_language_.value_or(from), sure_, into_)
        .Translate(words, &parent);
    return parent.children;
  }
  Concept Only(const std::string& word, Language from) {
    return Translate({word}, from).at(0).concept_value;
  }

  static std::string Shown(const Alternative& word) {
    return std::string(kSchema[static_cast<size_t>(word.field)].name) + ":" + word.text + "=" +
           std::string(WhyName(word.why));
  }
  static std::vector<std::string> Shown(const std::vector<Alternative>& words) {
    std::vector<std::string> shown;
    shown.reserve(words.size());
    for (const Alternative& word : words) shown.push_back(Shown(word));
    return shown;
  }

  // Each form as its words, joined by +.
  static std::vector<std::string> Shown(const std::vector<TranslatedForm>& forms) {
    std::vector<std::string> shown;
    for (const TranslatedForm& form : forms) {
      std::string text;
      for (const Alternative& word : form.words) text += (text.empty() ? "" : "+") + Shown(word);
      shown.push_back(std::move(text));
    }
    return shown;
  }

  Analyzer analyzer_;
  std::vector<Language> into_ = {Language::kEnglish, Language::kSpanish};
  std::optional<Language> query_language_;  // nothing: that of the words
  bool sure_ = true;

 private:
  TempFolder folder_;

 protected:
  Xapian::WritableDatabase database_{folder_.Path("index"), Xapian::DB_CREATE};
};

// The same for each of the languages.

struct Side {
  Language language;
  std::string word;                  // of the glossary
  std::vector<std::string> into;     // what it becomes
  std::string synonym;               // and what it becomes in its own language
  std::vector<std::string> term;     // of several words
  std::vector<std::string> forms;    // of the term, its own words first
  std::string acronym;               // of the glossary
  std::vector<std::string> spelled;  // what the acronym becomes
  std::string unknown;               // a word that nothing translates
  std::string cognate;               // its stem in the other language
};

void PrintTo(const Side& side, std::ostream* out) { *out << LanguageCode(side.language); }

class EachLanguageTest : public TranslationExpanderTest,
                         public ::testing::WithParamInterface<Side> {
 protected:
  static Language Other() {
    return GetParam().language == Language::kEnglish ? Language::kSpanish : Language::kEnglish;
  }
};

TEST_P(EachLanguageTest, AWordGetsItsTranslations) {
  const Concept word = Only(GetParam().word, GetParam().language);
  EXPECT_THAT(Shown(word.translations), ::testing::UnorderedElementsAreArray(GetParam().into));
  for (const TranslatedForm& form : word.translations) {
    EXPECT_EQ(form.origins, Origins(Origin::kGlossary));
  }
}

TEST_P(EachLanguageTest, ASynonymHardlyCounts) {
  EXPECT_THAT(Shown(Only(GetParam().word, GetParam().language).loose),
              ElementsAre(GetParam().synonym));
}

TEST_P(EachLanguageTest, ATermBecomesOneMoreChild) {
  const auto children = Translate(GetParam().term, GetParam().language);
  ASSERT_THAT(children, SizeIs(GetParam().term.size() + 1));
  const ExpandedNode& term = children.back();
  EXPECT_EQ(term.kind, ExpandedNode::Kind::kConcept);
  EXPECT_EQ(term.weight, kTermWeight);
  EXPECT_THAT(Shown(term.concept_value.translations),
              ::testing::UnorderedElementsAreArray(GetParam().forms));
  std::string query;
  for (const std::string& word : GetParam().term) query += (query.empty() ? "" : " ") + word;
  EXPECT_EQ(term.concept_value.query, query);
  EXPECT_THAT(term.concept_value.base, IsEmpty());
}

TEST_P(EachLanguageTest, WithinItsLanguageATermHasSynonymsOnly) {
  into_ = {GetParam().language};
  const auto children = Translate(GetParam().term, GetParam().language);
  ASSERT_THAT(children.back().concept_value.translations, SizeIs(1));
  for (const Alternative& word : children.back().concept_value.translations[0].words) {
    EXPECT_EQ(word.why, Why::kSynonym);
    EXPECT_EQ(word.field, StemField(GetParam().language));
  }
  EXPECT_THAT(Only(GetParam().word, GetParam().language).translations, IsEmpty());
}

TEST_P(EachLanguageTest, AnAcronymIsWhatItStandsForInBothLanguages) {
  const Concept word = Only(GetParam().acronym, GetParam().language);
  EXPECT_THAT(Shown(word.translations), ::testing::UnorderedElementsAreArray(GetParam().spelled));
}

TEST_P(EachLanguageTest, AWordWithoutTranslationIsLookedForByItsCognate) {
  Hold(Other(), {GetParam().cognate});
  const Concept word = Only(GetParam().unknown, GetParam().language);
  EXPECT_THAT(Shown(word.translations), ElementsAre("stem." + std::string(LanguageCode(Other())) +
                                                    ":" + GetParam().cognate + "=translation"));
  EXPECT_EQ(word.translations[0].origins, Origins(Origin::kCognate));
}

TEST_P(EachLanguageTest, CognatesAreNotWantedWhereTheirPassagesAreNot) {
  Hold(Other(), {GetParam().cognate});
  for (const std::vector<Language>& into : {{}, std::vector<Language>{GetParam().language}}) {
    into_ = into;
    EXPECT_THAT(Only(GetParam().unknown, GetParam().language).translations, IsEmpty());
  }
}

TEST_P(EachLanguageTest, ANameThatNothingTranslatesStandsForItself) {
  const auto children = Translate({GetParam().word, "Zyxwia"}, GetParam().language);
  EXPECT_THAT(Shown(children[1].concept_value.base), ::testing::Contains("exact:zyxwia=exact"));
  EXPECT_THAT(children[0].concept_value.base, SizeIs(1));
}

TEST_P(EachLanguageTest, WhatMayBeNoNameDoesNot) {
  for (const std::string word : {"zyxwia", "Zyxwia"}) {
    const auto children = Translate({word, "zyxwia"}, GetParam().language);
    EXPECT_THAT(children[0].concept_value.base, SizeIs(1)) << "first in the query: " << word;
    EXPECT_THAT(children[1].concept_value.base, SizeIs(1)) << "in small letters";
  }
  into_ = {GetParam().language};
  const auto children = Translate({"zyxwia", "Zyxwia"}, GetParam().language);
  EXPECT_THAT(children[1].concept_value.base, SizeIs(1)) << "within a language";
}

TEST_P(EachLanguageTest, ANameThatIsTranslatedIsNotLookedForAsItStands) {
  std::string name = GetParam().word;
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  const auto children = Translate({"zyxwia", name}, GetParam().language);
  EXPECT_THAT(children[1].concept_value.base, SizeIs(1));
  EXPECT_THAT(children[1].concept_value.translations, ::testing::Not(IsEmpty()));
}

INSTANTIATE_TEST_SUITE_P(
    Languages, EachLanguageTest,
    ::testing::Values(
        Side{Language::kEnglish,
             "shelters",
             {"stem.es:alberg=translation", "stem.es:aloj=translation"},
             "stem.en:lodg=synonym",
             {"camp", "management"},
             {"stem.en:camp=stem+stem.en:manag=stem",
              "stem.es:gestion=translation+stem.es:campament=translation",
              "stem.es:manej=translation+stem.es:siti=translation",
              "stem.en:site=synonym+stem.en:care=synonym"},
             "HCT",
             {"acronym:EHP=translation",
              "stem.es:equip=translation+stem.es:humanitari=translation+stem.es:pais=translation",
              "stem.en:humanitarian=acronym+stem.en:countri=acronym+stem.en:team=acronym"},
             "vaccine",
             "vacun"},
        Side{Language::kSpanish,
             "albergues",
             {"stem.en:shelter=translation", "stem.en:lodg=translation"},
             "stem.es:aloj=synonym",
             {"gestión", "de", "los", "campamentos"},
             {"stem.es:gestion=stem+stem.es:campament=stem",
              "stem.en:camp=translation+stem.en:manag=translation",
              "stem.en:site=translation+stem.en:care=translation",
              "stem.es:manej=synonym+stem.es:siti=synonym"},
             "EHP",
             {"acronym:HCT=translation",
              "stem.en:humanitarian=translation+stem.en:countri=translation+"
              "stem.en:team=translation",
              "stem.es:equip=acronym+stem.es:humanitari=acronym+stem.es:pais=acronym"},
             "vacuna",
             "vaccin"}),
    [](const auto& tested) { return std::string(LanguageCode(tested.param.language)); });

// Other cases.

TEST_F(TranslationExpanderTest, NoWordsNoTranslations) {
  EXPECT_THAT(Translate({}, Language::kEnglish), IsEmpty());
}

TEST_F(TranslationExpanderTest, OfUnknownLanguageWordsAreOfBoth) {
  query_language_ = Language::kUnknown;
  EXPECT_THAT(Shown(Only("shelter", Language::kEnglish).translations),
              UnorderedElementsAre("stem.es:alberg=translation", "stem.es:aloj=translation"));
  EXPECT_THAT(Shown(Only("albergue", Language::kEnglish).translations),
              UnorderedElementsAre("stem.en:shelter=translation", "stem.en:lodg=translation"));
}

TEST_F(TranslationExpanderTest, TermsOfOneLanguageDoNotShiftTheWordsOfTheOther) {
  query_language_ = Language::kUnknown;
  const auto children =
      Translate({"albergue", "camp", "management", "HCT", "gestión", "campamentos", "alojamiento"},
                Language::kEnglish);
  ASSERT_THAT(children, SizeIs(9));
  EXPECT_THAT(Shown(children[0].concept_value.translations),
              UnorderedElementsAre("stem.en:shelter=translation", "stem.en:lodg=translation"));
  EXPECT_THAT(Shown(children[6].concept_value.translations),
              UnorderedElementsAre("stem.en:shelter=translation", "stem.en:lodg=translation"));
  EXPECT_EQ(children[7].concept_value.query, "camp management");
  EXPECT_THAT(children[7].concept_value.translations, SizeIs(4));
  EXPECT_EQ(children[8].concept_value.query, "gestión campamentos");
  EXPECT_THAT(children[8].concept_value.translations, SizeIs(4));
}

TEST_F(TranslationExpanderTest, WhereTheLanguageIsNotSureTheOtherOneHelpsOut) {
  sure_ = false;
  query_language_ = Language::kSpanish;
  const auto children = Translate({"shelter", "albergue"}, Language::kEnglish);
  EXPECT_THAT(Shown(children[0].concept_value.translations),
              UnorderedElementsAre("stem.es:alberg=translation", "stem.es:aloj=translation"));
  EXPECT_THAT(Shown(children[1].concept_value.translations),
              UnorderedElementsAre("stem.en:shelter=translation", "stem.en:lodg=translation"));
  sure_ = true;
  EXPECT_THAT(Only("shelter", Language::kEnglish).translations, IsEmpty());
}

TEST_F(TranslationExpanderTest, NoCognatesForWordsOfTheGlossary) {
  Hold(Language::kSpanish, {"shelterio", "shelvari"});
  EXPECT_THAT(Shown(Only("shelter", Language::kEnglish).translations),
              UnorderedElementsAre("stem.es:alberg=translation", "stem.es:aloj=translation"));
  EXPECT_THAT(Shown(Only("shelteri", Language::kEnglish).translations),
              ElementsAre("stem.es:shelterio=translation"));
}

TEST_F(TranslationExpanderTest, OfAThirdLanguageWordsAreNotTranslated) {
  query_language_ = Language::kOther;
  EXPECT_THAT(Only("shelter", Language::kEnglish).translations, IsEmpty());
}

TEST_F(TranslationExpanderTest, ATranslatedWordNeedsACloserCognate) {
  Hold(Language::kSpanish, {"campamenta", "cemp"});
  // 3/4 of the letters: enough for a word that nothing else translates.
  static_assert(kUntranslatedCognateSimilarity < 0.75 && kCognateSimilarity > 0.75);
  EXPECT_THAT(Shown(Only("camp", Language::kEnglish).translations),
              ElementsAre("stem.es:campament=translation"));
}

TEST_F(TranslationExpanderTest, ACognateThatIsTheTranslationIsOneForm) {
  Hold(Language::kSpanish, {"vacun"});
  CompileTranslations({"v\tx\tvaccine\t\tvacuna\t\n", "table.tsv", ""}, &analyzer_, &database_);
  const Concept word = Only("vaccine", Language::kEnglish);
  ASSERT_THAT(Shown(word.translations), ElementsAre("stem.es:vacun=translation"));
  EXPECT_TRUE(word.translations[0].origins.Has(Origin::kGlossary));
}

TEST_F(TranslationExpanderTest, FunctionWordsAndGroupsAreLeftAlone) {
  ExpandedNode parent;
  parent.children = {Word("the", Language::kEnglish), Word("shelter", Language::kEnglish)};
  parent.children[0].concept_value.weightless = true;
  TranslationExpander(database_, &analyzer_, Language::kEnglish, true, into_)
      .Translate({"The", "shelter"}, &parent);
  ASSERT_THAT(parent.children, SizeIs(2));
  EXPECT_THAT(parent.children[0].concept_value.translations, IsEmpty());
  EXPECT_THAT(parent.children[0].concept_value.base, SizeIs(1));
  EXPECT_THAT(parent.children[1].concept_value.translations, SizeIs(2));
}

TEST_F(TranslationExpanderTest, TheLastChildrenAreTheWords) {
  ExpandedNode parent;
  parent.children = {Word("shelter", Language::kEnglish), Word("camp", Language::kEnglish)};
  TranslationExpander(database_, &analyzer_, Language::kEnglish, true, into_)
      .Translate({"camp"}, &parent);
  EXPECT_THAT(parent.children[0].concept_value.translations, IsEmpty());
  EXPECT_THAT(parent.children[1].concept_value.translations, SizeIs(1));
}

TEST_F(TranslationExpanderTest, TranslationsOfACompoundAreOneOfItsChildren) {
  CompileTranslations({"c\tx\tcoronavirus\tCOVID-19\tcovid\t\n", "table.tsv", ""}, &analyzer_,
                      &database_);
  ExpandedNode parent;
  ExpandedNode compound;
  compound.kind = ExpandedNode::Kind::kAny;
  compound.children = {Word("COVID", Language::kEnglish)};
  parent.children = {compound};
  TranslationExpander(database_, &analyzer_, Language::kEnglish, true, into_)
      .Translate({"COVID-19"}, &parent);
  ASSERT_THAT(parent.children, SizeIs(1));
  ASSERT_THAT(parent.children[0].children, SizeIs(2));
  const ExpandedNode& translated = parent.children[0].children[1];
  EXPECT_EQ(translated.concept_value.query, "COVID-19");
  EXPECT_EQ(translated.weight, kCompoundPartWeight);
}

}  // namespace
}  // namespace faro
