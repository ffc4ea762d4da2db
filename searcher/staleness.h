// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_STALENESS_H_
#define FARO_SEARCHER_STALENESS_H_

#include <optional>

#include "lib/base/date.h"
#include "lib/index/passage.h"

namespace faro {

// Guidance that has not been updated for so long says so, unless told otherwise. A choice, not a
// measurement: people and phone numbers change within such a time.
inline constexpr int kStaleAfterMonths = 36;

// The day `months` before `today`; the last one of its month where that is shorter.
PartialDate MonthsBefore(const PartialDate& today, int months);

// In the local time zone.
PartialDate Today();

// Whether all that is known of the passage's date lies before `stale_before`. A passage without a
// date is not stale, nor is any where there is no such day.
bool IsStale(const Passage& passage, const std::optional<PartialDate>& stale_before);

}  // namespace faro

#endif  // FARO_SEARCHER_STALENESS_H_
