// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/translation_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/lib/temp_folder.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::StartsWith;
using testing::TempFolder;
using ::testing::UnorderedElementsAre;

constexpr TermKind kKinds[] = {TermKind::kTerm, TermKind::kAcronym, TermKind::kSynonym};

Origins AllOrigins() {
  Origins origins;
  for (const OriginSpec& spec : kOrigins) origins.Add(spec.origin);
  return origins;
}

// Origins.

TEST(OriginsTest, ASetHoldsWhatWasAdded) {
  Origins origins;
  EXPECT_TRUE(origins.empty());
  origins.Add(Origin::kFreeDict);
  EXPECT_FALSE(origins.empty());
  EXPECT_TRUE(origins.Has(Origin::kFreeDict));
  EXPECT_FALSE(origins.Has(Origin::kGlossary));
  origins.Add(Origin::kFreeDict);
  EXPECT_EQ(origins, Origins(Origin::kFreeDict));
}

TEST(OriginsTest, SetsAreJoined) {
  Origins origins = Origin::kGlossary;
  origins.Add(Origins());
  EXPECT_EQ(origins, Origins(Origin::kGlossary));
  Origins others = Origin::kApertium;
  others.Add(Origin::kNames);
  origins.Add(others);
  for (const OriginSpec& spec : kOrigins) {
    const bool added = spec.origin == Origin::kGlossary || others.Has(spec.origin);
    EXPECT_EQ(origins.Has(spec.origin), added) << spec.name;
  }
}

TEST(OriginsTest, NamesStandInOneOrder) {
  EXPECT_EQ(OriginNames({}), "");
  EXPECT_EQ(OriginNames(Origin::kUserGlossary), "user glossary");
  Origins origins = Origin::kApertium;
  origins.Add(Origin::kGlossary);
  EXPECT_EQ(OriginNames(origins), "glossary, Apertium");
}

TEST(OriginsTest, LettersTellThemApart) {
  std::set<char> letters;
  for (const OriginSpec& spec : kOrigins) letters.insert(spec.letter);
  EXPECT_THAT(letters, SizeIs(kOrigins.size()));
}

// Values.

TEST(TranslationStoreTest, ValuesComeBack) {
  for (const Language language : kStemmedLanguages) {
    for (const TermKind kind : kKinds) {
      for (const std::string_view text :
           {"t", "ASH", "camión cisterna", "es", "COVID-19", "24:00", ":", "a "}) {
        const Translation translation{language, kind, std::string(text), Origin::kGlossary};
        const auto decoded = DecodeTranslation(EncodeTranslation(translation));
        ASSERT_TRUE(decoded.has_value()) << text;
        EXPECT_EQ(decoded->language, language) << text;
        EXPECT_EQ(decoded->kind, kind) << text;
        EXPECT_EQ(decoded->text, text);
        EXPECT_EQ(decoded->origins, Origins(Origin::kGlossary)) << text;
      }
    }
  }
}

TEST(TranslationStoreTest, OriginsComeBack) {
  std::vector<Origins> sets = {Origins(), AllOrigins()};
  for (const OriginSpec& spec : kOrigins) sets.emplace_back(spec.origin);
  for (const Origins origins : sets) {
    const auto decoded =
        DecodeTranslation(EncodeTranslation({Language::kSpanish, {}, "carpa", origins}));
    ASSERT_TRUE(decoded.has_value()) << OriginNames(origins);
    EXPECT_EQ(decoded->origins, origins) << OriginNames(origins);
  }
}

TEST(TranslationStoreTest, ValuesAsTheyAreStored) {
  Origins origins = Origin::kApertium;
  origins.Add(Origin::kGlossary);
  EXPECT_EQ(EncodeTranslation({Language::kSpanish, TermKind::kTerm, "albergue", origins}),
            "estga:albergue");
  EXPECT_EQ(EncodeTranslation({Language::kEnglish, TermKind::kAcronym, "HCT", Origin::kGlossary}),
            "enag:HCT");
  EXPECT_EQ(EncodeTranslation({Language::kEnglish, TermKind::kSynonym, "tent", Origin::kFreeDict}),
            "ensf:tent");
}

TEST(TranslationStoreTest, OriginsOfALaterVersionArePassedOver) {
  const auto decoded = DecodeTranslation("entxg!:camp");
  ASSERT_TRUE(decoded.has_value());
  EXPECT_EQ(decoded->origins, Origins(Origin::kGlossary));
  EXPECT_EQ(decoded->text, "camp");
}

TEST(TranslationStoreTest, ForeignValuesAreNothing) {
  ASSERT_TRUE(DecodeTranslation("entga:camp").has_value());
  for (const std::string_view value :
       {"", "e", "en", "ent", "esa", "ent:", "entg", "entg:", "entcamp", "en:camp", ":camp",
        "enxg:camp", "enTg:camp", "frtg:camp", "ENtg:camp", "untg:camp", "  tg:camp",
        "othertg:camp", "\xFF\xFFtg:camp"}) {
    EXPECT_FALSE(DecodeTranslation(value).has_value()) << value;
  }
}

TEST(TranslationStoreTest, LanguagesWithoutStemsDoNotComeBack) {
  for (const Language language : {Language::kUnknown, Language::kOther}) {
    const std::string value = EncodeTranslation({language, TermKind::kTerm, "camp"});
    EXPECT_FALSE(DecodeTranslation(value).has_value());
  }
}

// Keys.

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

TEST(TranslationStoreTest, AcronymsHaveKeysOfTheirOwn) {
  for (const Language language : kStemmedLanguages) {
    EXPECT_NE(AcronymTranslationKey(language, "SEA"), TranslationKey(language, {"sea"}));
    EXPECT_NE(AcronymTranslationKey(language, "SEA"), TranslationKey(language, {"SEA"}));
  }
  EXPECT_NE(AcronymTranslationKey(Language::kEnglish, "SEA"),
            AcronymTranslationKey(Language::kSpanish, "SEA"));
  EXPECT_NE(AcronymTranslationKey(Language::kEnglish, "SEA"),
            AcronymTranslationKey(Language::kEnglish, "SEAS"));
}

TEST(TranslationStoreTest, AnAcronymHasOneKeyHoweverItIsWritten) {
  const std::string key = AcronymTranslationKey(Language::kEnglish, "UN-CMCoord");
  for (const std::string_view written : {"UNCMCoord", "uncmcoord", "U.N.-CMCoord", "UN CMCoord"}) {
    EXPECT_EQ(AcronymTranslationKey(Language::kEnglish, written), key) << written;
  }
}

TEST(TranslationStoreTest, KeysOfFormsTellThemApart) {
  const std::string key = FormKey(FormLink::kLemmaToForms, Language::kEnglish, "flee");
  EXPECT_EQ(key, FormKey(FormLink::kLemmaToForms, Language::kEnglish, "flee"));
  EXPECT_NE(key, FormKey(FormLink::kFormToLemmas, Language::kEnglish, "flee"));
  EXPECT_NE(key, FormKey(FormLink::kLemmaToForms, Language::kSpanish, "flee"));
  EXPECT_NE(key, FormKey(FormLink::kLemmaToForms, Language::kEnglish, "fled"));
  EXPECT_NE(key, TranslationKey(Language::kEnglish, {"flee"}));
}

TEST(TranslationStoreTest, EachKeyBeginsWithOneOfThePrefixes) {
  const auto prefixes_of = [](const std::string& key) {
    return std::count_if(kStoreKeyPrefixes.begin(), kStoreKeyPrefixes.end(),
                         [&](std::string_view prefix) { return key.starts_with(prefix); });
  };
  for (const Language language : kStemmedLanguages) {
    EXPECT_EQ(prefixes_of(TranslationKey(language, {"camp"})), 1);
    EXPECT_EQ(prefixes_of(AcronymTranslationKey(language, "HCT")), 1);
    EXPECT_EQ(prefixes_of(FormKey(FormLink::kLemmaToForms, language, "flee")), 1);
    EXPECT_EQ(prefixes_of(FormKey(FormLink::kFormToLemmas, language, "fled")), 1);
  }
}

// Look-ups.

class FindTranslationsTest : public ::testing::Test {
 protected:
  Xapian::WritableDatabase Make(std::string_view name) const {
    return Xapian::WritableDatabase(folder_.Path(name), Xapian::DB_CREATE);
  }

  static std::string Spanish(TermKind kind, std::string_view text) {
    return EncodeTranslation({Language::kSpanish, kind, std::string(text), Origin::kGlossary});
  }
  static std::string Spanish(std::string_view text) { return Spanish(TermKind::kTerm, text); }

  // Each translation as LANGUAGE:TEXT, acronyms and synonyms with a mark.
  static std::vector<std::string> Find(const Xapian::Database& database, const std::string& key) {
    static constexpr const char* kMarks[] = {"", "!", "~"};
    std::vector<std::string> shown;
    for (const Translation& found : FindTranslations(database, key)) {
      shown.push_back(std::string(LanguageCode(found.language)) + ":" + found.text +
                      kMarks[static_cast<size_t>(found.kind)]);
    }
    return shown;
  }

  const std::string camp_ = TranslationKey(Language::kEnglish, {"camp"});

 private:
  TempFolder folder_;
};

TEST_F(FindTranslationsTest, AllUnderTheKey) {
  Xapian::WritableDatabase database = Make("index");
  database.add_synonym(camp_, Spanish("campamento"));
  database.add_synonym(camp_, Spanish("campo de refugiados"));
  database.add_synonym(camp_, Spanish(TermKind::kAcronym, "CR"));
  database.add_synonym(camp_, Spanish(TermKind::kSynonym, "sitio"));
  database.add_synonym(TranslationKey(Language::kEnglish, {"camp", "bed"}), Spanish("catre"));
  database.commit();
  EXPECT_THAT(Find(database, camp_), UnorderedElementsAre("es:campamento", "es:campo de refugiados",
                                                          "es:CR!", "es:sitio~"));
  EXPECT_THAT(Find(database, TranslationKey(Language::kSpanish, {"camp"})), IsEmpty());
}

TEST_F(FindTranslationsTest, NothingInAnIndexWithoutThem) {
  EXPECT_THAT(Find(Make("index"), camp_), IsEmpty());
}

TEST_F(FindTranslationsTest, ForeignValuesArePassedOver) {
  Xapian::WritableDatabase database = Make("index");
  database.add_synonym(camp_, "tent");
  database.add_synonym(camp_, Spanish("campamento"));
  database.add_synonym(camp_, "zz?");
  EXPECT_THAT(Find(database, camp_), ElementsAre("es:campamento"));
}

TEST_F(FindTranslationsTest, SeveralIndexesAnswerTogether) {
  Xapian::WritableDatabase one = Make("one");
  Xapian::WritableDatabase two = Make("two");
  for (Xapian::WritableDatabase* const database : {&one, &two}) {
    database->add_synonym(camp_, Spanish("campamento"));
  }
  two.add_synonym(camp_, Spanish("campo"));
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

class FindFormsTest : public FindTranslationsTest {
 protected:
  static std::vector<std::string> Forms(const Xapian::Database& database, FormLink link,
                                        Language language, std::string_view stem) {
    static constexpr const char* kNames[] = {"noun", "other", "doubtful"};
    std::vector<std::string> shown;
    for (const LinkedStem& linked : FindForms(database, link, language, stem)) {
      shown.push_back(linked.stem + "=" + kNames[static_cast<size_t>(linked.kind)]);
    }
    return shown;
  }

  static void Link(Xapian::WritableDatabase* database, Language language, const std::string& lemma,
                   const std::string& form, FormKind kind) {
    database->add_synonym(FormKey(FormLink::kLemmaToForms, language, lemma),
                          EncodeLinkedStem({kind, form}));
    database->add_synonym(FormKey(FormLink::kFormToLemmas, language, form),
                          EncodeLinkedStem({kind, lemma}));
  }
};

TEST_F(FindFormsTest, FromLemmaToFormsAndBack) {
  Xapian::WritableDatabase database = Make("index");
  Link(&database, Language::kEnglish, "child", "children", FormKind::kNoun);
  Link(&database, Language::kEnglish, "flee", "fled", FormKind::kOther);
  Link(&database, Language::kEnglish, "find", "found", FormKind::kDoubtful);
  Link(&database, Language::kSpanish, "muj", "mujer", FormKind::kNoun);
  database.commit();
  const auto forms = [&](Language language, std::string_view stem) {
    return Forms(database, FormLink::kLemmaToForms, language, stem);
  };
  const auto lemmas = [&](Language language, std::string_view stem) {
    return Forms(database, FormLink::kFormToLemmas, language, stem);
  };
  EXPECT_THAT(forms(Language::kEnglish, "child"), ElementsAre("children=noun"));
  EXPECT_THAT(forms(Language::kEnglish, "flee"), ElementsAre("fled=other"));
  EXPECT_THAT(lemmas(Language::kEnglish, "found"), ElementsAre("find=doubtful"));
  EXPECT_THAT(lemmas(Language::kSpanish, "mujer"), ElementsAre("muj=noun"));
  EXPECT_THAT(lemmas(Language::kEnglish, "child"), IsEmpty());
  EXPECT_THAT(forms(Language::kEnglish, "children"), IsEmpty());
  EXPECT_THAT(forms(Language::kEnglish, "muj"), IsEmpty());
}

TEST_F(FindFormsTest, AFormMayHaveSeveralLemmas) {
  Xapian::WritableDatabase database = Make("index");
  Link(&database, Language::kSpanish, "ser", "fue", FormKind::kOther);
  Link(&database, Language::kSpanish, "ir", "fue", FormKind::kOther);
  EXPECT_THAT(Forms(database, FormLink::kFormToLemmas, Language::kSpanish, "fue"),
              UnorderedElementsAre("ser=other", "ir=other"));
}

TEST_F(FindFormsTest, ForeignValuesArePassedOver) {
  Xapian::WritableDatabase database = Make("index");
  const std::string key = FormKey(FormLink::kLemmaToForms, Language::kEnglish, "flee");
  for (const char* const value : {"xfled", "fled", "N"}) database.add_synonym(key, value);
  database.add_synonym(key, EncodeLinkedStem({FormKind::kOther, "fled"}));
  EXPECT_THAT(Forms(database, FormLink::kLemmaToForms, Language::kEnglish, "flee"),
              ElementsAre("fled=other"));
}

TEST_F(FindFormsTest, NothingForAStemLongerThanAnIndexHolds) {
  EXPECT_THAT(
      Forms(Make("index"), FormLink::kFormToLemmas, Language::kEnglish, std::string(5'000, 'a')),
      IsEmpty());
}

}  // namespace
}  // namespace faro
