// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_GIST_APERTIUM_MODE_H_
#define FARO_SEARCHER_GIST_APERTIUM_MODE_H_

#include <string_view>
#include <vector>

#include "lib/language/language.h"
#include "searcher/gist/process_pipeline.h"

namespace faro {

// The programs that make up one direction of Apertium, all of them flushing at each NUL. They are
// run without the program `apertium`, a shell script that takes five times as long to start and
// that does not pass NULs on.
struct ApertiumMode {
  std::vector<Command> analysis;    // text to words with their translations
  std::vector<Command> generation;  // words with their translations to text, unmarked
};

// Reads a mode file: a pipeline of programs, arguments in single quotes or bare, $1 and $2 standing
// for options. `name` stands for the file in messages. Throws Error(kBadInput) for anything else,
// such as other shell syntax, and when no program looks translations up. Thread-safe.
ApertiumMode ParseApertiumMode(std::string_view text, std::string_view name);

// The mode from `from` to the other language, of $APERTIUM_DATADIR, else /usr/share/apertium.
// Throws Error(kIo) when it is not installed, and as ParseApertiumMode does.
ApertiumMode LoadApertiumMode(Language from);

}  // namespace faro

#endif  // FARO_SEARCHER_GIST_APERTIUM_MODE_H_
