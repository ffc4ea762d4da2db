// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/lines.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string_view>

#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {}  // namespace

std::vector<std::string> ReadLines(const std::string& name) {
  const bool standard_input = name == "-";
  std::ifstream file;
  if (!standard_input) {
    std::error_code ignored;
    if (std::filesystem::is_directory(name, ignored)) {
      throw Error(ErrorCode::kIo, "cannot read " + name + ": it is a folder");
    }
    file.open(name);
    if (!file) throw Error(ErrorCode::kIo, "cannot read " + name + ": " + std::strerror(errno));
  }
  std::istream& input = standard_input ? std::cin : file;
  std::vector<std::string> lines;
  for (std::string line; std::getline(input, line);) {
    if (lines.empty() && line.starts_with(kUtf8Mark)) line.erase(0, kUtf8Mark.size());
    if (line.ends_with('\r')) line.pop_back();
    lines.push_back(std::move(line));
  }
  if (input.bad()) throw Error(ErrorCode::kIo, "cannot read " + name + " to its end");
  return lines;
}

}  // namespace faro
