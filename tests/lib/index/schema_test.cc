// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/schema.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "lib/base/utf8.h"

namespace faro {
namespace {

// Xapian's own limit for a term without zero bytes.
constexpr size_t kXapianTermLimit = 245;

TEST(SchemaTest, EveryRowIsDescribed) {
  for (const FieldSpec& spec : kSchema) {
    EXPECT_FALSE(spec.name.empty());
    EXPECT_FALSE(spec.what.empty()) << spec.name;
    EXPECT_FALSE(spec.example.empty()) << spec.name;
  }
}

TEST(SchemaTest, KeepsXapiansConventionalPrefixes) {
  EXPECT_EQ(PrefixOf(Field::kId), "Q");
  EXPECT_EQ(PrefixOf(Field::kSource), "U");
  EXPECT_EQ(PrefixOf(Field::kLanguage), "L");
  EXPECT_EQ(PrefixOf(Field::kExact), "");
}

TEST(SchemaTest, StemsStandUnderTheirLanguage) {
  EXPECT_EQ(StemField(Language::kEnglish), Field::kStemEnglish);
  EXPECT_EQ(StemField(Language::kSpanish), Field::kStemSpanish);
}

TEST(SchemaTest, SpanishAndEnglishHomographsAreDifferentTerms) {
  EXPECT_NE(TermFor(StemField(Language::kEnglish), "red"),
            TermFor(StemField(Language::kSpanish), "red"));
}

TEST(SchemaTest, SlotNumbersAreThoseOnDisk) {
  EXPECT_EQ(SlotNumber(Slot::kSource), 0u);
  EXPECT_EQ(SlotNumber(Slot::kUpdatedFirst), 1u);
  EXPECT_EQ(SlotNumber(Slot::kUpdatedLast), 2u);
  EXPECT_EQ(SlotNumber(Slot::kWords), 3u);
}

TEST(TermForTest, PutsThePrefixBefore) {
  EXPECT_EQ(TermFor(Field::kExact, "shelter"), "shelter");
  EXPECT_EQ(TermFor(Field::kStemEnglish, "shelter"), "ZENshelter");
  EXPECT_EQ(TermFor(Field::kStemSpanish, "alberg"), "ZESalberg");
}

TEST(TermForTest, ColonBeforeCapital) {
  EXPECT_EQ(TermFor(Field::kAcronym, "WHO"), "XA:WHO");
  EXPECT_EQ(TermFor(Field::kId, "Abc"), "Q:Abc");
}

TEST(TermForTest, ColonBeforeColon) {
  EXPECT_EQ(TermFor(Field::kAcronym, ":WHO"), "XA::WHO");
  EXPECT_EQ(TermFor(Field::kId, ":"), "Q::");
}

TEST(TermForTest, NoColonBeforeAnythingElse) {
  EXPECT_EQ(TermFor(Field::kAcronym, "4W"), "XA4W");
  EXPECT_EQ(TermFor(Field::kId, "árbol"), "Qárbol");
  EXPECT_EQ(TermFor(Field::kId, "Árbol"), "QÁrbol");  // only ASCII capitals are prefixes
}

TEST(TermForTest, EmptyTextIsThePrefix) {
  EXPECT_EQ(TermFor(Field::kAcronym, ""), "XA");
  EXPECT_EQ(TermFor(Field::kExact, ""), "");
}

TEST(TermForTest, DifferentFieldsAndTextsNeverMeet) {
  // Texts that spell prefixes, or what follows one: the cases in which terms could run together.
  const std::vector<std::string> texts = {"a",  "s",    "S",    "SA",   "XHa", "Ha",  "H",
                                          "XH", ":",    ":a",   ":S",   "::",  "ZEN", "ENa",
                                          "4w", "ñ",    "sa",   "XA:A", "A",   "0",   "ZES",
                                          "Sa", "SXHa", "XHXA", ":XHa", "Qa",  "xha", "zen"};
  std::map<std::string, std::pair<Field, std::string>> seen;
  for (const FieldSpec& spec : kSchema) {
    for (const std::string& text : texts) {
      const auto [at, fresh] = seen.try_emplace(TermFor(spec.field, text), spec.field, text);
      EXPECT_TRUE(fresh) << at->first << " stands for two things, one of them " << text;
    }
  }
  EXPECT_EQ(seen.size(), kSchema.size() * texts.size());
}

TEST(TermForTest, LongestTextStaysWhole) {
  const std::string text(kLongestTermText, 'a');
  EXPECT_EQ(TermFor(Field::kStemEnglish, text), "ZEN" + text);
}

TEST(TermForTest, LongerTextIsCut) {
  const std::string text(kLongestTermText + 1, 'a');
  EXPECT_EQ(TermFor(Field::kStemEnglish, text), "ZEN" + std::string(kLongestTermText, 'a'));
}

TEST(TermForTest, ColonDoesNotCountAsText) {
  const std::string text(kLongestTermText, 'A');
  EXPECT_EQ(TermFor(Field::kAcronym, text), "XA:" + text);
}

TEST(TermForTest, AlignedCharacterEndsTheCut) {
  const std::string fits = std::string(kLongestTermText - 2, 'a') + "é";
  EXPECT_EQ(TermFor(Field::kExact, fits + "z"), fits);
}

TEST(TermForTest, CutFallsBeforeACharacterItWouldSplit) {
  for (const char* character : {"é", "€", "😀"}) {
    const std::string_view bytes = character;
    for (size_t inside = 1; inside < bytes.size(); ++inside) {
      const std::string before(kLongestTermText - inside, 'a');
      EXPECT_EQ(TermFor(Field::kExact, before + character + "z"), before) << character;
    }
  }
}

TEST(TermForTest, EveryTermFitsXapian) {
  std::string text;
  while (text.size() < 2 * kXapianTermLimit) text += "ñ";
  for (const FieldSpec& spec : kSchema) {
    const std::string term = TermFor(spec.field, "A" + text);
    EXPECT_LE(term.size(), kXapianTermLimit) << spec.name;
    EXPECT_TRUE(IsValidUtf8(term)) << spec.name;
    Xapian::Document document;
    EXPECT_NO_THROW(document.add_term(term)) << spec.name;
  }
}

}  // namespace
}  // namespace faro
