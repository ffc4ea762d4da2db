// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/normalizer.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "lib/base/utf8.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

constexpr std::string_view kRightQuote = "\xE2\x80\x99";      // U+2019
constexpr std::string_view kModifierApostrophe = "\xCA\xBC";  // U+02BC

// Articles and particles that French, Italian and Catalan names elide before a vowel.
constexpr std::array<std::string_view, 9> kElisions = {"l",    "d",    "qu",   "all", "dell",
                                                       "nell", "sull", "dall", "un"};

void PlainApostrophes(TokenKind, size_t begin, std::string* text) {
  for (const std::string_view quote : {kRightQuote, kModifierApostrophe}) {
    for (size_t at = text->find(quote, begin); at != std::string::npos;
         at = text->find(quote, at)) {
      text->erase(at + 1, quote.size() - 1);
      (*text)[at] = '\'';
    }
  }
}

void DropPossessive(TokenKind, size_t begin, std::string* text) {
  if (text->size() >= begin + 3 && text->ends_with("'s")) text->resize(text->size() - 2);
}

void DropElision(TokenKind, size_t begin, std::string* text) {
  const size_t apostrophe = text->find('\'', begin);
  if (apostrophe == std::string::npos || apostrophe + 1 == text->size()) return;
  const std::string_view article = std::string_view(*text).substr(begin, apostrophe - begin);
  if (std::find(kElisions.begin(), kElisions.end(), article) != kElisions.end()) {
    text->erase(begin, apostrophe + 1 - begin);
  }
}

void DropAbbreviationStops(TokenKind kind, size_t begin, std::string* text) {
  if (kind != TokenKind::kWord || !IsDottedAbbreviation(std::string_view(*text).substr(begin))) {
    return;
  }
  text->erase(std::remove(text->begin() + static_cast<std::ptrdiff_t>(begin), text->end(), '.'),
              text->end());
}

// A separator followed by exactly three digits, up to the end or the next separator, groups
// thousands, unless the number starts with 0; any other separator before the last digits is
// decimal. Field manuals write both 1,000.5 and 1.000,5.
void PlainNumber(TokenKind kind, size_t begin, std::string* text) {
  if (kind != TokenKind::kNumber) return;
  const std::string number = text->substr(begin);
  if (!std::all_of(number.begin(), number.end(),
                   [](char c) { return IsAsciiDigit(c) || c == '.' || c == ','; })) {
    return;
  }
  std::string plain;
  size_t run = 0;  // digits since the last separator
  for (size_t i = 0; i < number.size(); ++i) {
    if (IsAsciiDigit(number[i])) {
      plain += number[i];
      ++run;
      continue;
    }
    const size_t next = std::min(number.find_first_of(".,", i + 1), number.size());
    const bool groups = next - i - 1 == 3 && number[0] != '0' && run <= 3;
    if (!groups) plain += '.';
    run = 0;
  }
  text->replace(begin, std::string::npos, plain);
}

}  // namespace

const NormalizerStep kNormalizerSteps[] = {
    {"apostrophes", "first, so that the next two steps know one apostrophe only", PlainApostrophes},
    {"possessive", "before elision: d'Ivoire's loses its end, then its beginning", DropPossessive},
    {"elision", "before abbreviations: what is left may be one", DropElision},
    {"abbreviation", "after the possessive: u.n's is u.n by now", DropAbbreviationStops},
    {"number", "last: touches numbers only", PlainNumber},
};
const size_t kNormalizerStepCount = std::size(kNormalizerSteps);

void AppendExactForm(std::string_view token, TokenKind kind, std::string* out) {
  const size_t begin = out->size();
  AppendCaseFolded(token, out);
  const bool plain = std::all_of(out->begin() + static_cast<std::ptrdiff_t>(begin), out->end(),
                                 [](char c) { return IsAsciiLower(c) || IsAsciiDigit(c); });
  if (plain) return;
  for (const NormalizerStep& step : kNormalizerSteps) step.apply(kind, begin, out);
}

std::string AcronymOf(std::string_view token) {
  std::string acronym;
  size_t capitals = 0;
  std::string_view rest = token;
  for (const std::string_view quote : {std::string_view("'"), kRightQuote, kModifierApostrophe}) {
    if (rest.ends_with('s') && rest.substr(0, rest.size() - 1).ends_with(quote)) {
      rest.remove_suffix(quote.size() + 1);
    }
  }
  if (rest.size() > 2 && rest.back() == 's') rest.remove_suffix(1);
  for (const char c : rest) {
    if (c == '.') continue;
    if (!IsAsciiUpper(c) && !IsAsciiDigit(c)) return {};
    capitals += IsAsciiUpper(c);
    acronym += c;
  }
  if (capitals < 2 || acronym.size() > 10) return {};
  return acronym;
}

std::string AcronymLetters(std::string_view acronym) {
  const std::string folded = FoldAccentsAndTilde(CaseFolded(acronym));
  std::string letters;
  for (size_t i = 0; i < folded.size();) {
    const char32_t c = NextCodePoint(folded, &i);
    if (u_isalnum(static_cast<UChar32>(c)) != 0) AppendUtf8(c, &letters);
  }
  return letters;
}

}  // namespace faro
