// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_ACRONYM_HARVESTER_H_
#define FARO_INDEXER_ACRONYM_HARVESTER_H_

#include <string>
#include <string_view>
#include <vector>

#include "lib/language/analyzer.h"

namespace faro {

// Where a text says what an acronym stands for.
struct AcronymDefinition {
  std::string acronym;    // as written, without full stops and a plural s: UNCT, UN-CMCoord, MiGOF
  std::string expansion;  // as written, white space collapsed into single blanks

  bool operator==(const AcronymDefinition&) const = default;
};

// The definitions in UTF-8 `text`, whose tokens are `analyzed`, in order and each once: "United
// Nations Country Team (UNCT)", "UNCT (United Nations Country Team)", "Estados Unidos (EE. UU.)",
// "Organización Internacional para las Migraciones (OIM, por sus siglas en inglés IOM)".
//
// Candidates and the longest expansion, min(|A| + 5, 2|A|) words, are those of Schwartz and Hearst,
// "A simple algorithm for identifying abbreviation definitions in biomedical text" (PSB 2003).
// Function words of either language do not count as words here. What differs errs towards finding
// nothing: letters are compared without case and accents; every letter must be the first of a word
// or stand in a word whose first letter counts too, and at least half must be first letters (those
// that are no capitals apart); an
// expansion neither starts nor ends with a function word, and none reaches across a full stop, a
// colon, a semicolon, a bracket or the end of a line. Of several readings the one counts whose
// words leave least over. An acronym has 2 to 10 characters, at least two of them capitals; a list
// of acronyms in brackets defines none. Throws Error when ICU fails. Thread-safe.
std::vector<AcronymDefinition> HarvestAcronyms(std::string_view text, const AnalyzedText& analyzed);

}  // namespace faro

#endif  // FARO_INDEXER_ACRONYM_HARVESTER_H_
