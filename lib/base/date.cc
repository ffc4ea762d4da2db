// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/base/date.h"

#include <charconv>
#include <chrono>
#include <vector>

namespace faro {
namespace {

std::string Digits(int value, size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

int LastDayOfMonth(int year, int month) {
  const std::chrono::year_month_day_last last{
      std::chrono::year(year),
      std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month)))};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

}  // namespace

std::string PartialDate::ToString() const {
  std::string text = Digits(year, 4);
  if (month != 0) text += "-" + Digits(month, 2);
  if (day != 0) text += "-" + Digits(day, 2);
  return text;
}

std::string PartialDate::FirstDay() const {
  return Digits(year, 4) + Digits(month == 0 ? 1 : month, 2) + Digits(day == 0 ? 1 : day, 2);
}

std::string PartialDate::LastDay() const {
  const int last_month = month == 0 ? 12 : month;
  const int last_day = day == 0 ? LastDayOfMonth(year, last_month) : day;
  return Digits(year, 4) + Digits(last_month, 2) + Digits(last_day, 2);
}

std::optional<PartialDate> MakeDate(int year, int month, int day) {
  if (year < 1900 || year > 2199 || month < 0 || month > 12 || day < 0) return std::nullopt;
  if (month == 0 && day != 0) return std::nullopt;
  if (day > 0 && day > LastDayOfMonth(year, month)) return std::nullopt;
  return PartialDate{year, month, day};
}

std::optional<PartialDate> ParseIsoDate(std::string_view text) {
  std::vector<std::string_view> parts;
  size_t begin = 0;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || text[i] == '-' || text[i] == '/') {
      parts.push_back(text.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  if (parts.size() > 3 || parts[0].size() != 4) return std::nullopt;
  int values[3] = {0, 0, 0};
  for (size_t i = 0; i < parts.size(); ++i) {
    const std::string_view part = parts[i];
    if (part.empty() || (i > 0 && part.size() > 2)) return std::nullopt;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), values[i]);
    if (error != std::errc() || end != part.data() + part.size()) return std::nullopt;
    if (i > 0 && values[i] == 0) return std::nullopt;
  }
  return MakeDate(values[0], values[1], values[2]);
}

}  // namespace faro
