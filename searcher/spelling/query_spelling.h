// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_SPELLING_QUERY_SPELLING_H_
#define FARO_SEARCHER_SPELLING_QUERY_SPELLING_H_

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>

#include "lib/language/analyzer.h"
#include "searcher/query/expanded_query.h"
#include "searcher/query/query_builder.h"
#include "searcher/query/query_expander.h"
#include "searcher/spelling/word_cache.h"

namespace faro {

// What a query may have been meant to be, each a query as a whole. Neither has a word that finds
// fewer passages than what it takes the place of.
struct SpellingAdvice {
  // To be searched where nothing is found as typed: words that nothing in the index answers to,
  // neither by stem, accent, translation nor as an acronym, are replaced.
  std::optional<std::string> corrected;
  // To be searched where other words are found: the same with those replacements alone that are one
  // edit away, and none of acronyms.
  std::optional<std::string> nearest;
  bool others_found = false;  // the index answers to other words of the query
  // To be offered: words replaced that are to be found as typed, in quotation marks or because
  // expanding is not wanted, that the lexicon knows, or that a few passages have and that are very
  // likely mistakes. Never beside `corrected`.
  std::optional<std::string> suggestion;
};

struct SpellingContext {
  const Xapian::Database& database;
  Analyzer* analyzer;
  const ExpandOptions& options;
  const Filters& filters;
  bool on_server = false;      // see SpellChecker
  WordCache* cache = nullptr;  // the same
};

// `expanded` is what ExpandQuery made of `query`. Where the index has all words this costs a
// look-up for each, else a scan of its words for each that it has not, for the first few of them. A
// word that was replaced keeps a capital that it began with. Xapian's errors pass through; throws
// Error when ICU fails.
SpellingAdvice AdviseSpelling(std::string_view query, const ExpandedQuery& expanded,
                              const SpellingContext& context);

// `query` with `replacement` wherever `word` stands by itself: between quotation marks if
// `quoted`, else outside of them. A part of a compound (COVID in COVID-19) does not stand by
// itself.
std::string ReplaceWord(std::string_view query, std::string_view word, std::string_view replacement,
                        bool quoted);

}  // namespace faro

#endif  // FARO_SEARCHER_SPELLING_QUERY_SPELLING_H_
