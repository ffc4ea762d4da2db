// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggest/suggestion_renderer.h"

#include <nlohmann/json.hpp>

#include "lib/base/escape.h"

namespace faro {

std::string SuggestionsAsText(const std::vector<Suggestion>& suggestions) {
  std::string text;
  for (const Suggestion& suggestion : suggestions) {
    text += EscapeForTerminal(suggestion.text) + "\n";
  }
  return text;
}

std::string SuggestionsAsJson(std::string_view prefix, const std::vector<Suggestion>& suggestions,
                              bool one_line) {
  using Json = nlohmann::ordered_json;
  Json json;
  json["prefix"] = ToValidUtf8(prefix);
  json["suggestions"] = Json::array();
  for (const Suggestion& suggestion : suggestions) {
    json["suggestions"].push_back({{"text", ToValidUtf8(suggestion.text)},
                                   {"kind", SuggestionKindName(suggestion.kind)},
                                   {"language", LanguageCode(suggestion.language)},
                                   {"passages", suggestion.passages}});
  }
  return json.dump(one_line ? -1 : 2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace faro
