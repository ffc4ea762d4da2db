// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_QUERY_TRANSLATOR_H_
#define FARO_SEARCHER_QUERY_QUERY_TRANSLATOR_H_

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "lib/language/analyzer.h"
#include "searcher/query/expanded_query.h"

namespace faro {

// A run of query words that is one term of the translation store.
struct TranslatedSpan {
  size_t first = 0;  // index of the first word
  size_t count = 0;  // words in the run, function words within it included
  size_t content_words = 0;
  std::vector<TranslatedForm> forms;
};

// Adds translations to `*forms`; two forms of the same words are one, of both origins.
void AddForms(const std::vector<TranslatedForm>& added, std::vector<TranslatedForm>* forms);

// Finds translations for words of one language: the longest terms first, from left to right, so
// that camp management is not camp and management; then each word within a longer term by itself,
// since a passage may say only part of it. Costs a B-tree look-up for each run of up to
// kLongestTerm words. One object for a query; nothing is owned.
class QueryTranslator {
 public:
  QueryTranslator(const Xapian::Database& database, Analyzer* analyzer)
      : database_(database), analyzer_(analyzer) {}

  // `words` are query words in order, as typed, in the language `from`. Xapian's errors pass
  // through.
  std::vector<TranslatedSpan> Translate(const std::vector<std::string>& words, Language from);

 private:
  std::vector<TranslatedForm> Find(const std::vector<std::string>& stems, Language from);
  void AddInflections(const TranslatedForm& form, Language language,
                      std::vector<TranslatedForm>* forms) const;

  const Xapian::Database& database_;
  Analyzer* analyzer_;
};

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_QUERY_TRANSLATOR_H_
