// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_CLI_ENVIRONMENT_H_
#define FARO_LIB_CLI_ENVIRONMENT_H_

#include <string>

namespace faro {

// The value of an environment variable; empty where it is not set.
std::string Environment(const char* name);

// $`variable` where it is an absolute path, else `fallback` below the home folder, else empty.
std::string XdgFolder(const char* variable, const char* fallback);

}  // namespace faro

#endif  // FARO_LIB_CLI_ENVIRONMENT_H_
