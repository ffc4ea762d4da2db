// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_RENDER_HYPERLINK_H_
#define FARO_SEARCHER_RENDER_HYPERLINK_H_

#include <string>
#include <string_view>

#include "lib/index/passage.h"

namespace faro {

// The address of the passage's file on the computer called `host`: file://HOST/PATH (RFC 8089) with
// its page as #page=N (RFC 8118), else its line as #N, where the index knows one. All bytes but
// unreserved characters (RFC 3986) and slashes are percent-encoded, so nothing in a path can end
// the address or reach a terminal as a control.
std::string FileAddress(const Passage& passage, std::string_view host);

// `text` as a terminal shows a link to `address`: the escape sequence OSC 8, ended by ST. `address`
// must be printable ASCII.
std::string Hyperlink(std::string_view address, std::string_view text);

}  // namespace faro

#endif  // FARO_SEARCHER_RENDER_HYPERLINK_H_
