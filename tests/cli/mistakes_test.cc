// SPDX-License-Identifier: GPL-3.0-or-later
// What the programs say to a command line or a config file that makes no sense.

#include <filesystem>

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

TEST_F(MistakesTest, AnEmptyNameOfAnIndex) {
  for (const ProcessResult& result :
       {Search({"--db", "", "water"}), Index({"--db", "", "docs"}), Index({"--db", "", "status"}),
        Index({"--db", "", "check"}), Index({"--db", "", "watch", "docs"})}) {
    EXPECT_THAT(Refusal(result), HasSubstr("--db names no index"));
  }
}

TEST_F(MistakesTest, AnIndexThatWasCutShortIsDamaged) {
  ASSERT_EQ(Index({"--db", "short", "docs"}).status, 0);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_ / "short")) {
    if (entry.path().extension() == ".glass") std::filesystem::resize_file(entry.path(), 4096);
  }
  for (const ProcessResult& result :
       {Search({"--db", "short", "water"}), Index({"--db", "short", "check"}),
        Index({"--db", "short", "status"})}) {
    EXPECT_THAT(Refusal(result, 3), HasSubstr("rebuild it with: faro-index"));
  }
  EXPECT_EQ(Index({"--db", "short", "--full", "docs"}).status, 0);
  EXPECT_EQ(Search({"--db", "short", "water"}).status, 0);
}

TEST_F(MistakesTest, ConfigFileOfAnEditorThatMarksUtf8) {
  ASSERT_EQ(Index({"docs"}).status, 0);
  Configure("\xEF\xBB\xBF[search]\nlimit = 1\n");
  EXPECT_EQ(Search({"water"}).status, 0);
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

TEST_F(MistakesTest, AFolderOfDocumentsIsNoPlaceForAnIndex) {
  EXPECT_THAT(Refusal(Index({"--db", "docs", "docs"})),
              HasSubstr("docs is no index and holds other files, such as e"));
  EXPECT_THAT(Refusal(Index({"--db", "docs", "--dry-run", "docs"})), HasSubstr("is no index"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "docs/lock"));
  ASSERT_EQ(Index({"docs"}).status, 0);
  EXPECT_THAT(Refusal(Index({"--db", "ix/more", "docs"})), HasSubstr("lies in the index at "));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "ix/more"));
}

TEST_F(MistakesTest, AnIndexNamedTwiceIsSearchedOnce) {
  ASSERT_EQ(Index({"docs"}).status, 0);
  std::filesystem::create_directory_symlink("ix", folder_ / "link");
  const auto once = Search({"--db", "ix", "--json", "water"});
  for (const char* other : {"ix", "ix/", "./docs/../ix", "link", "ix/XAPIANDB"}) {
    const ProcessResult twice = Search({"--db", "ix", "--db", other, "--json", "water"});
    EXPECT_EQ(ParseJson(twice)["total"], ParseJson(once)["total"]) << other;
    EXPECT_THAT(twice.err, HasSubstr("it is searched once")) << other;
  }
  Write("more/water.md", "# More\n\nWater.\n");
  ASSERT_EQ(Index({"--db", "second", "more"}).status, 0);
  EXPECT_EQ(Search({"--db", "ix", "--db", "second", "water"}).err, "");
}

TEST_F(MistakesTest, ATopicThatIsThereTwiceNamesBothLines) {
  Write("topics.tsv", "q1\twater\n\nq2\trope\nq1\tlonas\n");
  ASSERT_EQ(Index({"docs"}).status, 0);
  EXPECT_THAT(Refusal(Search({"batch", "topics.tsv", "--format", "trec"})),
              HasSubstr("topics.tsv:4: the topic q1 is there already, in line 1"));
  const ProcessResult lines = Search({"batch", "topics.tsv", "--format", "jsonl"});
  EXPECT_THAT(lines.err, HasSubstr("note: topics.tsv:4: the topic q1"));
  EXPECT_EQ(std::count(lines.out.begin(), lines.out.end(), '\n'), 3) << "each is answered";
}

TEST_F(MistakesTest, WhatAFormatHasNoPlaceForIsNoted) {
  ASSERT_EQ(Index({"docs"}).status, 0);
  for (const char* format : {"csv", "trec"}) {
    const ProcessResult result = Search({"--facets", "--format", format, "water"});
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(result.out, Search({"--format", format, "water"}).out);
    EXPECT_EQ(result.err, std::string("note: --format ") + format + " has no place for --facets\n");
  }
  EXPECT_THAT(Search({"--gist", "en", "--format", "trec", "water"}).err,
              HasSubstr("note: --format trec has no place for --gist"));
  EXPECT_THAT(Search({"--facets", "--json", "water"}).err, Not(HasSubstr("has no place")));
}

TEST_F(MistakesTest, TheConfigFileAsksForFormsWhereTheyAreKnown) {
  ASSERT_EQ(Index({"docs"}).status, 0);
  const std::string id = SearchJson({"chlorinate"})["hits"][0]["id"];
  Configure("[search]\nfacets = true\nformat = \"csv\"\n");
  EXPECT_EQ(Search({"water"}).err, "");
  EXPECT_THAT(Search({"show", id}).out, HasSubstr("Chlorinate every tanker"));
  EXPECT_THAT(Search({"suggest", "chlor"}).out, HasSubstr("chlorinate"));
  for (const char* command : {"show", "suggest"}) {
    EXPECT_THAT(Refusal(Search({command, id, "--format", "csv"})),
                HasSubstr("has no --format csv"));
  }
}

TEST_F(MistakesTest, PartsOfAFieldThatIsNotThereAreNotCorrected) {
  Write("docs/food.md", "# Food\n\nFood and bars of soap. Food again.\n");
  ASSERT_EQ(Index({"docs"}).status, 0);
  const ProcessResult result = Search({"foo:bar"});
  EXPECT_THAT(result.err, HasSubstr("there is no field foo:"));
  EXPECT_THAT(result.err, Not(HasSubstr("food")));
  EXPECT_THAT(Search({"title:fodd"}).err, HasSubstr("title:food"));
}

}  // namespace
}  // namespace faro::testing
