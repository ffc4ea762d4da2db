// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>

#include "lib/base/escape.h"
#include "searcher/render/hyperlink.h"
#include "searcher/render/renderer.h"
#include "searcher/staleness.h"

namespace faro {
namespace {

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kMatch = "\x1b[1;33m";
constexpr std::string_view kStale = "\x1b[31m";
constexpr std::string_view kReset = "\x1b[0m";

class Painter {
 public:
  explicit Painter(const RenderOptions& options)
      : color_(options.color), hyperlinks_(options.hyperlinks), host_(options.host) {}
  std::string Paint(std::string_view style, const std::string& text) const {
    if (!color_) return text;
    return std::string(style) + text + std::string(kReset);
  }

  std::string Link(const Passage& passage, const std::string& text) const {
    return hyperlinks_ ? Hyperlink(FileAddress(passage, host_), text) : text;
  }

 private:
  bool color_;
  bool hyperlinks_;
  std::string host_;
};

std::string HeadingLine(const Passage& passage, const Painter& painter) {
  std::string line = painter.Paint(kBold, EscapeForTerminal(passage.title));
  for (const std::string& heading : passage.heading) line += " › " + EscapeForTerminal(heading);
  return line;
}

// Without the title, but for passages that stand above all headings.
// Of a passage under no heading it is the title.
std::string HeadingPath(const std::vector<std::string>& headings, const std::string& title) {
  std::string path;
  for (const std::string& heading : headings) path += (path.empty() ? "" : " › ") + heading;
  return path.empty() ? title : path;
}

// With a line down its left side, so that the passage itself stands out without colours too.
std::string NeighbourText(const Passage& passage, const Painter& painter) {
  std::string text;
  std::string_view rest = passage.text;
  const auto add_line = [&](std::string_view line) {
    text += painter.Paint(kDim, "│ " + EscapeForTerminal(line)) + "\n";
  };
  add_line(HeadingPath(passage.heading, passage.title));
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    add_line(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return text;
}

std::string PlaceLine(const Passage& passage, const Painter& painter,
                      const std::optional<PartialDate>& stale_before) {
  std::string line = passage.root + "/" + passage.path;
  if (passage.page > 0) line += " p. " + std::to_string(passage.page);
  if (passage.line > 0) line += ":" + std::to_string(passage.line);
  line = painter.Link(passage, EscapeForTerminal(line));
  line += "  [" + std::string(LanguageCode(passage.language)) + "]";
  if (passage.updated) line += "  " + passage.updated->ToString();
  line = painter.Paint(kDim, line);
  if (!IsStale(passage, stale_before)) return line;
  return line + "  " + painter.Paint(kStale, "may be out of date");
}

std::string SnippetText(const Snippet& snippet, const Painter& painter) {
  std::string text;
  size_t at = 0;
  for (const auto& [begin, end] : snippet.highlights) {
    text += EscapeForTerminal(std::string_view(snippet.text).substr(at, begin - at));
    text += painter.Paint(
        kMatch, EscapeForTerminal(std::string_view(snippet.text).substr(begin, end - begin)));
    at = end;
  }
  return text + EscapeForTerminal(std::string_view(snippet.text).substr(at));
}

std::string GistLine(const std::string& gist, const Painter& painter) {
  return "   " + painter.Paint(kDim, "[machine translation] " + EscapeForTerminal(gist)) + "\n";
}

std::string AlsoInLine(const OtherPlaces& places, const Painter& painter) {
  constexpr size_t kMostPaths = 3;
  std::string line = "also in " + CountAsText(places) + " other " +
                     (places.total == 1 && !places.more ? "place: " : "places: ");
  const size_t named = std::min(kMostPaths, places.paths.size());
  for (size_t i = 0; i < named; ++i) {
    line += (i == 0 ? "" : ", ") + EscapeForTerminal(places.paths[i]);
  }
  if (places.more || places.total > named) line += ", …";
  return "   " + painter.Paint(kDim, line) + "\n";
}

std::string FacetLines(const Facets& facets, const Painter& painter) {
  constexpr size_t kMostValues = 8;
  std::string lines;
  const auto add = [&](const char* name, const Facet& facet) {
    if (facet.empty()) return;
    lines += painter.Paint(kDim, name);
    for (size_t i = 0; i < std::min(kMostValues, facet.size()); ++i) {
      const std::string value = facet[i].value.empty() ? "(none)" : facet[i].value;
      lines += "  " + EscapeForTerminal(value) + " " + std::to_string(facet[i].passages);
    }
    lines += facet.size() > kMostValues ? "  …\n" : "\n";
  };
  add("\nlanguage", facets.language);
  add("folder  ", facets.folder);
  add("type    ", facets.type);
  add("year    ", facets.year);
  return lines;
}

class TextRenderer : public Renderer {
 public:
  explicit TextRenderer(const RenderOptions& options)
      : painter_(options), stale_before_(options.stale_before) {}

  std::string Render(const SearchResult& result, std::string_view topic) override {
    std::string text;
    if (!topic.empty()) {
      text += "== " + EscapeForTerminal(topic) + "  " + EscapeForTerminal(result.query) + "\n";
    }
    for (const Hit& hit : result.hits) {
      if (hit.rank > 1 && &hit != &result.hits.front()) text += '\n';
      text += std::to_string(hit.rank) + ". " + HeadingLine(hit.passage, painter_) + "\n   " +
              PlaceLine(hit.passage, painter_, stale_before_) + "\n   " +
              SnippetText(hit.snippet, painter_) + "\n";
      if (hit.gist) text += GistLine(*hit.gist, painter_);
      if (hit.also_in && hit.also_in->total > 0) text += AlsoInLine(*hit.also_in, painter_);
    }
    if (result.facets) text += FacetLines(*result.facets, painter_);
    return text;
  }

 private:
  Painter painter_;
  std::optional<PartialDate> stale_before_;
};

}  // namespace

std::unique_ptr<Renderer> MakeTextRenderer(const RenderOptions& options) {
  return std::make_unique<TextRenderer>(options);
}

std::string CountAsText(const OtherPlaces& places) {
  return std::to_string(places.total) + (places.more ? "+" : "");
}

std::string PassageAsText(const PassageInContext& found, const RenderOptions& options) {
  const Painter painter(options);
  const Passage& passage = found.passage;
  std::string text = HeadingLine(passage, painter) + "\n" +
                     PlaceLine(passage, painter, options.stale_before) + "\n\n";
  for (const Passage& neighbour : found.before) text += NeighbourText(neighbour, painter) + "\n";
  text += EscapeForTerminal(passage.text, true) + "\n";
  for (const Passage& neighbour : found.after) text += "\n" + NeighbourText(neighbour, painter);
  const auto add_list = [&](const char* name, const std::vector<std::string>& list) {
    if (!list.empty()) text += std::string("\n") + name + "\n";
    for (const std::string& entry : list) text += "  " + EscapeForTerminal(entry) + "\n";
  };
  add_list("Links", passage.links);
  add_list("Contacts", passage.contacts);
  if (found.entries.size() > 1) text += "\nIn this document\n";
  for (size_t i = 0; found.entries.size() > 1 && i < found.entries.size(); ++i) {
    const DocumentEntry& entry = found.entries[i];
    std::string line =
        entry.id + "  " + EscapeForTerminal(HeadingPath(entry.heading, passage.title));
    if (entry.heading == passage.heading) line = painter.Paint(kBold, line);
    text += "  " + line + "\n";
  }
  return text;
}

}  // namespace faro
