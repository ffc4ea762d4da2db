// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_SPELLING_SPELL_CHECKER_H_
#define FARO_SEARCHER_SPELLING_SPELL_CHECKER_H_

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "lib/language/analyzer.h"
#include "lib/language/language.h"
#include "searcher/spelling/similar_words.h"

namespace faro {

// Knows the words of an index and of its lexicon. One object for a query; nothing is owned.
// Xapian's errors pass through; members throw Error when ICU fails.
class SpellChecker {
 public:
  // `on_server`: some of the index is, and asked for little; see FindSimilarWords.
  SpellChecker(const Xapian::Database& database, Analyzer* analyzer, bool on_server,
               WordCache* cache)
      : database_(database), analyzer_(analyzer), on_server_(on_server), cache_(cache) {}

  // Whether the lexicon has a term with this word alone, in either language: a right word, whether
  // any passage has it or not. `exact` is an exact form.
  bool IsInLexicon(const std::string& exact);

  // What may have been meant by `exact`, best first, a few at most: words of the index that cost
  // `most_cost` or less, weighed by that, by how many passages have them, by whether they are words
  // of `language` (of the query; kUnknown: of any) and by whether the lexicon has them.
  std::vector<SimilarWord> Candidates(const std::string& exact, Language language, int most_cost);

  // The same for an acronym, in capitals.
  std::vector<SimilarWord> AcronymCandidates(const std::string& acronym, int most_cost);

 private:
  bool IsInLexicon(const std::string& exact, Language language);
  bool IsWordOf(const std::string& exact, Language language);
  double Weigh(const SimilarWord& word, Language language);

  const Xapian::Database& database_;
  Analyzer* analyzer_;
  bool on_server_;
  WordCache* cache_;
};

}  // namespace faro

#endif  // FARO_SEARCHER_SPELLING_SPELL_CHECKER_H_
