// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/apertium_dictionary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "indexer/lexicon/apertium_transducer.h"
#include "lib/base/error.h"
#include "tests/indexer/lexicon/print_pair.h"
#include "tests/indexer/lexicon/transducer_fixture.h"
#include "tests/indexer/temp_folder.h"
#include "tests/lib/expect_error.h"

namespace faro {

void PrintTo(const WordForm& form, std::ostream* out) {
  *out << form.form << " of " << form.lemma << (form.noun ? " (noun)" : "");
}

namespace {

using testing::CodeOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::ErrorOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using testing::TempFolder;
using testing::TransducerFile;

using Pair = DictionaryPair;
using Entries = std::initializer_list<std::pair<std::string, std::string>>;

constexpr bool kNoun = true;

class ApertiumDictionaryTest : public ::testing::Test {
 protected:
  void Write(const std::string& name, const Entries& entries) {
    TransducerFile file;
    for (const auto& [input, output] : entries) file.Add(input, output);
    file.Write(folder_ / name);
  }

  std::vector<Pair> FromEnglish(const Entries& entries) {
    Write("eng-spa.autobil.bin", entries);
    return ReadApertiumDictionary(folder_.path(), Language::kEnglish);
  }

  std::vector<Pair> FromSpanish(const Entries& entries) {
    Write("spa-eng.autobil.bin", entries);
    return ReadApertiumDictionary(folder_.path(), Language::kSpanish);
  }

  std::vector<WordForm> English(const Entries& entries) {
    Write("eng-spa.automorf.bin", entries);
    return ReadApertiumForms(folder_.path(), Language::kEnglish);
  }

  std::vector<WordForm> Spanish(const Entries& entries) {
    Write("spa-eng.automorf.bin", entries);
    return ReadApertiumForms(folder_.path(), Language::kSpanish);
  }

  TempFolder folder_;
};

// The bilingual dictionary.

TEST_F(ApertiumDictionaryTest, LemmasOfBothSides) {
  EXPECT_THAT(FromEnglish({{"shelter<n>", "albergue<n><m>"}}),
              ElementsAre(Pair{"shelter", "albergue"}));
  EXPECT_THAT(FromSpanish({{"albergue<n><m>", "shelter<n>"}}),
              ElementsAre(Pair{"shelter", "albergue"}));
}

TEST_F(ApertiumDictionaryTest, EachDirectionHasAFileOfItsOwn) {
  Write("eng-spa.autobil.bin", {{"fled<adj>", "huido<adj>"}});
  EXPECT_THAT(FromSpanish({{"huir<vblex>", "flee<vblex>"}}), ElementsAre(Pair{"flee", "huir"}));
}

TEST_F(ApertiumDictionaryTest, SortedWithoutDuplicates) {
  EXPECT_THAT(
      FromEnglish({{"tent<n>", "carpa<n>"},
                   {"camp<n>", "campamento<n>"},
                   {"camp<vblex>", "acampar<vblex>"},
                   {"tent<n><pl>", "carpa<n><pl>"}}),
      ElementsAre(Pair{"camp", "acampar"}, Pair{"camp", "campamento"}, Pair{"tent", "carpa"}));
}

TEST_F(ApertiumDictionaryTest, LemmasThatShareTheirBeginning) {
  EXPECT_THAT(
      FromEnglish({{"can<n>", "lata<n>"}, {"canal<n>", "canal<n>"}, {"canoe<n>", "canoa<n>"}}),
      ElementsAre(Pair{"can", "lata"}, Pair{"canoe", "canoa"}));
}

TEST_F(ApertiumDictionaryTest, WhatIsTheSameInBothLanguagesIsLeftOut) {
  EXPECT_THAT(FromEnglish({{"hotel<n>", "hotel<n>"}, {"area<n>", "área<n>"}}),
              ElementsAre(Pair{"area", "área"}));
}

TEST_F(ApertiumDictionaryTest, BlanksOfEitherForm) {
  EXPECT_THAT(FromEnglish({{"first aid<n>", "primeros_auxilios<n>"}}),
              ElementsAre(Pair{"first aid", "primeros auxilios"}));
}

TEST_F(ApertiumDictionaryTest, TheMarkOfWhatFollowsAVerbIsLeftOut) {
  EXPECT_THAT(FromEnglish({{"carry# out<vblex>", "realizar<vblex>"}}),
              ElementsAre(Pair{"carry out", "realizar"}));
}

TEST_F(ApertiumDictionaryTest, OneToFourWords) {
  EXPECT_THAT(FromEnglish({{"a b c d<n>", "uno<n>"}, {"a b c d e<n>", "dos<n>"}}),
              ElementsAre(Pair{"a b c d", "uno"}));
}

TEST_F(ApertiumDictionaryTest, LemmasOfSixtyBytesNotOfMore) {
  const std::string longest = std::string(58, 'a') + "ñ";
  EXPECT_THAT(FromEnglish({{longest + "<n>", "x<n>"},
                           {"x<n>", longest + "<n>"},
                           {longest + "a<n>", "y<n>"},
                           {"y<n>", longest + "a<n>"}}),
              ElementsAre(Pair{longest, "x"}, Pair{"x", longest}));
}

TEST_F(ApertiumDictionaryTest, LettersHyphensAndApostrophesOnly) {
  EXPECT_THAT(FromEnglish({{"well-being<n>", "bienestar<n>"}, {"o'clock<n>", "hora<n>"}}),
              ElementsAre(Pair{"o'clock", "hora"}, Pair{"well-being", "bienestar"}));
  for (const std::string lemma : {"3", "%", "a/b", "Mr.", "a+b", "COVID-19"}) {
    EXPECT_THAT(FromEnglish({{lemma + "<n>", "x<n>"}}), IsEmpty()) << lemma;
    EXPECT_THAT(FromEnglish({{"x<n>", lemma + "<n>"}}), IsEmpty()) << lemma;
  }
}

TEST_F(ApertiumDictionaryTest, WhatHasNoTagsOrNoLemmaIsNoWord) {
  EXPECT_THAT(FromEnglish({{"shelter", "albergue"}}), IsEmpty());
  EXPECT_THAT(FromEnglish({{"shelter<n>", "albergue"}}), IsEmpty());
  EXPECT_THAT(FromEnglish({{"<n>", "<n>"}, {"x<n>", "<n>"}}), IsEmpty());
}

TEST_F(ApertiumDictionaryTest, OnlyTheSectionWithWords) {
  TransducerFile file;
  file.Add("camp<n>", "campamento<n>");
  file.Add("tent<n>", "carpa<n>", "regex@standard");
  file.Add("site<n>", "sitio<n>", "final@inconditional");
  file.Write(folder_ / "eng-spa.autobil.bin");
  EXPECT_THAT(ReadApertiumDictionary(folder_.path(), Language::kEnglish),
              ElementsAre(Pair{"camp", "campamento"}));
}

TEST_F(ApertiumDictionaryTest, MissingFilesAreEmpty) {
  for (const std::string& folder : {folder_ / "none", std::string()}) {
    for (const Language language : kStemmedLanguages) {
      EXPECT_THAT(ReadApertiumDictionary(folder, language), IsEmpty());
      EXPECT_THAT(ReadApertiumForms(folder, language), IsEmpty());
    }
  }
}

TEST_F(ApertiumDictionaryTest, BadFilesAreRefusedByName) {
  for (const std::string& path : ApertiumFiles(folder_.path())) {
    folder_.Write(std::filesystem::path(path).filename(), "no transducer, but a text");
  }
  for (const Language language : kStemmedLanguages) {
    for (const auto& error : {ErrorOf([&] { ReadApertiumDictionary(folder_.path(), language); }),
                              ErrorOf([&] { ReadApertiumForms(folder_.path(), language); })}) {
      ASSERT_TRUE(error.has_value());
      EXPECT_EQ(error->code(), ErrorCode::kBadInput);
      EXPECT_THAT(error->what(), HasSubstr(folder_.path().string()));
    }
  }
}

TEST_F(ApertiumDictionaryTest, ATruncatedFileIsRefused) {
  Write("eng-spa.autobil.bin", {{"shelter<n>", "albergue<n>"}});
  const std::string path = folder_ / "eng-spa.autobil.bin";
  for (auto size = std::filesystem::file_size(path); size-- > 0;) {
    std::filesystem::resize_file(path, size);
    EXPECT_EQ(CodeOf([&] { ReadApertiumDictionary(folder_.path(), Language::kEnglish); }),
              ErrorCode::kBadInput)
        << size;
  }
}

// The forms of words.

TEST_F(ApertiumDictionaryTest, FormsAndTheirLemmas) {
  EXPECT_THAT(English({{"took", "take<vblex><past>"}, {"take", "take<vblex><pres>"}}),
              ElementsAre(WordForm{"take", "take"}, WordForm{"took", "take"}));
  EXPECT_THAT(Spanish({{"hizo", "hacer<vblex><ifi><p3><sg>"}}),
              ElementsAre(WordForm{"hizo", "hacer"}));
}

TEST_F(ApertiumDictionaryTest, NounsAndAdjectivesAreMarked) {
  EXPECT_THAT(Spanish({{"mujeres", "mujer<n><f><pl>"},
                       {"veloces", "veloz<adj><mf><pl>"},
                       {"ayer", "ayer<adv>"}}),
              ElementsAre(WordForm{"ayer", "ayer"}, WordForm{"mujeres", "mujer", kNoun},
                          WordForm{"veloces", "veloz", kNoun}));
}

TEST_F(ApertiumDictionaryTest, AFormOfTwoKindsIsBoth) {
  EXPECT_THAT(
      English({{"left", "leave<vblex><past>"}, {"left", "left<adj>"}, {"left", "left<n><sg>"}}),
      ElementsAre(WordForm{"left", "leave"}, WordForm{"left", "left", kNoun}));
}

TEST_F(ApertiumDictionaryTest, AFormThatBeginsAnotherOne) {
  EXPECT_THAT(English({{"go", "go<vblex>"}, {"goes", "go<vblex>"}, {"gone", "go<vblex>"}}),
              SizeIs(3));
}

TEST_F(ApertiumDictionaryTest, JoinedAndLongerFormsAreLeftOut) {
  EXPECT_THAT(Spanish({{"darle", "dar<vblex><inf>+le<prn>"},
                       {"del", "de<pr>+el<det>"},
                       {"dio lugar", "dar# lugar<vblex>"},
                       {"dio", "dar<vblex>"}}),
              ElementsAre(WordForm{"dio", "dar"}));
}

TEST_F(ApertiumDictionaryTest, FormsOfOtherThanLettersAreLeftOut) {
  EXPECT_THAT(
      English({{"1st", "1st<adj>"}, {"co-op", "co-op<n>"}, {"%", "%<n>"}, {"o'", "of<pr>"}}),
      IsEmpty());
}

TEST_F(ApertiumDictionaryTest, EndlessFormsAreCut) {
  TransducerFile file;
  file.Add("a", "a<n>");
  file.Loop("bc");
  file.Add("x", "x<n>");
  file.Loop("y");
  file.Write(folder_ / "eng-spa.automorf.bin");
  const std::vector<WordForm> forms = ReadApertiumForms(folder_.path(), Language::kEnglish);
  EXPECT_THAT(forms, Contains(WordForm{"a", "a", kNoun}));
  EXPECT_THAT(forms, Contains(WordForm{"abc", "a", kNoun}));
  EXPECT_THAT(forms, Contains(WordForm{"x", "x", kNoun}));
  EXPECT_THAT(forms, Not(Contains(WordForm{"xy", "x", kNoun})));
  for (const WordForm& form : forms) EXPECT_LE(form.form.size(), 60U);
}

// The transducer.

TEST_F(ApertiumDictionaryTest, AVisitorThatStopsSeesNothingBehind) {
  Write("x.bin", {{"abc<n>", "d<n>"}});
  std::vector<std::string> seen;
  EXPECT_TRUE(WalkTransducer(folder_ / "x.bin", [&](const PathSide& in, const PathSide&, bool) {
    seen.push_back(in.text);
    return in.text == "ab" ? PathStep::kStop : PathStep::kContinue;
  }));
  EXPECT_THAT(seen, ElementsAre("", "a", "ab"));
}

TEST_F(ApertiumDictionaryTest, AWalkSaysWhereThereIsNoFile) {
  EXPECT_FALSE(WalkTransducer(folder_ / "none.bin", [](const PathSide&, const PathSide&, bool) {
    ADD_FAILURE() << "there is nothing to visit";
    return PathStep::kStop;
  }));
}

// What Debian's package has.

class ApertiumInstalledTest : public ::testing::Test {
 protected:
  void SetUp() override {
    for (const std::string& path : ApertiumFiles(kApertiumFolder)) {
      if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is not installed";
    }
  }
};

TEST_F(ApertiumInstalledTest, Pairs) {
  const std::vector<Pair> english = ReadApertiumDictionary(kApertiumFolder, Language::kEnglish);
  const std::vector<Pair> spanish = ReadApertiumDictionary(kApertiumFolder, Language::kSpanish);
  for (const std::vector<Pair>* const pairs : {&english, &spanish}) {
    EXPECT_GT(pairs->size(), 15'000U);
    EXPECT_TRUE(std::is_sorted(pairs->begin(), pairs->end()));
    EXPECT_THAT(*pairs, Contains(Pair{"water", "agua"}));
    EXPECT_THAT(*pairs, Contains(Pair{"cholera", "cólera"}));
  }
}

TEST_F(ApertiumInstalledTest, Forms) {
  const std::vector<WordForm> english = ReadApertiumForms(kApertiumFolder, Language::kEnglish);
  for (const WordForm& form :
       {WordForm{"took", "take"}, WordForm{"fled", "flee"}, WordForm{"children", "child", kNoun}}) {
    EXPECT_THAT(english, Contains(form));
  }
  const std::vector<WordForm> spanish = ReadApertiumForms(kApertiumFolder, Language::kSpanish);
  for (const WordForm& form :
       {WordForm{"hizo", "hacer"}, WordForm{"huyó", "huir"}, WordForm{"mujeres", "mujer", kNoun}}) {
    EXPECT_THAT(spanish, Contains(form));
  }
}

}  // namespace
}  // namespace faro
