// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_CLI_INTERRUPT_H_
#define FARO_LIB_CLI_INTERRUPT_H_

#include <atomic>

namespace faro {

// Makes the first SIGINT or SIGTERM set the returned flag to its number; a second of either ends
// the process at once. Only for programs that look at the flag. For main() alone.
const std::atomic<int>* CatchInterrupts();

// Makes a write to a closed pipe fail instead of ending the process. For main() alone.
void IgnoreClosedPipes();

// 128 + the signal's number, as shells report it.
inline int ExitStatusOf(int signal_number) { return 128 + signal_number; }

}  // namespace faro

#endif  // FARO_LIB_CLI_INTERRUPT_H_
