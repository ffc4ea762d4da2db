// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_MATCH_TABLE_H_
#define FARO_SEARCHER_MATCH_TABLE_H_

#include <array>
#include <optional>
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
// count; nor do the words of a form (TranslatedForm) that the passage does not have as a whole.
// Built once for a query, used for each hit.
class MatchTable {
 public:
  // Which words of forms of several words have been seen in a passage. Empty: none.
  using FormWords = std::vector<bool>;

  explicit MatchTable(const ExpandedQuery& query);

  // Whether the query has forms of several words.
  bool has_forms() const { return !forms_.empty(); }

  // Adds to `*seen` the words of forms in `text`, analysed as `analyzed`, in `language`: for the
  // title and the headings of a passage, whose words the index holds with those of its text.
  void SeeFormWords(std::string_view text, const AnalyzedText& analyzed, Language language,
                    Analyzer* analyzer, FormWords* seen) const;

  // Matches in `text`, analysed as `analyzed`, of a passage in `language` with the words `seen`
  // around its text; by first token, at most one for each token, phrases before words.
  std::vector<Match> Find(std::string_view text, const AnalyzedText& analyzed, Language language,
                          Analyzer* analyzer, FormWords seen = {}) const;

  // The words and phrases of the query, as typed.
  const std::vector<std::string>& concepts() const { return concepts_; }

 private:
  struct Entry {
    size_t concept_index;
    Why why;
  };
  struct Form {
    Entry entry;
    size_t first_word;  // index into FormWords; its other words follow
    size_t words;
  };
  struct FormWord {
    size_t form;
    size_t word;  // index into FormWords
  };
  // What a word of a passage may be.
  struct Meaning {
    std::optional<Entry> alone;
    std::vector<FormWord> in_forms;
  };
  struct Phrase {
    size_t concept_index;
    PhraseForms forms;
  };
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  using Table = std::unordered_map<std::string, Meaning, Hash, std::equal_to<>>;
  // A token is looked up as it is, as an acronym, and by its stem in each language.
  using Meanings = std::array<const Meaning*, 2 + kStemmedLanguages.size()>;

  void Add(const ExpandedNode& node, bool with_weightless);
  void AddForm(const TranslatedForm& form, size_t concept_index);
  Meaning* MeaningOf(const Alternative& alternative);
  const Meaning* FindCompound(const Compound& compound) const;
  Meanings FindToken(std::string_view text, const AnalyzedText& analyzed, size_t index,
                     Language language, Analyzer* analyzer) const;
  std::vector<Meanings> FindTokens(std::string_view text, const AnalyzedText& analyzed,
                                   Language language, Analyzer* analyzer) const;
  void See(const std::vector<Meanings>& tokens, const AnalyzedText& analyzed,
           FormWords* seen) const;
  std::vector<bool> WholeForms(const FormWords& seen) const;
  const Entry* Choose(const Meanings& meanings, const std::vector<bool>& whole) const;
  const Phrase* FindPhrase(const AnalyzedText& analyzed, size_t index) const;

  std::vector<std::string> concepts_;
  Table exact_;
  Table acronyms_;
  Table english_;  // stems
  Table spanish_;
  std::vector<Form> forms_;  // of several words
  size_t form_words_ = 0;    // of all of them
  std::vector<Phrase> phrases_;
};

}  // namespace faro

#endif  // FARO_SEARCHER_MATCH_TABLE_H_
