// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_SANDBOX_ZYGOTE_PROCESS_H_
#define FARO_INDEXER_SANDBOX_ZYGOTE_PROCESS_H_

#include <sys/types.h>

#include <cstdint>

#include "indexer/sandbox/extraction_child.h"

namespace faro {

// What the program says to its zygote and hears back: one record of fixed form each way, as the
// body of a message. Both sides are the same program.
struct ZygoteCommand {
  enum class Kind : uint32_t {
    kProbe,  // answer: a SandboxState
    kStart,  // answer: the process, with its socket beside the message
    kEnd,    // answer: how `pid` ended
    kKill,   // the same, after killing it
  };
  Kind kind = Kind::kProbe;
  pid_t pid = -1;
};

struct ZygoteAnswer {
  bool done = false;
  int value = 0;  // of what was asked for, or errno
};

// The zygote's life, from the fork on: serves commands that come over `control` until the other
// side closes it, then kills its children and ends the process.
[[noreturn]] void RunZygote(int control, const ExtractFunction& extract, uint64_t memory_bytes,
                            uint64_t reply_bytes);

}  // namespace faro

#endif  // FARO_INDEXER_SANDBOX_ZYGOTE_PROCESS_H_
