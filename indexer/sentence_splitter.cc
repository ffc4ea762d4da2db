// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sentence_splitter.h"

#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>

#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

// ICU's own lists of suppressions are of no use here: they are matched against the ends of words,
// so that "M." hides the end of a sentence about the IOM, and they miss most Spanish titles.

// Abbreviations that something always follows.
constexpr auto kBeforeAnything = std::to_array<std::string_view>({
    "Sr.",     "Sra.",   "Srta.",  "Sres.", "Sras.",  "sr.",  "sra.",  "Dr.",    "Dra.", "Drs.",
    "dr.",     "dra.",   "Ing.",   "Lic.",  "Licda.", "Arq.", "Prof.", "Profa.", "Mr.",  "Mrs.",
    "Ms.",     "St.",    "Sta.",   "Sto.",  "Ud.",    "Uds.", "Gral.", "Cnel.",  "Gen.", "Col.",
    "Capt.",   "Cap.",   "Lt.",    "Sgt.",  "Rev.",   "Hon.", "Av.",   "Avda.",  "EE.",  "FF.",
    "e.g.",    "E.g.",   "i.e.",   "I.e.",  "cf.",    "Cf.",  "ej.",   "vs.",    "viz.", "approx.",
    "Approx.", "aprox.", "Aprox.", "incl.", "resp.",
});

// Abbreviations that a number follows; before anything else they are words or end their sentence.
constexpr auto kBeforeNumbers = std::to_array<std::string_view>({
    "No.",   "Nos.",  "no.",  "nos.", "Nro.",  "nro.",  "Núm.", "núm.",  "Art.",  "art.",
    "Arts.", "arts.", "Fig.", "fig.", "Figs.", "figs.", "Pág.", "pág.",  "Págs.", "págs.",
    "p.",    "pp.",   "Vol.", "vol.", "cap.",  "Ch.",   "ch.",  "Sec.",  "sec.",  "Res.",
    "res.",  "Ref.",  "ref.", "Tel.", "tel.",  "Ext.",  "ext.", "Inc.",  "inc.",  "Jan.",
    "Feb.",  "Mar.",  "Apr.", "Jun.", "Jul.",  "Aug.",  "Sep.", "Sept.", "Oct.",  "Nov.",
    "Dec.",  "Ene.",  "Abr.", "Ago.", "Set.",  "Dic.",
});

bool IsOneOf(std::string_view word, const auto& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// The last word of a sentence with its full stop, without brackets and quotes before it.
std::string_view LastWord(std::string_view sentence) {
  sentence = TrimAscii(sentence);
  const size_t blank = sentence.find_last_of(" \t\n");
  std::string_view word = sentence.substr(blank == std::string_view::npos ? 0 : blank + 1);
  for (size_t i = 0; i < word.size();) {
    const size_t begin = i;
    if (u_isalnum(static_cast<UChar32>(NextCodePoint(word, &i)))) return word.substr(begin);
  }
  return word;
}

// Whether the full stop at the end of `sentence`, which is followed by `next`, is that of an
// abbreviation or of somebody's initial.
bool EndsInAbbreviation(std::string_view sentence, char next) {
  const std::string_view word = LastWord(sentence);
  if (!word.ends_with('.')) return false;
  size_t i = 0;
  const char32_t first = NextCodePoint(word, &i);
  const bool initial = i + 1 == word.size() && u_isupper(static_cast<UChar32>(first));
  return initial || IsOneOf(word, kBeforeAnything) ||
         (IsAsciiDigit(next) && IsOneOf(word, kBeforeNumbers));
}

// The Unicode rules end a sentence after any question or exclamation mark, such as the one in
// "https://host/page?number=5". Scripts without blanks end theirs without one, though.
bool IsInsideWord(char before, char after) {
  return (before & 0x80) == 0 && (after & 0x80) == 0 && !IsAsciiSpace(before);
}

}  // namespace

SentenceSplitter::SentenceSplitter() {
  UErrorCode status = U_ZERO_ERROR;
  breaker_.reset(icu::BreakIterator::createSentenceInstance(icu::Locale("en"), status));
  CheckIcu(status, "loading sentence rules");
}

std::vector<std::string_view> SentenceSplitter::Split(std::string_view text) {
  std::vector<std::string_view> sentences;
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<int64_t>(text.size()), &status);
  breaker_->setText(&utext, status);
  CheckIcu(status, "splitting sentences");
  size_t begin = 0;
  breaker_->first();
  for (int32_t at = breaker_->next(); at != icu::BreakIterator::DONE; at = breaker_->next()) {
    const auto end = static_cast<size_t>(at);
    const bool last = end == text.size();
    if (!last && (IsInsideWord(text[end - 1], text[end]) ||
                  EndsInAbbreviation(text.substr(begin, end - begin), text[end]))) {
      continue;
    }
    sentences.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  utext_close(&utext);
  return sentences;
}

}  // namespace faro
