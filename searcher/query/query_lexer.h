// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_QUERY_LEXER_H_
#define FARO_SEARCHER_QUERY_QUERY_LEXER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query/query_tree.h"

namespace faro {

enum class LexemeKind : uint8_t {
  kWord,
  kPhrase,
  kPrefix,
  kOpen,
  kClose,
  kAnd,
  kOr,
  kNot,
  kNear,
};

struct Lexeme {
  LexemeKind kind;
  std::string text;                // without signs, field, quotation marks and star
  bool minus = false;              // a '-' stood before it
  bool plus = false;               // a '+' did; never both
  bool starred = false;            // a word with a star that means nothing
  std::string_view prefix;         // the field that stood before it with its colon (of kFieldNames)
  Scope scope = Scope::kAnywhere;  // of that field
  std::optional<FilterField> field;  // the same for a filter
  bool ordered = false;              // of kNear
  uint32_t distance = 0;             // of kNear

  // Whether a field stood before it.
  bool has_field() const { return !prefix.empty(); }
};

// Adds a note that is not there yet.
void AddQueryNote(std::string note, std::vector<std::string>* notes);

// The parts of a query, which is valid UTF-8, with notes on what was read otherwise than it may
// have been meant. `*cut` is set where the query has more words than are looked at.
std::vector<Lexeme> LexQuery(std::string_view text, std::vector<std::string>* notes, bool* cut);

// Whether a backslash must stand before a word to have it read as a word of just these letters.
bool NeedsBackslash(std::string_view word);

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_QUERY_LEXER_H_
