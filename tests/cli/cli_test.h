// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_TESTS_CLI_CLI_TEST_H_
#define FARO_TESTS_CLI_CLI_TEST_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/cli/process.h"

namespace faro::testing {

// Runs the real binaries in a fresh folder with a home of its own. Documents go below docs/, the
// index to ix/ (through $FARO_DB).
class CliTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "faro-cli-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    std::filesystem::create_directories(folder_ / "docs");
    options_.folder = folder_.string();
    options_.extra = {{"HOME", (folder_ / "home").string()},
                      {"FARO_DB", (folder_ / "ix").string()},
                      {"LC_ALL", "C.UTF-8"}};
    // Xapian 1.4's Database::check deletes an object of its own under another size.
    const char* sanitizer = std::getenv("ASAN_OPTIONS");
    options_.extra["ASAN_OPTIONS"] =
        (sanitizer == nullptr ? std::string() : std::string(sanitizer) + ":") +
        "new_delete_type_mismatch=0";
  }

  void TearDown() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  void Write(const std::string& name, const std::string& content) {
    const std::filesystem::path path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
  }

  static std::string Binary(const std::string& name) {
    return std::string(FARO_BINARY_DIR) + "/" + name;
  }

  // With translations_ only, unless the arguments say which.
  ProcessResult Index(std::vector<std::string> arguments) {
    const bool chosen =
        std::find(arguments.begin(), arguments.end(), "--translations") != arguments.end();
    if (!translations_.empty() && !chosen) {
      arguments.insert(arguments.begin(), {"--translations", translations_});
    }
    arguments.insert(arguments.begin(), Binary("faro-index"));
    return RunProcess(arguments, options_);
  }

  ProcessResult Search(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), Binary("faro-search"));
    return RunProcess(arguments, options_);
  }

  // The report of a run with --json; fails the test when there is none.
  nlohmann::json Report(std::vector<std::string> arguments, int expected_status = 0) {
    arguments.emplace_back("--json");
    const ProcessResult result = Index(arguments);
    EXPECT_EQ(result.status, expected_status) << ::testing::PrintToString(result);
    return ParseJson(result);
  }

  nlohmann::json SearchJson(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "--json");
    return ParseJson(Search(arguments));
  }

  static nlohmann::json ParseJson(const ProcessResult& result) {
    auto json = nlohmann::json::parse(result.out, nullptr, false);
    EXPECT_FALSE(json.is_discarded()) << ::testing::PrintToString(result);
    return json;
  }

  // Paths of the hits, best first, without translation: most tests are about something else.
  std::vector<std::string> Paths(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "--no-cross");
    std::vector<std::string> paths;
    const nlohmann::json result = SearchJson(std::move(arguments));
    for (const auto& hit : result.at("hits")) paths.push_back(hit["path"]);
    return paths;
  }

  // A small manual in both languages.
  void WriteManual() {
    Write("docs/en/water.md",
          "---\ntitle: Water supply\nupdated: 2023-05\n---\n# Overview\nProvide 15 litres of water "
          "for each person. Chlorinate every tanker.\n\n## Contacts\n"
          "Write to [the WASH desk](mailto:wash@example.org).\n");
    Write("docs/en/shelter.md",
          "# Emergency shelter\n\n## Key considerations\nTarpaulins and rope keep families dry. "
          "WHO advises on airflow.\n\nLast updated: Sep 2021\n");
    Write("docs/es/agua.md",
          "# Suministro de agua\n\n## Consideraciones clave\nEntregue quince litros de agua por "
          "persona al día. La coordinación con los clústeres es diaria.\n\n"
          "Documento actualizado por última vez: Oct 2022\n");
    Write(
        "docs/es/albergue.txt",
        "Albergue de emergencia\n\nVisión general\nLas lonas y cuerdas protegen a las familias de "
        "la lluvia durante los\nprimeros días. Los refugios colectivos son la última opción para "
        "todas.\n");
  }

  // Faro's own sources of translations: compiling all of them takes longer than all else. Empty: as
  // users have it.
  std::string translations_ = "none";
  std::filesystem::path folder_;
  ProcessOptions options_;
};

}  // namespace faro::testing

#endif  // FARO_TESTS_CLI_CLI_TEST_H_
