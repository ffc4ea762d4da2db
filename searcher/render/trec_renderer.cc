// SPDX-License-Identifier: GPL-3.0-or-later
#include <unicode/uchar.h>

#include <cstdio>
#include <set>
#include <string>

#include "lib/base/utf8.h"
#include "searcher/render/renderer.h"

namespace faro {
namespace {

class TrecRenderer : public Renderer {
 public:
  std::string Render(const SearchResult& result, std::string_view topic) override {
    std::string lines;
    std::set<std::string> seen;
    for (const Hit& hit : result.hits) {
      if (!seen.insert(hit.passage.source_id).second) continue;
      char score[32];
      std::snprintf(score, sizeof score, "%.6f", hit.score);
      lines += (topic.empty() ? std::string("1") : DocumentNumber(topic)) + " Q0 " +
               DocumentNumber(hit.passage.path) + " " + std::to_string(seen.size()) + " " + score +
               " faro\n";
    }
    return lines;
  }
};

}  // namespace

std::unique_ptr<Renderer> MakeTrecRenderer() { return std::make_unique<TrecRenderer>(); }

std::string DocumentNumber(std::string_view path) {
  std::string number;
  for (size_t i = 0; i < path.size();) {
    const size_t begin = i;
    const auto c = static_cast<UChar32>(NextCodePoint(path, &i));
    const std::string_view letter = path.substr(begin, i - begin);
    if (c != U'%' && !u_isUWhiteSpace(c) && !u_iscntrl(c) && IsValidUtf8(letter)) {
      number += letter;
      continue;
    }
    for (const char byte : letter) {
      char encoded[4];
      std::snprintf(encoded, sizeof encoded, "%%%02X", static_cast<unsigned char>(byte));
      number += encoded;
    }
  }
  return number;
}

std::unique_ptr<Renderer> MakeRenderer(const RenderOptions& options) {
  switch (options.format) {
    case OutputFormat::kJson:
    case OutputFormat::kJsonLines:
      return MakeJsonRenderer(options);
    case OutputFormat::kCsv:
      return MakeCsvRenderer(options);
    case OutputFormat::kTrec:
      return MakeTrecRenderer();
    case OutputFormat::kText:
      break;
  }
  return MakeTextRenderer(options);
}

}  // namespace faro
