// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_QUERY_GRAMMAR_H_
#define FARO_SEARCHER_QUERY_GRAMMAR_H_

#include <array>
#include <string_view>

namespace faro {

// A row of the query language.
struct GrammarRow {
  std::string_view construct;  // names the row; unique
  std::string_view english;    // an example, as it stands in a query
  std::string_view spanish;
  std::string_view what;  // a sentence without its full stop
};

// All that can be said in a query (see ParseQuery). Tests ask for a tree, a round trip and hits in
// both languages for each row, and docs/man/faro-query.7 has each example.
inline constexpr auto kGrammar = std::to_array<GrammarRow>({
    {"words", "cholera outbreak", "brote de cólera",
     "Any of the words, better with more of them, in any form and in both languages"},
    {"acronym", "WHO guidance", "guía OMS",
     "A word in capitals is an acronym, and what documents say it stands for"},
    {"phrase", "\"camp management\"", "\"gestión de campamentos\"",
     "Just these words in this order; accents may be left out"},
    {"AND", "latrines AND women", "letrinas AND mujeres", "Both sides"},
    {"OR", "tarpaulins OR blankets", "lonas OR mantas", "Either side; AND binds closer"},
    {"NOT", "camp NOT closure", "campamento NOT cierre", "What follows takes hits away"},
    {"+word", "+chlorine water tanker", "+cloro agua cisterna",
     "A word that must be there; the others only add to the score"},
    {"-word", "camp -closure", "campamento -cierre", "A word that must not be there"},
    {"brackets", "(tarpaulins OR blankets) AND rain", "(lonas OR mantas) AND lluvia",
     "What belongs together"},
    {"NEAR/n", "shelter NEAR/5 winter", "albergue NEAR/5 invierno",
     "At most n words from one to the other, in either order"},
    {"NEAR", "(shelter OR tent) NEAR winter", "(albergue OR carpa) NEAR invierno",
     "The same as NEAR/10; brackets hold words of which one is enough"},
    {"ADJ/n", "plan ADJ/3 site", "plan ADJ/3 sitio", "As NEAR/n, in this order"},
    {"ADJ", "plan ADJ site", "plan ADJ sitio", "The same as ADJ/10"},
    {"word*", "displac*", "desplaz*",
     "The words that begin so; of many, those that most passages have"},
    {"title:", "title:shelter", "title:albergue", "A word of the title of the document"},
    {"heading:", "heading:contacts", "heading:contactos", "A word of the headings above"},
    {"field:phrase", "title:\"camp management\"", "title:\"gestión de campamentos\"",
     "A field takes a phrase"},
    {"field:brackets", "title:(camp OR site)", "title:(campamento OR sitio)",
     "A field takes brackets, and holds for each word in them"},
    {"path:", "path:annexes/shelter", "path:anexos/albergue",
     "Words of folders and of the name of the file; a slash is the end of a folder's name"},
    {"path:word*", "path:annex*", "path:anex*", "The beginning of a word of the path"},
    {"contact:address", "contact:prdc@iom.int", "contact:prdc@iom.int",
     "Documents that give this address"},
    {"contact:domain", "contact:iom.int", "contact:iom.int",
     "Documents that give an address there, or what stands before the @"},
    {"link:host", "link:reliefweb.int", "link:reliefweb.int",
     "Passages that link to this site or to one within it"},
    {"link:address", "link:https://reliefweb.int/camps", "link:https://reliefweb.int/campamentos",
     "Passages that link to this very page"},
    {"lang:", "water lang:en", "agua lang:es", "Passages in English (en) or Spanish (es)"},
    {"type:", "water type:html", "agua type:html",
     "Files whose name says pdf, html, md, txt, docx, odt or epub"},
    {"updated:date", "camp updated:2022", "campamento updated:2022",
     "Documents updated in that year, month (2022-06) or day (2022-06-30)"},
    {"updated:from..to", "camp updated:2021..2022", "campamento updated:2021..2022",
     "Documents updated between two dates, both included"},
    {"updated:from..", "camp updated:2022..", "campamento updated:2022..",
     "Documents updated then or later"},
    {"updated:..to", "camp updated:..2022", "campamento updated:..2022",
     "Documents updated then or before"},
    {"updated:>", "camp updated:>2022-06", "campamento updated:>2022-06",
     "Documents updated after that"},
    {"updated:>=", "camp updated:>=2022-06", "campamento updated:>=2022-06",
     "Documents updated then or later"},
    {"updated:<", "camp updated:<2022-06", "campamento updated:<2022-06",
     "Documents updated before that"},
    {"updated:<=", "camp updated:<=2022-06", "campamento updated:<=2022-06",
     "Documents updated then or before"},
    {"\\word", "\\-closure", "\\-cierre", "Just a word, whatever it looks like"},
});

namespace grammar_internal {

constexpr bool ConstructsAreUnique() {
  for (size_t i = 0; i < kGrammar.size(); ++i) {
    for (size_t j = i + 1; j < kGrammar.size(); ++j) {
      if (kGrammar[i].construct == kGrammar[j].construct) return false;
    }
  }
  return true;
}

static_assert(ConstructsAreUnique());

}  // namespace grammar_internal

}  // namespace faro

#endif  // FARO_SEARCHER_QUERY_GRAMMAR_H_
