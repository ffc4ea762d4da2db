// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_CLI_APP_DESCRIPTION_H_
#define FARO_LIB_CLI_APP_DESCRIPTION_H_

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace faro {

// What the value of an option is, as far as a shell can help to type it.
enum class ValueKind {
  kNone,  // a flag
  kText,  // anything
  kNumber,
  kChoice,   // one of the choices
  kChoices,  // several of them, separated by commas
  kFile,
  kFolder,
  kPath,  // a file or a folder
};

// An option, or a word that stands by itself (a positional).
struct OptionDescription {
  std::vector<std::string> names;  // "-h", "--help"; of a positional its one name, "PATH"
  std::string value_name;          // "DIR"; empty for flags and positionals
  ValueKind kind = ValueKind::kNone;
  std::vector<std::string> choices;
  std::string text;  // one paragraph
  bool positional = false;
  bool required = false;
  bool repeatable = false;
};

// A program or one of its subcommands. The options of a program may also follow its subcommands,
// which do not list them again.
struct AppDescription {
  std::string name;
  std::string text;
  std::vector<OptionDescription> options;  // positionals included
  std::vector<AppDescription> subcommands;
};

// The kind of a value follows from its name: DIR is a folder, FILE and TOPICS are files, PATH is
// either; N, W, MIB and SECONDS are numbers.
OptionDescription DescribeOption(const CLI::Option& option);

// What `app` takes: that which its --help lists, and nothing else.
AppDescription DescribeApp(const CLI::App& app);

// The name of an option's value as users see it: "DIR", "auto|always|never".
std::string ValueName(const CLI::Option& option);

// Makes the --help of `app` and its subcommands show the names of values alone, without what checks
// them and without captured defaults, which the descriptions tell in words.
void UseBriefHelp(CLI::App* app);

}  // namespace faro

#endif  // FARO_LIB_CLI_APP_DESCRIPTION_H_
