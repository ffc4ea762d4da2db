// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_SUGGEST_GLOSSARY_PREFIX_H_
#define FARO_SEARCHER_SUGGEST_GLOSSARY_PREFIX_H_

#include <string_view>
#include <vector>

#include "lib/language/language.h"

namespace faro {

struct GlossaryTerm {
  std::string_view text;  // lies in the glossary
  Language language = Language::kUnknown;

  bool operator==(const GlossaryTerm&) const = default;
};

// Whether `text` begins with `key`, which is a CompletionKey: case, accents, tildes and what stands
// between words do not matter. Throws Error when ICU fails. Thread-safe.
bool BeginsWithKey(std::string_view text, std::string_view key);

// The terms of `tsv`, a table as ParseGlossary reads it, that begin with `key`, each once for a
// language, in the order of the table. Reads it without building anything: half a millisecond for
// the glossary that Faro comes with. Acronyms are left out. Throws and is safe as BeginsWithKey.
std::vector<GlossaryTerm> TermsWithKey(std::string_view tsv, std::string_view key);

}  // namespace faro

#endif  // FARO_SEARCHER_SUGGEST_GLOSSARY_PREFIX_H_
