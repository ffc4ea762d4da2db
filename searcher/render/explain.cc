// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <string>

#include "lib/base/escape.h"
#include "searcher/query/field_values.h"
#include "searcher/query/query_printer.h"
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

std::string Sign(bool excluded, bool required) {
  return excluded ? "not " : required ? "required " : "";
}

void PrintTree(const QueryNode& node, size_t depth, std::string* text) {
  *text += Indent(depth) + Sign(node.excluded, node.required && !IsFilter(node));
  switch (node.kind) {
    case NodeKind::kWord:
      *text += std::string(ScopeName(node.scope)) + node.text + "\n";
      return;
    case NodeKind::kPhrase:
      *text += std::string(ScopeName(node.scope)) + "\"" + node.text + "\"\n";
      return;
    case NodeKind::kPrefix:
      *text += std::string(ScopeName(node.scope)) + node.text + "*\n";
      return;
    case NodeKind::kFilter:
      *text += std::string(NameOf(node.field).prefix) + node.text + " (filter)\n";
      return;
    case NodeKind::kNear:
      *text += "within " + std::to_string(node.distance) + " words" +
               (node.ordered ? ", in this order\n" : "\n");
      break;
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

std::string GroupName(const ExpandedNode& node) {
  if (node.kind == ExpandedNode::Kind::kAny) return "any of";
  if (node.kind == ExpandedNode::Kind::kAll) return "all of";
  return "all of, within " + std::to_string(node.window) + " words in a row" +
         (node.ordered ? ", in this order" : "");
}

// At each place, the words that may stand there.
void PrintPlaces(const PhraseForms& places, std::string* text) {
  for (const auto& spellings : places) {
    const char* separator = " ";
    for (const std::string& spelling : spellings) {
      *text += separator + spelling;
      separator = "/";
    }
  }
  *text += '\n';
}

void PrintExpanded(const ExpandedNode& node, size_t depth, std::string* text) {
  if (node.kind == ExpandedNode::Kind::kFilter) {
    *text += Indent(depth) + Sign(node.excluded, false) + std::string(NameOf(node.field).prefix) +
             node.filter_value + " (filter)\n";
    return;
  }
  *text += Indent(depth) + Sign(node.excluded, node.required);
  if (node.kind != ExpandedNode::Kind::kConcept) {
    *text += GroupName(node) + "\n";
    for (const ExpandedNode& child : node.children) PrintExpanded(child, depth + 1, text);
    if (node.near.empty()) return;
    *text += Indent(depth + 1) + "near each other:";
    PrintPlaces(node.near, text);
    return;
  }
  const Concept& word = node.concept_value;
  *text += std::string(ScopeName(node.scope)) + word.query;
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
  PrintPlaces(word.phrase, text);
}

}  // namespace

std::string ExplainAsText(const SearchResult& result) {
  std::string text = "text\n" + Indent(0) + result.query + "\nread as\n" + Indent(0) +
                     PrintQuery(result.parsed.root) + "\ntree\n";
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
    const char* otherwise = hit.score == 0 ? " by filters alone\n" : " by its title or headings\n";
    text += hit.matched.empty() ? otherwise : "\n";
  }
  return EscapeForTerminal(text, true);
}

}  // namespace faro
