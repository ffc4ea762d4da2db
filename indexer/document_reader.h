// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_DOCUMENT_READER_H_
#define FARO_INDEXER_DOCUMENT_READER_H_

#include <atomic>
#include <string>

#include "indexer/sandbox/extraction_worker.h"

namespace faro {

// Makes documents of files. One object for each thread.
class DocumentReader {
 public:
  virtual ~DocumentReader() = default;

  // Reads the regular file that is open at `file`, from its start; the descriptor stays the
  // caller's. `path` tells type and title where the content does not. Where the bytes have the hash
  // `known_hash` there is no document. Throws Error with the reason alone: kBadInput when it cannot
  // be read as a document, kIo when the bytes cannot be read.
  virtual ExtractionReply Read(int file, const std::string& path,
                               const std::string& known_hash) = 0;
};

// Does so in a process apart, see ExtractionWorker.
class SandboxedDocumentReader : public DocumentReader {
 public:
  // The zygote must outlive the reader. When `*stop` becomes nonzero (it may be null) a document
  // in hand is given up with kIo.
  SandboxedDocumentReader(ExtractionZygote* zygote, const std::atomic<int>* stop)
      : worker_(zygote, stop) {}

  ExtractionReply Read(int file, const std::string& path, const std::string& known_hash) override {
    return worker_.Extract(file, path, known_hash);
  }

 private:
  ExtractionWorker worker_;
};

// Does so in this very process, which a hostile file may then crash or hold up.
class DirectDocumentReader : public DocumentReader {
 public:
  ExtractionReply Read(int file, const std::string& path, const std::string& known_hash) override;
};

}  // namespace faro

#endif  // FARO_INDEXER_DOCUMENT_READER_H_
