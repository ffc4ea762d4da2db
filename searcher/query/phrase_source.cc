// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/phrase_source.h"

#include "lib/index/schema.h"

namespace faro {

void PhraseSource::init(const Xapian::Database& database) {
  set_maxweight(1);
  passages_ = database.get_doccount();
  words_ = database.valuestream_begin(SlotNumber(Slot::kWords));
  end_ = database.valuestream_end(SlotNumber(Slot::kWords));
  started_ = false;
}

void PhraseSource::next(double /*min_weight*/) {
  if (started_) ++words_;
  started_ = true;
  SkipToMatch();
}

void PhraseSource::skip_to(Xapian::docid id, double /*min_weight*/) {
  started_ = true;
  if (words_ == end_) return;
  words_.skip_to(id);
  SkipToMatch();
}

// Where there is no match it leaves the iterator where it is, as Xapian allows.
bool PhraseSource::check(Xapian::docid id, double /*min_weight*/) {
  started_ = true;
  if (words_ == end_) return true;
  if (!words_.check(id)) return false;
  if (words_ == end_) return true;
  if (words_.get_docid() == id) return pattern_.Matches(*words_);
  SkipToMatch();
  return true;
}

void PhraseSource::SkipToMatch() {
  while (words_ != end_ && !pattern_.Matches(*words_)) ++words_;
}

}  // namespace faro
