// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_TERM_WALK_H_
#define FARO_SEARCHER_TERM_WALK_H_

#include <xapian.h>

#include <string>
#include <string_view>

#include "lib/index/schema.h"

namespace faro {

// The first string after all that begin with `beginning`, which is not empty and, being UTF-8, does
// not end with 0xFF.
inline std::string AfterAllOf(std::string_view beginning) {
  std::string after(beginning);
  ++after.back();
  return after;
}

// Exact terms have no prefix; all other terms begin with a capital, as does no exact term. What
// stands before small letters is numbers and the like.
inline constexpr std::string_view kFirstWord = "a";
static_assert(PrefixOf(Field::kExact).empty());

// Calls `read(text, term)` for exact terms of the index that begin with `beginning` and with a
// letter, in byte order; `term` is the iterator, for frequencies. It returns the size of a
// beginning of `text`, at least 1: terms that share it are passed over without being read. Or it
// returns more than the size of `text`, to go on with the next term, or 0 to stop. Xapian's errors
// pass through.
template <typename Read>
void WalkWords(const Xapian::Database& database, const std::string& beginning, const Read& read) {
  Xapian::TermIterator term = database.allterms_begin(beginning);
  const Xapian::TermIterator end = database.allterms_end(beginning);
  if (beginning.empty() && term != end) term.skip_to(std::string(kFirstWord));
  while (term != end) {
    const std::string text = *term;
    const size_t dead = read(text, term);
    if (dead == 0) return;
    if (dead > text.size()) {
      ++term;
    } else {
      term.skip_to(AfterAllOf(std::string_view(text).substr(0, dead)));
    }
  }
}

}  // namespace faro

#endif  // FARO_SEARCHER_TERM_WALK_H_
