// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_SANDBOX_EXTRACTION_WORKER_H_
#define FARO_INDEXER_SANDBOX_EXTRACTION_WORKER_H_

#include <time.h>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/sandbox/extraction_messages.h"
#include "indexer/sandbox/extraction_zygote.h"

namespace faro {

// Reads documents in a process of its own, which is confined (confinement.h) and replaced when it
// fails, so that a document that brings an extractor down costs that document alone. For one thread
// at a time; any number of workers can share a zygote.
class ExtractionWorker {
 public:
  // `zygote` must outlive the worker. No process is started before it is needed.
  // `stop` may be null.
  explicit ExtractionWorker(ExtractionZygote* zygote, const std::atomic<int>* stop = nullptr)
      : zygote_(zygote), stop_(stop) {}
  ~ExtractionWorker();
  ExtractionWorker(const ExtractionWorker&) = delete;
  ExtractionWorker& operator=(const ExtractionWorker&) = delete;

  // Reads the file that is open at `file`, from its beginning whatever its offset, and makes a
  // document of it unless its ContentHash is `known_hash`. `path` tells the type and the title as
  // for ExtractDocument; nothing is opened by it. `file` should be open for reading only, since the
  // process gets a copy of it; it is not closed.
  //
  // A document in hand is given up with kIo when `*stop` becomes nonzero.
  //
  // Throws Error with the reason alone: kBadInput when the bytes are no document, or when
  // extracting crashed or needed more than the zygote's limits allow; kIo when the file cannot be
  // read or changed meanwhile; kInternal when no process can be started. Can be called again after
  // each.
  ExtractionReply Extract(int file, const std::string& path, const std::string& known_hash);

 private:
  using Clock = std::chrono::steady_clock;

  ExtractionAnswer Ask(int file, const ExtractionRequest& request);
  ExtractionAnswer AskOnce(int file, const ExtractionRequest& request);
  std::string_view ReceiveBody();
  void ReceiveAtLeast(size_t size);
  void CheckTimes();
  void StartChild();
  [[noreturn]] void LoseEnded();
  void EndChild();
  void KillChild();

  ExtractionZygote* zygote_;
  const std::atomic<int>* stop_;
  std::optional<ExtractionZygote::Child> child_;
  unsigned files_ = 0;  // that the child has been given
  std::string buffer_;  // for answers; `received_` bytes of it are in use
  size_t received_ = 0;
  clockid_t processor_clock_{};  // of the child
  double processor_start_ = 0;   // of this file, in seconds
  Clock::time_point start_;      // of this file
  Clock::time_point next_check_;
};

}  // namespace faro

#endif  // FARO_INDEXER_SANDBOX_EXTRACTION_WORKER_H_
