// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_QUERY_BUILDER_H_
#define FARO_SEARCHER_QUERY_QUERY_BUILDER_H_

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "lib/base/date.h"
#include "lib/language/language.h"
#include "searcher/query/expanded_query.h"

namespace faro {

// Which passages may be hits at all.
struct Filters {
  std::optional<Language> language;
  std::optional<PartialDate> since;  // documents updated on its first day or later
  std::optional<PartialDate> until;  // documents updated on its last day or before
  std::vector<std::string> without;  // not of these sources (Passage::source_id)
};

// The Xapian query of an expanded query, without filters: alternatives of one word under
// OP_SYNONYM, so that they count as one word; exact forms beside them with kExactWeight. Function
// words are left out unless there is nothing else or one is required. An empty query matches
// nothing.
//
// The order of words, and which exact words stand in the title or in headings, is looked up in
// Slot::kWords, by a PhraseSource.
Xapian::Query BuildQuery(const ExpandedQuery& query);

// The same for indexes on servers, which cannot run a PhraseSource or a DocumentSource: a phrase
// and a NEAR are all of their words, an exact word of the title or of headings stands anywhere, and
// path:, contact: and type: are left out. `*unordered` says whether `query` has any of these.
Xapian::Query BuildUnorderedQuery(const ExpandedQuery& query, bool* unordered);

// What one word or phrase of a query adds to the scores of passages.
struct ConceptQuery {
  std::string concept_text;  // Concept::query
  Xapian::Query query;
};

// The parts whose scores add up to that of BuildQuery, or of BuildUnorderedQuery if `unordered`.
std::vector<ConceptQuery> ConceptQueries(const ExpandedQuery& query, bool unordered);

// `query` with the scores of passages in the other language than `own` scaled by `weight`, which is
// between 0 and 1; unchanged at 1 and for an `own` that is neither English nor Spanish.
Xapian::Query ScaleOtherLanguage(const Xapian::Query& query, Language own, double weight);

// `query` restricted to what `filters` let through.
Xapian::Query ApplyFilters(const Xapian::Query& query, const Filters& filters);

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_QUERY_BUILDER_H_
