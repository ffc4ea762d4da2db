// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_SUGGEST_SUGGESTION_RENDERER_H_
#define FARO_SEARCHER_SUGGEST_SUGGESTION_RENDERER_H_

#include <string>
#include <string_view>
#include <vector>

#include "searcher/suggest/suggester.h"

namespace faro {

// One suggestion a line, escaped for the terminal..
std::string SuggestionsAsText(const std::vector<Suggestion>& suggestions);

// {"prefix": ..., "suggestions": [{"text", "kind", "language", "passages"}]}, on one line or on
// several, with a line end.
std::string SuggestionsAsJson(std::string_view prefix, const std::vector<Suggestion>& suggestions,
                              bool one_line);

}  // namespace faro

#endif  // FARO_SEARCHER_SUGGEST_SUGGESTION_RENDERER_H_
