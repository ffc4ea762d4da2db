// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/translation_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/lib/temp_folder.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;
using testing::TempFolder;
using ::testing::UnorderedElementsAre;

TEST(TranslationStoreTest, ValuesComeBack) {
  for (const Language language : kStemmedLanguages) {
    for (const bool acronym : {false, true}) {
      for (const std::string_view text : {"t", "ASH", "camión cisterna", "es", "COVID-19"}) {
        Origins origins = Origin::kGlossary;
        origins.Add(Origin::kApertium);
        const Translation translation{language, acronym, std::string(text), origins};
        const auto decoded = DecodeTranslation(EncodeTranslation(translation));
        ASSERT_TRUE(decoded.has_value()) << text;
        EXPECT_EQ(decoded->language, language) << text;
        EXPECT_EQ(decoded->acronym, acronym) << text;
        EXPECT_EQ(decoded->text, text);
        EXPECT_EQ(decoded->origins, origins) << text;
      }
    }
  }
}

TEST(TranslationStoreTest, ForeignValuesAreNothing) {
  ASSERT_TRUE(DecodeTranslation("entga:camp").has_value());
  for (const std::string_view value :
       {"", "e", "en", "ent", "esa", "ent:", "entg", "entcamp", "en:camp", ":camp", "enxg:camp",
        "enTg:camp", "frtg:camp", "ENtg:camp", "untg:camp", "  tg:camp", "othertg:camp",
        "\xFF\xFFtg:camp"}) {
    EXPECT_EQ(DecodeTranslation(value), std::nullopt) << value;
  }
}

TEST(TranslationStoreTest, LanguagesWithoutStemsDoNotComeBack) {
  for (const Language language : {Language::kUnknown, Language::kOther}) {
    EXPECT_EQ(DecodeTranslation(EncodeTranslation({language, false, "camp"})), std::nullopt);
  }
}

TEST(TranslationStoreTest, KeysTellTermsApart) {
  const std::string key = TranslationKey(Language::kEnglish, {"camp", "manag"});
  EXPECT_EQ(key, TranslationKey(Language::kEnglish, {"camp", "manag"}));
  EXPECT_NE(key, TranslationKey(Language::kSpanish, {"camp", "manag"}));
  EXPECT_NE(key, TranslationKey(Language::kEnglish, {"manag", "camp"}));
  EXPECT_NE(key, TranslationKey(Language::kEnglish, {"camp"}));
  EXPECT_NE(key, TranslationKey(Language::kEnglish, {"campmanag"}));
}

TEST(TranslationStoreTest, KeysOfALanguageShareABeginning) {
  const std::string english = TranslationKey(Language::kEnglish, {});
  EXPECT_THAT(TranslationKey(Language::kEnglish, {"camp"}), StartsWith(english));
  EXPECT_THAT(TranslationKey(Language::kSpanish, {"camp"}), ::testing::Not(StartsWith(english)));
}

class FindTranslationsTest : public ::testing::Test {
 protected:
  Xapian::WritableDatabase Make(std::string_view name) const {
    return Xapian::WritableDatabase(folder_.Path(name), Xapian::DB_CREATE);
  }

  // Each translation as LANGUAGE:TEXT, acronyms with a mark.
  static std::vector<std::string> Find(const Xapian::Database& database, const std::string& key) {
    std::vector<std::string> shown;
    for (const Translation& found : FindTranslations(database, key)) {
      shown.push_back(std::string(LanguageCode(found.language)) + ":" + found.text +
                      (found.acronym ? "!" : ""));
    }
    return shown;
  }

  const std::string camp_ = TranslationKey(Language::kEnglish, {"camp"});

 private:
  TempFolder folder_;
};

TEST_F(FindTranslationsTest, AllUnderTheKey) {
  Xapian::WritableDatabase database = Make("index");
  database.add_synonym(camp_, EncodeTranslation({Language::kSpanish, false, "campamento"}));
  database.add_synonym(camp_,
                       EncodeTranslation({Language::kSpanish, false, "campo de refugiados"}));
  database.add_synonym(camp_, EncodeTranslation({Language::kSpanish, true, "CR"}));
  database.add_synonym(TranslationKey(Language::kEnglish, {"camp", "bed"}),
                       EncodeTranslation({Language::kSpanish, false, "catre"}));
  database.commit();
  EXPECT_THAT(Find(database, camp_),
              UnorderedElementsAre("es:campamento", "es:campo de refugiados", "es:CR!"));
  EXPECT_THAT(Find(database, TranslationKey(Language::kSpanish, {"camp"})), IsEmpty());
}

TEST_F(FindTranslationsTest, NothingInAnIndexWithoutThem) {
  EXPECT_THAT(Find(Make("index"), camp_), IsEmpty());
}

TEST_F(FindTranslationsTest, ForeignValuesArePassedOver) {
  Xapian::WritableDatabase database = Make("index");
  database.add_synonym(camp_, "tent");
  database.add_synonym(camp_, EncodeTranslation({Language::kSpanish, false, "campamento"}));
  database.add_synonym(camp_, "zz?");
  EXPECT_THAT(Find(database, camp_), ElementsAre("es:campamento"));
}

TEST_F(FindTranslationsTest, SeveralIndexesAnswerTogether) {
  Xapian::WritableDatabase one = Make("one");
  Xapian::WritableDatabase two = Make("two");
  for (Xapian::WritableDatabase* const database : {&one, &two}) {
    database->add_synonym(camp_, EncodeTranslation({Language::kSpanish, false, "campamento"}));
  }
  two.add_synonym(camp_, EncodeTranslation({Language::kSpanish, false, "campo"}));
  one.commit();
  two.commit();
  Xapian::Database both;
  both.add_database(one);
  both.add_database(two);
  EXPECT_THAT(Find(both, camp_), UnorderedElementsAre("es:campamento", "es:campo"));
}

TEST_F(FindTranslationsTest, KeyLongerThanAnIndexHolds) {
  EXPECT_THAT(
      Find(Make("index"), TranslationKey(Language::kEnglish, {std::string(5'000, 'a'), "b"})),
      IsEmpty());
}

}  // namespace
}  // namespace faro
