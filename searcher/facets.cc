// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/facets.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "lib/index/document_facts.h"
#include "lib/index/schema.h"
#include "lib/language/language.h"

namespace faro {
namespace {

using Counts = std::map<std::string, uint64_t, std::less<>>;

constexpr std::array kLanguages = {Language::kEnglish, Language::kSpanish, Language::kOther,
                                   Language::kUnknown};

class IdCollector : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double /*weight*/) override {
    ids_.push_back(document.get_docid());
  }

  std::vector<Xapian::docid> TakeIds() {
    std::sort(ids_.begin(), ids_.end());
    return std::move(ids_);
  }

 private:
  std::vector<Xapian::docid> ids_;
};

// In ascending order.
std::vector<Xapian::docid> MatchingPassages(const Xapian::Database& database,
                                            const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  if (database.size() > 1) {  // a spy would see the numbers that passages have in their own
    const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
    std::vector<Xapian::docid> ids(found.begin(), found.end());
    std::sort(ids.begin(), ids.end());
    return ids;
  }
  IdCollector collector;
  enquire.add_matchspy(&collector);
  enquire.get_mset(0, 0, database.get_doccount());
  return collector.TakeIds();
}

void CountLanguages(const Xapian::Database& database, const std::vector<Xapian::docid>& passages,
                    Counts* counts) {
  for (const Language language : kLanguages) {
    const std::string code(LanguageCode(language));
    const std::string term = TermFor(Field::kLanguage, code);
    auto posting = database.postlist_begin(term);
    const auto end = database.postlist_end(term);
    uint64_t count = 0;
    for (const Xapian::docid id : passages) {
      if (posting == end) break;
      if (*posting < id) posting.skip_to(id);
      if (posting != end && *posting == id) ++count;
    }
    if (count > 0) (*counts)[code] = count;
  }
}

void Add(std::string_view value, uint64_t passages, Counts* counts) {
  const auto known = counts->find(value);
  if (known != counts->end()) {
    known->second += passages;
  } else {
    counts->emplace(value, passages);
  }
}

// Counts by what is the document's. The passages of a document follow its first one, in a database
// of its own: of several combined, Xapian gives the passages numbers in turn.
class DocumentCounter {
 public:
  DocumentCounter(const Xapian::Database& database, const std::vector<Xapian::docid>& passages)
      : shards_(std::max<size_t>(database.size(), 1)) {
    for (const Xapian::docid id : passages) ShardOf(id).passages.push_back(id);
    for (Shard& shard : shards_) shard.next = shard.passages.begin();
  }

  // To be called for each document, in the order of their first passages.
  void Start(Xapian::docid first, std::string facts, std::string date) {
    Shard& shard = ShardOf(first);
    Count(&shard, std::lower_bound(shard.next, shard.passages.end(), first));
    shard.facts = std::move(facts);
    shard.date = std::move(date);
  }

  void Finish() {
    for (Shard& shard : shards_) Count(&shard, shard.passages.end());
  }

  Counts folders;
  Counts types;
  Counts years;

 private:
  using Ids = std::vector<Xapian::docid>;
  struct Shard {
    Ids passages;
    Ids::iterator next;  // not counted yet
    std::string facts;   // of the document at hand
    std::string date;
  };

  Shard& ShardOf(Xapian::docid id) { return shards_[(id - 1) % shards_.size()]; }

  void Count(Shard* shard, Ids::iterator end) {
    const auto passages = static_cast<uint64_t>(end - shard->next);
    shard->next = end;
    if (passages == 0) return;
    Add(TopFolderIn(shard->facts), passages, &folders);
    Add(TypeIn(shard->facts), passages, &types);
    Add(std::string_view(shard->date).substr(0, 4), passages, &years);
  }

  std::vector<Shard> shards_;
};

Facet Sorted(const Counts& counts) {
  Facet facet;
  for (const auto& [value, passages] : counts) facet.push_back({value, passages});
  std::stable_sort(facet.begin(), facet.end(), [](const FacetCount& a, const FacetCount& b) {
    return a.passages > b.passages;
  });
  return facet;
}

}  // namespace

Facets CountFacets(const Xapian::Database& database, const Xapian::Query& query) {
  const std::vector<Xapian::docid> passages = MatchingPassages(database, query);
  Counts languages;
  CountLanguages(database, passages, &languages);
  DocumentCounter counter(database, passages);
  const Xapian::valueno dates = SlotNumber(Slot::kUpdatedFirst);
  auto date = database.valuestream_begin(dates);
  const auto last_date = database.valuestream_end(dates);
  const Xapian::valueno facts = SlotNumber(Slot::kDocument);
  for (auto document = database.valuestream_begin(facts);
       document != database.valuestream_end(facts); ++document) {
    const Xapian::docid first = document.get_docid();
    if (date != last_date) date.skip_to(first);
    const bool dated = date != last_date && date.get_docid() == first;
    counter.Start(first, *document, dated ? *date : std::string());
  }
  counter.Finish();
  return {Sorted(languages), Sorted(counter.folders), Sorted(counter.types), Sorted(counter.years)};
}

}  // namespace faro
