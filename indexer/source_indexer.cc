// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source_indexer.h"

#include <algorithm>
#include <vector>

#include "lib/base/error.h"

namespace faro {

void SourceIndexer::Index(const std::string& id, const SourceRecord& record, SourceContent content,
                          const std::function<void(const Xapian::Document&)>& add) {
  for (Passage& passage : content.passages) {
    passage.source_id = id;
    passage.path = record.path;
    passage.root = record.root;
    passage.title = content.title;
    passage.updated = content.updated;
    passage.contacts = content.contacts;
  }
  const std::span<const Passage> passages = content.passages;
  for (size_t first = 0; first < passages.size(); first += kPassagesPerGroup) {
    const size_t size = std::min(kPassagesPerGroup, passages.size() - first);
    const std::vector<Xapian::Document> group =
        Analyse(passages.subspan(first, size),
                std::span(content.analyzed).subspan(std::min(first, content.analyzed.size())));
    std::for_each(group.begin(), group.end(), add);
  }
}

std::vector<Xapian::Document> SourceIndexer::Analyse(std::span<const Passage> group,
                                                     std::span<const AnalyzedBody> analyzed) {
  try {
    const std::vector<std::string> records = encoder_.EncodeGroup(group);
    std::vector<Xapian::Document> documents;
    for (size_t i = 0; i < group.size(); ++i) {
      documents.push_back(
          terms_.MakeDocument(group[i], i < analyzed.size() ? &analyzed[i] : nullptr));
      documents.back().set_data(records[i]);
    }
    return documents;
  } catch (const Error& error) {
    throw Error(ErrorCode::kBadInput, std::string("cannot be analysed: ") + error.what());
  }
}

}  // namespace faro
