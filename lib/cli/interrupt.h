// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_CLI_INTERRUPT_H_
#define FARO_LIB_CLI_INTERRUPT_H_

#include <atomic>

namespace faro {

// Makes SIGINT and SIGTERM set the returned flag to their number, once: a second signal ends the
// process at once, as does a first one where nobody looks at the flag. Also ignores SIGPIPE, so that
// a closed pipe shows as a failed write. For main() alone.
const std::atomic<int>* CatchInterrupts();

// 128 + the signal's number, as shells report it.
inline int ExitStatusOf(int signal_number) { return 128 + signal_number; }

}  // namespace faro

#endif  // FARO_LIB_CLI_INTERRUPT_H_
