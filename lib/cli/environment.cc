// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/cli/environment.h"

#include <cstdlib>

namespace faro {

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

std::string XdgFolder(const char* variable, const char* fallback) {
  std::string folder = Environment(variable);
  if (!folder.empty() && folder.front() == '/') return folder;
  const std::string home = Environment("HOME");
  return home.empty() ? std::string() : home + "/" + fallback;
}

}  // namespace faro
