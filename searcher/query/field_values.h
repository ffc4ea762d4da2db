// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_FIELD_VALUES_H_
#define FARO_SEARCHER_QUERY_FIELD_VALUES_H_

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "lib/language/language.h"
#include "searcher/query/query_tree.h"

namespace faro {

// A field of the query language: a name with a colon, then its value.
struct FieldName {
  std::string_view prefix;           // with the colon
  std::optional<FilterField> field;  // none: words are looked for in `scope`
  Scope scope;
  std::string_view takes;  // what a filter's value may be, for a note
};

inline constexpr std::array<FieldName, 8> kFieldNames = {{
    {"title:", std::nullopt, Scope::kTitle, ""},
    {"heading:", std::nullopt, Scope::kHeading, ""},
    {"path:", FilterField::kPath, Scope::kAnywhere, "words of folders and of the file's name"},
    {"contact:", FilterField::kContact, Scope::kAnywhere, "an e-mail address or its domain"},
    {"link:", FilterField::kLink, Scope::kAnywhere, "the name of a site or an address on the web"},
    {"lang:", FilterField::kLanguage, Scope::kAnywhere, "en, es, other or und"},
    {"type:", FilterField::kType, Scope::kAnywhere, "pdf, html, md, txt, docx, odt or epub"},
    {"updated:", FilterField::kUpdated, Scope::kAnywhere,
     "a date (YYYY, YYYY-MM or YYYY-MM-DD), a range (2021..2023) or a limit (>=2022)"},
}};

// The name of a filter's field.
const FieldName& NameOf(FilterField field);

// Whether a trimmed value can be understood in its field.
bool IsFieldValue(FilterField field, std::string_view value);

// Days as eight digits, as PartialDate::FirstDay has them, both included. They are bounds to
// compare with and need not be days of the calendar (20220631).
struct DayRange {
  std::optional<std::string> first;  // at least one of both
  std::optional<std::string> last;
};

// Reads 2022, 2022-06..2023, 2021.., ..2023, >2022, >=2022, <2022 and <=2022, with dates as
// ParseIsoDate has them. A range whose end comes before its beginning is nothing.
std::optional<DayRange> ParseDayRange(std::string_view value);

// The language of a code (LanguageCode), in small letters or capitals.
std::optional<Language> ParseLanguageCode(std::string_view value);

// What DocumentFacts::type has for a type of file by its usual ending, in small letters or
// capitals, with or without a full stop (.HTM gives html).
std::optional<std::string> ParseDocumentType(std::string_view value);

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_FIELD_VALUES_H_
