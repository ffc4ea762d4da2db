// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/recency_source.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "lib/index/schema.h"

namespace faro {
namespace {

int NumberAt(std::string_view digits, size_t begin, size_t size) {
  int number = 0;
  const std::string_view part = digits.substr(std::min(begin, digits.size()), size);
  std::from_chars(part.data(), part.data() + part.size(), number);
  return number;
}

double Years(int year, int month, int day) {
  return year + (month - 1) / 12.0 + (day - 1) / 365.25;
}

}  // namespace

RecencySource::RecencySource(const Recency& recency)
    : Xapian::ValuePostingSource(SlotNumber(Slot::kUpdatedFirst)), recency_(recency) {}

void RecencySource::init(const Xapian::Database& database) {
  Xapian::ValuePostingSource::init(database);
  set_maxweight(recency_.per_year * kOldestYears);
}

double RecencySource::get_weight() const {
  const std::string updated = get_value();
  const PartialDate& today = recency_.today;
  const double age =
      Years(today.year, today.month, today.day) -
      Years(NumberAt(updated, 0, 4), NumberAt(updated, 4, 2), NumberAt(updated, 6, 2));
  return recency_.per_year * (kOldestYears - std::clamp(age, 0.0, kOldestYears));
}

std::string RecencySource::get_description() const { return "newer"; }

Xapian::Query NewerQuery(const Recency& recency) {
  if (recency.per_year <= 0) return {};
  return Xapian::Query((new RecencySource(recency))->release());
}

Xapian::Query PreferNewer(const Xapian::Query& query, const Recency& recency) {
  const Xapian::Query newer = NewerQuery(recency);
  if (newer.empty() || query.empty()) return query;
  return {Xapian::Query::OP_AND_MAYBE, query, newer};
}

}  // namespace faro
