// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/cli/shell_options.h"

#include <CLI/CLI.hpp>
#include <iterator>
#include <vector>

#include "lib/cli/app_description.h"
#include "lib/cli/completion.h"
#include "lib/cli/man_page.h"

namespace faro {

void AddShellOptions(CLI::App* app, ShellRequest* request) {
  app->add_option("--profile", request->profile,
                  "use what the config file says below [profile.NAME] [$FARO_PROFILE]")
      ->type_name("NAME")
      ->configurable(false);
  app->add_flag("--show-config", request->show_config,
                "print each setting, its value and who set it; as JSON with --json")
      ->configurable(false);
  app->add_option("--completion", request->completion,
                  "print what makes that shell complete command lines, to be sourced")
      ->type_name("bash|zsh|fish")
      ->check(CLI::IsMember(
          std::vector<std::string>(std::begin(kCompletionShells), std::end(kCompletionShells))))
      ->configurable(false);
  app->add_flag("--man", request->man_page, "print the man page, as in: --man | man -l -")
      ->configurable(false);
}

std::optional<std::string> RequestedText(const ShellRequest& request, const CLI::App& app,
                                         const Manual& manual) {
  if (!request.completion.empty()) return CompletionFor(request.completion, DescribeApp(app));
  if (request.man_page) return ManPage(DescribeApp(app), manual, FARO_VERSION);
  return std::nullopt;
}

}  // namespace faro
