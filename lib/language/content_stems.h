// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_LANGUAGE_CONTENT_STEMS_H_
#define FARO_LIB_LANGUAGE_CONTENT_STEMS_H_

#include <string>
#include <string_view>
#include <vector>

#include "lib/language/analyzer.h"

namespace faro {

// The stems of the content words of `text` in `language`, in order: function words are left out, so
// that gestión de residuos and gestión residuos are one term. A word that is no word of letters
// stands for itself; so does an acronym in capitals, without a plural s (WHO, HCTs). Throws Error
// when ICU fails.
std::vector<std::string> ContentStems(std::string_view text, Language language, Analyzer* analyzer);

// The same for one token that has been analysed already; empty for a function word.
std::string ContentStem(const AnalyzedText& analyzed, const Token& token, Language language,
                        Analyzer* analyzer);

// The same for the token in its place in `text`, which may be an acronym: an element of
// ContentStems, or empty. `acronym` is what Analyzer::AcronymAt says of it.
std::string ContentStemOrAcronym(const AnalyzedText& analyzed, const Token& token,
                                 std::string_view acronym, Language language, Analyzer* analyzer);

}  // namespace faro

#endif  // FARO_LIB_LANGUAGE_CONTENT_STEMS_H_
