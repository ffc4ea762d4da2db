// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_INDEX_ACRONYM_STORE_H_
#define FARO_LIB_INDEX_ACRONYM_STORE_H_

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "lib/language/language.h"

namespace faro {

// What the indexed documents themselves say acronyms stand for. Each definition is a pair of terms
// of the passage that holds it (Field::kDefinition and Field::kExpansion), so that it comes, counts
// and goes with that passage. An index written without them just has no definitions. All text is
// UTF-8.

// What an acronym stands for, by some passages.
struct HarvestedExpansion {
  std::string text;                        // exact forms of its words, between single blanks
  Language language = Language::kUnknown;  // of `text`
  Xapian::doccount count = 0;              // passages that say so; a title counts once

  bool operator==(const HarvestedExpansion&) const = default;
};

// An acronym that some passages give for a term.
struct HarvestedAcronym {
  std::string text;  // as written: UNCT, UN-CMCoord
  Xapian::doccount count = 0;

  bool operator==(const HarvestedAcronym&) const = default;
};

// The most that a look-up returns.
inline constexpr size_t kMostExpansions = 5;
inline constexpr size_t kMostAcronyms = 5;

// The text of the term in Field::kDefinition. Empty where a part is empty, holds a separator or
// makes it longer than kLongestTermText: such a definition is not stored. Throws Error when ICU
// fails.
std::string DefinitionText(std::string_view acronym, std::string_view expansion, Language language);

// The same for Field::kExpansion; `stems` are the expansion's ContentStems in `language`.
std::string ExpansionText(Language language, const std::vector<std::string>& stems,
                          std::string_view acronym);

// What `acronym` stands for, by falling count, then by text. Case, accents, hyphens and full stops
// in `acronym` do not matter; a plural s does. Throws Error when ICU fails; Xapian's errors pass
// through.
std::vector<HarvestedExpansion> FindExpansions(const Xapian::Database& database,
                                               std::string_view acronym);

// The acronyms of the term of `language` with these ContentStems, by falling count, then by text.
// Xapian's errors pass through.
std::vector<HarvestedAcronym> FindAcronyms(const Xapian::Database& database, Language language,
                                           const std::vector<std::string>& stems);

}  // namespace faro

#endif  // FARO_LIB_INDEX_ACRONYM_STORE_H_
