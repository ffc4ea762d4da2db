// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/progress.h"

#include <unistd.h>

#include <cstdio>
#include <string_view>

#include "lib/base/escape.h"

namespace faro {
namespace {

constexpr auto kTerminalInterval = std::chrono::milliseconds(100);
constexpr auto kLogInterval = std::chrono::seconds(5);

std::string_view NameOf(SourceAction action) {
  switch (action) {
    case SourceAction::kAdd:
      return "add";
    case SourceAction::kUpdate:
      return "update";
    case SourceAction::kMove:
      return "move";
    case SourceAction::kRemove:
      return "remove";
    case SourceAction::kFail:
      return "fail";
    case SourceAction::kKeep:
      break;
  }
  return "keep";
}

}  // namespace

Progress::Progress(ProgressMode mode, bool list_sources)
    : terminal_(isatty(STDERR_FILENO) != 0),
      shown_(mode == ProgressMode::kAlways || (mode == ProgressMode::kAuto && terminal_)),
      list_sources_(list_sources) {}

Progress::~Progress() {
  if (shown_ && terminal_) std::fputs("\r\x1b[K", stderr);
}

void Progress::OnStart(size_t sources) { sources_ = sources; }

void Progress::OnSource(SourceAction action, const std::string& path) {
  ++done_;
  failed_ += action == SourceAction::kFail;
  if (list_sources_ && action != SourceAction::kKeep) {
    std::printf("%-7s %s\n", NameOf(action).data(), EscapeForTerminal(path).c_str());
  }
  if (!shown_) return;
  const auto now = Clock::now();
  if (now - last_ < (terminal_ ? Clock::duration(kTerminalInterval) : kLogInterval)) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double rate = static_cast<double>(done_) / seconds;
  const double left = sources_ > done_ ? static_cast<double>(sources_ - done_) / rate : 0;
  std::fprintf(stderr, "%s%zu of %zu files, %.0f a second, %zu failed, about %.0f s left%s",
               terminal_ ? "\r\x1b[K" : "", done_, sources_, rate, failed_, left,
               terminal_ ? "" : "\n");
  std::fflush(stderr);
}

}  // namespace faro
