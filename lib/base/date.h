// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_BASE_DATE_H_
#define FARO_LIB_BASE_DATE_H_

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace faro {

// A calendar date known to the year, the month or the day. Unknown parts are zero.
struct PartialDate {
  int year = 0;
  int month = 0;
  int day = 0;

  auto operator<=>(const PartialDate&) const = default;

  // ISO 8601, as precise as the date is: "2022", "2022-09" or "2022-09-14".
  std::string ToString() const;

  // The first and the last day that the date may mean, as eight digits: "2022-09" gives 20220901
  // and 20220930. They compare as text in date order.
  std::string FirstDay() const;
  std::string LastDay() const;
};

// Reads YYYY, YYYY-MM or YYYY-MM-DD, also with '/' and with months and days of one digit; nothing
// else. Years run from 1900 to 2199.
std::optional<PartialDate> ParseIsoDate(std::string_view text);

// The same, or nothing, for a date that is no calendar date (2022-02-30).
std::optional<PartialDate> MakeDate(int year, int month, int day);

}  // namespace faro

#endif  // FARO_LIB_BASE_DATE_H_
