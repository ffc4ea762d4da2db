// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_BASE_HEX_H_
#define FARO_LIB_BASE_HEX_H_

#include <cstdint>
#include <string>

namespace faro {

// 16 hexadecimal digits, in small letters, the most significant first. Thread-safe.
std::string HexOf(uint64_t number);

}  // namespace faro

#endif  // FARO_LIB_BASE_HEX_H_
