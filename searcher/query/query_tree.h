// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_QUERY_TREE_H_
#define FARO_SEARCHER_QUERY_QUERY_TREE_H_

#include <cstdint>
#include <string>
#include <vector>

namespace faro {

// Where a word is looked for.
enum class Scope : uint8_t { kAnywhere, kTitle, kHeading };

// What a filter looks at: the document, or for links and the language the passage.
enum class FilterField : uint8_t { kPath, kContact, kLink, kLanguage, kType, kUpdated };

enum class NodeKind : uint8_t {
  kWord,    // text as typed, between white space; may hold several tokens (COVID-19)
  kPhrase,  // text between quotation marks
  kPrefix,  // the beginning of words: letters and digits, without the star
  kFilter,  // the value of a field, trimmed; it has no weight
  kNear,    // words within `distance` words of each other
  kAny,     // any of the children, better with more of them
  kAll,     // each of the children
};

// A query as it was typed, as a tree. Value type. The parser makes trees of this form:
//
// - The root is a kAny without flags. Other groups have two children or more, or one that is
//   excluded.
// - Only leaves have a scope or a field.
// - A child of a kAny may be `required`: hits must have it; the others add to their score. None is
//   both required and excluded. A kAny of required children alone wants each of them.
// - Children that are `excluded` take hits away from their parent; a tree may consist of nothing
//   else.
// - Children of a kNear are kWord or kPrefix, or kAny groups of these, without flags and all of one
//   scope.
struct QueryNode {
  NodeKind kind = NodeKind::kAny;
  Scope scope = Scope::kAnywhere;          // of words, phrases and prefixes
  FilterField field = FilterField::kPath;  // of filters
  bool excluded = false;
  bool required = false;
  bool ordered = false;             // of kNear: in the order of the children
  uint32_t distance = 0;            // of kNear: from 1
  std::string text;                 // of leaves, UTF-8
  std::vector<QueryNode> children;  // of the others

  bool operator==(const QueryNode&) const = default;
};

// The field in which a leaf is looked for, or the first leaf of a group.
inline Scope ScopeOf(const QueryNode& node) {
  return node.children.empty() ? node.scope : ScopeOf(node.children.front());
}

// Whether a node only says which passages may be hits: a filter, or a group of nothing else. In a
// row of words it holds for all of them; between ORs it is one of the alternatives.
bool IsFilter(const QueryNode& node);

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_QUERY_TREE_H_
