// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/escape.h"

#include <gtest/gtest.h>

#include "lib/base/utf8.h"

namespace faro {
namespace {

TEST(EscapeForTerminalTest, LeavesTextAlone) {
  const std::string text = "38,5 °C – «niñas» & <b>boys</b> 😀 日本";
  EXPECT_EQ(EscapeForTerminal(text), text);
}

TEST(EscapeForTerminalTest, DisarmsEscapeSequences) {
  EXPECT_EQ(EscapeForTerminal("a\x1B[2Jb"), "a [2Jb");
  EXPECT_EQ(EscapeForTerminal("a\u009B2Jb"), "a 2Jb");  // the same in one C1 character
}

TEST(EscapeForTerminalTest, EveryControlCharacterIsABlank) {
  for (char32_t c = 0; c < 0xA0; ++c) {
    const bool control = c < 0x20 || c >= 0x7F;
    std::string text = "[";
    AppendUtf8(c, &text);
    text += "]";
    EXPECT_EQ(EscapeForTerminal(text), control ? "[ ]" : text) << static_cast<uint32_t>(c);
  }
}

TEST(EscapeForTerminalTest, KeepsLinesOnlyWhenAsked) {
  EXPECT_EQ(EscapeForTerminal("one\ntwo"), "one two");
  EXPECT_EQ(EscapeForTerminal("one\ntwo\r\n", true), "one\ntwo \n");
}

TEST(EscapeForTerminalTest, UnicodeLineEndsAreBlanksInBothModes) {
  EXPECT_EQ(EscapeForTerminal("a\u2028b\u2029c"), "a b c");
  EXPECT_EQ(EscapeForTerminal("a\u2028b\u2029c", true), "a b c");
}

TEST(EscapeForTerminalTest, BidirectionalOverridesAreBlanks) {
  for (const char* mark :
       {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"}) {
    EXPECT_EQ(EscapeForTerminal(std::string("exe") + mark + "txt"), "exe txt");
  }
}

TEST(EscapeForTerminalTest, IllFormedBytesBecomeReplacement) {
  EXPECT_EQ(EscapeForTerminal("a\xFFz"), "a\uFFFDz");
  EXPECT_TRUE(IsValidUtf8(EscapeForTerminal("\xC3\x28 \xED\xA0\x80 \xF0\x9F")));
}

TEST(EscapeForTerminalTest, LoneC1ByteDoesNotComeThrough) {
  // 0x9B by itself starts a control sequence on terminals in Latin-1.
  EXPECT_EQ(EscapeForTerminal("\x9B"
                              "2J"),
            "\uFFFD2J");
}

TEST(EscapeForTerminalTest, EmptyText) { EXPECT_EQ(EscapeForTerminal(""), ""); }

TEST(ToValidUtf8Test, LeavesValidTextAlone) {
  const std::string text = "a\x1B\n\u202Eñ";
  EXPECT_EQ(ToValidUtf8(text), text);
}

TEST(ToValidUtf8Test, KeepsEverythingAroundBadBytes) {
  EXPECT_EQ(ToValidUtf8("a\xFFñ"), "a\uFFFDñ");
  EXPECT_EQ(ToValidUtf8("ñ\xC3"), "ñ\uFFFD");
}

TEST(ToValidUtf8Test, Windows1252LooksBrokenButIsValid) {
  const std::string fixed = ToValidUtf8("evaluaci\xF3n de da\xF1os");
  EXPECT_EQ(fixed, "evaluaci\uFFFDn de da\uFFFDos");
}

}  // namespace
}  // namespace faro
