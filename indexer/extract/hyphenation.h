// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_HYPHENATION_H_
#define FARO_INDEXER_EXTRACT_HYPHENATION_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace faro {

// Puts the lines of a text together, telling a word that was broken at the end of its line
// ("human-" "itarian") from a compound that is written with a hyphen ("self-" "reliance") by the
// words of the text itself, then by those of the built-in glossary. Not thread-safe; the
// glossary's words are shared.
class LineJoiner {
 public:
  // Learns the words of the next line; parts of a word that is broken at its end or was at that of
  // the line before are none.
  void Learn(std::string_view line);

  // Appends `line` to `text`, between them a blank unless a word goes on. A soft hyphen at the end
  // always joins; a hyphen before a digit stays ("COVID-" "19"), as does one that stands for the
  // second part of a word ("pre-" "and post-test"). Else the form that the text has more often
  // elsewhere wins, with or without the hyphen; before a capital, that alone takes the hyphen out
  // ("UN-" "Habitat"), and before a small letter the next to ask is the form in the glossary; then
  // the hyphen stays if both parts are words of their own or the first is a prefix that takes one
  // ("self", "non", "ex"). What is still unknown is one word. The end of the first line may be
  // looked at only as far as its last word, so that a paragraph costs no more than its length.
  void Append(std::string_view line, std::string* text) const;

 private:
  bool IsMoreOftenOneWord(std::string_view first, std::string_view second) const;
  bool IsOneWord(std::string_view first, std::string_view second) const;
  uint32_t CountOf(const std::string& word) const;

  std::unordered_map<std::string, uint32_t> words_;  // case-folded, with the hyphens within
  bool broken_ = false;                              // the last line ended in a hyphen
};

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_HYPHENATION_H_
