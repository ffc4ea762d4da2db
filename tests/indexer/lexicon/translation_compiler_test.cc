// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/translation_compiler.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "lib/base/error.h"
#include "lib/index/translation_store.h"
#include "lib/language/content_stems.h"
#include "lib/language/glossary.h"
#include "tests/indexer/temp_folder.h"
#include "tests/lib/expect_error.h"

namespace faro {
namespace {

using testing::CodeOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::TempFolder;
using ::testing::UnorderedElementsAre;

constexpr std::string_view kTable =
    "shelter\tx\tshelter\t\talbergue | refugio\t\n"
    "water-truck\tx\twater truck\t\tcamión cisterna\t\n"
    "hct\tx\thumanitarian country team\tHCT\tequipo humanitario de país\tEHP\n"
    "waste\tx\twaste management\t\tgestión de residuos\t\n";

class TranslationCompilerTest : public ::testing::Test {
 protected:
  void Compile(std::string_view table) {
    // No dictionary: the table alone.
    CompileTranslations({table, "table.tsv", ""}, &analyzer_, &database_);
  }

  std::string Key(Language language, std::string_view text) {
    return TranslationKey(language, ContentStems(text, language, &analyzer_));
  }

  // What the store has for a key in one language, acronyms and synonyms with a mark.
  std::vector<std::string> Find(const std::string& key, Language in) {
    static constexpr const char* kMarks[] = {"", "!", "~"};
    std::vector<std::string> texts;
    for (const Translation& found : FindTranslations(database_, key)) {
      if (found.language == in)
        texts.push_back(found.text + kMarks[static_cast<size_t>(found.kind)]);
    }
    return texts;
  }

  // The translations of a term.
  std::vector<std::string> English(std::string_view text) {
    return Find(Key(Language::kEnglish, text), Language::kSpanish);
  }
  std::vector<std::string> Spanish(std::string_view text) {
    return Find(Key(Language::kSpanish, text), Language::kEnglish);
  }

  // The translations of an acronym.
  std::vector<std::string> EnglishAcronym(std::string_view acronym) {
    return Find(AcronymTranslationKey(Language::kEnglish, acronym), Language::kSpanish);
  }
  std::vector<std::string> SpanishAcronym(std::string_view acronym) {
    return Find(AcronymTranslationKey(Language::kSpanish, acronym), Language::kEnglish);
  }

  std::vector<std::string> Keys() const {
    return {database_.synonym_keys_begin(), database_.synonym_keys_end()};
  }

  Analyzer analyzer_;
  TempFolder folder_;
  Xapian::WritableDatabase database_{folder_ / "index", Xapian::DB_CREATE};
};

TEST_F(TranslationCompilerTest, TermsOfBothLanguagesAreKeys) {
  Compile(kTable);
  EXPECT_THAT(English("shelter"), UnorderedElementsAre("albergue", "refugio"));
  EXPECT_THAT(Spanish("albergue"), ElementsAre("shelter"));
  EXPECT_THAT(Spanish("refugio"), ElementsAre("shelter"));
  EXPECT_THAT(English("water truck"), ElementsAre("camión cisterna"));
  EXPECT_THAT(Spanish("camión cisterna"), ElementsAre("water truck"));
}

TEST_F(TranslationCompilerTest, TermsAreNoKeysOfTheOtherLanguage) {
  Compile(kTable);
  EXPECT_THAT(Spanish("shelter"), IsEmpty());
  EXPECT_THAT(English("albergue"), IsEmpty());
}

TEST_F(TranslationCompilerTest, PartsOfATermAreNoKeys) {
  Compile(kTable);
  for (const char* const text : {"water", "truck", "truck water", "big water truck", ""}) {
    EXPECT_THAT(English(text), IsEmpty()) << text;
  }
}

TEST_F(TranslationCompilerTest, AcronymsAreKeysAndValues) {
  Compile(kTable);
  EXPECT_THAT(EnglishAcronym("HCT"), UnorderedElementsAre("equipo humanitario de país", "EHP!"));
  EXPECT_THAT(SpanishAcronym("EHP"), UnorderedElementsAre("humanitarian country team", "HCT!"));
  EXPECT_THAT(English("humanitarian country team"),
              UnorderedElementsAre("equipo humanitario de país", "EHP!"));
}

TEST_F(TranslationCompilerTest, AcronymsAreNotTheWordsThatTheySpell) {
  Compile(
      "abuse\tx\tsexual exploitation and abuse\tSEA\texplotación y abusos sexuales\tEAS\n"
      "sea\tx\tsea\t\tmar\t\n");
  EXPECT_THAT(English("sea"), ElementsAre("mar"));
  EXPECT_THAT(EnglishAcronym("sea"), UnorderedElementsAre("explotación y abusos sexuales", "EAS!"));
  EXPECT_THAT(EnglishAcronym("SEA"), EnglishAcronym("sea"));
}

TEST_F(TranslationCompilerTest, AcronymsAndTheirTermsLeadToEachOther) {
  Compile(kTable);
  EXPECT_THAT(Find(AcronymTranslationKey(Language::kEnglish, "HCT"), Language::kEnglish),
              ElementsAre("humanitarian country team"));
  EXPECT_THAT(Find(Key(Language::kEnglish, "humanitarian country teams"), Language::kEnglish),
              ElementsAre("HCT!"));
  EXPECT_THAT(Find(AcronymTranslationKey(Language::kSpanish, "EHP"), Language::kSpanish),
              ElementsAre("equipo humanitario de país"));
}

TEST_F(TranslationCompilerTest, NamesOfOneConceptInOneLanguageAreSynonyms) {
  Compile(kTable);
  EXPECT_THAT(Find(Key(Language::kSpanish, "albergues"), Language::kSpanish),
              ElementsAre("refugio~"));
  EXPECT_THAT(Find(Key(Language::kSpanish, "refugio"), Language::kSpanish),
              ElementsAre("albergue~"));
  EXPECT_THAT(Find(Key(Language::kEnglish, "shelter"), Language::kEnglish), IsEmpty());
}

TEST_F(TranslationCompilerTest, TheGlossaryIsNamedAsOrigin) {
  Compile(kTable);
  const auto found = FindTranslations(database_, Key(Language::kSpanish, "albergue"));
  ASSERT_FALSE(found.empty());
  for (const Translation& translation : found) {
    EXPECT_EQ(translation.origins, Origins(Origin::kGlossary)) << translation.text;
  }
}

TEST_F(TranslationCompilerTest, InflectedWordsAreFound) {
  Compile(kTable);
  EXPECT_THAT(English("Shelters"), UnorderedElementsAre("albergue", "refugio"));
  EXPECT_THAT(English("water trucks"), ElementsAre("camión cisterna"));
  EXPECT_THAT(Spanish("camiones cisternas"), ElementsAre("water truck"));
  EXPECT_THAT(English("humanitarian country teams"), Contains("EHP!"));
}

TEST_F(TranslationCompilerTest, WordsWithoutTheirAccentsAreFound) {
  Compile(kTable);
  EXPECT_THAT(Spanish("camion cisterna"), ElementsAre("water truck"));
  EXPECT_THAT(Spanish("GESTION DE RESIDUOS"), ElementsAre("waste management"));
  EXPECT_THAT(Spanish("equipo humanitario de pais"), Contains("HCT!"));
}

TEST_F(TranslationCompilerTest, FunctionWordsWithinATermDoNotCount) {
  Compile(kTable);
  EXPECT_THAT(Spanish("gestión residuos"), ElementsAre("waste management"));
  EXPECT_THAT(Spanish("gestión de los residuos"), ElementsAre("waste management"));
  EXPECT_THAT(English("management of waste"), IsEmpty());
}

TEST_F(TranslationCompilerTest, OneNameOfTwoConceptsHasTheTranslationsOfBoth) {
  Compile("a\tx\tdrill\t\tsimulacro\t\nb\tx\tdrill | bore\t\ttaladro\t\n");
  EXPECT_THAT(English("drills"), UnorderedElementsAre("simulacro", "taladro"));
  EXPECT_THAT(English("bore"), ElementsAre("taladro"));
}

TEST_F(TranslationCompilerTest, LongestTermIsStoredALongerOneIsNot) {
  static_assert(kLongestTerm == 6);
  const std::string six = "alpha bravo charlie delta echo foxtrot";
  Compile("a\tx\t" + six + "\t\tseis\t\nb\tx\t" + six + " golf\t\tsiete\t\nc\tx\tthe " + six +
          " of hotels\t\tocho\t\n");
  EXPECT_THAT(English(six), ElementsAre("seis"));
  EXPECT_THAT(English("the " + six), ElementsAre("seis"));
  EXPECT_THAT(English(six + " golf"), IsEmpty());
  EXPECT_THAT(Spanish("siete"), ElementsAre(six + " golf"));
}

TEST_F(TranslationCompilerTest, NamesOfFunctionWordsAloneAreNoKeys) {
  Compile("a\tx\tbelow\tIT\tabajo\t\n");
  for (const std::string& key : Keys()) {
    EXPECT_NE(key, TranslationKey(Language::kEnglish, {}));
    EXPECT_NE(key, TranslationKey(Language::kSpanish, {}));
  }
  EXPECT_THAT(Spanish("abajo"), Contains("IT!"));
}

TEST_F(TranslationCompilerTest, NothingIsDoneTwice) {
  Compile(kTable);
  // What a second compilation would bring back.
  database_.clear_synonyms(Key(Language::kEnglish, "shelter"));
  Compile(kTable);
  EXPECT_THAT(English("shelter"), IsEmpty());
  EXPECT_THAT(Spanish("albergue"), ElementsAre("shelter"));
}

TEST_F(TranslationCompilerTest, WhatIsHeldOutlastsTheTransaction) {
  database_.begin_transaction();
  Compile(kTable);
  database_.commit_transaction();
  database_.close();
  database_ = Xapian::WritableDatabase(folder_ / "index", Xapian::DB_OPEN);
  EXPECT_THAT(Spanish("albergue"), ElementsAre("shelter"));
  EXPECT_FALSE(database_.get_metadata(std::string(kLexiconKey)).empty());
}

TEST_F(TranslationCompilerTest, ACancelledTransactionLeavesNothing) {
  database_.begin_transaction();
  Compile(kTable);
  database_.cancel_transaction();
  EXPECT_THAT(Keys(), IsEmpty());
  Compile(kTable);
  EXPECT_THAT(Spanish("albergue"), ElementsAre("shelter"));
}

TEST_F(TranslationCompilerTest, AChangedTableReplacesTheOldOne) {
  Compile(kTable);
  Compile("shelter\tx\tshelter\t\talojamiento\t\n");
  EXPECT_THAT(English("shelter"), ElementsAre("alojamiento"));
  EXPECT_THAT(Spanish("alojamiento"), ElementsAre("shelter"));
  EXPECT_THAT(Keys(), UnorderedElementsAre(Key(Language::kEnglish, "shelter"),
                                           Key(Language::kSpanish, "alojamiento")));
}

TEST_F(TranslationCompilerTest, AnEmptyTableTakesAllAway) {
  Compile(kTable);
  ASSERT_THAT(Keys(), Not(IsEmpty()));
  Compile("");
  EXPECT_THAT(Keys(), IsEmpty());
}

TEST_F(TranslationCompilerTest, SynonymsOfOthersStay) {
  database_.add_synonym("tent", "marquee");
  Compile(kTable);
  Compile("");
  EXPECT_THAT(Keys(), ElementsAre("tent"));
}

TEST_F(TranslationCompilerTest, ABadTableChangesNothing) {
  Compile(kTable);
  const std::string held = database_.get_metadata(std::string(kLexiconKey));
  EXPECT_EQ(CodeOf([&] { Compile("shelter\tx\tshelter\n"); }), ErrorCode::kBadInput);
  EXPECT_THAT(Spanish("albergue"), ElementsAre("shelter"));
  EXPECT_EQ(database_.get_metadata(std::string(kLexiconKey)), held);
}

TEST_F(TranslationCompilerTest, BuiltInTable) {
  Compile(BuiltInGlossary());
  EXPECT_THAT(English("outbreaks"), Contains("brote"));
  EXPECT_THAT(Spanish("brotes"), Contains("outbreak"));
  EXPECT_THAT(EnglishAcronym("CCCM"), Contains("coordinación y gestión de campamentos"));
  EXPECT_THAT(EnglishAcronym("IDP"), Contains("PDI!"));
  EXPECT_THAT(SpanishAcronym("VBG"), Contains("GBV!"));
  EXPECT_THAT(Spanish("camion cisterna"), Contains("water truck"));
}

}  // namespace
}  // namespace faro
