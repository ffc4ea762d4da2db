// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_LANGUAGE_TOKENIZER_H_
#define FARO_LIB_LANGUAGE_TOKENIZER_H_

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace faro {

enum class TokenKind : uint8_t { kWord, kNumber };

// A word or number as it stands in the original text.
struct RawToken {
  uint32_t begin = 0;  // bytes, on a code-point boundary
  uint32_t end = 0;    // one past the last byte
  TokenKind kind = TokenKind::kWord;
  // No white space and at most one connecting character lies between this token and the one
  // before: "19" in COVID-19, "RES" in A/RES/70/296.
  bool glued = false;
};

// Finds the words of UTF-8 text by Unicode Standard Annex 29 (ICU's root word rules), then cuts
// what those rules keep whole but a reader would search in parts: e-mail addresses, host names and
// names_with_underscores come out as glued parts. Dotted abbreviations (U.N., EE.UU.), decimal
// numbers and words with apostrophes stay whole. Texts longer than 2^31 bytes are not accepted.
//
// Ranges are increasing and disjoint. Ill-formed UTF-8 is never part of a token's boundary
// decision twice: each bad byte reads as U+FFFD, which is no word. One object for each thread;
// a moved-from tokenizer may only be destroyed.
class Tokenizer {
 public:
  Tokenizer();  // throws Error when ICU has no word rules

  // Replaces the contents of `tokens`. Throws Error(kInternal) when ICU fails.
  void Tokenize(std::string_view text, std::vector<RawToken>* tokens);

 private:
  struct CloseBreaker {
    void operator()(UBreakIterator* breaker) const { ubrk_close(breaker); }
  };
  struct CloseText {
    void operator()(UText* text) const { utext_close(text); }
  };

  std::unique_ptr<UBreakIterator, CloseBreaker> breaker_;
  std::unique_ptr<UText, CloseText> utext_;
};

// Whether `word` is single letters or doubled initials with full stops between: U.N, e.g, EE.UU.
bool IsDottedAbbreviation(std::string_view word);

}  // namespace faro

#endif  // FARO_LIB_LANGUAGE_TOKENIZER_H_
