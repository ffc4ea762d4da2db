// SPDX-License-Identifier: GPL-3.0-or-later
// What the programs say to a command line or a config file that makes no sense.

#include "tests/cli/cli_test.h"

namespace faro::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class MistakesTest : public CliTest {
 protected:
  void SetUp() override {
    CliTest::SetUp();
    WriteManual();
  }

  void Configure(const std::string& toml) { Write("home/.config/faro/config.toml", toml); }

  // What a program says while it refuses to do anything.
  static std::string Refusal(const ProcessResult& result, int status = 2) {
    EXPECT_EQ(result.status, status) << ::testing::PrintToString(result);
    EXPECT_EQ(result.out, "");
    return result.err;
  }
};

TEST_F(MistakesTest, AWordBehindOneDashIsShownTheWayBehindTwo) {
  EXPECT_THAT(Refusal(Search({"camp", "-closure"})),
              HasSubstr("faro-search: The following argument was not expected: -closure\n"
                        "  hint: words that look like an option go behind --"));
  EXPECT_THAT(Refusal(Index({"-docs"})), HasSubstr("./-PATH"));
}

TEST_F(MistakesTest, AllElseIsShownTheWayToTheHelp) {
  const std::vector<std::vector<std::string>> mistakes = {
      {"--limits", "3", "water"},
      {"--limit", "0", "water"},
      {"water", "--limit"},
      {"batch"},
      {"--json", "--format", "csv", "water"},
      {"--lang", "fr", "water"},
  };
  for (const auto& arguments : mistakes) {
    const std::string said = Refusal(Search(arguments));
    EXPECT_THAT(said, HasSubstr("  hint: see faro-search --help\n"));
    EXPECT_THAT(said, Not(HasSubstr("--,")));
  }
  EXPECT_THAT(Refusal(Index({"--jobs", "0", "docs"})),
              HasSubstr("  hint: see faro-index --help\n"));
}

TEST_F(MistakesTest, AFileThatIsNoIndex) {
  Write("notes.txt", "Not a stub.\n");
  const std::string said = Refusal(Search({"--db", "notes.txt", "water"}), 3);
  EXPECT_THAT(said, HasSubstr("notes.txt is a file, and not one that names an index"));
  EXPECT_THAT(said, HasSubstr("hint: --db takes"));
}

TEST_F(MistakesTest, ConfigFileErrorsNameFileAndLine) {
  const std::vector<std::pair<std::string, std::string>> mistakes = {
      {"[search]\nlimits = 3\n", "config.toml:2: unknown key 'limits'"},
      {"[search]\n\nlimit = \"many\"\n", "config.toml:3: 'limit': "},
      {"[search]\nsince = \"soon\"\n", "config.toml:2: 'since': 'soon' is not a date"},
      {"# mine\n[profile.field.search]\nlimits = 3\n", "config.toml:3: unknown key 'limits'"},
      {"[profile.field.more]\nlimit = 3\n", "config.toml:1: unknown table [profile.field.more]"},
      {"[profile.field]\nlimit = 3\n",
       "config.toml:2: 'limit' belongs under [profile.field.index]"},
  };
  for (const auto& [toml, expected] : mistakes) {
    Configure(toml);
    EXPECT_THAT(Refusal(Search({"water"})), HasSubstr(expected));
  }
}

TEST_F(MistakesTest, JsonAndAnotherFormatInOneFile) {
  ASSERT_EQ(Index({"docs"}).status, 0);
  Configure("[search]\nformat = \"csv\"\njson = true\n");
  EXPECT_THAT(Refusal(Search({"water"})),
              HasSubstr("config.toml:3: 'json' and 'format' (line 2) exclude each other"));
  EXPECT_THAT(Search({"--format", "csv", "water"}).out, HasSubstr("rank,")) << "a flag decides";
  EXPECT_THAT(Search({"--json", "water"}).out, HasSubstr("{")) << "a flag decides";
  Configure("[search]\nformat = \"json\"\njson = true\n");
  EXPECT_EQ(Search({"water"}).status, 0) << "they say the same";
  Configure("[search]\nformat = \"csv\"\njson = false\n");
  EXPECT_THAT(Search({"water"}).out, HasSubstr("rank,")) << "one of them says no";
  Configure("[search]\njson = true\n[profile.table.search]\nformat = \"csv\"\n");
  EXPECT_THAT(Search({"--profile", "table", "water"}).out, HasSubstr("rank,"));
}

}  // namespace
}  // namespace faro::testing
