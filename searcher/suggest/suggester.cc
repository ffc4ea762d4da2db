// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggest/suggester.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>
#include <utility>

#include "lib/base/error.h"
#include "lib/base/utf8.h"
#include "lib/index/heading_key.h"
#include "lib/index/open_index.h"
#include "lib/index/schema.h"
#include "lib/language/folding.h"
#include "lib/language/glossary.h"
#include "lib/language/stop_words.h"
#include "searcher/query/accent_restorer.h"
#include "searcher/query/phrase_source.h"
#include "searcher/spelling/edit_distance.h"
#include "searcher/suggest/glossary_prefix.h"
#include "searcher/term_walk.h"

namespace faro {
namespace {

// A writer would have to commit this often while one prefix is completed to make it fail.
constexpr int kMostAttempts = 5;

// Longer prefixes are nobody's typing.
constexpr size_t kLongestPrefix = 200;

// Terms, and headings, that are looked into.
constexpr size_t kMostCounted = 20;

// Of the words that may end a prefix of several, the most frequent are tried, as long as the
// passages to be looked at for that are no more than these: about 5 ms.
constexpr Xapian::doccount kMostPassagesRead = 20'000;
constexpr size_t kFewestTried = 3;

void SortByPassages(std::vector<Suggestion>* suggestions) {
  std::stable_sort(suggestions->begin(), suggestions->end(),
                   [](const Suggestion& a, const Suggestion& b) {
                     return a.passages != b.passages ? a.passages > b.passages : a.text < b.text;
                   });
}

void KeepMostFrequent(size_t most, std::vector<Suggestion>* suggestions) {
  SortByPassages(suggestions);
  if (suggestions->size() > most) suggestions->resize(most);
}

bool IsWanted(Language language, const SuggestRequest& request) {
  return !request.language || *request.language == language;
}

// Case and accents apart; ñ is a letter of its own.
std::string Sameness(const std::string& text) { return FoldAccents(CaseFolded(text)); }

// What is the same in other letters or of another kind is suggested once, as the most frequent. A
// word that is mostly the acronym is the acronym, and several words that are a term are the term.
void MergeSame(std::vector<Suggestion>* suggestions) {
  std::unordered_map<std::string, Xapian::doccount> acronyms;
  for (const Suggestion& suggestion : *suggestions) {
    if (suggestion.kind != SuggestionKind::kAcronym) continue;
    acronyms[Sameness(suggestion.text)] = suggestion.passages;
  }
  std::erase_if(*suggestions, [&](const Suggestion& suggestion) {
    const auto acronym = acronyms.find(Sameness(suggestion.text));
    return suggestion.kind == SuggestionKind::kWord && acronym != acronyms.end() &&
           2 * acronym->second >= suggestion.passages;
  });
  std::set<std::string> terms;
  for (const Suggestion& suggestion : *suggestions) {
    if (suggestion.kind == SuggestionKind::kTerm) terms.insert(Sameness(suggestion.text));
  }
  std::erase_if(*suggestions, [&](const Suggestion& suggestion) {
    return suggestion.kind == SuggestionKind::kWord &&
           suggestion.text.find(' ') != std::string::npos &&
           terms.contains(Sameness(suggestion.text));
  });
  SortByPassages(suggestions);
  std::map<std::pair<bool, std::string>, size_t> seen;
  std::vector<Suggestion> kept;
  for (Suggestion& suggestion : *suggestions) {
    const bool acronym = suggestion.kind == SuggestionKind::kAcronym;
    const auto [at, fresh] =
        seen.emplace(std::pair(acronym, Sameness(suggestion.text)), kept.size());
    if (fresh) {
      kept.push_back(std::move(suggestion));
    } else if (Suggestion& other = kept[at->second];
               suggestion.passages == other.passages && suggestion.kind == other.kind &&
               suggestion.text.size() > other.text.size()) {  // it has the accents
      other = std::move(suggestion);
    }
  }
  *suggestions = std::move(kept);
}

// How a word stands to a prefix without accents.
struct Comparison {
  bool begins_so = false;
  size_t differs = 0;  // the size of the beginning that differs from the prefix; 0: none does
};

Comparison Compare(const std::string& word, std::string_view prefix) {
  size_t at = 0;
  for (size_t i = 0; i < word.size() && at < prefix.size();) {
    const Letter letter = LetterOf(NextCodePoint(word, &i));
    if (NextCodePoint(prefix, &at) != letter.bare) return {false, i};
  }
  return {at == prefix.size(), 0};
}

bool IsWord(std::string_view word) {
  return word.size() > 1 && std::none_of(word.begin(), word.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x80 && !IsAsciiLower(c);
         });
}

}  // namespace

// A prefix in the form in which the lists have their entries.
struct Suggester::Prefix {
  std::string key;                 // CompletionKey of it, with the blank that ends it
  std::vector<std::string> words;  // before the last: their most frequent spellings
  std::string text;                // the same, as typed where that is the one, each with a blank
  std::string stump;               // the last one; empty behind a blank
};

Suggester::Suggester(const std::vector<std::string>& locations)
    : database_(OpenIndexes(locations)),
      passages_(database_),
      remote_(std::any_of(locations.begin(), locations.end(), IsRemote)) {}

std::vector<Suggestion> Suggester::Suggest(const SuggestRequest& request) {
  try {
    for (int attempt = 1;; ++attempt) {
      try {
        return Complete(request);
      } catch (const Xapian::DatabaseModifiedError&) {
        if (attempt == kMostAttempts) throw;
        database_.reopen();
        passages_.Forget();
      }
    }
  } catch (const Xapian::Error& error) {
    throw FromXapian(error, "completing a prefix");
  }
}

std::vector<Suggestion> Suggester::Complete(const SuggestRequest& request) {
  std::vector<Suggestion> suggestions;
  const Prefix prefix = Understand(request.prefix);
  if (prefix.key.empty()) return suggestions;
  AddAcronyms(prefix, request, &suggestions);
  AddWords(prefix, request, &suggestions);
  AddHeadings(prefix, request, &suggestions);
  AddTerms(prefix, request, &suggestions);
  MergeSame(&suggestions);
  if (suggestions.size() > request.limit) suggestions.resize(request.limit);
  return suggestions;
}

Suggester::Prefix Suggester::Understand(std::string_view typed) {
  Prefix prefix;
  if (typed.size() > kLongestPrefix) return prefix;
  AnalyzedText analyzed;
  analyzer_.Analyze(typed, &analyzed);
  const auto& tokens = analyzed.tokens();
  if (tokens.empty()) return prefix;
  prefix.key = CompletionKey(analyzed);
  const bool open = tokens.back().end == typed.size();  // the last word may go on
  if (!open) prefix.key += ' ';
  const size_t whole = tokens.size() - (open ? 1 : 0);
  for (size_t i = 0; i < whole; ++i) {
    const std::string exact(analyzed.Exact(tokens[i]));
    prefix.words.push_back(BestSpelling(exact));
    const bool as_typed = prefix.words.back() == exact;
    prefix.text += as_typed ? typed.substr(tokens[i].begin, tokens[i].end - tokens[i].begin)
                            : std::string_view(prefix.words.back());
    prefix.text += ' ';
  }
  if (open) prefix.stump = FoldAccentsAndTilde(analyzed.Exact(tokens.back()));
  return prefix;
}

// All words of letters that begin so, accents apart.
std::vector<Suggestion> Suggester::WordsWith(const std::string& beginning) const {
  std::vector<Suggestion> words;
  size_t looked_at = 0;
  const std::string first = remote_ ? beginning.substr(0, 1) : std::string();
  WalkWords(database_, first, [&](const std::string& text, const auto& term) -> size_t {
    if (++looked_at > kMostEnumerated) return 0;
    const Comparison comparison = Compare(text, beginning);
    if (comparison.begins_so && IsWord(text)) {
      words.push_back({text, SuggestionKind::kWord, Language::kUnknown, term.get_termfreq()});
    }
    return comparison.differs > 0 ? comparison.differs : text.size() + 1;
  });
  return words;
}

void Suggester::AddWords(const Prefix& prefix, const SuggestRequest& request,
                         std::vector<Suggestion>* suggestions) {
  if (prefix.stump.empty()) return;
  Xapian::doccount others = database_.get_doccount();  // passages that have the words before
  for (const std::string& word : prefix.words) others = std::min(others, FrequencyOf(word));
  if (others == 0) return;
  std::vector<Suggestion> words = WordsWith(prefix.stump);
  SortByPassages(&words);
  uint64_t read = 0;
  size_t tried = 0;
  size_t added = 0;
  for (Suggestion& word : words) {
    if (added == request.limit) break;
    const std::optional<Language> language = LanguageOfWord(word.text);
    if (!language || !IsWanted(*language, request)) continue;
    word.language = *language;
    if (!prefix.words.empty()) {
      read += std::min(others, word.passages);
      if (++tried > kFewestTried && read > kMostPassagesRead) break;
      std::vector<std::string> all = prefix.words;
      all.push_back(word.text);
      word.passages = CountPassages(all, !remote_);
      if (word.passages == 0) continue;
      word.text = prefix.text + word.text;
    }
    suggestions->push_back(std::move(word));
    ++added;
  }
}

// By where its stems are more frequent: passages have stems of their own language only. Nothing for
// function words.
std::optional<Language> Suggester::LanguageOfWord(const std::string& word) {
  Language language = Language::kUnknown;
  Xapian::doccount most = 0;
  bool function_word = false;
  for (const Language candidate : kStemmedLanguages) {
    if (IsStopWord(word, candidate)) {
      function_word = true;
      continue;
    }
    const std::string stem(analyzer_.Stem(word, candidate));
    const Xapian::doccount passages = database_.get_termfreq(TermFor(StemField(candidate), stem));
    if (passages <= most) continue;
    most = passages;
    language = candidate;
  }
  const Xapian::doccount own = FrequencyOf(word);
  if (function_word && 2 * most < own) return std::nullopt;
  return language;
}

void Suggester::AddAcronyms(const Prefix& prefix, const SuggestRequest& request,
                            std::vector<Suggestion>* suggestions) const {
  if (!prefix.words.empty() || prefix.stump.empty()) return;
  std::string capitals = prefix.stump;
  for (char& c : capitals) c = IsAsciiLower(c) ? static_cast<char>(c - 'a' + 'A') : c;
  const std::string beginning = TermFor(Field::kAcronym, capitals);
  const size_t before = beginning.size() - capitals.size();
  std::vector<Suggestion> acronyms;
  const Xapian::TermIterator end = database_.allterms_end(beginning);
  for (auto term = database_.allterms_begin(beginning); term != end; ++term) {
    if (acronyms.size() == kMostEnumerated) break;
    acronyms.push_back({(*term).substr(before), SuggestionKind::kAcronym, Language::kUnknown,
                        term.get_termfreq()});
  }
  KeepMostFrequent(request.limit, &acronyms);
  std::move(acronyms.begin(), acronyms.end(), std::back_inserter(*suggestions));
}

void Suggester::AddHeadings(const Prefix& prefix, const SuggestRequest& request,
                            std::vector<Suggestion>* suggestions) {
  const std::string beginning = TermFor(Field::kHeadingText, prefix.key);
  const size_t before = beginning.size() - prefix.key.size();
  std::vector<Suggestion> keys;
  const Xapian::TermIterator end = database_.allterms_end(beginning);
  for (auto term = database_.allterms_begin(beginning); term != end; ++term) {
    if (keys.size() == kMostEnumerated) break;
    keys.push_back({(*term).substr(before), SuggestionKind::kHeading, Language::kUnknown,
                    term.get_termfreq()});
  }
  KeepMostFrequent(std::max<size_t>(request.limit, kMostCounted), &keys);
  // A page is full of what is more frequent, and reading a passage costs most.
  SortByPassages(suggestions);
  size_t added = 0;
  for (const Suggestion& key : keys) {
    const size_t above = static_cast<size_t>(
        std::count_if(suggestions->begin(), suggestions->end(),
                      [&](const Suggestion& other) { return other.passages > key.passages; }));
    if (added == request.limit || above >= request.limit) break;
    std::optional<Suggestion> heading = HeadingOf(key.text, key.passages);
    if (!heading || !IsWanted(heading->language, request)) continue;
    suggestions->push_back(std::move(*heading));
    ++added;
  }
}

// The heading as the first passage under it has it.
std::optional<Suggestion> Suggester::HeadingOf(const std::string& key, Xapian::doccount passages) {
  const std::string term = TermFor(Field::kHeadingText, key);
  const auto first = database_.postlist_begin(term);
  if (first == database_.postlist_end(term)) return std::nullopt;
  const Passage passage = passages_.Read(*first);
  if (passage.heading.empty()) return std::nullopt;
  return Suggestion{passage.heading.back(), SuggestionKind::kHeading, passage.language, passages};
}

void Suggester::AddTerms(const Prefix& prefix, const SuggestRequest& request,
                         std::vector<Suggestion>* suggestions) {
  if (prefix.key.size() < kShortestTermPrefix) return;
  struct Counted {
    Suggestion suggestion;
    std::vector<std::string> words;
  };
  std::vector<Counted> terms;
  AnalyzedText analyzed;
  for (const GlossaryTerm& term : TermsWithKey(BuiltInGlossary(), prefix.key)) {
    if (!IsWanted(term.language, request)) continue;
    Counted counted{{std::string(term.text), SuggestionKind::kTerm, term.language, 0}, {}};
    analyzer_.Analyze(term.text, &analyzed);
    Xapian::doccount most = database_.get_doccount();
    for (const Token& token : analyzed.tokens()) {
      std::string exact(analyzed.Exact(token));
      if (IsStopWord(exact, term.language) && analyzed.tokens().size() > 1) continue;
      most = std::min(most, FrequencyOf(exact));
      counted.words.push_back(std::move(exact));
    }
    if (most == 0 || counted.words.empty()) continue;
    counted.suggestion.passages = most;
    terms.push_back(std::move(counted));
  }
  std::stable_sort(terms.begin(), terms.end(), [](const Counted& a, const Counted& b) {
    return a.suggestion.passages > b.suggestion.passages;
  });
  if (terms.size() > kMostCounted) terms.resize(kMostCounted);
  for (Counted& term : terms) {
    if (term.words.size() > 1) term.suggestion.passages = CountPassages(term.words, false);
    if (term.suggestion.passages > 0) suggestions->push_back(std::move(term.suggestion));
  }
}

Xapian::doccount Suggester::FrequencyOf(const std::string& word) const {
  return database_.get_termfreq(TermFor(Field::kExact, word));
}

// How many passages have all of `words`, next to each other if `in_a_row`.
Xapian::doccount Suggester::CountPassages(const std::vector<std::string>& words,
                                          bool in_a_row) const {
  std::vector<Xapian::Query> all;
  std::vector<std::vector<std::string>> places;
  for (const std::string& word : words) {
    all.emplace_back(TermFor(Field::kExact, word));
    places.push_back({word});
  }
  Xapian::Query query(Xapian::Query::OP_AND, all.begin(), all.end());
  if (in_a_row) {
    auto source =
        std::make_unique<PhraseSource>(PhrasePattern(places, Zone::kAnywhere), "in a row");
    query =
        Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(source.release()->release()));
  }
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  return enquire.get_mset(0, 0, database_.get_doccount()).get_matches_lower_bound();
}

// `word`, or the spelling of it with other accents that more passages have.
std::string Suggester::BestSpelling(const std::string& word) const {
  std::string best = word;
  Xapian::doccount most = FrequencyOf(word);
  for (const std::string& other : RestoreAccents(database_, word)) {
    const Xapian::doccount passages = FrequencyOf(other);
    if (passages <= most) continue;
    most = passages;
    best = other;
  }
  return best;
}

}  // namespace faro
