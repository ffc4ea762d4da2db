// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/cli/interrupt.h"

#include <csignal>

namespace faro {
namespace {

std::atomic<int> g_interrupted{0};
static_assert(std::atomic<int>::is_always_lock_free, "used in a signal handler");

void OnSignal(int number) {
  int none = 0;
  if (g_interrupted.compare_exchange_strong(none, number)) return;
  signal(number, SIG_DFL);
  raise(number);
}

}  // namespace

const std::atomic<int>* CatchInterrupts() {
  struct sigaction action = {};
  action.sa_handler = OnSignal;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  return &g_interrupted;
}

void IgnoreClosedPipes() {
  struct sigaction ignore = {};
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &ignore, nullptr);
}

}  // namespace faro
