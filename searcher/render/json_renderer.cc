// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <nlohmann/json.hpp>

#include "lib/base/escape.h"
#include "searcher/render/explain_json.h"
#include "searcher/render/renderer.h"
#include "searcher/staleness.h"

namespace faro {
namespace {

using Json = nlohmann::ordered_json;

Json OrNull(uint32_t number) { return number == 0 ? Json() : Json(number); }

Json OrNull(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

std::vector<std::string> Valid(const std::vector<std::string>& list) {
  std::vector<std::string> valid;
  valid.reserve(list.size());
  for (const std::string& text : list) valid.push_back(ToValidUtf8(text));
  return valid;
}

double Rounded(double value, double steps) { return std::round(value * steps) / steps; }

// What a passage says of itself; all but its text.
void AddPassage(const Passage& passage, const RenderOptions& options, Json* json) {
  (*json)["id"] = passage.Id();
  (*json)["path"] = ToValidUtf8(passage.path);
  (*json)["root"] = ToValidUtf8(passage.root);
  (*json)["title"] = passage.title;
  (*json)["heading"] = passage.heading;
  (*json)["language"] = LanguageCode(passage.language);
  (*json)["updated"] = passage.updated ? Json(passage.updated->ToString()) : Json();
  (*json)["outdated"] = IsStale(passage, options.stale_before);
  (*json)["page"] = OrNull(passage.page);
  (*json)["line"] = OrNull(passage.line);
  (*json)["contacts"] = Valid(passage.contacts);
}

void AddWholePassage(const Passage& passage, const RenderOptions& options, Json* json) {
  AddPassage(passage, options, json);
  (*json)["links"] = Valid(passage.links);
  (*json)["text"] = passage.text;
}

Json HitAsJson(const Hit& hit, const RenderOptions& options) {
  Json json;
  json["rank"] = hit.rank;
  json["score"] = Rounded(hit.score, 1e6);
  AddPassage(hit.passage, options, &json);
  json["snippet"] = hit.snippet.text;
  json["highlights"] = Json::array();
  for (const auto& [begin, end] : hit.snippet.highlights) {
    json["highlights"].push_back({begin, end});
  }
  json["matched"] = Json::array();
  for (const MatchedWord& word : hit.matched) {
    json["matched"].push_back(
        {{"query", word.query}, {"found", word.found}, {"why", WhyName(word.why)}});
  }
  json["gist"] = hit.gist ? Json(*hit.gist) : Json();
  if (hit.also_in) {
    json["also_in"] = Valid(hit.also_in->paths);
    json["also_in_total"] = hit.also_in->total;
    json["also_in_more"] = hit.also_in->more;
  }
  return json;
}

Json FacetsAsJson(const Facets& facets) {
  Json json;
  const auto add = [&](const char* name, const Facet& facet) {
    json[name] = Json::array();
    for (const FacetCount& one : facet) {
      json[name].push_back({{"value", one.value.empty() ? Json() : Json(ToValidUtf8(one.value))},
                            {"passages", one.passages}});
    }
  };
  add("language", facets.language);
  add("folder", facets.folder);
  add("type", facets.type);
  add("year", facets.year);
  return json;
}

class JsonRenderer : public Renderer {
 public:
  explicit JsonRenderer(const RenderOptions& options) : options_(options) {}

  std::string Begin() override { return IsArray() ? "[\n" : ""; }

  std::string Render(const SearchResult& result, std::string_view topic) override {
    Json json;
    if (!topic.empty()) json["qid"] = ToValidUtf8(topic);
    json["query"] = ToValidUtf8(result.query);
    json["query_language"] = LanguageCode(result.language);
    json["total"] = result.total;
    json["took_ms"] = Rounded(result.took_ms, 1e3);
    json["corrected"] = OrNull(result.corrected);
    json["suggestion"] = OrNull(result.suggestion);
    json["notes"] = Valid(result.notes);
    if (result.facets) json["facets"] = FacetsAsJson(*result.facets);
    json["hits"] = Json::array();
    for (const Hit& hit : result.hits) json["hits"].push_back(HitAsJson(hit, options_));
    if (options_.explain) {
      json["explain"] = ExplainAsJson(result);
    }
    const bool one_line = options_.format == OutputFormat::kJsonLines || options_.batch;
    std::string text = json.dump(one_line ? -1 : 2, ' ', false, Json::error_handler_t::replace);
    if (IsArray() && !first_) text = ",\n" + text;
    first_ = false;
    return IsArray() ? text : text + "\n";
  }

  std::string End() override { return IsArray() ? "\n]\n" : ""; }

 private:
  bool IsArray() const { return options_.batch && options_.format == OutputFormat::kJson; }

  RenderOptions options_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Renderer> MakeJsonRenderer(const RenderOptions& options) {
  return std::make_unique<JsonRenderer>(options);
}

std::string PassageAsJson(const PassageInContext& found, const RenderOptions& options) {
  Json json;
  AddWholePassage(found.passage, options, &json);
  const auto add = [&](const char* name, const std::vector<Passage>& passages) {
    json[name] = Json::array();
    for (const Passage& passage : passages) {
      AddWholePassage(passage, options, &json[name].emplace_back());
    }
  };
  add("before", found.before);
  add("after", found.after);
  json["entries"] = Json::array();
  for (const DocumentEntry& entry : found.entries) {
    json["entries"].push_back({{"id", entry.id},
                               {"heading", entry.heading},
                               {"language", LanguageCode(entry.language)},
                               {"page", OrNull(entry.page)},
                               {"line", OrNull(entry.line)}});
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace faro
