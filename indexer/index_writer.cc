// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index_writer.h"

#include <algorithm>

#include "indexer/lexicon/parallel_documents.h"
#include "indexer/passage_language.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"
#include "lib/index/open_index.h"
#include "lib/index/schema.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

// Passages in a transaction: few enough to keep memory at about 100 MB, and the inverter fast.
constexpr uint64_t kPassagesPerTransaction = 5000;

template <typename Function>
auto Translated(std::string_view doing, Function function) {
  try {
    return function();
  } catch (const Xapian::Error& error) {
    throw FromXapian(error, doing);
  }
}

}  // namespace

IndexWriter::IndexWriter(Xapian::WritableDatabase database, const TranslationSources& translations)
    : database_(std::move(database)),
      parallel_documents_(translations.parallel_documents),
      passage_indexer_(&analyzer_) {
  Translated("writing the index", [&] {
    database_.begin_transaction();
    notes_ = CompileTranslations(translations, &analyzer_, &database_);
  });
}

Catalogue IndexWriter::ReadCatalogue() const {
  return Translated("reading the catalogue", [&] { return LoadCatalogue(database_); });
}

uint32_t IndexWriter::ReplaceSource(const std::string& id, SourceRecord record,
                                    SourceContent content) {
  AssignLanguages(&analyzer_, &content.passages);
  Translated("writing the index", [&] {
    database_.delete_document(TermFor(Field::kSource, id));
    for (Passage& passage : content.passages) {
      passage.source_id = id;
      passage.path = record.path;
      passage.root = record.root;
      passage.title = content.title;
      passage.updated = content.updated;
      passage.contacts = content.contacts;
    }
    for (std::span<const Passage> rest = content.passages; !rest.empty();) {
      const size_t size = std::min(kPassagesPerGroup, rest.size());
      AddGroup(id, rest.first(size));
      rest = rest.subspan(size);
    }
  });
  record.passages = static_cast<uint32_t>(content.passages.size());
  record.failure.clear();
  PutRecord(id, record);
  pending_passages_ += content.passages.size();
  CommitIfLarge();
  return record.passages;
}

void IndexWriter::AddGroup(const std::string& id, std::span<const Passage> group) {
  std::vector<std::string> records;
  try {
    records = passage_encoder_.EncodeGroup(group);
  } catch (const Error&) {
    database_.delete_document(TermFor(Field::kSource, id));
    throw;
  }
  for (size_t i = 0; i < group.size(); ++i) {
    Xapian::Document document = AnalysedDocument(id, group[i]);
    document.set_data(records[i]);
    database_.add_document(document);
  }
}

// A passage that cannot be analysed is its source's failure, and takes the source out whole.
Xapian::Document IndexWriter::AnalysedDocument(const std::string& id, const Passage& passage) {
  try {
    return passage_indexer_.MakeDocument(passage);
  } catch (const Error& error) {
    database_.delete_document(TermFor(Field::kSource, id));
    throw Error(ErrorCode::kBadInput, std::string("cannot be analysed: ") + error.what());
  }
}

void IndexWriter::FailSource(const std::string& id, const SourceRecord& record) {
  Translated("writing the index", [&] {
    database_.delete_document(TermFor(Field::kSource, id));
    PutSource(&database_, id, record);
  });
}

void IndexWriter::PutRecord(const std::string& id, const SourceRecord& record) {
  Translated("writing the catalogue", [&] { PutSource(&database_, id, record); });
}

void IndexWriter::RemoveSource(const std::string& id) {
  Translated("writing the index", [&] {
    database_.delete_document(TermFor(Field::kSource, id));
    EraseSource(&database_, id);
  });
}

bool IndexWriter::LearnFromDocuments(const Catalogue& catalogue, const std::atomic<int>* stop) {
  return Translated("learning from the documents of the index", [&] {
    return LearnFromParallelDocuments(parallel_documents_ ? catalogue : Catalogue(), stop,
                                      &analyzer_, &database_);
  });
}

void IndexWriter::Commit() {
  Translated("committing the index", [&] {
    AddAccentedWords();
    database_.commit_transaction();
    database_.begin_transaction();
  });
  pending_passages_ = 0;
}

void IndexWriter::CommitIfLarge() {
  if (pending_passages_ >= kPassagesPerTransaction) Commit();
}

void IndexWriter::AddAccentedWords() {
  for (const std::string& word : passage_indexer_.TakeAccentedWords()) {
    if (!known_accented_.insert(word).second) continue;
    const std::string_view kept =
        std::string_view(word).substr(0, FloorToCodePoint(word, kLongestTermText));
    database_.add_synonym(AccentKey(FoldAccentsAndTilde(kept)), std::string(kept));
  }
}

Catalogue LoadPublishedCatalogue(const std::string& db) {
  try {
    return Translated("reading the catalogue", [&] { return LoadCatalogue(OpenIndex(db)); });
  } catch (const Error& error) {
    if (error.code() == ErrorCode::kIndexMissing) return {};
    throw;
  }
}

}  // namespace faro
