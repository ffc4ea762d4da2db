// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_PATH_REMOVAL_H_
#define FARO_INDEXER_PATH_REMOVAL_H_

#include <atomic>

#include "indexer/index_update.h"

namespace faro {

// Takes the sources at or below `options.paths` out of the index. Paths that the index does not
// know are failures in the report. Throws as RunUpdate does.
UpdateReport RemovePaths(const UpdateOptions& options, const std::atomic<int>* stop,
                         UpdateListener* listener);

}  // namespace faro

#endif  // FARO_INDEXER_PATH_REMOVAL_H_
