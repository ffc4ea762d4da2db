// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_LANGUAGE_STEMMER_H_
#define FARO_LIB_LANGUAGE_STEMMER_H_

#include <xapian.h>

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lib/language/language.h"

namespace faro {

// Stems words of one language: our overrides first, then Xapian's Snowball stemmer, with a cache
// in between since a manual repeats its words. Spanish words that end in unaccented -ion (typed on
// a bare keyboard, or in capitals) are stemmed as -ión, which is how nearly all of five letters or
// more are spelled; those that are not (guion, prion) have the same stem either way.
//
// One object for each thread.
class Stemmer {
 public:
  // `language` must be one of kStemmedLanguages; throws Error(kInternal) otherwise.
  explicit Stemmer(Language language);

  // `word` is case-folded UTF-8 with its accents. The view is valid until the next call.
  std::string_view Stem(std::string_view word);

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  std::string Compute(std::string_view word) const;

  Language language_;
  Xapian::Stem snowball_;
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> cache_;
};

}  // namespace faro

#endif  // FARO_LIB_LANGUAGE_STEMMER_H_
