// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/staleness.h"

#include <algorithm>
#include <chrono>
#include <ctime>

namespace faro {

PartialDate MonthsBefore(const PartialDate& today, int months) {
  using std::chrono::year_month;
  const year_month month = year_month(std::chrono::year(today.year),
                                      std::chrono::month(static_cast<unsigned>(today.month))) -
                           std::chrono::months(months);
  const std::chrono::year_month_day_last last(month.year(),
                                              std::chrono::month_day_last(month.month()));
  return {static_cast<int>(month.year()), static_cast<int>(static_cast<unsigned>(month.month())),
          std::min(today.day, static_cast<int>(static_cast<unsigned>(last.day())))};
}

PartialDate Today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

bool IsStale(const Passage& passage, const std::optional<PartialDate>& stale_before) {
  return stale_before && passage.updated && passage.updated->LastDay() < stale_before->FirstDay();
}

}  // namespace faro
