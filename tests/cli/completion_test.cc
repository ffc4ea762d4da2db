// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "tests/cli/cli_test.h"
#include "tests/cli/terminal.h"

namespace faro::testing {
namespace {

// What a person types, with TAB where they ask for completion, and the words that the program gets.
struct Typed {
  std::string keys;
  std::vector<std::string> words;
};

const std::vector<Typed> kTyped = {
    // Options, and values that are known.
    {"faro-search --exp\t", {"--explain"}},
    {"faro-search --color alw\t", {"--color", "always"}},
    {"faro-search --query-lang au\t water", {"--query-lang", "auto", "water"}},
    {"faro-search --format te\t", {"--format", "text"}},
    {"faro-index --translations glossary,ap\t", {"--translations", "glossary,apertium"}},
    // Values whose kind is not known are left alone, as are the words of a query.
    {"faro-search --limit 1\t", {"--limit", "1"}},
    {"faro-search doc\t", {"doc"}},
    // Subcommands, only where one can stand.
    {"faro-search bat\t", {"batch"}},
    {"faro-search water bat\t", {"water", "bat"}},
    {"faro-search -- bat\t", {"--", "bat"}},
    {"faro-index --db x stat\t", {"--db", "x", "status"}},
    {"faro-index watch --resc\t 5", {"watch", "--rescan", "5"}},
    {"faro-index --resc\t", {"--resc"}},
    {"faro-index watch --verb\t --veri\t", {"watch", "--verb", "--verify"}},
    // Files and folders, whatever they are called.
    {"faro-index --glossary glo\t", {"--glossary", "glossary of ours.tsv"}},
    {"faro-index --glossary wh\t", {"--glossary", "what's (new) $1.tsv"}},
    {"faro-index --db man\t", {"--db", "manual ñ/"}},
    {"faro-search batch glo\t", {"batch", "glossary of ours.tsv"}},
    {"faro-search show glo\t", {"show", "glo"}},
    {"faro-index remove man\t", {"remove", "manual ñ/"}},
    {"faro-index wh\t", {"what's (new) $1.tsv"}},
};

class CompletionTest : public CliTest {
 protected:
  void SetUp() override {
    CliTest::SetUp();
    Write("glossary of ours.tsv", "");
    Write("what's (new) $1.tsv", "");
    Write("manual ñ/page.md", "");
    options_.extra["TERM"] = "dumb";
    options_.extra["INPUTRC"] = "/dev/null";
    for (const char* program : {"faro-index", "faro-search"}) {
      const std::string name(program);
      for (const char* shell : {"bash", "zsh", "fish"}) {
        const ProcessResult result = RunProcess({Binary(name), "--completion", shell}, options_);
        ASSERT_EQ(result.status, 0) << ::testing::PrintToString(result);
        Write(name + "." + shell, result.out);
        // Neither name begins as the files above do.
        std::filesystem::rename(folder_ / (name + "." + shell),
                                folder_ / ("." + name + "." + shell));
      }
    }
  }

  // Each of `typed` in a shell that has been told `setup`: it puts programs in place that print
  // their words within < and >.
  void ExpectWords(const std::vector<std::string>& shell, const std::string& setup,
                   const std::vector<Typed>& typed) {
    if (!HasTerminals()) GTEST_SKIP() << "no pseudo terminals here";
    Terminal terminal(shell, options_, 24, 200);
    terminal.Type(setup + "\nprintf 'are %s 42' you\n");
    ASSERT_TRUE(terminal.WaitFor("are you 42")) << terminal.screen();
    for (const auto& [keys, words] : typed) {
      std::string expected = "got ";
      for (const std::string& word : words) expected += "<" + word + ">";
      expected += ".";
      terminal.Type(keys + "\n");
      ASSERT_TRUE(terminal.WaitFor("got ")) << keys << "\n" << terminal.screen();
      const size_t start = terminal.screen().rfind("got ");
      ASSERT_TRUE(terminal.WaitFor(">.")) << keys << "\n" << terminal.screen();
      const std::string got =
          terminal.screen().substr(start, terminal.screen().find(">.", start) + 2 - start);
      EXPECT_EQ(got, expected) << "typed: " << keys << "\n" << terminal.screen().substr(start);
    }
  }
};

constexpr const char* kPrinters =
    "faro-index() { printf 'g'; printf 'ot '; printf '<%s>' \"$@\"; echo .; }\n"
    "faro-search() { faro-index \"$@\"; }\n";

TEST_F(CompletionTest, Bash) {
  const std::string bash = FindProgram("bash");
  if (bash.empty()) GTEST_SKIP() << "no bash here";
  ExpectWords({bash, "--norc", "--noprofile", "-i"},
              std::string("PS1='> '; bind 'set bell-style none' 2>/dev/null\n") + kPrinters +
                  "source .faro-index.bash; source .faro-search.bash",
              kTyped);
}

TEST_F(CompletionTest, BashWithAnEqualsSign) {
  const std::string bash = FindProgram("bash");
  if (bash.empty()) GTEST_SKIP() << "no bash here";
  const std::vector<Typed> typed = {
      {"faro-search --color=alw\t", {"--color=always"}},
      {"faro-index --db=man\t", {"--db=manual ñ/"}},
      {"faro-search --color=always --exp\t", {"--color=always", "--explain"}}};
  ExpectWords(
      {bash, "--norc", "--noprofile", "-i"},
      std::string("PS1='> '\n") + kPrinters + "source .faro-index.bash; source .faro-search.bash",
      typed);
  ExpectWords({bash, "--norc", "--noprofile", "-i"},
              std::string("PS1='> '\nCOMP_WORDBREAKS=${COMP_WORDBREAKS//=}\n") + kPrinters +
                  "source .faro-search.bash",
              {typed[0], typed[2]});
}

TEST_F(CompletionTest, Zsh) {
  const std::string zsh = FindProgram("zsh");
  if (zsh.empty()) GTEST_SKIP() << "no zsh here";
  ExpectWords(
      {zsh, "-f", "-i"},
      std::string(
          "PS1='> '; unsetopt beep automenu promptsp autoremoveslash; autoload -U compinit; "
          "compinit -D -u\n") +
          kPrinters + "source .faro-index.zsh; source .faro-search.zsh",
      kTyped);
}

TEST_F(CompletionTest, Fish) {
  const std::string fish = FindProgram("fish");
  if (fish.empty()) GTEST_SKIP() << "no fish here";
  ExpectWords({fish, "--no-config", "-i"},
              "function fish_prompt; echo '> '; end; set -g fish_autosuggestion_enabled 0\n"
              "function faro-index; printf g; printf 'ot '; printf '<%s>' $argv; echo .; end\n"
              "function faro-search; faro-index $argv; end\n"
              "source .faro-index.fish; source .faro-search.fish",
              kTyped);
}

TEST_F(CompletionTest, TakesNoWordOfAQuery) {
  Write("docs/works.md", "# Works\n\nCompletion of man made ponds.\n");
  Report({"docs"});
  EXPECT_EQ(Paths({"completion"}).size(), 1u);
  EXPECT_EQ(Paths({"man", "made"}).size(), 1u);
}

TEST_F(CompletionTest, AnUnknownShellIsBadUsage) {
  const ProcessResult result = Search({"--completion", "tcsh"});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, ::testing::HasSubstr("fish"));
}

}  // namespace
}  // namespace faro::testing
