// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_RENDER_SCREEN_ROWS_H_
#define FARO_SEARCHER_RENDER_SCREEN_ROWS_H_

#include <cstddef>
#include <string_view>

namespace faro {

// How many rows `text` fills on a terminal with so many columns (at least 1), where lines that are
// too long go on in the next row. Escape sequences (CSI and OSC) and combining characters take no
// room, wide East Asian characters two columns (UAX #11).
size_t ScreenRows(std::string_view text, size_t columns);

}  // namespace faro

#endif  // FARO_SEARCHER_RENDER_SCREEN_ROWS_H_
