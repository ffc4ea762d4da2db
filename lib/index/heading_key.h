// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_INDEX_HEADING_KEY_H_
#define FARO_LIB_INDEX_HEADING_KEY_H_

#include <string>

#include "lib/language/analyzer.h"

namespace faro {

// Under what a heading is listed for completions (Field::kHeadingText): the exact forms of its
// words between single blanks, without accents, tildes and the numbers that it begins with. Empty
// where no word is left, and for one that is too long to be offered. Throws Error when ICU fails.
// An index written without these terms has no completions by headings.
std::string HeadingKey(const AnalyzedText& heading);

// The same for any text, its numbers included; it may be of any length. What is typed is compared
// in this form.
std::string CompletionKey(const AnalyzedText& text);

// Longest heading offered, in bytes of its key: a line of a list of completions. The terms take 1.0
// % of an index of Spanish manuals (1.9 % without this limit).
inline constexpr size_t kLongestHeadingKey = 48;

}  // namespace faro

#endif  // FARO_LIB_INDEX_HEADING_KEY_H_
