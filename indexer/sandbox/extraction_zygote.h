// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_SANDBOX_EXTRACTION_ZYGOTE_H_
#define FARO_INDEXER_SANDBOX_EXTRACTION_ZYGOTE_H_

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>

#include "indexer/extract/extractor.h"
#include "indexer/extract/limits.h"
#include "indexer/sandbox/confinement.h"
#include "indexer/sandbox/extraction_child.h"
#include "lib/base/owned_fd.h"

namespace faro {

// What a document may cost before it is given up.
struct ExtractionLimits {
  uint64_t memory_bytes = uint64_t{1} << 30;  // beyond what a process has without a document
  std::chrono::milliseconds processor_time = std::chrono::seconds(60);
  std::chrono::milliseconds wall_time = std::chrono::seconds(300);
  uint64_t reply_bytes = 2 * kMostTextBytes;  // of the encoded document
};

// The process that extracting processes are forked from. It is a fork of this program, made while
// the program has one thread and little memory, so that forking from it is safe and cheap whatever
// the program does later. It holds none of the program's descriptors, ignores the terminal's
// signals (it has a process group of its own) and ends, with all its children, when this object or
// the program ends in whatever way.
//
// Must be constructed before the program starts a thread. Thread-safe then.
class ExtractionZygote {
 public:
  // Throws Error(kInternal) when no process can be started.
  explicit ExtractionZygote(const ExtractFunction& extract = ExtractDocument,
                            const ExtractionLimits& limits = {});
  ~ExtractionZygote();
  ExtractionZygote(const ExtractionZygote&) = delete;
  ExtractionZygote& operator=(const ExtractionZygote&) = delete;

  const ExtractionLimits& limits() const { return limits_; }

  // How well its children are shut off. The first call tries it out.
  SandboxState State();

  struct Child {
    pid_t pid = -1;  // stays taken until End
    OwnedFd socket;  // messages of extraction_messages.h
  };

  // Forks a confined child that answers requests. Throws Error(kInternal).
  Child Start();

  // Sees a child off and says how it ended (as wait(2) does); nothing when that cannot be told. One
  // that is not to be killed must have been left alone (its socket closed) or have ended; it is
  // given a second.
  std::optional<int> End(pid_t pid, bool kill);

 private:
  ExtractionLimits limits_;
  std::mutex mutex_;  // over exchanges with the process
  OwnedFd control_;
  pid_t pid_ = -1;
  std::optional<SandboxState> state_;
};

}  // namespace faro

#endif  // FARO_INDEXER_SANDBOX_EXTRACTION_ZYGOTE_H_
