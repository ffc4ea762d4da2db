// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_COGNATE_FINDER_H_
#define FARO_SEARCHER_QUERY_COGNATE_FINDER_H_

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "lib/language/language.h"

namespace faro {

// How alike two stems of different languages are, between 0 and 1: the length of their longest
// common subsequence over that of the longer one (LCSR: Melamed, "Bitext maps and alignment via
// pattern recognition", Computational Linguistics 25(1), 1999), after letters that the languages
// write differently are made one: ph and f, th and t, y and i, k, qu and c, doubled letters,
// accents. Stems are UTF-8.
double CognateSimilarity(std::string_view a, std::string_view b);

// Stems of the other language that the index holds and whose similarity to `stem` of `from` is at
// least `similarity`: vacun for vaccin, hugonot for huguenot. Only the best, and its equals, a few
// at most; none for a stem of fewer than four letters, or with digits. Reads the vocabulary that
// begins with the same three letters. Xapian's errors pass through.
std::vector<std::string> FindCognates(const Xapian::Database& database, std::string_view stem,
                                      Language from, double similarity);

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_COGNATE_FINDER_H_
