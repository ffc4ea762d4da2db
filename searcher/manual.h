// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_MANUAL_H_
#define FARO_SEARCHER_MANUAL_H_

#include "lib/cli/manual.h"

namespace faro {

// What --help and the man page of faro-search say beyond its options.
Manual SearchManual();

}  // namespace faro

#endif  // FARO_SEARCHER_MANUAL_H_
