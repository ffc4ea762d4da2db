// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/filter_query.h"

#include <string>
#include <utility>

#include "lib/index/document_facts.h"
#include "lib/index/link_terms.h"
#include "lib/index/schema.h"
#include "searcher/query/document_source.h"

namespace faro {
namespace {

using Xapian::Query;

// Hosts below one that are looked for.
constexpr Xapian::termcount kMostHosts = 1000;

Query Joined(Query::op op, const std::vector<Query>& parts) {
  if (parts.empty()) return Query();
  return parts.size() == 1 ? parts.front() : Query(op, parts.begin(), parts.end());
}

Query DocumentQuery(DocumentPattern pattern, FilterField field, std::string_view value) {
  auto* const source = new DocumentSource(std::move(pattern),
                                          std::string(NameOf(field).prefix) + std::string(value));
  return Query(source->release());
}

Query LinkQuery(std::string_view value) {
  const auto address = LinkAddress::Read(value);
  if (!address) return Query();
  if (!address->rest.empty()) return Query(TermFor(Field::kLink, address->WholeText()));
  return Query(Query::OP_WILDCARD, TermFor(Field::kLink, address->HostText()), kMostHosts,
               Query::WILDCARD_LIMIT_MOST_FREQUENT, Query::OP_OR);
}

Query UnweightedQuery(FilterField field, std::string_view value) {
  switch (field) {
    case FilterField::kPath:
      return DocumentQuery(DocumentPattern::OfPath(value), field, value);
    case FilterField::kContact:
      return DocumentQuery(DocumentPattern::OfContact(value), field, value);
    case FilterField::kType:
      return DocumentQuery(DocumentPattern::OfType(ParseDocumentType(value).value_or("")), field,
                           value);
    case FilterField::kLink:
      return LinkQuery(value);
    case FilterField::kLanguage:
      return Query(TermFor(Field::kLanguage, LanguageCode(*ParseLanguageCode(value))));
    case FilterField::kUpdated:
      return UpdatedQuery(ParseDayRange(value).value_or(DayRange()));
  }
  return Query();
}

}  // namespace

Query UpdatedQuery(const DayRange& range) {
  std::vector<Query> bounds;
  if (range.first) {
    bounds.emplace_back(Query::OP_VALUE_GE, SlotNumber(Slot::kUpdatedLast), *range.first);
  }
  if (range.last) {
    bounds.emplace_back(Query::OP_VALUE_RANGE, SlotNumber(Slot::kUpdatedFirst), "0", *range.last);
  }
  return Joined(Query::OP_AND, bounds);
}

Query FilterQuery(FilterField field, std::string_view value) {
  const Query query = UnweightedQuery(field, value);
  return query.empty() ? query : Query(Query::OP_SCALE_WEIGHT, query, 0);
}

bool NeedsDocuments(FilterField field) {
  return field == FilterField::kPath || field == FilterField::kContact ||
         field == FilterField::kType;
}

Query GroupQuery(const GroupParts& parts, bool all) {
  Query query = Joined(all ? Query::OP_AND : Query::OP_OR, parts.wanted);
  if (!parts.required.empty()) {
    const Query required = Joined(Query::OP_AND, parts.required);
    query = query.empty() ? required : Query(Query::OP_AND_MAYBE, required, query);
  }
  if (!parts.filters.empty()) {
    const Query filters = Joined(Query::OP_AND, parts.filters);
    query = query.empty() ? filters : Query(Query::OP_FILTER, query, filters);
  }
  if (parts.unwanted.empty()) return query;
  if (query.empty()) query = Query::MatchAll;
  return Query(Query::OP_AND_NOT, query, Joined(Query::OP_OR, parts.unwanted));
}

}  // namespace faro
