// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_WORD_FINDER_H_
#define FARO_SEARCHER_QUERY_WORD_FINDER_H_

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "lib/language/analyzer.h"
#include "searcher/query/expanded_query.h"

namespace faro {

// Terms that a search for the words of one beginning looks at, in the order of the alphabet: a
// short beginning would lead through all of the vocabulary.
inline constexpr size_t kMostWordsScanned = 20'000;

// Words that a prefix stands for, and that may stand at one place of a NEAR.
inline constexpr size_t kMostPrefixWords = 100;
inline constexpr size_t kMostNearForms = 100;

struct FoundWords {
  std::vector<std::string> words;  // exact forms, those of most passages first
  bool cut = false;                // there are more
};

// The exact forms of the index that begin with `beginning`, which is one too, at most `most`; also
// those that differ in accents, where it has none itself (coordinacio*). Xapian's errors pass
// through.
FoundWords FindWords(const Xapian::Database& database, std::string_view beginning, size_t most);

// The exact forms of the index that have `stem` in `language`, one of kStemmedLanguages: plan,
// planned and plans for plan; no function words. They are looked for among the words that share its
// beginning, all letters but the last, or the first letter of a stem of up to three. Those of most
// passages first. Xapian's errors pass through.
std::vector<std::string> FormsOfStem(const Xapian::Database& database, std::string_view stem,
                                     Language language, Analyzer* analyzer);

// The exact forms of the index that match `word` by one of its alternatives of one word each: what
// a word sequence can be looked through for, which knows no stems. At most kMostNearForms, those as
// typed first. Forms of several words are left out. Xapian's errors pass through.
std::vector<std::string> FormsInText(const Concept& word, const Xapian::Database& database,
                                     Analyzer* analyzer);

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_WORD_FINDER_H_
