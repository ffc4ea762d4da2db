// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_CLI_MAN_PAGE_H_
#define FARO_LIB_CLI_MAN_PAGE_H_

#include <string>
#include <string_view>

#include "lib/cli/app_description.h"
#include "lib/cli/manual.h"

namespace faro {

// The man page of a program, section 1, in the man macros that groff and mandoc share (man(7)).
// Pure ASCII whatever the texts hold.
std::string ManPage(const AppDescription& app, const Manual& manual, std::string_view version);

// `text` for the body of a man page: what roff would take for itself stands for itself, also at the
// start of a line, and what is not ASCII is named by its code point. Line ends become blanks;
// ill-formed UTF-8 becomes U+FFFD.
std::string EscapeForRoff(std::string_view text);

}  // namespace faro

#endif  // FARO_LIB_CLI_MAN_PAGE_H_
