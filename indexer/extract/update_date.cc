// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/update_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "lib/base/utf8.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

// A longer text is a paragraph that happens to start like an update line.
constexpr size_t kLongestUpdateLine = 120;

// Full names of the months in both languages; a word of three letters or more abbreviates the name
// that it starts. "sept" and "set" are the usual short forms of September.
struct MonthNames {
  int month;
  std::array<std::string_view, 3> names;
};
constexpr std::array<MonthNames, 12> kMonths = {{
    {1, {"january", "enero", ""}},
    {2, {"february", "febrero", ""}},
    {3, {"march", "marzo", ""}},
    {4, {"april", "abril", ""}},
    {5, {"may", "mayo", ""}},
    {6, {"june", "junio", ""}},
    {7, {"july", "julio", ""}},
    {8, {"august", "agosto", ""}},
    {9, {"september", "septiembre", "setiembre"}},
    {10, {"october", "octubre", ""}},
    {11, {"november", "noviembre", ""}},
    {12, {"december", "diciembre", ""}},
}};

// Folded beginnings of an update line, longest first.
constexpr std::array<std::string_view, 26> kLabels = {
    "documento actualizado por ultima vez",
    "pagina actualizada por ultima vez",
    "actualizado por ultima vez",
    "actualizada por ultima vez",
    "fecha de la ultima actualizacion",
    "fecha de ultima actualizacion",
    "ultima actualizacion",
    "ultima modificacion",
    "fecha de actualizacion",
    "document last updated",
    "this page was last updated",
    "page last updated",
    "ultima revision",
    "date last updated",
    "last updated",
    "last reviewed",
    "last modified",
    "last revised",
    "last revision",
    "last update",
    "date updated",
    "actualizado",
    "actualizada",
    "revisado",
    "updated",
    "revised",
};

int MonthOf(std::string_view word) {
  if (word.size() < 3) return 0;
  for (const MonthNames& entry : kMonths) {
    for (const std::string_view name : entry.names) {
      if (!name.empty() && name.starts_with(word)) return entry.month;
    }
  }
  return 0;
}

int NumberOf(std::string_view word) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  return error == std::errc() && end == word.data() + word.size() ? value : -1;
}

std::string_view WithoutOrdinal(std::string_view word) {
  for (const std::string_view suffix : {"st", "nd", "rd", "th", "º", "o"}) {
    if (word.size() > suffix.size() && word.ends_with(suffix) && IsAsciiDigit(word[0])) {
      return word.substr(0, word.size() - suffix.size());
    }
  }
  return word;
}

// Day/month/year or month/day/year with any separator; only what is certain of them.
std::optional<PartialDate> FromNumbers(int first, int second, int year) {
  if (first > 12) return MakeDate(year, second, first);
  if (second > 12) return MakeDate(year, first, second);
  if (first == second) return MakeDate(year, first, first);
  return first > 0 && second > 0 ? MakeDate(year, 0, 0) : std::nullopt;
}

// Whether `text` is a time of day as ISO 8601 and site generators write it after a date, with the
// sign that parts the two: "t10:00:00z", " 10:00:00 +0000".
bool IsTime(std::string_view text) {
  return text.size() > 1 && (text[0] == 't' || text[0] == ' ') && IsAsciiDigit(text[1]) &&
         text.find(':') != std::string_view::npos &&
         text.substr(1).find_first_not_of("0123456789:.+-z ") == std::string_view::npos;
}

std::vector<std::string_view> SplitWords(std::string_view text) {
  std::vector<std::string_view> words;
  for (size_t i = 0; i < text.size();) {
    const size_t end = std::min(text.find_first_of(" ,./-\t", i), text.size());
    if (end > i) words.push_back(text.substr(i, end - i));
    i = end + 1;
  }
  std::erase_if(words, [](std::string_view word) {
    return word == "de" || word == "del" || word == "of" || word == "el" || word == "on" ||
           word == "the" || word == "en" || word == "in" || word == "o";  // the last of "1.º"
  });
  return words;
}

}  // namespace

std::optional<PartialDate> ParseWrittenDate(std::string_view text) {
  const std::string folded = FoldAccents(CaseFolded(TrimAscii(text)));
  if (const auto iso = ParseIsoDate(folded)) return iso;
  if (IsTime(std::string_view(folded).substr(std::min<size_t>(folded.size(), 10)))) {
    if (const auto iso = ParseIsoDate(std::string_view(folded).substr(0, 10))) return iso;
  }
  const auto words = SplitWords(folded);
  if (words.size() == 2 && MonthOf(words[0]) != 0) {
    return MakeDate(NumberOf(words[1]), MonthOf(words[0]), 0);
  }
  if (words.size() == 2 && NumberOf(words[0]) > 0) {  // 09/2022
    return MakeDate(NumberOf(words[1]), NumberOf(words[0]), 0);
  }
  if (words.size() != 3) return std::nullopt;
  const int year = NumberOf(words[2]);
  const int first = NumberOf(WithoutOrdinal(words[0]));
  const int second = NumberOf(WithoutOrdinal(words[1]));
  if (MonthOf(words[1]) != 0 && first > 0) return MakeDate(year, MonthOf(words[1]), first);
  if (MonthOf(words[0]) != 0 && second > 0) return MakeDate(year, MonthOf(words[0]), second);
  return first > 0 && second > 0 ? FromNumbers(first, second, year) : std::nullopt;
}

std::optional<PartialDate> ParseUpdateLine(std::string_view text) {
  if (text.size() > kLongestUpdateLine) return std::nullopt;
  const std::string folded = FoldAccents(CaseFolded(text));
  std::string_view rest = TrimAscii(folded);
  while (!rest.empty() && (rest.front() == '(' || rest.front() == '[')) rest.remove_prefix(1);
  while (!rest.empty() && (rest.back() == ')' || rest.back() == ']' || rest.back() == '.')) {
    rest.remove_suffix(1);
  }
  for (const std::string_view label : kLabels) {
    if (!rest.starts_with(label)) continue;
    rest.remove_prefix(label.size());
    while (!rest.empty() && (rest.front() == ':' || rest.front() == '-' || rest.front() == ' ')) {
      rest.remove_prefix(1);
    }
    return ParseWrittenDate(rest);
  }
  return std::nullopt;
}

}  // namespace faro
