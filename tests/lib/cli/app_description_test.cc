// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/cli/app_description.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <CLI/CLI.hpp>

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

class AppDescriptionTest : public ::testing::Test {
 protected:
  AppDescriptionTest() {
    app_.add_option("PATH", words_, "what to read");
    app_.add_flag("-q,--quiet", flag_, "say less,\nor nothing");
    app_.add_flag("!--no-cache", flag_, "");
    app_.add_option("--db", text_, "")->type_name("DIR");
    app_.add_option("--color", text_, "")
        ->type_name("auto|always|never")
        ->check(CLI::IsMember({"always", "auto", "never"}));
    app_.add_option("--from", words_, "")
        ->type_name("LIST")
        ->delimiter(',')
        ->check(CLI::IsMember({"b", "a"}));
    app_.add_option("--limit", number_, "")->type_name("N")->check(CLI::Range(1, 9));
    app_.add_option("--secret", text_, "")->group("");
    CLI::App* batch = app_.add_subcommand("batch", "many at once");
    batch->add_option("TOPICS", text_, "a file")->required();
    app_.add_subcommand("later", "not yet")->group("");
  }

  OptionDescription Option(const std::string& name) const {
    for (const OptionDescription& option : DescribeApp(app_).options) {
      if (option.names.back() == name) return option;
    }
    ADD_FAILURE() << "no " << name;
    return {};
  }

  CLI::App app_{"Reads.", "reader"};
  std::vector<std::string> words_;
  std::string text_;
  bool flag_ = false;
  int number_ = 0;
};

TEST_F(AppDescriptionTest, FlagsHaveNoValue) {
  const OptionDescription quiet = Option("--quiet");
  EXPECT_THAT(quiet.names, ElementsAre("-q", "--quiet"));
  EXPECT_EQ(quiet.kind, ValueKind::kNone);
  EXPECT_EQ(quiet.text, "say less, or nothing");
  EXPECT_EQ(Option("--no-cache").kind, ValueKind::kNone);
}

TEST_F(AppDescriptionTest, TheNameOfAValueTellsItsKind) {
  EXPECT_EQ(Option("--db").kind, ValueKind::kFolder);
  EXPECT_EQ(Option("--limit").kind, ValueKind::kNumber);
  EXPECT_EQ(Option("PATH").kind, ValueKind::kPath);
  EXPECT_TRUE(Option("PATH").repeatable);
}

TEST_F(AppDescriptionTest, ChoicesAreThoseThatAreCheckedInTheOrderThatIsShown) {
  EXPECT_EQ(Option("--color").kind, ValueKind::kChoice);
  EXPECT_THAT(Option("--color").choices, ElementsAre("auto", "always", "never"));
  EXPECT_EQ(Option("--from").kind, ValueKind::kChoices);
  EXPECT_THAT(Option("--from").choices, ElementsAre("b", "a"));
}

TEST_F(AppDescriptionTest, WhatHelpHidesIsNotThere) {
  for (const OptionDescription& option : DescribeApp(app_).options) {
    EXPECT_NE(option.names.front(), "--secret");
  }
  ASSERT_EQ(DescribeApp(app_).subcommands.size(), 1u);
}

TEST_F(AppDescriptionTest, SubcommandsDoNotRepeatTheOptionsOfTheProgram) {
  const AppDescription batch = DescribeApp(app_).subcommands.front();
  EXPECT_EQ(batch.name, "batch");
  ASSERT_EQ(batch.options.size(), 1u);
  EXPECT_EQ(batch.options.front().kind, ValueKind::kFile);
  EXPECT_TRUE(batch.options.front().required);
}

TEST_F(AppDescriptionTest, BriefHelpShowsNamesOfValuesWithoutTheirChecks) {
  UseBriefHelp(&app_);
  const std::string help = app_.help();
  EXPECT_THAT(help, HasSubstr("--color auto|always|never "));
  EXPECT_THAT(help, HasSubstr("--limit N "));
  EXPECT_THAT(help, Not(HasSubstr("{")));
  EXPECT_THAT(help, Not(HasSubstr("INT in")));
}

}  // namespace
}  // namespace faro
