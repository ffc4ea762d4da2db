// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/gist/word_forms.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "lib/language/folding.h"
#include "lib/language/stop_words.h"

namespace faro {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Shortest rest that is still a word when an ending is taken off.
constexpr size_t kShortestRest = 3;

constexpr std::array<Pair, 5> kEnglishPlurals = {{{"children", "child"},
                                                  {"men", "man"},
                                                  {"women", "woman"},
                                                  {"feet", "foot"},
                                                  {"people", "people"}}};

constexpr std::string_view kFeminineEndings[] = {"a",     "ion",  "dad", "tad", "ud",  "ez",
                                                 "umbre", "triz", "ie",  "sis", "tis", "xis"};

// Masculine and feminine nouns that their endings say the contrary of.
constexpr std::string_view kMasculine[] = {
    "agua",  "area", "camion", "avion",   "mapa",     "dia",    "programa", "problema", "sistema",
    "clima", "tema", "trauma", "esquema", "diagrama", "hambre", "analisis", "juez",     "ataud"};
constexpr std::string_view kFeminine[] = {
    "mano",  "red",    "carne",  "clave",  "base",   "sede",  "leche",  "ley",   "carcel",
    "luz",   "paz",    "cruz",   "fase",   "clase",  "calle", "torre",  "nieve", "noche",
    "tarde", "sangre", "muerte", "parte",  "fuente", "gente", "llave",  "sal",   "mujer",
    "madre", "imagen", "orden",  "fiebre", "gripe",  "peste", "sarten", "senal"};

// Nouns that look like infinitives.
constexpr std::string_view kNounsInR[] = {"lugar",     "mujer",      "hogar",   "taller",
                                          "familiar",  "mar",        "lahar",   "alquiler",
                                          "bienestar", "malestar",   "militar", "paramilitar",
                                          "auxiliar",  "preescolar", "deber",   "poder"};

bool EndsInAnyOf(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

template <size_t kSize>
bool Holds(const std::string_view (&list)[kSize], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

std::string EnglishSingular(std::string word) {
  for (const auto& [plural, singular] : kEnglishPlurals) {
    if (word == plural) return std::string(singular);
  }
  if (word.size() <= kShortestRest || EndsInAnyOf(word, {"ss", "us", "is"})) return word;
  if (word.ends_with("ies")) return word.replace(word.size() - 3, 3, "y");
  if (EndsInAnyOf(word, {"sses", "xes", "ches", "shes"})) return word.erase(word.size() - 2);
  if (word.ends_with('s')) word.pop_back();
  return word;
}

std::string SpanishSingular(std::string word) {
  if (word.size() <= kShortestRest || EndsInAnyOf(word, {"sis", "tis", "us"})) return word;
  if (word.ends_with("ces")) return word.replace(word.size() - 3, 3, "z");
  if (EndsInAnyOf(word, {"nes", "res", "des", "les", "yes"})) return word.erase(word.size() - 2);
  if (word.ends_with('s')) word.pop_back();
  return word;
}

std::string Folded(std::string_view word) { return FoldAccents(CaseFolded(word)); }

std::string PluralOfWord(std::string_view word, Language language) {
  std::string plural(word);
  const std::string folded = Folded(word);
  if (word.empty() || IsPlural(word, language)) return plural;
  if (language == Language::kEnglish) {
    for (const auto& [irregular, singular] : kEnglishPlurals) {
      if (folded != singular) continue;
      return plural.replace(0, plural.size(), irregular);
    }
    const bool after_vowel = EndsInAnyOf(folded, {"ay", "ey", "oy", "uy"});
    if (folded.ends_with('y') && !after_vowel) return plural.replace(plural.size() - 1, 1, "ies");
    return plural + (EndsInAnyOf(folded, {"s", "x", "ch", "sh"}) ? "es" : "s");
  }
  if (folded.ends_with('z')) return plural.replace(plural.size() - 1, 1, "ces");
  for (const auto& [stressed, plain] :
       std::array<Pair, 3>{{{"ón", "ones"}, {"án", "anes"}, {"és", "eses"}}}) {
    if (plural.ends_with(stressed)) {
      return plural.replace(plural.size() - stressed.size(), stressed.size(), plain);
    }
  }
  if (folded.ends_with('s')) return plural;
  return plural + (EndsInAnyOf(folded, {"d", "j", "l", "n", "r", "y"}) ? "es" : "s");
}

}  // namespace

std::vector<std::string_view> WordsOf(std::string_view term) {
  std::vector<std::string_view> words;
  for (size_t begin = 0; begin < term.size();) {
    const size_t end = std::min(term.find_first_of(" -,", begin), term.size());
    if (end > begin) words.push_back(term.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string SingularForm(std::string_view word, Language language) {
  std::string folded = Folded(word);
  return language == Language::kSpanish ? SpanishSingular(std::move(folded))
                                        : EnglishSingular(std::move(folded));
}

std::string BaseForm(std::string_view word, Language language) {
  std::string base = SingularForm(word, language);
  const auto cut = [&](std::initializer_list<std::string_view> endings) {
    for (const std::string_view ending : endings) {
      if (base.ends_with(ending) && base.size() >= ending.size() + kShortestRest) {
        base.erase(base.size() - ending.size());
        return;
      }
    }
  };
  if (language == Language::kSpanish) {
    cut({"ado", "ada", "ido", "ida", "ar", "er", "ir", "a", "o", "e"});
    return base;
  }
  cut({"ing", "ed", "e"});
  const size_t size = base.size();
  if (size > kShortestRest && base[size - 1] == base[size - 2]) base.pop_back();
  return base;
}

bool IsPlural(std::string_view word, Language language) {
  return SingularForm(word, language) != Folded(word) || Folded(word) == "people";
}

std::string PluralOf(std::string_view term, Language language) {
  std::string before;  // words that stay as they are
  std::string last;
  size_t at = 0;
  for (const std::string_view word : WordsOf(term)) {
    if (IsStopWord(CaseFolded(word), language)) break;
    const auto begin = static_cast<size_t>(word.data() - term.data());
    before += language == Language::kSpanish ? PluralOfWord(last, language) : last;
    before += term.substr(at, begin - at);
    last = word;
    at = begin + word.size();
  }
  return before + PluralOfWord(last, language) + std::string(term.substr(at));
}

bool IsFeminine(std::string_view noun) {
  const std::string singular = SingularForm(noun, Language::kSpanish);
  if (Holds(kMasculine, singular)) return false;
  return Holds(kFeminine, singular) ||
         std::any_of(std::begin(kFeminineEndings), std::end(kFeminineEndings),
                     [&](std::string_view ending) { return singular.ends_with(ending); });
}

bool IsInfinitive(std::string_view word) {
  std::string_view rest = word;
  if (rest.ends_with("se")) rest.remove_suffix(2);
  return EndsInAnyOf(rest, {"ar", "er", "ir"}) && Folded(word) == word && !Holds(kNounsInR, word);
}

}  // namespace faro
