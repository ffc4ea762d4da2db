// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_STEM_FORMS_H_
#define FARO_SEARCHER_QUERY_STEM_FORMS_H_

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "lib/language/analyzer.h"
#include "lib/language/language.h"

namespace faro {

// The words of the index, in exact form, that have `stem` in `language`, one of kStemmedLanguages:
// plan, planned, plans for plan. In byte order.
//
// It goes through the vocabulary under the first letter of the stem, which stemming leaves alone
// but for its accents, so it takes some milliseconds. Xapian's errors pass through; throws Error
// when ICU fails.
std::vector<std::string> FormsOfStem(const Xapian::Database& database, std::string_view stem,
                                     Language language, Analyzer* analyzer);

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_STEM_FORMS_H_
