// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_CACHING_DOCUMENT_READER_H_
#define FARO_INDEXER_CACHING_DOCUMENT_READER_H_

#include <memory>
#include <string>

#include "indexer/document_reader.h"
#include "indexer/extraction_cache.h"

namespace faro {

// Of documents that take less processor time than this (seconds), reading the file and asking the
// cache takes as long as reading the document: a page of Markdown takes 0.0002.
inline constexpr double kWorthKeeping = 0.005;
// HTML of this size takes about that.
inline constexpr uint64_t kWorthKeepingHtml = uint64_t{64} * 1024;

// Asks the cache first where a file may be worth it: PDF, DOCX, ODT, EPUB and large HTML by name.
// What another reader then makes of the file is kept if it took kWorthKeeping, unless the file has
// changed meanwhile. Other files go straight to that reader; the cache is not touched.
class CachingDocumentReader : public DocumentReader {
 public:
  // `cache` is not owned and must outlive the reader.
  CachingDocumentReader(std::unique_ptr<DocumentReader> reader, ExtractionCache* cache)
      : reader_(std::move(reader)), cache_(cache) {}

  ExtractionReply Read(int file, const std::string& path, const std::string& known_hash) override;

 private:
  ExtractionReply ReadUntitled(int file, const std::string& path, const std::string& known_hash);

  std::unique_ptr<DocumentReader> reader_;
  ExtractionCache* cache_;
};

}  // namespace faro

#endif  // FARO_INDEXER_CACHING_DOCUMENT_READER_H_
