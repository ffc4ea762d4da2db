// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_DOCUMENT_READER_H_
#define FARO_INDEXER_DOCUMENT_READER_H_

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/document.h"

namespace faro {

// A file, read.
struct ReadDocument {
  std::string hash;                  // ContentHash of its bytes
  uint64_t size = 0;                 // bytes
  std::optional<Document> document;  // nothing where the hash is the one that is known
};

// Makes documents of files. One object for each thread.
class DocumentReader {
 public:
  virtual ~DocumentReader() = default;

  // Reads the regular file that is open at `file`, from its start; the descriptor stays the
  // caller's. `path` tells type and title where the content does not. Where the bytes have the hash
  // `known_hash` there is no document. Throws Error with the reason alone: kBadInput when it cannot
  // be read as a document, kIo when the bytes cannot be read.
  virtual ReadDocument Read(int file, const std::string& path, const std::string& known_hash) = 0;
};

// Does so in this very process, which a hostile file may then crash.
class DirectDocumentReader : public DocumentReader {
 public:
  ReadDocument Read(int file, const std::string& path, const std::string& known_hash) override;
};

}  // namespace faro

#endif  // FARO_INDEXER_DOCUMENT_READER_H_
