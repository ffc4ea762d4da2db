// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_FILTER_QUERY_H_
#define FARO_SEARCHER_QUERY_FILTER_QUERY_H_

#include <xapian.h>

#include <optional>
#include <string_view>
#include <vector>

#include "searcher/query/field_values.h"
#include "searcher/query/query_tree.h"

namespace faro {

// The passages of documents whose date may be in `range`; both bounds missing: an empty query.
Xapian::Query UpdatedQuery(const DayRange& range);

// The passages that a filter lets through, without weight. `value` must be one that IsFieldValue
// takes.
Xapian::Query FilterQuery(FilterField field, std::string_view value);

// Whether an index on a server cannot answer a filter of this field: see DocumentSource.
bool NeedsDocuments(FilterField field);

// The parts of a group of a query; empty queries among them count for nothing.
struct GroupParts {
  std::vector<Xapian::Query> wanted;
  std::vector<Xapian::Query> required;
  std::vector<Xapian::Query> filters;
  std::vector<Xapian::Query> unwanted;
};

// Their query: each of the required and of the filters and none of the unwanted, and of the wanted
// each if `all`; else any, which only add to the score where something is required.
Xapian::Query GroupQuery(const GroupParts& parts, bool all);

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_FILTER_QUERY_H_
