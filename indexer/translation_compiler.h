// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_TRANSLATION_COMPILER_H_
#define FARO_INDEXER_TRANSLATION_COMPILER_H_

#include <xapian.h>

#include <string_view>
#include <vector>

#include "lib/language/analyzer.h"
#include "lib/language/glossary.h"

namespace faro {

// Metadata key under which an index records the glossary that it holds, by content hash.
inline constexpr std::string_view kLexiconKey = "faro.lexicon";

// Brings the translation store of `database` up to date with `glossary` (a table as ParseGlossary
// reads it): nothing is done when the index already holds it, else what it held is replaced. Part
// of the transaction in hand. Throws Error(kBadInput) for a bad table; Xapian's errors pass through.
void CompileTranslations(std::string_view glossary, std::string_view name, Analyzer* analyzer,
                         Xapian::WritableDatabase* database);

}  // namespace faro

#endif  // FARO_INDEXER_TRANSLATION_COMPILER_H_
