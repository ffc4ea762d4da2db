// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_PROGRESS_H_
#define FARO_INDEXER_PROGRESS_H_

#include <chrono>
#include <cstddef>
#include <string>

#include "indexer/index_update.h"
#include "indexer/options.h"

namespace faro {

// Shows an update as it goes, on standard error: one line that rewrites itself on a terminal, a
// line every few seconds elsewhere (--progress always), nothing in between runs of either. In a dry
// run names each source and what would happen to it, on standard output.
class Progress : public UpdateListener {
 public:
  Progress(ProgressMode mode, bool list_sources);
  ~Progress() override;  // clears the line

  void OnStart(size_t sources) override;
  void OnSource(SourceAction action, const std::string& path) override;

 private:
  using Clock = std::chrono::steady_clock;

  bool terminal_;
  bool shown_;
  bool list_sources_;
  size_t sources_ = 0;
  size_t done_ = 0;
  size_t failed_ = 0;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace faro

#endif  // FARO_INDEXER_PROGRESS_H_
