// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <string>

#include "lib/base/escape.h"
#include "searcher/render/renderer.h"

namespace faro {
namespace {

// A cell of RFC 4180, always quoted. A first character that makes a spreadsheet run the cell as a
// formula is put behind an apostrophe (OWASP, "CSV Injection").
std::string Cell(std::string_view raw) {
  const std::string text = EscapeForTerminal(raw);
  std::string cell = "\"";
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) {
    cell += '\'';
  }
  for (const char c : text) {
    if (c == '"') cell += '"';
    cell += c;
  }
  return cell + "\"";
}

std::string Number(uint32_t number) { return number == 0 ? "" : std::to_string(number); }

class CsvRenderer : public Renderer {
 public:
  explicit CsvRenderer(const RenderOptions& options)
      : batch_(options.batch), gist_(options.gist), also_in_(options.also_in) {}

  std::string Begin() override {
    return std::string(batch_ ? "qid," : "") +
           "rank,score,id,path,title,heading,language,updated,page,line,contacts,snippet" +
           (gist_ ? ",gist" : "") + (also_in_ ? ",also_in_total" : "") + "\r\n";
  }

  std::string Render(const SearchResult& result, std::string_view topic) override {
    std::string rows;
    for (const Hit& hit : result.hits) {
      const Passage& passage = hit.passage;
      char score[32];
      std::snprintf(score, sizeof score, "%.6f", hit.score);
      if (batch_) rows += Cell(topic) + ",";
      rows += std::to_string(hit.rank) + "," + score + "," + Cell(passage.Id()) + "," +
              Cell(passage.path) + "," + Cell(passage.title) + "," +
              Cell(Joined(passage.heading, " › ")) + "," +
              std::string(LanguageCode(passage.language)) + "," +
              (passage.updated ? passage.updated->ToString() : "") + "," + Number(passage.page) +
              "," + Number(passage.line) + "," + Cell(Joined(passage.contacts, "; ")) + "," +
              Cell(hit.snippet.text) + (gist_ ? "," + Cell(hit.gist.value_or("")) : "") +
              (also_in_ ? "," + (hit.also_in ? CountAsText(*hit.also_in) : "") : "") + "\r\n";
    }
    return rows;
  }

 private:
  static std::string Joined(const std::vector<std::string>& parts, const char* separator) {
    std::string joined;
    for (const std::string& part : parts) joined += (joined.empty() ? "" : separator) + part;
    return joined;
  }

  bool batch_;
  bool gist_;
  bool also_in_;
};

}  // namespace

std::unique_ptr<Renderer> MakeCsvRenderer(const RenderOptions& options) {
  return std::make_unique<CsvRenderer>(options);
}

}  // namespace faro
