// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_WATCH_WATCH_LOOP_H_
#define FARO_INDEXER_WATCH_WATCH_LOOP_H_

#include <atomic>
#include <chrono>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "indexer/index_update.h"
#include "lib/base/error.h"

namespace faro {

struct WatchOptions {
  // The first update takes them as they are; `full`, `verify` and `retry_failed` are for it alone.
  UpdateOptions update;
  // Changes that the system does not tell of, as those that another computer makes on a network
  // drive, are found after this time.
  std::chrono::milliseconds rescan = std::chrono::minutes(5);
  size_t most_watches = std::numeric_limits<size_t>::max();
};

// Is told what goes on while folders are watched; on the thread of RunWatch.
class WatchListener {
 public:
  virtual ~WatchListener() = default;

  // Whom the next update tells what it does; gone before OnUpdate is called.
  virtual std::unique_ptr<UpdateListener> StartUpdate() {
    return std::make_unique<UpdateListener>();
  }

  // An update changed the index, or met failures that the one before did not: `fresh`.
  virtual void OnUpdate(const UpdateReport& /*report*/, const std::vector<Failure>& /*fresh*/) {}

  // The first update is done, and changes are waited for in so many folders.
  virtual void OnWatching(size_t /*folders*/) {}

  // What is worth knowing and stops nothing; not told twice in a row.
  virtual void OnNote(const std::string& /*note*/) {}

  // An update that could not be made, and will be tried again; not told twice in a row.
  virtual void OnError(const Error& /*error*/) {}
};

// Brings the index up to date with `options.update.paths` as RunUpdate does, and again after each
// change in them, until `*stop` becomes nonzero; then ends as RunUpdate does. Only the updates hold
// the index: while another process does, it is waited for. Signals that set `*stop` must be SIGINT
// or SIGTERM to end the wait for changes at once.
//
// Throws Error when the first update cannot be made. Later ones are tried again.
void RunWatch(const WatchOptions& options, const std::atomic<int>* stop, WatchListener* listener);

}  // namespace faro

#endif  // FARO_INDEXER_WATCH_WATCH_LOOP_H_
