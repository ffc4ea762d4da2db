// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/tokenizer.h"

#include <algorithm>
#include <limits>

#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

// What may stand between two tokens that a reader takes for one.
bool IsConnector(char32_t c) {
  switch (c) {
    case U'-':
    case U'\u2010':
    case U'\u2011':
    case U'/':
    case U'@':
    case U'.':
    case U'_':
    case U'&':
    case U'+':
      return true;
    default:
      return false;
  }
}

bool IsConnected(std::string_view text, size_t begin, size_t end) {
  if (begin == end) return true;
  size_t i = begin;
  return IsConnector(NextCodePoint(text, &i)) && i == end;
}

// Whether a part of a longer token is a number: COVID_19, informe_2022.
bool IsNumber(std::string_view part) {
  return IsAsciiDigit(part.front()) && part.find_first_not_of("0123456789.,") == part.npos;
}

void Append(std::string_view text, RawToken token, std::vector<RawToken>* tokens) {
  token.glued = !tokens->empty() && IsConnected(text, tokens->back().end, token.begin);
  tokens->push_back(token);
}

// Calls `visit` with what lies between the `separators` in `token`.
template <typename Visit>
void ForEachPart(std::string_view text, const RawToken& token, std::string_view separators,
                 const Visit& visit) {
  const std::string_view upto = text.substr(0, token.end);
  for (size_t begin = token.begin; begin < token.end;) {
    const size_t end = std::min(upto.find_first_of(separators, begin), upto.size());
    if (end > begin) {
      RawToken part = token;
      part.begin = static_cast<uint32_t>(begin);
      part.end = static_cast<uint32_t>(end);
      visit(part);
    }
    begin = end + 1;
  }
}

void AppendParts(std::string_view text, const RawToken& token, std::vector<RawToken>* tokens) {
  const std::string_view word = text.substr(token.begin, token.end - token.begin);
  const bool joined = word.find_first_of("@_") != std::string_view::npos;
  if (!joined && (token.kind == TokenKind::kNumber || word.find('.') == std::string_view::npos ||
                  IsDottedAbbreviation(word))) {
    Append(text, token, tokens);
    return;
  }
  ForEachPart(text, token, "@_", [&](RawToken part) {
    if (IsNumber(text.substr(part.begin, part.end - part.begin))) {
      part.kind = TokenKind::kNumber;
      Append(text, part, tokens);
      return;
    }
    part.kind = TokenKind::kWord;
    ForEachPart(text, part, ".", [&](const RawToken& name) { Append(text, name, tokens); });
  });
}

}  // namespace

bool IsDottedAbbreviation(std::string_view word) {
  size_t letters = 0;
  size_t dots = 0;
  for (size_t i = 0; i < word.size();) {
    const size_t begin = i;
    const char32_t c = NextCodePoint(word, &i);
    if (c == U'.') {
      if (letters == 0) return false;
      letters = 0;
      ++dots;
    } else if (c == U'@' || c == U'_' || (c < 0x80 && IsAsciiDigit(word[begin])) || ++letters > 2) {
      return false;
    }
  }
  return dots > 0 && letters > 0;
}

Tokenizer::Tokenizer() {
  UErrorCode status = U_ZERO_ERROR;
  breaker_.reset(ubrk_open(UBRK_WORD, "root", nullptr, 0, &status));
  CheckIcu(status, "loading word rules");
}

void Tokenizer::Tokenize(std::string_view text, std::vector<RawToken>* tokens) {
  tokens->clear();
  if (text.size() > static_cast<size_t>(std::numeric_limits<int32_t>::max())) {
    throw Error(ErrorCode::kBadInput, "a text of more than 2 GiB cannot be tokenized");
  }
  UErrorCode status = U_ZERO_ERROR;
  utext_.reset(
      utext_openUTF8(utext_.release(), text.data(), static_cast<int64_t>(text.size()), &status));
  ubrk_setUText(breaker_.get(), utext_.get(), &status);
  CheckIcu(status, "tokenizing");

  int32_t begin = ubrk_first(breaker_.get());
  for (int32_t end = ubrk_next(breaker_.get()); end != UBRK_DONE;
       begin = end, end = ubrk_next(breaker_.get())) {
    const int32_t rule = ubrk_getRuleStatus(breaker_.get());
    if (rule < UBRK_WORD_NUMBER) continue;
    RawToken token;
    token.begin = static_cast<uint32_t>(begin);
    token.end = static_cast<uint32_t>(end);
    token.kind = rule < UBRK_WORD_NUMBER_LIMIT ? TokenKind::kNumber : TokenKind::kWord;
    AppendParts(text, token, tokens);
  }
}

}  // namespace faro
