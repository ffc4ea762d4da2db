// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_INDEX_SCHEMA_H_
#define FARO_LIB_INDEX_SCHEMA_H_

#include <xapian.h>

#include <array>
#include <string>
#include <string_view>

#include "lib/language/language.h"

namespace faro {

// Changes whenever an index written before can no longer be read; an index records it.
inline constexpr int kSchemaVersion = 4;

// Everything that a passage is indexed under. Each is one row of kSchema.
enum class Field {
  kId,
  kSource,
  kLanguage,
  kExact,
  kAcronym,
  kStemEnglish,
  kStemSpanish,
  kDefinition,
  kExpansion,
  kFingerprint,
  kHeadingText,
  kLink,
  kCount,
};

struct FieldSpec {
  Field field;
  std::string_view name;
  std::string_view prefix;  // of its terms, by Xapian's conventions
  std::string_view what;
  std::string_view example;  // a query that uses it
};

// The one table of term prefixes. The order of words, and which of them stand in the title or in
// headings, is not in terms but in Slot::kWords; nor are the function words of the passage's own
// language. Terms proper never start with an ASCII capital
// (TermFor puts a colon before one that does), so distinct prefixes cannot run into each other.
inline constexpr std::array<FieldSpec, static_cast<size_t>(Field::kCount)> kSchema = {{
    {Field::kId, "id", "Q", "one passage; unique", "show 0123abcd-4"},
    {Field::kSource, "source", "U", "all passages of one file", "remove PATH"},
    {Field::kLanguage, "language", "L", "en, es, other or und", "--lang es"},
    {Field::kExact, "exact", "",
     "case-folded word of body, headings and title, accents kept; no function word",
     "\"camp coordination\""},
    {Field::kAcronym, "acronym", "XA", "word in capitals, as written", "WHO"},
    {Field::kStemEnglish, "stem.en", "ZEN", "English stem of body, headings and title", "shelters"},
    {Field::kStemSpanish, "stem.es", "ZES", "Spanish stem of body, headings and title",
     "albergues"},
    {Field::kDefinition, "definition", "XD", "acronym and what the passage says it stands for",
     "UNCT"},
    {Field::kExpansion, "expansion", "XE", "stems of what an acronym stands for, and the acronym",
     "united nations country team"},
    {Field::kFingerprint, "fingerprint", "XN", "key that near-duplicates share, of four",
     "--duplicates collapse"},
    {Field::kHeadingText, "heading.text", "XH", "HeadingKey of the innermost heading",
     "suggest camp coo"},
    {Field::kLink, "link", "XL", "host that the passage links to, and the whole address",
     "link:reliefweb.int"},
}};

// Value slots of a passage.
enum class Slot : Xapian::valueno {
  kSource = 0,        // source id: hits are grouped by it
  kUpdatedFirst = 1,  // eight digits, see PartialDate::FirstDay; absent when the date is unknown
  kUpdatedLast = 2,   // eight digits, see PartialDate::LastDay
  kWords = 3,         // the passage's words in order, see WordSequenceBuilder
  kDocument = 4,      // what is the document's, in its first passage: see DocumentFacts
};

inline constexpr std::array kSlots = {Slot::kSource, Slot::kUpdatedFirst, Slot::kUpdatedLast,
                                      Slot::kWords, Slot::kDocument};

constexpr std::string_view PrefixOf(Field field) {
  return kSchema[static_cast<size_t>(field)].prefix;
}

constexpr Xapian::valueno SlotNumber(Slot slot) { return static_cast<Xapian::valueno>(slot); }

// The field that holds stems of `language`.
constexpr Field StemField(Language language) {
  return language == Language::kSpanish ? Field::kStemSpanish : Field::kStemEnglish;
}

namespace schema_internal {

constexpr bool RowsFollowTheEnum() {
  for (size_t i = 0; i < kSchema.size(); ++i) {
    if (static_cast<size_t>(kSchema[i].field) != i) return false;
  }
  return true;
}

constexpr bool NamesAndPrefixesAreUnique() {
  for (size_t i = 0; i < kSchema.size(); ++i) {
    for (size_t j = i + 1; j < kSchema.size(); ++j) {
      if (kSchema[i].name == kSchema[j].name || kSchema[i].prefix == kSchema[j].prefix) {
        return false;
      }
    }
  }
  return true;
}

constexpr bool PrefixesAreCapitals() {
  for (const FieldSpec& spec : kSchema) {
    for (const char c : spec.prefix) {
      if (c < 'A' || c > 'Z') return false;
    }
    if (spec.prefix.size() > 1 && spec.prefix[0] != 'X' && spec.prefix[0] != 'Z') return false;
  }
  return true;
}

constexpr bool SlotsAreUnique() {
  for (size_t i = 0; i < kSlots.size(); ++i) {
    for (size_t j = i + 1; j < kSlots.size(); ++j) {
      if (kSlots[i] == kSlots[j]) return false;
    }
  }
  return true;
}

static_assert(RowsFollowTheEnum());
static_assert(NamesAndPrefixesAreUnique());
static_assert(PrefixesAreCapitals());
static_assert(SlotsAreUnique());

}  // namespace schema_internal

// Longest text of a term, in bytes. Xapian takes 245 with the prefix, fewer with zero bytes; a
// longer word is cut at a code-point boundary, in the index and the query alike.
inline constexpr size_t kLongestTermText = 120;

// The term under which `text` is indexed in `field`. `text` is UTF-8 without zero bytes.
std::string TermFor(Field field, std::string_view text);

}  // namespace faro

#endif  // FARO_LIB_INDEX_SCHEMA_H_
