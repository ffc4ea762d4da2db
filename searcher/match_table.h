// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_MATCH_TABLE_H_
#define FARO_SEARCHER_MATCH_TABLE_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/language/analyzer.h"
#include "searcher/query/expanded_query.h"

namespace faro {

// A run of tokens of a passage that matches something in the query.
struct Match {
  size_t first;          // index of the first token
  size_t count;          // tokens
  size_t concept_index;  // which query word or phrase, from 0
  Why why;
};

// Finds in a passage what a query would have matched there, with the same analyzer as the index:
// the other side of BuildQuery. Excluded words and, where there are others, function words do not
// count. Built once for a query, used for each hit.
class MatchTable {
 public:
  explicit MatchTable(const ExpandedQuery& query);

  // Matches in `text`, analysed as `analyzed`, of a passage in `language`; by first token, at most
  // one for each token, phrases before words.
  std::vector<Match> Find(std::string_view text, const AnalyzedText& analyzed, Language language,
                          Analyzer* analyzer) const;

  // The words and phrases of the query, as typed.
  const std::vector<std::string>& concepts() const { return concepts_; }

 private:
  struct Entry {
    size_t concept_index;
    Why why;
  };
  struct Phrase {
    size_t concept_index;
    PhraseForms forms;
  };
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Table = std::unordered_map<std::string, Entry, Hash, std::equal_to<>>;

  void Add(const ExpandedNode& node, bool with_weightless);
  const Entry* FindToken(std::string_view text, const AnalyzedText& analyzed, size_t index,
                         Language language, Analyzer* analyzer) const;
  const Phrase* FindPhrase(const AnalyzedText& analyzed, size_t index) const;

  std::vector<std::string> concepts_;
  Table exact_;
  Table acronyms_;
  Table english_;  // stems
  Table spanish_;
  std::vector<Phrase> phrases_;
};

}  // namespace faro

#endif  // FARO_SEARCHER_MATCH_TABLE_H_
