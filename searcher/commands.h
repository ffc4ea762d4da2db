// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_COMMANDS_H_
#define FARO_SEARCHER_COMMANDS_H_

#include "searcher/options.h"

namespace faro {

// Runs one command of faro-search: results on standard output, notes and explanations on standard
// error. Returns the exit status: 0 when there was a hit, 1 when there was none. A closed pipe ends
// the output, and is no error. Throws Error for what cannot be done.
int RunSearchCommand(const SearchOptions& options);

}  // namespace faro

#endif  // FARO_SEARCHER_COMMANDS_H_
