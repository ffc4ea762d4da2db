// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/cli/config_file.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "lib/base/utf8.h"
#include "lib/cli/environment.h"

namespace faro {
namespace {

std::string ReadText(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::error_code ignored;
  if (!file || std::filesystem::is_directory(path, ignored)) {
    throw Error(ErrorCode::kIo, "cannot read the config file " + path);
  }
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (text.starts_with(kUtf8Mark)) text.erase(0, kUtf8Mark.size());
  return text;
}

// As a shell does it, which does not see the file.
std::string WithHomeFolder(const std::string& value) {
  const char* const home = std::getenv("HOME");
  const bool in_home = value == "~" || value.starts_with("~/");
  return in_home && home != nullptr ? home + value.substr(1) : value;
}

std::string WithoutQuotes(std::string name) {
  std::erase_if(name, [](char c) { return c == '"' || c == '\''; });
  return name;
}

// Of the file being read, for those who complain about it.
struct Source {
  std::string path;
  std::map<std::string, uint32_t> lines;  // see FindLines

  uint32_t LineOf(const std::string& key) const {
    const auto line = lines.find(key);
    return line == lines.end() ? 0 : line->second;
  }
};

// The line of each key, by its table and its name, and of each table, in its brackets: CLI11 does
// not tell.
std::map<std::string, uint32_t> FindLines(const std::string& text) {
  std::map<std::string, uint32_t> lines;
  std::istringstream stream(text);
  std::string table;
  uint32_t number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    CLI::detail::trim(line);
    if (line.size() > 1 && line.front() == '[' && line.back() == ']') {
      table = WithoutQuotes(line.substr(1, line.size() - 2)) + ".";
      lines.try_emplace("[" + table.substr(0, table.size() - 1) + "]", number);
    } else {
      const size_t end = line.find_first_of("=#");
      lines.try_emplace(table + WithoutQuotes(CLI::detail::trim_copy(line.substr(0, end))), number);
    }
  }
  return lines;
}

std::string Joined(const std::vector<std::string>& parents) {
  std::string table;
  for (const std::string& parent : parents) table += (table.empty() ? "" : ".") + parent;
  return table;
}

bool IsSection(const std::string& name) { return name == "index" || name == "search"; }

// Where a setting with these parents belongs. Throws Error(kUsage) for an unknown table.
ConfigSetting Placed(std::vector<std::string> parents, const Source& source) {
  ConfigSetting setting;
  if (!parents.empty() && parents.front() == "default") parents.clear();  // above all tables
  const std::string table = Joined(parents);
  if (parents.size() >= 2 && parents.front() == "profile") {
    setting.profile = parents[1];
    parents.erase(parents.begin(), parents.begin() + 2);
  }
  if (parents.empty()) return setting;
  if (parents.size() > 1 || !IsSection(parents.front())) {
    throw BadConfig(source.path, source.LineOf("[" + table + "]"), "unknown table [" + table + "]",
                    "the tables are [index] and [search], and for a profile [profile.NAME], "
                    "[profile.NAME.index] and [profile.NAME.search]");
  }
  setting.section = parents.front();
  return setting;
}

bool IsMark(const CLI::ConfigItem& item) { return item.name == "++" || item.name == "--"; }

void AddProfile(const CLI::ConfigItem& item, std::vector<std::string>* profiles) {
  if (item.parents.size() < 2 || item.parents[0] != "profile") return;
  if (std::find(profiles->begin(), profiles->end(), item.parents[1]) == profiles->end()) {
    profiles->push_back(item.parents[1]);
  }
}

Error Misplaced(const ConfigSetting& setting, const std::string& path) {
  const std::string table = setting.profile.empty() ? "" : "profile." + setting.profile + ".";
  return BadConfig(
      path, setting.line,
      "'" + setting.name + "' belongs under [" + table + "index] or [" + table + "search]");
}

// As FindLines has it.
std::string KeyOf(const CLI::ConfigItem& item) {
  const std::string table = Joined(item.parents);
  return table.empty() || table == "default" ? item.name : table + "." + item.name;
}

}  // namespace

Error BadConfig(const std::string& path, uint32_t line, const std::string& what,
                const std::string& hint) {
  const std::string place = line == 0 ? path : path + ":" + std::to_string(line);
  return Error(ErrorCode::kUsage, "config file " + place + ": " + what, hint);
}

ConfigFile ReadConfigFile() {
  ConfigFile config;
  const std::string folder = XdgFolder("XDG_CONFIG_HOME", ".config");
  if (folder.empty()) return config;
  config.path = folder + "/faro/config.toml";
  std::error_code ignored;
  config.found = std::filesystem::exists(config.path, ignored);
  if (!config.found) return config;
  const std::string text = ReadText(config.path);
  const Source source{config.path, FindLines(text)};
  std::vector<CLI::ConfigItem> items;
  try {
    std::istringstream stream(text);
    items = CLI::ConfigTOML().from_config(stream);
  } catch (const CLI::Error& error) {
    throw BadConfig(config.path, 0, error.what());
  }
  for (CLI::ConfigItem& item : items) {
    AddProfile(item, &config.profiles);
    if (IsMark(item)) continue;  // CLI11's marks for the bounds of tables
    ConfigSetting setting = Placed(item.parents, source);
    setting.line = source.LineOf(KeyOf(item));
    setting.name = std::move(item.name);
    for (const std::string& value : item.inputs) setting.values.push_back(WithHomeFolder(value));
    if (setting.section.empty() && setting.name != "db") throw Misplaced(setting, config.path);
    config.settings.push_back(std::move(setting));
  }
  return config;
}

}  // namespace faro
