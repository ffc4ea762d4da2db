// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_INDEX_TRANSLATION_STORE_H_
#define FARO_LIB_INDEX_TRANSLATION_STORE_H_

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/language/language.h"

namespace faro {

// Translations live in the index's synonym table, compiled once by the indexer, so that a search
// pays a B-tree look-up and loads nothing. Keys are what TranslationKey makes of a term.

// A way to say a term in another language.
struct Translation {
  Language language = Language::kUnknown;  // of `text`
  bool acronym = false;
  std::string text;  // as the glossary has it, UTF-8
};

// Longest term in content words; longer ones are not stored.
inline constexpr size_t kLongestTerm = 6;

// The key of a term of `language` whose content words have these stems, in order.
std::string TranslationKey(Language language, const std::vector<std::string>& stems);

std::string EncodeTranslation(const Translation& translation);

// Nothing for a value of another form.
std::optional<Translation> DecodeTranslation(std::string_view value);

// All translations under `key`. Xapian's errors pass through.
std::vector<Translation> FindTranslations(const Xapian::Database& database, const std::string& key);

}  // namespace faro

#endif  // FARO_LIB_INDEX_TRANSLATION_STORE_H_
