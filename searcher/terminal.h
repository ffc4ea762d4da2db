// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_TERMINAL_H_
#define FARO_SEARCHER_TERMINAL_H_

#include <string>
#include <string_view>

namespace faro {

enum class When { kAuto, kAlways, kNever };

// Whether standard output is a terminal that understands escape sequences.
bool OnTerminal();

// Colours where wanted; of itself on a terminal, unless $NO_COLOR is set (no-color.org).
bool UseColor(When when);

// The name of this computer as addresses of its files have it; empty where it has none.
std::string HostName();

// Whether `text` is more than the terminal of standard output shows at once.
bool ExceedsScreen(std::string_view text);

// The program that long output goes through.
struct Pager {
  std::string command;  // for a shell; empty: none
  // The environment variable that names it. Empty: none does, and it is the default, which is no
  // matter where it is not installed.
  std::string variable;
};

// $FARO_PAGER, else $PAGER, else `less -FRX`.
Pager ChoosePager();

// Shows `text` in `pager` and waits until the user leaves it, which they may do before its end.
// Returns false when it could not be started, and nothing was shown. While it runs, Ctrl-C is the
// pager's: where that ends the pager, it ends this process as well. For the main thread.
bool ShowInPager(std::string_view text, const Pager& pager);

}  // namespace faro

#endif  // FARO_SEARCHER_TERMINAL_H_
