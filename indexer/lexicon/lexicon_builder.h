// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_LEXICON_BUILDER_H_
#define FARO_INDEXER_LEXICON_LEXICON_BUILDER_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "indexer/lexicon/apertium_dictionary.h"
#include "indexer/lexicon/dictionary_pair.h"
#include "lib/index/translation_store.h"
#include "lib/language/analyzer.h"
#include "lib/language/glossary.h"

namespace faro {

// The stems of a form and of its lemma.
struct StemLink {
  std::string lemma;
  std::string form;
  FormKind kind;
};

// The stems of those forms that the stemmer leaves apart from their lemmas. Thread-safe, with an
// analyzer for each thread.
std::vector<StemLink> LinkForms(const std::vector<WordForm>& forms, Language language,
                                Analyzer* analyzer);

// Gathers translations and irregular forms from all sources into what the index will hold: keys of
// lib/index/translation_store with their values. One translation of several origins becomes one
// value that names them all.
class LexiconBuilder {
 public:
  // `analyzer` must outlive this object.
  explicit LexiconBuilder(Analyzer* analyzer) : analyzer_(analyzer) {}

  // Each name of a concept leads to all others, in both languages.
  void AddConcepts(const std::vector<GlossaryConcept>& concepts, Origin origin);

  // Each term of a pair translates into the other one.
  void AddPairs(const std::vector<DictionaryPair>& pairs, Origin origin);

  // The same, but only for terms that have no translation yet.
  void AddMissingPairs(const std::vector<DictionaryPair>& pairs, Origin origin);

  void AddLinks(const std::vector<StemLink>& links, Language language);

  // Key by key; the builder is empty afterwards.
  std::map<std::string, std::vector<std::string>> TakeValues();

 private:
  struct Target {
    Language language;
    TermKind kind;
    std::string text;

    auto operator<=>(const Target&) const = default;  // NOLINT(modernize-use-nullptr)
  };

  // Whether a term would be left with one word and another meaning without its function words: no
  // acompañado, bajo peso, well-being.
  bool Collapses(const std::string& term, Language language);
  // The key of a term; nothing if it has no content words, too many, or too long ones, or
  // collapses.
  std::optional<std::string> KeyOf(const std::string& term, Language language);
  // Leads from `key` to all names of a concept; terms of its own language are `kind_of_own_terms`.
  void AddConcept(const std::string& key, Language from, const GlossaryConcept& entry,
                  TermKind kind_of_own_terms, Origin origin);
  void AddLink(const std::string& key, const std::string& stem, FormKind kind);
  void AddPair(const std::string& term, Language from, const std::string& other, Origin origin);

  Analyzer* analyzer_;
  std::map<std::string, std::map<Target, Origins>> translations_;
  std::map<std::string, std::map<std::string, FormKind>> links_;
};

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_LEXICON_BUILDER_H_
