// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_GIST_APERTIUM_STREAM_H_
#define FARO_SEARCHER_GIST_APERTIUM_STREAM_H_

#include <string>
#include <string_view>
#include <vector>

namespace faro {

// The format in which Apertium's programs pass text on: words as ^WORD/TRANSLATION/...$, what is
// between them as it is or, if it is no text at all, in brackets; other brackets and such behind a
// backslash.

// `text` as input of the first program. Addresses (of mail, of pages) are kept from being
// translated. Carets and control characters, NUL among them, become blanks and ill-formed UTF-8
// U+FFFD, so that nothing in `text` is read as anything but text.
std::string ToApertium(std::string_view text);

// The output of the last program as plain UTF-8 text.
std::string FromApertium(std::string_view stream);

// A word with its translations, the first one being the one that Apertium prefers: each a lemma
// with tags, n<m><sg> for example as brote<n><m><sg>.
struct LexicalUnit {
  std::string source;                // starts with * if Apertium does not know the word
  std::vector<std::string> targets;  // escaped, as `source` is
};

// A unit, or what is between units.
struct StreamPiece {
  bool is_unit = false;
  std::string text;  // as in the stream
  LexicalUnit unit;  // if is_unit
};

// Pieces whose texts joined are `stream`. A unit that does not end is no unit.
std::vector<StreamPiece> SplitStream(std::string_view stream);

// Of a source or target: brote of brote<n><m><sg>, unescaped, without the * of an unknown word.
std::string LemmaOf(std::string_view form);
// Whether a source or target has this tag, given without its brackets.
bool HasTag(std::string_view form, std::string_view tag);

}  // namespace faro

#endif  // FARO_SEARCHER_GIST_APERTIUM_STREAM_H_
