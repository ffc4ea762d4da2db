// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/document_source.h"

#include <algorithm>

#include "lib/index/schema.h"

namespace faro {

DocumentSource::Runs DocumentSource::FindRuns(const Xapian::Database& database) const {
  Runs runs;
  bool matches = false;
  const auto start = [&](Xapian::docid id, bool now) {
    if (matches && !now) runs.back().end = id;
    if (now && !matches) runs.push_back({id, id});
    matches = now;
  };
  const Xapian::valueno slot = SlotNumber(Slot::kDocument);
  for (auto it = database.valuestream_begin(slot); it != database.valuestream_end(slot); ++it) {
    start(it.get_docid(), pattern_.Matches(*it));
  }
  start(database.get_lastdocid() + 1, false);
  return runs;
}

void DocumentSource::init(const Xapian::Database& database) {
  const std::string uuid = database.get_uuid();
  if (uuid.empty()) {  // in memory: such databases cannot be told apart
    runs_ = std::make_shared<const Runs>(FindRuns(database));
  } else {
    auto& runs = (*known_)[{uuid, database.get_revision()}];
    if (!runs) runs = std::make_shared<const Runs>(FindRuns(database));
    runs_ = runs;
  }
  uint64_t passages = 0;
  for (const Run& run : *runs_) passages += run.end - run.begin;
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
  const Runs& runs = *runs_;
  for (;;) {
    while (run_ < runs.size() && runs[run_].end <= id) ++run_;
    if (run_ == runs.size()) return;
    id = std::max(id, runs[run_].begin);
    all_.skip_to(id);
    if (all_ == all_end_) {
      run_ = runs.size();
      return;
    }
    if (*all_ < runs[run_].end) {
      id_ = *all_;
      return;
    }
    id = *all_;
  }
}

}  // namespace faro
