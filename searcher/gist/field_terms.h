// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_GIST_FIELD_TERMS_H_
#define FARO_SEARCHER_GIST_FIELD_TERMS_H_

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/language/glossary.h"
#include "lib/language/language.h"

namespace faro {

// A word of a text or of a term, as they are compared.
struct FieldWord {
  enum class Kind { kContent, kFunction, kConjunction };

  Kind kind = Kind::kContent;
  std::string base;      // BaseForm
  std::string singular;  // SingularForm
};

// `word` as written or as its lemma. Thread-safe.
FieldWord MakeFieldWord(std::string_view word, Language language);

// What the other language calls something.
struct FieldTerm {
  std::string text;                // the name that it prefers
  std::vector<std::string> known;  // singular forms of all its names
  bool preferred = false;          // the name looked for is the first one of its concept
  bool source_plural = false;      // the name looked for is a plural itself: personas afectadas
  bool feminine = false;           // `text` is Spanish and feminine
};

// The names of the concepts of a glossary in one language, by their content words, with what the
// other language calls them. Verbs are left out, and
// names that start or end with a function word (per person). Immutable, so safe to share
// between threads.
class FieldTerms {
 public:
  struct Match {
    const FieldTerm* term;
    size_t head;  // index of the word that the others say more about
  };

  FieldTerms(const std::vector<GlossaryConcept>& concepts, Language from);

  Language from() const { return from_; }
  Language to() const { return to_; }

  // The term that `words` are, function words between them not counted. Nothing (a null term) when
  // they are none, or one that says several things.
  Match Find(std::span<const FieldWord> words) const;

  // The same for an acronym in capitals, without a plural s.
  const FieldTerm* FindAcronym(std::string_view acronym) const;

 private:
  struct Entry {
    FieldTerm term;
    bool ambiguous = false;
  };
  using Table = std::unordered_map<std::string, Entry>;

  void Add(const GlossaryConcept& entry);
  static void Insert(const std::string& key, Entry entry, Table* table);
  size_t HeadOf(std::span<const FieldWord> words) const;
  std::string KeyOf(std::span<const FieldWord> words, size_t head) const;

  Language from_;
  Language to_;
  Table terms_;
  Table acronyms_;
};

}  // namespace faro

#endif  // FARO_SEARCHER_GIST_FIELD_TERMS_H_
