// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>

#include "lib/base/error.h"
#include "lib/index/open_index.h"
#include "lib/index/schema.h"
#include "lib/language/language_detector.h"
#include "searcher/query/query_parser.h"
#include "searcher/ranking.h"

namespace faro {
namespace {

// A writer would have to commit this often during one query to make it fail.
constexpr int kMostAttempts = 5;

// Up to here matches are counted, not estimated.
constexpr Xapian::doccount kCountExactlyTo = 200;

constexpr std::string_view kUnorderedNote =
    "an index on a server: phrases and NEAR are taken as all of their words, exact words of titles "
    "and headings as words anywhere, and path:, contact: and type: are left out";

// How many passages match. Asked without grouping, which makes Xapian's estimate depend on the
// page.
uint64_t CountMatches(Xapian::Enquire* enquire) {
  enquire->set_collapse_key(Xapian::BAD_VALUENO);
  return enquire->get_mset(0, 0, kCountExactlyTo).get_matches_estimated();
}

}  // namespace

Searcher::Searcher(const std::vector<std::string>& locations)
    : database_(OpenIndexes(locations)), passages_(database_) {}

template <typename Function>
auto Searcher::Retrying(Function function) {
  try {
    for (int attempt = 1;; ++attempt) {
      try {
        return function();
      } catch (const Xapian::DatabaseModifiedError&) {
        if (attempt == kMostAttempts) throw;
        database_.reopen();
        passages_.Forget();
      } catch (const Xapian::UnimplementedError&) {  // a PhraseSource for a server
        if (std::exchange(on_server_, true)) throw;
      }
    }
  } catch (const Xapian::Error& error) {
    throw FromXapian(error, "searching");
  }
}

SearchResult Searcher::Search(const SearchRequest& request) {
  const auto start = std::chrono::steady_clock::now();
  SearchResult result = Retrying([&] {
    SearchResult attempt;
    attempt.query = request.query;
    attempt.parsed = ParseQuery(request.query);
    attempt.notes = attempt.parsed.notes;
    attempt.expanded = ExpandQuery(attempt.parsed, request.expand, database_, &analyzer_);
    attempt.language = attempt.expanded.language;
    attempt.notes.insert(attempt.notes.end(), attempt.expanded.notes.begin(),
                         attempt.expanded.notes.end());
    bool unordered = false;
    const Xapian::Query built = on_server_ ? BuildUnorderedQuery(attempt.expanded, &unordered)
                                           : BuildQuery(attempt.expanded);
    if (unordered) attempt.notes.emplace_back(kUnorderedNote);
    const Xapian::Query query = ScaleOtherLanguage(built, attempt.language, request.cross_weight);
    attempt.xapian_query = ApplyFilters(query, request.filters);
    if (attempt.xapian_query.empty()) {
      attempt.notes.emplace_back("the query holds no word to look for");
    } else {
      Retrieve(request, &attempt);
    }
    return attempt;
  });
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  result.took_ms = took.count();
  return result;
}

void Searcher::Retrieve(const SearchRequest& request, SearchResult* result) {
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(Xapian::BM25Weight(kBm25K1, 0, kBm25K3, kBm25B, kBm25MinNormLength));
  enquire.set_query(result->xapian_query);
  if (request.per_document > 0) {
    enquire.set_collapse_key(SlotNumber(Slot::kSource), request.per_document);
  }
  std::vector<DistinctHit> found = Rank(request, &enquire, result->xapian_query);
  if (request.count) result->total = CountMatches(&enquire);
  const MatchTable table(result->expanded);
  for (DistinctHit& one : found) {
    Hit hit = MakeHit(one.id, table, request.snippets);
    hit.rank = request.offset + static_cast<uint32_t>(result->hits.size()) + 1;
    hit.score = one.score;
    if (request.collapse_duplicates) hit.also_in = std::move(one.others);
    result->hits.push_back(std::move(hit));
  }
}

std::vector<DistinctHit> Searcher::Rank(const SearchRequest& request, Xapian::Enquire* enquire,
                                        const Xapian::Query& query) {
  if (request.collapse_duplicates) {
    return DuplicateCollapser(database_, query, request.per_document, &passages_)
        .Page(enquire, request.offset, request.limit);
  }
  std::vector<DistinctHit> hits;
  const Xapian::MSet found = enquire->get_mset(request.offset, request.limit);
  for (auto it = found.begin(); it != found.end(); ++it) hits.push_back({*it, it.get_weight(), {}});
  return hits;
}

// Title and headings have languages of their own, as in the index.
MatchTable::FormWords Searcher::FormWordsAround(const Passage& passage, const MatchTable& table) {
  MatchTable::FormWords seen;
  if (!table.has_forms()) return seen;
  AnalyzedText analyzed;
  const auto see = [&](const std::string& text) {
    analyzer_.Analyze(text, &analyzed);
    const Language language = DecideLanguage(MeasureLanguage(text, analyzed));
    table.SeeFormWords(text, analyzed, language, &analyzer_, &seen);
  };
  see(passage.title);
  std::for_each(passage.heading.begin(), passage.heading.end(), see);
  return seen;
}

Hit Searcher::MakeHit(Xapian::docid id, const MatchTable& table, bool with_snippet) {
  Hit hit;
  hit.passage = with_snippet ? passages_.Read(id) : passages_.ReadShared(id);
  if (!with_snippet) return hit;
  const std::string& text = hit.passage.text;
  AnalyzedText analyzed;
  analyzer_.Analyze(text, &analyzed);
  const auto matches = table.Find(text, analyzed, hit.passage.language, &analyzer_,
                                  FormWordsAround(hit.passage, table));
  hit.snippet = MakeSnippet(text, analyzed, matches);
  for (const Match& match : matches) {
    const Token& first = analyzed.tokens()[match.first];
    const Token& last = analyzed.tokens()[match.first + match.count - 1];
    MatchedWord word{table.concepts()[match.concept_index],
                     text.substr(first.begin, last.end - first.begin), match.why};
    const bool known =
        std::any_of(hit.matched.begin(), hit.matched.end(), [&](const MatchedWord& other) {
          return other.query == word.query && other.found == word.found;
        });
    if (!known) hit.matched.push_back(std::move(word));
  }
  return hit;
}

Passage Searcher::Find(const std::string& id) {
  return Retrying([&] {
    const std::string term = TermFor(Field::kId, id);
    const auto found = database_.postlist_begin(term);
    if (found == database_.postlist_end(term)) {
      throw Error(ErrorCode::kUsage, "there is no passage " + id,
                  "ids are shown by --json; they change when their document does");
    }
    return passages_.Read(*found);
  });
}

}  // namespace faro
