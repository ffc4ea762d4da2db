// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_SOURCE_READER_H_
#define FARO_INDEXER_SOURCE_READER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/base/date.h"
#include "lib/index/passage.h"
#include "lib/language/language.h"

namespace faro {

// A larger file is not read: no guidance text comes near, and what claims to be one is a mistake.
inline constexpr uint64_t kLargestSource = uint64_t{64} * 1024 * 1024;

// The bytes of a regular file. Throws Error(kIo) with the reason alone (the caller knows the path),
// and kBadInput when it is larger than kLargestSource, also if it grows while being read.
std::string ReadSource(const std::string& path);

// What the index takes from one file. Passages lack what is the document's: see IndexWriter.
struct SourceContent {
  std::string title;
  std::optional<PartialDate> updated;
  std::vector<std::string> contacts;
  std::vector<Passage> passages;
  Language language = Language::kUnknown;  // what the file itself says: see AssignLanguages
};

// Bytes to passages: extraction, then splitting. Throws Error(kBadInput) as ExtractDocument does.
// Keeps a sentence splitter for each thread.
SourceContent ExtractSource(const std::string& path, std::string bytes);

}  // namespace faro

#endif  // FARO_INDEXER_SOURCE_READER_H_
