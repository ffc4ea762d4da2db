// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_WATCH_PRINTER_H_
#define FARO_INDEXER_WATCH_PRINTER_H_

#include <memory>
#include <string>
#include <vector>

#include "indexer/options.h"
#include "indexer/watch/watch_loop.h"

namespace faro {

// Prints what goes on while folders are watched: one line for each update on standard output, the
// rest on standard error.
class WatchPrinter : public WatchListener {
 public:
  // With `json` each line is a report as ReportAsJson gives it.
  WatchPrinter(ProgressMode progress, bool json) : progress_(progress), json_(json) {}

  std::unique_ptr<UpdateListener> StartUpdate() override;
  void OnUpdate(const UpdateReport& report, const std::vector<Failure>& fresh) override;
  void OnWatching(size_t folders) override;
  void OnNote(const std::string& note) override;
  void OnError(const Error& error) override;

 private:
  const ProgressMode progress_;
  const bool json_;
};

}  // namespace faro

#endif  // FARO_INDEXER_WATCH_PRINTER_H_
