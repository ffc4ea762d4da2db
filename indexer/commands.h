// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_COMMANDS_H_
#define FARO_INDEXER_COMMANDS_H_

#include <atomic>

#include "indexer/options.h"

namespace faro {

// Runs one command of faro-index: results on standard output, the rest on standard error. Returns
// the exit status. Throws Error for what cannot be done.
int RunIndexCommand(const IndexOptions& options, const std::atomic<int>* stop);

}  // namespace faro

#endif  // FARO_INDEXER_COMMANDS_H_
