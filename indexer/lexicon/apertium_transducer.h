// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_APERTIUM_TRANSDUCER_H_
#define FARO_INDEXER_LEXICON_APERTIUM_TRANSDUCER_H_

#include <cstdint>
#include <functional>
#include <string>

namespace faro {

// One side of a path: its letters in UTF-8, and the first of the grammatical tags that follow
// them.
struct PathSide {
  std::string text;
  std::string tag;  // "<n>"; empty before the first

  bool tagged() const { return !tag.empty(); }
};

// What to do at a state of a path.
enum class PathStep : uint8_t {
  kContinue,  // go on from here
  kStop,      // nothing of interest follows
};

// Is shown both sides of each beginning of a path, and whether a path may end there.
using PathVisitor =
    std::function<PathStep(const PathSide& input, const PathSide& output, bool final)>;

// Walks all paths of the section with words of a compiled Apertium dictionary (lttoolbox's binary
// format), depth first. Loops of one state are left out, and paths longer than 80 symbols are cut.
// Spaces stand for the transducer's blanks; of what follows the tags, only a join (+) is kept.
// Returns false when there is no file at `path`. Throws Error(kBadInput) naming the file when it
// cannot be read as such.
bool WalkTransducer(const std::string& path, const PathVisitor& visit);

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_APERTIUM_TRANSDUCER_H_
