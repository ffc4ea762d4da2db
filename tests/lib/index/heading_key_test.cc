// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/heading_key.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace faro {
namespace {

std::string KeyOf(std::string_view heading) {
  Analyzer analyzer;
  AnalyzedText analyzed;
  analyzer.Analyze(heading, &analyzed);
  return HeadingKey(analyzed);
}

TEST(HeadingKeyTest, IsTheWordsWithoutCaseAndAccents) {
  EXPECT_EQ(KeyOf("Camp Coordination"), "camp coordination");
  EXPECT_EQ(KeyOf("Gestión de los niños"), "gestion de los ninos");
  EXPECT_EQ(KeyOf("Water, sanitation – and hygiene?"), "water sanitation and hygiene");
}

TEST(HeadingKeyTest, NumbersInFrontAreLeftOut) {
  EXPECT_EQ(KeyOf("3.2 Camp closure"), "camp closure");
  EXPECT_EQ(KeyOf("2. Phase 1"), "phase 1");
  EXPECT_EQ(KeyOf("2024"), "");
  EXPECT_EQ(KeyOf(""), "");
}

TEST(HeadingKeyTest, ALongHeadingHasNone) {
  const std::string longest(kLongestHeadingKey, 'a');
  EXPECT_EQ(KeyOf(longest), longest);
  EXPECT_EQ(KeyOf(longest + "a"), "");
}

}  // namespace
}  // namespace faro
