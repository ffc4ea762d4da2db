// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/addresses.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(FindEmailAddresses, AloneAndInASentence) {
  EXPECT_THAT(FindEmailAddresses("ana@example.org"), ElementsAre("ana@example.org"));
  EXPECT_THAT(FindEmailAddresses("Escriba a ana@example.org, por favor."),
              ElementsAre("ana@example.org"));
}

TEST(FindEmailAddresses, SentenceEndIsNotPartOfIt) {
  EXPECT_THAT(FindEmailAddresses("Write to ana@example.org."), ElementsAre("ana@example.org"));
  EXPECT_THAT(FindEmailAddresses("(ana@example.org)"), ElementsAre("ana@example.org"));
  EXPECT_THAT(FindEmailAddresses("<ana@example.org>;"), ElementsAre("ana@example.org"));
  EXPECT_THAT(FindEmailAddresses("mailto:ana@example.org?subject=Hi"),
              ElementsAre("ana@example.org"));
}

TEST(FindEmailAddresses, SignsOfTheLocalPartAndSubdomains) {
  EXPECT_THAT(FindEmailAddresses("first.last+camp_7%x@mail.field-office.example.org"),
              ElementsAre("first.last+camp_7%x@mail.field-office.example.org"));
}

TEST(FindEmailAddresses, LeadingPunctuationIsDropped) {
  EXPECT_THAT(FindEmailAddresses("..-ana@example.org"), ElementsAre("ana@example.org"));
}

TEST(FindEmailAddresses, AllOfThemInOrderWithRepetitions) {
  EXPECT_THAT(FindEmailAddresses("b@x.org a@x.org,b@x.org"),
              ElementsAre("b@x.org", "a@x.org", "b@x.org"));
}

TEST(FindEmailAddresses, WhatOnlyLooksLikeOne) {
  EXPECT_THAT(FindEmailAddresses(""), IsEmpty());
  EXPECT_THAT(FindEmailAddresses("@"), IsEmpty());
  EXPECT_THAT(FindEmailAddresses("follow @shelter"), IsEmpty());
  EXPECT_THAT(FindEmailAddresses("ana@localhost"), IsEmpty());
  EXPECT_THAT(FindEmailAddresses("ana@example.o"), IsEmpty());
  EXPECT_THAT(FindEmailAddresses("5 kg @ 2.50"), IsEmpty());
  EXPECT_THAT(FindEmailAddresses("ana@@example.org"), IsEmpty());
  EXPECT_THAT(FindEmailAddresses("ana@.org"), IsEmpty());
}

TEST(FindEmailAddresses, LongestLocalPart) {
  const std::string longest(64, 'a');
  EXPECT_THAT(FindEmailAddresses(longest + "@example.org"), ElementsAre(longest + "@example.org"));
  EXPECT_THAT(FindEmailAddresses(longest + "a@example.org"), IsEmpty());
}

TEST(FindUrls, SchemesAndBareWww) {
  EXPECT_THAT(FindUrls("http://a.org https://b.org/x?y=1#z www.c.org ftp://d.org"),
              ElementsAre("http://a.org", "https://b.org/x?y=1#z", "www.c.org"));
}

TEST(FindUrls, SentenceEndIsNotPartOfIt) {
  EXPECT_THAT(FindUrls("See https://a.org/page."), ElementsAre("https://a.org/page"));
  EXPECT_THAT(FindUrls("Have you seen https://a.org/page?!"), ElementsAre("https://a.org/page"));
  EXPECT_THAT(FindUrls("https://a.org/x, https://a.org/y; more"),
              ElementsAre("https://a.org/x", "https://a.org/y"));
}

TEST(FindUrls, BracketsThatBelongToItAndBracketsAround) {
  EXPECT_THAT(FindUrls("(see https://a.org/page)"), ElementsAre("https://a.org/page"));
  EXPECT_THAT(FindUrls("https://a.org/Camp_(shelter)"),
              ElementsAre("https://a.org/Camp_(shelter)"));
}

TEST(FindUrls, DelimitersOfMarkUpEndIt) {
  EXPECT_THAT(FindUrls("<https://a.org/x> \"https://b.org\" https://c.org|next"),
              ElementsAre("https://a.org/x", "https://b.org", "https://c.org"));
}

TEST(FindUrls, NotWithinAWordAndNotASchemeAlone) {
  EXPECT_THAT(FindUrls("xhttp://a.org 1www.b.org"), IsEmpty());
  EXPECT_THAT(FindUrls("http:// https://. www. www"), IsEmpty());
}

TEST(FindUrls, TakesTimeInProportionToTheText) {
  const std::string brackets(4'000'000, ')');
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THAT(FindUrls("http://a.org" + brackets), ElementsAre("http://a.org"));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(IsOnlyUrls, OneOrSeveralAddressesAndWhiteSpace) {
  EXPECT_TRUE(IsOnlyUrls("https://a.org/x"));
  EXPECT_TRUE(IsOnlyUrls("  https://a.org/x\n www.b.org\t"));
}

TEST(IsOnlyUrls, AnythingElseAtAll) {
  EXPECT_FALSE(IsOnlyUrls(""));
  EXPECT_FALSE(IsOnlyUrls("   "));
  EXPECT_FALSE(IsOnlyUrls("see https://a.org"));
  EXPECT_FALSE(IsOnlyUrls("https://a.org and more"));
  EXPECT_FALSE(IsOnlyUrls("ana@example.org"));
}

}  // namespace
}  // namespace faro
