// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_ACCENT_RESTORER_H_
#define FARO_SEARCHER_QUERY_ACCENT_RESTORER_H_

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace faro {

// The spellings other than `word` that the index attests and that `word` may stand for:
//
// - typed without any accent (coordinacion): those that differ from it in accents only
//   (coordinación);
// - typed with accents: the spelling without any, as capitals and hurried authors have it;
// - if `word` itself is nowhere in the index and has no accents: those that differ in ñ as well
//   (ninos: niños). Where it is, ñ stays a letter of its own: ano never finds año.
//
// Function words count as attested. `word` is an exact form. Most frequent first. Xapian's errors
// pass through.
std::vector<std::string> RestoreAccents(const Xapian::Database& database, std::string_view word);

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_ACCENT_RESTORER_H_
