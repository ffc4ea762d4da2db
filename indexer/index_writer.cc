// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index_writer.h"

#include "indexer/extract/extractor.h"
#include "indexer/filter_terms.h"
#include "indexer/lexicon/parallel_documents.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"
#include "lib/index/open_index.h"
#include "lib/index/passage_store.h"
#include "lib/index/record_codec.h"
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

// All passages of a source, which are at `ids`.
std::vector<Passage> ReadPassages(const std::vector<Xapian::docid>& ids,
                                  const Xapian::Database& database) {
  PassageReader reader(database);
  std::vector<Passage> passages;
  for (const Xapian::docid id : ids) {
    passages.push_back(reader.Read(id));
    if (passages.back().ordinal + 1 != passages.size()) ThrowDamagedRecord();
  }
  if (passages.empty()) ThrowDamagedRecord();
  return passages;
}

// What is stored of a passage of `from`, with the names of `passage`, which differs from it in
// nothing else that is searched.
Xapian::Document Renamed(Xapian::Document document, const std::string& from,
                         const Passage& passage) {
  Passage old;
  old.source_id = from;
  old.ordinal = passage.ordinal;
  document.remove_term(TermFor(Field::kId, old.Id()));
  document.remove_term(TermFor(Field::kSource, from));
  document.add_boolean_term(TermFor(Field::kId, passage.Id()));
  document.add_boolean_term(TermFor(Field::kSource, passage.source_id));
  document.add_value(SlotNumber(Slot::kSource), passage.source_id);
  SetDocumentFacts(passage, &document);
  return document;
}

}  // namespace

IndexWriter::IndexWriter(Xapian::WritableDatabase database, const TranslationSources& translations)
    : database_(std::move(database)),
      parallel_documents_(translations.parallel_documents),
      source_indexer_(&analyzer_) {
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
  uint32_t passages = 0;
  const auto remove = [&] { database_.delete_document(TermFor(Field::kSource, id)); };
  Translated("writing the index", [&] {
    remove();
    try {
      source_indexer_.Index(id, record, std::move(content), [&](const Xapian::Document& passage) {
        database_.add_document(passage);
        ++passages;
      });
    } catch (const Error&) {
      remove();
      throw;
    }
  });
  record.passages = passages;
  record.failure.clear();
  PutRecord(id, record);
  pending_passages_ += passages;
  AddAccentedWords(source_indexer_.TakeAccentedWords());
  CommitIfLarge();
  return passages;
}

void IndexWriter::MoveSource(const std::string& from, const std::string& to, SourceRecord record) {
  Translated("writing the index", [&] {
    const std::string term = TermFor(Field::kSource, from);
    const std::vector<Xapian::docid> ids(database_.postlist_begin(term),
                                         database_.postlist_end(term));
    std::vector<Passage> passages = ReadPassages(ids, database_);
    const std::string title = passages[0].title;
    const bool named = title == TitleOfName(passages[0].path);
    const std::string new_title = named ? TitleOfName(record.path) : title;
    for (Passage& passage : passages) {
      passage.source_id = to;
      passage.root = record.root;
      passage.path = record.path;
      passage.title = new_title;
    }
    std::vector<Xapian::Document> documents;
    if (new_title != title) documents = Analyse(to, record, passages);
    const std::vector<std::string> records = EncodePassages(passages);
    for (size_t i = 0; i < ids.size(); ++i) {
      Xapian::Document document = documents.empty()
                                      ? Renamed(database_.get_document(ids[i]), from, passages[i])
                                      : documents[i];
      document.set_data(records[i]);
      database_.replace_document(ids[i], document);
    }
    EraseSource(&database_, from);
    record.passages = static_cast<uint32_t>(ids.size());
    PutSource(&database_, to, record);
    pending_passages_ += ids.size();
  });
  AddAccentedWords(source_indexer_.TakeAccentedWords());
  CommitIfLarge();
}

std::vector<Xapian::Document> IndexWriter::Analyse(const std::string& id,
                                                   const SourceRecord& record,
                                                   const std::vector<Passage>& passages) {
  SourceContent content;
  content.title = passages[0].title;
  content.updated = passages[0].updated;
  content.contacts = passages[0].contacts;
  content.passages = passages;
  std::vector<Xapian::Document> documents;
  source_indexer_.Index(id, record, std::move(content),
                        [&](const Xapian::Document& passage) { documents.push_back(passage); });
  return documents;
}

void IndexWriter::RemoveOlderPassages(const std::string& id, uint32_t newest) {
  Translated("writing the index", [&] {
    const std::string term = TermFor(Field::kSource, id);
    const Xapian::doccount found = database_.get_termfreq(term);
    if (found <= newest) return;
    std::vector<Xapian::docid> older;
    for (auto it = database_.postlist_begin(term); older.size() < found - newest; ++it) {
      older.push_back(*it);
    }
    for (const Xapian::docid passage : older) database_.delete_document(passage);
  });
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
    database_.commit_transaction();
    database_.begin_transaction();
  });
  pending_passages_ = 0;
}

void IndexWriter::CommitIfLarge() {
  if (pending_passages_ >= kPassagesPerTransaction) Commit();
}

void IndexWriter::AddAccentedWords(const std::unordered_set<std::string>& words) {
  Translated("writing the index", [&] {
    for (const std::string& word : words) {
      if (!known_accented_.insert(word).second) continue;
      const std::string_view kept =
          std::string_view(word).substr(0, FloorToCodePoint(word, kLongestTermText));
      database_.add_synonym(AccentKey(FoldAccentsAndTilde(kept)), std::string(kept));
    }
  });
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
