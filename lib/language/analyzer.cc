// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/analyzer.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "lib/base/utf8.h"
#include "lib/language/normalizer.h"

namespace faro {
namespace {

// Longer runs are paths or URLs: their parts are searchable, and nobody types them joined.
constexpr uint32_t kLongestCompound = 6;

// Words in capitals that follow each other without punctuation from here on are a heading.
constexpr size_t kCapitalRun = 3;

bool IsAllLetters(std::string_view word) {
  for (size_t i = 0; i < word.size();) {
    if (IsAsciiLower(word[i])) {
      ++i;
      continue;
    }
    const char32_t c = NextCodePoint(word, &i);
    const bool mark = (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
    if (!mark && c != U'\'' && !u_isalpha(static_cast<UChar32>(c))) return false;
  }
  return !word.empty();
}

bool IsCapitals(std::string_view word) {
  bool any = false;
  for (size_t i = 0; i < word.size();) {
    const char32_t c = NextCodePoint(word, &i);
    if (u_islower(static_cast<UChar32>(c))) return false;
    any = any || u_isupper(static_cast<UChar32>(c));
  }
  return any;
}

}  // namespace

Analyzer::Analyzer() : english_(Language::kEnglish), spanish_(Language::kSpanish) {}

void Analyzer::Analyze(std::string_view text, AnalyzedText* result) {
  result->tokens_.clear();
  result->compounds_.clear();
  result->arena_.clear();
  tokenizer_.Tokenize(text, &raw_);
  bool any_glued = false;
  bool dropped = false;  // the token before, to which this one may be glued
  for (const RawToken& raw : raw_) {
    Token token{raw.begin, raw.end,  static_cast<uint32_t>(result->arena_.size()),
                0,         raw.kind, raw.glued && !dropped,
                false};
    AppendExactForm(text.substr(raw.begin, raw.end - raw.begin), raw.kind, &result->arena_);
    token.exact_end = static_cast<uint32_t>(result->arena_.size());
    dropped = token.exact_begin == token.exact_end;
    if (dropped) continue;
    token.stemmable = IsAllLetters(result->Exact(token));
    any_glued = any_glued || token.glued;
    result->tokens_.push_back(token);
  }
  if (any_glued) FindCompounds(text, result);
}

std::string_view Analyzer::Stem(std::string_view exact, Language language) {
  return language == Language::kSpanish ? spanish_.Stem(exact) : english_.Stem(exact);
}

void Analyzer::FindCompounds(std::string_view text, AnalyzedText* result) const {
  const auto& tokens = result->tokens_;
  for (size_t first = 0; first < tokens.size();) {
    size_t last = first + 1;
    while (last < tokens.size() && tokens[last].glued) ++last;
    const auto count = static_cast<uint32_t>(last - first);
    if (count >= 2 && count <= kLongestCompound) {
      Compound compound{static_cast<uint32_t>(first), count, ""};
      for (size_t i = first; i < last; ++i) {
        if (i > first) {
          const char connector = text[tokens[i].begin - 1];
          if (connector == '@' || connector == '.') compound.text += connector;
        }
        compound.text += result->Exact(tokens[i]);
      }
      result->compounds_.push_back(std::move(compound));
    }
    first = last;
  }
}

std::string Analyzer::AcronymAt(const AnalyzedText& analyzed, std::string_view text, size_t index) {
  const auto& tokens = analyzed.tokens();
  const auto word = [&](size_t i) {
    return text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
  };
  std::string acronym = AcronymOf(word(index));
  if (acronym.empty()) return acronym;

  const auto follows = [&](size_t i) {  // token i+1 stands one blank after token i, in capitals
    return tokens[i + 1].begin == tokens[i].end + 1 && text[tokens[i].end] == ' ' &&
           IsCapitals(word(i)) && IsCapitals(word(i + 1));
  };
  size_t run = 1;
  for (size_t i = index; run < kCapitalRun && i > 0 && follows(i - 1); --i) ++run;
  for (size_t i = index; run < kCapitalRun && i + 1 < tokens.size() && follows(i); ++i) ++run;
  return run >= kCapitalRun ? std::string() : acronym;
}

}  // namespace faro
