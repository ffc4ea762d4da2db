// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/cli/completion.h"

namespace faro {
namespace {

std::string FishList(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "" : " ") + QuoteForFish(word);
  return list;
}

// Prints the subcommand before the cursor, "words" behind other words, else "start".
std::string StateFunction(const AppDescription& app, const std::string& name) {
  std::string text = "function " + name +
                     "\n    set -l tokens (commandline -opc)\n    set -e tokens[1]\n"
                     "    set -l option no\n    set -l state start\n"
                     "    for token in $tokens\n        if test $option = yes\n"
                     "            set option no\n            continue\n        end\n"
                     "        switch $token\n            case --\n"
                     "                set state words\n                break\n";
  const std::string with_value = FishList(NamesWithValue(app));
  if (!with_value.empty()) {
    text += "            case " + with_value + "\n                set option yes\n";
  }
  text += "            case '-*'\n";
  const std::string commands = FishList(SubcommandNames(app));
  if (!commands.empty()) {
    text +=
        "            case " + commands + "\n                echo $token\n                return\n";
  }
  return text +
         "            case '*'\n                set state words\n        end\n    end\n"
         "    echo $state\nend\n";
}

std::string ValueArguments(const OptionDescription& option) {
  switch (option.kind) {
    case ValueKind::kNone:
      return {};
    case ValueKind::kChoice:
      return " -x -a " + QuoteForFish(FishList(option.choices));
    case ValueKind::kChoices:
      return " -x -a " + QuoteForFish("(__fish_append , " + FishList(option.choices) + ")");
    case ValueKind::kFolder:
      return " -x -a " + QuoteForFish("(__fish_complete_directories (commandline -ct))");
    case ValueKind::kFile:
    case ValueKind::kPath:
      return " -r -F";
    case ValueKind::kText:
    case ValueKind::kNumber:
      break;
  }
  return " -x";
}

std::string OptionLines(const AppDescription& app, const std::string& start) {
  std::string text;
  for (const OptionDescription& option : app.options) {
    if (option.positional) continue;
    text += start;
    for (const std::string& name : option.names) {
      const bool is_long = name.starts_with("--");
      text += (is_long ? " -l " : " -s ") + QuoteForFish(name.substr(is_long ? 2 : 1));
    }
    text += ValueArguments(option) + " -d " + QuoteForFish(option.text) + "\n";
  }
  return text;
}

}  // namespace

std::string FishCompletion(const AppDescription& app) {
  const std::string state = "__" + FunctionName(app.name) + "_state";
  const std::string start = "complete -c " + QuoteForFish(app.name);
  const auto when = [&](const std::string& value) {
    return start + " -n " + QuoteForFish("test (" + state + ") = " + QuoteForFish(value));
  };
  std::string text = "# fish completion for " + app.name + ", as `" + app.name +
                     " --completion fish` prints it.\n\n" + StateFunction(app, state) + "\n";
  if (!IsPath(WordKind(app))) text += start + " -f\n";
  text += OptionLines(app, start);
  for (const AppDescription& subcommand : app.subcommands) {
    text += when("start") + " -a " + QuoteForFish(QuoteForFish(subcommand.name)) + " -d " +
            QuoteForFish(subcommand.text) + "\n";
  }
  for (const AppDescription& subcommand : app.subcommands) {
    const std::string behind = when(subcommand.name);
    text += behind + (IsPath(WordKind(subcommand)) ? " -F\n" : " -f\n");
    text += OptionLines(subcommand, behind);
  }
  return text;
}

}  // namespace faro
