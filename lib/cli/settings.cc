// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/cli/settings.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <ostream>

#include "lib/base/error.h"

namespace faro {
namespace {

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

// $`variable`, else `fallback` below the home folder, else empty.
std::string XdgFolder(const char* variable, const char* fallback) {
  std::string folder = Environment(variable);
  if (!folder.empty() && folder.front() == '/') return folder;
  const std::string home = Environment("HOME");
  return home.empty() ? std::string() : home + "/" + fallback;
}

std::vector<CLI::ConfigItem> ReadConfig(const std::string& path) {
  std::ifstream file(path);
  std::error_code ignored;
  if (!file || std::filesystem::is_directory(path, ignored)) {
    throw Error(ErrorCode::kIo, "cannot read the config file " + path);
  }
  try {
    return CLI::ConfigTOML().from_config(file);
  } catch (const CLI::Error& error) {
    throw Error(ErrorCode::kUsage, "config file " + path + ": " + error.what());
  }
}

void ApplyItem(const CLI::ConfigItem& item, const std::string& path, CLI::App* app) {
  CLI::Option* option = app->get_option_no_throw("--" + item.name);
  const bool known = option != nullptr && option->get_configurable();
  if (!known || item.name == "help" || item.name == "version") {
    throw Error(ErrorCode::kUsage, "config file " + path + ": unknown key '" + item.name + "'",
                "see " + app->get_name() + " --help for the options it may hold");
  }
  if (option->count() > 0) return;
  try {
    option->add_result(item.inputs);
    option->run_callback();
  } catch (const CLI::Error& error) {
    throw Error(ErrorCode::kUsage,
                "config file " + path + ": '" + item.name + "': " + error.what());
  }
}

bool IsAboveTables(const CLI::ConfigItem& item) {
  return item.parents.empty() || item.parents[0] == "default";
}

std::string TableOf(const CLI::ConfigItem& item) {
  std::string table;
  for (const std::string& parent : item.parents) table += (table.empty() ? "" : ".") + parent;
  return table;
}

}  // namespace

int WriteParseError(const CLI::App& app, const CLI::ParseError& error, std::string_view hint,
                    std::ostream* out, std::ostream* err) {
  if (app.exit(error, *out, *err) == 0) return out->flush() ? kExitOk : kExitError;
  if (!hint.empty()) *err << "  hint: " << hint << "\n";
  return kExitError;
}

int WriteText(std::string_view text, std::ostream* out) {
  return (*out << text).flush() ? kExitOk : kExitError;
}

void ApplyConfigFile(std::string_view section, CLI::App* app) {
  const std::string folder = XdgFolder("XDG_CONFIG_HOME", ".config");
  const std::string path = folder + "/faro/config.toml";
  std::error_code ignored;
  if (folder.empty() || !std::filesystem::exists(path, ignored)) return;
  std::vector<CLI::ConfigItem> items = ReadConfig(path);
  // An option keeps the first value it is given, and what its table says counts most.
  std::stable_partition(items.begin(), items.end(),
                        [](const CLI::ConfigItem& item) { return !IsAboveTables(item); });
  for (const CLI::ConfigItem& item : items) {
    if (item.name == "++" || item.name == "--") continue;  // CLI11's marks for tables
    const bool top = IsAboveTables(item);
    const std::string table = TableOf(item);
    if (top && item.name != "db") {
      throw Error(ErrorCode::kUsage, "config file " + path + ": '" + item.name +
                                         "' belongs under [index] or [search]");
    }
    if (top || table == section) {
      ApplyItem(item, path, app);
    } else if (table != "index" && table != "search") {
      throw Error(ErrorCode::kUsage, "config file " + path + ": unknown table [" + table + "]",
                  "the tables are [index] and [search]");
    }
  }
}

std::string CacheFolder() {
  const std::string caches = XdgFolder("XDG_CACHE_HOME", ".cache");
  return caches.empty() ? caches : caches + "/faro";
}

std::vector<std::string> ChooseIndexes(const std::vector<std::string>& given,
                                       bool on_command_line) {
  if (on_command_line) return given;
  const std::string from_environment = Environment("FARO_DB");
  if (!from_environment.empty()) return {from_environment};
  if (!given.empty()) return given;
  const std::string data = XdgFolder("XDG_DATA_HOME", ".local/share");
  if (data.empty()) {
    throw Error(ErrorCode::kUsage, "no index was named and there is no home folder",
                "name one with --db DIR or $FARO_DB");
  }
  return {data + "/faro/index"};
}

}  // namespace faro
