// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/icu_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lib/base/utf8.h"

namespace faro {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

const std::vector<DictionaryPair>& Pairs() {
  static const std::vector<DictionaryPair> pairs = ReadIcuNames();
  return pairs;
}

std::vector<std::string> Spanish(const std::string& english) {
  std::vector<std::string> names;
  for (const DictionaryPair& pair : Pairs()) {
    if (pair.english == english) names.push_back(pair.spanish);
  }
  return names;
}

std::vector<std::string> English(const std::string& spanish) {
  std::vector<std::string> names;
  for (const DictionaryPair& pair : Pairs()) {
    if (pair.spanish == spanish) names.push_back(pair.english);
  }
  return names;
}

TEST(IcuNamesTest, Countries) {
  EXPECT_THAT(Spanish("Haiti"), ElementsAre("Haití"));
  EXPECT_THAT(Spanish("Belize"), ElementsAre("Belice"));
  EXPECT_THAT(Spanish("Dominican Republic"), ElementsAre("República Dominicana"));
  EXPECT_THAT(English("Estados Unidos"), UnorderedElementsAre("United States", "US"));
}

TEST(IcuNamesTest, NamesThatDifferByAccentsAreKept) {
  EXPECT_THAT(Spanish("Panama"), ElementsAre("Panamá"));
  EXPECT_THAT(Spanish("Mexico"), ElementsAre("México"));
}

TEST(IcuNamesTest, NamesThatDifferByCaseAloneAreLeftOut) {
  for (const char* const name : {"Honduras", "Guatemala", "Nicaragua", "Quechua", "El Salvador"}) {
    EXPECT_THAT(Spanish(name), IsEmpty()) << name;
  }
}

TEST(IcuNamesTest, ContinentsAndRegions) {
  EXPECT_THAT(Spanish("Central America"), ElementsAre("Centroamérica"));
  EXPECT_THAT(Spanish("Latin America"), ElementsAre("Latinoamérica"));
  EXPECT_THAT(Spanish("Caribbean"), ElementsAre("Caribe"));
  EXPECT_THAT(Spanish("Africa"), ElementsAre("África"));
  EXPECT_THAT(Spanish("United Nations"), ElementsAre("Naciones Unidas"));
}

TEST(IcuNamesTest, BothKindsOfSpanish) {
  EXPECT_THAT(Spanish("Western Africa"), ElementsAre("África occidental", "África del Oeste"));
  EXPECT_THAT(Spanish("Basque"), ElementsAre("euskera", "vasco"));
}

TEST(IcuNamesTest, ShortAndOtherNamesOfCountries) {
  EXPECT_THAT(Spanish("UK"), Contains("Reino Unido"));
  EXPECT_THAT(Spanish("US"), UnorderedElementsAre("Estados Unidos", "EE. UU.", "EEUU"));
  EXPECT_THAT(Spanish("Ivory Coast"), Contains("Costa de Marfil"));
  EXPECT_THAT(Spanish("Czech Republic"), IsSupersetOf({"República Checa", "Chequia"}));
}

TEST(IcuNamesTest, WhatStandsInBracketsMatchesWhatStandsInBrackets) {
  EXPECT_THAT(Spanish("Burma"), ElementsAre("Birmania"));
  EXPECT_THAT(Spanish("DRC"), ElementsAre("RDC"));
  EXPECT_THAT(English("China"), IsEmpty());
  EXPECT_THAT(Spanish("Chadian Arabic"), Not(Contains("árabe")));
}

TEST(IcuNamesTest, SignsAreWrittenAsWords) {
  EXPECT_THAT(Spanish("Trinidad and Tobago"), ElementsAre("Trinidad y Tobago"));
  EXPECT_THAT(Spanish("Saint Lucia"), ElementsAre("Santa Lucía"));
  EXPECT_THAT(Spanish("Côte d'Ivoire"), ElementsAre("Costa de Marfil"));
}

TEST(IcuNamesTest, Languages) {
  EXPECT_THAT(Spanish("English"), ElementsAre("inglés"));
  EXPECT_THAT(Spanish("Haitian Creole"), Contains("criollo haitiano"));
  EXPECT_THAT(Spanish("Unknown language"), IsEmpty());
}

TEST(IcuNamesTest, LanguagesWithoutANameInOneLanguageAreLeftOut) {
  EXPECT_THAT(Spanish("Wayuu"), IsEmpty());
  EXPECT_THAT(English("guc"), IsEmpty());
}

TEST(IcuNamesTest, MonthsAndDaysOfTheWeek) {
  EXPECT_THAT(Spanish("January"), ElementsAre("enero"));
  EXPECT_THAT(Spanish("December"), ElementsAre("diciembre"));
  EXPECT_THAT(Spanish("Sunday"), ElementsAre("domingo"));
  EXPECT_THAT(Spanish("Saturday"), ElementsAre("sábado"));
}

TEST(IcuNamesTest, NumbersUpToAHundred) {
  EXPECT_THAT(Spanish("zero"), ElementsAre("cero"));
  EXPECT_THAT(Spanish("one"), ElementsAre("uno", "un", "una"));
  EXPECT_THAT(Spanish("sixteen"), ElementsAre("dieciséis"));
  EXPECT_THAT(Spanish("twenty-one"), ElementsAre("veintiuno", "veintiún", "veintiuna"));
  EXPECT_THAT(Spanish("ninety-nine"), ElementsAre("noventa y nueve"));
  EXPECT_THAT(Spanish("one hundred"), ElementsAre("cien"));
}

TEST(IcuNamesTest, LargeNumbers) {
  EXPECT_THAT(Spanish("hundred"), ElementsAre("cien"));
  EXPECT_THAT(Spanish("five hundred"), ElementsAre("quinientos", "quinientas"));
  EXPECT_THAT(Spanish("thousand"), ElementsAre("mil"));
  EXPECT_THAT(Spanish("million"), ElementsAre("millón"));
  EXPECT_THAT(Spanish("one million"), ElementsAre("un millón"));
  EXPECT_THAT(Spanish("billion"), ElementsAre("mil millones"));
}

TEST(IcuNamesTest, Currencies) {
  EXPECT_THAT(Spanish("Honduran Lempira"), ElementsAre("lempira hondureño"));
  EXPECT_THAT(Spanish("US Dollar"), ElementsAre("dólar estadounidense"));
}

TEST(IcuNamesTest, NoPairComesTwiceAndTheOrderIsTheSameEachTime) {
  std::set<std::pair<std::string, std::string>> different;
  for (const DictionaryPair& pair : Pairs()) different.emplace(pair.english, pair.spanish);
  EXPECT_EQ(different.size(), Pairs().size());
  EXPECT_EQ(ReadIcuNames(), Pairs());
}

TEST(IcuNamesTest, NamesAreComposedAndPlain) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  ASSERT_TRUE(U_SUCCESS(status));
  for (const DictionaryPair& pair : Pairs()) {
    for (const std::string& name : {pair.english, pair.spanish}) {
      EXPECT_FALSE(name.empty());
      EXPECT_TRUE(IsValidUtf8(name)) << name;
      EXPECT_TRUE(nfc->isNormalized(icu::UnicodeString::fromUTF8(name), status)) << name;
      EXPECT_EQ(name.find_first_of("()[]&/,;:0123456789"), std::string::npos) << name;
      EXPECT_EQ(name.find("\u00AD"), std::string::npos) << name;
    }
  }
}

}  // namespace
}  // namespace faro
