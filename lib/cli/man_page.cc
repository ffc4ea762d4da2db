// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/cli/man_page.h"

#include <algorithm>
#include <cstdio>

#include "lib/base/utf8.h"

namespace faro {
namespace {

// Characters that roff prints as something else, or takes for itself (groff_char(7)).
std::string_view RoffName(char32_t c) {
  switch (c) {
    case U'\\':
      return "\\e";
    case U'-':
      return "\\-";
    case U'"':
      return "\\(dq";
    case U'\'':
      return "\\(aq";
    case U'`':
      return "\\(ga";
    case U'^':
      return "\\(ha";
    case U'~':
      return "\\(ti";
    default:
      return {};
  }
}

std::string Upper(std::string_view name) {
  std::string upper(name);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

std::string Bold(std::string_view text) { return "\\fB" + EscapeForRoff(text) + "\\fR"; }
std::string Italic(std::string_view text) { return "\\fI" + EscapeForRoff(text) + "\\fR"; }

// The values of an option as its tag shows them: choices literally, else what stands for them.
std::string ValueTag(const OptionDescription& option) {
  if (option.kind != ValueKind::kChoice) return Italic(option.value_name);
  std::string tag;
  for (const std::string& choice : option.choices) {
    if (!tag.empty()) tag += '|';
    tag += Bold(choice);
  }
  return tag;
}

std::string Tag(const OptionDescription& option) {
  if (option.positional) return Italic(option.names.front());
  std::string tag;
  for (const std::string& name : option.names) tag += (tag.empty() ? "" : ", ") + Bold(name);
  return option.kind == ValueKind::kNone ? tag : tag + " " + ValueTag(option);
}

std::string Item(const std::string& tag, std::string_view text) {
  return ".TP\n" + tag + "\n" + EscapeForRoff(text) + "\n";
}

std::string Items(const std::vector<OptionDescription>& options, bool positional) {
  std::string text;
  for (const OptionDescription& option : options) {
    if (option.positional == positional) text += Item(Tag(option), option.text);
  }
  return text;
}

std::string Positionals(const AppDescription& app) {
  std::string text;
  for (const OptionDescription& option : app.options) {
    if (!option.positional) continue;
    const std::string word =
        Italic(option.names.front()) + (option.repeatable ? std::string("...") : std::string());
    text += " " + (option.required ? word : "[" + word + "]");
  }
  return text;
}

std::string Synopsis(const AppDescription& app) {
  const std::string start = Bold(app.name) + " [" + Italic("OPTIONS") + "]";
  std::string text = ".SH SYNOPSIS\n" + start + Positionals(app) + "\n";
  for (const AppDescription& subcommand : app.subcommands) {
    text += ".br\n" + start + " " + Bold(subcommand.name) + Positionals(subcommand) + "\n";
  }
  return text;
}

std::string Description(const AppDescription& app, const Manual& manual) {
  std::string text = ".SH DESCRIPTION\n" + EscapeForRoff(app.text) + "\n";
  for (const std::string& paragraph : manual.description) {
    text += ".PP\n" + EscapeForRoff(paragraph) + "\n";
  }
  return text;
}

std::string Subcommands(const AppDescription& app) {
  if (app.subcommands.empty()) return {};
  std::string text =
      ".SH SUBCOMMANDS\nThe options above can be given before and behind a subcommand.\n";
  for (const AppDescription& subcommand : app.subcommands) {
    text += Item(Bold(subcommand.name) + Positionals(subcommand), subcommand.text);
    const std::string items = Items(subcommand.options, true) + Items(subcommand.options, false);
    if (!items.empty()) text += ".RS\n" + items + ".RE\n";
  }
  return text;
}

std::string Examples(const std::vector<ManualEntry>& examples) {
  if (examples.empty()) return {};
  constexpr std::string_view kTitle = ".SH EXAMPLES\n";
  std::string text(kTitle);
  for (const auto& [command, meaning] : examples) {
    std::string heading = meaning.empty() ? std::string() : EscapeForRoff(meaning) + ":\n";
    if (heading.size() > 1 && heading[0] >= 'a' && heading[0] <= 'z') {
      heading[0] = static_cast<char>(heading[0] - 'a' + 'A');
    }
    if (text.size() > kTitle.size()) text += ".PP\n";
    text += heading + ".RS 4\n.nf\n" + EscapeForRoff(command) + "\n.fi\n.RE\n";
  }
  return text;
}

std::string Entries(std::string_view title, const std::vector<ManualEntry>& entries) {
  std::string text;
  for (const auto& [name, meaning] : entries) text += Item(Bold(name), meaning);
  return text.empty() ? text : ".SH " + std::string(title) + "\n" + text;
}

std::string SeeAlso(const std::vector<std::string>& pages) {
  std::string text;
  for (const std::string& page : pages) {
    const size_t bracket = std::min(page.find('('), page.size());
    text += (text.empty() ? "" : ",\n") + Bold(page.substr(0, bracket)) +
            EscapeForRoff(page.substr(bracket));
  }
  return text.empty() ? text : ".SH SEE ALSO\n" + text + "\n";
}

}  // namespace

std::string EscapeForRoff(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 8);
  for (size_t i = 0; i < text.size();) {
    const bool at_start = i == 0;
    const char32_t c = NextCodePoint(text, &i);
    const std::string_view name = RoffName(c);
    if (!name.empty()) {
      escaped += name;
    } else if (c >= 0x80) {
      char code[16];
      std::snprintf(code, sizeof code, "\\[u%04X]", static_cast<unsigned>(c));
      escaped += code;
    } else if (c < 0x20 || c == 0x7F) {
      escaped += ' ';
    } else {
      if (at_start && c == U'.') escaped += "\\&";
      escaped += static_cast<char>(c);
    }
  }
  return escaped;
}

std::string ManPage(const AppDescription& app, const Manual& manual, std::string_view version) {
  std::string summary = app.text;
  if (!summary.empty() && summary.back() == '.') summary.pop_back();
  if (!summary.empty()) summary[0] = LowerAscii(summary[0]);
  std::string page = ".TH " + EscapeForRoff(Upper(app.name)) + " 1 " + manual.date + " \"Faro " +
                     EscapeForRoff(version) + "\" \"Faro\"\n.SH NAME\n" + EscapeForRoff(app.name) +
                     " \\- " + EscapeForRoff(summary) + "\n";
  page += Synopsis(app) + Description(app, manual);
  page += ".SH OPTIONS\n" + Items(app.options, true) + Items(app.options, false);
  page += Subcommands(app) + Examples(manual.examples);
  page += Entries("EXIT STATUS", manual.exit_statuses) +
          Entries("ENVIRONMENT", manual.environment) + Entries("FILES", manual.files);
  return page + SeeAlso(manual.see_also);
}

}  // namespace faro
