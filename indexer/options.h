// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_OPTIONS_H_
#define FARO_INDEXER_OPTIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace faro {

enum class IndexCommand { kUpdate, kStatus, kFailed, kCheck, kRemove, kWatch };
enum class ProgressMode { kAuto, kAlways, kNever };

// The command line of faro-index, with the environment and the config file applied.
struct IndexOptions {
  IndexCommand command = IndexCommand::kUpdate;
  std::string db;
  std::vector<std::string> paths;  // those of --files-from included
  // Nothing: those that the index remembers; empty for --no-glossary.
  std::vector<std::string> translations;  // sources of Faro's own; empty: all
  std::optional<std::vector<std::string>> glossaries;
  unsigned jobs = 0;  // 0: as many as there are processors
  bool dry_run = false;
  bool full = false;
  bool verify = false;
  bool retry_failed = false;
  bool sandbox = true;
  bool json = false;
  ProgressMode progress = ProgressMode::kAuto;
  unsigned wait_lock_seconds = 0;
  unsigned rescan_seconds = 300;  // of watch
  bool cache = true;              // keep extracted documents
  uint64_t cache_mebibytes = 512;
};

// The outcome of reading the command line: options, or an exit status when there is nothing more to
// do (help and version have been printed).
struct IndexCommandLine {
  IndexOptions options;
  bool done = false;
  int exit_status = 0;
};

// Prints help, version and complaints itself. Throws Error for a broken config file and for
// unreadable --files-from.
IndexCommandLine ParseIndexCommandLine(int argc, char** argv);

}  // namespace faro

#endif  // FARO_INDEXER_OPTIONS_H_
