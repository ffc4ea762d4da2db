// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/freedict_dictionary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lib/base/error.h"
#include "tests/indexer/lexicon/dictd_fixture.h"
#include "tests/indexer/lexicon/print_pair.h"
#include "tests/indexer/temp_folder.h"
#include "tests/lib/expect_error.h"

namespace faro {
namespace {

using testing::CodeOf;
using ::testing::Contains;
using testing::DictdFiles;
using ::testing::ElementsAre;
using testing::Gzip;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::TempFolder;

using Pair = DictionaryPair;

class FreedictDictionaryTest : public ::testing::Test {
 protected:
  // Writes a dictionary of these entries and returns its path.
  std::string Write(const std::string& name, const std::vector<std::string>& entries) const {
    std::vector<std::pair<std::string, std::string>> with_headwords;
    with_headwords.reserve(entries.size());
    for (const std::string& entry : entries) with_headwords.emplace_back("headword", entry);
    const DictdFiles files(with_headwords);
    folder_.Write(name + ".index", files.index);
    folder_.Write(name + ".dict.dz", Gzip(files.text));
    return folder_ / name;
  }

  std::vector<Pair> FromEnglish(const std::string& entry) const {
    return ReadFreedictDictionary(Write("eng-spa", {entry}), Language::kEnglish);
  }

  std::vector<Pair> FromSpanish(const std::string& entry) const {
    return ReadFreedictDictionary(Write("spa-eng", {entry}), Language::kSpanish);
  }

  TempFolder folder_;
};

TEST_F(FreedictDictionaryTest, OneTranslation) {
  EXPECT_THAT(FromEnglish("brain /brein/\ncerebro\n"), ElementsAre(Pair{"brain", "cerebro"}));
  EXPECT_THAT(FromSpanish("cerebro /θeɾˈeβɾo/\nbrain\n"), ElementsAre(Pair{"brain", "cerebro"}));
}

TEST_F(FreedictDictionaryTest, SensesAndTheirTranslationsKeepTheirOrder) {
  EXPECT_THAT(FromEnglish("box /bɔks/\n1. arca, caja\n2. estuche; jarro\n10. olla\n"),
              ElementsAre(Pair{"box", "arca"}, Pair{"box", "caja"}, Pair{"box", "estuche"},
                          Pair{"box", "jarro"}, Pair{"box", "olla"}));
}

TEST_F(FreedictDictionaryTest, APairComesOnce) {
  EXPECT_THAT(FromEnglish("box\n1. caja, caja\n2. caja\n"), ElementsAre(Pair{"box", "caja"}));
  const std::string path = Write("x", {"box\ncaja\n", "box\ncaja\n", "box\narca\n"});
  EXPECT_THAT(ReadFreedictDictionary(path, Language::kEnglish),
              ElementsAre(Pair{"box", "caja"}, Pair{"box", "arca"}));
}

TEST_F(FreedictDictionaryTest, WhatIsTheSameInBothLanguagesIsLeftOut) {
  EXPECT_THAT(FromEnglish("Honduras\nHonduras\n"), IsEmpty());
  EXPECT_THAT(FromEnglish("Panama\nPanamá\n"), ElementsAre(Pair{"Panama", "Panamá"}));
}

TEST_F(FreedictDictionaryTest, NotesInBracketsAreLeftOut) {
  EXPECT_THAT(
      FromEnglish("well (water) /wel/ <n, sg>\n1. [geo.] pozo <m> (de agua, etc.), {x}noria\n"),
      ElementsAre(Pair{"well", "pozo"}, Pair{"well", "noria"}));
}

TEST_F(FreedictDictionaryTest, BracketsWithoutPartnerMakeNoTerm) {
  EXPECT_THAT(FromEnglish("well\npozo (de agua\nnoria)\nfuente\n"),
              ElementsAre(Pair{"well", "fuente"}));
}

TEST_F(FreedictDictionaryTest, ExamplesAndNotesBelowASenseAreLeftOut) {
  EXPECT_THAT(FromEnglish("well\npozo\n    drinking water\n\tnota\n\nnoria\n"),
              ElementsAre(Pair{"well", "pozo"}, Pair{"well", "noria"}));
}

TEST_F(FreedictDictionaryTest, ToOfEnglishVerbsIsLeftOut) {
  EXPECT_THAT(FromSpanish("dar\nto give, to\n"),
              ElementsAre(Pair{"give", "dar"}, Pair{"to", "dar"}));
  EXPECT_THAT(FromEnglish("to give\nto dar\n"), ElementsAre(Pair{"give", "to dar"}));
}

TEST_F(FreedictDictionaryTest, OneToFourWords) {
  EXPECT_THAT(FromEnglish("x\nuno dos  tres cuatro\nuno dos tres cuatro cinco\n"),
              ElementsAre(Pair{"x", "uno dos tres cuatro"}));
  EXPECT_THAT(FromEnglish("one two three four five\nx\n"), IsEmpty());
}

TEST_F(FreedictDictionaryTest, TermsOfSixtyBytesNotOfMore) {
  const std::string longest = std::string(58, 'a') + "ñ";
  EXPECT_THAT(FromEnglish("x\n" + longest + ", a" + longest + "\n"),
              ElementsAre(Pair{"x", longest}));
}

TEST_F(FreedictDictionaryTest, WhatIsNoWordIsLeftOut) {
  for (const std::string term : {"", " ", "¿qué?", "no ... más", "archi‐", "-ito", "Mrs.", "%h",
                                 "2", "a/b", "'s", "a -b", "\"a\"", "a: b"}) {
    EXPECT_THAT(FromEnglish("x\n" + term + "\n"), IsEmpty()) << term;
    EXPECT_THAT(FromEnglish(term + "\nx\n"), IsEmpty()) << term;
  }
}

TEST_F(FreedictDictionaryTest, HyphensApostrophesAndBlanksOfAnyKind) {
  EXPECT_THAT(FromSpanish("o\u2019clock\nfire\u2010alarm, ear\u2011drop, one\u00A0day\n"),
              ElementsAre(Pair{"fire-alarm", "o'clock"}, Pair{"ear-drop", "o'clock"},
                          Pair{"one day", "o'clock"}));
}

TEST_F(FreedictDictionaryTest, DecomposedLettersAreComposed) {
  EXPECT_THAT(FromEnglish("year\nan\u0303o\n"), ElementsAre(Pair{"year", "a\u00F1o"}));
}

TEST_F(FreedictDictionaryTest, EntriesWithoutTranslation) {
  for (const std::string entry : {"brain", "brain /brein/\n", "\n", "\n\n", "/brein/\ncerebro"}) {
    EXPECT_THAT(FromEnglish(entry), IsEmpty()) << entry;
  }
}

TEST_F(FreedictDictionaryTest, AnEntryThatStartsWithinALetterIsLeftOut) {
  folder_.Write("x.index", testing::IndexLine("a", 1, 7));
  folder_.Write("x.dict.dz", Gzip("ñandu\nx\n"));
  EXPECT_THAT(ReadFreedictDictionary(folder_ / "x", Language::kSpanish), IsEmpty());
}

TEST_F(FreedictDictionaryTest, MissingFilesAreEmptyBadOnesAreRefused) {
  EXPECT_THAT(ReadFreedictDictionary(folder_ / "none", Language::kEnglish), IsEmpty());
  EXPECT_THAT(ReadFreedictDictionaries(folder_ / "none", ""), IsEmpty());
  const std::string path = Write("x", {"brain\ncerebro\n"});
  folder_.Write("x.dict.dz", "no gzip");
  EXPECT_EQ(CodeOf([&] { ReadFreedictDictionary(path, Language::kEnglish); }),
            ErrorCode::kBadInput);
  EXPECT_EQ(CodeOf([&] { ReadFreedictDictionaries("", path); }), ErrorCode::kBadInput);
}

TEST_F(FreedictDictionaryTest, BothDictionariesTogether) {
  const std::string english = Write("eng-spa", {"box\ncaja, arca\n"});
  const std::string spanish = Write("spa-eng", {"arca\nchest, box\n"});
  EXPECT_THAT(ReadFreedictDictionaries(english, spanish),
              ElementsAre(Pair{"box", "caja"}, Pair{"box", "arca"}, Pair{"chest", "arca"}));
  EXPECT_THAT(ReadFreedictDictionaries(english, ""),
              ElementsAre(Pair{"box", "caja"}, Pair{"box", "arca"}));
}

TEST_F(FreedictDictionaryTest, EachDictionaryMendsTheOther) {
  const std::string english =
      Write("eng-spa", {"right now\nahoramismo\n", "fresh\nfresco\n", "water\nagua\n"});
  const std::string spanish =
      Write("spa-eng",
            {"ahora mismo\nrightnow\n", "agua dulce\nfreshwater\n", "Costa Rica\nCostaRica\n"});
  EXPECT_THAT(ReadFreedictDictionaries(english, spanish),
              ElementsAre(Pair{"right now", "ahora mismo"}, Pair{"fresh", "fresco"},
                          Pair{"water", "agua"}, Pair{"fresh water", "agua dulce"}));
}

TEST_F(FreedictDictionaryTest, HeadwordsThatWereCutShortAreLeftOut) {
  const std::string english =
      Write("eng-spa", {"train\ntren\n", "train\nbilletedeltren\n", "train\nadiestrar\n"});
  const std::string spanish =
      Write("spa-eng", {"tren\ntrain\n", "billete del tren\ntrain ticket\n"});
  EXPECT_THAT(ReadFreedictDictionaries(english, spanish),
              ElementsAre(Pair{"train", "tren"}, Pair{"train", "adiestrar"},
                          Pair{"train ticket", "billete del tren"}));
  EXPECT_THAT(ReadFreedictDictionaries(english, ""), Contains(Pair{"train", "billetedeltren"}));
}

TEST_F(FreedictDictionaryTest, TermsThatAreTooLongOnceMendedAreLeftOut) {
  const std::string english = Write("eng-spa", {"one\nuno\n", "two\ndos\n"});
  const std::string spanish = Write("spa-eng", {"x\nonetwoonetwo, onetwoonetwoone\n"});
  EXPECT_THAT(ReadFreedictDictionaries(english, spanish),
              ElementsAre(Pair{"one", "uno"}, Pair{"two", "dos"}, Pair{"one two one two", "x"}));
}

TEST(FreedictDictionaryInstalledTest, Pairs) {
  for (const std::string path : {kFreedictEnglishSpanish, kFreedictSpanishEnglish}) {
    if (!std::filesystem::exists(path + ".index")) GTEST_SKIP() << path << " is not installed";
  }
  const std::vector<Pair> pairs =
      ReadFreedictDictionaries(kFreedictEnglishSpanish, kFreedictSpanishEnglish);
  EXPECT_GT(pairs.size(), 8000U);
  std::set<std::pair<std::string, std::string>> different;
  for (const Pair& pair : pairs) different.emplace(pair.english, pair.spanish);
  EXPECT_EQ(different.size(), pairs.size());
  for (const Pair& pair :
       {Pair{"disease", "enfermedad"}, Pair{"drinking-water", "agua potable"},
        Pair{"travel agency", "agencia de viaje"}, Pair{"first aid", "primeros socorros"},
        Pair{"show window", "escaparate"}, Pair{"midday meal", "comida"}}) {
    EXPECT_THAT(pairs, Contains(pair));
  }
  for (const Pair& pair : {Pair{"middaymeal", "comida"}, Pair{"train", "billete del tren"}}) {
    EXPECT_THAT(pairs, Not(Contains(pair)));
  }
}

}  // namespace
}  // namespace faro
