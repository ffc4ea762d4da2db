// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/cli/completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lib/expect_error.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// tests/cli/completion_test.cc has the shells themselves complete.
AppDescription App() {
  AppDescription app{"faro-try", "", {}, {}};
  app.options.push_back({{"-m", "--mode"},
                         "MODE",
                         ValueKind::kChoice,
                         {"it's", "two words", "$(id)"},
                         "how: [plain]"});
  app.subcommands.push_back({"run", "do it", {{{"--fast"}, "", ValueKind::kNone, {}, ""}}, {}});
  return app;
}

TEST(QuoteForShellTest, PlainWordsStayAsTheyAre) {
  EXPECT_EQ(QuoteForShell("--no-cross"), "--no-cross");
  EXPECT_EQ(QuoteForFish("a/b.md"), "a/b.md");
}

TEST(QuoteForShellTest, AllElseIsQuoted) {
  EXPECT_EQ(QuoteForShell(""), "''");
  EXPECT_EQ(QuoteForShell("a b"), "'a b'");
  EXPECT_EQ(QuoteForShell("it's"), "'it'\\''s'");
  EXPECT_EQ(QuoteForShell("a\\b"), "'a\\b'");
  EXPECT_EQ(QuoteForFish("it's"), "'it\\'s'");
  EXPECT_EQ(QuoteForFish("a\\b"), "'a\\\\b'");
}

TEST(CompletionTest, NoValueIsReadAsShellSyntax) {
  EXPECT_THAT(BashCompletion(App()), HasSubstr("'it'\\''s' 'two words' '$(id)'"));
  const std::string quoted_twice = QuoteForShell("('it'\\''s' 'two words' '$(id)')");
  EXPECT_THAT(ZshCompletion(App()), HasSubstr(quoted_twice.substr(1)));
  EXPECT_THAT(ZshCompletion(App()), HasSubstr("[how\\: \\[plain\\]]"));
  EXPECT_THAT(FishCompletion(App()), HasSubstr(QuoteForFish("'it\\'s' 'two words' '$(id)'")));
}

TEST(CompletionTest, OptionsOfSubcommandsCount) {
  AppDescription app = App();
  app.subcommands.front().options.push_back({{"--level"}, "N", ValueKind::kText, {}, ""});
  EXPECT_THAT(NamesWithValue(app), ElementsAre("-m", "--mode", "--level"));
}

TEST(CompletionTest, UnknownShell) {
  EXPECT_EQ(testing::CodeOf([] { CompletionFor("tcsh", App()); }), ErrorCode::kUsage);
}

}  // namespace
}  // namespace faro
