// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/hex.h"

#include <cinttypes>
#include <cstdio>

namespace faro {

std::string HexOf(uint64_t number) {
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016" PRIx64, number);
  return digits;
}

}  // namespace faro
