// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/near_places.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "searcher/query/accent_restorer.h"
#include "searcher/query/word_finder.h"

namespace faro {
namespace {

// The forms of all words of which one is wanted.
std::vector<std::string> FormsOfNode(const ExpandedNode& node, const NearContext& context) {
  if (node.kind == ExpandedNode::Kind::kConcept) {
    return FormsInText(node.concept_value, context.database, context.analyzer);
  }
  std::vector<std::string> forms;
  for (const ExpandedNode& child : node.children) {
    std::vector<std::string> more = FormsOfNode(child, context);
    std::move(more.begin(), more.end(), std::back_inserter(forms));
  }
  return forms;
}

}  // namespace

PhraseForms SpellingsOf(const AnalyzedText& analyzed, bool expand,
                        const Xapian::Database& database) {
  PhraseForms forms;
  for (const Token& token : analyzed.tokens()) {
    std::vector<std::string> spellings = {std::string(analyzed.Exact(token))};
    if (expand && token.stemmable) {
      for (std::string& spelling : RestoreAccents(database, spellings[0])) {
        spellings.push_back(std::move(spelling));
      }
    }
    forms.push_back(std::move(spellings));
  }
  return forms;
}

void FindNearPlaces(const QueryNode& node, const std::vector<const QueryNode*>& kept,
                    const NearContext& context, ExpandedNode* expanded) {
  expanded->ordered = node.ordered;
  expanded->scope = ScopeOf(node);
  expanded->window = size_t{node.distance} + 1;
  AnalyzedText analyzed;
  for (size_t i = 0; i < kept.size(); ++i) {
    if (kept[i]->kind == NodeKind::kWord) context.analyzer->Analyze(kept[i]->text, &analyzed);
    if (kept[i]->kind != NodeKind::kWord || analyzed.tokens().size() == 1) {
      expanded->near.push_back(FormsOfNode(expanded->children[i], context));
      continue;
    }
    PhraseForms parts = SpellingsOf(analyzed, context.expand, context.database);
    expanded->window += parts.size() - 1;
    std::move(parts.begin(), parts.end(), std::back_inserter(expanded->near));
  }
}

}  // namespace faro
