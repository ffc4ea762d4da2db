// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/cli/app_description.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <string_view>
#include <utility>

namespace faro {
namespace {

constexpr std::array<std::pair<std::string_view, ValueKind>, 8> kKindsByName = {
    {{"DIR", ValueKind::kFolder},
     {"FILE", ValueKind::kFile},
     {"TOPICS", ValueKind::kFile},
     {"PATH", ValueKind::kPath},
     {"N", ValueKind::kNumber},
     {"W", ValueKind::kNumber},
     {"MIB", ValueKind::kNumber},
     {"SECONDS", ValueKind::kNumber}}};

// CLI11 puts what its checks say of themselves behind the name of the type: "en|es:{en,es}".
std::vector<std::string> ChoicesOf(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const size_t begin = type.find(":{");
  if (begin == std::string::npos) return {};
  std::vector<std::string> choices =
      CLI::detail::split(type.substr(begin + 2, type.find('}', begin) - begin - 2), ',');
  // Users know them in the order of the name.
  std::vector<std::string> named = CLI::detail::split(ValueName(option), '|');
  return std::is_permutation(named.begin(), named.end(), choices.begin(), choices.end()) ? named
                                                                                         : choices;
}

ValueKind KindOf(const CLI::Option& option, const std::string& name, bool has_choices) {
  if (has_choices) {
    return option.get_delimiter() == '\0' ? ValueKind::kChoice : ValueKind::kChoices;
  }
  for (const auto& [known, kind] : kKindsByName) {
    if (name == known) return kind;
  }
  return ValueKind::kText;
}

bool IsFlag(const CLI::Option& option) { return option.get_items_expected_max() == 0; }

std::string OneParagraph(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

bool Has(const std::vector<OptionDescription>& options, const std::vector<std::string>& names) {
  return std::any_of(options.begin(), options.end(),
                     [&](const OptionDescription& option) { return option.names == names; });
}

class BriefFormatter : public CLI::Formatter {
 public:
  std::string make_option_opts(const CLI::Option* option) const override {
    if (IsFlag(*option)) return {};
    std::string text = option->get_positional() ? std::string() : " " + ValueName(*option);
    if (option->get_expected_max() > 1) text += " ...";
    return text;
  }

  std::string make_option_name(const CLI::Option* option, bool is_positional) const override {
    std::string name = CLI::Formatter::make_option_name(option, is_positional);
    return name.substr(0, name.find('{'));  // "--no-cache{false}"
  }
};

}  // namespace

std::string ValueName(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  return type.substr(0, type.find(':'));
}

OptionDescription DescribeOption(const CLI::Option& option) {
  OptionDescription description;
  description.positional = option.get_positional();
  description.required = option.get_required();
  description.repeatable = option.get_expected_max() > 1;
  description.text = OneParagraph(option.get_description());
  if (description.positional) {
    description.names = {option.get_single_name()};
  } else {
    for (const std::string& name : option.get_snames()) description.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) description.names.push_back("--" + name);
  }
  if (IsFlag(option)) return description;
  description.choices = ChoicesOf(option);
  if (!description.positional) description.value_name = ValueName(option);
  description.kind =
      KindOf(option, description.positional ? description.names.front() : description.value_name,
             !description.choices.empty());
  return description;
}

AppDescription DescribeApp(const CLI::App& app) {
  AppDescription description;
  description.name = app.get_name();
  description.text = OneParagraph(app.get_description());
  for (const CLI::Option* option : app.get_options()) {
    if (!option->get_group().empty()) description.options.push_back(DescribeOption(*option));
  }
  for (const CLI::App* subcommand : app.get_subcommands({})) {
    if (subcommand->get_group().empty()) continue;
    AppDescription& described = description.subcommands.emplace_back(DescribeApp(*subcommand));
    std::erase_if(described.options, [&](const OptionDescription& option) {
      return !option.positional && Has(description.options, option.names);
    });
  }
  return description;
}

void UseBriefHelp(CLI::App* app) {
  app->formatter(std::make_shared<BriefFormatter>());
  const std::function<bool(CLI::App*)> all;
  for (CLI::App* subcommand : app->get_subcommands(all)) UseBriefHelp(subcommand);
}

}  // namespace faro
