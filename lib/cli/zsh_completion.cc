// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "lib/cli/completion.h"

namespace faro {
namespace {

// `text` for the description or the message in a specification of _arguments (zshcompsys(1)).
std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\\' || c == '[' || c == ']' || c == ':') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string Action(ValueKind kind, const std::vector<std::string>& choices) {
  switch (kind) {
    case ValueKind::kChoice:
      return "(" + QuotedList(choices, " ") + ")";
    case ValueKind::kChoices:
      return "_sequence compadd - " + QuotedList(choices, " ");
    case ValueKind::kFolder:
      return "_files -/";
    case ValueKind::kFile:
    case ValueKind::kPath:
      return "_files";
    case ValueKind::kNone:
    case ValueKind::kText:
    case ValueKind::kNumber:
      break;
  }
  return " ";
}

std::string OptionSpecs(const AppDescription& app, std::string_view indent) {
  std::string text;
  for (const OptionDescription& option : app.options) {
    if (option.positional) continue;
    for (const std::string& name : option.names) {
      std::string spec;
      if (option.repeatable) {
        spec = "*";
      } else if (option.names.size() > 1) {
        spec = "(";
        for (const std::string& other : option.names) spec += other + " ";
        spec.back() = ')';
      }
      const bool has_value = option.kind != ValueKind::kNone;
      spec += name + (has_value && name.starts_with("--") ? "=" : "");
      spec += "[" + Escaped(option.text) + "]";
      if (has_value) {
        spec += ":" + Escaped(option.value_name) + ":" + Action(option.kind, option.choices);
      }
      text += std::string(indent) + QuoteForShell(spec) + "\n";
    }
  }
  return text;
}

std::string WordSpec(const AppDescription& app) {
  for (const OptionDescription& option : app.options) {
    if (!option.positional) continue;
    return QuoteForShell("*:" + Escaped(option.names.front()) + ":" +
                         Action(option.kind, option.choices));
  }
  return {};
}

std::string CommandList(const AppDescription& app) {
  std::string text;
  for (const AppDescription& subcommand : app.subcommands) {
    text +=
        "    " + QuoteForShell(Escaped(subcommand.name) + ":" + Escaped(subcommand.text)) + "\n";
  }
  return text;
}

std::string SubcommandCases(const AppDescription& app) {
  std::string text;
  for (const AppDescription& subcommand : app.subcommands) {
    std::string specs = OptionSpecs(subcommand, "        ");
    const std::string word = WordSpec(subcommand);
    if (!word.empty()) specs += "        " + word + "\n";
    if (specs.empty()) continue;
    text += "    (" + QuoteForShell(subcommand.name) + ")\n      specs+=(\n" + specs +
            "      )\n      ;;\n";
  }
  return text;
}

// Offers subcommands where one can stand, and paths where the program takes them.
std::string WordsFunction(const AppDescription& app, const std::string& name) {
  std::string text = name + "() {\n  local done=1\n";
  if (!app.subcommands.empty()) {
    text += "  [[ -z $plain ]] && _describe -t commands command commands && done=0\n";
  }
  if (IsPath(WordKind(app))) text += "  " + Action(WordKind(app), {}) + " && done=0\n";
  return text + "  return done\n}\n";
}

}  // namespace

std::string ZshCompletion(const AppDescription& app) {
  const std::string function = "_" + FunctionName(app.name);
  const std::string with_value = QuotedList(NamesWithValue(app), "|");
  const std::string commands = QuotedList(SubcommandNames(app), "|");
  std::string text = "#compdef " + app.name + "\n# zsh completion for " + app.name + ", as `" +
                     app.name + " --completion zsh` prints it.\n\n";
  text += WordsFunction(app, function + "_words") + "\n" + function + "() {\n" +
          "  local word option command plain\n  local -a specs commands\n" +
          "  for word in \"${(@)words[2,CURRENT-1]}\"; do\n" +
          "    if [[ -n $option ]]; then\n      option=\n      continue\n    fi\n" +
          "    case $word in\n      (--)\n        plain=yes\n        break\n        ;;\n";
  if (!with_value.empty()) text += "      (" + with_value + ") option=$word ;;\n";
  text += "      (-*) ;;\n";
  if (!commands.empty()) {
    text += "      (" + commands + ") [[ -n $command ]] || command=$word ;;\n";
  }
  text += "      (*) plain=yes ;;\n    esac\n  done\n  commands=(\n" + CommandList(app) +
          "  )\n  specs=(\n" + OptionSpecs(app, "    ") +
          "  )\n  case $command in\n    ('') specs+=(" +
          QuoteForShell("*: :" + function + "_words") + ") ;;\n" + SubcommandCases(app) +
          "  esac\n  _arguments -S $specs\n}\n\n";
  // zsh loads an installed file as the body of the function with the file's name.
  return text + "if [[ ${funcstack[1]} == _" + app.name + " ]]; then\n  " + function +
         " \"$@\"\nelse\n  compdef " + function + " " + app.name + "\nfi\n";
}

}  // namespace faro
