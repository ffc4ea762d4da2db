// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_TRANSLATION_EXPANDER_H_
#define FARO_SEARCHER_QUERY_TRANSLATION_EXPANDER_H_

#include <xapian.h>

#include <string>
#include <vector>

#include "lib/language/analyzer.h"
#include "searcher/query/expanded_query.h"
#include "searcher/query/query_translator.h"

namespace faro {

// Adds to the concepts of a query how the other language says them: what the index's translation
// store has, cognates that the index attests, and names as they stand. One object for a query;
// nothing is owned.
class TranslationExpander {
 public:
  // Words are taken for words of `query_language`, or of both languages if that is kUnknown. Where
  // it is not `sure`, words that it has no translation for are taken for words of the other one.
  // `into`: see QueryTranslator.
  TranslationExpander(const Xapian::Database& database, Analyzer* analyzer, Language query_language,
                      bool sure, const std::vector<Language>& into);

  // `words`, as typed, stand in a row in the query, and the last children of `*parent` are their
  // expansions so far. A word gets its translations; a term of several words becomes one more
  // child. Xapian's errors pass through; throws Error when ICU fails.
  void Translate(const std::vector<std::string>& words, ExpandedNode* parent);

 private:
  // Whether passages of another language than `from` are wanted.
  bool LeadsElsewhere(Language from) const;
  // `first_child` is the expansion of the first word.
  void AddStored(const std::vector<std::string>& words, Language from, size_t first_child,
                 ExpandedNode* parent);
  void AddCognates(const std::string& word, Language from, Concept* expanded);
  ExpandedNode TermOf(const std::vector<std::string>& words, Language from, TranslatedSpan* span);

  const Xapian::Database& database_;
  Analyzer* analyzer_;
  std::vector<Language> into_;
  std::vector<Language> sources_;
  std::vector<Language> fallbacks_;
};

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_TRANSLATION_EXPANDER_H_
