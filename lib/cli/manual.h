// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_CLI_MANUAL_H_
#define FARO_LIB_CLI_MANUAL_H_

#include <string>
#include <vector>

namespace faro {

// A word or a command line and what it means, in plain UTF-8 text of one paragraph.
struct ManualEntry {
  std::string name;
  std::string meaning;  // may be empty where the name speaks for itself
};

// What the manual of a program says beyond its options. The same tables make the end of --help and
// the man page.
struct Manual {
  std::string date;  // of the text, YYYY-MM-DD
  std::vector<std::string> description;
  std::vector<ManualEntry> examples;  // a command line for a shell each
  std::vector<ManualEntry> exit_statuses;
  std::vector<ManualEntry> environment;
  std::vector<ManualEntry> files;
  std::vector<std::string> see_also;  // as in "faro-query(7)"
};

// The end of --help: the examples, one a line, and the exit statuses.
std::string HelpFooter(const Manual& manual);

}  // namespace faro

#endif  // FARO_LIB_CLI_MANUAL_H_
