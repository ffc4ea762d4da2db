// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/document_source.h"

#include <algorithm>

#include "lib/index/schema.h"

namespace faro {

void DocumentSource::init(const Xapian::Database& database) {
  runs_.clear();
  bool matches = false;
  const auto start = [&](Xapian::docid id, bool now) {
    if (matches && !now) runs_.back().end = id;
    if (now && !matches) runs_.push_back({id, id});
    matches = now;
  };
  const Xapian::valueno slot = SlotNumber(Slot::kDocument);
  for (auto it = database.valuestream_begin(slot); it != database.valuestream_end(slot); ++it) {
    start(it.get_docid(), pattern_.Matches(*it));
  }
  start(database.get_lastdocid() + 1, false);
  uint64_t passages = 0;
  for (const Run& run : runs_) passages += run.end - run.begin;
  passages_ = static_cast<Xapian::doccount>(std::min<uint64_t>(passages, database.get_doccount()));
  all_ = database.postlist_begin("");
  all_end_ = database.postlist_end("");
  run_ = 0;
  id_ = 0;
}

void DocumentSource::next(double /*min_weight*/) { MoveTo(id_ + 1); }

void DocumentSource::skip_to(Xapian::docid id, double /*min_weight*/) {
  if (id > id_ || id_ == 0) MoveTo(id);
}

// To the first passage from `id` on that is in a run.
void DocumentSource::MoveTo(Xapian::docid id) {
  for (;;) {
    while (run_ < runs_.size() && runs_[run_].end <= id) ++run_;
    if (run_ == runs_.size()) return;
    id = std::max(id, runs_[run_].begin);
    all_.skip_to(id);
    if (all_ == all_end_) {
      run_ = runs_.size();
      return;
    }
    if (*all_ < runs_[run_].end) {
      id_ = *all_;
      return;
    }
    id = *all_;
  }
}

}  // namespace faro
