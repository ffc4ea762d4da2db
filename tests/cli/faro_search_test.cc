// SPDX-License-Identifier: GPL-3.0-or-later
// faro-search from outside: what it prints, how it ends.

#include <set>
#include <sstream>

#include "tests/cli/cli_test.h"

namespace faro::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

class FaroSearchTest : public CliTest {
 protected:
  void SetUp() override {
    CliTest::SetUp();
    translations_ = "glossary";
    WriteManual();
    Report({"docs"});
  }

  // The documents found, whatever their language.
  std::vector<std::string> AllPaths(std::vector<std::string> arguments) {
    std::vector<std::string> found;
    const nlohmann::json result = SearchJson(std::move(arguments));
    for (const auto& hit : result.at("hits")) found.push_back(hit["path"]);
    return found;
  }

  void Configure(const std::string& toml) { Write("home/.config/faro/config.toml", toml); }
};

TEST_F(FaroSearchTest, ResultHasEveryFieldOfTheContract) {
  const auto result = SearchJson({"chlorinate", "tanker"});
  EXPECT_EQ(result["query"], "chlorinate tanker");
  EXPECT_EQ(result["query_language"], "en");
  EXPECT_EQ(result["total"], 1);
  EXPECT_GT(result["took_ms"], 0);
  EXPECT_TRUE(result["corrected"].is_null());
  ASSERT_EQ(result["hits"].size(), 1u);
  const auto& hit = result["hits"][0];
  EXPECT_EQ(hit["rank"], 1);
  EXPECT_GT(hit["score"], 0);
  EXPECT_FALSE(hit["id"].get<std::string>().empty());
  EXPECT_EQ(hit["path"], "en/water.md");
  EXPECT_EQ(hit["title"], "Water supply");
  EXPECT_EQ(hit["heading"], nlohmann::json({"Overview"}));
  EXPECT_EQ(hit["language"], "en");
  EXPECT_EQ(hit["updated"], "2023-05");
  EXPECT_TRUE(hit["page"].is_null());
  EXPECT_EQ(hit["line"], 6);
  EXPECT_EQ(hit["contacts"], nlohmann::json({"wash@example.org"}));
  EXPECT_TRUE(hit["gist"].is_null());
  const std::string snippet = hit["snippet"];
  std::vector<std::string> highlighted;
  for (const auto& range : hit["highlights"]) {
    highlighted.push_back(
        snippet.substr(range[0], range[1].get<size_t>() - range[0].get<size_t>()));
  }
  EXPECT_THAT(highlighted, ElementsAre("Chlorinate", "tanker"));
  ASSERT_EQ(hit["matched"].size(), 2u);
  EXPECT_EQ(hit["matched"][0]["query"], "chlorinate");
  EXPECT_EQ(hit["matched"][0]["found"], "Chlorinate");
  EXPECT_EQ(hit["matched"][0]["why"], "exact");
}

TEST_F(FaroSearchTest, ExitStatusTellsHitsFromNone) {
  EXPECT_EQ(Search({"water"}).status, 0);
  const ProcessResult none = Search({"zeppelin"});
  EXPECT_EQ(none.status, 1);
  EXPECT_THAT(none.out, IsEmpty());
  EXPECT_EQ(SearchJson({"zeppelin"})["hits"].size(), 0u);
}

TEST_F(FaroSearchTest, BadUsageEndsWithTwo) {
  for (const auto& arguments :
       std::vector<std::vector<std::string>>{{},
                                             {"--lang", "fr", "water"},
                                             {"--limit", "0", "water"},
                                             {"--format", "xml", "water"},
                                             {"--since", "yesterday", "water"},
                                             {"--since", "2022-13", "water"},
                                             {"--no-such-option", "water"},
                                             {"--gist", "fr", "water"},
                                             {"suggest"},
                                             {"similar", "no-such-id"},
                                             {"serve"},
                                             {"batch", "missing.tsv"},
                                             {"show", "no-such-id"}}) {
    const ProcessResult result = Search(arguments);
    EXPECT_EQ(result.status, 2) << ::testing::PrintToString(result);
    EXPECT_THAT(result.out, IsEmpty());
    EXPECT_THAT(result.err, Not(IsEmpty()));
  }
}

TEST_F(FaroSearchTest, MissingOrForeignIndexEndsWithThreeAndSaysWhatToRun) {
  const ProcessResult missing = Search({"--db", "nowhere", "water"});
  EXPECT_EQ(missing.status, 3);
  EXPECT_THAT(missing.err, HasSubstr("faro-index --db nowhere"));
  Write("broken/XAPIANDB", "auto gone\n");
  EXPECT_EQ(Search({"--db", "broken", "water"}).status, 3);
}

TEST_F(FaroSearchTest, AClosedPipeIsNoError) {
  options_.close_output_early = true;
  std::string topics;
  for (int i = 0; i < 20000; ++i) topics += std::to_string(i) + "\twater shelter agua lonas\n";
  Write("topics.tsv", topics);
  const ProcessResult result = Search({"batch", "topics.tsv"});
  EXPECT_EQ(result.status, 0) << ::testing::PrintToString(result);
  EXPECT_THAT(result.err, IsEmpty());
}

TEST_F(FaroSearchTest, AccentsCapitalsAndDecompositionGiveTheSameHits) {
  const auto hits = [&](const std::string& query) {
    auto found = SearchJson({query})["hits"];
    for (auto& hit : found) hit.erase("matched");
    return found;
  };
  const auto expected = hits("coordinación");
  ASSERT_EQ(expected.size(), 1u);
  EXPECT_EQ(hits("coordinacion"), expected);
  EXPECT_EQ(hits("COORDINACIÓN"), expected);
  EXPECT_EQ(hits("COORDINACION"), expected);
  EXPECT_EQ(hits("coordinacio\u0301n"), expected);
}

TEST_F(FaroSearchTest, FiltersByLanguageAndDate) {
  EXPECT_THAT(Paths({"--lang", "es", "water", "agua"}), ElementsAre("es/agua.md"));
  EXPECT_THAT(Paths({"--lang", "en", "water", "agua"}), ElementsAre("en/water.md", "en/water.md"));
  EXPECT_THAT(Paths({"--since", "2022", "--until", "2022-12-31", "water", "agua"}),
              ElementsAre("es/agua.md"));
  EXPECT_THAT(Paths({"--since", "2023-06", "water", "agua"}), IsEmpty());
}

TEST_F(FaroSearchTest, WordsThatLookLikeOptionsAndCommands) {
  EXPECT_THAT(Paths({"--", "batch", "tanker"}), ElementsAre("en/water.md"));
  EXPECT_THAT(Paths({"--", "tarpaulins", "-WHO"}), IsEmpty());
  EXPECT_THAT(Paths({"--", "water", "-supply"}), IsEmpty());
  EXPECT_THAT(Paths({"families -tanker"}), ElementsAre("en/shelter.md"));
}

TEST_F(FaroSearchTest, ReadsTheQueryFromStandardInput) {
  options_.input = "tarpaulins\n";
  EXPECT_THAT(Paths({"-"}), ElementsAre("en/shelter.md"));
}

TEST_F(FaroSearchTest, FindsTheOtherLanguageUnlessToldNotTo) {
  EXPECT_THAT(AllPaths({"tarpaulins"}), ElementsAre("en/shelter.md", "es/albergue.txt"));
  EXPECT_THAT(AllPaths({"lonas"}), ElementsAre("es/albergue.txt", "en/shelter.md"));
  EXPECT_THAT(AllPaths({"--no-cross", "tarpaulins"}), ElementsAre("en/shelter.md"));
  EXPECT_THAT(AllPaths({"--lang", "es", "tarpaulins"}), ElementsAre("es/albergue.txt"));
  const nlohmann::json result = SearchJson({"--lang", "es", "tarpaulins"});
  const auto& matched = result.at("hits")[0].at("matched");
  ASSERT_EQ(matched.size(), 1u);
  EXPECT_EQ(matched[0]["query"], "tarpaulins");
  EXPECT_EQ(matched[0]["found"], "lonas");
  EXPECT_EQ(matched[0]["why"], "translation");
}

TEST_F(FaroSearchTest, UsesAllSourcesUnlessToldWhich) {
  Write("docs/es/paises.md",
        "# Países\n\nLas remesas llegaron desde Bielorrusia y desde Baréin.\n");
  EXPECT_EQ(Report({"docs"})["added"], 1);
  EXPECT_EQ(Search({"--lang", "es", "belarus"}).status, 1);
  translations_.clear();
  EXPECT_EQ(Report({"docs"})["unchanged"], 5);
  EXPECT_THAT(AllPaths({"--lang", "es", "belarus"}), ElementsAre("es/paises.md"));
  EXPECT_THAT(AllPaths({"--lang", "es", "tarpaulins"}), ElementsAre("es/albergue.txt"));
  Report({"--translations", "names", "docs"});
  EXPECT_EQ(Search({"--lang", "es", "tarpaulins"}).status, 1);
}

TEST_F(FaroSearchTest, WeighsTheOtherLanguageAsAsked) {
  EXPECT_THAT(AllPaths({"tarpaulins"}), ElementsAre("en/shelter.md", "es/albergue.txt"));
  const auto score = [&](const std::string& weight) {
    const nlohmann::json result =
        SearchJson({"--lang", "es", "--cross-weight", weight, "tarpaulins"});
    return result.at("hits").at(0).at("score").get<double>();
  };
  EXPECT_NEAR(score("0.5"), score("1") / 2, 1e-6);
  for (const char* const weight : {"2", "-1", "nan", "much"}) {
    EXPECT_EQ(Search({"--cross-weight", weight, "tarpaulins"}).status, 2) << weight;
  }
}

TEST_F(FaroSearchTest, PrefersNewerDocumentsAsFarAsAsked) {
  Write("docs/old.md", "# Jetty\n\nThe jetty, and the other jetty.\n\nLast updated: 2017-03-01\n");
  Write("docs/new.md", "# Quay\n\nBoats are at the old jetty.\n\nLast updated: 2026-03-01\n");
  Report({"docs"});
  EXPECT_THAT(AllPaths({"jetty"}), ElementsAre("old.md", "new.md"));
  EXPECT_THAT(AllPaths({"--recency", "2", "jetty"}), ElementsAre("new.md", "old.md"));
  EXPECT_THAT(Search({"--recency", "2", "--explain", "jetty"}).err, HasSubstr("(newer)"));
  for (const char* const weight : {"101", "-1", "nan", "much"}) {
    EXPECT_EQ(Search({"--recency", weight, "jetty"}).status, 2) << weight;
  }
}

TEST_F(FaroSearchTest, AcronymsThatAreStopWords) {
  EXPECT_THAT(Paths({"WHO"}), ElementsAre("en/shelter.md"));
}

TEST_F(FaroSearchTest, BadSyntaxIsReadAsWordsWithANote) {
  for (const char* query : {"\"tarpaulins", "(tarpaulins", "tarpaulins)", "tarpaulins AND",
                            "OR tarpaulins", "tarpaulins NOT"}) {
    const ProcessResult result = Search({query});
    EXPECT_EQ(result.status, 0) << ::testing::PrintToString(result);
    EXPECT_THAT(result.err, HasSubstr("note: ")) << ::testing::PrintToString(result);
  }
}

TEST_F(FaroSearchTest, BatchPrintsTrecLines) {
  Write("topics.tsv", "q1\ttarpaulins\nq2\tzeppelin\n\nq3\tagua\n");
  const ProcessResult result = Search({"batch", "topics.tsv", "--format", "trec"});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.out, StartsWith("q1 Q0 en/shelter.md 1 "));
  EXPECT_THAT(result.out, HasSubstr("\nq3 Q0 es/agua.md 1 "));
  EXPECT_THAT(result.out, Not(HasSubstr("q2")));
  EXPECT_THAT(result.err, IsEmpty());
}

TEST_F(FaroSearchTest, BatchReadsStandardInputAndPrintsJsonLines) {
  options_.input = "q1\ttarpaulins\nq2\tlonas\n";
  const ProcessResult result = Search({"batch", "-", "--format", "jsonl"});
  std::istringstream lines(result.out);
  std::vector<std::string> ids;
  for (std::string line; std::getline(lines, line);) {
    ids.push_back(nlohmann::json::parse(line)["qid"]);
  }
  EXPECT_THAT(ids, ElementsAre("q1", "q2"));
}

TEST_F(FaroSearchTest, BatchNamesTheBrokenLine) {
  Write("topics.tsv", "q1\twater\nno tab here\n");
  const ProcessResult result = Search({"batch", "topics.tsv"});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("topics.tsv:2"));
}

TEST_F(FaroSearchTest, ShowPrintsAPassageWhole) {
  const std::string id = SearchJson({"chlorinate"})["hits"][0]["id"];
  const ProcessResult shown = Search({"show", id});
  EXPECT_EQ(shown.status, 0);
  EXPECT_THAT(shown.out, HasSubstr("Provide 15 litres of water for each person. Chlorinate every "
                                   "tanker."));
  EXPECT_THAT(shown.out, HasSubstr("wash@example.org"));
}

TEST_F(FaroSearchTest, ShowPrintsWhatStandsAroundAPassage) {
  Write("docs/walk.md", "# Walk\n\nFirst step.\n\n## Two\n\nSecond step.\n\n## Three\n\nThird.\n");
  Report({"docs"});
  const std::string id = SearchJson({"second"})["hits"][0]["id"];
  const auto shown = nlohmann::json::parse(Search({"show", id, "--json"}).out);
  EXPECT_EQ(shown.at("before").at(0).at("text"), "First step.");
  EXPECT_EQ(shown.at("after").at(0).at("text"), "Third.");
  EXPECT_EQ(shown.at("entries").size(), 3u);
  const std::string alone = Search({"show", id, "--context", "0"}).out;
  EXPECT_THAT(alone, HasSubstr("Second step."));
  EXPECT_THAT(alone, Not(HasSubstr("First step.")));
}

TEST_F(FaroSearchTest, SimilarFindsPassagesLikeOne) {
  Write("docs/like.md", "# Tankers\n\nChlorinate the water of every tanker, litre by litre.\n");
  Report({"docs"});
  const std::string id = SearchJson({"chlorinate", "person"})["hits"][0]["id"];
  const auto similar = nlohmann::json::parse(Search({"similar", id, "--lang", "en", "--json"}).out);
  ASSERT_FALSE(similar.at("hits").empty());
  EXPECT_EQ(similar.at("hits").at(0).at("path"), "like.md");
  EXPECT_EQ(Search({"similar", id, "--limit", "1", "--offset", "50"}).status, 1);
}

TEST_F(FaroSearchTest, SortsByDate) {
  Write("docs/old.md", "---\nupdated: 2019\n---\n\n# Kites\n\nKites, kites and kites.\n");
  Write("docs/new.md", "---\nupdated: 2024\n---\n\n# Plans\n\nThe plan of the kites.\n");
  Report({"docs"});
  EXPECT_THAT(Paths({"kites"}), ElementsAre("old.md", "new.md"));
  EXPECT_THAT(Paths({"--sort", "date", "kites"}), ElementsAre("new.md", "old.md"));
}

TEST_F(FaroSearchTest, PagesDoNotOverlap) {
  for (int i = 0; i < 25; ++i) {
    Write("docs/many/" + std::to_string(i) + ".md", "# Pages\n\nGenerator fuel for the clinic.\n");
  }
  Report({"docs"});
  std::set<std::string> seen;
  for (int offset = 0; offset < 25; offset += 10) {
    for (const std::string& path :
         Paths({"generator", "--duplicates", "show", "--offset", std::to_string(offset)})) {
      EXPECT_TRUE(seen.insert(path).second) << path;
    }
  }
  EXPECT_EQ(seen.size(), 25u);
}

TEST_F(FaroSearchTest, GroupsHitsByDocument) {
  EXPECT_EQ(Paths({"water", "--per-document", "1"}).size(), 1u);
  EXPECT_EQ(Paths({"water"}).size(), 2u);
}

TEST_F(FaroSearchTest, SearchesSeveralIndexesAsOne) {
  Write("more/camp.md", "# Camp\n\nRegister arrivals with water at the gate.\n");
  ASSERT_EQ(Index({"--db", "second", "more"}).status, 0);
  const auto paths = Paths({"--db", "ix", "--db", "second", "register", "tarpaulins"});
  EXPECT_THAT(paths, ::testing::UnorderedElementsAre("camp.md", "en/shelter.md"));
}

TEST_F(FaroSearchTest, ColoursOnlyWhenWanted) {
  EXPECT_THAT(Search({"water"}).out, Not(HasSubstr("\x1b[")));
  EXPECT_THAT(Search({"--color", "always", "water"}).out, HasSubstr("\x1b["));
}

TEST_F(FaroSearchTest, HostileTextCannotReachTheTerminal) {
  Write("docs/evil.md", "# Evil \x1b[31mtitle\n\nZeppelin \x1b]0;owned\x07 and \u202Eback.\n");
  Report({"docs"});
  const std::string out = Search({"zeppelin"}).out;
  EXPECT_THAT(out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(out, Not(HasSubstr("\x07")));
  EXPECT_THAT(out, Not(HasSubstr("\u202E")));
}

TEST_F(FaroSearchTest, CsvHasAHeaderAndQuotedCells) {
  const ProcessResult result = Search({"--format", "csv", "tarpaulins"});
  EXPECT_THAT(result.out, StartsWith("rank,score,id,path,title,"));
  EXPECT_THAT(result.out, HasSubstr("\"Emergency shelter\""));
}

TEST_F(FaroSearchTest, ExplainShowsTheStages) {
  const ProcessResult result = Search({"--explain", "coordinacion"});
  for (const char* stage : {"tree\n", "expanded\n", "xapian\n", "accent"}) {
    EXPECT_THAT(result.err, HasSubstr(stage));
  }
  EXPECT_THAT(result.out, Not(HasSubstr("xapian")));
  EXPECT_FALSE(SearchJson({"--explain", "coordinacion"})["explain"].is_null());
}

TEST_F(FaroSearchTest, FlagsBeatTheEnvironmentWhichBeatsTheConfigFile) {
  Write("more/camp.md", "# Camp\n\nArrivals and tarpaulins at the gate.\n");
  ASSERT_EQ(Index({"--db", "second", "more"}).status, 0);
  Configure("db = \"" + (folder_ / "second").string() + "\"\n[search]\nlimit = 1\n");
  EXPECT_THAT(Paths({"tarpaulins"}), ElementsAre("en/shelter.md")) << "environment";
  EXPECT_THAT(Paths({"--db", "second", "tarpaulins"}), ElementsAre("camp.md")) << "flag";
  EXPECT_EQ(Paths({"water"}).size(), 1u) << "limit of the config file";
  EXPECT_EQ(Paths({"--limit", "5", "water"}).size(), 2u);
  options_.extra.erase("FARO_DB");
  EXPECT_THAT(Paths({"tarpaulins"}), ElementsAre("camp.md")) << "config file";
}

TEST_F(FaroSearchTest, BrokenConfigFileIsNamed) {
  Configure("[search]\nlimits = 3\n");
  const ProcessResult unknown = Search({"water"});
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.err, HasSubstr("config.toml"));
  EXPECT_THAT(unknown.err, HasSubstr("limits"));
  Configure("[search]\nlimit = \"many\"\n");
  EXPECT_EQ(Search({"water"}).status, 2);
}

TEST_F(FaroSearchTest, UsesTheDefaultPlaceWithoutOtherWord) {
  options_.extra.erase("FARO_DB");
  ASSERT_EQ(Index({"docs"}).status, 0);
  EXPECT_TRUE(std::filesystem::exists(folder_ / "home/.local/share/faro/index"));
  EXPECT_THAT(Paths({"tarpaulins"}), ElementsAre("en/shelter.md"));
}

TEST_F(FaroSearchTest, FullDiskIsAnError) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  const ProcessResult result =
      RunProcess({"/bin/sh", "-c", "'" + Binary("faro-search") + "' water > /dev/full"}, options_);
  EXPECT_EQ(result.status, 2) << ::testing::PrintToString(result);
  EXPECT_THAT(result.err, HasSubstr("cannot write"));
}

// Gists. They need Apertium's programs and data at run time.

class GistTest : public FaroSearchTest {
 protected:
  void SetUp() override {
    FaroSearchTest::SetUp();
    installed_ = std::filesystem::exists("/usr/share/apertium/modes/spa-eng.mode");
  }

  bool installed_ = false;
};

constexpr const char* kNoApertium = "apertium-eng-spa is not installed";

TEST_F(GistTest, HitsInTheOtherLanguageHaveOne) {
  if (!installed_) GTEST_SKIP() << kNoApertium;
  const auto result = SearchJson({"--gist", "en", "quince", "litros"});
  ASSERT_FALSE(result["hits"].empty());
  EXPECT_EQ(result["hits"][0]["path"], "es/agua.md");
  EXPECT_THAT(result["hits"][0]["gist"].get<std::string>(), HasSubstr("fifteen litres of water"));
  EXPECT_TRUE(SearchJson({"--gist", "es", "quince", "litros"})["hits"][0]["gist"].is_null());
  const auto spanish = SearchJson({"--gist", "es", "chlorinate", "tanker"});
  EXPECT_THAT(spanish["hits"][0]["gist"].get<std::string>(), HasSubstr("15 litros de agua"));
}

TEST_F(GistTest, TextMarksThemAsMadeByAMachine) {
  if (!installed_) GTEST_SKIP() << kNoApertium;
  const ProcessResult result = Search({"--gist", "en", "quince", "litros"});
  EXPECT_THAT(result.out, HasSubstr("\n   [machine translation] "));
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.err, Not(HasSubstr("gist")));
}

TEST_F(GistTest, EveryFormatButTrecCarriesThem) {
  if (!installed_) GTEST_SKIP() << kNoApertium;
  const auto in = [&](const std::string& format) {
    return Search({"--gist", "en", "--format", format, "quince", "litros"}).out;
  };
  EXPECT_THAT(in("jsonl"), HasSubstr("fifteen litres"));
  EXPECT_THAT(in("csv"), HasSubstr("contacts,snippet,gist,"));
  EXPECT_THAT(in("csv"), HasSubstr("fifteen litres"));
  EXPECT_EQ(in("trec"), Search({"--format", "trec", "quince", "litros"}).out);
}

TEST_F(GistTest, BatchesAndTheConfigFile) {
  if (!installed_) GTEST_SKIP() << kNoApertium;
  Configure("[search]\ngist = \"en\"\n");
  options_.input = "1\tquince litros\n2\tchlorinate\n3\tlonas\n";
  const ProcessResult result = Search({"batch", "-", "--no-cross", "--format", "jsonl"});
  std::vector<std::string> lines;
  std::istringstream stream(result.out);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  ASSERT_EQ(lines.size(), 3u);
  const auto gist = [&](size_t i) { return nlohmann::json::parse(lines[i])["hits"][0]["gist"]; };
  EXPECT_TRUE(gist(0).is_string());
  EXPECT_TRUE(gist(1).is_null());
  EXPECT_TRUE(gist(2).is_string());
}

TEST_F(GistTest, WithoutApertiumTheSearchGoesOnAndSaysSo) {
  const std::string expected = Search({"quince", "litros"}).out;
  for (const char* variable : {"PATH", "APERTIUM_DATADIR"}) {
    SCOPED_TRACE(variable);
    options_.extra[variable] = "/nonexistent";
    const ProcessResult result = Search({"--gist", "en", "quince", "litros"});
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(result.out, expected);
    EXPECT_THAT(result.err, HasSubstr("note: there are no gists: "));
    EXPECT_THAT(result.err, HasSubstr("apertium-eng-spa"));
    EXPECT_THAT(Search({"--gist", "en", "--no-cross", "chlorinate"}).err, Not(HasSubstr("gist")));
    EXPECT_TRUE(SearchJson({"--gist", "en", "quince"})["hits"][0]["gist"].is_null());
    options_.input = "1\tquince\n2\tlonas\n";
    const std::string err = Search({"batch", "-", "--gist", "en"}).err;
    EXPECT_EQ(err.find("note: "), err.rfind("note: "));
    EXPECT_THAT(err, HasSubstr("there are no gists"));
    options_.extra.erase(variable);
  }
}

// Two versions of a page; the later one is the newer.
class FaroSearchDuplicatesTest : public CliTest {
 protected:
  void SetUp() override {
    CliTest::SetUp();
    for (const char* const year : {"2021", "2023"}) {
      Write(std::string("docs/") + year + "/latrines.md",
            std::string("---\ntitle: Latrines\nupdated: ") + year +
                "\n---\n## Siting\nDig latrines at least thirty metres away from every well, "
                "downhill where the ground allows it, and light the path at night.\n");
    }
    Report({"docs"});
  }
};

TEST_F(FaroSearchDuplicatesTest, TextNamesTheOtherPlace) {
  const ProcessResult result = Search({"latrines"});
  EXPECT_THAT(result.out, HasSubstr("docs/2023/latrines.md"));
  EXPECT_THAT(result.out, HasSubstr("\n   also in 1 other place: 2021/latrines.md\n"));
}

TEST_F(FaroSearchDuplicatesTest, JsonListsTheOtherPlaces) {
  const auto hits = SearchJson({"latrines"}).at("hits");
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].at("also_in"), nlohmann::json({"2021/latrines.md"}));
  EXPECT_EQ(hits[0].at("also_in_total"), 1);
  EXPECT_EQ(hits[0].at("also_in_more"), false);
}

TEST_F(FaroSearchDuplicatesTest, CsvCountsThemInALastColumn) {
  const ProcessResult result = Search({"--format", "csv", "latrines"});
  EXPECT_THAT(result.out, HasSubstr(",also_in_total\r\n"));
  EXPECT_THAT(result.out, HasSubstr(",1\r\n"));
}

TEST_F(FaroSearchDuplicatesTest, ShowListsEach) {
  const auto hits = SearchJson({"--duplicates", "show", "latrines"}).at("hits");
  ASSERT_EQ(hits.size(), 2u);
  EXPECT_FALSE(hits[0].contains("also_in"));
  EXPECT_THAT(Search({"--duplicates", "show", "latrines"}).out, Not(HasSubstr("also in")));
  EXPECT_EQ(Search({"--duplicates", "hide", "latrines"}).status, 2);
}

TEST_F(FaroSearchDuplicatesTest, TrecRunsCollapseOnlyWhereAskedTo) {
  Write("topics.tsv", "q1\tlatrines\n");
  const auto lines = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"batch", "topics.tsv", "--format", "trec"});
    const std::string out = Search(arguments).out;
    return std::count(out.begin(), out.end(), '\n');
  };
  EXPECT_EQ(lines({}), 2);
  EXPECT_EQ(lines({"--duplicates", "collapse"}), 1);
}

}  // namespace
}  // namespace faro::testing
