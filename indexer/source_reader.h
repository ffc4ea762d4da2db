// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_SOURCE_READER_H_
#define FARO_INDEXER_SOURCE_READER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/document.h"
#include "indexer/passage_splitter.h"
#include "indexer/text_memory.h"
#include "lib/base/date.h"
#include "lib/base/owned_fd.h"
#include "lib/index/passage.h"
#include "lib/language/language.h"

namespace faro {

// Opens a regular file for reading, without waiting for anything. Throws Error(kIo) with the reason
// alone (the caller knows the path).
OwnedFd OpenSource(const std::string& path);

// The bytes of an open file from where it stands to its end. Throws Error with the reason alone:
// kIo, and kBadInput when there are more than kLargestTextFile.
std::string ReadWholeFile(int file);

// Both.
std::string ReadSource(const std::string& path);

// What the index takes from one file. Passages lack what is the document's: see IndexWriter.
struct SourceContent {
  std::string title;
  std::optional<PartialDate> updated;
  std::vector<std::string> contacts;
  std::vector<Passage> passages;
  std::vector<AnalyzedBody> analyzed;      // of the texts of the first passages; may be fewer
  Language language = Language::kUnknown;  // what the file itself says: see AssignLanguages
};

// A document in passages, which lack their language. Throws Error when ICU fails.
SourceContent SplitSource(Document document, SentenceSplitter* sentences);

// Bytes to passages: extraction, then splitting. Throws Error(kBadInput) as ExtractDocument does.
SourceContent ExtractSource(const std::string& path, std::string bytes);

}  // namespace faro

#endif  // FARO_INDEXER_SOURCE_READER_H_
