// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/field_values.h"

#include <algorithm>
#include <utility>

#include "lib/base/date.h"
#include "lib/base/utf8.h"
#include "lib/index/document_facts.h"
#include "lib/index/link_terms.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

// The day before or after, as a bound.
std::string Next(const std::string& day, int step) { return std::to_string(std::stoi(day) + step); }

}  // namespace

bool IsFilter(const QueryNode& node) {
  if (node.kind == NodeKind::kFilter) return true;
  return (node.kind == NodeKind::kAny || node.kind == NodeKind::kAll) && !node.children.empty() &&
         std::all_of(node.children.begin(), node.children.end(), IsFilter);
}

const FieldName& NameOf(FilterField field) {
  return *std::find_if(kFieldNames.begin(), kFieldNames.end(),
                       [&](const FieldName& name) { return name.field == field; });
}

bool IsFieldValue(FilterField field, std::string_view value) {
  switch (field) {
    case FilterField::kPath:
      return !DocumentPattern::OfPath(value).empty();
    case FilterField::kContact:
      return !DocumentPattern::OfContact(value).empty();
    case FilterField::kLink:
      return LinkAddress::Read(value).has_value();
    case FilterField::kLanguage:
      return ParseLanguageCode(value).has_value();
    case FilterField::kType:
      return ParseDocumentType(value).has_value();
    case FilterField::kUpdated:
      return ParseDayRange(value).has_value();
  }
  return false;
}

std::optional<DayRange> ParseDayRange(std::string_view value) {
  for (const std::string_view sign : {">=", "<=", ">", "<"}) {
    if (!value.starts_with(sign)) continue;
    const auto date = ParseIsoDate(value.substr(sign.size()));
    if (!date) return std::nullopt;
    if (sign == ">=") return DayRange{date->FirstDay(), std::nullopt};
    if (sign == "<=") return DayRange{std::nullopt, date->LastDay()};
    if (sign == ">") return DayRange{Next(date->LastDay(), 1), std::nullopt};
    return DayRange{std::nullopt, Next(date->FirstDay(), -1)};
  }
  constexpr std::string_view kTo = "..";
  const size_t dots = value.find(kTo);
  if (dots == std::string_view::npos) {
    const auto date = ParseIsoDate(value);
    if (!date) return std::nullopt;
    return DayRange{date->FirstDay(), date->LastDay()};
  }
  const std::string_view from = value.substr(0, dots);
  const std::string_view to = value.substr(dots + kTo.size());
  const auto first = ParseIsoDate(from);
  const auto last = ParseIsoDate(to);
  if ((!first && !from.empty()) || (!last && !to.empty()) || (!first && !last)) return std::nullopt;
  DayRange range;
  if (first) range.first = first->FirstDay();
  if (last) range.last = last->LastDay();
  if (first && last && *range.first > *range.last) return std::nullopt;
  return range;
}

std::optional<Language> ParseLanguageCode(std::string_view value) {
  const std::string code = CaseFolded(value);
  const Language language = LanguageFromCode(code);
  if (language == Language::kUnknown && code != LanguageCode(language)) return std::nullopt;
  return language;
}

std::optional<std::string> ParseDocumentType(std::string_view value) {
  static constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
      {"md", "md"},     {"markdown", "md"}, {"txt", "txt"},    {"text", "txt"},
      {"html", "html"}, {"htm", "html"},    {"xhtml", "html"}, {"pdf", "pdf"},
      {"docx", "docx"}, {"odt", "odt"},     {"epub", "epub"},
  };
  if (value.starts_with('.')) value.remove_prefix(1);
  const std::string name = CaseFolded(value);
  for (const auto& [ending, type] : kTypes) {
    if (ending == name) return std::string(type);
  }
  return std::nullopt;
}

}  // namespace faro
