// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_PASSAGE_FINDER_H_
#define FARO_SEARCHER_PASSAGE_FINDER_H_

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/index/passage_store.h"

namespace faro {

// Where a heading begins in its document.
struct DocumentEntry {
  std::string id;                    // of the first passage under it
  std::vector<std::string> heading;  // as Passage has it
  Language language = Language::kUnknown;
  uint32_t page = 0;  // as Passage has them
  uint32_t line = 0;
};

// A passage, with what stands around it in its document.
struct PassageInContext {
  Passage passage;
  std::vector<Passage> before;  // in the order of the text
  std::vector<Passage> after;
  std::vector<DocumentEntry> entries;  // of the whole document, up to kMostEntries

  static constexpr size_t kMostEntries = 500;
};

// Finds passages by their ids, for one revision of an index. An id is Passage::Id, or the same
// without its number for a document. Each function throws Error(kUsage) when nothing has the id,
// and what Xapian and PassageReader throw.
class PassageFinder {
 public:
  // Nothing is owned.
  PassageFinder(const Xapian::Database& database, PassageReader* passages)
      : database_(database), passages_(passages) {}

  // One passage, or the first of a document, up to `most`.
  std::vector<Passage> Find(const std::string& id, size_t most) const;

  // The passage, or the first of a document, and up to `around` passages before it and after it.
  PassageInContext FindInContext(const std::string& id, uint32_t around) const;

 private:
  Xapian::docid DocumentOf(const std::string& id) const;
  std::vector<Xapian::docid> DocumentsOf(const std::string& source_id) const;

  const Xapian::Database& database_;
  PassageReader* passages_;
};

}  // namespace faro

#endif  // FARO_SEARCHER_PASSAGE_FINDER_H_
