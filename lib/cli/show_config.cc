// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/cli/show_config.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "lib/base/escape.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

using nlohmann::ordered_json;

// A flag that says no, as --no-cache, is true where its variable is false.
std::string FlagValue(const std::string& name, const CLI::Option& option) {
  if (option.count() == 0) return "false";
  return option.get_flag_value(name, option.results().back());
}

std::vector<std::string> ValuesOf(const std::string& name, CLI::Option* option) {
  if (option->get_items_expected_max() == 0) return {FlagValue(name, *option)};
  if (option->count() > 0) return option->results();
  if (option->get_expected_max() > 1) return {};
  option->capture_default_str();
  const std::string value = option->get_default_str();
  return value.empty() ? std::vector<std::string>() : std::vector<std::string>{value};
}

void AddSettings(const Settings& settings, const std::string& prefix, CLI::App* app,
                 std::vector<EffectiveSetting>* list) {
  for (CLI::Option* option : app->get_options([](CLI::Option*) { return true; })) {
    if (!option->get_configurable() || option->get_lnames().empty()) continue;
    const std::string name = option->get_lnames().front();
    if (name == "help" || name == "version") continue;
    EffectiveSetting setting;
    setting.name = prefix + name;
    setting.configurable = prefix.empty();
    setting.kind = DescribeOption(*option).kind;
    setting.repeatable = option->get_expected_max() > 1;
    setting.values = ValuesOf(name, option);
    const auto source = settings.sources.find(name);
    if (!prefix.empty()) {
      if (option->count() > 0) setting.source.origin = SettingOrigin::kFlag;
    } else if (source != settings.sources.end()) {
      setting.source = source->second;
    }
    list->push_back(std::move(setting));
  }
}

ordered_json ScalarAsJson(const EffectiveSetting& setting, const std::string& value) {
  if (setting.kind == ValueKind::kNone) return value == "true";
  if (setting.kind == ValueKind::kNumber) {
    ordered_json number = ordered_json::parse(value, nullptr, false);
    if (number.is_number()) return number;
  }
  return ToValidUtf8(value);
}

ordered_json ValueAsJson(const EffectiveSetting& setting) {
  if (setting.values.empty()) return nullptr;
  if (!setting.repeatable) return ScalarAsJson(setting, setting.values.back());
  ordered_json list = ordered_json::array();
  for (const std::string& value : setting.values) list.push_back(ScalarAsJson(setting, value));
  return list;
}

std::string_view OriginName(SettingOrigin origin) {
  switch (origin) {
    case SettingOrigin::kDefault:
      return "default";
    case SettingOrigin::kFile:
      return "file";
    case SettingOrigin::kProfile:
      return "profile";
    case SettingOrigin::kEnvironment:
      return "environment";
    case SettingOrigin::kFlag:
      return "flag";
  }
  return {};
}

std::string SourceAsText(const SettingSource& source, const std::string& profile) {
  std::string text;
  switch (source.origin) {
    case SettingOrigin::kDefault:
      return "default";
    case SettingOrigin::kFlag:
      return "command line";
    case SettingOrigin::kEnvironment:
      return "$" + source.place;
    case SettingOrigin::kFile:
      text = "config file ";
      break;
    case SettingOrigin::kProfile:
      text = "profile " + profile + ", ";
      break;
  }
  text += source.place;
  return source.line == 0 ? text : text + ":" + std::to_string(source.line);
}

}  // namespace

std::vector<EffectiveSetting> EffectiveSettings(const Settings& settings, CLI::App* app) {
  std::vector<EffectiveSetting> list;
  AddSettings(settings, "", app, &list);
  for (CLI::App* subcommand : app->get_subcommands()) {
    AddSettings(settings, subcommand->get_name() + ".", subcommand, &list);
  }
  return list;
}

void SetEffective(const std::string& name, const std::vector<std::string>& values,
                  const SettingSource& source, std::vector<EffectiveSetting>* list) {
  auto setting = std::find_if(list->begin(), list->end(),
                              [&](const EffectiveSetting& one) { return one.name == name; });
  if (setting == list->end()) {
    setting = list->emplace(list->end());
    setting->name = name;
  }
  setting->values = values;
  setting->source = source;
}

std::string ConfigAsText(const Settings& settings, std::string_view section,
                         const std::vector<EffectiveSetting>& list) {
  std::string text = "# Config file: ";
  text += settings.config_file.empty() ? "none, there is no home folder" : settings.config_file;
  if (!settings.config_file.empty() && !settings.config_found) text += " (not there)";
  text += "\n# Profile: ";
  text += settings.profile.empty()
              ? "none"
              : settings.profile + "  # " + SourceAsText(settings.profile_source, "");
  text = EscapeForTerminal(text, true) + "\n\n[" + std::string(section) + "]\n";
  std::vector<std::string> lines;
  size_t column = 0;
  for (const EffectiveSetting& setting : list) {
    const ordered_json value = ValueAsJson(setting);
    lines.push_back(value.is_null()
                        ? "# " + setting.name + " is not set"
                        : (setting.configurable ? "" : "# ") + setting.name + " = " + value.dump());
    if (lines.back().size() <= 40) column = std::max(column, lines.back().size());
  }
  for (size_t i = 0; i < list.size(); ++i) {
    std::string& line = lines[i];
    if (line.size() < column) line.append(column - line.size(), ' ');
    line += "  # " + SourceAsText(list[i].source, settings.profile);
    text += EscapeForTerminal(line) + "\n";
  }
  return text;
}

std::string ConfigAsJson(const Settings& settings, const std::vector<EffectiveSetting>& list) {
  ordered_json json;
  json["config_file"] = nullptr;
  if (settings.config_found) json["config_file"] = ToValidUtf8(settings.config_file);
  json["profile"] = nullptr;
  if (!settings.profile.empty()) json["profile"] = ToValidUtf8(settings.profile);
  json["settings"] = ordered_json::array();
  for (const EffectiveSetting& setting : list) {
    ordered_json one;
    one["name"] = setting.name;
    one["value"] = ValueAsJson(setting);
    one["source"] = OriginName(setting.source.origin);
    if (setting.source.origin == SettingOrigin::kEnvironment) {
      one["variable"] = setting.source.place;
    } else if (!setting.source.place.empty()) {
      one["file"] = ToValidUtf8(setting.source.place);
      if (setting.source.line > 0) one["line"] = setting.source.line;
    }
    json["settings"].push_back(std::move(one));
  }
  return json.dump() + "\n";
}

}  // namespace faro
