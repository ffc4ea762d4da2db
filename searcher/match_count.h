// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_MATCH_COUNT_H_
#define FARO_SEARCHER_MATCH_COUNT_H_

#include <xapian.h>

#include <cstdint>

namespace faro {

// How many passages match the query of `found`, those left out by grouping included: exact where
// Xapian has seen them all, else its estimate in two digits, which is as much as there is to it;
// so it mostly stays the same from page to page.
inline uint64_t CountMatches(const Xapian::MSet& found) {
  uint64_t count = found.get_uncollapsed_matches_estimated();
  const bool exact =
      found.get_uncollapsed_matches_lower_bound() == found.get_uncollapsed_matches_upper_bound();
  if (exact) return count;
  uint64_t unit = 1;
  while (count / unit >= 100) unit *= 10;
  return (count + unit / 2) / unit * unit;
}

}  // namespace faro

#endif  // FARO_SEARCHER_MATCH_COUNT_H_
