// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document_reader.h"

#include "indexer/catalogue.h"
#include "indexer/extract/extractor.h"
#include "indexer/source_reader.h"

namespace faro {

ExtractionReply DirectDocumentReader::Read(int file, const std::string& path,
                                           const std::string& known_hash) {
  std::string bytes = ReadWholeFile(file);
  ExtractionReply read;
  read.hash = ContentHash(bytes);
  read.size = bytes.size();
  if (read.hash != known_hash) read.document = ExtractDocument(path, std::move(bytes));
  return read;
}

}  // namespace faro
