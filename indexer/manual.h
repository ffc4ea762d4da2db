// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_MANUAL_H_
#define FARO_INDEXER_MANUAL_H_

#include "lib/cli/manual.h"

namespace faro {

// What --help and the man page of faro-index say beyond its options.
Manual IndexManual();

}  // namespace faro

#endif  // FARO_INDEXER_MANUAL_H_
