// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_LANGUAGE_ANALYZER_H_
#define FARO_LIB_LANGUAGE_ANALYZER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/language/language.h"
#include "lib/language/stemmer.h"
#include "lib/language/tokenizer.h"

namespace faro {

// Changes whenever the same text would give other terms; an index records it.
inline constexpr int kAnalyzerVersion = 1;

// A token of the original text with its exact form. The exact form is read with
// AnalyzedText::Exact.
struct Token {
  uint32_t begin = 0;  // bytes into the original text, on a code-point boundary
  uint32_t end = 0;
  uint32_t exact_begin = 0;
  uint32_t exact_end = 0;
  TokenKind kind = TokenKind::kWord;
  bool glued = false;      // see RawToken
  bool stemmable = false;  // a word of letters only
};

// A run of glued tokens that readers may also write as one word: COVID-19 as covid19, e-mail as
// email, A/RES/70/296 as ares70296, prdcore@iom.int as itself.
struct Compound {
  uint32_t first = 0;  // index of the first token of the run
  uint32_t count = 0;  // tokens in the run, at least 2
  std::string text;    // exact forms joined; '@' and '.' between them are kept
};

// The tokens of one text. Token ranges are increasing and disjoint and slice the original text.
class AnalyzedText {
 public:
  const std::vector<Token>& tokens() const { return tokens_; }
  const std::vector<Compound>& compounds() const { return compounds_; }

  // Case-folded, composed, accents kept. Valid as long as this object is not changed.
  std::string_view Exact(const Token& token) const {
    return std::string_view(arena_).substr(token.exact_begin, token.exact_end - token.exact_begin);
  }

 private:
  friend class Analyzer;

  std::vector<Token> tokens_;
  std::vector<Compound> compounds_;
  std::string arena_;
};

// Text to tokens to terms: the one chain that the index, the query and the snippet share.
// tokenizer -> normalizer (exact form) -> stemmer. One object for each thread.
class Analyzer {
 public:
  Analyzer();  // throws Error when ICU or Xapian lacks its data

  // Analyses UTF-8 `text` into `*result`, whose memory is reused. Throws Error when ICU fails.
  void Analyze(std::string_view text, AnalyzedText* result);

  // The stem of an exact form in a language of kStemmedLanguages. Valid until the next call.
  std::string_view Stem(std::string_view exact, Language language);

  // Whether the token is an acronym in its place: AcronymOf finds one, and the token is not one of
  // three or more words in capitals that follow each other (a heading in capitals). Empty if not.
  static std::string AcronymAt(const AnalyzedText& analyzed, std::string_view text, size_t index);

 private:
  void FindCompounds(std::string_view text, AnalyzedText* result) const;

  Tokenizer tokenizer_;
  Stemmer english_;
  Stemmer spanish_;
  std::vector<RawToken> raw_;
};

}  // namespace faro

#endif  // FARO_LIB_LANGUAGE_ANALYZER_H_
