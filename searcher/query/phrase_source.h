// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_PHRASE_SOURCE_H_
#define FARO_SEARCHER_QUERY_PHRASE_SOURCE_H_

#include <xapian.h>

#include <string>

#include "lib/index/word_sequence.h"

namespace faro {

// Part of a Xapian query: the passages whose Slot::kWords holds the words of a pattern, each with a
// weight of 1. Made to stand under OP_FILTER beside the terms of those words: it says that it has
// every passage, so Xapian turns to it last, and only for passages that have the terms. By itself,
// as for function words, which have no terms, it reads the words of all passages. Give it to a
// query by release(), which then owns it. Only for indexes on this machine: Xapian cannot send it
// to a server and throws Xapian::UnimplementedError.
class PhraseSource : public Xapian::PostingSource {
 public:
  // `description` names it in Xapian::Query::get_description.
  PhraseSource(PhrasePattern pattern, std::string description)
      : pattern_(std::move(pattern)), description_(std::move(description)) {}

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return passages_; }
  Xapian::doccount get_termfreq_max() const override { return passages_; }

  double get_weight() const override { return 1; }
  void init(const Xapian::Database& database) override;
  void next(double min_weight) override;
  void skip_to(Xapian::docid id, double min_weight) override;
  bool check(Xapian::docid id, double min_weight) override;
  bool at_end() const override { return words_ == end_; }
  Xapian::docid get_docid() const override { return words_.get_docid(); }

  // Xapian takes one for each database of several, and deletes it.
  PhraseSource* clone() const override { return new PhraseSource(pattern_, description_); }
  std::string get_description() const override { return description_; }

 private:
  void SkipToMatch();

  PhrasePattern pattern_;
  std::string description_;
  Xapian::doccount passages_ = 0;
  Xapian::ValueIterator words_;
  Xapian::ValueIterator end_;
  bool started_ = false;
};

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_PHRASE_SOURCE_H_
