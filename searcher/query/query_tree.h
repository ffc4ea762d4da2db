// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_QUERY_TREE_H_
#define FARO_SEARCHER_QUERY_QUERY_TREE_H_

#include <cstdint>
#include <string>
#include <vector>

namespace faro {

// Where a word is looked for.
enum class Scope : uint8_t { kAnywhere, kTitle, kHeading };

enum class NodeKind : uint8_t {
  kWord,    // text as typed, between white space; may hold several tokens (COVID-19)
  kPhrase,  // text between quotation marks
  kAny,     // any of the children, better with more of them
  kAll,     // each of the children
};

// A query as it was typed, as a tree. Children that are `excluded` take hits away from their
// parent; a tree may consist of nothing else. Value type.
struct QueryNode {
  NodeKind kind = NodeKind::kAny;
  Scope scope = Scope::kAnywhere;
  bool excluded = false;
  std::string text;                 // of words and phrases, UTF-8
  std::vector<QueryNode> children;  // of the others
};

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_QUERY_TREE_H_
