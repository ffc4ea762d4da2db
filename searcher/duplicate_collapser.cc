// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/duplicate_collapser.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "lib/index/schema.h"

namespace faro {
namespace {

// Places of a group that are looked at to find one newer than the best.
constexpr size_t kMostNewer = 50;

// Passages above that one is held against, of one part of a page.
constexpr size_t kMostAbove = 50;

// Of what is asked for, what is ranked at first, and how much more in each further step.
constexpr Xapian::doccount kFirstStep = 3;
constexpr Xapian::doccount kNextStep = 4;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The digits at `*i`, without leading zeros; moves behind them.
std::string_view TakeNumber(std::string_view text, size_t* i) {
  while (*i < text.size() && text[*i] == '0') ++*i;
  const size_t begin = *i;
  while (*i < text.size() && IsDigit(text[*i])) ++*i;
  return text.substr(begin, *i - begin);
}

struct PathOrder {
  int sign = 0;              // of a - b, numbers by their value
  bool numbers_only = true;  // what differs are numbers
};

PathOrder ComparePaths(std::string_view a, std::string_view b) {
  PathOrder order;
  size_t i = 0;
  size_t j = 0;
  while (i < a.size() && j < b.size()) {
    int sign = 0;
    if (IsDigit(a[i]) && IsDigit(b[j])) {
      const std::string_view x = TakeNumber(a, &i);
      const std::string_view y = TakeNumber(b, &j);
      sign = x.size() != y.size() ? (x.size() < y.size() ? -1 : 1) : x.compare(y);
    } else {
      sign = a[i] == b[j]                                                          ? 0
             : static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]) ? -1
                                                                                   : 1;
      if (sign != 0) order.numbers_only = false;
      ++i;
      ++j;
    }
    if (order.sign == 0) order.sign = sign;
    if (!order.numbers_only) return order;
  }
  const bool both_ended = i == a.size() && j == b.size();
  if (!both_ended) order.numbers_only = false;
  if (order.sign == 0 && !both_ended) order.sign = i == a.size() ? -1 : 1;
  return order;
}

// A list of passages, read along with others.
class Postings {
 public:
  static constexpr Xapian::docid kNone = std::numeric_limits<Xapian::docid>::max();

  Postings() = default;
  Postings(const Xapian::Database& database, const std::string& term)
      : at_(database.postlist_begin(term)), end_(database.postlist_end(term)) {
    Look();
  }
  Xapian::docid id() const { return id_; }  // kNone at the end
  void Advance() {
    ++at_;
    Look();
  }

 private:
  void Look() { id_ = at_ == end_ ? kNone : *at_; }

  Xapian::PostingIterator at_;
  Xapian::PostingIterator end_;
  Xapian::docid id_ = kNone;
};

}  // namespace

DuplicateCollapser::DuplicateCollapser(const Xapian::Database& database, const Xapian::Query& query,
                                       const std::vector<std::string>& hidden,
                                       uint32_t per_document, PassageReader* passages)
    : database_(database),
      query_(query),
      hidden_(hidden),
      per_document_(per_document),
      passages_(passages) {}

std::vector<DistinctHit> DuplicateCollapser::Page(Xapian::Enquire* enquire, uint32_t offset,
                                                  uint32_t limit) {
  std::vector<DistinctHit> page;
  const Xapian::doccount wanted = offset + limit;
  Xapian::doccount distinct = 0;
  Xapian::doccount taken = 0;
  for (Xapian::doccount step = wanted * kFirstStep; distinct < wanted; step *= kNextStep) {
    step = std::min(step, database_.get_doccount());
    const Xapian::MSet found = enquire->get_mset(taken, step);
    estimate_ = found.get_uncollapsed_matches_estimated();
    for (auto it = found.begin(); it != found.end(); ++it) ranked_.insert(*it);
    for (auto it = found.begin(); it != found.end() && distinct < wanted; ++it) {
      std::optional<Choice> choice = Choose(*it);
      if (!choice || distinct++ < offset) continue;
      page.push_back({choice->shown.id, it.get_weight(), OthersOf(*choice)});
    }
    taken += found.size();
    saw_all_ = found.size() < step;
    if (saw_all_) break;
  }
  return page;
}

std::optional<DuplicateCollapser::Choice> DuplicateCollapser::Choose(Xapian::docid id) {
  if (covered_.count(id) > 0) return std::nullopt;
  const Xapian::Document document = database_.get_document(id, Xapian::DOC_ASSUME_VALID);
  const std::string sequence = document.get_value(SlotNumber(Slot::kWords));
  const ComparablePassage passage(sequence);
  Choice choice;
  choice.best = PlaceOf(id, document);
  if (IsLikeOneAbove(choice.best, passage)) return std::nullopt;
  FindOthers(sequence, passage, &choice);
  choice.shown = Newest(choice);
  covered_.insert(id);
  for (const Place& place : choice.others) covered_.insert(place.id);
  if (choice.more) crowds_.push_back({choice.best.source, passage});
  std::vector<Above>& versions = above_[passage.PartOfPage()];
  if (versions.size() < kMostAbove) versions.push_back({choice.best.source, passage});
  if (per_document_ > 0 && shown_of_[choice.shown.source]++ >= per_document_) return std::nullopt;
  return choice;
}

bool DuplicateCollapser::IsLikeOneAbove(const Place& place,
                                        const ComparablePassage& passage) const {
  const auto is_like = [&](const Above& above) {
    return above.source != place.source && passage.IsNearDuplicateOf(above.passage);
  };
  const auto versions = above_.find(passage.PartOfPage());
  return std::any_of(crowds_.begin(), crowds_.end(), is_like) ||
         (versions != above_.end() &&
          std::any_of(versions->second.begin(), versions->second.end(), is_like));
}

// Those that share most keys first, then in the order of the index.
std::vector<Xapian::docid> DuplicateCollapser::Candidates(std::string_view sequence,
                                                          bool* more) const {
  std::array<Postings, kFingerprintKeys> lists;
  const FingerprintKeys keys = FingerprintKeysOf(sequence);
  for (size_t i = 0; i < keys.size(); ++i) {
    if (!keys[i].empty()) lists[i] = Postings(database_, TermFor(Field::kFingerprint, keys[i]));
  }
  std::array<std::vector<Xapian::docid>, kFingerprintKeys + 1> sharing;
  for (;;) {
    Xapian::docid least = Postings::kNone;
    for (const Postings& list : lists) least = std::min(least, list.id());
    if (least == Postings::kNone) break;
    size_t count = 0;
    for (Postings& list : lists) {
      if (list.id() != least) continue;
      list.Advance();
      ++count;
    }
    if (count >= kSharedKeys && sharing[count].size() <= kMostPlaces) {
      sharing[count].push_back(least);
    }
  }
  std::vector<Xapian::docid> candidates;
  for (size_t count = kFingerprintKeys; count >= kSharedKeys; --count) {
    candidates.insert(candidates.end(), sharing[count].begin(), sharing[count].end());
  }
  *more = candidates.size() > kMostPlaces;
  if (*more) candidates.resize(kMostPlaces);
  return candidates;
}

void DuplicateCollapser::FindOthers(std::string_view sequence, const ComparablePassage& passage,
                                    Choice* choice) const {
  for (const Xapian::docid id : Candidates(sequence, &choice->more)) {
    if (id == choice->best.id) continue;
    const Xapian::Document document = database_.get_document(id, Xapian::DOC_ASSUME_VALID);
    const ComparablePassage other(document.get_value(SlotNumber(Slot::kWords)));
    if (!other.IsNearDuplicateOf(passage)) continue;
    Place place = PlaceOf(id, document);
    if (place.source == choice->best.source) continue;
    place.has_title_of_best = other.HasTitleOf(passage);
    choice->others.push_back(std::move(place));
  }
}

DuplicateCollapser::Place DuplicateCollapser::PlaceOf(Xapian::docid id,
                                                      const Xapian::Document& document) {
  return {id, document.get_value(SlotNumber(Slot::kSource)),
          document.get_value(SlotNumber(Slot::kUpdatedFirst))};
}

std::vector<DuplicateCollapser::Located> DuplicateCollapser::Locate(
    const std::vector<Place>& places) const {
  std::vector<Located> located;
  located.reserve(places.size());
  for (const Place& place : places) {
    Passage passage = passages_->ReadShared(place.id);
    located.push_back({place, passage.Id(), std::move(passage.path), std::move(passage.root)});
  }
  std::sort(located.begin(), located.end(), [](const Located& a, const Located& b) {
    if (a.place.updated != b.place.updated) return a.place.updated > b.place.updated;
    const int sign = ComparePaths(a.FullPath(), b.FullPath()).sign;
    return sign != 0 ? sign > 0 : a.place.id < b.place.id;
  });
  return located;
}

DuplicateCollapser::Place DuplicateCollapser::Newest(const Choice& choice) const {
  const std::string& updated = choice.best.updated;
  std::vector<Place> places;
  for (const Place& place : choice.others) {
    const bool undated = place.updated.empty() || updated.empty();
    const bool may_be_newer = undated ? place.updated == updated : place.updated >= updated;
    if (!place.has_title_of_best || !may_be_newer || covered_.count(place.id) > 0) continue;
    places.push_back(place);
    if (places.size() == kMostNewer) break;
  }
  if (places.empty()) return choice.best;
  std::vector<Located> newer = Locate(places);
  const std::string path = Locate({choice.best}).front().FullPath();
  std::erase_if(newer, [&](const Located& one) {
    if (one.place.updated != updated) return false;
    const PathOrder order = ComparePaths(one.FullPath(), path);
    return !order.numbers_only || order.sign <= 0;
  });
  const std::unordered_set<Xapian::docid> matching = Matching(newer);
  for (const Located& one : newer) {
    if (matching.count(one.place.id) > 0) return one.place;
  }
  return choice.best;
}

std::unordered_set<Xapian::docid> DuplicateCollapser::Matching(
    const std::vector<Located>& passages) const {
  std::unordered_set<Xapian::docid> matching;
  std::vector<Xapian::Query> unknown;
  for (const Located& passage : passages) {
    if (ranked_.count(passage.place.id) > 0) {
      matching.insert(passage.place.id);
      if (unknown.empty()) return matching;
    } else {
      unknown.emplace_back(TermFor(Field::kId, passage.name));
    }
  }
  if (unknown.empty()) return matching;
  const Xapian::Query any(Xapian::Query::OP_OR, unknown.begin(), unknown.end());
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, query_, any));
  // An id is unique in each of the databases combined.
  const Xapian::MSet found =
      enquire.get_mset(0, static_cast<Xapian::doccount>(unknown.size() * database_.size()));
  for (auto it = found.begin(); it != found.end(); ++it) matching.insert(*it);
  return matching;
}

OtherPlaces DuplicateCollapser::OthersOf(const Choice& choice) const {
  std::vector<Place> places;
  std::unordered_set<std::string> sources(hidden_.begin(), hidden_.end());
  sources.insert(choice.shown.source);
  const auto add = [&](const Place& place) {
    if (sources.insert(place.source).second) places.push_back(place);
  };
  add(choice.best);
  std::for_each(choice.others.begin(), choice.others.end(), add);
  OtherPlaces others;
  others.total = places.size();
  others.more = choice.more;
  std::stable_sort(places.begin(), places.end(),
                   [](const Place& a, const Place& b) { return a.updated > b.updated; });
  if (places.size() > OtherPlaces::kMostPaths) places.resize(OtherPlaces::kMostPaths);
  for (Located& located : Locate(places)) others.paths.push_back(std::move(located.path));
  return others;
}

}  // namespace faro
