// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/passage_finder.h"

#include <utility>

#include "lib/base/error.h"
#include "lib/index/schema.h"

namespace faro {
namespace {

bool NamesDocument(std::string_view id) { return id.find('-') == id.npos; }

}  // namespace

std::vector<Passage> PassageFinder::Find(const std::string& id, size_t most) const {
  const Passage first = passages_->Read(DocumentOf(id));
  if (!NamesDocument(id)) return {first};
  std::vector<Passage> found;
  for (const Xapian::docid document : DocumentsOf(first.source_id)) {
    if (found.size() == most) break;
    found.push_back(passages_->Read(document));
  }
  return found;
}

PassageInContext PassageFinder::FindInContext(const std::string& id, uint32_t around) const {
  PassageInContext found;
  found.passage = passages_->Read(DocumentOf(id));
  const uint32_t ordinal = found.passage.ordinal;
  std::vector<DocumentEntry>& entries = found.entries;
  for (const Xapian::docid document : DocumentsOf(found.passage.source_id)) {
    Passage passage = passages_->Read(document);
    const bool begins = entries.empty() || passage.heading != entries.back().heading;
    if (begins && entries.size() < PassageInContext::kMostEntries) {
      entries.push_back(
          {passage.Id(), passage.heading, passage.language, passage.page, passage.line});
    }
    const uint32_t other = passage.ordinal;
    if (other < ordinal && ordinal - other <= around) found.before.push_back(std::move(passage));
    if (other > ordinal && other - ordinal <= around) found.after.push_back(std::move(passage));
  }
  return found;
}

Xapian::docid PassageFinder::DocumentOf(const std::string& id) const {
  const bool whole = NamesDocument(id);
  const std::string term = TermFor(Field::kId, whole ? id + "-0" : id);
  const auto found = database_.postlist_begin(term);
  if (found == database_.postlist_end(term)) {
    throw Error(ErrorCode::kUsage,
                "there is no " + std::string(whole ? "document " : "passage ") + id,
                "ids are shown by --json; they change when their document does");
  }
  return *found;
}

std::vector<Xapian::docid> PassageFinder::DocumentsOf(const std::string& source_id) const {
  const std::string term = TermFor(Field::kSource, source_id);
  return {database_.postlist_begin(term), database_.postlist_end(term)};
}

}  // namespace faro
