// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_TESTS_SUPPORT_TEST_SETS_H_
#define FARO_TESTS_SUPPORT_TEST_SETS_H_

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

namespace faro::testing {

// Public evaluation sets are not part of the project. $FARO_TEST_SETS names a folder with those
// that scripts/test found and unpacked; a test that needs one skips, saying so, where it is not.
inline std::optional<std::filesystem::path> FindTestSet(const std::string& name) {
  const char* folder = std::getenv("FARO_TEST_SETS");
  if (folder == nullptr) return std::nullopt;
  std::filesystem::path path = std::filesystem::path(folder) / name;
  if (!std::filesystem::exists(path)) return std::nullopt;
  return path;
}

inline std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace faro::testing

#define FARO_NEED_TEST_SET(variable, name)                                    \
  const auto variable##_found = faro::testing::FindTestSet(name);             \
  if (!variable##_found) GTEST_SKIP() << "no " name " below $FARO_TEST_SETS"; \
  const std::filesystem::path& variable = *variable##_found

#endif  // FARO_TESTS_SUPPORT_TEST_SETS_H_
