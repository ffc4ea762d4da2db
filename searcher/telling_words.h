// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_TELLING_WORDS_H_
#define FARO_SEARCHER_TELLING_WORDS_H_

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "lib/index/passage.h"
#include "lib/language/analyzer.h"

namespace faro {

// Words that speak for a text. Of 120 encyclopaedia paragraphs the twin in the other language came
// first with 12, 24 and 40 words alike; a query of 40 takes half as long again as one of 24.
inline constexpr size_t kMostTellingWords = 24;

// The words by which passages like `passages`, which are of one document, are found: those of its
// title, headings and text that are frequent there and rare in the index (tf * idf: Spärck Jones,
// "A statistical interpretation of term specificity", 1972), at most kMostTellingWords, one of each
// stem. As written, in the order of the text, so that terms of several words stay together.
// Xapian's errors pass through; throws Error when ICU fails.
std::vector<std::string> TellingWords(const std::vector<Passage>& passages,
                                      const Xapian::Database& database, Analyzer* analyzer);

}  // namespace faro

#endif  // FARO_SEARCHER_TELLING_WORDS_H_
