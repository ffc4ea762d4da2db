// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_QUERY_EXPANDER_H_
#define FARO_SEARCHER_QUERY_QUERY_EXPANDER_H_

#include <xapian.h>

#include "lib/language/analyzer.h"
#include "searcher/query/expanded_query.h"
#include "searcher/query/query_parser.h"

namespace faro {

struct ExpandOptions {
  Language query_language = Language::kUnknown;  // kUnknown: detect it
  bool expand = true;                            // false: words exactly as typed
  // The languages of passages that words are translated into; empty: no translation.
  std::vector<Language> translate_into = {Language::kEnglish, Language::kSpanish};
};

// Gives each word of a query the forms under which the index may hold it: stems in the language of
// the query (in both, when that is not sure, and in the other one for a word that the index attests
// only there), spellings with accents, acronyms, compounds. Looks only at vocabulary, so it costs a
// few B-tree look-ups a word. Xapian's errors pass through; throws Error when ICU fails.
ExpandedQuery ExpandQuery(const ParsedQuery& query, const ExpandOptions& options,
                          const Xapian::Database& database, Analyzer* analyzer);

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_QUERY_EXPANDER_H_
