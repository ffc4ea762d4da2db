// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_BASE_ESCAPE_H_
#define FARO_LIB_BASE_ESCAPE_H_

#include <string>
#include <string_view>

namespace faro {

// `text` made safe for a terminal: control characters (C0, DEL, C1), line and paragraph separators
// and bidirectional overrides, with which a document could move the cursor or disguise what it
// says, become blanks; ill-formed UTF-8 becomes U+FFFD. '\n' stays only if `keep_lines`.
std::string EscapeForTerminal(std::string_view text, bool keep_lines = false);

// `text` with ill-formed UTF-8 as U+FFFD.
std::string ToValidUtf8(std::string_view text);

}  // namespace faro

#endif  // FARO_LIB_BASE_ESCAPE_H_
