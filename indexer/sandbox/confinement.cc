// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sandbox/confinement.h"

#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <memory>
#include <type_traits>

namespace faro {
namespace {

constexpr rlim_t kMostDescriptors = 16;
constexpr rlim_t kLargestStack = rlim_t{16} << 20;

void Limit(__rlimit_resource resource, rlim_t most) {
  rlimit limit{};
  if (getrlimit(resource, &limit) != 0) return;
  limit.rlim_max = std::min(limit.rlim_max, most);
  limit.rlim_cur = std::min(limit.rlim_cur, limit.rlim_max);
  setrlimit(resource, &limit);
}

// Of this process, in bytes.
uint64_t AddressSpaceInUse() {
  uint64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  return pages * static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
}

// When the machine runs out of memory, this process goes first (proc(5), oom_score_adj).
void VolunteerForOutOfMemory() { std::ofstream("/proc/self/oom_score_adj") << 1000; }

void LimitResources(uint64_t memory_bytes) {
  Limit(RLIMIT_CORE, 0);
  Limit(RLIMIT_NPROC, 0);
  Limit(RLIMIT_NOFILE, kMostDescriptors);
  Limit(RLIMIT_STACK, kLargestStack);
  if (!kSanitized) {
    Limit(RLIMIT_FSIZE, 0);
    Limit(RLIMIT_AS, AddressSpaceInUse() + memory_bytes);
    // A core dump that is piped to a program heeds no limit.
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  }
}

struct FilterRelease {
  void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<std::remove_pointer_t<scmp_filter_ctx>, FilterRelease>;

// Calls that are harmless whatever their arguments.
constexpr int kAllowed[] = {
    // Descriptors that it has or is sent.
    SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(recvmsg),
    SCMP_SYS(recvfrom), SCMP_SYS(sendmsg), SCMP_SYS(sendto), SCMP_SYS(close),
    // Memory; mmap and mprotect see below.
    SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    // Its own threads (it has one), signals and end.
    SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(getpid),
    SCMP_SYS(gettid), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack), SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group),
    // Time and chance.
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(gettimeofday), SCMP_SYS(time),
    SCMP_SYS(nanosleep), SCMP_SYS(clock_nanosleep), SCMP_SYS(getrandom)};

// Adds what may be called. A call that this machine does not have (time, on some) is no failure:
// libseccomp leaves it out.
bool AllowCalls(scmp_filter_ctx filter) {
  int failed = 0;
  for (const int call : kAllowed) failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
  // Memory without execution.
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
    failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1,
                               SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  }
  // What abort() sends, to this process alone.
  failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                             SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid())));
  // Its own limits, to look at.
  failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 2,
                             SCMP_A0(SCMP_CMP_EQ, 0), SCMP_A2(SCMP_CMP_EQ, 0));
  if (kSanitized) {
    failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(pipe), 0);
    failed |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(pipe2), 0);
  }
  return failed == 0;
}

bool FilterCalls() {
  const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
  return filter && AllowCalls(filter.get()) && seccomp_load(filter.get()) == 0;
}

}  // namespace

SandboxState Confine(uint64_t memory_bytes) {
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  VolunteerForOutOfMemory();
  LimitResources(memory_bytes);
  return FilterCalls() ? SandboxState::kConfined : SandboxState::kNoCallFilter;
}

}  // namespace faro
