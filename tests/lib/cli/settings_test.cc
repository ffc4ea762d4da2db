// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/cli/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <map>
#include <optional>

#include "tests/lib/expect_error.h"
#include "tests/lib/temp_folder.h"

namespace faro {
namespace {

using testing::CodeOf;
using ::testing::ElementsAre;
using testing::ErrorOf;
using ::testing::HasSubstr;

// A small binary: some options, a config file and the environment, all in a folder of its own.
class SettingsTest : public ::testing::Test {
 protected:
  SettingsTest() {
    Set("XDG_CONFIG_HOME", folder_.Path("config"));
    Set("XDG_DATA_HOME", folder_.Path("data"));
    Set("HOME", folder_.Path("home"));
    Set("FARO_DB", std::nullopt);
    Set("FARO_PROFILE", std::nullopt);
    app_.add_option("--db", db_);
    app_.add_option("--limit", limit_)->check(CLI::Range(1, 100));
    app_.add_flag("--full", full_);
    app_.add_flag("!--no-cache", cache_);
    app_.add_option("--skip", skip_);
    app_.set_version_flag("--version", std::string("1"));
  }

  ~SettingsTest() override {
    for (const auto& [name, value] : saved_) Put(name, value);
  }

  void Set(const std::string& name, const std::optional<std::string>& value) {
    const char* before = std::getenv(name.c_str());
    saved_.try_emplace(name, before == nullptr ? std::nullopt : std::optional<std::string>(before));
    Put(name, value);
  }

  std::string Config(std::string_view contents) {
    return folder_.Write("config/faro/config.toml", contents);
  }

  // Parses a command line, then the config file, as the binaries do.
  void Run(const std::string& command_line) {
    app_.parse(command_line, false);
    settings_ = ApplyConfigFile("index", profile_, &app_);
    chosen_ = ChooseIndexes(db_, &settings_);
  }

  testing::TempFolder folder_;
  CLI::App app_{"", "faro-index"};
  std::vector<std::string> db_;
  int limit_ = 10;
  bool full_ = false;
  bool cache_ = true;
  std::vector<std::string> skip_;
  std::vector<std::string> chosen_;
  std::string profile_;
  Settings settings_;

 private:
  static void Put(const std::string& name, const std::optional<std::string>& value) {
    if (value) {
      setenv(name.c_str(), value->c_str(), 1);
    } else {
      unsetenv(name.c_str());
    }
  }

  std::map<std::string, std::optional<std::string>> saved_;
};

TEST_F(SettingsTest, HomeFolderInTheFileIsThatOfAShell) {
  Config("db = \"~/manuals\"\n");
  Run("");
  EXPECT_THAT(chosen_, ElementsAre(folder_.Path("home") + "/manuals"));
}

TEST_F(SettingsTest, DefaultWithoutAnything) {
  Run("");
  EXPECT_THAT(chosen_, ElementsAre(folder_.Path("data/faro/index")));
  EXPECT_EQ(limit_, 10);
}

TEST_F(SettingsTest, ConfigBeatsDefault) {
  Config("[index]\ndb = '/from/config'\nlimit = 20\n");
  Run("");
  EXPECT_THAT(chosen_, ElementsAre("/from/config"));
  EXPECT_EQ(limit_, 20);
}

TEST_F(SettingsTest, EnvironmentBeatsConfig) {
  Config("[index]\ndb = '/from/config'\n");
  Set("FARO_DB", "/from/environment");
  Run("");
  EXPECT_THAT(chosen_, ElementsAre("/from/environment"));
}

TEST_F(SettingsTest, FlagBeatsEnvironmentAndConfig) {
  Config("[index]\ndb = '/from/config'\nlimit = 20\n");
  Set("FARO_DB", "/from/environment");
  Run("--db /from/flag --limit 30");
  EXPECT_THAT(chosen_, ElementsAre("/from/flag"));
  EXPECT_EQ(limit_, 30);
}

TEST_F(SettingsTest, EmptyEnvironmentVariableIsUnset) {
  Config("db = '/from/config'\n");
  Set("FARO_DB", "");
  Run("");
  EXPECT_THAT(chosen_, ElementsAre("/from/config"));
}

TEST_F(SettingsTest, SeveralFlagsAreAllKept) {
  Run("--db /one --db /two");
  EXPECT_THAT(chosen_, ElementsAre("/one", "/two"));
}

TEST_F(SettingsTest, DbMayStandAboveTheTables) {
  Config("db = '/for/both'\n[search]\ncolor = 'never'\n");
  Run("");
  EXPECT_THAT(chosen_, ElementsAre("/for/both"));
}

TEST_F(SettingsTest, DbOfTheTableBeatsDbAboveTheTables) {
  Config("db = '/for/both'\n[index]\ndb = '/for/index'\n");
  Run("");
  EXPECT_THAT(chosen_, ElementsAre("/for/index"));
}

TEST_F(SettingsTest, TableOfTheOtherBinaryIsNotOurs) {
  Config("[search]\nlimit = 99\nno-such-option = 1\n");
  Run("");
  EXPECT_EQ(limit_, 10);
}

TEST_F(SettingsTest, FlagsAreTrueOrFalse) {
  Config("[index]\nfull = true\n");
  Run("");
  EXPECT_TRUE(full_);
}

TEST_F(SettingsTest, FalseFlagStaysOff) {
  Config("[index]\nfull = false\n");
  Run("");
  EXPECT_FALSE(full_);
}

TEST_F(SettingsTest, FlagsThatSayNoCanBeTrue) {
  Config("[index]\nno-cache = true\n");
  Run("");
  EXPECT_FALSE(cache_);
  app_.clear();
  cache_ = true;
  Config("[index]\nno-cache = false\n");
  Run("");
  EXPECT_TRUE(cache_);
}

TEST_F(SettingsTest, ListsHoldSeveralValues) {
  Config("[index]\nskip = ['a b', 'ñ']\n");
  Run("");
  EXPECT_THAT(skip_, ElementsAre("a b", "ñ"));
}

TEST_F(SettingsTest, CommentsAndBlankLinesAreNothing) {
  Config("# a comment\n\n[index]\n# another\nlimit = 20 # and one more\n");
  Run("");
  EXPECT_EQ(limit_, 20);
}

TEST_F(SettingsTest, EmptyConfigFile) {
  Config("");
  Run("");
  EXPECT_EQ(limit_, 10);
}

TEST_F(SettingsTest, UnknownKeyNamesItselfAndTheFile) {
  const std::string path = Config("[index]\nlimits = 20\n");
  const auto error = ErrorOf([&] { Run(""); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ErrorCode::kUsage);
  EXPECT_THAT(error->what(), HasSubstr(path));
  EXPECT_THAT(error->what(), HasSubstr("'limits'"));
  EXPECT_THAT(error->hint(), HasSubstr("faro-index --help"));
}

TEST_F(SettingsTest, UnknownTableNamesItselfAndTheFile) {
  const std::string path = Config("[indexer]\nlimit = 20\n");
  const auto error = ErrorOf([&] { Run(""); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ErrorCode::kUsage);
  EXPECT_THAT(error->what(), HasSubstr(path));
  EXPECT_THAT(error->what(), HasSubstr("[indexer]"));
  EXPECT_THAT(error->hint(), HasSubstr("[search]"));
}

TEST_F(SettingsTest, TableInsideATableIsUnknown) {
  const std::string path = Config("[index.more]\nlimit = 20\n");
  const auto error = ErrorOf([&] { Run(""); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ErrorCode::kUsage);
  EXPECT_THAT(error->what(), HasSubstr(path));
  EXPECT_THAT(error->what(), HasSubstr("[index.more]"));
}

TEST_F(SettingsTest, OnlyDbMayStandAboveTheTables) {
  const std::string path = Config("limit = 20\n");
  const auto error = ErrorOf([&] { Run(""); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ErrorCode::kUsage);
  EXPECT_THAT(error->what(), HasSubstr(path));
  EXPECT_THAT(error->what(), HasSubstr("'limit'"));
}

TEST_F(SettingsTest, ValueThatTheOptionRefuses) {
  for (const char* value : {"0", "101", "'many'"}) {
    const std::string path = Config(std::string("[index]\nlimit = ") + value + "\n");
    const auto error = ErrorOf([&] { Run(""); });
    ASSERT_TRUE(error) << value;
    EXPECT_EQ(error->code(), ErrorCode::kUsage) << value;
    EXPECT_THAT(error->what(), HasSubstr(path));
    EXPECT_THAT(error->what(), HasSubstr("'limit'"));
    app_.clear();
  }
}

TEST_F(SettingsTest, LineThatIsNoSetting) {
  const std::string path = Config("this is not toml\n");
  const auto error = ErrorOf([&] { Run(""); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ErrorCode::kUsage);
  EXPECT_THAT(error->what(), HasSubstr(path));
}

TEST_F(SettingsTest, HelpAndVersionAreNoSettings) {
  for (const char* key : {"help", "version"}) {
    Config(std::string("[index]\n") + key + " = true\n");
    EXPECT_EQ(CodeOf([&] { Run(""); }), ErrorCode::kUsage) << key;
    app_.clear();
  }
}

TEST_F(SettingsTest, ConfigBelowHomeWithoutXdg) {
  Set("XDG_CONFIG_HOME", std::nullopt);
  folder_.Write("home/.config/faro/config.toml", "[index]\nlimit = 40\n");
  Run("");
  EXPECT_EQ(limit_, 40);
}

TEST_F(SettingsTest, RelativeXdgFolderIsIgnored) {
  // The XDG specification calls relative paths in these variables invalid.
  Set("XDG_CONFIG_HOME", "config");
  Set("XDG_DATA_HOME", "data");
  folder_.Write("home/.config/faro/config.toml", "[index]\nlimit = 40\n");
  Run("");
  EXPECT_EQ(limit_, 40);
  EXPECT_THAT(chosen_, ElementsAre(folder_.Path("home/.local/share/faro/index")));
}

TEST_F(SettingsTest, NoHomeAndNoName) {
  Set("XDG_DATA_HOME", std::nullopt);
  Set("XDG_CONFIG_HOME", std::nullopt);
  Set("HOME", std::nullopt);
  const auto error = ErrorOf([&] { Run(""); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ErrorCode::kUsage);
  EXPECT_THAT(error->hint(), HasSubstr("--db"));
}

TEST_F(SettingsTest, NoHomeIsNoMatterWhenNamed) {
  Set("XDG_DATA_HOME", std::nullopt);
  Set("XDG_CONFIG_HOME", std::nullopt);
  Set("HOME", std::nullopt);
  Run("--db /named");
  EXPECT_THAT(chosen_, ElementsAre("/named"));
}

constexpr const char* kProfiles =
    "db = '/for/all'\n[index]\nlimit = 20\nskip = ['a']\n"
    "[profile.field]\ndb = '/for/field'\n"
    "[profile.field.index]\nlimit = 5\n"
    "[profile.office.index]\nlimit = 50\ndb = '/for/office'\n"
    "[profile.office.search]\nno-such-option = 1\n";

TEST_F(SettingsTest, AProfileBeatsTheRestOfTheFile) {
  Config(kProfiles);
  profile_ = "field";
  Run("");
  EXPECT_EQ(limit_, 5);
  EXPECT_THAT(chosen_, ElementsAre("/for/field"));
  EXPECT_THAT(skip_, ElementsAre("a")) << "of the file, where the profile says nothing";
}

TEST_F(SettingsTest, AProfileIsNothingUntilItIsChosen) {
  Config(kProfiles);
  Run("");
  EXPECT_EQ(limit_, 20);
  EXPECT_THAT(chosen_, ElementsAre("/for/all"));
}

TEST_F(SettingsTest, EnvironmentAndFlagsBeatTheProfile) {
  Config(kProfiles);
  Set("FARO_DB", "/from/environment");
  profile_ = "office";
  Run("--limit 7");
  EXPECT_EQ(limit_, 7);
  EXPECT_THAT(chosen_, ElementsAre("/from/environment"));
}

TEST_F(SettingsTest, TheEnvironmentChoosesAProfileWhereTheCommandLineDoesNot) {
  Config(kProfiles);
  Set("FARO_PROFILE", "office");
  Run("");
  EXPECT_EQ(limit_, 50);
  app_.clear();
  profile_ = "field";
  Run("");
  EXPECT_EQ(limit_, 5);
  app_.clear();
  profile_.clear();
  Set("FARO_PROFILE", "");
  Run("");
  EXPECT_EQ(limit_, 20);
}

TEST_F(SettingsTest, AnUnknownProfileNamesTheFileAndThoseItHas) {
  const std::string path = Config(kProfiles);
  profile_ = "home";
  const auto error = ErrorOf([&] { Run(""); });
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code(), ErrorCode::kUsage);
  EXPECT_THAT(error->what(), HasSubstr(path));
  EXPECT_THAT(error->what(), HasSubstr("'home'"));
  EXPECT_THAT(error->hint(), HasSubstr("field, office"));
}

TEST_F(SettingsTest, AProfileWithoutAFileIsAnError) {
  profile_ = "field";
  const auto error = ErrorOf([&] { Run(""); });
  ASSERT_TRUE(error);
  EXPECT_THAT(error->what(), HasSubstr(folder_.Path("config/faro/config.toml")));
}

TEST_F(SettingsTest, OnlyDbMayStandAboveTheTablesOfAProfile) {
  Config("[profile.field]\nlimit = 3\n");
  const auto error = ErrorOf([&] { Run(""); });
  ASSERT_TRUE(error);
  EXPECT_THAT(error->what(), HasSubstr("[profile.field.index]"));
}

TEST_F(SettingsTest, UnknownKeysOfProfilesThatAreNotChosenAreFoundToo) {
  Config("[profile.field.index]\nlimits = 3\n");
  EXPECT_EQ(CodeOf([&] { Run(""); }), ErrorCode::kUsage);
}

TEST_F(SettingsTest, KnowsWhereEachValueComesFrom) {
  const std::string path = Config(kProfiles);
  profile_ = "field";
  Run("--full");
  EXPECT_EQ(settings_.OriginOf("full"), SettingOrigin::kFlag);
  EXPECT_EQ(settings_.OriginOf("limit"), SettingOrigin::kProfile);
  EXPECT_EQ(settings_.sources["limit"].place, path);
  EXPECT_EQ(settings_.sources["limit"].line, 8u);
  EXPECT_EQ(settings_.OriginOf("skip"), SettingOrigin::kFile);
  EXPECT_EQ(settings_.sources["skip"].line, 4u);
  EXPECT_EQ(settings_.sources["db"].line, 6u);
  EXPECT_EQ(settings_.OriginOf("no-cache"), SettingOrigin::kDefault);
}

}  // namespace
}  // namespace faro
