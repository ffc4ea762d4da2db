// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_LANGUAGE_FOLDING_H_
#define FARO_LIB_LANGUAGE_FOLDING_H_

#include <string>
#include <string_view>

namespace faro {

// Appends to `out` the case-folded, composed form of `text`: NFKC_Casefold of Unicode Standard
// Annex 31, which also expands ligatures and drops soft hyphens and zero-width characters. Accents
// stay. `text` is UTF-8; ill-formed bytes become U+FFFD. Appends nothing when all of `text` is
// ignorable. Throws Error when ICU fails. Thread-safe.
void AppendCaseFolded(std::string_view text, std::string* out);

std::string CaseFolded(std::string_view text);

// `word`, already case-folded, without its accents: a, e, i, o, u with any diacritic lose it, as
// does any other Latin letter except ñ, which is a letter of its own (año is not ano). Letters and
// marks of other scripts stay. UTF-8 in and out. Throws Error when ICU fails. Thread-safe.
std::string FoldAccents(std::string_view word);

// The same with ñ folded to n as well: the way a keyboard without ñ types it.
std::string FoldAccentsAndTilde(std::string_view word);

}  // namespace faro

#endif  // FARO_LIB_LANGUAGE_FOLDING_H_
