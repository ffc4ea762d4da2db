// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_INDEX_WRITER_H_
#define FARO_INDEXER_INDEX_WRITER_H_

#include <xapian.h>

#include <atomic>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/lexicon/translation_compiler.h"
#include "indexer/source_indexer.h"
#include "indexer/source_reader.h"
#include "lib/language/analyzer.h"

namespace faro {

// Writes whole sources into a database, in transactions of many: passages, accented spellings and
// the catalogue change together or not at all. Each member throws Error when Xapian or ICU fails.
// Not thread-safe.
class IndexWriter {
 public:
  // Starts by bringing the translations of the index up to date with `translations`.
  IndexWriter(Xapian::WritableDatabase database, const TranslationSources& translations);

  // What the user should know of the translations: see CompileTranslations.
  const std::vector<std::string>& notes() const { return notes_; }

  Catalogue ReadCatalogue() const;

  // Replaces all passages of the source with those of `content`, which have their languages, and
  // records it. Returns their
  // number. `record.passages` and `record.failure` are set by this. Throws Error(kBadInput) when a
  // passage cannot be analysed; nothing of the source is in the index then.
  uint32_t ReplaceSource(const std::string& id, SourceRecord record, SourceContent content);

  // Makes the source `from` the source `to`: its passages and its record are those of `record` from
  // now on, which is of the same content. A title that was the old file's name becomes the new
  // one's. `record.passages` is set by this. Throws Error(kIndexMismatch) when the passages cannot
  // be read back, and kBadInput as ReplaceSource does; nothing has changed then.
  void MoveSource(const std::string& from, const std::string& to, SourceRecord record);

  // Takes the passages of the source out and records why it failed.
  void FailSource(const std::string& id, const SourceRecord& record);

  void PutRecord(const std::string& id, const SourceRecord& record);

  // Takes out all passages of a source but the last `newest` of them. What is recorded stays.
  void RemoveOlderPassages(const std::string& id, uint32_t newest);

  // Adds to the synonym table behind AccentKey.
  void AddAccentedWords(const std::unordered_set<std::string>& words);

  // Takes the source out altogether.
  void RemoveSource(const std::string& id);

  // Brings what the index learnt from parallel documents up to date with `catalogue`, which is that
  // of the index, if the translations are to have that. Returns false if `*stop` became nonzero:
  // what was learnt before stays.
  bool LearnFromDocuments(const Catalogue& catalogue, const std::atomic<int>* stop);

  // Ends the transaction in hand; everything before is durable and visible to readers.
  void Commit();

 private:
  // The documents of all passages of a source.
  std::vector<Xapian::Document> Analyse(const std::string& id, const SourceRecord& record,
                                        const std::vector<Passage>& passages);
  void CommitIfLarge();

  Xapian::WritableDatabase database_;
  std::vector<std::string> notes_;
  bool parallel_documents_;
  Analyzer analyzer_;
  SourceIndexer source_indexer_;
  uint64_t pending_passages_ = 0;
  std::unordered_set<std::string> known_accented_;  // added by this writer
};

// The catalogue of the published index at `db`, or an empty one where there is no index. Throws
// Error(kIndexMismatch) when there is another kind of index.
Catalogue LoadPublishedCatalogue(const std::string& db);

}  // namespace faro

#endif  // FARO_INDEXER_INDEX_WRITER_H_
