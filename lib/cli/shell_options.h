// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_CLI_SHELL_OPTIONS_H_
#define FARO_LIB_CLI_SHELL_OPTIONS_H_

#include <optional>
#include <string>

#include "lib/cli/manual.h"

namespace CLI {
class App;
}

namespace faro {

// Options of both binaries that are about the program itself. They are options and not
// subcommands, so that no word of a query is taken from the user; the config file cannot set them.
struct ShellRequest {
  std::string completion;  // a shell, else empty
  bool man_page = false;
  bool show_config = false;
  std::string profile;
};

void AddShellOptions(CLI::App* app, ShellRequest* request);

// The completion script or the man page of `app`, where that was asked for.
std::optional<std::string> RequestedText(const ShellRequest& request, const CLI::App& app,
                                         const Manual& manual);

}  // namespace faro

#endif  // FARO_LIB_CLI_SHELL_OPTIONS_H_
