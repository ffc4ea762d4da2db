// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACTION_CACHE_H_
#define FARO_INDEXER_EXTRACTION_CACHE_H_

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "indexer/document.h"
#include "indexer/extract/file_type.h"

namespace faro {

// Keeps what was extracted from files by their content, in a folder of its own, so that a rebuild
// need not extract again. Each document is a file, named by a hash of all that it depends on:
// content, type, kExtractionVersion and the version of the PDF library. It holds a checksum, that
// name, and the document (EncodeDocument) as BytePacker packs it.
//
// Whatever goes wrong, documents are not found or not kept; nothing is thrown but std::bad_alloc.
// Entries that are damaged are not found, and replaced. Nothing is opened before the first Find.
// Thread-safe, and several processes may use a folder at once.
class ExtractionCache {
 public:
  // The folder is made when it is needed; it is for its owner alone. `most_bytes` is what its files
  // may hold together after Trim.
  ExtractionCache(std::string folder, uint64_t most_bytes);

  // The document that was kept for a file with the ContentHash `hash` whose name says `type`.
  std::optional<Document> Find(const std::string& hash, FileType type);

  // `document` must depend on nothing else: its title is not the file's name.
  void Keep(const std::string& hash, FileType type, const Document& document);

  // If anything was looked for: removes the documents that were not used for longest, until 90 % of
  // the limit is left, if there are more than the limit. Keep does so by itself now and then.
  void Trim();

  // Why nothing can be kept, for the user; empty while all is well.
  std::string trouble() const;

 private:
  void Write(const std::string& name, const std::string& bytes);
  void Fail(const std::string& reason);

  const std::string folder_;
  const uint64_t most_bytes_;
  std::atomic<bool> used_ = false;
  std::atomic<uint64_t> kept_bytes_ = 0;  // since the last Trim
  std::atomic<bool> failed_ = false;
  mutable std::mutex mutex_;
  std::string trouble_;  // guarded by mutex_
};

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACTION_CACHE_H_
