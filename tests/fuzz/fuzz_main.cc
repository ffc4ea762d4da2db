// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer's entry; FARO_FUZZ_TARGET names the target of this program.
#include <cstddef>
#include <cstdint>

#include "indexer/extract/extractor.h"
#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments);
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  faro::WarmUpExtractors();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const faro::testing::FuzzTarget& target = faro::testing::FuzzTargetNamed(FARO_FUZZ_TARGET);
  target.run({reinterpret_cast<const char*>(data), size});
  return 0;
}
