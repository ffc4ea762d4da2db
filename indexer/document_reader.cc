// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document_reader.h"

#include <time.h>

#include "indexer/catalogue.h"
#include "indexer/extract/extractor.h"
#include "indexer/source_reader.h"

namespace faro {
namespace {

// Processor time of this thread.
double ThreadSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

}  // namespace

ExtractionReply DirectDocumentReader::Read(int file, const std::string& path,
                                           const std::string& known_hash) {
  const double start = ThreadSeconds();
  std::string bytes = ReadWholeFile(file);
  ExtractionReply read;
  read.hash = ContentHash(bytes);
  read.size = bytes.size();
  if (read.hash != known_hash) read.document = ExtractDocument(path, std::move(bytes));
  read.seconds = ThreadSeconds() - start;
  return read;
}

}  // namespace faro
