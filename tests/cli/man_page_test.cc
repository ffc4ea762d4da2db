// SPDX-License-Identifier: GPL-3.0-or-later
#include <sstream>

#include "tests/cli/cli_test.h"
#include "tests/cli/terminal.h"

namespace faro::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* kPrograms[] = {"faro-index", "faro-search"};

class ManPageTest : public CliTest {
 protected:
  std::string Page(const std::string& program) {
    const ProcessResult result = RunProcess({Binary(program), "--man"}, options_);
    EXPECT_EQ(result.status, 0) << ::testing::PrintToString(result);
    EXPECT_THAT(result.err, IsEmpty());
    return result.out;
  }

  // What `command` says about the page of each program, which should be nothing.
  void ExpectClean(const std::string& tool, std::vector<std::string> arguments) {
    const std::string path = FindProgram(tool);
    if (path.empty()) GTEST_SKIP() << "no " << tool << " here";
    arguments.insert(arguments.begin(), path);
    arguments.push_back((folder_ / "page.1").string());
    for (const char* program : kPrograms) {
      Write("page.1", Page(program));
      const ProcessResult result = RunProcess(arguments, options_);
      EXPECT_EQ(result.status, 0) << program << ::testing::PrintToString(result);
      EXPECT_THAT(result.out, IsEmpty()) << program;
      EXPECT_THAT(result.err, IsEmpty()) << program;
    }
  }
};

// The first words of the lines of --help that tell of options and subcommands.
std::vector<std::string> NamesIn(const std::string& help) {
  std::vector<std::string> names;
  std::istringstream lines(help);
  std::string section;
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line[0] != ' ') section = line;
    if (section != "Options:" && section != "Subcommands:") continue;
    if (line.size() < 3 || line[2] == ' ' || line[0] != ' ') continue;
    const std::string word = line.substr(2, line.find(' ', 2) - 2);
    names.push_back(word.substr(word.find(',') + 1));
  }
  return names;
}

TEST_F(ManPageTest, HasEachOptionAndSubcommandOfTheHelp) {
  for (const char* program : kPrograms) {
    const std::string help = RunProcess({Binary(program), "--help"}, options_).out;
    const std::string page = Page(program);
    const std::vector<std::string> names = NamesIn(help);
    EXPECT_GT(names.size(), 15u);
    for (std::string name : names) {
      for (size_t at = 0; (at = name.find('-', at)) != std::string::npos; at += 2) {
        name.insert(at, "\\");
      }
      EXPECT_THAT(page, HasSubstr("\\fB" + name + "\\fR")) << program;
    }
  }
}

TEST_F(ManPageTest, HasTheSectionsOfAManPageInOrder) {
  for (const char* program : kPrograms) {
    const std::string page = Page(program);
    size_t at = 0;
    for (const char* section : {"NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "SUBCOMMANDS",
                                "EXAMPLES", "EXIT STATUS", "ENVIRONMENT", "FILES", "SEE ALSO"}) {
      at = page.find(std::string("\n.SH ") + section + "\n", at);
      ASSERT_NE(at, std::string::npos) << program << " " << section;
    }
  }
}

TEST_F(ManPageTest, NeedsNoIndexAndNoSoundConfigFile) {
  Write("home/.config/faro/config.toml", "no settings\n");
  EXPECT_THAT(Page("faro-search"), HasSubstr(".TH FARO"));
}

TEST_F(ManPageTest, GroffHasNoComplaint) { ExpectClean("groff", {"-man", "-ww", "-z"}); }

TEST_F(ManPageTest, MandocHasNoComplaint) {
  ExpectClean("mandoc", {"-T", "lint", "-W", "warning"});
}

TEST_F(ManPageTest, ManShowsItWithItsQuotationMarks) {
  const std::string man = FindProgram("man");
  if (man.empty()) GTEST_SKIP() << "no man here";
  Write("page.1", Page("faro-search"));
  options_.extra["MANWIDTH"] = "120";
  const ProcessResult result =
      RunProcess({man, "--warnings", "-l", (folder_ / "page.1").string()}, options_);
  if (result.status != 0) GTEST_SKIP() << "man cannot show pages here: " << result.err;
  EXPECT_THAT(result.err, IsEmpty());
  EXPECT_THAT(result.out, HasSubstr("faro-search '\"camp management\" -closure'"));
  EXPECT_THAT(result.out, Not(HasSubstr("\\")));
}

}  // namespace
}  // namespace faro::testing
