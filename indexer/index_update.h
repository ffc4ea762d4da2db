// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_INDEX_UPDATE_H_
#define FARO_INDEXER_INDEX_UPDATE_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "indexer/file_walker.h"
#include "indexer/lexicon/translation_compiler.h"

namespace faro {

struct UpdateOptions {
  std::string db;                  // the index folder
  std::vector<std::string> paths;  // files and folders to bring up to date
  bool full = false;               // rebuild from nothing
  bool dry_run = false;            // say what would be done
  bool verify = false;             // look into every file, whatever its size and times say
  bool retry_failed = false;       // also at files that failed and have not changed since
  bool sandbox = true;             // extract in confined processes
  std::string cache_folder;        // for what is worth keeping between runs; empty: nothing is kept
  unsigned jobs = 0;               // threads; 0: as many as there are processors
  unsigned wait_lock_seconds = 0;
  uint64_t cache_bytes = uint64_t{512} << 20;  // of extracted documents, see ExtractionCache
  TranslationSources translations = DefaultTranslations();
  // Called with the absolute path of each folder just before it is read, unless it is empty.
  std::function<void(const std::string&)> on_folder;
};

// What one run did. `documents` and `passages` count the whole index afterwards.
struct UpdateReport {
  uint64_t added = 0;
  uint64_t updated = 0;  // those that moved included
  uint64_t moved = 0;
  uint64_t removed = 0;
  uint64_t unchanged = 0;
  std::vector<Failure> failed;
  uint64_t documents = 0;
  uint64_t passages = 0;
  uint64_t bytes = 0;  // read in this run
  double seconds = 0;
  std::map<std::string, uint64_t> skipped;  // files of types that Faro does not read, by ending
  uint64_t ignored = 0;                     // files and folders that a .faroignore leaves out
  std::vector<std::string> notes;  // on .faroignore files, the user's glossaries and the cache
  bool interrupted = false;
};

// What happens to a source.
enum class SourceAction { kAdd, kUpdate, kMove, kRemove, kKeep, kFail };

// Is told what an update does, as it does it; on the thread of RunUpdate.
class UpdateListener {
 public:
  virtual ~UpdateListener() = default;
  virtual void OnStart(size_t /*sources*/) {}
  // `path` is absolute. Called once for each source, when it is settled.
  virtual void OnSource(SourceAction /*action*/, const std::string& /*path*/) {}
};

// Brings the index up to date with `options.paths`: adds what is new, replaces what changed,
// removes what is gone from a named folder or left out by a .faroignore; what is gone there and
// found at another path keeps its passages under the new one. A source whose size and time are
// unchanged is not read; one whose bytes are unchanged is not indexed again. A source that fails is
// listed and the rest goes on; if its file cannot be opened, what was indexed of it before stays.
//
// The user's glossaries that the index remembers go on being used, also by a rebuild, unless
// `options.translations` names others; a rebuild needs all of them. A dry run reads the named ones.
//
// Work is committed in batches, each with the catalogue of what it holds, so that a run that is cut
// short loses one batch at most. When `*stop` becomes nonzero the run ends after the source in
// hand, commits, and says so in the report. A rebuild that is interrupted, or that cannot read one
// of the paths it was given, leaves the index as it was. Throws Error for what no run can go on
// from: kLocked, kIndexMismatch, kIo (disk full, index not writable), kBadInput for a glossary,
// kUsage when none of the paths exists.
UpdateReport RunUpdate(const UpdateOptions& options, const std::atomic<int>* stop,
                       UpdateListener* listener);

}  // namespace faro

#endif  // FARO_INDEXER_INDEX_UPDATE_H_
