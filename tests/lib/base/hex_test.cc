// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/hex.h"

#include <gtest/gtest.h>

namespace faro {
namespace {

TEST(HexOfTest, SixteenDigits) {
  EXPECT_EQ(HexOf(0), "0000000000000000");
  EXPECT_EQ(HexOf(0x0123456789ABCDEF), "0123456789abcdef");
  EXPECT_EQ(HexOf(UINT64_MAX), "ffffffffffffffff");
}

}  // namespace
}  // namespace faro
