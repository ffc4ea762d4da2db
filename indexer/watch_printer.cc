// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/watch_printer.h"

#include <cstdint>
#include <cstdio>
#include <ctime>

#include "indexer/progress.h"
#include "indexer/report.h"
#include "lib/base/escape.h"

namespace faro {
namespace {

// The time of day here, as 12:34:56.
std::string TimeOfDay() {
  const std::time_t now = std::time(nullptr);
  std::tm local = {};
  localtime_r(&now, &local);
  char text[16];
  const size_t size = std::strftime(text, sizeof text, "%H:%M:%S", &local);
  return {text, size};
}

// What changed, as "1 added, 2 updated".
std::string Summary(const UpdateReport& report, size_t fresh_failures) {
  std::string text;
  const auto add = [&text](uint64_t count, const char* what) {
    if (count == 0) return;
    if (!text.empty()) text += ", ";
    text += std::to_string(count) + " " + what;
  };
  add(report.added, "added");
  add(report.updated, "updated");
  add(report.removed, "removed");
  add(fresh_failures, "failed");
  return text;
}

}  // namespace

std::unique_ptr<UpdateListener> WatchPrinter::StartUpdate() {
  return std::make_unique<Progress>(progress_, false);
}

void WatchPrinter::OnUpdate(const UpdateReport& report, const std::vector<Failure>& fresh) {
  const std::string line =
      json_ ? ReportAsJson(report) : TimeOfDay() + " " + Summary(report, fresh.size());
  std::fputs((line + "\n").c_str(), stdout);
  std::fflush(stdout);
  std::fputs(FailuresAsText(fresh).c_str(), stderr);
}

void WatchPrinter::OnWatching(size_t folders) {
  std::fprintf(stderr, "watching %zu folder%s\n", folders, folders == 1 ? "" : "s");
}

void WatchPrinter::OnNote(const std::string& note) {
  std::fprintf(stderr, "note: %s\n", EscapeForTerminal(note).c_str());
}

void WatchPrinter::OnError(const Error& error) {
  std::fprintf(stderr, "%s %s; it will be tried again\n", TimeOfDay().c_str(),
               EscapeForTerminal(error.what()).c_str());
}

}  // namespace faro
