// SPDX-License-Identifier: GPL-3.0-or-later
// Every input that fuzzing starts from, and every one that it has found to break something, run as
// an ordinary test.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/fuzz/targets.h"

namespace faro::testing {

void PrintTo(const FuzzTarget& target, std::ostream* out) { *out << target.name; }

namespace {

std::vector<std::filesystem::path> InputsOf(const FuzzTarget& target, const std::string& kind) {
  const auto folder = std::filesystem::path(FARO_SOURCE_DIR "/tests/fuzz") / kind / target.name;
  std::vector<std::filesystem::path> inputs;
  if (!std::filesystem::exists(folder)) return inputs;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    inputs.push_back(entry.path());
  }
  std::sort(inputs.begin(), inputs.end());
  return inputs;
}

class Fuzz : public ::testing::TestWithParam<FuzzTarget> {};

TEST_P(Fuzz, InputsThatAreKeptBreakNothing) {
  const std::vector<std::filesystem::path> seeds = InputsOf(GetParam(), "seeds");
  EXPECT_FALSE(seeds.empty());
  std::vector<std::filesystem::path> inputs = InputsOf(GetParam(), "findings");
  inputs.insert(inputs.end(), seeds.begin(), seeds.end());
  for (const std::filesystem::path& path : inputs) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_NO_THROW(GetParam().run(bytes)) << path;
  }
  EXPECT_NO_THROW(GetParam().run({}));
}

INSTANTIATE_TEST_SUITE_P(Targets, Fuzz,
                         ::testing::ValuesIn(FuzzTargets().begin(), FuzzTargets().end()),
                         [](const auto& test) {
                           std::string name(test.param.name);
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace faro::testing
