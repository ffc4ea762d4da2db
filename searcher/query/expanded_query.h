// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_EXPANDED_QUERY_H_
#define FARO_SEARCHER_QUERY_EXPANDED_QUERY_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/index/schema.h"
#include "lib/index/translation_store.h"
#include "lib/language/language.h"
#include "searcher/query/query_tree.h"

namespace faro {

// Why a form in a passage counts as a match of a query word.
enum class Why : uint8_t { kExact, kStem, kAccent, kAcronym, kSynonym, kTranslation, kPrefix };

constexpr std::string_view WhyName(Why why) {
  switch (why) {
    case Why::kStem:
      return "stem";
    case Why::kAccent:
      return "accent";
    case Why::kAcronym:
      return "acronym";
    case Why::kSynonym:
      return "synonym";
    case Why::kTranslation:
      return "translation";
    case Why::kPrefix:
      return "prefix";
    case Why::kExact:
      break;
  }
  return "exact";
}

// One form under which a query word is looked for.
struct Alternative {
  Field field;       // names the term prefix, and the language of a stem
  std::string text;  // the term without its prefix
  Why why;
  // Of a stem in the title or in headings: the words of the index that have it.
  std::vector<std::string> forms = {};

  bool operator==(const Alternative&) const = default;
};

// Another way to say a word or term, mostly in the other language.
struct TranslatedForm {
  std::vector<Alternative> words;  // that must all be in a passage, each in its own form
  Origins origins;                 // who says so; empty for the words of the query themselves

  bool operator==(const TranslatedForm&) const = default;
};

// The words of a phrase: at each place, the spellings that may stand there.
using PhraseForms = std::vector<std::vector<std::string>>;

// All forms of one query word or phrase. The alternatives of `base` are one thing said in several
// ways, and so are those of `unlikely`, of `loose` and of `exact`; a passage with an exact form has
// one of the stems as well and gains by it.
struct Concept {
  std::string query;                  // as typed
  std::vector<Alternative> base;      // stems, acronyms; for numbers and names with digits, exact
  std::vector<Alternative> unlikely;  // stems in the language that the query is probably not in
  std::vector<Alternative> loose;     // other forms of an irregular word (children), synonyms
  std::vector<Alternative> exact;     // spellings, the typed one first
  std::vector<TranslatedForm> translations;  // other ways to say it, counting as `base` does
  PhraseForms phrase;       // when not empty, these words in this order (also for COVID-19)
  bool weightless = false;  // a function word: skipped unless the query has nothing else
  bool termless = false;    // its words in `base` are looked for in Slot::kWords, not as terms
};

struct ExpandedNode {
  enum class Kind : uint8_t { kConcept, kFilter, kNear, kAny, kAll };

  Kind kind = Kind::kAny;
  Scope scope = Scope::kAnywhere;
  bool excluded = false;
  bool required = false;
  double weight = 1;
  Concept concept_value;  // of kConcept
  FilterField field = FilterField::kPath;
  std::string filter_value;            // of kFilter, with `field`
  PhraseForms near;                    // of kNear: the words that may stand at each place,
  size_t window = 0;                   // which are within so many words in a row,
  bool ordered = false;                // in this order
  std::vector<ExpandedNode> children;  // of the others; of kNear, each is wanted
};

// The query after expansion.
struct ExpandedQuery {
  ExpandedNode root;                       // kAny
  std::vector<Language> languages;         // whose stems are used
  Language language = Language::kUnknown;  // of the words, as given or detected
  bool has_weight = false;                 // some concept that is not excluded is not weightless
  std::vector<std::string> notes;          // what the user should know
};

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_EXPANDED_QUERY_H_
