// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/cli/man_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace faro {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(EscapeForRoffTest, WhatRoffWouldTakeForItselfStandsForItself) {
  EXPECT_EQ(EscapeForRoff("a-b"), "a\\-b");
  EXPECT_EQ(EscapeForRoff("C:\\new"), "C:\\enew");
  EXPECT_EQ(EscapeForRoff(".TH"), "\\&.TH");
  EXPECT_EQ(EscapeForRoff("'quoted' \"twice\""), "\\(aqquoted\\(aq \\(dqtwice\\(dq");
  EXPECT_EQ(EscapeForRoff("~/a^`"), "\\(ti/a\\(ha\\(ga");
}

TEST(EscapeForRoffTest, OtherLettersAreNamed) {
  EXPECT_EQ(EscapeForRoff("señal"), "se\\[u00F1]al");
  EXPECT_EQ(EscapeForRoff("\xF0\x9F\x93\x9A"), "\\[u1F4DA]");
  EXPECT_EQ(EscapeForRoff("\xFF"), "\\[uFFFD]");
}

TEST(EscapeForRoffTest, NoTextStartsALineOfItsOwn) {
  EXPECT_EQ(EscapeForRoff("one\n.TH two"), "one .TH two");
}

TEST(ManPageTest, ListsWhatTheProgramTakes) {
  AppDescription app{"finder", "Finds things.", {}, {}};
  app.options.push_back({{"WORDS"}, "", ValueKind::kText, {}, "what", true, true, true});
  app.options.push_back(
      {{"-c", "--color"}, "when", ValueKind::kChoice, {"auto", "never"}, "paint"});
  app.subcommands.push_back({"later", "find it later", {}, {}});
  Manual manual;
  manual.date = "2026-01-31";
  manual.examples = {{"finder '.x'", "hidden ones"}};
  manual.see_also = {"loser(1)"};
  const std::string page = ManPage(app, manual, "2.0");
  EXPECT_THAT(page, HasSubstr(".TH FINDER 1 2026-01-31 \"Faro 2.0\""));
  EXPECT_THAT(page, HasSubstr("finder \\- finds things\n"));
  EXPECT_THAT(page, HasSubstr("\\fBfinder\\fR [\\fIOPTIONS\\fR] \\fIWORDS\\fR...\n"));
  EXPECT_THAT(page,
              HasSubstr("\\fB\\-c\\fR, \\fB\\-\\-color\\fR \\fBauto\\fR|\\fBnever\\fR\npaint"));
  EXPECT_THAT(page, HasSubstr("\\fBlater\\fR\nfind it later\n"));
  EXPECT_THAT(page, HasSubstr("Hidden ones:\n.RS 4\n.nf\nfinder \\(aq.x\\(aq\n"));
  EXPECT_THAT(page, HasSubstr("\\fBloser\\fR(1)"));
  EXPECT_THAT(page, Not(HasSubstr("ENVIRONMENT"))) << "nothing is said about it";
}

TEST(HelpFooterTest, AlignsWhatExamplesMean) {
  Manual manual;
  manual.examples = {{"a", "one"}, {"longer", "two"}, {"no meaning at all", ""}};
  manual.exit_statuses = {{"0", "good"}, {"1", "bad"}};
  EXPECT_EQ(HelpFooter(manual),
            "Examples:\n  a       one\n  longer  two\n  no meaning at all\n\n"
            "Exit status: 0 good; 1 bad.");
}

}  // namespace
}  // namespace faro
