// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/explain_json.h"

#include "lib/base/escape.h"
#include "searcher/render/renderer.h"

namespace faro {
namespace {

using Json = nlohmann::ordered_json;

Json Alternatives(const std::vector<Alternative>& alternatives) {
  Json list = Json::array();
  for (const Alternative& alternative : alternatives) {
    list.push_back({{"term", ToValidUtf8(alternative.text)},
                    {"field", kSchema[static_cast<size_t>(alternative.field)].name},
                    {"why", WhyName(alternative.why)}});
  }
  return list;
}

void AddConcept(const Concept& word, Json* json) {
  (*json)["query"] = ToValidUtf8(word.query);
  if (word.weightless) (*json)["function_word"] = true;
  const auto add = [&](const char* name, const std::vector<Alternative>& alternatives) {
    if (!alternatives.empty()) (*json)[name] = Alternatives(alternatives);
  };
  add("any_of", word.base);
  add("unlikely_language", word.unlikely);
  add("loose", word.loose);
  add("exact", word.exact);
  for (const TranslatedForm& form : word.translations) {
    (*json)["translations"].push_back(
        {{"all_of", Alternatives(form.words)}, {"by", OriginNames(form.origins)}});
  }
  if (!word.phrase.empty()) (*json)["in_this_order"] = word.phrase;
}

Json Expanded(const ExpandedNode& node) {
  Json json;
  if (node.excluded) json["excluded"] = true;
  if (node.scope != Scope::kAnywhere) {
    json["in"] = node.scope == Scope::kTitle ? "title" : "heading";
  }
  if (node.weight != 1) json["weight"] = node.weight;
  if (node.kind == ExpandedNode::Kind::kConcept) {
    AddConcept(node.concept_value, &json);
    return json;
  }
  Json& children = json[node.kind == ExpandedNode::Kind::kAll ? "all" : "any"] = Json::array();
  for (const ExpandedNode& child : node.children) children.push_back(Expanded(child));
  return json;
}

}  // namespace

Json ExplainAsJson(const SearchResult& result) {
  Json json;
  json["stages"] = ExplainAsText(result);
  json["languages"] = Json::array();
  for (const Language language : result.expanded.languages) {
    json["languages"].push_back(LanguageCode(language));
  }
  json["expanded"] = Expanded(result.expanded.root);
  json["xapian"] = ToValidUtf8(result.xapian_query.get_description());
  json["hits"] = Json::array();
  for (const Hit& hit : result.hits) {
    Json concepts = Json::array();
    for (const ConceptScore& part : hit.scores) {
      concepts.push_back({{"query", ToValidUtf8(part.query)}, {"score", part.score}});
    }
    json["hits"].push_back({{"id", hit.passage.Id()}, {"score", hit.score}});
    json["hits"].back()["concepts"] = std::move(concepts);
  }
  return json;
}

}  // namespace faro
