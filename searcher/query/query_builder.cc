// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_builder.h"

#include <algorithm>
#include <string>
#include <vector>

#include "lib/index/schema.h"
#include "lib/index/word_sequence.h"
#include "lib/language/stop_words.h"
#include "searcher/query/filter_query.h"
#include "searcher/query/phrase_source.h"
#include "searcher/ranking.h"

namespace faro {
namespace {

using Xapian::Query;

Query Joined(Query::op op, const std::vector<Query>& parts) {
  if (parts.empty()) return Query();
  if (parts.size() == 1) return parts.front();
  return Query(op, parts.begin(), parts.end());
}

Query Scaled(const Query& query, double weight) {
  return weight == 1.0 || query.empty() ? query : Query(Query::OP_SCALE_WEIGHT, query, weight);
}

Zone ZoneOf(Scope scope) {
  if (scope == Scope::kTitle) return Zone::kTitle;
  return scope == Scope::kHeading ? Zone::kHeading : Zone::kAnywhere;
}

std::string Describe(const PhraseForms& forms, Zone zone) {
  std::string text = zone == Zone::kTitle ? "title" : zone == Zone::kHeading ? "heading" : "words";
  const char* separator = ": ";
  for (const auto& spellings : forms) {
    for (const std::string& spelling : spellings) {
      text += separator + spelling;
      separator = "|";
    }
    separator = " ";
  }
  return text;
}

Query ExactTerms(Query::op op, const std::vector<std::string>& words) {
  std::vector<Query> terms;
  terms.reserve(words.size());
  for (const std::string& word : words) terms.emplace_back(TermFor(Field::kExact, word));
  return Joined(op, terms);
}

Query TranslationQuery(const TranslatedForm& form) {
  std::vector<Query> words;
  words.reserve(form.words.size());
  for (const Alternative& word : form.words) words.emplace_back(TermFor(word.field, word.text));
  return Joined(Query::OP_AND, words);
}

// Things of which a passage must have one. They count as one word.
class Alternatives {
 public:
  void Add(Query terms) { weighted_.push_back(std::move(terms)); }

  // `terms` under the condition that they match as `ordered`, a subset of them.
  void Add(Query terms, Query ordered) {
    weighted_.push_back(std::move(terms));
    ordered_.emplace_back(weighted_.size() - 1, std::move(ordered));
  }

  // A PhraseSource without terms.
  void AddBeside(Query source) { beside_.push_back(std::move(source)); }

  // Xapian cannot weigh a PhraseSource as one of several synonyms, so order is a condition around
  // them.
  Query All() const {
    std::vector<Query> all = beside_;
    if (!weighted_.empty()) all.push_back(Synonyms());
    return Joined(Query::OP_OR, all);
  }

  size_t size() const { return weighted_.size() + beside_.size(); }

 private:
  Query Synonyms() const {
    const Query synonyms = Joined(Query::OP_SYNONYM, weighted_);
    if (ordered_.empty()) return synonyms;
    if (weighted_.size() == 1) return ordered_.front().second;
    std::vector<Query> matching = weighted_;
    for (const auto& [index, query] : ordered_) matching[index] = query;
    return Query(Query::OP_FILTER, synonyms, Joined(Query::OP_OR, matching));
  }

  std::vector<Query> weighted_;
  std::vector<Query> beside_;
  std::vector<std::pair<size_t, Query>> ordered_;  // index into weighted_
};

// Whether one of `spellings` may have no term, see kSchema.
bool HasFunctionWord(const std::vector<std::string>& spellings) {
  return std::any_of(spellings.begin(), spellings.end(), IsStopWordOfAny);
}

// The query of one word or phrase.
class ConceptBuilder {
 public:
  // `unordered`: null, or the order of words is left out, and it is set where that makes a
  // difference.
  ConceptBuilder(Scope scope, bool* unordered) : scope_(scope), unordered_(unordered) {}

  Query Build(const Concept& word) const {
    Alternatives base;
    if (word.termless) {
      AddWordsWithoutTerms(word.base, &base);
    } else {
      AddTerms(word.base, &base);
    }
    for (const TranslatedForm& form : word.translations) base.Add(TranslationQuery(form));
    if (!word.phrase.empty()) AddPhrase(word.phrase, &base);
    Query one = base.All();
    // A lone form of several words must be scaled down to count as one word: as a synonym it would
    // weigh what its words do together, being as rare as that.
    if (base.size() == 1 && word.translations.size() == 1 && one.get_type() == Query::OP_AND) {
      one = Scaled(one, 1.0 / static_cast<double>(one.get_num_subqueries()));
    }
    std::vector<Query> parts = {one, Scaled(OneOf(word.unlikely), kUnlikelyLanguageWeight),
                                Scaled(OneOf(word.loose), kLooseWeight), Exact(word.exact)};
    std::erase_if(parts, [](const Query& part) { return part.empty(); });
    return Joined(Query::OP_OR, parts);
  }

 private:
  void AddTerms(const std::vector<Alternative>& terms, Alternatives* alternatives) const {
    std::vector<Query> scoped;  // looked up together
    std::vector<std::string> words;
    for (const Alternative& term : terms) {
      Query query(TermFor(term.field, term.text));
      if (scope_ == Scope::kAnywhere) {
        alternatives->Add(std::move(query));
      } else {
        scoped.push_back(std::move(query));
        if (term.field == Field::kExact) words.push_back(term.text);
        words.insert(words.end(), term.forms.begin(), term.forms.end());
      }
    }
    if (!scoped.empty()) AddInOrder(Joined(Query::OP_SYNONYM, scoped), {words}, alternatives);
  }

  void AddWordsWithoutTerms(const std::vector<Alternative>& terms,
                            Alternatives* alternatives) const {
    std::vector<std::string> words;
    words.reserve(terms.size());
    for (const Alternative& term : terms) words.push_back(term.text);
    AddInOrder(Query(), {words}, alternatives);
  }

  void AddPhrase(const PhraseForms& forms, Alternatives* alternatives) const {
    std::vector<Query> places;
    places.reserve(forms.size());
    for (const auto& spellings : forms) {
      if (!HasFunctionWord(spellings)) places.push_back(ExactTerms(Query::OP_OR, spellings));
    }
    const Query all = Joined(Query::OP_AND, places);
    if (!all.empty() && forms.size() == 1 && scope_ == Scope::kAnywhere) {
      alternatives->Add(all);
    } else {
      AddInOrder(all, forms, alternatives);
    }
  }

  // `terms`, which are those of `forms` but for function words, where all of `forms` stand in this
  // order and scope.
  void AddInOrder(const Query& terms, const PhraseForms& forms, Alternatives* alternatives) const {
    if (unordered_ != nullptr) {
      *unordered_ = true;
      alternatives->Add(terms.empty() ? ExactTerms(Query::OP_SYNONYM, forms.front()) : terms);
      return;
    }
    const Zone zone = ZoneOf(scope_);
    const Query source((new PhraseSource({forms, zone}, Describe(forms, zone)))->release());
    if (terms.empty()) {
      alternatives->AddBeside(source);
    } else {
      alternatives->Add(terms, Query(Query::OP_FILTER, terms, source));
    }
  }

  Query OneOf(const std::vector<Alternative>& terms) const {
    Alternatives alternatives;
    AddTerms(terms, &alternatives);
    return alternatives.All();
  }

  // The first spelling is the typed one where the index has it: it counts in full, the others less.
  Query Exact(const std::vector<Alternative>& exact) const {
    if (exact.empty()) return Query();
    if (exact.size() == 1) return Scaled(OneOf(exact), kExactWeight);
    return Query(Query::OP_OR, Scaled(OneOf(exact), kAccentWeight),
                 Scaled(OneOf({exact.front()}), kExactWeight - kAccentWeight));
  }

  Scope scope_;
  bool* unordered_;
};

// A function word that stands alone: once is not eleven to an English reader.
Query FunctionWordQuery(const Query& word, Language language) {
  if (!IsStemmed(language)) return word;
  const Query own(TermFor(Field::kLanguage, LanguageCode(language)));
  return Query(Query::OP_OR, Query(Query::OP_FILTER, word, own),
               Scaled(word, kUnlikelyLanguageWeight));
}

bool IsFilter(const ExpandedNode& node) {
  if (node.kind == ExpandedNode::Kind::kFilter) return true;
  return !node.children.empty() &&
         std::all_of(node.children.begin(), node.children.end(), IsFilter);
}

class Builder {
 public:
  Builder(const ExpandedQuery& query, bool* unordered)
      : with_weightless_(!query.has_weight), language_(query.language), unordered_(unordered) {}

  Query Build(const ExpandedNode& node) const {
    if (node.kind == ExpandedNode::Kind::kFilter) return BuildFilter(node);
    if (node.kind == ExpandedNode::Kind::kConcept) return BuildConcept(node);
    GroupParts parts;
    for (const ExpandedNode& child : node.children) {
      const Query query = Build(child);
      if (query.empty()) continue;
      if (child.excluded) {
        parts.unwanted.push_back(query);
      } else if (child.required) {
        (IsFilter(child) ? parts.filters : parts.required).push_back(query);
      } else {
        parts.wanted.push_back(query);
      }
    }
    const Query query = GroupQuery(parts, node.kind != ExpandedNode::Kind::kAny);
    return node.kind == ExpandedNode::Kind::kNear ? NearQuery(query, node) : query;
  }

  // A word counts only where the groups around it match.
  void BuildParts(const ExpandedNode& node, std::vector<ConceptQuery>* parts) const {
    if (node.excluded || node.kind == ExpandedNode::Kind::kFilter) return;
    if (node.kind == ExpandedNode::Kind::kConcept) {
      Query query = BuildConcept(node);
      if (!query.empty()) parts->push_back({node.concept_value.query, std::move(query)});
      return;
    }
    const size_t first = parts->size();
    for (const ExpandedNode& child : node.children) BuildParts(child, parts);
    const bool any_match =
        node.kind == ExpandedNode::Kind::kAny &&
        std::none_of(node.children.begin(), node.children.end(),
                     [](const ExpandedNode& child) { return child.excluded || child.required; });
    if (any_match) return;
    const Query group = Build(node);
    for (size_t i = first; i < parts->size(); ++i) {
      (*parts)[i].query = Query(Query::OP_FILTER, (*parts)[i].query, group);
    }
  }

 private:
  Query BuildConcept(const ExpandedNode& node) const {
    const Query word = ConceptBuilder(node.scope, unordered_).Build(node.concept_value);
    const bool wanted = node.excluded || node.required || !node.concept_value.weightless;
    if (wanted) return Scaled(word, node.weight);
    return with_weightless_ ? FunctionWordQuery(word, language_) : Query();
  }

  Query BuildFilter(const ExpandedNode& node) const {
    if (unordered_ == nullptr || !NeedsDocuments(node.field)) {
      return FilterQuery(node.field, node.filter_value);
    }
    *unordered_ = true;
    return Query();
  }

  // `words` where they stand near each other.
  Query NearQuery(const Query& words, const ExpandedNode& node) const {
    if (words.empty() || node.near.size() < 2) return words;
    if (unordered_ != nullptr) {
      *unordered_ = true;
      return words;
    }
    const Zone zone = ZoneOf(node.scope);
    const std::string name = std::string(node.ordered ? "adj/" : "near/") +
                             std::to_string(node.window) + " " + Describe(node.near, zone);
    auto* const source = new PhraseSource({node.near, zone, node.window, node.ordered}, name);
    return Query(Query::OP_FILTER, words, Query(source->release()));
  }

  bool with_weightless_;
  Language language_;
  bool* unordered_;
};

}  // namespace

Xapian::Query BuildQuery(const ExpandedQuery& query) {
  return Builder(query, nullptr).Build(query.root);
}

Xapian::Query BuildUnorderedQuery(const ExpandedQuery& query, bool* unordered) {
  *unordered = false;
  return Builder(query, unordered).Build(query.root);
}

std::vector<ConceptQuery> ConceptQueries(const ExpandedQuery& query, bool unordered) {
  std::vector<ConceptQuery> parts;
  bool ignored = false;
  Builder(query, unordered ? &ignored : nullptr).BuildParts(query.root, &parts);
  return parts;
}

Xapian::Query ScaleOtherLanguage(const Xapian::Query& query, Language own, double weight) {
  if (query.empty() || weight == 1 || !IsStemmed(own)) return query;
  const Language other = OtherLanguage(own);
  const Query passages(TermFor(Field::kLanguage, LanguageCode(other)));
  return Query(Query::OP_OR, Query(Query::OP_AND_NOT, query, passages),
               Scaled(Query(Query::OP_FILTER, query, passages), weight));
}

Xapian::Query ApplyFilters(const Xapian::Query& query, const Filters& filters) {
  if (query.empty()) return query;
  std::vector<Query> conditions;
  if (filters.language) {
    conditions.emplace_back(TermFor(Field::kLanguage, LanguageCode(*filters.language)));
  }
  if (filters.since) conditions.push_back(UpdatedQuery({filters.since->FirstDay(), {}}));
  if (filters.until) conditions.push_back(UpdatedQuery({{}, filters.until->LastDay()}));
  Query filtered = query;
  if (!conditions.empty()) {
    filtered = Query(Query::OP_FILTER, filtered, Joined(Query::OP_AND, conditions));
  }
  for (const std::string& source : filters.without) {
    filtered = Query(Query::OP_AND_NOT, filtered, Query(TermFor(Field::kSource, source)));
  }
  return filtered;
}

}  // namespace faro
