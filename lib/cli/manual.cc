// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/cli/manual.h"

#include <algorithm>

namespace faro {
namespace {

constexpr size_t kWidestColumn = 46;  // of the command lines in the list of examples
constexpr size_t kLineWidth = 100;

}  // namespace

std::string HelpFooter(const Manual& manual) {
  size_t column = 0;
  for (const ManualEntry& example : manual.examples) {
    if (!example.meaning.empty()) column = std::max(column, example.name.size());
  }
  column = std::min(column, kWidestColumn);
  std::string text = "Examples:\n";
  for (const auto& [name, meaning] : manual.examples) {
    text += "  " + name;
    if (!meaning.empty()) {
      text.append(name.size() < column ? column - name.size() : 0, ' ');
      text += "  " + meaning;
    }
    text += '\n';
  }
  std::string line = "\nExit status:";
  std::string separator;
  for (const auto& [name, meaning] : manual.exit_statuses) {
    line += separator;
    const std::string status = name + " " + meaning;
    const bool fits = line.size() - line.rfind('\n') + status.size() < kLineWidth;
    line += (fits ? " " : "\n") + status;
    separator = ";";
  }
  return text + line + ".";
}

}  // namespace faro
