// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_PARALLEL_NAMES_H_
#define FARO_INDEXER_LEXICON_PARALLEL_NAMES_H_

#include <string>
#include <vector>

#include "indexer/catalogue.h"

namespace faro {

// Two sources whose names say that one is a translation of the other, by their ids.
struct NamedPair {
  std::string english;
  std::string spanish;

  bool operator==(const NamedPair&) const = default;
};

// The pairs of indexed sources whose absolute paths are the same but for the language that they
// name: en/water.md and es/water.md, page.en.html and page.es.html, guia_ingles and guia_español.
// A language is named by a part of its own, between / . - _ and blanks: en, eng, english, ingles,
// inglés; es, esp, spa, spanish, espanol, español, castellano. Two paths may differ in one such
// part (in en/agua-en-casa.md and es/agua-en-casa.md the second "en" is a word), or in all that
// each has. Case does not count. Ordered by the paths; a source may be in several. Goes once over
// the catalogue and reads nothing else. Throws Error when ICU fails.
std::vector<NamedPair> FindNamedPairs(const Catalogue& catalogue);

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_PARALLEL_NAMES_H_
