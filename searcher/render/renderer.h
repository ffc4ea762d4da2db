// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_RENDER_RENDERER_H_
#define FARO_SEARCHER_RENDER_RENDERER_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/searcher.h"

namespace faro {

enum class OutputFormat { kText, kJson, kJsonLines, kCsv, kTrec };

// Turns search results into output, escaped for where it goes. A run renders Begin, then each
// result, then End; the pieces together are the output.
class Renderer {
 public:
  virtual ~Renderer() = default;
  virtual std::string Begin() { return {}; }
  // `topic` is the id of the query in a batch, else empty.
  virtual std::string Render(const SearchResult& result, std::string_view topic) = 0;
  virtual std::string End() { return {}; }
};

struct RenderOptions {
  OutputFormat format = OutputFormat::kText;
  bool batch = false;
  bool color = false;
  bool hyperlinks = false;  // text: places are links to files
  std::string host;         // that the files are on, for the links
  bool explain = false;
  bool gist = false;                        // CSV has a column for it
  bool also_in = false;                     // and for this
  std::optional<PartialDate> stale_before;  // documents updated before are marked
};

std::unique_ptr<Renderer> MakeRenderer(const RenderOptions& options);

// For people: title, headings, place and snippet of each hit.
std::unique_ptr<Renderer> MakeTextRenderer(const RenderOptions& options);
// One object, or in a batch an array of them; or one object a line.
std::unique_ptr<Renderer> MakeJsonRenderer(const RenderOptions& options);
// RFC 4180 with a header; cells that a spreadsheet would take for a formula start with '.
std::unique_ptr<Renderer> MakeCsvRenderer(const RenderOptions& options);
// TREC run lines: topic, Q0, document, rank, score, faro; each document once.
std::unique_ptr<Renderer> MakeTrecRenderer();

// The number of other places: "4", or "500+" where there may be more.
std::string CountAsText(const OtherPlaces& places);

// One passage in full with its neighbours, its document's links and contacts, and where the other
// headings of its document are, for `show`.
std::string PassageAsText(const PassageInContext& found, const RenderOptions& options);
std::string PassageAsJson(const PassageInContext& found, const RenderOptions& options);

// How the query was understood, stage by stage, and what each hit matched.
std::string ExplainAsText(const SearchResult& result);

// The name of a document in TREC files: its path with white space, control characters, '%' and
// bytes that are no UTF-8 percent-encoded. No two paths have the same.
std::string DocumentNumber(std::string_view path);

}  // namespace faro

#endif  // FARO_SEARCHER_RENDER_RENDERER_H_
