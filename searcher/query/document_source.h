// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_DOCUMENT_SOURCE_H_
#define FARO_SEARCHER_QUERY_DOCUMENT_SOURCE_H_

#include <xapian.h>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "lib/index/document_facts.h"

namespace faro {

// Part of a Xapian query: the passages of the documents that match a pattern, without weight. It
// looks through Slot::kDocument once, when Xapian first prepares the query: the first passage of a
// document has it, and those up to the next first passage are of the same document. Give it to a
// query by release(), which then owns it. Only for indexes on this machine: Xapian cannot send it
// to a server and throws Xapian::UnimplementedError. A query and its copies are not thread-safe.
class DocumentSource : public Xapian::PostingSource {
 public:
  // `description` names it in Xapian::Query::get_description.
  DocumentSource(DocumentPattern pattern, std::string description)
      : DocumentSource(std::move(pattern), std::move(description), std::make_shared<KnownRuns>()) {}

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return passages_; }
  Xapian::doccount get_termfreq_max() const override { return passages_; }

  void init(const Xapian::Database& database) override;
  void next(double min_weight) override;
  void skip_to(Xapian::docid id, double min_weight) override;
  bool at_end() const override { return run_ == runs_->size(); }
  Xapian::docid get_docid() const override { return id_; }

  // Xapian takes one for each database of several, and deletes it.
  DocumentSource* clone() const override {
    return new DocumentSource(pattern_, description_, known_);
  }
  std::string get_description() const override { return description_; }

 private:
  // Passages of documents that stand one after the other.
  struct Run {
    Xapian::docid begin;
    Xapian::docid end;  // the first that is not of it
  };
  using Runs = std::vector<Run>;  // not empty, in order, disjoint
  // What has been found, by the identity of the database and its revision.
  using KnownRuns = std::map<std::pair<std::string, Xapian::rev>, std::shared_ptr<const Runs>>;

  DocumentSource(DocumentPattern pattern, std::string description, std::shared_ptr<KnownRuns> known)
      : pattern_(std::move(pattern)),
        description_(std::move(description)),
        known_(std::move(known)) {}

  Runs FindRuns(const Xapian::Database& database) const;
  void MoveTo(Xapian::docid id);

  DocumentPattern pattern_;
  std::string description_;
  std::shared_ptr<KnownRuns> known_;  // shared with clones; not null
  std::shared_ptr<const Runs> runs_;
  size_t run_ = 0;
  Xapian::docid id_ = 0;
  Xapian::doccount passages_ = 0;  // in the runs, if no number between is free
  Xapian::PostingIterator all_;    // passages: between two runs' ends numbers may be free
  Xapian::PostingIterator all_end_;
};

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_DOCUMENT_SOURCE_H_
