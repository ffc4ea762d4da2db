// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_QUERY_PARSER_H_
#define FARO_SEARCHER_QUERY_QUERY_PARSER_H_

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

struct ParsedQuery {
  QueryNode root;                  // kind kAny; no children when the text holds nothing to find
  std::vector<std::string> notes;  // what was read otherwise than it may have been meant
};

// Reads a query:
//
//   query   = or-part...                    any of them, ranked
//   or-part = and-part { "OR" and-part }
//   and-part = part { "AND" part }
//   part    = [ "NOT" | "-" ] [ "title:" | "heading:" ] ( word | "phrase" | ( query ) )
//
// Operators are in capitals; quotation marks may be "", “” or «». Nothing is an error: what does
// not fit is read as words, with a note. Takes any bytes, in time linear in their number.
// Thread-safe.
ParsedQuery ParseQuery(std::string_view text);

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_QUERY_PARSER_H_
