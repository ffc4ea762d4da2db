// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/spelling/query_spelling.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "lib/base/escape.h"
#include "lib/base/utf8.h"
#include "lib/index/schema.h"
#include "lib/language/normalizer.h"
#include "lib/language/stop_words.h"
#include "searcher/query/field_values.h"
#include "searcher/query/query_parser.h"
#include "searcher/spelling/spell_checker.h"
#include "searcher/spelling/spelling_weights.h"

namespace faro {
namespace {

// Words looked into for one query, each with a scan; and how long they may be.
constexpr size_t kMostScans = 4;
constexpr size_t kMostTypedBytes = 64;

// Longer words in capitals are words, not acronyms.
constexpr size_t kLongestAcronym = 6;

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kQuotes = {
    {{"\"", "\""}, {"“", "”"}, {"«", "»"}}};

// A word of the query by itself.
struct TypedWord {
  std::string text;  // as typed
  std::string exact;
  bool attested = false;  // something in the index answers to it
  bool quoted = false;
};

struct Replacement {
  TypedWord word;
  std::string by;
  bool sure = false;
  bool near = false;  // one edit away
};

class Adviser {
 public:
  Adviser(const ExpandedQuery& expanded, const SpellingContext& context)
      : expanded_(expanded),
        context_(context),
        checker_(context.database, context.analyzer, context.on_server, context.cache) {}

  SpellingAdvice Run(std::string_view typed) {
    const std::string query = ToValidUtf8(typed);
    query_ = query;
    FindTerms(expanded_.root);
    Visit(expanded_.root);
    SpellingAdvice advice;
    advice.others_found = others_found_;
    if (std::any_of(replacements_.begin(), replacements_.end(), IsSure)) {
      advice.corrected = Replaced(query, IsSure);
      advice.nearest = Replaced(query, [](const Replacement& r) { return r.sure && r.near; });
    } else {
      advice.suggestion = Replaced(query, [](const Replacement&) { return true; });
    }
    return advice;
  }

 private:
  static bool IsSure(const Replacement& replacement) { return replacement.sure; }

  template <typename Condition>
  std::optional<std::string> Replaced(const std::string& query, const Condition& counts) const {
    std::string replaced = query;
    for (const Replacement& replacement : replacements_) {
      if (!counts(replacement)) continue;
      replaced =
          ReplaceWord(replaced, replacement.word.text, replacement.by, replacement.word.quoted);
    }
    if (replaced == query) return std::nullopt;
    return replaced;
  }

  bool Exists(const Alternative& form) const {
    return context_.database.term_exists(TermFor(form.field, form.text));
  }

  bool AnyExists(const std::vector<Alternative>& forms) const {
    return std::any_of(forms.begin(), forms.end(), [&](const auto& form) { return Exists(form); });
  }

  // A likeness with a word of the other language says nothing: it is what a mistake has, too.
  bool IsTranslated(const Concept& word) const {
    return std::any_of(
        word.translations.begin(), word.translations.end(), [&](const TranslatedForm& form) {
          return !form.origins.empty() && form.origins != Origins(Origin::kCognate) &&
                 std::all_of(form.words.begin(), form.words.end(),
                             [&](const auto& part) { return Exists(part); });
        });
  }

  // Terms of several words that the index answers to.
  void FindTerms(const ExpandedNode& node) {
    for (const ExpandedNode& child : node.children) FindTerms(child);
    const Concept& word = node.concept_value;
    const bool term = node.kind == ExpandedNode::Kind::kConcept && word.base.empty() &&
                      word.phrase.empty() && !word.translations.empty();
    if (term && IsTranslated(word)) terms_.push_back(" " + word.query + " ");
  }

  bool IsInTerm(const std::string& text) const {
    return std::any_of(terms_.begin(), terms_.end(), [&](const std::string& term) {
      return term.find(" " + text + " ") != std::string::npos;
    });
  }

  void Visit(const ExpandedNode& node) {
    if (node.excluded) return;
    for (const ExpandedNode& child : node.children) Visit(child);
    if (node.kind != ExpandedNode::Kind::kConcept) return;
    const Concept& word = node.concept_value;
    if (!word.phrase.empty()) {
      VisitPhrase(word);
    } else if (!word.base.empty()) {
      VisitWord(word);
    }
  }

  void VisitWord(const Concept& word) {
    if (word.weightless) return;
    TypedWord typed{word.query, {}, false, false};
    typed.attested = AnyExists(word.base) || AnyExists(word.exact) || AnyExists(word.unlikely) ||
                     AnyExists(word.loose) || IsTranslated(word) || IsInTerm(word.query);
    const bool is_word = Analyse(&typed);
    if (is_word && !typed.attested) {
      typed.attested = Exists({Field::kExact, typed.exact, Why::kExact});
    }
    if (typed.attested) others_found_ = true;
    if (is_word) Advise(std::move(typed));
  }

  void VisitPhrase(const Concept& phrase) {
    AnalyzedText analyzed;
    context_.analyzer->Analyze(phrase.query, &analyzed);
    const auto& tokens = analyzed.tokens();
    if (tokens.size() != phrase.phrase.size()) return;
    bool all_found = true;
    for (size_t i = 0; i < tokens.size(); ++i) {
      TypedWord typed{
          phrase.query.substr(tokens[i].begin, tokens[i].end - tokens[i].begin), {}, false, true};
      const bool is_word = Analyse(&typed);
      typed.attested =
          std::any_of(phrase.phrase[i].begin(), phrase.phrase[i].end(), [&](const auto& spelling) {
            return Exists({Field::kExact, spelling, Why::kExact});
          });
      all_found = all_found && typed.attested;
      if (is_word && !typed.attested) Advise(std::move(typed));
    }
    if (all_found) others_found_ = true;
  }

  // False for what is no word of letters, or too short or long to say anything about.
  bool Analyse(TypedWord* word) {
    if (word->text.size() > kMostTypedBytes) return false;
    AnalyzedText analyzed;
    context_.analyzer->Analyze(word->text, &analyzed);
    if (analyzed.tokens().size() != 1 || !analyzed.tokens()[0].stemmable) return false;
    word->exact = analyzed.Exact(analyzed.tokens()[0]);
    return CountCodePoints(word->exact) >= kShortestTyped;
  }

  void Advise(TypedWord word) {
    const std::string& exact = word.exact;
    const auto same = [&](const Replacement& other) {
      return other.word.text == word.text && other.word.quoted == word.quoted;
    };
    if (std::any_of(replacements_.begin(), replacements_.end(), same)) return;
    Replacement replacement;
    if (!word.attested) {
      if (scans_++ >= kMostScans) return;
      // A right word that no passage has: what is offered must be near.
      const bool known = checker_.IsInLexicon(exact);
      int most_cost = MostCost(CountCodePoints(exact));
      if (known || IsName(word.text)) most_cost = std::min(most_cost, kEdit + kAccentAllowance);
      const std::string acronym = AcronymOf(word.text);
      const bool capitals = !acronym.empty() && acronym.size() <= kLongestAcronym;
      const SimilarWord found = FirstFound(capitals ? checker_.AcronymCandidates(acronym, most_cost)
                                                    : checker_.Candidates(exact, Own(), most_cost));
      replacement.by = found.text;
      replacement.near = !capitals && found.cost <= kEdit + kAccentAllowance;
      replacement.sure = context_.options.expand && !word.quoted && !known;
    } else {
      replacement.by = LikelyMeant(word);
    }
    if (replacement.by.empty()) return;
    KeepCapital(word.text, &replacement.by);
    replacement.word = std::move(word);
    replacements_.push_back(std::move(replacement));
  }

  SimilarWord FirstFound(const std::vector<SimilarWord>& candidates) {
    for (const SimilarWord& candidate : candidates) {
      if (CountPassages(candidate.text, true) > 0) return candidate;
    }
    return {};
  }

  // For a word that the index has: another one, where the typed one is very likely a mistake.
  std::string LikelyMeant(const TypedWord& word) {
    const std::string& exact = word.exact;
    const Xapian::Database& database = context_.database;
    if (database.get_termfreq(TermFor(Field::kExact, exact)) > kFewPassages ||
        !AcronymOf(word.text).empty()) {
      return {};
    }
    const Xapian::doccount own = CountPassages(word.text, false);
    if (own > kFewPassages || checker_.IsInLexicon(exact) || scans_++ >= kMostScans) return {};
    const Xapian::doccount enough = kManyTimes * std::max<Xapian::doccount>(own, 1);
    for (const SimilarWord& candidate :
         checker_.Candidates(exact, Own(), kEdit + kAccentAllowance)) {
      if (candidate.passages >= enough && CountPassages(candidate.text, false) >= enough) {
        return candidate.text;
      }
    }
    return {};
  }

  // Whether the word has a capital that is not that of the first word. Names are like any words.
  bool IsName(const std::string& text) const {
    size_t i = 0;
    if (u_isupper(static_cast<UChar32>(NextCodePoint(text, &i))) == 0) return false;
    for (i = 0; i < query_.size() && !query_.substr(i).starts_with(text);) {
      if (u_isalnum(static_cast<UChar32>(NextCodePoint(query_, &i))) != 0) return true;
    }
    return false;
  }

  Language Own() const { return expanded_.language; }

  // How many passages a search for this word alone finds, with the filters; or only whether any.
  Xapian::doccount CountPassages(const std::string& word, bool any) {
    ParsedQuery parsed;
    QueryNode node;
    node.kind = NodeKind::kWord;
    node.text = word;
    parsed.root.children.push_back(std::move(node));
    ExpandOptions options = context_.options;
    options.query_language = Own();
    const ExpandedQuery expanded =
        ExpandQuery(parsed, options, context_.database, context_.analyzer);
    bool unordered = false;
    Xapian::Enquire enquire(context_.database);
    enquire.set_query(ApplyFilters(BuildUnorderedQuery(expanded, &unordered), context_.filters));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const Xapian::doccount all = any ? 1 : context_.database.get_doccount();
    return enquire.get_mset(0, 0, all).get_matches_lower_bound();
  }

  static void KeepCapital(std::string_view typed, std::string* word) {
    size_t end = 0;
    if (u_isupper(static_cast<UChar32>(NextCodePoint(typed, &end))) == 0) return;
    size_t rest = 0;
    const auto first = static_cast<UChar32>(NextCodePoint(*word, &rest));
    std::string capital;
    AppendUtf8(static_cast<char32_t>(u_toupper(first)), &capital);
    word->replace(0, rest, capital);
  }

  const ExpandedQuery& expanded_;
  const SpellingContext& context_;
  SpellChecker checker_;
  std::vector<std::string> terms_;
  std::vector<Replacement> replacements_;
  std::string_view query_;  // while Run has it
  bool others_found_ = false;
  size_t scans_ = 0;
};

// Whether `c` beside a word makes it part of something longer, a prefix* included.
bool Joins(char32_t c) {
  constexpr std::u32string_view kJoints = U"-_@.'’*~&/";
  return u_isalnum(static_cast<UChar32>(c)) != 0 || kJoints.find(c) != kJoints.npos;
}

bool EndsWithField(std::string_view text) {
  return std::any_of(kFieldNames.begin(), kFieldNames.end(), [&](const FieldName& name) {
    if (!text.ends_with(name.prefix)) return false;
    const size_t begin = text.size() - name.prefix.size();
    return begin == 0 || !IsAsciiLower(text[begin - 1]);
  });
}

// Of foo:bar neither part is a word by itself: it is a name, or a field that is not there.
bool JoinsBefore(std::string_view text, size_t begin) {
  if (begin == 0) return false;
  size_t at = FloorToCodePoint(text, begin - 1);
  const size_t before = at;
  const char32_t c = NextCodePoint(text, &at);
  if (c == U':')
    return before > 0 && !IsAsciiSpace(text[before - 1]) && !EndsWithField(text.substr(0, begin));
  if (c != U'-') return Joins(c);
  // At the beginning of a word this excludes it, and never gets here.
  return true;
}

// Full stops and the like may end a sentence.
bool JoinsAfter(std::string_view text, size_t end) {
  if (end == text.size()) return false;
  const char32_t c = NextCodePoint(text, &end);
  if (c == U':') return end < text.size() && !IsAsciiSpace(text[end]);
  if (!Joins(c)) return false;
  const bool ends_sentence = c == U'.' || c == U'\'' || c == U'’';
  if (!ends_sentence) return true;
  return end < text.size() && u_isalnum(static_cast<UChar32>(NextCodePoint(text, &end))) != 0;
}

}  // namespace

std::string ReplaceWord(std::string_view query, std::string_view word, std::string_view replacement,
                        bool quoted) {
  std::string replaced;
  std::string_view close;  // of the quotation marks that are open
  for (size_t i = 0; i < query.size();) {
    const std::string_view rest = query.substr(i);
    if (!close.empty() && rest.starts_with(close)) {
      replaced += close;
      i += close.size();
      close = {};
      continue;
    }
    const auto open = std::find_if(kQuotes.begin(), kQuotes.end(), [&](const auto& marks) {
      return close.empty() && rest.starts_with(marks.first) &&
             rest.find(marks.second, marks.first.size()) != rest.npos;
    });
    if (open != kQuotes.end()) {
      replaced += open->first;
      i += open->first.size();
      close = open->second;
      continue;
    }
    const bool here = !word.empty() && quoted == !close.empty() && rest.starts_with(word) &&
                      !JoinsBefore(query, i) && !JoinsAfter(query, i + word.size());
    if (here) {
      replaced += replacement;
      i += word.size();
      continue;
    }
    const size_t begin = i;
    NextCodePoint(query, &i);
    replaced += query.substr(begin, i - begin);
  }
  return replaced;
}

SpellingAdvice AdviseSpelling(std::string_view query, const ExpandedQuery& expanded,
                              const SpellingContext& context) {
  if (query.size() > kMostQueryBytes) return {};
  return Adviser(expanded, context).Run(query);
}

}  // namespace faro
