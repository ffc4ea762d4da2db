// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/screen_rows.h"

#include <gtest/gtest.h>

#include <string>

namespace faro {
namespace {

TEST(ScreenRowsTest, LinesAndWhatIsLeft) {
  EXPECT_EQ(ScreenRows("", 10), 0u);
  EXPECT_EQ(ScreenRows("a\nb\n", 10), 2u);
  EXPECT_EQ(ScreenRows("a\n\nb", 10), 3u);
}

TEST(ScreenRowsTest, LongLinesGoOn) {
  EXPECT_EQ(ScreenRows(std::string(10, 'x') + "\n", 10), 1u);
  EXPECT_EQ(ScreenRows(std::string(11, 'x') + "\n", 10), 2u);
  EXPECT_EQ(ScreenRows(std::string(30, 'x'), 10), 3u);
  EXPECT_EQ(ScreenRows("abc", 1), 3u);
}

TEST(ScreenRowsTest, EscapeSequencesTakeNoRoom) {
  EXPECT_EQ(ScreenRows("\x1b[1;33m0123456789\x1b[0m\n", 10), 1u);
  EXPECT_EQ(ScreenRows("\x1b]8;;file:///a/long/address\x1b\\0123456789\x1b]8;;\x1b\\", 10), 1u);
  EXPECT_EQ(ScreenRows("\x1b]8;;x\a0123456789", 10), 1u);
  for (const char* broken : {"\x1b", "\x1b[", "\x1b[1;", "\x1b]8;;", "\x1b]8;;\x1b"}) {
    EXPECT_EQ(ScreenRows(broken, 10), 0u);
  }
}

TEST(ScreenRowsTest, CountsColumnsNotBytes) {
  EXPECT_EQ(ScreenRows("ñandúñandú", 10), 1u);
  EXPECT_EQ(ScreenRows("n\u0303andu\u0301n\u0303andu\u0301", 10), 1u) << "combining";
  EXPECT_EQ(ScreenRows("水水水水水", 10), 1u);
  EXPECT_EQ(ScreenRows("水水水水水水", 10), 2u) << "wide";
  EXPECT_EQ(ScreenRows("x水水水水水", 10), 2u) << "no half of one fits";
}

}  // namespace
}  // namespace faro
