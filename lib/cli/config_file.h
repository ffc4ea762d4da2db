// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_CLI_CONFIG_FILE_H_
#define FARO_LIB_CLI_CONFIG_FILE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "lib/base/error.h"

namespace faro {

// One line of the config file, or several that hold one list.
struct ConfigSetting {
  std::string profile;  // empty: for all
  std::string section;  // "index" or "search"; empty: for both
  std::string name;     // of a long option, without its dashes
  std::vector<std::string> values;
  uint32_t line = 0;  // from 1; 0 where it could not be told
};

struct ConfigFile {
  std::string path;  // empty where there is no home folder
  bool found = false;
  std::vector<ConfigSetting> settings;  // in the order of the file
  std::vector<std::string> profiles;    // in the order of the file, each once
};

// Reads $XDG_CONFIG_HOME/faro/config.toml (else ~/.config/faro/config.toml). Its tables are [index]
// and [search], and for each profile [profile.NAME], [profile.NAME.index] and
// [profile.NAME.search]; above the tables and in [profile.NAME] only `db` can stand. No file is no
// error. Throws Error: kUsage naming the file and the line for what is no TOML of that form (the
// names of options are for the caller to check), kIo where it cannot be read.
ConfigFile ReadConfigFile();

// What to throw for a line of the config file; 0 is for no line in particular.
Error BadConfig(const std::string& path, uint32_t line, const std::string& what,
                const std::string& hint = {});

}  // namespace faro

#endif  // FARO_LIB_CLI_CONFIG_FILE_H_
