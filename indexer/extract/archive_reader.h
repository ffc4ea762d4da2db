// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_ARCHIVE_READER_H_
#define FARO_INDEXER_EXTRACT_ARCHIVE_READER_H_

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "indexer/extract/limits.h"

namespace faro {

// Contents of entries by their names in the archive (UTF-8, '/' between folders).
using ArchiveEntries = std::map<std::string, std::string, std::less<>>;

// Reads entries of a ZIP in memory. Names are only ever compared: nothing is written anywhere. One
// object for each archive; not thread-safe.
class ArchiveReader {
 public:
  // `bytes` is the whole archive and must outlive the reader. `most_inflated` is what all calls of
  // Read together may give.
  explicit ArchiveReader(std::string_view bytes, uint64_t most_inflated = kMostInflatedBytes)
      : bytes_(bytes), inflatable_(most_inflated) {}

  // The entries named in `wanted`, in one pass that inflates nothing else; those that are not there
  // are not in the result, and of entries of one name the first counts. Throws Error(kBadInput)
  // when the archive has no directory (a file cut short), is damaged where it is read, when finding
  // them takes looking at more than kMostArchiveEntries entries, when more would be inflated than
  // may be, and when a wanted entry is encrypted.
  ArchiveEntries Read(const std::set<std::string, std::less<>>& wanted);

 private:
  std::string_view bytes_;
  uint64_t inflatable_;
};

// Opens what reading names beyond ASCII takes of the system (its UTF-8 locale), which the first
// Read does otherwise: for programs that give up their access to files. Thread-safe.
void PrepareArchiveReader();

// The name of the part that `target`, a path relative to the part `base` or to the root of the
// archive ("/word/styles.xml"), means, without "." and ".."; what leads out of the archive gives
// "".
std::string ResolvePartName(std::string_view base, std::string_view target);

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_ARCHIVE_READER_H_
