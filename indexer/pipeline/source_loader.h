// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_PIPELINE_SOURCE_LOADER_H_
#define FARO_INDEXER_PIPELINE_SOURCE_LOADER_H_

#include <atomic>
#include <memory>
#include <string>

#include "indexer/document_reader.h"
#include "indexer/pipeline/source_task.h"
#include "indexer/sentence_splitter.h"
#include "indexer/source_reader.h"
#include "indexer/text_memory.h"
#include "lib/language/analyzer.h"

namespace faro {

// A source, looked at: with its passages if there is something new to index.
struct LoadedSource {
  SourceOutcome outcome;                   // kIndexed where `content` is there
  std::unique_ptr<SourceContent> content;  // passages have their languages
};

// File to passages with languages: the part of the way of a document that needs no database. One
// object for each thread.
class SourceLoader {
 public:
  // None is owned; all must outlive the loader. `memory` and `stop` may be null.
  SourceLoader(DocumentReader* reader, Analyzer* analyzer, const TextMemory* memory,
               const std::atomic<int>* stop)
      : reader_(reader), analyzer_(analyzer), memory_(memory), stop_(stop) {}

  // What is wrong with the file ends up in the outcome; throws Error only when a library fails.
  // The source is skipped when it fails after `*stop` became nonzero.
  LoadedSource Load(const SourceTask& task);

 private:
  DocumentReader* reader_;
  Analyzer* analyzer_;
  const TextMemory* memory_;
  const std::atomic<int>* stop_;
  SentenceSplitter sentences_;
};

}  // namespace faro

#endif  // FARO_INDEXER_PIPELINE_SOURCE_LOADER_H_
