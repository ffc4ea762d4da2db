// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/utf8.h"

#include <gtest/gtest.h>

#include <vector>

namespace faro {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kLastCodePoint = 0x10FFFF;

bool IsSurrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

std::string Encoded(char32_t c) {
  std::string bytes;
  AppendUtf8(c, &bytes);
  return bytes;
}

std::vector<char32_t> CodePoints(std::string_view text) {
  std::vector<char32_t> all;
  for (size_t i = 0; i < text.size();) all.push_back(NextCodePoint(text, &i));
  return all;
}

TEST(IsValidUtf8Test, AcceptsEveryLength) {
  EXPECT_TRUE(IsValidUtf8(""));
  EXPECT_TRUE(IsValidUtf8("camp"));
  EXPECT_TRUE(IsValidUtf8("é"));
  EXPECT_TRUE(IsValidUtf8("€"));
  EXPECT_TRUE(IsValidUtf8("😀"));
  EXPECT_TRUE(IsValidUtf8(std::string_view("a\0b", 3)));
}

TEST(IsValidUtf8Test, RefusesOverlongForms) {
  EXPECT_FALSE(IsValidUtf8("\xC0\x80"));
  EXPECT_FALSE(IsValidUtf8("\xC1\xBF"));
  EXPECT_FALSE(IsValidUtf8("\xE0\x9F\xBF"));
  EXPECT_FALSE(IsValidUtf8("\xF0\x8F\xBF\xBF"));
}

TEST(IsValidUtf8Test, RefusesSurrogates) {
  EXPECT_FALSE(IsValidUtf8("\xED\xA0\x80"));
  EXPECT_FALSE(IsValidUtf8("\xED\xBF\xBF"));
  EXPECT_TRUE(IsValidUtf8("\xED\x9F\xBF"));  // the last before them
  EXPECT_TRUE(IsValidUtf8("\xEE\x80\x80"));  // the first after them
}

TEST(IsValidUtf8Test, RefusesWhatLiesBeyondUnicode) {
  EXPECT_TRUE(IsValidUtf8("\xF4\x8F\xBF\xBF"));
  EXPECT_FALSE(IsValidUtf8("\xF4\x90\x80\x80"));
  EXPECT_FALSE(IsValidUtf8("\xF5\x80\x80\x80"));
  EXPECT_FALSE(IsValidUtf8("\xFF"));
}

TEST(IsValidUtf8Test, RefusesTruncatedSequences) {
  EXPECT_FALSE(IsValidUtf8("a\xC3"));
  EXPECT_FALSE(IsValidUtf8("\xE2\x82"));
  EXPECT_FALSE(IsValidUtf8("\xF0\x9F\x98"));
  EXPECT_FALSE(IsValidUtf8("\xE2\x82z"));
}

TEST(IsValidUtf8Test, RefusesLoneContinuationByte) {
  EXPECT_FALSE(IsValidUtf8("\x80"));
  EXPECT_FALSE(IsValidUtf8("é\xA9"));
}

TEST(NextCodePointTest, WalksMixedText) {
  EXPECT_EQ(CodePoints("aé€😀"), (std::vector<char32_t>{U'a', U'é', U'€', U'😀'}));
}

TEST(NextCodePointTest, IllFormedBytesReadAsReplacement) {
  EXPECT_EQ(CodePoints("a\xFFz"), (std::vector<char32_t>{U'a', kReplacement, U'z'}));
  EXPECT_EQ(CodePoints("\xC3("), (std::vector<char32_t>{kReplacement, U'('}));
}

TEST(NextCodePointTest, TruncatedAtEof) {
  const std::string_view text("a\xE2\x82", 3);
  size_t offset = 1;
  EXPECT_EQ(NextCodePoint(text, &offset), kReplacement);
  EXPECT_GT(offset, 1u);
  EXPECT_LE(offset, text.size());
}

TEST(AppendUtf8Test, EveryCodePointComesBack) {
  size_t count = 0;
  for (char32_t c = 0; c <= kLastCodePoint; ++c) {
    if (IsSurrogate(c)) continue;
    const std::string bytes = Encoded(c);
    size_t offset = 0;
    ASSERT_TRUE(IsValidUtf8(bytes)) << static_cast<uint32_t>(c);
    ASSERT_EQ(NextCodePoint(bytes, &offset), c);
    ASSERT_EQ(offset, bytes.size());
    ++count;
  }
  EXPECT_EQ(count, 0x110000u - 0x800u);
}

TEST(AppendUtf8Test, WhatIsNoCharacterBecomesReplacement) {
  for (const char32_t c : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000},
                           char32_t{0x7FFFFFFF}, char32_t{0xFFFFFFFF}}) {
    EXPECT_EQ(Encoded(c), "\xEF\xBF\xBD") << static_cast<uint32_t>(c);
  }
}

TEST(AppendUtf8Test, KeepsWhatWasThere) {
  std::string text = "a";
  AppendUtf8(U'ñ', &text);
  EXPECT_EQ(text, "añ");
}

TEST(CountCodePointsTest, CountsCharactersNotBytes) {
  EXPECT_EQ(CountCodePoints(""), 0u);
  EXPECT_EQ(CountCodePoints("camp"), 4u);
  EXPECT_EQ(CountCodePoints("aé€😀"), 4u);
}

TEST(FloorToCodePointTest, MovesBackInsideACharacter) {
  const std::string_view text = "aé€😀";  // starts at 0, 1, 3 and 6, ends at 10
  const std::vector<size_t> expected = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10};
  for (size_t offset = 0; offset < expected.size(); ++offset) {
    EXPECT_EQ(FloorToCodePoint(text, offset), expected[offset]) << offset;
  }
}

TEST(FloorToCodePointTest, BeyondTheEndIsTheEnd) {
  EXPECT_EQ(FloorToCodePoint("é", 3), 2u);
  EXPECT_EQ(FloorToCodePoint("", 0), 0u);
  EXPECT_EQ(FloorToCodePoint("", 7), 0u);
}

TEST(FloorToCodePointTest, ContinuationBytesAloneEndAtZero) {
  EXPECT_EQ(FloorToCodePoint("\x80\x80\x80", 2), 0u);
}

TEST(TrimAsciiTest, TakesBlanksTabsAndLineEnds) {
  EXPECT_EQ(TrimAscii(" \t\r\n\v\fwater point \n"), "water point");
  EXPECT_EQ(TrimAscii("water"), "water");
  EXPECT_EQ(TrimAscii(" \n "), "");
  EXPECT_EQ(TrimAscii(""), "");
}

TEST(TrimAsciiTest, LeavesNoBreakSpace) { EXPECT_EQ(TrimAscii("\u00A0x "), "\u00A0x"); }

TEST(TrimAsciiTest, PointsIntoItsArgument) {
  const std::string_view text = "  x";
  EXPECT_EQ(TrimAscii(text).data(), text.data() + 2);
}

TEST(LowerAsciiTest, TakesLettersOfAsciiOnly) {
  EXPECT_EQ(LowerAscii("AZ@[az ÑÉ"), "az@[az ÑÉ");
  EXPECT_TRUE(EqualNoCase("UTF-8", "utf-8"));
  EXPECT_FALSE(EqualNoCase("utf", "utf-8"));
  EXPECT_FALSE(EqualNoCase("Ñ", "ñ"));
}

TEST(AsciiClassTest, NeighboursOfTheRangesAreOutside) {
  EXPECT_TRUE(IsAsciiUpper('A') && IsAsciiUpper('Z'));
  EXPECT_FALSE(IsAsciiUpper('@') || IsAsciiUpper('[') || IsAsciiUpper('a'));
  EXPECT_TRUE(IsAsciiLower('a') && IsAsciiLower('z'));
  EXPECT_FALSE(IsAsciiLower('`') || IsAsciiLower('{') || IsAsciiLower('A'));
  EXPECT_TRUE(IsAsciiDigit('0') && IsAsciiDigit('9'));
  EXPECT_FALSE(IsAsciiDigit('/') || IsAsciiDigit(':'));
  EXPECT_FALSE(IsAsciiAlnum('\xC3') || IsAsciiAlnum('_'));
  EXPECT_FALSE(IsAsciiSpace('\b') || IsAsciiSpace('\x0E') || IsAsciiSpace('\xA0'));
}

}  // namespace
}  // namespace faro
