// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_SANDBOX_CONFINEMENT_H_
#define FARO_INDEXER_SANDBOX_CONFINEMENT_H_

#include <cstdint>

namespace faro {

// How well a process that reads documents is shut off.
enum class SandboxState {
  kConfined,      // as Confine says
  kNoCallFilter,  // the system refuses filters of system calls: limits on resources only
};

// Whether this is a build with the address sanitizer. That one reserves terabytes, writes reports
// to standard error wherever it leads and probes memory through pipes, so in such a build memory
// and the size of files have no limit, and pipes are allowed.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

// Gives up for good, for the calling process, what turning bytes into text does not need. From then
// on it
//   - can make the system calls that compute, take memory, read and write descriptors that it has
//     or is sent, tell the time and end the process; every other one fails with EPERM, among them
//     all that open, find out about or change files, open sockets, start processes or threads,
//     signal or trace others, or make memory executable (seccomp; Linux on any machine that
//     libseccomp knows);
//   - cannot win rights by starting programs (no_new_privs), leaves no core dump, cannot make a
//   file
//     grow, cannot have more than a few descriptors, and has a stack of 16 MiB at most;
//   - gets no more than `memory_bytes` of address space beyond what it has, and is the first to be
//     killed when the machine runs out of memory.
// What it does not stop: use of the processor and time (ExtractionWorker watches those), reading
// the documents that are sent to it one after the other, lies about them, and attacks on the kernel
// through the calls that are left. Must be called while the process has one thread. Never throws:
// what the system refuses is left out, and told.
SandboxState Confine(uint64_t memory_bytes);

}  // namespace faro

#endif  // FARO_INDEXER_SANDBOX_CONFINEMENT_H_
