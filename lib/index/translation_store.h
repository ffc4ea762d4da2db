// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_INDEX_TRANSLATION_STORE_H_
#define FARO_LIB_INDEX_TRANSLATION_STORE_H_

#include <xapian.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/language/language.h"

namespace faro {

// Translations and irregular word forms live in the index's synonym table, compiled once by the
// indexer, so that a search pays B-tree look-ups and loads nothing. Keys are what TranslationKey
// and FormKey make of stems.

// Who says that two terms mean the same.
enum class Origin : uint8_t {
  kGlossary,
  kUserGlossary,
  kApertium,
  kNames,
  kWordTable,
  kParallel,
  kCognate,    // not stored: found at query time
  kDocuments,  // the same: acronyms that the documents define
  kCount,
};

struct OriginSpec {
  Origin origin;
  char letter;  // in stored values
  std::string_view name;
};

inline constexpr std::array<OriginSpec, static_cast<size_t>(Origin::kCount)> kOrigins = {{
    {Origin::kGlossary, 'g', "glossary"},
    {Origin::kUserGlossary, 'u', "user glossary"},
    {Origin::kApertium, 'a', "Apertium"},
    {Origin::kNames, 'n', "ICU names"},
    {Origin::kWordTable, 'w', "word table"},
    {Origin::kParallel, 'p', "parallel documents"},
    {Origin::kCognate, 'c', "cognate"},
    {Origin::kDocuments, 'd', "documents"},
}};

// A set of origins.
class Origins {
 public:
  constexpr Origins() = default;
  constexpr Origins(Origin origin) { Add(origin); }  // NOLINT(google-explicit-constructor)

  constexpr void Add(Origin origin) { bits_ |= 1U << static_cast<unsigned>(origin); }
  constexpr void Add(Origins other) { bits_ |= other.bits_; }
  constexpr bool Has(Origin origin) const {
    return (bits_ >> static_cast<unsigned>(origin) & 1U) != 0;
  }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr bool operator==(const Origins&) const = default;

 private:
  uint32_t bits_ = 0;
};

// "glossary, Apertium": for people.
std::string OriginNames(Origins origins);

enum class TermKind : uint8_t { kTerm, kAcronym, kSynonym };

// Another way to say a term: in the other language, or in its own one (an acronym and what it
// stands for, a synonym).
struct Translation {
  Language language = Language::kUnknown;  // of `text`
  TermKind kind = TermKind::kTerm;
  std::string text;  // as its origin has it, UTF-8
  Origins origins{};
};

// Longest term in content words; longer ones are not stored.
inline constexpr size_t kLongestTerm = 6;

// The key of a term of `language` whose content words have these stems, in order.
std::string TranslationKey(Language language, const std::vector<std::string>& stems);

// The key of an acronym: apart from the word that it may spell (SEA, sea).
std::string AcronymTranslationKey(Language language, std::string_view acronym);

std::string EncodeTranslation(const Translation& translation);

// Nothing for a value of another form.
std::optional<Translation> DecodeTranslation(std::string_view value);

// What the lexicon has under `key`, which is what the indexer compiled from glossaries and
// dictionaries. Xapian's errors pass through.
std::vector<Translation> FindLexiconTranslations(const Xapian::Database& database,
                                                 const std::string& key);

// The same, and what was learnt from the indexed documents themselves.
std::vector<Translation> FindTranslations(const Xapian::Database& database, const std::string& key);

// Where that which was learnt of the term of `key` is kept, apart from the lexicon, since it is
// rewritten when documents change and not when dictionaries do.
std::string LearntKey(std::string_view key);

// Words that a stemmer leaves apart although they are forms of one lemma (fled and flee, mujer and
// mujeres): from the stem of the lemma to the stems of such forms, and back.
enum class FormLink : uint8_t { kLemmaToForms, kFormToLemmas };

// How sure it is that a passage with the one means the other. A doubtful form has the
// stem of another lemma too: found (of find), gobierno (of gobernar), suele (of soler).
enum class FormKind : uint8_t { kNoun, kOther, kDoubtful };

struct LinkedStem {
  FormKind kind;
  std::string stem;
};

std::string FormKey(FormLink link, Language language, std::string_view stem);

std::string EncodeLinkedStem(const LinkedStem& linked);

// The stems linked to `stem`; values of another form are passed over. Xapian's errors pass through.
std::vector<LinkedStem> FindForms(const Xapian::Database& database, FormLink link,
                                  Language language, std::string_view stem);

// What all keys begin with: those of the lexicon, and those of what was learnt. For those who
// rewrite them.
inline constexpr std::array<std::string_view, 3> kStoreKeyPrefixes = {
    "translate:", "forms:", "lemmas:"};
inline constexpr std::string_view kLearntKeyPrefix = "learnt:";

}  // namespace faro

#endif  // FARO_LIB_INDEX_TRANSLATION_STORE_H_
