// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/searcher.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "lib/base/error.h"
#include "lib/index/open_index.h"
#include "lib/index/schema.h"
#include "lib/language/language_detector.h"
#include "searcher/query/query_parser.h"
#include "searcher/ranking.h"
#include "searcher/spelling/query_spelling.h"
#include "searcher/telling_words.h"

namespace faro {
namespace {

// A writer would have to commit this often during one query to make it fail.
constexpr int kMostAttempts = 5;

// Of a document that others are to be like: its beginning says what it is about.
constexpr size_t kMostPassagesOfADocument = 20;

constexpr std::string_view kUnorderedNote =
    "an index on a server: phrases and NEAR are taken as all of their words, exact words of titles "
    "and headings as words anywhere, and path:, contact: and type: are left out";

constexpr std::string_view kNoFacetsNote =
    "an index on a server: passages are not counted by language, folder, type and year";

constexpr std::string_view kNoRecencyNote =
    "an index on a server: newer passages are not preferred";

// How many passages match, without grouping: counted where they seem to be few, which takes another
// search, else Xapian's estimate. That is known to two digits at best, which then mostly stay the
// same from page to page.
uint64_t CountMatches(uint64_t estimate, bool saw_all, Xapian::Enquire* enquire) {
  constexpr Xapian::doccount kFew = 1000;
  if (saw_all || estimate < kFew) {
    enquire->set_collapse_key(Xapian::BAD_VALUENO);
    const Xapian::MSet counted = enquire->get_mset(0, 1, kFew);
    estimate = counted.get_matches_estimated();
    if (counted.get_matches_lower_bound() == counted.get_matches_upper_bound()) return estimate;
  }
  uint64_t unit = 1;
  while (estimate / unit >= 100) unit *= 10;
  return (estimate + unit / 2) / unit * unit;
}

}  // namespace

Searcher::Searcher(const std::vector<std::string>& locations)
    : database_(OpenIndexes(locations)),
      passages_(database_),
      remote_(std::any_of(locations.begin(), locations.end(), IsRemote)) {}

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
        words_.Forget();
      } catch (const Xapian::UnimplementedError&) {  // a PhraseSource for a server
        if (std::exchange(on_server_, true)) throw;
      }
    }
  } catch (const Xapian::Error& error) {
    throw FromXapian(error, "searching");
  }
}

SearchResult Searcher::Timed(const std::function<SearchResult()>& search) {
  const auto start = std::chrono::steady_clock::now();
  SearchResult result = Retrying(search);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  result.took_ms = took.count();
  return result;
}

SearchResult Searcher::Search(const SearchRequest& request) {
  return Timed([&] { return Answer(request); });
}

SearchResult Searcher::FindSimilar(const std::string& id, const SearchRequest& request) {
  return Timed([&] {
    const std::vector<Passage> passages =
        PassageFinder(database_, &passages_).Find(id, kMostPassagesOfADocument);
    SearchRequest wanted = request;
    wanted.filters.without.push_back(passages.front().source_id);
    wanted.expand.query_language = passages.front().language;
    SearchResult result;
    for (std::string& word : TellingWords(passages, database_, &analyzer_)) {
      result.query += (result.query.empty() ? "" : " ") + word;
      QueryNode& node = result.parsed.root.children.emplace_back();
      node.kind = NodeKind::kWord;
      node.text = std::move(word);
    }
    Expand(wanted, &result);
    RetrieveIfAny(wanted, &result);
    return result;
  });
}

SearchResult Searcher::Answer(const SearchRequest& request) {
  SearchResult result;
  Understand(request.query, request, &result);
  SpellingAdvice advice = AdviseSpelling(
      request.query, result.expanded,
      {database_, &analyzer_, request.expand, request.filters, IsOnServer(), &words_});
  if (advice.corrected) {
    ApplyCorrection(request, std::move(advice), &result);
  } else {
    result.suggestion = std::move(advice.suggestion);
  }
  result.query = request.query;
  RetrieveIfAny(request, &result);
  return result;
}

// What finds nothing is neither searched nor offered: each word is found, but not as the query has
// them.
void Searcher::ApplyCorrection(const SearchRequest& request, SpellingAdvice advice,
                               SearchResult* result) {
  const auto try_query = [&](const std::string& query) -> std::optional<SearchResult> {
    SearchResult tried;
    Understand(query, request, &tried);
    if (!FindsAny(tried.xapian_query)) return std::nullopt;
    tried.corrected = query;
    return tried;
  };
  const bool found = advice.others_found && FindsAny(result->xapian_query);
  const std::optional<std::string>& searched = found ? advice.nearest : advice.corrected;
  if (request.correct && searched) {
    if (auto tried = try_query(*searched)) *result = std::move(*tried);
  }
  if (result->corrected == advice.corrected) return;
  if (try_query(*advice.corrected)) result->suggestion = std::move(advice.corrected);
}

bool Searcher::FindsAny(const Xapian::Query& query) const {
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  return !enquire.get_mset(0, 1).empty();
}

void Searcher::Understand(const std::string& query, const SearchRequest& request,
                          SearchResult* result) {
  result->parsed = ParseQuery(query);
  result->notes = result->parsed.notes;
  Expand(request, result);
}

void Searcher::Expand(const SearchRequest& request, SearchResult* result) {
  result->expanded = ExpandQuery(result->parsed, request.expand, database_, &analyzer_);
  result->language = result->expanded.language;
  result->notes.insert(result->notes.end(), result->expanded.notes.begin(),
                       result->expanded.notes.end());
  bool unordered = false;
  const Xapian::Query built =
      on_server_ ? BuildUnorderedQuery(result->expanded, &unordered) : BuildQuery(result->expanded);
  if (unordered) result->notes.emplace_back(kUnorderedNote);
  result->xapian_query = ApplyFilters(
      ScaleOtherLanguage(built, result->language, request.cross_weight), request.filters);
}

void Searcher::RetrieveIfAny(const SearchRequest& request, SearchResult* result) {
  if (result->xapian_query.empty()) {
    result->notes.emplace_back("the query holds no word to look for");
    if (request.facets) result->facets.emplace();
  } else {
    Retrieve(request, result);
  }
}

void Searcher::Retrieve(const SearchRequest& request, SearchResult* result) {
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(Xapian::BM25Weight(kBm25K1, 0, kBm25K3, kBm25B, kBm25MinNormLength));
  if (request.recency.per_year > 0 && IsOnServer()) result->notes.emplace_back(kNoRecencyNote);
  enquire.set_query(PreferNewer(result->xapian_query, RecencyOf(request)));
  if (request.order == HitOrder::kDate) {
    constexpr bool kDescending = true;
    enquire.set_sort_by_value_then_relevance(SlotNumber(Slot::kUpdatedFirst), kDescending);
  }
  if (request.per_document > 0) {
    enquire.set_collapse_key(SlotNumber(Slot::kSource), request.per_document);
  }
  std::vector<DistinctHit> found = Rank(request, &enquire, result);
  const MatchTable table(result->expanded);
  std::unordered_map<Xapian::docid, size_t> places;  // of hits
  for (DistinctHit& one : found) {
    places[one.id] = result->hits.size();
    Hit hit = MakeHit(one.id, table, request.snippets);
    hit.rank = request.offset + static_cast<uint32_t>(result->hits.size()) + 1;
    hit.score = one.score;
    if (request.collapse_duplicates) hit.also_in = std::move(one.others);
    result->hits.push_back(std::move(hit));
  }
  if (request.explain) AddConceptScores(request, places, &enquire, result);
  if (request.facets) AddFacets(result);
}

// The total is then known as well.
void Searcher::AddFacets(SearchResult* result) const {
  if (IsOnServer()) {
    result->notes.emplace_back(kNoFacetsNote);
    return;
  }
  result->facets = CountFacets(database_, result->xapian_query);
  result->total = 0;
  for (const FacetCount& one : result->facets->language) result->total += one.passages;
}

// Asks for each concept by itself, among the passages with the ids of the hits: of several indexes
// more than one may have the same.
void Searcher::AddConceptScores(const SearchRequest& request,
                                const std::unordered_map<Xapian::docid, size_t>& places,
                                Xapian::Enquire* enquire, SearchResult* result) const {
  std::vector<Xapian::Query> ids;
  for (const Hit& hit : result->hits) ids.emplace_back(TermFor(Field::kId, hit.passage.Id()));
  const Xapian::Query shown(Xapian::Query::OP_OR, ids.begin(), ids.end());
  enquire->set_collapse_key(Xapian::BAD_VALUENO);
  enquire->set_sort_by_relevance();
  const auto add = [&](const std::string& text, const Xapian::Query& query) {
    enquire->set_query(Xapian::Query(Xapian::Query::OP_FILTER, query, shown));
    const Xapian::MSet found =
        enquire->get_mset(0, static_cast<Xapian::doccount>(ids.size() * database_.size()));
    for (auto it = found.begin(); it != found.end(); ++it) {
      const auto place = places.find(*it);
      if (place == places.end() || it.get_weight() <= 0) continue;
      result->hits[place->second].scores.push_back({text, it.get_weight()});
    }
  };
  for (const ConceptQuery& part : ConceptQueries(result->expanded, on_server_)) {
    add(part.concept_text, ScaleOtherLanguage(part.query, result->language, request.cross_weight));
  }
  const Xapian::Query newer = NewerQuery(RecencyOf(request));
  if (!newer.empty()) add("(newer)", newer);
}

std::vector<DistinctHit> Searcher::Rank(const SearchRequest& request, Xapian::Enquire* enquire,
                                        SearchResult* result) {
  const auto count = [&](uint64_t estimate, bool saw_all) {
    if (request.count) result->total = CountMatches(estimate, saw_all, enquire);
  };
  if (request.collapse_duplicates) {
    DuplicateCollapser collapser(database_, result->xapian_query, request.filters.without,
                                 request.per_document, &passages_);
    auto hits = collapser.Page(enquire, request.offset, request.limit);
    count(collapser.estimate(), collapser.saw_all());
    return hits;
  }
  std::vector<DistinctHit> hits;
  const Xapian::MSet found = enquire->get_mset(request.offset, request.limit);
  count(found.get_uncollapsed_matches_estimated(), found.size() < request.limit);
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

PassageInContext Searcher::Find(const std::string& id, uint32_t around) {
  return Retrying([&] { return PassageFinder(database_, &passages_).FindInContext(id, around); });
}

}  // namespace faro
