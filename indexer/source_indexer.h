// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_SOURCE_INDEXER_H_
#define FARO_INDEXER_SOURCE_INDEXER_H_

#include <xapian.h>

#include <functional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/passage_terms.h"
#include "indexer/source_reader.h"
#include "lib/index/passage_store.h"
#include "lib/language/analyzer.h"

namespace faro {

// Makes what Xapian stores of sources: terms, values and records of their passages. One object for
// each thread.
class SourceIndexer {
 public:
  // Neither is owned; `memory` may be null.
  explicit SourceIndexer(Analyzer* analyzer, TextMemory* memory = nullptr)
      : terms_(analyzer, memory) {}

  // Calls `add` with each passage of a source, in order. Passages must have their languages. Throws
  // Error(kBadInput) when a passage cannot be analysed; `add` may have been called for those before
  // it.
  void Index(const std::string& id, const SourceRecord& record, SourceContent content,
             const std::function<void(const Xapian::Document&)>& add);

  // See PassageIndexer.
  std::unordered_set<std::string> TakeAccentedWords() { return terms_.TakeAccentedWords(); }

 private:
  // A group of passages (see PassageEncoder), and the analysis of the first of their texts.
  std::vector<Xapian::Document> Analyse(std::span<const Passage> group,
                                        std::span<const AnalyzedBody> analyzed);

  PassageIndexer terms_;
  PassageEncoder encoder_;
};

}  // namespace faro

#endif  // FARO_INDEXER_SOURCE_INDEXER_H_
