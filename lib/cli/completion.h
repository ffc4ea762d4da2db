// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_CLI_COMPLETION_H_
#define FARO_LIB_CLI_COMPLETION_H_

#include <string>
#include <string_view>
#include <vector>

#include "lib/cli/app_description.h"

namespace faro {

// Scripts that make a shell complete the command line of `app`: subcommands where one can stand,
// options, values that are known, files and folders where an option or a subcommand takes them.
// Each can be sourced, and be installed where the shell looks for it. They run nothing but the
// shell: no completion starts the program.
std::string BashCompletion(const AppDescription& app);
std::string ZshCompletion(const AppDescription& app);
std::string FishCompletion(const AppDescription& app);

// The names of the shells, and the script for one of them. Throws Error(kUsage) for another name.
inline constexpr std::string_view kCompletionShells[] = {"bash", "zsh", "fish"};
std::string CompletionFor(std::string_view shell, const AppDescription& app);

// `word` as the one word that bash and zsh, or fish, read as it stands.
std::string QuoteForShell(std::string_view word);
std::string QuoteForFish(std::string_view word);

// What the three scripts share. `names` joined by `separator`, each quoted for bash and zsh.
std::string QuotedList(const std::vector<std::string>& names, std::string_view separator);
// The options of `app` and its subcommands that take a value in the next word, in order.
std::vector<std::string> NamesWithValue(const AppDescription& app);
std::vector<std::string> SubcommandNames(const AppDescription& app);
// What the positional words of `app` are; kNone where it takes none.
ValueKind WordKind(const AppDescription& app);
inline bool IsPath(ValueKind kind) {
  return kind == ValueKind::kFile || kind == ValueKind::kFolder || kind == ValueKind::kPath;
}
// "faro-search" -> "faro_search", for the names of functions.
std::string FunctionName(std::string_view program);

}  // namespace faro

#endif  // FARO_LIB_CLI_COMPLETION_H_
