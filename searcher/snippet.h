// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_SNIPPET_H_
#define FARO_SEARCHER_SNIPPET_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/language/analyzer.h"
#include "searcher/match_table.h"

namespace faro {

// Longest snippet, in code points, the ellipses not counted: about two and a half lines.
inline constexpr size_t kSnippetLength = 240;

// A part of a passage that shows why it is a hit. Rendering is elsewhere.
struct Snippet {
  std::string text;  // UTF-8 on one line; "…" at an end that is no edge of a sentence
  // Byte ranges [begin, end) of `text` that match the query: sorted, disjoint, on code points.
  std::vector<std::pair<size_t, size_t>> highlights;
};

// Cuts the window of whole words, at most `length` code points, that shows the most different query
// words, then the most matches, the start of a sentence counting as one match more; it ends with a
// sentence where that loses none of them. `matches` are those of `text`, analysed as `analyzed`;
// without any, the passage's beginning is shown.
Snippet MakeSnippet(std::string_view text, const AnalyzedText& analyzed,
                    const std::vector<Match>& matches, size_t length = kSnippetLength);

}  // namespace faro

#endif  // FARO_SEARCHER_SNIPPET_H_
