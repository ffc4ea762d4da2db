// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_DUPLICATE_COLLAPSER_H_
#define FARO_SEARCHER_DUPLICATE_COLLAPSER_H_

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lib/index/passage_fingerprint.h"
#include "lib/index/passage_store.h"

namespace faro {

// Where else the text of a hit stands.
struct OtherPlaces {
  uint64_t total = 0;              // other documents
  bool more = false;               // there may be more than that
  std::vector<std::string> paths;  // of them, newest first; at most kMostPaths

  static constexpr size_t kMostPaths = 20;
};

// One of a group of near-duplicates, at the rank of the best of them.
struct DistinctHit {
  Xapian::docid id = 0;
  double score = 0;  // of the best
  OtherPlaces others;
};

// Shows near-duplicates in different documents once (ComparablePassage says what they are). Goes
// down a ranking: each passage that is no near-duplicate of one above stands for its group, which
// is looked up in the index, whether its passages match or not. Shown is the newest that matches
// and has the title of the best: by the dates of both documents, or where these are equal or
// missing, by the numbers in paths that differ in nothing else. In doubt it is the best.
//
// For one query to one revision of an index. What it reports depends on the ranking alone, not on
// how much of it is asked for, so pages follow each other. Throws what Xapian and PassageReader
// throw. Not thread-safe.
class DuplicateCollapser {
 public:
  // Passages of a group that are looked for. More are not counted, but do not get past either.
  static constexpr size_t kMostPlaces = 500;

  // `query` with its filters; `hidden`: sources that it leaves out, which are not among the other
  // places either; `per_document`: distinct hits of one document at most, 0: no limit. Nothing is
  // owned.
  DuplicateCollapser(const Xapian::Database& database, const Xapian::Query& query,
                     const std::vector<std::string>& hidden, uint32_t per_document,
                     PassageReader* passages);

  // The distinct hits from `offset` on, at most `limit`, of what `enquire` ranks. To be called
  // once.
  std::vector<DistinctHit> Page(Xapian::Enquire* enquire, uint32_t offset, uint32_t limit);

  // Xapian's estimate of the passages that match, those that grouping leaves out included. Known
  // after Page.
  uint64_t estimate() const { return estimate_; }
  // Whether Page has seen all that `enquire` ranks.
  bool saw_all() const { return saw_all_; }

 private:
  struct Place {
    Xapian::docid id = 0;
    std::string source;
    std::string updated;  // as Slot::kUpdatedFirst has it
    bool has_title_of_best = true;
  };
  struct Located {
    Place place;
    std::string name;  // Passage::Id
    std::string path;
    std::string root;

    std::string FullPath() const { return root + "/" + path; }
  };
  // A group, and which of it is shown.
  struct Choice {
    Place best;
    Place shown;
    std::vector<Place> others;  // in other documents than the best
    bool more = false;          // there may be more of them
  };
  struct Above {
    std::string source;
    ComparablePassage passage;
  };

  // Nothing where the group has been chosen from before, or its document is shown often enough.
  std::optional<Choice> Choose(Xapian::docid id);
  bool IsLikeOneAbove(const Place& place, const ComparablePassage& passage) const;
  std::vector<Xapian::docid> Candidates(std::string_view sequence, bool* more) const;
  void FindOthers(std::string_view sequence, const ComparablePassage& passage,
                  Choice* choice) const;
  // Of several databases combined, a document knows its number in its own only.
  static Place PlaceOf(Xapian::docid id, const Xapian::Document& document);
  // Newest first.
  std::vector<Located> Locate(const std::vector<Place>& places) const;
  Place Newest(const Choice& choice) const;
  // Those of the passages that match, down to the first known to.
  std::unordered_set<Xapian::docid> Matching(const std::vector<Located>& passages) const;
  OtherPlaces OthersOf(const Choice& choice) const;

  const Xapian::Database& database_;
  const Xapian::Query& query_;
  const std::vector<std::string>& hidden_;
  uint32_t per_document_;
  uint64_t estimate_ = 0;
  bool saw_all_ = false;
  PassageReader* passages_;
  std::unordered_set<Xapian::docid> ranked_;   // known to match
  std::unordered_set<Xapian::docid> covered_;  // shown, or near-duplicates of what is
  // Bests of groups. Keys do not find quite all of a group, nor all of one with `more`.
  std::unordered_map<std::string, std::vector<Above>> above_;  // by PartOfPage
  std::vector<Above> crowds_;
  std::unordered_map<std::string, uint32_t> shown_of_;  // hits, by source
};

}  // namespace faro

#endif  // FARO_SEARCHER_DUPLICATE_COLLAPSER_H_
