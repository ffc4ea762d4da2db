// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source_indexer.h"

#include "lib/base/error.h"

namespace faro {
namespace {

Xapian::Document Analysed(const Passage& passage, const AnalyzedText* body,
                          PassageIndexer* indexer) {
  try {
    return indexer->MakeDocument(passage, body);
  } catch (const Error& error) {
    throw Error(ErrorCode::kBadInput, std::string("cannot be analysed: ") + error.what());
  }
}

}  // namespace

void IndexSource(const std::string& id, const SourceRecord& record, SourceContent content,
                 PassageIndexer* indexer, const std::function<void(const Xapian::Document&)>& add) {
  for (size_t i = 0; i < content.passages.size(); ++i) {
    Passage& passage = content.passages[i];
    passage.source_id = id;
    passage.path = record.path;
    passage.root = record.root;
    passage.title = content.title;
    passage.updated = content.updated;
    passage.contacts = content.contacts;
    const AnalyzedText* const body = i < content.analyzed.size() ? &content.analyzed[i] : nullptr;
    add(Analysed(passage, body, indexer));
  }
}

}  // namespace faro
