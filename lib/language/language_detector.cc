// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/language_detector.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <unordered_map>

#include "lib/base/error.h"
#include "lib/base/utf8.h"
#include "lib/language/folding.h"
#include "lib/language/normalizer.h"
#include "lib/language/stop_words.h"

namespace faro {
namespace {

// Log odds of single signs. Chosen as round figures from what the signs mean: a function word or
// an accented letter of one language appears in the other only in names and quotations.
constexpr double kFunctionWord = 2.5;
constexpr double kEnye = 3.5;
constexpr double kAcute = 2.0;
constexpr double kInvertedMark = 3.5;
// The letters of one word never count for more than a function word does.
constexpr double kMostLetters = 2.5;
// Once function words and diacritics say this much, letters cannot change the outcome.
constexpr double kSettled = 12.0;

constexpr size_t kLongestAcronym = 5;

// A third language shows in its function words only in texts of this many words.
constexpr size_t kFewestWordsForOther = 12;

struct LetterGram {
  char gram[5];
  int8_t weight;  // sixteenths of a unit of log odds
};

constexpr LetterGram kLetterModel[] = {
#include "lib/language/letter_model.inc"
};
constexpr double kLetterModelScale = 16.0;

constexpr uint32_t Pack(std::string_view gram) {
  uint32_t packed = 0;
  for (size_t i = 0; i < 4; ++i) {
    packed = packed << 8 | (i < gram.size() ? static_cast<uint8_t>(gram[i]) : 0);
  }
  return packed;
}

constexpr auto kPackedModel = [] {
  std::array<std::pair<uint32_t, int8_t>, std::size(kLetterModel)> packed{};
  for (size_t i = 0; i < packed.size(); ++i) {
    packed[i] = {Pack(kLetterModel[i].gram), kLetterModel[i].weight};
  }
  return packed;
}();
static_assert(std::is_sorted(kPackedModel.begin(), kPackedModel.end()));

// Function words of third languages, those they share with Spanish or English included, so that a
// text of theirs counts more of them than of ours. In byte order.
constexpr std::array kFrench = std::to_array<std::string_view>(
    {"au",   "aux", "avec", "ce",  "ces",  "dans", "de",  "des",  "du",   "elle",
     "en",   "est", "et",   "ils", "je",   "la",   "le",  "les",  "leur", "leurs",
     "mais", "ne",  "nous", "ont", "ou",   "par",  "pas", "pour", "que",  "qui",
     "sa",   "se",  "ses",  "son", "sont", "sur",  "un",  "une"});
constexpr std::array kPortuguese = std::to_array<std::string_view>(
    {"a",  "ao",   "aos",  "as",   "com",   "como", "da",  "das",  "de",  "do",  "dos", "e",
     "em", "foi",  "isso", "mais", "muito", "na",   "nas", "no",   "nos", "não", "o",   "os",
     "ou", "para", "pela", "pelo", "por",   "que",  "se",  "suas", "são", "um",  "uma"});
constexpr std::array kItalian = std::to_array<std::string_view>(
    {"alla",  "anche", "che", "ci",  "con", "da",   "dalla", "degli", "dei", "del",
     "della", "delle", "di",  "e",   "gli", "i",    "il",    "in",    "la",  "le",
     "nel",   "nella", "non", "per", "si",  "sono", "un",    "una",   "è"});
constexpr std::array kGerman = std::to_array<std::string_view>(
    {"auf",  "aus",   "das", "dem",    "den",  "der", "des",   "die",  "ein",
     "eine", "einer", "für", "in",     "ist",  "mit", "nicht", "sich", "sie",
     "sind", "und",   "von", "werden", "wird", "zu",  "zur"});
constexpr std::array<std::span<const std::string_view>, 4> kOtherFunctionWords = {
    kFrench, kPortuguese, kItalian, kGerman};
static_assert(std::all_of(kOtherFunctionWords.begin(), kOtherFunctionWords.end(),
                          [](auto list) { return std::is_sorted(list.begin(), list.end()); }));

// Of which languages a word is a function word.
struct FunctionWordOf {
  bool english = false;
  bool spanish = false;
  uint8_t other = 0;  // a bit for each of kOtherFunctionWords
};

// All lists as one, since most words are in none: they cost one look then.
FunctionWordOf LookUpFunctionWord(std::string_view exact) {
  using Table = std::unordered_map<std::string_view, FunctionWordOf>;
  static const Table kTable = [] {
    Table table;
    for (const std::string_view word : StopWords(Language::kEnglish)) table[word].english = true;
    for (const std::string_view word : StopWords(Language::kSpanish)) table[word].spanish = true;
    for (size_t i = 0; i < kOtherFunctionWords.size(); ++i) {
      for (const std::string_view word : kOtherFunctionWords[i]) {
        table[word].other |= static_cast<uint8_t>(1u << i);
      }
    }
    return table;
  }();
  constexpr size_t kLongest = 12;  // bytes; none is longer
  if (exact.size() > kLongest) return {};
  const auto found = kTable.find(exact);
  return found == kTable.end() ? FunctionWordOf() : found->second;
}

// Letters as scripts/train-language folds them: no accents, '{' for ñ; empty if not all Latin.
std::string ModelSpelling(std::string_view word) {
  std::string spelled = "^";
  const std::string folded = FoldAccents(word);
  for (size_t i = 0; i < folded.size();) {
    const size_t begin = i;
    const char32_t c = NextCodePoint(folded, &i);
    if (c == U'ñ') {
      spelled += '{';
    } else if (c == U'\'') {
      continue;
    } else if (c >= U'a' && c <= U'z') {
      spelled += folded[begin];
    } else {
      return {};
    }
  }
  spelled += '$';
  return spelled;
}

double LetterLogOdds(std::string_view word) {
  const std::string spelled = ModelSpelling(word);
  int sum = 0;
  for (size_t size = 2; size <= 4; ++size) {
    for (size_t i = 0; i + size <= spelled.size(); ++i) {
      const uint32_t packed = Pack(std::string_view(spelled).substr(i, size));
      const auto found =
          std::lower_bound(kPackedModel.begin(), kPackedModel.end(), packed,
                           [](const auto& entry, uint32_t wanted) { return entry.first < wanted; });
      if (found != kPackedModel.end() && found->first == packed) sum += found->second;
    }
  }
  return std::clamp(sum / kLetterModelScale, -kMostLetters, kMostLetters);
}

// ñ and the acute vowels, of which English has none.
double DiacriticLogOdds(std::string_view word) {
  double odds = 0;
  for (size_t i = 0; i < word.size();) {
    switch (NextCodePoint(word, &i)) {
      case U'ñ':
        odds = std::max(odds, kEnye);
        break;
      case U'á':
      case U'é':
      case U'í':
      case U'ó':
      case U'ú':
        odds = std::max(odds, kAcute);
        break;
      default:
        break;
    }
  }
  return odds;
}

bool IsForeignScript(std::string_view word) {
  size_t i = 0;
  const char32_t c = NextCodePoint(word, &i);
  if (c < 0x250) return false;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  CheckIcu(status, "looking up a script");
  return script != USCRIPT_LATIN && script != USCRIPT_COMMON && script != USCRIPT_INHERITED;
}

// How many words of each kind a text has.
struct Counts {
  size_t words = 0;
  size_t foreign_script = 0;
  size_t english = 0;  // function words
  size_t spanish = 0;
  std::array<size_t, kOtherFunctionWords.size()> other{};

  void Add(FunctionWordOf languages) {
    english += languages.english;
    spanish += languages.spanish;
    for (size_t i = 0; i < other.size(); ++i) other[i] += languages.other >> i & 1;
  }

  bool LooksOther() const {
    if (foreign_script * 2 > words) return true;
    const size_t most = *std::max_element(other.begin(), other.end());
    return words >= kFewestWordsForOther && most > std::max(english, spanish) && most * 5 > words;
  }
};

double FunctionWordLogOdds(std::string_view exact, Counts* counts) {
  const FunctionWordOf languages = LookUpFunctionWord(exact);
  counts->Add(languages);
  if (languages.english == languages.spanish) return 0;
  return languages.spanish ? kFunctionWord : -kFunctionWord;
}

// Whether the token is a part of an address or a file name, which have no language.
bool IsAddressPart(std::string_view text, const std::vector<Token>& tokens, size_t index) {
  const auto joined = [&](const Token& token) {
    return token.glued &&
           std::string_view("@./_").find(text[token.begin - 1]) != std::string_view::npos;
  };
  return joined(tokens[index]) || (index + 1 < tokens.size() && joined(tokens[index + 1]));
}

// Whether all of several words are in capitals, as in a heading: its function words count.
bool IsAllCapitals(std::string_view text, const std::vector<Token>& tokens) {
  if (tokens.size() < 2) return false;
  for (size_t i = 0; i < text.size();) {
    if (u_islower(static_cast<UChar32>(NextCodePoint(text, &i)))) return false;
  }
  return true;
}

// Whether the token is an acronym in its place. Longer words in capitals are rather emphasis.
bool IsAcronym(std::string_view text, const AnalyzedText& analyzed, size_t index) {
  const Token& token = analyzed.tokens()[index];
  return token.end - token.begin <= kLongestAcronym &&
         !Analyzer::AcronymAt(analyzed, text, index).empty();
}

bool HasInvertedMark(std::string_view text) {
  return text.find("¿") != std::string_view::npos || text.find("¡") != std::string_view::npos;
}

}  // namespace

LanguageEvidence MeasureLanguage(std::string_view text, const AnalyzedText& analyzed) {
  LanguageEvidence evidence;
  Counts counts;
  if (HasInvertedMark(text)) evidence.spanish_log_odds += kInvertedMark;
  const auto& tokens = analyzed.tokens();
  const bool all_capitals = IsAllCapitals(text, tokens);
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].stemmable || IsAddressPart(text, tokens, i)) continue;
    ++counts.words;
    if (!all_capitals && IsAcronym(text, analyzed, i)) continue;  // WHO, IT, UN
    const std::string_view exact = analyzed.Exact(tokens[i]);
    counts.foreign_script += IsForeignScript(exact);
    evidence.spanish_log_odds += FunctionWordLogOdds(exact, &counts) + DiacriticLogOdds(exact);
  }
  evidence.other = counts.LooksOther();
  if (std::abs(evidence.spanish_log_odds) >= kSettled) return evidence;

  for (size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (!token.stemmable || IsAddressPart(text, tokens, i)) continue;
    const std::string_view exact = analyzed.Exact(token);
    const std::string_view word = text.substr(token.begin, token.end - token.begin);
    if (word.size() <= kLongestAcronym && !AcronymOf(word).empty()) continue;
    if (IsStopWord(exact, Language::kEnglish) || IsStopWord(exact, Language::kSpanish)) continue;
    evidence.spanish_log_odds += LetterLogOdds(exact);
  }
  return evidence;
}

Language DecideLanguage(const LanguageEvidence& evidence) {
  if (evidence.other) return Language::kOther;
  if (std::abs(evidence.spanish_log_odds) < kDecisionLogOdds) return Language::kUnknown;
  return evidence.spanish_log_odds > 0 ? Language::kSpanish : Language::kEnglish;
}

}  // namespace faro
