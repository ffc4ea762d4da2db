// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/freedict_dictionary.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "indexer/lexicon/dictd_file.h"
#include "indexer/lexicon/word_separator.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

constexpr size_t kLongestTerm = 60;  // bytes
constexpr size_t kMostWords = 4;

bool IsLetter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }

// The parts of `text` between the characters of `separators`, empty ones too.
std::vector<std::string_view> Split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find_first_of(separators, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

// `text` without what stands in brackets. A bracket without its partner stays, and makes the term
// that it is in no term.
std::string WithoutBrackets(std::string_view text) {
  constexpr std::string_view kOpening = "([{<";
  constexpr std::string_view kClosing = ")]}>";
  std::string rest;
  for (size_t i = 0; i < text.size(); ++i) {
    const size_t kind = kOpening.find(text[i]);
    const size_t end = kind == std::string_view::npos ? kind : text.find(kClosing[kind], i);
    if (end == std::string_view::npos) {
      rest += text[i];
    } else {
      i = end;
    }
  }
  return rest;
}

// Composed, with one kind of hyphen, apostrophe and blank.
std::string Spelled(std::string_view text) {
  std::string term;
  for (size_t i = 0; i < text.size();) {
    char32_t c = NextCodePoint(text, &i);
    if (c == U'\u2010' || c == U'\u2011') c = U'-';
    if (c == U'\u2019') c = U'\'';
    if (u_isUWhiteSpace(static_cast<UChar32>(c))) c = U' ';
    if (c == U' ' && (term.empty() || term.back() == ' ')) continue;
    AppendUtf8(c, &term);
  }
  if (!term.empty() && term.back() == ' ') term.pop_back();
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  CheckIcu(status, "reading a dictionary");
  if (nfc->isNormalizedUTF8(term, status) != 0) return term;
  std::string composed;
  nfc->normalize(icu::UnicodeString::fromUTF8(term), status).toUTF8String(composed);
  CheckIcu(status, "reading a dictionary");
  return composed;
}

// One to four words of letters, hyphens and apostrophes, each of which starts with a letter.
bool IsTerm(std::string_view term) {
  if (term.empty() || term.size() > kLongestTerm || term.back() == '-') return false;
  size_t words = 0;
  bool after_blank = true;
  for (size_t i = 0; i < term.size();) {
    const char32_t c = NextCodePoint(term, &i);
    const bool letter = IsLetter(c);
    if (after_blank && !letter) return false;
    if (!letter && c != U' ' && c != U'-' && c != U'\'') return false;
    words += after_blank;
    after_blank = c == U' ';
  }
  return words <= kMostWords;
}

// The term that `text` is, or empty.
std::string ToTerm(std::string_view text, Language language) {
  constexpr std::string_view kInfinitive = "to ";
  std::string term = Spelled(text);
  if (language == Language::kEnglish && term.starts_with(kInfinitive)) {
    term.erase(0, kInfinitive.size());
  }
  return IsTerm(term) ? term : std::string();
}

// The first line of an entry: the headword, its sound between strokes, marks.
std::string Headword(std::string_view line, Language language) {
  return ToTerm(WithoutBrackets(line.substr(0, line.find(" /"))), language);
}

// Takes the number of a sense ("2. ") off the start of a line.
std::string_view WithoutNumber(std::string_view line) {
  const size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  const bool numbered = digits > 0 && line.substr(digits, 2) == ". ";
  return numbered ? line.substr(digits + 2) : line;
}

// Calls `visit` with each translation of an entry. Lines that stand further in are examples and
// notes.
template <typename Visit>
void ForEachTranslation(const std::vector<std::string_view>& lines, Language language,
                        const Visit& visit) {
  for (size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].empty() || IsAsciiSpace(lines[i][0])) continue;
    const std::string senses = WithoutBrackets(WithoutNumber(lines[i]));
    for (const std::string_view sense : Split(senses, ",;")) {
      if (std::string term = ToTerm(sense, language); !term.empty()) visit(std::move(term));
    }
  }
}

// A translation with a blank has kept them all.
bool HasBlank(std::string_view term) { return term.find(' ') != std::string_view::npos; }

// Collects pairs, each once, in the order in which they come.
class PairList {
 public:
  void Add(DictionaryPair pair) {
    if (pair.english == pair.spanish || !IsTerm(pair.english) || !IsTerm(pair.spanish)) return;
    if (seen_.emplace(pair.english, pair.spanish).second) pairs_.push_back(std::move(pair));
  }

  std::vector<DictionaryPair> Take() { return std::move(pairs_); }

 private:
  std::set<std::pair<std::string, std::string>> seen_;
  std::vector<DictionaryPair> pairs_;
};

}  // namespace

std::vector<DictionaryPair> ReadFreedictDictionary(const std::string& path, Language headwords) {
  const bool from_english = headwords == Language::kEnglish;
  const Language other = from_english ? Language::kSpanish : Language::kEnglish;
  const DictdFile file(path);
  PairList pairs;
  for (const std::string_view entry : file.entries()) {
    const std::vector<std::string_view> lines = Split(entry, "\n");
    const std::string headword = Headword(lines[0], headwords);
    if (headword.empty()) continue;
    ForEachTranslation(lines, other, [&](std::string term) {
      pairs.Add(from_english ? DictionaryPair{headword, std::move(term)}
                             : DictionaryPair{std::move(term), headword});
    });
  }
  return pairs.Take();
}

std::vector<DictionaryPair> ReadFreedictDictionaries(const std::string& english_spanish,
                                                     const std::string& spanish_english) {
  const std::vector<DictionaryPair> from_english =
      ReadFreedictDictionary(english_spanish, Language::kEnglish);
  const std::vector<DictionaryPair> from_spanish =
      ReadFreedictDictionary(spanish_english, Language::kSpanish);
  WordSeparator english;
  WordSeparator spanish;
  for (const DictionaryPair& pair : from_english) {
    english.Learn(pair.english);
    if (HasBlank(pair.spanish)) spanish.Learn(pair.spanish);
  }
  for (const DictionaryPair& pair : from_spanish) {
    spanish.Learn(pair.spanish);
    if (HasBlank(pair.english)) english.Learn(pair.english);
  }
  // What the dictionary of the whole headwords says, by headword.
  std::map<std::string, std::set<std::string>> known;
  PairList whole;
  for (const DictionaryPair& pair : from_spanish) {
    const std::string term = english.Separate(pair.english);
    known[pair.spanish].insert(term);
    whole.Add({term, pair.spanish});
  }
  PairList pairs;
  for (const DictionaryPair& pair : from_english) {
    const std::string term = spanish.Separate(pair.spanish);
    const auto entry = known.find(term);
    if (entry == known.end() || entry->second.count(pair.english) > 0) {
      pairs.Add({pair.english, term});
    }
  }
  for (DictionaryPair& pair : whole.Take()) pairs.Add(std::move(pair));
  return pairs.Take();
}

}  // namespace faro
