// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/gist/apertium_stream.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "lib/base/utf8.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(ToApertiumTest, EscapesWhatTheFormatReserves) {
  EXPECT_EQ(ToApertium("a [b] {c} ^d$ e/f \\ <g>"), "a \\[b\\] \\{c\\}  d\\$ e\\/f \\\\ \\<g\\>[]");
  EXPECT_EQ(ToApertium("niño, 38,5 °C * # +"), "niño, 38,5 °C * # +[]");
}

TEST(ToApertiumTest, SetsAddressesAndTildesAside) {
  EXPECT_EQ(ToApertium("a wash@example.org b"), "a [wash\\@example.org] b[]");
  EXPECT_EQ(ToApertium("https://a.b/c"), "[https:\\/\\/a.b\\/c][]");
  EXPECT_EQ(ToApertium("~10"), "[~]10[]");
}

TEST(ToApertiumTest, ControlsAndBrokenBytesCannotForgeAnything) {
  const std::string text("a\0b\nc\x1b[2J\x85 \xFF\u2028", 14);
  const std::string stream = ToApertium(text);
  EXPECT_EQ(stream.find('\0'), std::string::npos);
  EXPECT_EQ(stream.find('\n'), std::string::npos);
  EXPECT_EQ(stream.find('\x1b'), std::string::npos);
  EXPECT_TRUE(IsValidUtf8(stream));
}

TEST(FromApertiumTest, UndoesToApertium) {
  for (const std::string text :
       {"a [b] {c} d$ e/f \\ <g>", "x wash@example.org ~10", "…niño", ""}) {
    EXPECT_EQ(FromApertium(ToApertium(text)), text);
  }
  EXPECT_EQ(FromApertium("a\\"), "a\\");
}

TEST(SplitStreamTest, UnitsAndWhatIsBetween) {
  const auto pieces = SplitStream("x ^El<det>/The<det>$ \\^ [^no$]^a\\/b/*a\\/b$[]");
  ASSERT_THAT(pieces, SizeIs(5));
  EXPECT_EQ(pieces[0].text, "x ");
  EXPECT_TRUE(pieces[1].is_unit);
  EXPECT_EQ(pieces[1].unit.source, "El<det>");
  EXPECT_THAT(pieces[1].unit.targets, ElementsAre("The<det>"));
  EXPECT_EQ(pieces[2].text, " \\^ [^no$]");
  EXPECT_EQ(pieces[3].unit.source, "a\\/b");
  EXPECT_EQ(pieces[4].text, "[]");
}

TEST(SplitStreamTest, PiecesJoinToTheStream) {
  for (const std::string stream :
       {"", "^", "^a", "^a$", "a^b/c$d\\", "[^a$", "\\", "^a\\$", "^$^/$", "]$^a/b/c$"}) {
    std::string joined;
    for (const StreamPiece& piece : SplitStream(stream)) joined += piece.text;
    EXPECT_EQ(joined, stream);
  }
  EXPECT_THAT(SplitStream("^a$")[0].unit.targets, IsEmpty());
}

TEST(FormTest, LemmaAndTags) {
  EXPECT_EQ(LemmaOf("brote<n><m><sg>"), "brote");
  EXPECT_EQ(LemmaOf("*clúster"), "clúster");
  EXPECT_EQ(LemmaOf("a\\<b<n>"), "a<b");
  EXPECT_TRUE(HasTag("brote<n><m><sg>", "n"));
  EXPECT_FALSE(HasTag("brote<n><m><sg>", "pl"));
  EXPECT_FALSE(HasTag("a\\<n\\>", "n"));
}

}  // namespace
}  // namespace faro
