// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/gist/apertium_mode.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

constexpr std::string_view kDefaultData = "/usr/share/apertium";

// Characters that mean something to a shell and nothing to us.
constexpr std::string_view kShellSyntax = "\"\\`;&<>()*?~#!{}[]";

Error Unreadable(std::string_view name) {
  return Error(ErrorCode::kBadInput,
               "cannot read " + std::string(name) + ": not a pipeline of programs");
}

// One program of the pipeline. $1 is the option for words that cannot be generated; $2 would be an
// option of the tagger for people who look at its work.
Command ParseCommand(std::string_view text, std::string_view name) {
  Command command;
  for (size_t i = 0; i < text.size();) {
    if (IsAsciiSpace(text[i])) {
      ++i;
      continue;
    }
    const bool quoted = text[i] == '\'';
    if (quoted) ++i;
    const size_t begin = i;
    while (i < text.size() && (quoted ? text[i] != '\'' : !IsAsciiSpace(text[i]))) ++i;
    if (quoted && i == text.size()) throw Unreadable(name);
    std::string word(text.substr(begin, i - begin));
    if (quoted) ++i;
    if (!quoted && word == "$2") continue;
    if (!quoted && word == "$1") word = "-n";
    if (!quoted && word.find_first_of("$'") != std::string::npos) throw Unreadable(name);
    if (!quoted && word.find_first_of(kShellSyntax) != std::string::npos) throw Unreadable(name);
    command.push_back(std::move(word));
  }
  if (command.empty()) throw Unreadable(name);
  command.insert(command.begin() + 1, "-z");
  return command;
}

bool LooksUpTranslations(const Command& command) {
  return command.front() == "lt-proc" &&
         std::find(command.begin(), command.end(), "-b") != command.end();
}

}  // namespace

ApertiumMode ParseApertiumMode(std::string_view text, std::string_view name) {
  ApertiumMode mode;
  bool looked_up = false;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('|', begin), text.size());
    const Command command = ParseCommand(text.substr(begin, end - begin), name);
    (looked_up ? mode.generation : mode.analysis).push_back(command);
    looked_up = looked_up || LooksUpTranslations(command);
    begin = end + 1;
  }
  if (mode.generation.empty()) throw Unreadable(name);
  return mode;
}

ApertiumMode LoadApertiumMode(Language from) {
  const char* data = std::getenv("APERTIUM_DATADIR");
  const bool given = data != nullptr && data[0] != '\0';
  const std::string path = std::string(given ? data : kDefaultData) + "/modes/" +
                           (from == Language::kSpanish ? "spa-eng" : "eng-spa") + ".mode";
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(ErrorCode::kIo, "there is no " + path);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  return ParseApertiumMode(text, path);
}

}  // namespace faro
