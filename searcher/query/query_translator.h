// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_QUERY_TRANSLATOR_H_
#define FARO_SEARCHER_QUERY_QUERY_TRANSLATOR_H_

#include <xapian.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/language/analyzer.h"
#include "searcher/query/expanded_query.h"

namespace faro {

// A run of query words that is one term of the translation store.
struct TranslatedSpan {
  size_t first = 0;  // index of the first word
  size_t count = 0;  // words in the run, function words within it included
  std::vector<TranslatedForm> forms;
};

// The form of words that must all be in a passage of `language`: their stems, and numbers as they
// are.
TranslatedForm FormOfWords(std::string_view text, Language language, Why why, Origins origins,
                           Analyzer* analyzer);

// Adds forms to `*forms`, which hold none that needs more words than another one: who looks for
// desastre finds desastre natural anyhow. Two forms of the same words are one, of both origins.
void AddForms(const std::vector<TranslatedForm>& added, std::vector<TranslatedForm>* forms);

// Finds other ways to say words of one language, in the other one or in their own: what the
// translation store has, and acronyms that the indexed documents define. The longest terms first,
// from left to right, so that camp management is not camp and management; then each word within a
// longer term by itself, since a passage may say only part of it. Costs a few B-tree look-ups for
// each run of up to kLongestTerm words. One object for a query; nothing is owned.
class QueryTranslator {
 public:
  // `into` are the languages of passages wanted; without another language than that of the words
  // there are only acronyms and what they stand for.
  QueryTranslator(const Xapian::Database& database, Analyzer* analyzer, std::vector<Language> into)
      : database_(database), analyzer_(analyzer), into_(std::move(into)) {}

  // `words` are query words in order, as typed, in the language `from`. Xapian's errors pass
  // through.
  std::vector<TranslatedSpan> Translate(const std::vector<std::string>& words, Language from);

 private:
  struct ContentWord {
    size_t word;  // index into the words of the query
    std::string stem;
    std::string lemma;  // the stem of the noun that it is a form of (women: woman), else `stem`
  };

  TranslatedSpan TermSpan(const std::vector<ContentWord>& content, size_t first, size_t count,
                          Language from);
  void AddWordSpans(const std::vector<std::string>& words, const std::vector<ContentWord>& content,
                    size_t first, size_t count, Language from, std::vector<TranslatedSpan>* spans);
  std::vector<TranslatedForm> FormsOfWord(const std::string& word, const std::string& stem,
                                          Language from);
  std::vector<TranslatedForm> FormsOfAcronymWord(const std::string& word, Language from);
  std::vector<TranslatedForm> Find(const std::string& key, Language from);
  void AddDefinitions(const std::string& acronym, Language from,
                      std::vector<TranslatedForm>* forms);
  void AddAcronyms(const std::vector<std::string>& stems, Language from,
                   std::vector<TranslatedForm>* forms);
  std::string NounLemma(const std::string& stem, Language language) const;
  bool Wants(Language language, Language from) const;
  void AddInflections(const TranslatedForm& form, Language language,
                      std::vector<TranslatedForm>* forms) const;

  const Xapian::Database& database_;
  Analyzer* analyzer_;
  std::vector<Language> into_;
};

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_QUERY_TRANSLATOR_H_
