// SPDX-License-Identifier: GPL-3.0-or-later
// Glossaries of the user's own, from faro-index --glossary to what faro-search finds.

#include <sys/resource.h>
#include <sys/stat.h>

#include <chrono>

#include "tests/cli/cli_test.h"

namespace faro::testing {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class GlossaryTest : public CliTest {
 protected:
  void SetUp() override {
    CliTest::SetUp();
    // Words that no dictionary has.
    Write("docs/es.md", "# Entrega\n\nEl zorbalito se entrega a todas las familias del campo.\n");
    Write("docs/en.md", "# Delivery\n\nFamilies of the camp get rope and tarpaulins.\n");
  }

  // Paths of what an English query finds in Spanish text.
  std::vector<std::string> Found(const std::string& query) {
    std::vector<std::string> paths;
    const nlohmann::json result = SearchJson({"--lang", "es", query});
    for (const auto& hit : result.at("hits")) {
      paths.push_back(hit["path"]);
    }
    return paths;
  }

  // Expects a run with the glossary to be refused, with nothing indexed; returns what it says.
  std::string Refused(const std::string& name) {
    const ProcessResult result = Index({"--glossary", name, "docs"});
    EXPECT_EQ(result.status, 2) << ::testing::PrintToString(result);
    EXPECT_THAT(result.out, IsEmpty());
    EXPECT_EQ(Search({"rope"}).status, 3) << "there must be no index";
    return result.err;
  }

  std::string Absolute(const std::string& name) { return (folder_ / name).string(); }
};

TEST_F(GlossaryTest, TableMakesATranslationWork) {
  Report({"docs"});
  EXPECT_THAT(Found("widgetry"), IsEmpty());
  Write("ours.tsv", "widgetry\tzorbalito\n");
  const ProcessResult result = Index({"--glossary", "ours.tsv", "docs"});
  EXPECT_EQ(result.status, 0) << ::testing::PrintToString(result);
  EXPECT_THAT(result.err, IsEmpty());
  EXPECT_THAT(Found("widgetry"), ElementsAre("es.md"));
}

TEST_F(GlossaryTest, OptionTakesOneFileAndMayBeRepeated) {
  Write("a.tsv", "widgetry\tzorbalito\n");
  Write("b.tsv", "gizmology\tzorbalito\n");
  EXPECT_EQ(Report({"--glossary", "a.tsv", "--glossary", "b.tsv", "docs"})["added"], 2);
  EXPECT_THAT(Found("widgetry"), ElementsAre("es.md"));
  EXPECT_THAT(Found("gizmology"), ElementsAre("es.md"));
  const auto status = ParseJson(Index({"--json", "status"}));
  EXPECT_EQ(status["glossaries"], nlohmann::json({Absolute("a.tsv"), Absolute("b.tsv")}));
  EXPECT_THAT(Index({"status"}).out, HasSubstr("Glossary   " + Absolute("a.tsv") + "\n"));
}

TEST_F(GlossaryTest, SentencesOfATranslationMemoryTeachWords) {
  std::string units;
  for (int i = 0; i < 3; ++i) {
    units +=
        "<tu><tuv xml:lang=\"en\"><seg>Give the widgetry.</seg></tuv>"
        "<tuv xml:lang=\"es\"><seg>Dé el zorbalito.</seg></tuv></tu>"
        "<tu><tuv xml:lang=\"en\"><seg>A widgetry is here!</seg></tuv>"
        "<tuv xml:lang=\"es\"><seg>¡Hay un zorbalito aquí!</seg></tuv></tu>";
  }
  Write("memory.tmx", "<tmx version=\"1.4\"><body>" + units + "</body></tmx>");
  Report({"--glossary", "memory.tmx", "docs"});
  EXPECT_THAT(Found("widgetry"), ElementsAre("es.md"));
}

TEST_F(GlossaryTest, LaterRunsGoOnWithIt) {
  Write("ours.tsv", "widgetry\tzorbalito\n");
  Report({"--glossary", "ours.tsv", "docs"});
  Report({"docs"});
  EXPECT_THAT(Found("widgetry"), ElementsAre("es.md"));
  Report({"--full", "docs"});
  EXPECT_THAT(Found("widgetry"), ElementsAre("es.md"));
  Write("ours.tsv", "gizmology\tzorbalito\n");
  Report({"docs"});
  EXPECT_THAT(Found("widgetry"), IsEmpty());
  EXPECT_THAT(Found("gizmology"), ElementsAre("es.md"));
  Report({"--no-glossary", "docs"});
  EXPECT_THAT(Found("gizmology"), IsEmpty());
  EXPECT_TRUE(ParseJson(Index({"--json", "status"}))["glossaries"].empty());
}

TEST_F(GlossaryTest, WhatItGaveOutlastsItsFile) {
  Write("ours.tsv", "widgetry\tzorbalito\n");
  Report({"--glossary", "ours.tsv", "docs"});
  std::filesystem::remove(folder_ / "ours.tsv");
  const ProcessResult later = Index({"docs"});
  EXPECT_EQ(later.status, 0) << ::testing::PrintToString(later);
  EXPECT_THAT(later.err, AllOf(HasSubstr("note: "), HasSubstr(Absolute("ours.tsv"))));
  EXPECT_EQ(Report({"docs"})["notes"].size(), 1U);
  EXPECT_THAT(Found("widgetry"), ElementsAre("es.md"));
  const ProcessResult rebuild = Index({"--full", "docs"});
  EXPECT_EQ(rebuild.status, 2) << ::testing::PrintToString(rebuild);
  EXPECT_THAT(rebuild.err, AllOf(HasSubstr("as it was before"), HasSubstr("--no-glossary")));
  EXPECT_THAT(Found("widgetry"), ElementsAre("es.md"));
  EXPECT_EQ(Index({"--full", "--no-glossary", "docs"}).status, 0);
}

TEST_F(GlossaryTest, ConfigFileMayNameThem) {
  Write("ours.tsv", "widgetry\tzorbalito\n");
  Write("other.tsv", "gizmology\tzorbalito\n");
  Write("home/.config/faro/config.toml",
        "[index]\nglossary = [\"" + Absolute("ours.tsv") + "\"]\n");
  Report({"docs"});
  EXPECT_THAT(Found("widgetry"), ElementsAre("es.md"));
  Report({"--glossary", "other.tsv", "docs"});
  EXPECT_THAT(Found("widgetry"), IsEmpty());
  EXPECT_THAT(Found("gizmology"), ElementsAre("es.md"));
  Report({"--no-glossary", "docs"});
  EXPECT_THAT(Found("gizmology"), IsEmpty());
  Write("home/.config/faro/config.toml", "[index]\nno-glossary = true\n");
  Report({"--glossary", "other.tsv", "docs"});
  EXPECT_THAT(Found("gizmology"), ElementsAre("es.md"));
  Report({"docs"});
  EXPECT_THAT(Found("gizmology"), IsEmpty());
}

TEST_F(GlossaryTest, BadTablesNameFileAndLine) {
  Write("columns.tsv", "widgetry\tzorbalito\nrope\tcuerda\tsoga\n");
  EXPECT_THAT(Refused("columns.tsv"),
              HasSubstr(Absolute("columns.tsv") + ":2: 3 columns instead of 2"));
  Write("control.tsv", "widgetry\tzorb\x1B[31malito\n");
  EXPECT_THAT(Refused("control.tsv"), HasSubstr("control.tsv:1: a control character"));
  Write("latin1.tsv", "# ours\ntruck\tcami\xF3n\n");
  EXPECT_THAT(Refused("latin1.tsv"), HasSubstr("latin1.tsv:2: not UTF-8"));
  Write("broken.tmx", "<tmx>\n<body>\n</tmx>\n");
  EXPECT_THAT(Refused("broken.tmx"), HasSubstr("broken.tmx:3: not well-formed XML"));
}

TEST_F(GlossaryTest, WhatIsNoGlossaryIsRefused) {
  EXPECT_THAT(Refused("missing.tsv"), HasSubstr(Absolute("missing.tsv") + ": No such file"));
  EXPECT_THAT(Refused("docs"), HasSubstr("it is a folder"));
  ASSERT_EQ(mkfifo((folder_ / "pipe").c_str(), 0600), 0);
  EXPECT_THAT(Refused("pipe"), HasSubstr("not a regular file"));
  std::filesystem::copy_file(Binary("faro-index"), folder_ / "program");
  EXPECT_THAT(Refused("program"), HasSubstr("a binary file"));
}

TEST_F(GlossaryTest, DryRunReadsIt) {
  EXPECT_EQ(Index({"--dry-run", "--glossary", "missing.tsv", "docs"}).status, 2);
  Write("ours.tsv", "widgetry\tzorbalito\n");
  EXPECT_EQ(Index({"--dry-run", "--glossary", "ours.tsv", "docs"}).status, 0);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "ix"));
}

TEST_F(GlossaryTest, EntityBombIsRefusedAtOnce) {
  std::string bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx [\n<!ENTITY e0 \"lol\">\n";
  for (int i = 1; i <= 11; ++i) {
    bomb += "<!ENTITY e" + std::to_string(i) + " \"";
    for (int j = 0; j < 10; ++j) bomb += "&e" + std::to_string(i - 1) + ";";
    bomb += "\">\n";
  }
  Write("bomb.tmx", bomb + "]>\n<tmx><body><tu>&e11;</tu></body></tmx>\n");
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THAT(Refused("bomb.tmx"), AllOf(HasSubstr("bomb.tmx:"), HasSubstr("declares entities")));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

// More sentences than a test of the reader alone would make; the pairs to be learned are among
// many.
TEST_F(GlossaryTest, LargeMemoryTakesBoundedTimeAndSpace) {
  std::string units;
  for (int i = 0; units.size() < 5'000'000; ++i) {
    const std::string word = std::to_string(i % 977) + "ka";
    units += "<tu><tuv xml:lang=\"en\"><seg>Give the en" + word + " and the rope to family " +
             std::to_string(i) + ".</seg></tuv><tuv xml:lang=\"es\"><seg>Dé el es" + word +
             " y la cuerda a la familia " + std::to_string(i) + ".</seg></tuv></tu>\n";
  }
  Write("large.tmx", "<tmx version=\"1.4\"><body>" + units + "</body></tmx>");
  const auto start = std::chrono::steady_clock::now();
  Report({"--glossary", "large.tmx", "docs"});
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  EXPECT_LT(elapsed.count(), 60);
#ifndef __SANITIZE_ADDRESS__
  rusage usage{};
  ASSERT_EQ(getrusage(RUSAGE_CHILDREN, &usage), 0);
  EXPECT_LT(usage.ru_maxrss, 400'000) << "kB, of the largest program run so far";
#endif
}

}  // namespace
}  // namespace faro::testing
