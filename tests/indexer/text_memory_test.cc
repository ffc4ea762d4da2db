// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/text_memory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/passage_language.h"
#include "indexer/passage_terms.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsNull;
using ::testing::NotNull;
using ::testing::Pair;

std::vector<std::pair<std::string, uint32_t>> Unpacked(const PackedTerms& terms) {
  std::vector<std::pair<std::string, uint32_t>> unpacked;
  terms.ForEach(
      [&](const std::string& term, uint32_t count) { unpacked.emplace_back(term, count); });
  return unpacked;
}

TEST(PackedTermsTest, GivesBackWhatWasAdded) {
  const std::string longest(245, 'x');
  PackedTerms terms;
  EXPECT_THAT(Unpacked(terms), IsEmpty());
  terms.Add("tents", 70'000);
  terms.Add("", 1);
  terms.Add(longest, 0);
  terms.Add("tents", 2);
  EXPECT_THAT(Unpacked(terms),
              ElementsAre(Pair("tents", 70'000), Pair("", 1), Pair(longest, 0), Pair("tents", 2)));
}

std::shared_ptr<const BodyTerms> SomeTerms() { return std::make_shared<BodyTerms>(); }

TEST(TextMemoryTest, FindsTheSameTextOnly) {
  TextMemory memory;
  const auto terms = SomeTerms();
  memory.Keep("Dig a pit.", terms);
  EXPECT_EQ(memory.Find("Dig a pit."), terms);
  EXPECT_THAT(memory.Find("Dig a pit"), IsNull());
  EXPECT_THAT(memory.Find("dig a pit."), IsNull());
}

TEST(TextMemoryTest, WhatIsKnownStays) {
  TextMemory memory;
  const auto terms = SomeTerms();
  memory.Keep("Dig a pit.", terms);
  memory.Keep("Dig a pit.", SomeTerms());
  EXPECT_EQ(memory.Find("Dig a pit."), terms);
}

TEST(TextMemoryTest, ForgetsWhenItIsFull) {
  TextMemory memory(10'000);
  const auto terms = SomeTerms();
  memory.Keep("first", terms);
  memory.Keep(std::string(9'000, 'b'), terms);
  EXPECT_THAT(memory.Find("first"), NotNull());
  memory.Keep(std::string(9'000, 'c'), terms);
  EXPECT_THAT(memory.Find("first"), IsNull());
  EXPECT_THAT(memory.Find(std::string(9'000, 'b')), IsNull());
  EXPECT_THAT(memory.Find(std::string(9'000, 'c')), NotNull());
}

TEST(TextMemoryTest, DoesNotTakeATextThatIsTooLarge) {
  TextMemory memory(10'000);
  memory.Keep(std::string(10'000, 'a'), SomeTerms());
  EXPECT_THAT(memory.Find(std::string(10'000, 'a')), IsNull());
}

// Passages made with a memory and without one.
class RememberedPassagesTest : public ::testing::Test {
 protected:
  static std::string Described(const Xapian::Document& document) { return document.serialise(); }

  // As a build makes them: languages first, then terms.
  std::vector<std::string> Make(const std::vector<std::string>& texts, Language hint,
                                TextMemory* memory) {
    std::vector<Passage> passages(texts.size());
    for (size_t i = 0; i < texts.size(); ++i) {
      passages[i].source_id = "0123456789abcdef";
      passages[i].ordinal = static_cast<uint32_t>(i);
      passages[i].title = "Refugios (WASH)";
      passages[i].heading = {"Before the flood"};
      passages[i].text = texts[i];
    }
    std::vector<AnalyzedBody> bodies;
    AssignLanguages(&analyzer_, hint, &passages, &bodies, memory);
    known_ = 0;
    PassageIndexer indexer(&analyzer_, memory);
    std::vector<std::string> documents;
    for (size_t i = 0; i < passages.size(); ++i) {
      known_ += bodies[i].known != nullptr;
      documents.push_back(Described(indexer.MakeDocument(passages[i], &bodies[i])));
    }
    return documents;
  }

  Analyzer analyzer_;
  size_t known_ = 0;  // of the passages made last
};

const std::vector<std::string> kTexts = {
    "The United Nations Country Team (UNCT) met in the camp, as the WHO and all COVID-19 teams.",
    "Las familias se han mudado a un terreno más alto, con sus niños y todos sus bienes.",
    "Total: 12 450",
};

TEST_F(RememberedPassagesTest, AreTheSameAsThoseMadeAnew) {
  TextMemory memory;
  const auto anew = Make(kTexts, Language::kUnknown, nullptr);
  EXPECT_EQ(Make(kTexts, Language::kUnknown, &memory), anew);
  EXPECT_EQ(known_, 0u);
  EXPECT_EQ(Make(kTexts, Language::kUnknown, &memory), anew);
  EXPECT_EQ(known_, kTexts.size());
}

TEST_F(RememberedPassagesTest, KeepTheLanguageOfTheirSurroundings) {
  const std::vector<std::string> english = {kTexts[0], "Total of the villages visited"};
  const std::vector<std::string> spanish = {kTexts[1], "Total of the villages visited"};
  const std::vector<std::string> undecided = {"Total 12"};
  TextMemory memory;
  Make(undecided, Language::kEnglish, &memory);
  for (const Language hint : {Language::kSpanish, Language::kEnglish}) {
    EXPECT_EQ(Make(undecided, hint, &memory), Make(undecided, hint, nullptr));
  }
  Make(english, Language::kUnknown, &memory);
  EXPECT_EQ(Make(spanish, Language::kUnknown, &memory), Make(spanish, Language::kUnknown, nullptr));
}

TEST_F(RememberedPassagesTest, GiveTheirAccentedWordsOnce) {
  TextMemory memory;
  std::vector<Passage> passages(1);
  passages[0].text = kTexts[1];
  PassageIndexer indexer(&analyzer_, &memory);
  for (const bool met_before : {false, true}) {
    std::vector<AnalyzedBody> bodies;
    AssignLanguages(&analyzer_, Language::kUnknown, &passages, &bodies, &memory);
    indexer.MakeDocument(passages[0], &bodies[0]);
    EXPECT_EQ(indexer.TakeAccentedWords().size(), met_before ? 0u : 2u);
  }
}

}  // namespace
}  // namespace faro
