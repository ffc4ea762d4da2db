// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_CLI_SETTINGS_H_
#define FARO_LIB_CLI_SETTINGS_H_

#include <cstdint>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/error.h"

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

// Writes what CLI11 makes of `error`: help and version to `out`, complaints to `err`, with
// `word_hint` where what was not understood may be a word or a path that begins with one dash, else
// with one at --help. Returns the exit status.
int WriteParseError(const CLI::App& app, const CLI::ParseError& error, std::string_view word_hint,
                    std::ostream* out, std::ostream* err);

// Writes `text` to `out`. Returns the exit status.
int WriteText(std::string_view text, std::ostream* out);

// Who gave a setting its value; a later one beats those before it.
enum class SettingOrigin { kDefault, kFile, kProfile, kEnvironment, kFlag };

struct SettingSource {
  SettingOrigin origin = SettingOrigin::kDefault;
  std::string place;  // the config file, or the name of an environment variable
  uint32_t line = 0;  // of the config file, from 1; 0 where it is not known
};

// Where the settings of a run come from.
struct Settings {
  std::string config_file;  // empty where there is no home folder for one
  bool config_found = false;
  std::string profile;  // empty: none
  SettingSource profile_source;
  std::map<std::string, SettingSource> sources;  // by long name; those not here have their default

  SettingOrigin OriginOf(const std::string& name) const;

  // What to throw for the value of the option `name`: as for --name, or naming the file and the
  // line, by where it was said.
  Error BadValue(const std::string& name, const std::string& what,
                 const std::string& hint = {}) const;

  // The same for two options that exclude each other and were said at the same place.
  Error Exclusion(const std::string& one, const std::string& other) const;

 private:
  // Null unless the value of the option comes from the config file.
  const SettingSource* LineOf(const std::string& name) const;
};

// Gives the options of `app`, which has parsed the command line, their values from the config file
// (see ReadConfigFile) where the command line gave none. `section` is the table of this binary,
// under whose long names options stand; `profile` the one that the command line names, else
// $FARO_PROFILE does. What is said for the profile beats the rest of the file, and within each a
// `db` of the section beats one for both. Throws Error(kUsage) naming the file and the line for
// unknown keys, tables and profiles and for values that the option refuses.
Settings ApplyConfigFile(std::string_view section, const std::string& profile, CLI::App* app);

// Where to keep what can be made again: $XDG_CACHE_HOME/faro, else ~/.cache/faro; empty where there
// is no home folder. It may not be there.
std::string CacheFolder();

// The indexes to use. `given` comes from --db or the config file, as `settings` knows; $FARO_DB
// beats the file, which is noted there. Without any it is $XDG_DATA_HOME/faro/index (else
// ~/.local/share/faro/index). Throws Error(kUsage) when there is no home folder for that.
std::vector<std::string> ChooseIndexes(const std::vector<std::string>& given, Settings* settings);

}  // namespace faro

#endif  // FARO_LIB_CLI_SETTINGS_H_
