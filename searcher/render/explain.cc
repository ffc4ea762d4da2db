// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <string>

#include "lib/base/escape.h"
#include "searcher/ranking.h"
#include "searcher/render/renderer.h"

namespace faro {
namespace {

std::string Indent(size_t depth) { return std::string(2 * depth + 2, ' '); }

std::string Number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", value);
  return text;
}

std::string_view ScopeName(Scope scope) {
  if (scope == Scope::kTitle) return "title:";
  return scope == Scope::kHeading ? "heading:" : "";
}

void PrintTree(const QueryNode& node, size_t depth, std::string* text) {
  *text += Indent(depth) + (node.excluded ? "not " : "");
  switch (node.kind) {
    case NodeKind::kWord:
      *text += std::string(ScopeName(node.scope)) + node.text + "\n";
      return;
    case NodeKind::kPhrase:
      *text += std::string(ScopeName(node.scope)) + "\"" + node.text + "\"\n";
      return;
    case NodeKind::kAny:
      *text += "any of\n";
      break;
    case NodeKind::kAll:
      *text += "all of\n";
      break;
  }
  for (const QueryNode& child : node.children) PrintTree(child, depth + 1, text);
}

void PrintAlternatives(const std::string& name, const std::vector<Alternative>& alternatives,
                       size_t depth, std::string* text) {
  if (alternatives.empty()) return;
  *text += Indent(depth) + name + ":";
  for (const Alternative& alternative : alternatives) {
    const FieldSpec& field = kSchema[static_cast<size_t>(alternative.field)];
    *text += " " + alternative.text + " (" + std::string(field.name) + ", " +
             std::string(WhyName(alternative.why)) + ")";
  }
  *text += '\n';
}

// The first spelling is the typed one where the index has it.
void PrintExact(const std::vector<Alternative>& exact, size_t depth, std::string* text) {
  if (exact.empty()) return;
  PrintAlternatives("weight " + Number(kExactWeight) + " more", {exact.front()}, depth, text);
  PrintAlternatives("weight " + Number(kAccentWeight) + " more", {exact.begin() + 1, exact.end()},
                    depth, text);
}

void PrintExpanded(const ExpandedNode& node, size_t depth, std::string* text) {
  const std::string excluded = node.excluded ? "not " : "";
  if (node.kind != ExpandedNode::Kind::kConcept) {
    *text += Indent(depth) + excluded +
             (node.kind == ExpandedNode::Kind::kAll ? "all of\n" : "any of\n");
    for (const ExpandedNode& child : node.children) PrintExpanded(child, depth + 1, text);
    return;
  }
  const Concept& word = node.concept_value;
  *text += Indent(depth) + excluded + std::string(ScopeName(node.scope)) + word.query;
  if (node.weight != 1) *text += ", weight " + Number(node.weight);
  *text += word.weightless ? " (function word: no weight)\n" : "\n";
  PrintAlternatives("weight 1", word.base, depth + 1, text);
  for (const TranslatedForm& form : word.translations) {
    const std::string name =
        form.origins.empty() ? "weight 1, all of" : "weight 1, by " + OriginNames(form.origins);
    PrintAlternatives(name, form.words, depth + 1, text);
  }
  PrintAlternatives("weight " + Number(kUnlikelyLanguageWeight), word.unlikely, depth + 1, text);
  PrintAlternatives("weight " + Number(kLooseWeight), word.loose, depth + 1, text);
  PrintExact(word.exact, depth + 1, text);
  if (word.phrase.empty()) return;
  *text += Indent(depth + 1) + "in this order:";
  for (const auto& spellings : word.phrase) {
    const char* separator = " ";
    for (const std::string& spelling : spellings) {
      *text += separator + spelling;
      separator = "/";
    }
  }
  *text += '\n';
}

}  // namespace

std::string ExplainAsText(const SearchResult& result) {
  std::string text = "text\n" + Indent(0) + result.query + "\ntree\n";
  PrintTree(result.parsed.root, 0, &text);
  text += "language\n" + Indent(0) + std::string(LanguageCode(result.language)) + ", stems of";
  for (const Language language : result.expanded.languages) {
    text += " " + std::string(LanguageCode(language));
  }
  text += "\nexpanded\n";
  PrintExpanded(result.expanded.root, 0, &text);
  text += "xapian\n" + Indent(0) + result.xapian_query.get_description() + "\n";
  if (!result.hits.empty()) text += "hits\n";
  for (const Hit& hit : result.hits) {
    text += Indent(0) + std::to_string(hit.rank) + ". " + hit.passage.Id() + " scores " +
            std::to_string(hit.score);
    const char* sign = " = ";
    for (const ConceptScore& part : hit.scores) {
      text += sign + part.query + " " + Number(part.score);
      sign = " + ";
    }
    text += ":";
    for (const MatchedWord& word : hit.matched) {
      text += " " + word.query + "=" + word.found + " (" + std::string(WhyName(word.why)) + ")";
    }
    text += hit.matched.empty() ? " by its title or headings\n" : "\n";
  }
  return EscapeForTerminal(text, true);
}

}  // namespace faro
