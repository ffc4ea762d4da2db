// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>

#include "tests/cli/cli_test.h"
#include "tests/cli/terminal.h"

namespace faro::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// A terminal of 12 rows, an index with one short answer and one that is longer than the screen.
class PagerTest : public CliTest {
 protected:
  void SetUp() override {
    CliTest::SetUp();
    if (!testing::HasTerminals()) GTEST_SKIP() << "no pseudo terminals here";
    for (int i = 0; i < 9; ++i) {
      Write("docs/page " + std::to_string(i) + ".md",
            "# Wells " + std::to_string(i) + "\n\nA well of number " + std::to_string(i) +
                " gives water" + (i == 0 ? " and salt" : "") + ".\n");
    }
    Report({"docs"});
    options_.extra["TERM"] = "xterm";
    options_.extra["FARO_PAGER"] = Script("pager", "echo PAGED; cat; echo DONE");
  }

  // A program of this name that runs `commands`.
  std::string Script(const std::string& name, const std::string& commands) {
    Write(name, "#!/bin/sh\n" + commands + "\n");
    chmod((folder_ / name).c_str(), 0755);
    return (folder_ / name).string();
  }

  struct Seen {
    std::string screen;
    int status;
  };
  Seen SearchInTerminal(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), Binary("faro-search"));
    Terminal terminal(arguments, options_, 12, 80);
    const int status = terminal.WaitForEnd();
    return {terminal.screen(), status};
  }
};

TEST_F(PagerTest, OnlyWhatIsLongerThanTheScreenGoesThroughIt) {
  const Seen longer = SearchInTerminal({"water"});
  EXPECT_THAT(longer.screen, HasSubstr("PAGED"));
  EXPECT_THAT(longer.screen, HasSubstr("Wells 7"));
  EXPECT_EQ(longer.status, 0);
  const Seen shorter = SearchInTerminal({"salt"});
  EXPECT_THAT(shorter.screen, HasSubstr("Wells 0"));
  EXPECT_THAT(shorter.screen, Not(HasSubstr("PAGED")));
}

TEST_F(PagerTest, NotWithoutATerminal) {
  EXPECT_THAT(Search({"water"}).out, Not(HasSubstr("PAGED")));
  EXPECT_THAT(Search({"--color", "always", "water"}).out, Not(HasSubstr("PAGED")));
}

TEST_F(PagerTest, NotWhereItIsNotWanted) {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"--no-pager", "water"},
                                                    {"--json", "water"},
                                                    {"--format", "csv", "water"}}) {
    const Seen seen = SearchInTerminal(arguments);
    EXPECT_THAT(seen.screen, HasSubstr("Wells 7"));
    EXPECT_THAT(seen.screen, Not(HasSubstr("PAGED")));
  }
  Write("home/.config/faro/config.toml", "[search]\nno-pager = true\n");
  EXPECT_THAT(SearchInTerminal({"water"}).screen, Not(HasSubstr("PAGED")));
  options_.extra.erase("HOME");
  options_.extra["TERM"] = "dumb";
  EXPECT_THAT(SearchInTerminal({"water"}).screen, Not(HasSubstr("PAGED")));
}

TEST_F(PagerTest, FaroPagerBeatsPager) {
  options_.extra["PAGER"] = Script("other", "echo OTHER; cat");
  EXPECT_THAT(SearchInTerminal({"water"}).screen, Not(HasSubstr("OTHER")));
  options_.extra["FARO_PAGER"] = "";
  EXPECT_THAT(SearchInTerminal({"water"}).screen, HasSubstr("OTHER"));
}

TEST_F(PagerTest, ACommandMayHaveArgumentsAndPipes) {
  options_.extra["FARO_PAGER"] = "sed s/Wells/SPRINGS/ | cat";
  EXPECT_THAT(SearchInTerminal({"water"}).screen, HasSubstr("SPRINGS"));
}

TEST_F(PagerTest, WhatCannotStartIsNoError) {
  Write("no-program", "");
  for (const std::string command : {"/no/such/pager", "./no-program"}) {
    options_.extra["FARO_PAGER"] = command;
    const Seen seen = SearchInTerminal({"water"});
    EXPECT_EQ(seen.status, 0);
    EXPECT_THAT(seen.screen, HasSubstr("Wells 7"));
  }
}

TEST_F(PagerTest, AMissingDefaultIsNotWorthAWord) {
  options_.extra.erase("FARO_PAGER");
  options_.extra["PATH"] = (folder_ / "nothing").string();
  const Seen seen = SearchInTerminal({"water"});
  EXPECT_EQ(seen.status, 0);
  EXPECT_THAT(seen.screen, HasSubstr("Wells 7"));
  EXPECT_THAT(seen.screen, Not(HasSubstr("not found")));
}

TEST_F(PagerTest, ItsExitStatusIsItsOwn) {
  options_.extra["FARO_PAGER"] = Script("sour", "cat; exit 3");
  EXPECT_EQ(SearchInTerminal({"water"}).status, 0);
}

TEST_F(PagerTest, LeavingEarlyIsNoError) {
  // More than a pipe holds, so that the search is still writing when the pager is gone.
  std::string text = "# All wells\n\n";
  for (int i = 0; i < 400; ++i) {
    text += "## Well " + std::to_string(i) + "\n\nThis aquifer gives little, says report " +
            std::to_string(i) + ". " + std::string(200, 'x') + "\n\n";
  }
  Write("docs/all.md", text);
  Report({"docs"});
  options_.extra["FARO_PAGER"] = Script("hasty", "head -n 1; echo LEFT");
  const Seen seen = SearchInTerminal(
      {"--limit", "400", "--per-document", "0", "--duplicates", "show", "aquifer"});
  EXPECT_THAT(seen.screen, HasSubstr("LEFT"));
  EXPECT_EQ(seen.status, 0);
}

TEST_F(PagerTest, CtrlCEndsASimplePagerAndTheSearchWithIt) {
  options_.extra["FARO_PAGER"] = Script("simple", "echo READY; exec sleep 60");
  Terminal terminal({Binary("faro-search"), "water"}, options_, 12, 80);
  ASSERT_TRUE(terminal.WaitFor("READY")) << terminal.screen();
  terminal.Type("\x03");
  EXPECT_EQ(terminal.WaitForEnd(), 130);
}

TEST_F(PagerTest, CtrlCIsForAPagerThatStays) {
  options_.extra["FARO_PAGER"] =
      Script("patient", "trap 'echo CAUGHT' INT; echo READY; read line < /dev/tty; echo \"$line\"");
  Terminal terminal({Binary("faro-search"), "water"}, options_, 12, 80);
  ASSERT_TRUE(terminal.WaitFor("READY")) << terminal.screen();
  terminal.Type("\x03");
  ASSERT_TRUE(terminal.WaitFor("CAUGHT")) << terminal.screen();
  terminal.Type("go on\n");
  EXPECT_EQ(terminal.WaitForEnd(), 0);
}

TEST_F(PagerTest, LessShowsColoursAndLinksAndLeavesByQ) {
  if (FindProgram("less").empty()) GTEST_SKIP() << "no less here";
  options_.extra.erase("FARO_PAGER");
  Terminal terminal({Binary("faro-search"), "water"}, options_, 12, 80);
  ASSERT_TRUE(terminal.WaitFor("\x1b[1mWells")) << terminal.screen();
  ASSERT_TRUE(terminal.WaitFor("\x1b]8;;file://")) << terminal.screen();
  ASSERT_TRUE(terminal.WaitFor(":")) << terminal.screen();
  terminal.Type("q");
  EXPECT_EQ(terminal.WaitForEnd(), 0);
  EXPECT_THAT(terminal.screen(), Not(HasSubstr("Wells 7"))) << "it is below the screen";
}

class HyperlinksTest : public PagerTest {
 protected:
  void SetUp() override {
    PagerTest::SetUp();
    if (IsSkipped()) return;
    options_.extra["FARO_PAGER"] = "cat";
  }
  static constexpr const char* kLink = "\x1b]8;;file://";
};

TEST_F(HyperlinksTest, OnATerminalWithColours) {
  const Seen seen = SearchInTerminal({"salt"});
  EXPECT_THAT(seen.screen, HasSubstr(kLink));
  EXPECT_THAT(seen.screen, HasSubstr("/docs/page%200.md#3\x1b\\"));
  EXPECT_THAT(SearchInTerminal({"--color", "never", "salt"}).screen, Not(HasSubstr(kLink)));
  EXPECT_THAT(SearchInTerminal({"--hyperlinks", "never", "salt"}).screen, Not(HasSubstr(kLink)));
  options_.extra["NO_COLOR"] = "1";
  EXPECT_THAT(SearchInTerminal({"salt"}).screen, Not(HasSubstr(kLink)));
  EXPECT_THAT(SearchInTerminal({"--hyperlinks", "always", "salt"}).screen, HasSubstr(kLink));
}

TEST_F(HyperlinksTest, ElsewhereOnlyWhereAskedFor) {
  EXPECT_THAT(Search({"--color", "always", "salt"}).out, Not(HasSubstr(kLink)));
  EXPECT_THAT(Search({"--hyperlinks", "always", "salt"}).out, HasSubstr(kLink));
  EXPECT_THAT(Search({"--hyperlinks", "always", "--format", "csv", "salt"}).out,
              Not(HasSubstr(kLink)));
}

TEST_F(HyperlinksTest, APassageInFullHasOneToo) {
  const std::string id = SearchJson({"salt"})["hits"][0]["id"];
  EXPECT_THAT(Search({"show", id, "--hyperlinks", "always"}).out, HasSubstr(kLink));
}

TEST_F(HyperlinksTest, HostileNamesCannotReachTheTerminal) {
  Write(
      "docs/a\x1b]8;;http:\\x\x1b\\\x07\x9b"
      "1m.md",
      "# Zeppelins\n\nThey float.\n");
  Report({"docs"});
  const std::string out = Search({"--hyperlinks", "always", "zeppelins"}).out;
  EXPECT_THAT(out, HasSubstr("/docs/a%1B%5D8%3B%3Bhttp%3A%5Cx%1B%5C%07%9B1m.md#3\x1b\\"));
  EXPECT_EQ(std::count(out.begin(), out.end(), '\x1b'), 4) << "two sequences, each ended by one";
  EXPECT_EQ(out.find('\x07'), std::string::npos);
}

}  // namespace
}  // namespace faro::testing
