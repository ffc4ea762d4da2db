// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_RECENCY_SOURCE_H_
#define FARO_SEARCHER_QUERY_RECENCY_SOURCE_H_

#include <xapian.h>

#include <string>

#include "lib/base/date.h"

namespace faro {

// How much newer guidance is preferred.
struct Recency {
  double per_year = 0;  // what each year less of age adds to a score; 0: dates do not matter
  PartialDate today;    // to the day
};

// Older than this is old: a passage without a date counts as one of this age.
inline constexpr double kOldestYears = 10;

// Part of a Xapian query: the passages that have a date, with `per_year` for each year that they
// are younger than kOldestYears. To stand beside a query that it only adds to (OP_AND_MAYBE). A
// score is a sum of log odds, and the logarithm of a prior that decays exponentially with age is a
// line: Li and Croft, "Time-based language models", CIKM 2003. By the first day that the date of
// the passage may mean (Slot::kUpdatedFirst), to a day or so; dates to come count as today. Give it
// to a query by release(), which then owns it. Only for indexes on this machine: Xapian cannot send
// it to a server and throws Xapian::UnimplementedError.
class RecencySource : public Xapian::ValuePostingSource {
 public:
  explicit RecencySource(const Recency& recency);

  double get_weight() const override;
  void init(const Xapian::Database& database) override;

  // Xapian takes one for each database of several, and deletes it.
  RecencySource* clone() const override { return new RecencySource(recency_); }
  std::string get_description() const override;

 private:
  Recency recency_;
};

// What newer passages gain by itself; empty where dates do not matter.
Xapian::Query NewerQuery(const Recency& recency);

// `query`, and what newer ones of its passages gain.
Xapian::Query PreferNewer(const Xapian::Query& query, const Recency& recency);

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_RECENCY_SOURCE_H_
