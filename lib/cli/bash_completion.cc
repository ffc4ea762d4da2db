// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/cli/completion.h"

namespace faro {
namespace {

// Finds what stands before the cursor: a subcommand, a plain word, "--", an option that waits for
// its value. bash hands "--db=DIR" over as three words.
constexpr std::string_view kReadWords =
    R"(  local cur=$2 prefix='' word option='' command='' plain='' rest=''
  COMPREPLY=()
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ $rest ]] || [[ $option && $word == '=' ]]; then continue; fi
    if [[ $option ]]; then
      option=''
      continue
    fi
    case $word in
      --) rest=yes ;;
)";

constexpr std::string_view kReadEquals = R"(    esac
  done
  if [[ -z $option && -z $rest && $cur == --*=* ]]; then
    option=${cur%%=*}
    prefix=$option=
    cur=${cur#*=}
  fi
)";

// Offers those of its arguments that begin as the word before the cursor does.
constexpr std::string_view kOffer = R"(() {
  local word quoted
  for word; do
    if [[ $word != "$cur"* ]]; then continue; fi
    printf -v quoted %q "$word"
    COMPREPLY+=("$prefix$quoted")
  done
}
)";

// Leaves files and folders to readline, which knows how to quote them.
std::string OfferPaths(ValueKind kind) {
  return kind == ValueKind::kFolder ? "compopt -o dirnames" : "compopt -o default";
}

std::string OfferValue(const OptionDescription& option, const std::string& offer) {
  const std::string choices = QuotedList(option.choices, " ");
  if (option.kind == ValueKind::kChoice) return offer + " " + choices;
  if (option.kind == ValueKind::kChoices) {
    return "prefix+=${cur%\"${cur##*,}\"} cur=${cur##*,}\n      " + offer + " " + choices +
           "\n      compopt -o nospace";
  }
  return IsPath(option.kind) ? OfferPaths(option.kind) : std::string();
}

std::string ValueCases(const AppDescription& app, const std::string& offer) {
  std::string text;
  for (const OptionDescription& option : app.options) {
    if (option.positional || option.kind == ValueKind::kNone) continue;
    const std::string action = OfferValue(option, offer);
    if (action.empty()) continue;
    text += "    " + QuotedList(option.names, "|") + ")\n      " + action + "\n      ;;\n";
  }
  for (const AppDescription& subcommand : app.subcommands) text += ValueCases(subcommand, offer);
  return text;
}

std::string OfferOptions(const AppDescription& app, const std::string& offer) {
  std::vector<std::string> names;
  for (const OptionDescription& option : app.options) {
    if (!option.positional) names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return names.empty() ? std::string() : offer + " " + QuotedList(names, " ");
}

std::string WordCases(const AppDescription& app, const std::string& offer) {
  std::string text = "    '')\n";
  if (!app.subcommands.empty()) {
    text += "      [[ $plain || $rest ]] || " + offer + " " +
            QuotedList(SubcommandNames(app), " ") + "\n";
  }
  if (IsPath(WordKind(app))) {
    text += "      if ((${#COMPREPLY[@]})); then compopt -o plusdirs; else " +
            OfferPaths(WordKind(app)) + "; fi\n";
  }
  text += "      ;;\n";
  for (const AppDescription& subcommand : app.subcommands) {
    if (!IsPath(WordKind(subcommand))) continue;
    text +=
        "    " + QuoteForShell(subcommand.name) + ") " + OfferPaths(WordKind(subcommand)) + " ;;\n";
  }
  return text;
}

std::string OptionCases(const AppDescription& app, const std::string& offer) {
  std::string text;
  for (const AppDescription& subcommand : app.subcommands) {
    const std::string options = OfferOptions(subcommand, offer);
    if (options.empty()) continue;
    text += "      " + QuoteForShell(subcommand.name) + ") " + options + " ;;\n";
  }
  const std::string options = OfferOptions(app, offer);
  return (options.empty() ? options : "    " + options + "\n") +
         (text.empty() ? text : "    case $command in\n" + text + "    esac\n");
}

}  // namespace

std::string BashCompletion(const AppDescription& app) {
  const std::string function = "_" + FunctionName(app.name);
  const std::string offer = "_" + function + "_offer";
  std::string text = "# bash completion for " + app.name + ", as `" + app.name +
                     " --completion bash` prints it.\n\n";
  text += offer + std::string(kOffer) + "\n" + function + "() {\n" + std::string(kReadWords);
  const std::string with_value = QuotedList(NamesWithValue(app), "|");
  if (!with_value.empty()) text += "      " + with_value + ") option=$word ;;\n";
  text += "      -*) ;;\n";
  const std::string commands = QuotedList(SubcommandNames(app), "|");
  if (!commands.empty()) {
    text += "      " + commands + ") if [[ ! $command ]]; then command=$word; fi ;;\n";
  }
  text += "      *) plain=yes ;;\n" + std::string(kReadEquals);
  text += "  if [[ $option ]]; then\n    case $option in\n" + ValueCases(app, offer) +
          "    esac\n    return\n  fi\n";
  text +=
      "  if [[ $cur == -* && ! $rest ]]; then\n" + OptionCases(app, offer) + "    return\n  fi\n";
  text += "  case $command in\n" + WordCases(app, offer) + "  esac\n}\n\n";
  return text + "complete -F " + function + " " + QuoteForShell(app.name) + "\n";
}

}  // namespace faro
