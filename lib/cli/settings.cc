// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/cli/settings.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>

#include "lib/base/escape.h"
#include "lib/cli/config_file.h"
#include "lib/cli/environment.h"

namespace faro {
namespace {

CLI::Option* OptionFor(const ConfigSetting& setting, const std::string& path, CLI::App* app) {
  CLI::Option* option = app->get_option_no_throw("--" + setting.name);
  const bool known = option != nullptr && option->get_configurable();
  if (known && setting.name != "help" && setting.name != "version") return option;
  throw BadConfig(path, setting.line, "unknown key '" + setting.name + "'",
                  "see " + app->get_name() + " --help for the options it may hold");
}

void ApplySetting(const ConfigSetting& setting, const std::string& path, CLI::Option* option) {
  try {
    if (option->get_items_expected_max() == 0) {  // a flag, perhaps one that says no
      for (const std::string& value : setting.values) {
        option->add_result(option->get_flag_value(setting.name, value));
      }
    } else {
      option->add_result(setting.values);
    }
    option->run_callback();
  } catch (const CLI::Error& error) {
    throw BadConfig(path, setting.line, "'" + setting.name + "': " + error.what());
  }
}

// The more a setting counts, the lower: an option keeps the first value it is given.
int Rank(const ConfigSetting& setting) {
  return (setting.profile.empty() ? 2 : 0) + (setting.section.empty() ? 1 : 0);
}

// Whether the first argument that was left over could be meant as it stands: -closure, and not
// --closures.
bool MayBeWord(const std::vector<std::string>& left_over) {
  return !left_over.empty() && left_over.front().starts_with('-') &&
         !left_over.front().starts_with("--");
}

void ChooseProfile(const std::string& on_command_line, const ConfigFile& config,
                   Settings* settings) {
  const std::string from_environment = Environment("FARO_PROFILE");
  settings->profile = on_command_line.empty() ? from_environment : on_command_line;
  if (settings->profile.empty()) return;
  settings->profile_source = on_command_line.empty()
                                 ? SettingSource{SettingOrigin::kEnvironment, "FARO_PROFILE", 0}
                                 : SettingSource{SettingOrigin::kFlag, {}, 0};
  const auto& known = config.profiles;
  if (std::find(known.begin(), known.end(), settings->profile) != known.end()) return;
  std::string hint = "it has no profile; one is a table such as [profile.NAME.search]";
  if (!config.found) {
    hint = "the file is not there; a profile is a table of it such as [profile.NAME.search]";
  } else if (!known.empty()) {
    hint = "its profiles are:";
    const char* separator = " ";
    for (const std::string& name : known) {
      hint.append(separator).append(name);
      separator = ", ";
    }
  }
  throw BadConfig(config.path, 0, "no profile '" + settings->profile + "'", hint);
}

}  // namespace

int WriteParseError(const CLI::App& app, const CLI::ParseError& error, std::string_view word_hint,
                    std::ostream* out, std::ostream* err) {
  if (error.get_exit_code() == 0) {
    app.exit(error, *out, *err);
    return out->flush() ? kExitOk : kExitError;
  }
  const std::string complaint = EscapeForTerminal(error.what());
  *err << app.get_name() << ": " << complaint << "\n  hint: ";
  if (MayBeWord(app.remaining(true))) {
    *err << word_hint << "\n";
  } else {
    *err << "see " << app.get_name() << " --help\n";
  }
  return kExitError;
}

int WriteText(std::string_view text, std::ostream* out) {
  return (*out << text).flush() ? kExitOk : kExitError;
}

SettingOrigin Settings::OriginOf(const std::string& name) const {
  const auto source = sources.find(name);
  return source == sources.end() ? SettingOrigin::kDefault : source->second.origin;
}

const SettingSource* Settings::LineOf(const std::string& name) const {
  const auto source = sources.find(name);
  if (source == sources.end()) return nullptr;
  const SettingOrigin origin = source->second.origin;
  const bool file = origin == SettingOrigin::kFile || origin == SettingOrigin::kProfile;
  return file ? &source->second : nullptr;
}

Error Settings::BadValue(const std::string& name, const std::string& what,
                         const std::string& hint) const {
  const SettingSource* line = LineOf(name);
  if (line == nullptr) return Error(ErrorCode::kUsage, "--" + name + ": " + what, hint);
  return BadConfig(line->place, line->line, "'" + name + "': " + what, hint);
}

Error Settings::Exclusion(const std::string& one, const std::string& other) const {
  const SettingSource* first = LineOf(one);
  const SettingSource* second = LineOf(other);
  if (first == nullptr || second == nullptr) {
    return Error(ErrorCode::kUsage, "--" + one + " and --" + other + " exclude each other");
  }
  return BadConfig(second->place, second->line,
                   "'" + other + "' and '" + one + "' (line " + std::to_string(first->line) +
                       ") exclude each other");
}

Settings ApplyConfigFile(std::string_view section, const std::string& profile, CLI::App* app) {
  ConfigFile config = ReadConfigFile();
  Settings settings;
  settings.config_file = config.path;
  settings.config_found = config.found;
  ChooseProfile(profile, config, &settings);
  for (const CLI::Option* option : app->get_options([](CLI::Option*) { return true; })) {
    if (option->count() == 0) continue;
    for (const std::string& name : option->get_lnames()) {
      settings.sources[name] = {SettingOrigin::kFlag, {}, 0};
    }
  }
  std::stable_sort(
      config.settings.begin(), config.settings.end(),
      [](const ConfigSetting& a, const ConfigSetting& b) { return Rank(a) < Rank(b); });
  for (const ConfigSetting& setting : config.settings) {
    if (!setting.section.empty() && setting.section != section) continue;
    CLI::Option* option = OptionFor(setting, config.path, app);
    if (option->count() > 0) continue;
    if (!setting.profile.empty() && setting.profile != settings.profile) continue;
    ApplySetting(setting, config.path, option);
    settings.sources[setting.name] = {
        setting.profile.empty() ? SettingOrigin::kFile : SettingOrigin::kProfile, config.path,
        setting.line};
  }
  return settings;
}

std::string CacheFolder() {
  const std::string caches = XdgFolder("XDG_CACHE_HOME", ".cache");
  return caches.empty() ? caches : caches + "/faro";
}

std::vector<std::string> ChooseIndexes(const std::vector<std::string>& given, Settings* settings) {
  if (settings->OriginOf("db") == SettingOrigin::kFlag) {
    if (given.empty() || std::count(given.begin(), given.end(), "") > 0) {
      throw Error(ErrorCode::kUsage, "--db names no index",
                  "was a variable empty? Without --db it is $FARO_DB, or your own index");
    }
    return given;
  }
  const std::string from_environment = Environment("FARO_DB");
  if (!from_environment.empty()) {
    settings->sources["db"] = {SettingOrigin::kEnvironment, "FARO_DB", 0};
    return {from_environment};
  }
  if (!given.empty()) return given;
  const std::string data = XdgFolder("XDG_DATA_HOME", ".local/share");
  if (data.empty()) {
    throw Error(ErrorCode::kUsage, "no index was named and there is no home folder",
                "name one with --db DIR or $FARO_DB");
  }
  return {data + "/faro/index"};
}

}  // namespace faro
