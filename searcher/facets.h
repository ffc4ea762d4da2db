// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_FACETS_H_
#define FARO_SEARCHER_FACETS_H_

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

namespace faro {

struct FacetCount {
  std::string value;  // empty: the passages that have none
  uint64_t passages = 0;
};

// One way to divide what a query matches; most passages first, then by value.
using Facet = std::vector<FacetCount>;

struct Facets {
  Facet language;  // en, es, other, und
  Facet folder;    // top folder under the root, as path: takes it
  Facet type;      // as type: takes it
  Facet year;      // of the document's update
};

// Counts all passages that match `query`, near-duplicates and all those of one document included,
// in time linear in the passages and documents of the index. Not for indexes on servers: reading
// values there takes a round trip each. Xapian's errors pass through.
Facets CountFacets(const Xapian::Database& database, const Xapian::Query& query);

}  // namespace faro

#endif  // FARO_SEARCHER_FACETS_H_
