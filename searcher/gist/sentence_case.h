// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_GIST_SENTENCE_CASE_H_
#define FARO_SEARCHER_GIST_SENTENCE_CASE_H_

#include <string>
#include <string_view>

namespace faro {

// UTF-8 in and out; marks before the first letter, such as ¿ or a quotation mark, are passed over.
// Thread-safe.

bool StartsWithCapital(std::string_view text);

bool StartsWithSmallLetter(std::string_view text);

// `text` with its first letter as a capital, or as it is if there is a digit before.
std::string WithCapital(std::string_view text);

// `text` with its first letter small, unless its first word is one letter or has more capitals.
std::string WithSmallLetter(std::string_view text);

}  // namespace faro

#endif  // FARO_SEARCHER_GIST_SENTENCE_CASE_H_
