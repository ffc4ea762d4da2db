// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_CLI_SHOW_CONFIG_H_
#define FARO_LIB_CLI_SHOW_CONFIG_H_

#include <string>
#include <string_view>
#include <vector>

#include "lib/cli/app_description.h"
#include "lib/cli/settings.h"

namespace faro {

// A setting with the value that the run has for it.
struct EffectiveSetting {
  std::string name;
  ValueKind kind = ValueKind::kText;  // kNone: a flag, whose value is "true" or "false"
  bool repeatable = false;
  bool configurable = false;        // by a config file
  std::vector<std::string> values;  // none: not set
  SettingSource source;
};

// The options of `app` that a config file may set, in their order, after ApplyConfigFile; those of
// a subcommand in use follow. Call it before anything else changes the variables of the options:
// what was not given has its default read from there.
std::vector<EffectiveSetting> EffectiveSettings(const Settings& settings, CLI::App* app);

// Sets the values of the setting called `name`; without one, adds it.
void SetEffective(const std::string& name, const std::vector<std::string>& values,
                  const SettingSource& source, std::vector<EffectiveSetting>* list);

// The list for people, as the config file could hold it under [`section`], with the source of each
// as a comment; or as a JSON object: "config_file", "profile" (null: none), "settings": name,
// value, source ("flag", "environment", "profile", "file" or "default"), and variable or file and
// line where there is one. Both end with a line end.
std::string ConfigAsText(const Settings& settings, std::string_view section,
                         const std::vector<EffectiveSetting>& list);
std::string ConfigAsJson(const Settings& settings, const std::vector<EffectiveSetting>& list);

}  // namespace faro

#endif  // FARO_LIB_CLI_SHOW_CONFIG_H_
