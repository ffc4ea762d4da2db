// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_SEARCHER_H_
#define FARO_SEARCHER_SEARCHER_H_

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "lib/index/passage_store.h"
#include "lib/language/analyzer.h"
#include "searcher/duplicate_collapser.h"
#include "searcher/facets.h"
#include "searcher/match_table.h"
#include "searcher/passage_finder.h"
#include "searcher/query/expanded_query.h"
#include "searcher/query/query_builder.h"
#include "searcher/query/query_expander.h"
#include "searcher/query/recency_source.h"
#include "searcher/snippet.h"
#include "searcher/spelling/query_spelling.h"
#include "searcher/spelling/word_cache.h"

namespace faro {

// Newest first, by the document's update date, and those without one last; hits of one date, and of
// one score, stand as they are in the index.
enum class HitOrder : uint8_t { kRelevance, kDate };

struct SearchRequest {
  std::string query;  // as typed
  ExpandOptions expand;
  Filters filters;
  double cross_weight = 1;  // of passages in the other language than the query's, 0 to 1
  uint32_t limit = 10;
  uint32_t offset = 0;
  uint32_t per_document = 2;         // hits of one document at most; 0: no limit
  bool collapse_duplicates = false;  // see DuplicateCollapser
  bool snippets = true;  // false: hits have ids, what is their document's, and scores only
  bool count = true;     // false: the total stays 0
  bool correct = true;   // false: no correction of the spelling is searched, only suggested
  HitOrder order = HitOrder::kRelevance;
  Recency recency;       // not with an index on a server
  bool explain = false;  // hits have their scores by concept
  bool facets = false;   // what matches is counted by facet
};

// A query word and the form under which a hit has it.
struct MatchedWord {
  std::string query;
  std::string found;  // as it stands in the passage
  Why why;
};

// What a word or phrase of the query adds to a score.
struct ConceptScore {
  std::string query;
  double score = 0;
};

struct Hit {
  uint32_t rank = 0;  // from 1
  double score = 0;
  Passage passage;
  Snippet snippet;
  std::vector<MatchedWord> matched;    // in order of appearance, no duplicates
  std::optional<OtherPlaces> also_in;  // where duplicates are collapsed
  std::vector<ConceptScore> scores;    // by concept, where they are asked for; none is 0
  std::optional<std::string> gist;     // the snippet in the other language, by machine; GistMaker
};

// The answer to one request, with what is needed to explain it.
struct SearchResult {
  std::string query;
  Language language = Language::kUnknown;  // of the query's words
  uint64_t total = 0;                      // passages that match, an estimate
  double took_ms = 0;
  std::optional<std::string> corrected;   // the query that was searched instead
  std::optional<std::string> suggestion;  // another query, which may have been meant
  std::vector<Hit> hits;
  std::optional<Facets> facets;  // where they are asked for
  std::vector<std::string> notes;
  ParsedQuery parsed;
  ExpandedQuery expanded;
  Xapian::Query xapian_query;
};

// Answers queries over one or more opened indexes. Readers go on while the index is updated: when
// Xapian reports that the revision in use is gone, the database is reopened and the query asked
// again, a few times. Where an index is on a server, phrases are matched as BuildUnorderedQuery has
// them, and a note says so. Not thread-safe; not movable.
class Searcher {
 public:
  // `locations` as OpenIndexes takes them; throws as it does.
  explicit Searcher(const std::vector<std::string>& locations);

  // Throws Error when Xapian or ICU fails.
  SearchResult Search(const SearchRequest& request);

  // Passages of other documents that are like the one with this id (Passage::Id), or like the
  // document with this id (the same without its number), in any language that `request` lets
  // through; its query is not looked at. The query of the result is the words that were looked for,
  // see TellingWords. Throws as Search and Find do.
  SearchResult FindSimilar(const std::string& id, const SearchRequest& request);

  // The passage with this id (Passage::Id; without its number, the first of the document), and up
  // to `around` passages before it and after it. Throws Error(kUsage) when there is none.
  PassageInContext Find(const std::string& id, uint32_t around = 0);

 private:
  SearchResult Timed(const std::function<SearchResult()>& search);
  SearchResult Answer(const SearchRequest& request);
  // The corrected query takes the place of `*result`, or is suggested there.
  void ApplyCorrection(const SearchRequest& request, SpellingAdvice advice, SearchResult* result);
  bool FindsAny(const Xapian::Query& query) const;
  // What `query` becomes before retrieval, in `*result`; and from the tree on.
  void Understand(const std::string& query, const SearchRequest& request, SearchResult* result);
  void Expand(const SearchRequest& request, SearchResult* result);
  bool IsOnServer() const { return remote_ || on_server_; }
  Recency RecencyOf(const SearchRequest& request) const {
    return IsOnServer() ? Recency() : request.recency;
  }
  void RetrieveIfAny(const SearchRequest& request, SearchResult* result);
  void Retrieve(const SearchRequest& request, SearchResult* result);
  // The words of the query's forms in the title and the headings of a passage.
  MatchTable::FormWords FormWordsAround(const Passage& passage, const MatchTable& table);
  std::vector<DistinctHit> Rank(const SearchRequest& request, Xapian::Enquire* enquire,
                                SearchResult* result);
  void AddFacets(SearchResult* result) const;
  // `places` of hits by their passages.
  void AddConceptScores(const SearchRequest& request,
                        const std::unordered_map<Xapian::docid, size_t>& places,
                        Xapian::Enquire* enquire, SearchResult* result) const;
  Hit MakeHit(Xapian::docid id, const MatchTable& table, bool with_snippet);

  template <typename Function>
  auto Retrying(Function function);

  Xapian::Database database_;
  PassageReader passages_;
  WordCache words_;
  bool on_server_ = false;  // some of it, as a query with a PhraseSource has shown
  bool remote_ = false;     // some of it, by its location
  Analyzer analyzer_;
};

}  // namespace faro

#endif  // FARO_SEARCHER_SEARCHER_H_
