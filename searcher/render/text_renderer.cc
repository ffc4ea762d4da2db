// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "lib/base/escape.h"
#include "searcher/render/renderer.h"

namespace faro {
namespace {

constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kMatch = "\x1b[1;33m";
constexpr std::string_view kReset = "\x1b[0m";

class Painter {
 public:
  explicit Painter(bool color) : color_(color) {}
  std::string Paint(std::string_view style, const std::string& text) const {
    if (!color_) return text;
    return std::string(style) + text + std::string(kReset);
  }

 private:
  bool color_;
};

std::string HeadingLine(const Passage& passage, const Painter& painter) {
  std::string line = painter.Paint(kBold, EscapeForTerminal(passage.title));
  for (const std::string& heading : passage.heading) line += " › " + EscapeForTerminal(heading);
  return line;
}

std::string PlaceLine(const Passage& passage, const Painter& painter) {
  std::string line = passage.root + "/" + passage.path;
  if (passage.page > 0) line += " p. " + std::to_string(passage.page);
  if (passage.line > 0) line += ":" + std::to_string(passage.line);
  line += "  [" + std::string(LanguageCode(passage.language)) + "]";
  if (passage.updated) line += "  " + passage.updated->ToString();
  return painter.Paint(kDim, EscapeForTerminal(line));
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

class TextRenderer : public Renderer {
 public:
  explicit TextRenderer(const RenderOptions& options) : painter_(options.color) {}

  std::string Render(const SearchResult& result, std::string_view topic) override {
    std::string text;
    if (!topic.empty()) {
      text += "== " + EscapeForTerminal(topic) + "  " + EscapeForTerminal(result.query) + "\n";
    }
    for (const Hit& hit : result.hits) {
      if (hit.rank > 1 && &hit != &result.hits.front()) text += '\n';
      text += std::to_string(hit.rank) + ". " + HeadingLine(hit.passage, painter_) + "\n   " +
              PlaceLine(hit.passage, painter_) + "\n   " + SnippetText(hit.snippet, painter_) +
              "\n";
      if (hit.gist) text += GistLine(*hit.gist, painter_);
    }
    return text;
  }

 private:
  Painter painter_;
};

}  // namespace

std::unique_ptr<Renderer> MakeTextRenderer(const RenderOptions& options) {
  return std::make_unique<TextRenderer>(options);
}

std::string PassageAsText(const Passage& passage, bool color) {
  const Painter painter(color);
  std::string text = HeadingLine(passage, painter) + "\n" + PlaceLine(passage, painter) + "\n\n" +
                     EscapeForTerminal(passage.text, true) + "\n";
  const auto add_list = [&](const char* name, const std::vector<std::string>& list) {
    if (!list.empty()) text += std::string("\n") + name + "\n";
    for (const std::string& entry : list) text += "  " + EscapeForTerminal(entry) + "\n";
  };
  add_list("Links", passage.links);
  add_list("Contacts", passage.contacts);
  return text;
}

}  // namespace faro
