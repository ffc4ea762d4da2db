// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_builder.h"

#include <algorithm>
#include <string>
#include <vector>

#include "lib/index/schema.h"
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

Query TermsQuery(const std::vector<Alternative>& alternatives) {
  std::vector<Query> terms;
  terms.reserve(alternatives.size());
  for (const Alternative& alternative : alternatives) {
    terms.emplace_back(TermFor(alternative.field, alternative.text));
  }
  return Joined(Query::OP_SYNONYM, terms);
}

// The field that holds the words of a phrase with their positions.
Field PhraseField(Scope scope) {
  if (scope == Scope::kTitle) return Field::kTitle;
  return scope == Scope::kHeading ? Field::kHeading : Field::kExact;
}

Query PhraseQuery(const PhraseForms& forms, Scope scope) {
  std::vector<Query> places;
  for (const auto& spellings : forms) {
    std::vector<Query> terms;
    terms.reserve(spellings.size());
    for (const std::string& spelling : spellings) {
      terms.emplace_back(TermFor(PhraseField(scope), spelling));
    }
    places.push_back(Joined(Query::OP_OR, terms));
  }
  if (places.size() == 1) return places.front();
  return Query(Query::OP_PHRASE, places.begin(), places.end(),
               static_cast<Xapian::termcount>(places.size()));
}

// The first spelling is the typed one where the index has it: it counts in full, the others less.
Query ExactQuery(const std::vector<Alternative>& exact) {
  if (exact.empty()) return Query();
  if (exact.size() == 1) return Scaled(TermsQuery(exact), kExactWeight);
  return Query(Query::OP_OR, Scaled(TermsQuery(exact), kAccentWeight),
               Scaled(TermsQuery({exact.front()}), kExactWeight - kAccentWeight));
}

Query TranslationQuery(const TranslatedForm& form) {
  std::vector<Query> words;
  words.reserve(form.words.size());
  for (const Alternative& word : form.words) words.emplace_back(TermFor(word.field, word.text));
  return Joined(Query::OP_AND, words);
}

// Alternatives count as one word. So does a lone form of several words, which must be scaled down
// for it: as a synonym it would weigh what its words do together, being as rare as that.
Query OneOf(const std::vector<Query>& alternatives) {
  Query one = Joined(Query::OP_SYNONYM, alternatives);
  if (alternatives.size() != 1 || one.get_type() != Query::OP_AND) return one;
  return Scaled(one, 1.0 / static_cast<double>(one.get_num_subqueries()));
}

Query ConceptQuery(const Concept& word, Scope scope) {
  std::vector<Query> base;
  for (const Alternative& alternative : word.base) {
    base.emplace_back(TermFor(alternative.field, alternative.text));
  }
  for (const TranslatedForm& form : word.translations) base.push_back(TranslationQuery(form));
  if (!word.phrase.empty()) base.push_back(PhraseQuery(word.phrase, scope));
  std::vector<Query> parts = {OneOf(base),
                              Scaled(TermsQuery(word.unlikely), kUnlikelyLanguageWeight),
                              Scaled(TermsQuery(word.loose), kLooseWeight), ExactQuery(word.exact)};
  std::erase_if(parts, [](const Query& part) { return part.empty(); });
  return Joined(Query::OP_OR, parts);
}

// A function word that stands alone: once is not eleven to an English reader.
Query FunctionWordQuery(const Query& word, Language language) {
  if (language != Language::kEnglish && language != Language::kSpanish) return word;
  const Query own(TermFor(Field::kLanguage, LanguageCode(language)));
  return Query(Query::OP_OR, Query(Query::OP_FILTER, word, own),
               Scaled(word, kUnlikelyLanguageWeight));
}

class Builder {
 public:
  Builder(bool with_weightless, Language language)
      : with_weightless_(with_weightless), language_(language) {}

  Query Build(const ExpandedNode& node) const {
    if (node.kind == ExpandedNode::Kind::kConcept) {
      const Query word = ConceptQuery(node.concept_value, node.scope);
      if (!node.concept_value.weightless || node.excluded) return Scaled(word, node.weight);
      return with_weightless_ ? FunctionWordQuery(word, language_) : Query();
    }
    std::vector<Query> wanted;
    std::vector<Query> unwanted;
    for (const ExpandedNode& child : node.children) {
      const Query query = Build(child);
      if (query.empty()) continue;
      (child.excluded ? unwanted : wanted).push_back(query);
    }
    const bool all = node.kind == ExpandedNode::Kind::kAll;
    Query query = Joined(all ? Query::OP_AND : Query::OP_OR, wanted);
    if (unwanted.empty()) return query;
    if (query.empty()) query = Query::MatchAll;
    return Query(Query::OP_AND_NOT, query, Joined(Query::OP_OR, unwanted));
  }

 private:
  bool with_weightless_;
  Language language_;
};

}  // namespace

Xapian::Query BuildQuery(const ExpandedQuery& query) {
  return Builder(!query.has_weight, query.language).Build(query.root);
}

Xapian::Query ScaleOtherLanguage(const Xapian::Query& query, Language own, double weight) {
  const bool known = own == Language::kEnglish || own == Language::kSpanish;
  if (query.empty() || weight == 1 || !known) return query;
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
  if (filters.since) {
    conditions.emplace_back(Query::OP_VALUE_GE, SlotNumber(Slot::kUpdatedLast),
                            filters.since->FirstDay());
  }
  if (filters.until) {
    conditions.emplace_back(Query::OP_VALUE_RANGE, SlotNumber(Slot::kUpdatedFirst), "0",
                            filters.until->LastDay());
  }
  if (conditions.empty()) return query;
  return Query(Query::OP_FILTER, query, Joined(Query::OP_AND, conditions));
}

}  // namespace faro
