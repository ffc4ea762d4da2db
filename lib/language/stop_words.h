// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_LANGUAGE_STOP_WORDS_H_
#define FARO_LIB_LANGUAGE_STOP_WORDS_H_

#include <span>
#include <string_view>

#include "lib/language/language.h"

namespace faro {

// Whether `word` (case-folded, with or without its accents) is a function word of `language`:
// an article, preposition, pronoun, conjunction, auxiliary or question word. Such words are
// known by their place in the text alone, for phrases, and have no weight in ranking. Thread-safe.
bool IsStopWord(std::string_view word, Language language);

// Whether it is one of any language.
bool IsStopWordOfAny(std::string_view word);

// All of them, in byte order; none for another language than those of kStemmedLanguages. The views
// are valid for ever. Thread-safe.
std::span<const std::string_view> StopWords(Language language);

}  // namespace faro

#endif  // FARO_LIB_LANGUAGE_STOP_WORDS_H_
