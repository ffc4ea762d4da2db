// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/stop_words.h"

#include <algorithm>
#include <array>

namespace faro {
namespace {

// Both tables are in byte order.
// clang-format off
constexpr std::array<std::string_view, 195> kEnglish = {{
    "a", "about", "above", "after", "again", "against", "all", "also", "although", "am", "among",
    "an", "and", "any", "are", "aren't", "as", "at", "be", "because", "been", "before", "being",
    "below", "between", "both", "but", "by", "can", "can't", "cannot", "could", "couldn't", "did",
    "didn't", "do", "does", "doesn't", "doing", "don't", "down", "during", "each", "either", "else",
    "etc", "ever", "every", "few", "for", "from", "further", "get", "got", "had", "hadn't", "has",
    "hasn't", "have", "haven't", "having", "he", "he'd", "he'll", "her", "here", "hers", "herself",
    "him", "himself", "his", "how", "however", "i", "i'd", "i'll", "i'm", "i've", "if", "in",
    "into", "is", "isn't", "it", "itself", "just", "let's", "may", "me", "might", "more", "most",
    "much", "must", "my", "myself", "neither", "no", "nor", "not", "of", "off", "on", "once",
    "only", "onto", "or", "other", "ought", "our", "ours", "ourselves", "out", "over", "own", "per",
    "rather", "same", "shall", "she", "she'd", "she'll", "should", "shouldn't", "since", "so",
    "some", "such", "than", "that", "the", "their", "theirs", "them", "themselves", "then", "there",
    "these", "they", "they'd", "they'll", "they're", "they've", "this", "those", "though",
    "through", "thus", "to", "too", "toward", "towards", "under", "until", "up", "upon", "us",
    "very", "was", "wasn't", "we", "we'd", "we'll", "we're", "we've", "were", "weren't", "what",
    "what's", "when", "where", "whether", "which", "while", "who", "whom", "whose", "why", "will",
    "with", "within", "without", "won't", "would", "wouldn't", "yet", "you", "you'd", "you'll",
    "you're", "you've", "your", "yours", "yourself", "yourselves",
}};

constexpr std::array<std::string_view, 283> kSpanish = {{
    "a", "aca", "acá", "ahi", "ahí", "al", "algo", "alguien", "algun", "alguna", "algunas",
    "alguno", "algunos", "algún", "alla", "alli", "allá", "allí", "ante", "antes", "aquel",
    "aquella", "aquellas", "aquello", "aquellos", "aqui", "aquél", "aquélla", "aquéllas",
    "aquéllos", "aquí", "asi", "así", "aun", "aunque", "aún", "bajo", "bien", "cada", "casi",
    "como", "con", "conmigo", "contigo", "contra", "cual", "cuales", "cualquier", "cualquiera",
    "cuan", "cuando", "cuanta", "cuantas", "cuanto", "cuantos", "cuya", "cuyas", "cuyo", "cuyos",
    "cuál", "cuáles", "cuán", "cuándo", "cuánta", "cuántas", "cuánto", "cuántos", "cómo", "da",
    "dan", "de", "debe", "deben", "deber", "del", "desde", "donde", "dos", "durante", "dónde", "e",
    "el", "ella", "ellas", "ello", "ellos", "en", "entre", "era", "eran", "eras", "es", "esa",
    "esas", "ese", "eso", "esos", "esta", "estaba", "estaban", "estan", "estar", "estas", "este",
    "esto", "estos", "estoy", "está", "están", "estás", "fin", "fue", "fuera", "fueron", "fui",
    "ha", "haber", "habia", "habian", "había", "habían", "han", "has", "hasta", "hay", "haya", "he",
    "hemos", "hizo", "incluso", "la", "las", "le", "les", "lo", "los", "luego", "mas", "me",
    "mediante", "mi", "mia", "mias", "mientras", "mio", "mios", "mis", "misma", "mismas", "mismo",
    "mismos", "mucha", "muchas", "mucho", "muchos", "muy", "más", "mí", "mía", "mías", "mío",
    "míos", "nada", "nadie", "ni", "ningun", "ninguna", "ninguno", "ningún", "no", "nos",
    "nosotras", "nosotros", "nuestra", "nuestras", "nuestro", "nuestros", "nunca", "o", "os",
    "otra", "otras", "otro", "otros", "para", "pero", "poca", "pocas", "poco", "pocos", "por",
    "porque", "puede", "pueden", "pues", "que", "quien", "quienes", "quién", "quiénes", "qué", "se",
    "sea", "sean", "segun", "según", "ser", "sera", "seran", "será", "serán", "si", "sido",
    "siempre", "sin", "sino", "sobre", "son", "soy", "su", "sus", "suya", "suyas", "suyo", "suyos",
    "sí", "tal", "tales", "tambien", "también", "tampoco", "tan", "tanta", "tantas", "tanto",
    "tantos", "te", "tener", "tengo", "tenia", "tenía", "ti", "tiene", "tienen", "toda", "todas",
    "todavia", "todavía", "todo", "todos", "tras", "tu", "tus", "tuya", "tuyo", "tú", "u", "un",
    "una", "unas", "uno", "unos", "usted", "ustedes", "va", "van", "varias", "varios", "vosotros",
    "vuestra", "vuestro", "y", "ya", "yo", "él", "ésa", "ésas", "ése", "ésos", "ésta", "éstas",
    "éste", "éstos",
}};
// clang-format on

static_assert(std::is_sorted(kEnglish.begin(), kEnglish.end()));
static_assert(std::is_sorted(kSpanish.begin(), kSpanish.end()));

}  // namespace

std::span<const std::string_view> StopWords(Language language) {
  switch (language) {
    case Language::kEnglish:
      return kEnglish;
    case Language::kSpanish:
      return kSpanish;
    default:
      return {};
  }
}

bool IsStopWord(std::string_view word, Language language) {
  const std::span<const std::string_view> words = StopWords(language);
  return std::binary_search(words.begin(), words.end(), word);
}

bool IsStopWordOfAny(std::string_view word) {
  return std::any_of(kStemmedLanguages.begin(), kStemmedLanguages.end(),
                     [&](Language language) { return IsStopWord(word, language); });
}

}  // namespace faro
