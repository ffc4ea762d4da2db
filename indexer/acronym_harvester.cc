// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/acronym_harvester.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>
#include <span>

#include "indexer/acronym_alignment.h"
#include "lib/base/utf8.h"
#include "lib/language/folding.h"
#include "lib/language/normalizer.h"
#include "lib/language/stop_words.h"

namespace faro {
namespace {

constexpr size_t kShortestAcronym = 2;  // characters, hyphens included
constexpr size_t kLongestAcronym = 10;
constexpr size_t kFewestCapitals = 2;

// Bytes between brackets, beyond which they hold a remark and no expansion.
constexpr size_t kLongestBracket = 200;

constexpr std::string_view kBlanks = " \t";

struct ShortForm {
  std::string text;
  std::u32string letters;
  size_t small = 0;  // letters that are no capitals: four in UN-CMCoord
};

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool IsLetterOrDigit(char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0; }
bool IsCapital(char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; }

bool IsQuoteOrMark(char32_t c) {
  constexpr std::u32string_view kMarks = U"\"'*_«»‹›“”„‘’";
  return kMarks.find(c) != kMarks.npos;
}

bool IsBlank(char32_t c) { return c != U'\n' && c != U'\r' && u_isUWhiteSpace(c); }

std::u32string CodePoints(std::string_view text) {
  std::u32string points;
  for (size_t i = 0; i < text.size();) points += NextCodePoint(text, &i);
  return points;
}

std::string ToUtf8(std::u32string_view points) {
  std::string text;
  for (const char32_t c : points) AppendUtf8(c, &text);
  return text;
}

// `folded` has no case any more.
std::u32string Letters(std::string_view folded) {
  std::u32string letters = CodePoints(FoldAccentsAndTilde(folded));
  std::erase_if(letters, [](char32_t c) { return !IsLetterOrDigit(c); });
  return letters;
}

// Whether an expansion may go on across `gap`, which stands between two of its words.
bool Joins(std::string_view gap) {
  constexpr std::u32string_view kJoining = U",-\u2010\u2011/&";
  const std::u32string points = CodePoints(gap);
  return std::all_of(points.begin(), points.end(), [&](char32_t c) {
    return IsBlank(c) || IsQuoteOrMark(c) || kJoining.find(c) != kJoining.npos;
  });
}

std::vector<AcronymWord> WordsOf(std::string_view text, const AnalyzedText& analyzed) {
  std::vector<AcronymWord> words;
  words.reserve(analyzed.tokens().size());
  size_t end = 0;
  for (const Token& token : analyzed.tokens()) {
    const std::string_view exact = analyzed.Exact(token);
    AcronymWord word{token.begin, token.end, Letters(exact), false, false};
    word.function_word =
        (IsStopWord(exact, Language::kEnglish) || IsStopWord(exact, Language::kSpanish)) &&
        AcronymOf(text.substr(token.begin, token.end - token.begin)).empty();  // UN is none
    word.joined = !words.empty() && Joins(text.substr(end, token.begin - end));
    end = token.end;
    words.push_back(std::move(word));
  }
  return words;
}

// `text` with runs of white space as one blank.
std::string Collapsed(std::string_view text) {
  std::string collapsed;
  for (const char32_t c : CodePoints(text)) {
    if (!IsBlank(c)) {
      AppendUtf8(c, &collapsed);
    } else if (!collapsed.ends_with(' ')) {
      collapsed += ' ';
    }
  }
  return collapsed;
}

std::u32string Trimmed(std::u32string points) {
  const auto drop = [](char32_t c) { return IsBlank(c) || IsQuoteOrMark(c); };
  while (!points.empty() && drop(points.back())) points.pop_back();
  points.erase(points.begin(), std::find_if_not(points.begin(), points.end(), drop));
  return points;
}

// Without what an English plural or possessive adds to an acronym: HCTs, HCT's.
void DropFinalS(std::u32string* acronym) {
  if (acronym->size() < 3 || acronym->back() != U's') return;
  const char32_t before = (*acronym)[acronym->size() - 2];
  if (before == U'\'' || before == U'’') {
    acronym->resize(acronym->size() - 2);
  } else if (IsCapital(before)) {
    acronym->pop_back();
  }
}

// Whether `piece` is certainly no acronym: most of what stands in brackets is not.
bool LacksCapitals(std::string_view piece) {
  size_t capitals = 0;
  for (const char c : piece) {
    if ((c & 0x80) != 0) return false;
    capitals += IsAsciiUpper(c);
  }
  return capitals < kFewestCapitals;
}

// The acronym that `piece` is, if it is one. "EE. UU." is read as EEUU.
std::optional<ShortForm> ParseShortForm(std::string_view piece) {
  if (LacksCapitals(piece)) return std::nullopt;
  std::u32string points = Trimmed(CodePoints(piece));
  const size_t blank = points.find(U' ');
  if (blank == 3 && points.size() >= 6 && points[2] == U'.' && points[0] == points[1] &&
      points[4] == points[5]) {
    points.erase(blank, 1);
  }
  std::erase(points, U'.');
  DropFinalS(&points);
  if (points.size() < kShortestAcronym || points.size() > kLongestAcronym) return std::nullopt;
  const bool spelled = std::all_of(points.begin(), points.end(), [](char32_t c) {
    return IsLetterOrDigit(c) || c == U'-' || c == U'&';
  });
  const auto capitals = std::count_if(points.begin(), points.end(), IsCapital);
  if (!spelled || !IsLetterOrDigit(points[0]) || capitals < static_cast<long>(kFewestCapitals)) {
    return std::nullopt;
  }
  ShortForm acronym{ToUtf8(points), {}, 0};
  acronym.letters = Letters(CaseFolded(acronym.text));
  acronym.small = static_cast<size_t>(std::count_if(
      points.begin(), points.end(), [](char32_t c) { return u_islower(static_cast<UChar32>(c)); }));
  return acronym;
}

// The letters of a plural that Spanish doubles, once each: EEUU gives EU. Empty for others.
std::u32string Undoubled(const std::u32string& letters) {
  if (letters.size() < 4 || letters.size() % 2 != 0) return {};
  std::u32string single;
  for (size_t i = 0; i < letters.size(); i += 2) {
    if (letters[i] != letters[i + 1]) return {};
    single += letters[i];
  }
  return single;
}

// A digit in front says how often the next letter comes: 3RP gives RRRP. Empty where none follows.
std::u32string SpelledOut(std::u32string letters) {
  if (letters.empty() || !IsDigit(letters[0])) return letters;
  if (letters.size() == 1 || letters[0] < U'2' || IsDigit(letters[1])) return {};
  const size_t times = letters[0] - U'0';
  return std::u32string(times, letters[1]) + letters.substr(2);
}

// Finds the definitions of one text.
class Harvester {
 public:
  Harvester(std::string_view text, const AnalyzedText& analyzed)
      : text_(text), analyzed_(analyzed) {}

  std::vector<AcronymDefinition> Run() {
    for (size_t open = text_.find('('); open != text_.npos; open = text_.find('(', open + 1)) {
      const size_t close = text_.find_first_of("()\n", open + 1);
      if (close == text_.npos || text_[close] != ')' || close - open > kLongestBracket) continue;
      if (!AcronymInBrackets(open, close)) ExpansionInBrackets(open, close);
    }
    return std::move(definitions_);
  }

 private:
  // Few texts get as far as to need their words.
  void FindWords() {
    if (words_.empty()) words_ = WordsOf(text_, analyzed_);
  }

  // United Nations Country Team (UNCT). False where the brackets do not start with an acronym.
  bool AcronymInBrackets(size_t open, size_t close) {
    const std::string_view content = text_.substr(open + 1, close - open - 1);
    const size_t separator = std::min(content.find_first_of(",;:"), content.size());
    std::optional<ShortForm> acronym = ParseShortForm(content.substr(0, separator));
    if (!acronym) acronym = AcronymBeforeRemark(content.substr(0, separator));
    if (!acronym) return false;
    if (IsListOfAcronyms(content)) return true;

    FindWords();
    const size_t end = WordsBefore(open);
    if (end == 0 || !Joins(text_.substr(words_[end - 1].end, open - words_[end - 1].end))) {
      return true;
    }
    if (!AddBestBefore(*acronym, SpelledOut(acronym->letters), end)) {
      AddBestBefore(*acronym, Undoubled(acronym->letters), end);
    }
    return true;
  }

  // (HCT en inglés), (OIM o IOM).
  static std::optional<ShortForm> AcronymBeforeRemark(std::string_view piece) {
    const size_t begin = piece.find_first_not_of(kBlanks);
    if (begin == piece.npos) return std::nullopt;
    const size_t end = piece.find_first_of(kBlanks, begin);
    if (end == piece.npos) return std::nullopt;
    const size_t next = std::min(piece.find_first_not_of(kBlanks, end), piece.size());
    const std::string remark =
        CaseFolded(piece.substr(next, piece.find_first_of(kBlanks, next) - next));
    if (!IsStopWord(remark, Language::kEnglish) && !IsStopWord(remark, Language::kSpanish)) {
      return std::nullopt;
    }
    return ParseShortForm(piece.substr(begin, end - begin));
  }

  static bool IsListOfAcronyms(std::string_view content) {
    size_t count = 0;
    for (size_t begin = 0; begin <= content.size(); ++count) {
      const size_t end = std::min(content.find_first_of(",;", begin), content.size());
      if (!ParseShortForm(content.substr(begin, end - begin))) return false;
      begin = end + 1;
    }
    return count > 1;
  }

  // UNCT (United Nations Country Team), also beside a remark: UNCT (en inglés, United Nations ...).
  // What separates remarks may also stand inside an expansion, so every run of pieces is tried.
  void ExpansionInBrackets(size_t open, size_t close) {
    const std::optional<ShortForm> acronym = AcronymBefore(open);
    if (!acronym) return;
    FindWords();
    const size_t first = WordsBefore(open);
    const size_t last = WordsBefore(close);
    if (first == last) return;
    std::vector<size_t> pieces = {first};
    for (size_t i = first + 1; i < last; ++i) {
      if (GapBefore(i).find_first_of(",;:") != text_.npos) pieces.push_back(i);
    }
    pieces.push_back(last);
    for (const std::u32string& letters :
         {SpelledOut(acronym->letters), Undoubled(acronym->letters)}) {
      for (size_t i = 0; i + 1 < pieces.size(); ++i) {
        for (size_t j = i + 1; j < pieces.size(); ++j) {
          if (AddIfGood(*acronym, letters, pieces[i], pieces[j])) return;
        }
      }
    }
  }

  std::string_view GapBefore(size_t index) const {
    const size_t begin = words_[index - 1].end;
    return text_.substr(begin, words_[index].begin - begin);
  }

  // The acronym that ends where the bracket opens.
  std::optional<ShortForm> AcronymBefore(size_t open) const {
    const std::string_view line =
        text_.substr(0, open).substr(text_.substr(0, open).find_last_of("\n()") + 1);
    const size_t end = line.find_last_not_of(kBlanks) + 1;
    if (end == 0) return std::nullopt;
    const size_t begin = line.find_last_of(kBlanks, end - 1) + 1;
    if (line[end - 1] == '.' && begin >= 2) {  // perhaps EE. UU.
      const size_t doubled = line.find_last_of(kBlanks, begin - 2) + 1;
      if (auto acronym = ParseShortForm(line.substr(doubled, end - doubled))) return acronym;
    }
    return ParseShortForm(line.substr(begin, end - begin));
  }

  // How many words begin before the byte `offset`.
  size_t WordsBefore(size_t offset) const {
    const auto at = std::partition_point(
        words_.begin(), words_.end(), [&](const AcronymWord& word) { return word.begin < offset; });
    return static_cast<size_t>(at - words_.begin());
  }

  // Of all runs of words that end before word `end` the one on which the letters lie best, and the
  // shortest of those.
  bool AddBestBefore(const ShortForm& acronym, std::u32string_view letters, size_t end) {
    if (letters.empty() || words_[end - 1].function_word) return false;
    const size_t most = MostWords(letters);
    std::optional<AcronymAlignment> best;
    size_t best_first = end;
    size_t content = 0;
    for (size_t first = end; first-- > 0;) {
      content += !words_[first].function_word;
      if (content > most || words_[first].letters == acronym.letters) break;
      if (const auto alignment = AlignIfGood(acronym, letters, first, end);
          alignment && (!best || alignment->Cost() < best->Cost())) {
        best = alignment;
        best_first = first;
      }
      if (!words_[first].joined) break;
    }
    if (best) Add(acronym, best_first, end);
    return best.has_value();
  }

  // Adds the words from `first` to before `end` if they are an expansion and nothing else.
  bool AddIfGood(const ShortForm& acronym, std::u32string_view letters, size_t first, size_t end) {
    while (first < end && words_[first].function_word) ++first;
    if (letters.empty() || first == end || words_[end - 1].function_word) return false;
    size_t content = 0;
    for (size_t i = first; i < end; ++i) {
      if ((i > first && !words_[i].joined) || words_[i].letters == acronym.letters) return false;
      content += !words_[i].function_word;
    }
    if (content > MostWords(letters)) return false;
    const auto alignment = AlignIfGood(acronym, letters, first, end);
    if (!alignment || alignment->trailing > 0) return false;
    Add(acronym, first, end);
    return true;
  }

  static size_t MostWords(std::u32string_view letters) {
    return std::min(letters.size() + 5, 2 * letters.size());
  }

  // How the letters lie on the words from `first` to before `end`, if well enough.
  std::optional<AcronymAlignment> AlignIfGood(const ShortForm& acronym, std::u32string_view letters,
                                              size_t first, size_t end) const {
    if (words_[first].function_word || !words_[first].letters.starts_with(letters[0])) {
      return std::nullopt;
    }
    const auto alignment = AlignAcronym(letters, std::span(words_).subspan(first, end - first));
    if (!alignment || alignment->skipped >= letters.size() || alignment->trailing > 1 ||
        alignment->inner * 2 > letters.size() + 2 * acronym.small) {
      return std::nullopt;
    }
    return alignment;
  }

  void Add(const ShortForm& acronym, size_t first, size_t end) {
    const size_t begin = words_[first].begin;
    AcronymDefinition definition{acronym.text,
                                 Collapsed(text_.substr(begin, words_[end - 1].end - begin))};
    if (std::find(definitions_.begin(), definitions_.end(), definition) == definitions_.end()) {
      definitions_.push_back(std::move(definition));
    }
  }

  std::string_view text_;
  const AnalyzedText& analyzed_;
  std::vector<AcronymWord> words_;  // see FindWords
  std::vector<AcronymDefinition> definitions_;
};

}  // namespace

std::vector<AcronymDefinition> HarvestAcronyms(std::string_view text,
                                               const AnalyzedText& analyzed) {
  if (text.find('(') == text.npos) return {};
  return Harvester(text, analyzed).Run();
}

}  // namespace faro
