// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_NEAR_PLACES_H_
#define FARO_SEARCHER_QUERY_NEAR_PLACES_H_

#include <xapian.h>

#include <vector>

#include "lib/language/analyzer.h"
#include "searcher/query/expanded_query.h"
#include "searcher/query/query_tree.h"

namespace faro {

// The exact forms of a text, each with its other spellings (RestoreAccents) if `expand`. Xapian's
// errors pass through.
PhraseForms SpellingsOf(const AnalyzedText& analyzed, bool expand,
                        const Xapian::Database& database);

// What FindNearPlaces looks words up in. Nothing is owned.
struct NearContext {
  bool expand;
  const Xapian::Database& database;
  Analyzer* analyzer;
};

// Fills in where the words of a kNear may stand: `near`, `window`, `ordered` and `scope` of
// `*expanded`, whose children are those of the nodes `kept` of `node`, in their order. At each
// place stands any form in which the word is looked for (FormsInText): stems, other spellings,
// translations of one word. A word of several tokens (COVID-19) is as many places, and the window
// so much wider. Throws Error when ICU fails; Xapian's errors pass through.
void FindNearPlaces(const QueryNode& node, const std::vector<const QueryNode*>& kept,
                    const NearContext& context, ExpandedNode* expanded);

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_NEAR_PLACES_H_
