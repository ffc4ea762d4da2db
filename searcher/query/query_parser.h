// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_QUERY_PARSER_H_
#define FARO_SEARCHER_QUERY_QUERY_PARSER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/query_tree.h"

namespace faro {

// More words than this are not looked at, nor bytes, since a word between blanks may hold many
// tokens (a-b-c-...), nor brackets nested deeper.
inline constexpr size_t kMostQueryWords = 256;
inline constexpr size_t kMostQueryBytes = 4096;
inline constexpr size_t kDeepestBrackets = 32;

// Of NEAR without a number, and the widest: no passage has more words.
inline constexpr uint32_t kUsualDistance = 10;
inline constexpr uint32_t kWidestDistance = 200;

// Words that one NEAR can join, and words beside NEAR in all of a query: each leads through a part
// of the vocabulary.
inline constexpr size_t kMostNearWords = 16;
inline constexpr size_t kMostNearWordsOfQuery = 64;

// Letters that a star needs before it, and words with a star in a query.
inline constexpr size_t kShortestPrefix = 2;
inline constexpr size_t kMostPrefixes = 32;

struct ParsedQuery {
  QueryNode root;                  // see QueryNode; no children when there is nothing to find
  std::vector<std::string> notes;  // what was read otherwise than it may have been meant
  bool cut = false;                // something was beyond the limits above
};

// Reads a query; kGrammar has an example of each row:
//
//   query     = or-part...                    any of them, ranked; filters hold for all of them
//   or-part   = and-part { "OR" and-part }
//   and-part  = near-part { "AND" near-part }
//   near-part = part { ( "NEAR" | "ADJ" ) [ "/" number ] part }
//   part      = [ "NOT"... ] [ "-" | "+" ] [ field ":" ] ( word | word "*" | "phrase" | ( query ) )
//
// Operators are in capitals; quotation marks may be "", “” or «»; a word behind a backslash is just
// that word. A field before brackets holds for what is within, unless that has one of its own.
// Nothing is an error: what does not fit is read as words, with a note. Takes any bytes, in time
// linear in their number. Thread-safe.
ParsedQuery ParseQuery(std::string_view text);

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_QUERY_PARSER_H_
