// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <exception>

#include "lib/base/error.h"
#include "lib/base/escape.h"
#include "lib/cli/interrupt.h"
#include "lib/cli/settings.h"
#include "searcher/commands.h"
#include "searcher/options.h"

int main(int argc, char** argv) {
  try {
    faro::IgnoreClosedPipes();
    const faro::SearchCommandLine line = faro::ParseSearchCommandLine(argc, argv);
    if (line.done) return line.exit_status;
    return faro::RunSearchCommand(line.options);
  } catch (const faro::Error& error) {
    std::fprintf(stderr, "faro-search: %s\n", faro::EscapeForTerminal(error.what()).c_str());
    if (!error.hint().empty()) {
      std::fprintf(stderr, "  hint: %s\n", faro::EscapeForTerminal(error.hint()).c_str());
    }
    const bool index = error.code() == faro::ErrorCode::kIndexMissing ||
                       error.code() == faro::ErrorCode::kIndexMismatch;
    return index ? faro::kExitIndex : faro::kExitError;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "faro-search: %s\n", error.what());
    return faro::kExitError;
  }
}
