// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <exception>

#include "indexer/commands.h"
#include "indexer/options.h"
#include "lib/base/error.h"
#include "lib/base/escape.h"
#include "lib/cli/interrupt.h"
#include "lib/cli/settings.h"

namespace {

int StatusOf(faro::ErrorCode code) {
  switch (code) {
    case faro::ErrorCode::kIndexMissing:
    case faro::ErrorCode::kIndexMismatch:
      return faro::kExitIndex;
    case faro::ErrorCode::kLocked:
      return faro::kExitLocked;
    default:
      return faro::kExitError;
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::atomic<int>* interrupted = nullptr;
  try {
    faro::IgnoreClosedPipes();
    const faro::IndexCommandLine line = faro::ParseIndexCommandLine(argc, argv);
    if (line.done) return line.exit_status;
    const bool writes = line.options.command == faro::IndexCommand::kUpdate ||
                        line.options.command == faro::IndexCommand::kRemove;
    if (writes) interrupted = faro::CatchInterrupts();
    return faro::RunIndexCommand(line.options, interrupted);
  } catch (const faro::Error& error) {
    if (interrupted != nullptr && interrupted->load() != 0) {
      return faro::ExitStatusOf(interrupted->load());
    }
    std::fprintf(stderr, "faro-index: %s\n", faro::EscapeForTerminal(error.what()).c_str());
    if (!error.hint().empty()) {
      std::fprintf(stderr, "  hint: %s\n", faro::EscapeForTerminal(error.hint()).c_str());
    }
    return StatusOf(error.code());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "faro-index: %s\n", faro::EscapeForTerminal(error.what()).c_str());
    return faro::kExitError;
  }
}
