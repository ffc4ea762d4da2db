// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_SUGGEST_SUGGESTER_H_
#define FARO_SEARCHER_SUGGEST_SUGGESTER_H_

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/index/passage_store.h"
#include "lib/language/analyzer.h"
#include "lib/language/language.h"

namespace faro {

enum class SuggestionKind : uint8_t { kWord, kHeading, kTerm, kAcronym };

constexpr std::string_view SuggestionKindName(SuggestionKind kind) {
  switch (kind) {
    case SuggestionKind::kHeading:
      return "heading";
    case SuggestionKind::kTerm:
      return "term";
    case SuggestionKind::kAcronym:
      return "acronym";
    case SuggestionKind::kWord:
      break;
  }
  return "word";
}

// What a prefix may be going to be.
struct Suggestion {
  std::string text;  // UTF-8; headings and terms as they are written, words in small letters
  SuggestionKind kind = SuggestionKind::kWord;
  Language language = Language::kUnknown;  // of most passages that have it; acronyms have none
  // Passages that have the word or acronym, or the words in a row; that stand under the heading; or
  // that have all words of the term.
  Xapian::doccount passages = 0;

  bool operator==(const Suggestion&) const = default;
};

struct SuggestRequest {
  std::string prefix;                // as typed so far
  std::optional<Language> language;  // of the suggestions; acronyms come with any
  uint32_t limit = 10;
};

// So many entries of each list are looked at for one prefix; what lies behind is not suggested. A
// prefix of one letter has fewer in manuals of 50 MB.
inline constexpr size_t kMostEnumerated = 20'000;

// From so many letters on, terms of the glossary are suggested: there are too many to count.
inline constexpr size_t kShortestTermPrefix = 3;

// Completes what is being typed, by what the index has: words, headings, terms of the glossary and
// acronyms, whatever the accents and capitals in the prefix. Where it has several words, the last
// is completed to words that stand behind the others in some passage, and headings and terms begin
// with all of it. Asked at each letter, so it looks at vocabulary, and at few passages. Not
// thread-safe; not movable.
class Suggester {
 public:
  // `locations` as OpenIndexes takes them; throws as it does.
  explicit Suggester(const std::vector<std::string>& locations);

  // By falling number of passages. Of an index on a server, only words that begin with the same
  // letter are looked at: not those whose accent is on it. Throws Error when Xapian or ICU fails.
  std::vector<Suggestion> Suggest(const SuggestRequest& request);

 private:
  struct Prefix;

  std::vector<Suggestion> Complete(const SuggestRequest& request);
  Prefix Understand(std::string_view typed);
  void AddWords(const Prefix& prefix, const SuggestRequest& request,
                std::vector<Suggestion>* suggestions);
  void AddAcronyms(const Prefix& prefix, const SuggestRequest& request,
                   std::vector<Suggestion>* suggestions) const;
  void AddHeadings(const Prefix& prefix, const SuggestRequest& request,
                   std::vector<Suggestion>* suggestions);
  void AddTerms(const Prefix& prefix, const SuggestRequest& request,
                std::vector<Suggestion>* suggestions);
  std::vector<Suggestion> WordsWith(const std::string& beginning) const;
  std::optional<Language> LanguageOfWord(const std::string& word);
  std::optional<Suggestion> HeadingOf(const std::string& key, Xapian::doccount passages);
  Xapian::doccount FrequencyOf(const std::string& word) const;
  Xapian::doccount CountPassages(const std::vector<std::string>& words, bool in_a_row) const;
  std::string BestSpelling(const std::string& word) const;

  Xapian::Database database_;
  PassageReader passages_;
  bool remote_;
  Analyzer analyzer_;
};

}  // namespace faro

#endif  // FARO_SEARCHER_SUGGEST_SUGGESTER_H_
