// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/cli/cli_test.h"

namespace faro::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Name and default of each long option of a help text that gives one: "  --limit N ... [10]".
std::vector<std::pair<std::string, std::string>> DefaultsIn(const std::string& help) {
  constexpr std::string_view kOption = "\n  --";
  std::vector<std::pair<std::string, std::string>> defaults;
  for (size_t at = help.find(kOption); at != std::string::npos; at = help.find(kOption, at + 1)) {
    const size_t name = at + kOption.size();
    const std::string text = help.substr(name, help.find("\n  -", name) - name);
    const size_t open = text.find('[');
    const size_t close = text.find(']');
    if (open == std::string::npos || close == std::string::npos || close < open) continue;
    const std::string standard = text.substr(open + 1, close - open - 1);
    const std::string_view plain = "abcdefghijklmnopqrstuvwxyz0123456789";
    if (standard.find_first_not_of(plain) != std::string::npos) continue;
    defaults.emplace_back(text.substr(0, text.find_first_of(" \n")), standard);
  }
  return defaults;
}

class ShowConfigTest : public CliTest {
 protected:
  void Configure(const std::string& text) { Write("home/.config/faro/config.toml", text); }
  std::string ConfigPath() const { return (folder_ / "home/.config/faro/config.toml").string(); }

  // Settings by name.
  std::map<std::string, nlohmann::json> Shown(const std::string& program,
                                              std::vector<std::string> arguments = {}) {
    arguments.insert(arguments.begin(), {Binary(program), "--show-config", "--json"});
    const ProcessResult result = RunProcess(arguments, options_);
    EXPECT_EQ(result.status, 0) << ::testing::PrintToString(result);
    std::map<std::string, nlohmann::json> settings;
    const nlohmann::json shown = ParseJson(result);
    for (const auto& setting : shown.at("settings")) settings[setting.at("name")] = setting;
    return settings;
  }
};

TEST_F(ShowConfigTest, NamesEachSourceInItsTurn) {
  Configure("[search]\nlimit = 4\noffset = 1\n[profile.field.search]\noffset = 2\nlang = 'es'\n");
  options_.extra["FARO_PROFILE"] = "field";
  auto settings = Shown("faro-search", {"--lang", "en"});
  EXPECT_EQ(settings["lang"]["value"], "en");
  EXPECT_EQ(settings["lang"]["source"], "flag");
  EXPECT_EQ(settings["db"]["source"], "environment");
  EXPECT_EQ(settings["db"]["variable"], "FARO_DB");
  EXPECT_EQ(settings["offset"]["value"], 2);
  EXPECT_EQ(settings["offset"]["source"], "profile");
  EXPECT_EQ(settings["offset"]["file"], ConfigPath());
  EXPECT_EQ(settings["offset"]["line"], 5);
  EXPECT_EQ(settings["limit"]["value"], 4);
  EXPECT_EQ(settings["limit"]["source"], "file");
  EXPECT_EQ(settings["limit"]["line"], 2);
  EXPECT_EQ(settings["per-document"]["value"], 2);
  EXPECT_EQ(settings["per-document"]["source"], "default");
  EXPECT_TRUE(settings["gist"]["value"].is_null());
}

TEST_F(ShowConfigTest, DefaultsAreThoseThatTheHelpTells) {
  for (const std::string program : {"faro-index", "faro-search"}) {
    const auto settings = Shown(program);
    const std::string help = RunProcess({Binary(program), "--help"}, options_).out;
    int told = 0;
    for (const auto& [name, standard] : DefaultsIn(help)) {
      const auto setting = settings.find(name);
      // "[all]" and the like are words for what is not set.
      if (setting == settings.end() || setting->second["value"].is_null()) continue;
      const nlohmann::json& value = setting->second["value"];
      EXPECT_EQ(value.is_string() ? value.get<std::string>() : value.dump(), standard) << name;
      ++told;
    }
    EXPECT_GE(told, 2) << help;
  }
}

TEST_F(ShowConfigTest, TextIsAConfigFileOfTheSameMeaning) {
  const std::vector<std::string> flags = {"--limit", "3",    "--no-cross", "--color",
                                          "never",   "--db", "x",          "--show-config"};
  const ProcessResult first = Search(flags);
  ASSERT_EQ(first.status, 0);
  EXPECT_THAT(first.out, HasSubstr("limit = 3  "));
  EXPECT_THAT(first.out, HasSubstr("# command line\n"));
  options_.extra.erase("FARO_DB");
  Configure(first.out);
  auto settings = Shown("faro-search");
  EXPECT_EQ(settings["limit"]["value"], 3);
  EXPECT_EQ(settings["limit"]["source"], "file");
  EXPECT_EQ(settings["no-cross"]["value"], true);
  EXPECT_THAT(settings["db"]["value"].get<std::vector<std::string>>(), ElementsAre("x"));
}

TEST_F(ShowConfigTest, DefaultsThatDependOnOtherThings) {
  options_.extra["NO_COLOR"] = "1";
  auto settings = Shown("faro-search");
  EXPECT_EQ(settings["color"]["value"], "never");
  EXPECT_EQ(settings["color"]["variable"], "NO_COLOR");
  EXPECT_EQ(settings["duplicates"]["value"], "collapse");
  EXPECT_GT(Shown("faro-index")["jobs"]["value"], 0);
  const ProcessResult trec = Search({"--format", "trec", "--show-config"});
  EXPECT_THAT(trec.out, HasSubstr("duplicates = \"show\""));
}

TEST_F(ShowConfigTest, FlagsThatSayNo) {
  Configure("[index]\nno-sandbox = true\n");
  auto settings = Shown("faro-index", {"--no-cache"});
  EXPECT_EQ(settings["no-cache"]["value"], true);
  EXPECT_EQ(settings["no-cache"]["source"], "flag");
  EXPECT_EQ(settings["no-sandbox"]["value"], true);
  EXPECT_EQ(settings["no-sandbox"]["source"], "file");
  EXPECT_EQ(settings["no-glossary"]["value"], false);
}

TEST_F(ShowConfigTest, OptionsOfASubcommandFollow) {
  EXPECT_EQ(Shown("faro-index").count("watch.rescan"), 0u);
  auto settings = Shown("faro-index", {"watch", "--rescan", "7"});
  EXPECT_EQ(settings["watch.rescan"]["value"], 7);
  EXPECT_EQ(settings["watch.rescan"]["source"], "flag");
}

TEST_F(ShowConfigTest, NeedsNoIndexAndWritesNone) {
  EXPECT_EQ(Index({"--show-config", "docs"}).status, 0);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "ix"));
}

TEST_F(ShowConfigTest, AnUnknownProfileIsBadUsage) {
  Configure("[profile.field.search]\nlimit = 1\n[profile.office]\n");
  for (const char* program : {"faro-index", "faro-search"}) {
    const ProcessResult result = RunProcess({Binary(program), "--profile", "home", "x"}, options_);
    EXPECT_EQ(result.status, 2);
    EXPECT_THAT(result.out, IsEmpty());
    EXPECT_THAT(result.err, HasSubstr(ConfigPath()));
    EXPECT_THAT(result.err, HasSubstr("field, office"));
  }
}

TEST_F(ShowConfigTest, ProfilesChangeTheFormEvenWhereTheFileSaysJson) {
  WriteManual();
  Report({"docs"});
  Configure("[search]\njson = true\n[profile.sheet.search]\nformat = 'csv'\n");
  EXPECT_THAT(Search({"water"}).out, ::testing::StartsWith("{"));
  EXPECT_THAT(Search({"--profile", "sheet", "water"}).out, ::testing::StartsWith("rank,"));
  EXPECT_THAT(Search({"--profile", "sheet", "--json", "water"}).out, ::testing::StartsWith("{"));
}

}  // namespace
}  // namespace faro::testing
