// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>
#include <xapian.h>

#include <cstdio>
#include <cstdlib>
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

void PrintError(const faro::Error& error) {
  std::fprintf(stderr, "faro-index: %s\n", faro::EscapeForTerminal(error.what()).c_str());
  if (error.hint().empty()) return;
  std::fprintf(stderr, "  hint: %s\n", faro::EscapeForTerminal(error.hint()).c_str());
}

// Where the disk is full, a destructor within Xapian can throw, which nobody can catch. Nothing is
// published by then, so the index is as it was; what is left to do is to say why.
[[noreturn]] void EndByTerminate() {
  try {
    if (std::current_exception()) throw;
  } catch (const Xapian::Error& error) {
    PrintError(faro::FromXapian(error, "writing the index"));
    _exit(faro::kExitError);
  } catch (...) {
  }
  std::abort();
}

}  // namespace

int main(int argc, char** argv) {
  const std::atomic<int>* interrupted = nullptr;
  std::set_terminate(EndByTerminate);
  try {
    faro::IgnoreClosedPipes();
    const faro::IndexCommandLine line = faro::ParseIndexCommandLine(argc, argv);
    if (line.done) return line.exit_status;
    const bool writes = line.options.command == faro::IndexCommand::kUpdate ||
                        line.options.command == faro::IndexCommand::kRemove ||
                        line.options.command == faro::IndexCommand::kWatch;
    if (writes) interrupted = faro::CatchInterrupts();
    return faro::RunIndexCommand(line.options, interrupted);
  } catch (const faro::Error& error) {
    if (interrupted != nullptr && interrupted->load() != 0) {
      return faro::ExitStatusOf(interrupted->load());
    }
    PrintError(error);
    return StatusOf(error.code());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "faro-index: %s\n", faro::EscapeForTerminal(error.what()).c_str());
    return faro::kExitError;
  }
}
