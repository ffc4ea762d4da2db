// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_TESTS_SEARCHER_QUERY_SHOWN_TREE_H_
#define FARO_TESTS_SEARCHER_QUERY_SHOWN_TREE_H_

#include <string>
#include <string_view>

#include "searcher/query/field_values.h"
#include "searcher/query/query_parser.h"

namespace faro::testing {

std::string Shown(const QueryNode& node);

inline std::string ShownChildren(const QueryNode& node) {
  std::string shown;
  for (const QueryNode& child : node.children) shown += (shown.empty() ? "" : " ") + Shown(child);
  return shown;
}

inline std::string ShownLeaf(const QueryNode& node) {
  if (node.kind == NodeKind::kFilter) {
    return "<" + std::string(NameOf(node.field).prefix) + node.text + ">";
  }
  const std::string scope = node.scope == Scope::kTitle     ? "title:"
                            : node.scope == Scope::kHeading ? "heading:"
                                                            : "";
  if (node.kind == NodeKind::kPhrase) return scope + '"' + node.text + '"';
  return scope + node.text + (node.kind == NodeKind::kPrefix ? "*" : "");
}

// A tree on one line: [a b] wants any of its parts, {a b} all of them, 5{a b} within five words,
// 5>{a b} in this order; ! excludes, + requires, <field:value> filters.
inline std::string Shown(const QueryNode& node) {
  const std::string sign = node.excluded ? "!" : node.required ? "+" : "";
  switch (node.kind) {
    case NodeKind::kAny:
      return sign + "[" + ShownChildren(node) + "]";
    case NodeKind::kAll:
      return sign + "{" + ShownChildren(node) + "}";
    case NodeKind::kNear:
      return sign + std::to_string(node.distance) + (node.ordered ? ">{" : "{") +
             ShownChildren(node) + "}";
    default:
      return sign + ShownLeaf(node);
  }
}

// A query as read, without the brackets around the whole.
inline std::string Read(std::string_view text) { return ShownChildren(ParseQuery(text).root); }

}  // namespace faro::testing

#endif  // FARO_TESTS_SEARCHER_QUERY_SHOWN_TREE_H_
