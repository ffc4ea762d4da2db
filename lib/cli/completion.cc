// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/cli/completion.h"

#include <algorithm>

#include "lib/base/error.h"

namespace faro {
namespace {

bool IsPlain(std::string_view word) {
  constexpr std::string_view kSafe =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./";
  return !word.empty() && word.find_first_not_of(kSafe) == std::string_view::npos;
}

void AddNamesWithValue(const AppDescription& app, std::vector<std::string>* names) {
  for (const OptionDescription& option : app.options) {
    if (option.positional || option.kind == ValueKind::kNone) continue;
    names->insert(names->end(), option.names.begin(), option.names.end());
  }
  for (const AppDescription& subcommand : app.subcommands) AddNamesWithValue(subcommand, names);
}

}  // namespace

std::string CompletionFor(std::string_view shell, const AppDescription& app) {
  if (shell == "bash") return BashCompletion(app);
  if (shell == "zsh") return ZshCompletion(app);
  if (shell == "fish") return FishCompletion(app);
  throw Error(ErrorCode::kUsage, "no completion for the shell " + std::string(shell),
              "there is one for bash, zsh and fish");
}

std::string QuoteForShell(std::string_view word) {
  if (IsPlain(word)) return std::string(word);
  std::string quoted = "'";
  for (const char c : word) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

std::string QuoteForFish(std::string_view word) {
  if (IsPlain(word)) return std::string(word);
  std::string quoted = "'";
  for (const char c : word) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "'";
}

std::string QuotedList(const std::vector<std::string>& names, std::string_view separator) {
  std::string list;
  for (const std::string& name : names) {
    if (!list.empty()) list += separator;
    list += QuoteForShell(name);
  }
  return list;
}

std::vector<std::string> NamesWithValue(const AppDescription& app) {
  std::vector<std::string> names;
  AddNamesWithValue(app, &names);
  return names;
}

std::vector<std::string> SubcommandNames(const AppDescription& app) {
  std::vector<std::string> names;
  for (const AppDescription& subcommand : app.subcommands) names.push_back(subcommand.name);
  return names;
}

ValueKind WordKind(const AppDescription& app) {
  for (const OptionDescription& option : app.options) {
    if (option.positional) return option.kind;
  }
  return ValueKind::kNone;
}

std::string FunctionName(std::string_view program) {
  std::string name(program);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

}  // namespace faro
