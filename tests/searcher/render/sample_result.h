// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_TESTS_SEARCHER_RENDER_SAMPLE_RESULT_H_
#define FARO_TESTS_SEARCHER_RENDER_SAMPLE_RESULT_H_

#include <string>
#include <string_view>
#include <vector>

#include "searcher/render/renderer.h"

namespace faro::testing {

// A passage with something in each of its fields.
inline Passage SamplePassage() {
  Passage passage;
  passage.source_id = "0123456789abcdef";
  passage.ordinal = 4;
  passage.path = "es/albergues.md";
  passage.root = "/srv/manual";
  passage.title = "Albergues";
  passage.heading = {"Planificación", "Lugar"};
  passage.language = Language::kSpanish;
  passage.updated = PartialDate{2022, 9, 0};
  passage.page = 3;
  passage.line = 12;
  passage.contacts = {"cccm@example.org", "agua@example.org"};
  passage.links = {"https://example.org/plan"};
  passage.text = "El albergue está cerca.\nEl río también.";
  return passage;
}

// A hit on it: "albergue" is highlighted, behind an accent's worth of bytes.
inline Hit SampleHit() {
  Hit hit;
  hit.rank = 1;
  hit.score = 12.25;
  hit.passage = SamplePassage();
  hit.snippet.text = "…está: el albergue es de todos";
  hit.snippet.highlights = {{13, 21}};
  hit.matched = {{"shelter", "albergue", Why::kStem}};
  return hit;
}

inline SearchResult SampleResult() {
  SearchResult result;
  result.query = "shelter";
  result.language = Language::kEnglish;
  result.total = 42;
  result.took_ms = 1.5;
  result.hits = {SampleHit()};
  return result;
}

// What a run prints of one result, or in a batch of several with their topics.
inline std::string Rendered(const RenderOptions& options, const SearchResult& result) {
  const auto renderer = MakeRenderer(options);
  std::string output = renderer->Begin();
  output += renderer->Render(result, "");
  return output + renderer->End();
}

inline std::string RenderedBatch(RenderOptions options, const std::vector<SearchResult>& results) {
  options.batch = true;
  const auto renderer = MakeRenderer(options);
  std::string output = renderer->Begin();
  for (size_t i = 0; i < results.size(); ++i) {
    output += renderer->Render(results[i], "Q" + std::to_string(i + 1));
  }
  return output + renderer->End();
}

inline RenderOptions InFormat(OutputFormat format) {
  RenderOptions options;
  options.format = format;
  return options;
}

// The lines of a text, which must end with a line end.
inline std::vector<std::string> Lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      lines.back() += " (no line end)";
      break;
    }
    text.remove_prefix(end + 1);
  }
  return lines;
}

// Text with which a document could take over a terminal: colours, a cursor movement, a bell, a C1
// control, a line end, a separator, a bidirectional override, and an ill-formed byte.
inline constexpr std::string_view kHostileText =
    "a\x1b[31mb\x1b[2Jc\x07"
    "d\u009b1me\nf\rg\u2028h\u202ei\x7f"
    "j\xFFk";

}  // namespace faro::testing

#endif  // FARO_TESTS_SEARCHER_RENDER_SAMPLE_RESULT_H_
