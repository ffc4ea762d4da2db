// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/passage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace faro {
namespace {

using ::testing::MatchesRegex;

TEST(PassageIdTest, IsTheSourceCutToTwelveAndTheOrdinal) {
  Passage passage;
  passage.source_id = "0123456789abcdef";
  passage.ordinal = 300;
  EXPECT_EQ(passage.Id(), "0123456789ab-300");
}

TEST(PassageIdTest, ShortSourceStaysWhole) {
  Passage passage;
  passage.source_id = "0123";
  EXPECT_EQ(passage.Id(), "0123-0");
}

TEST(SourceIdTest, IsSixteenHexadecimalDigits) {
  EXPECT_THAT(SourceId("/srv/manual/a.md"), MatchesRegex("[0-9a-f]{16}"));
}

TEST(SourceIdTest, IsTheHashThatOtherToolsCompute) {
  // XXH3's published 64-bit hash of no input: an id must be the same in every build.
  EXPECT_EQ(SourceId(""), "2d06800538d394c2");
}

TEST(SourceIdTest, DifferentPathsDiffer) {
  EXPECT_NE(SourceId("/srv/manual/a.md"), SourceId("/srv/manual/b.md"));
  EXPECT_NE(SourceId("/srv/manual/a.md"), SourceId("/srv/manual/A.md"));
}

TEST(SourceIdTest, CombiningAccentIsTheSameFile) {
  EXPECT_EQ(SourceId("/srv/evaluaci\u00F3n.md"), SourceId("/srv/evaluacio\u0301n.md"));
  EXPECT_NE(SourceId("/srv/evaluaci\u00F3n.md"), SourceId("/srv/evaluacion.md"));
}

TEST(SourceIdTest, CompatibilityFormsAreOtherFiles) {
  EXPECT_NE(SourceId("/srv/o\uFB03ce.md"), SourceId("/srv/office.md"));
}

TEST(SourceIdTest, NamesThatAreNoUtf8StayApart) {
  EXPECT_NE(SourceId("/srv/caf\xE9.md"), SourceId("/srv/caf\xE8.md"));
  EXPECT_THAT(SourceId("/srv/caf\xE9.md"), MatchesRegex("[0-9a-f]{16}"));
}

}  // namespace
}  // namespace faro
