// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_CLI_SETTINGS_H_
#define FARO_LIB_CLI_SETTINGS_H_

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace faro {

// Exit statuses that both binaries share; each has its own meaning for 1.
inline constexpr int kExitOk = 0;
inline constexpr int kExitError = 2;
inline constexpr int kExitIndex = 3;
inline constexpr int kExitLocked = 4;

// Writes what CLI11 makes of `error`: help and version to `out`, complaints to `err`, with `hint`
// where words were not understood. Returns the exit status.
int WriteParseError(const CLI::App& app, const CLI::ParseError& error, std::string_view hint,
                    std::ostream* out, std::ostream* err);

// Writes `text` to `out`. Returns the exit status.
int WriteText(std::string_view text, std::ostream* out);

// Reads $XDG_CONFIG_HOME/faro/config.toml (else ~/.config/faro/config.toml) and gives the options
// of `app` that were not on the command line their values from it. The table [`section`] holds the
// options of one binary under their long names; `db` may also stand above all tables, where a `db`
// of the table beats it. No file is no error. Throws Error(kUsage) naming the file for unknown
// keys and tables and for values that the option refuses.
void ApplyConfigFile(std::string_view section, CLI::App* app);

// Where to keep what can be made again: $XDG_CACHE_HOME/faro, else ~/.cache/faro; empty where there
// is no home folder. It may not be there.
std::string CacheFolder();

// The indexes to use. `given` comes from --db if `on_command_line`, and then it is the answer; else
// from the config file, and then $FARO_DB beats it. Without either it is $XDG_DATA_HOME/faro/index
// (else ~/.local/share/faro/index). Throws Error(kUsage) when there is no home folder for that.
std::vector<std::string> ChooseIndexes(const std::vector<std::string>& given, bool on_command_line);

}  // namespace faro

#endif  // FARO_LIB_CLI_SETTINGS_H_
