// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_GIST_WORD_FORMS_H_
#define FARO_SEARCHER_GIST_WORD_FORMS_H_

#include <string>
#include <string_view>
#include <vector>

#include "lib/language/language.h"

namespace faro {

// Number, gender and base forms by the shape of a word. Right for the words of the glossary, apart
// from few; where one is wrong, a gist has a clumsy ending. UTF-8. All are thread-safe.

// `word` case-folded, without accents, in the singular.
std::string SingularForm(std::string_view word, Language language);

// What `word` shares with its participles and with the verb or adjective that they are forms of:
// desplaz of desplazar, desplazado and desplazadas; displac of displace and displaced.
std::string BaseForm(std::string_view word, Language language);

bool IsPlural(std::string_view word, Language language);

// `term` in the plural: its first words up to a preposition in Spanish, the last one of those in
// English.
std::string PluralOf(std::string_view term, Language language);

// Whether the Spanish noun is feminine.
bool IsFeminine(std::string_view noun);

// Whether the Spanish word is a verb in its infinitive. An accent marks a noun: líder, dólar.
bool IsInfinitive(std::string_view word);

// Words separated by blanks or hyphens.
std::vector<std::string_view> WordsOf(std::string_view term);

}  // namespace faro

#endif  // FARO_SEARCHER_GIST_WORD_FORMS_H_
