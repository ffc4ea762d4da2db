// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/icu_names.h"

#include <unicode/dtfmtsym.h>
#include <unicode/localpointer.h>
#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/rbnf.h>
#include <unicode/region.h>
#include <unicode/strenum.h>
#include <unicode/uchar.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/unistr.h>
#include <unicode/ures.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

constexpr std::string_view kDoing = "naming countries, languages and numbers";
constexpr std::array<const char*, 1> kEnglish = {"en"};
constexpr std::array<const char*, 2> kSpanish = {"es", "es_419"};

std::string ToUtf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

void ReplaceAll(std::string_view what, std::string_view with, std::string* text) {
  for (size_t at = text->find(what); at != std::string::npos; at = text->find(what, at)) {
    text->replace(at, what.size(), with);
    at += with.size();
  }
}

// Composed, with plain apostrophes, without soft hyphens, and with words for the signs that stand
// for words.
std::string Spelled(const icu::UnicodeString& name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  CheckIcu(status, kDoing);
  std::string text = ToUtf8(nfc->normalize(name, status));
  CheckIcu(status, kDoing);
  for (const char* const apostrophe : {"\u2019", "\u02BC"}) ReplaceAll(apostrophe, "'", &text);
  ReplaceAll("\u00AD", "", &text);
  ReplaceAll("St. ", "Saint ", &text);
  ReplaceAll(" & ", " and ", &text);
  return text;
}

// Words of letters, hyphens and apostrophes.
bool IsWords(std::string_view name) {
  bool after_blank = true;
  for (size_t i = 0; i < name.size();) {
    const char32_t c = NextCodePoint(name, &i);
    const bool letter = u_isalpha(static_cast<UChar32>(c)) != 0;
    if (!letter && (after_blank || (c != U' ' && c != U'-' && c != U'\''))) return false;
    after_blank = c == U' ';
  }
  return !after_blank;
}

// Capitals with full stops.
bool IsStoppedAcronym(std::string_view name) {
  return name.find('.') != std::string_view::npos &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return IsAsciiUpper(c) || c == '.' || c == ' '; });
}

// The forms of a name: itself if it is words, an acronym with full stops also without them, else
// none.
std::vector<std::string> Forms(std::string name) {
  if (IsWords(name)) return {std::move(name)};
  if (!IsStoppedAcronym(name)) return {};
  std::string letters = name;
  ReplaceAll(".", "", &letters);
  ReplaceAll(" ", "", &letters);
  return {std::move(name), std::move(letters)};
}

// A name of a region, and what stands in brackets after it ("Myanmar (Burma)").
struct RegionName {
  std::vector<std::string> forms;
  std::string in_brackets;  // one word or empty
};

RegionName ReadRegionName(const icu::UnicodeString& name) {
  std::string text = Spelled(name);
  std::string in_brackets;
  const size_t bracket = text.find(" (");
  if (bracket != std::string::npos && text.back() == ')') {
    in_brackets = text.substr(bracket + 2, text.size() - bracket - 3);
    if (!IsWords(in_brackets) || in_brackets.find(' ') != std::string::npos) in_brackets.clear();
    text.resize(bracket);
  }
  return {Forms(std::move(text)), std::move(in_brackets)};
}

icu::UnicodeString Folded(const std::string& text) {
  return icu::UnicodeString::fromUTF8(text).foldCase();
}

// Collects pairs, each once, in the order in which they come.
class PairList {
 public:
  void Add(const std::string& english, const std::string& spanish) {
    if (Folded(english) == Folded(spanish)) return;
    if (seen_.emplace(english, spanish).second) pairs_.push_back({english, spanish});
  }

  void Add(const std::vector<std::string>& english, const std::vector<std::string>& spanish) {
    for (const std::string& left : english) {
      for (const std::string& right : spanish) Add(left, right);
    }
  }

  void Add(const icu::UnicodeString& english, const icu::UnicodeString& spanish) {
    Add(Forms(Spelled(english)), Forms(Spelled(spanish)));
  }

  std::vector<DictionaryPair> Take() { return std::move(pairs_); }

 private:
  std::set<std::pair<std::string, std::string>> seen_;
  std::vector<DictionaryPair> pairs_;
};

// ICU's tables of names that some regions have beside the usual one.
constexpr std::array<const char*, 2> kOtherRegionNames = {"Countries%short", "Countries%variant"};

// The names of one region: the usual ones, then those of each other table.
using RegionNames = std::array<std::vector<RegionName>, 1 + kOtherRegionNames.size()>;
using Regions = std::map<std::string, RegionNames>;

std::unique_ptr<icu::LocaleDisplayNames> DisplayNames(const char* locale) {
  std::unique_ptr<icu::LocaleDisplayNames> names(
      icu::LocaleDisplayNames::createInstance(icu::Locale(locale)));
  if (!names) CheckIcu(U_MEMORY_ALLOCATION_ERROR, kDoing);
  return names;
}

// Adds the usual names of countries, continents and groups of countries.
void ReadUsualNames(const char* locale, Regions* regions) {
  const auto display = DisplayNames(locale);
  for (const URegionType type :
       {URGN_TERRITORY, URGN_WORLD, URGN_CONTINENT, URGN_SUBCONTINENT, URGN_GROUPING}) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> codes(icu::Region::getAvailable(type, status));
    CheckIcu(status, kDoing);
    while (const char* const code = codes->next(nullptr, status)) {
      icu::UnicodeString name;
      display->regionDisplayName(code, name);
      if (name == icu::UnicodeString(code, -1, US_INV)) continue;  // it has none
      (*regions)[code][0].push_back(ReadRegionName(name));
    }
    CheckIcu(status, kDoing);
  }
}

// Adds the names of kOtherRegionNames[table], which only ICU's resources themselves give in full.
void ReadOtherNames(const char* locale, size_t table, Regions* regions) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUResourceBundlePointer bundle(
      ures_open(U_ICUDATA_NAME "-region", locale, &status));
  const icu::LocalUResourceBundlePointer names(
      ures_getByKey(bundle.getAlias(), kOtherRegionNames[table], nullptr, &status));
  if (status == U_MISSING_RESOURCE_ERROR) return;
  CheckIcu(status, kDoing);
  while (ures_hasNext(names.getAlias())) {
    const char* code = nullptr;
    int32_t length = 0;
    const UChar* const name = ures_getNextString(names.getAlias(), &length, &code, &status);
    CheckIcu(status, kDoing);
    (*regions)[code][1 + table].push_back(ReadRegionName({name, length}));
  }
}

template <typename Locales>
Regions ReadRegions(const Locales& locales) {
  Regions regions;
  for (const char* const locale : locales) {
    ReadUsualNames(locale, &regions);
    for (size_t i = 0; i < kOtherRegionNames.size(); ++i) ReadOtherNames(locale, i, &regions);
  }
  return regions;
}

// Each name of a region with each of the other language; what stands in brackets only with what
// stands in brackets in the same table, as it may be no name.
void AddRegion(const RegionNames& english, const RegionNames& spanish, PairList* pairs) {
  for (size_t i = 0; i < english.size(); ++i) {
    for (const RegionName& left : english[i]) {
      for (const std::vector<RegionName>& table : spanish) {
        for (const RegionName& right : table) pairs->Add(left.forms, right.forms);
      }
      for (const RegionName& right : spanish[i]) {
        if (left.in_brackets.empty() || right.in_brackets.empty()) continue;
        pairs->Add(left.in_brackets, right.in_brackets);
      }
    }
  }
}

void AddRegions(PairList* pairs) {
  Regions spanish = ReadRegions(kSpanish);
  for (const auto& [code, names] : ReadRegions(kEnglish)) {
    AddRegion(names, spanish[code], pairs);
  }
}

// Whether a code of a language or a currency stands for none or for many.
bool IsNone(std::string_view code) {
  constexpr std::array<std::string_view, 6> kNone = {"mis", "mul", "und", "zxx", "XTS", "XXX"};
  return std::find(kNone.begin(), kNone.end(), code) != kNone.end();
}

void AddLanguages(PairList* pairs) {
  const auto english = DisplayNames(kEnglish[0]);
  for (const char* const locale : kSpanish) {
    const auto spanish = DisplayNames(locale);
    for (const char* const* code = icu::Locale::getISOLanguages(); *code != nullptr; ++code) {
      icu::UnicodeString left;
      icu::UnicodeString right;
      english->languageDisplayName(*code, left);
      spanish->languageDisplayName(*code, right);
      const icu::UnicodeString unnamed(*code, -1, US_INV);
      if (!IsNone(*code) && left != unnamed && right != unnamed) pairs->Add(left, right);
    }
  }
}

using SymbolList = const icu::UnicodeString* (
    icu::DateFormatSymbols::*)(int32_t&, icu::DateFormatSymbols::DtContextType,
                               icu::DateFormatSymbols::DtWidthType) const;

void AddMonthsAndWeekdays(PairList* pairs) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols english{icu::Locale(kEnglish[0]), status};
  const icu::DateFormatSymbols spanish{icu::Locale(kSpanish[0]), status};
  CheckIcu(status, kDoing);
  const std::array<SymbolList, 2> lists = {&icu::DateFormatSymbols::getMonths,
                                           &icu::DateFormatSymbols::getWeekdays};
  for (const SymbolList list : lists) {
    int32_t english_count = 0;
    int32_t spanish_count = 0;
    const icu::UnicodeString* const left = (english.*list)(
        english_count, icu::DateFormatSymbols::STANDALONE, icu::DateFormatSymbols::WIDE);
    const icu::UnicodeString* const right = (spanish.*list)(
        spanish_count, icu::DateFormatSymbols::STANDALONE, icu::DateFormatSymbols::WIDE);
    // Weekdays start with an empty name.
    for (int32_t i = 0; i < std::min(english_count, spanish_count); ++i) {
      pairs->Add(left[i], right[i]);
    }
  }
}

std::string InWords(const icu::RuleBasedNumberFormat& format, const char* rules, int64_t number) {
  UErrorCode status = U_ZERO_ERROR;
  icu::FieldPosition position;
  icu::UnicodeString words;
  format.format(number, icu::UnicodeString(rules, -1, US_INV), words, position, status);
  CheckIcu(status, kDoing);
  return Spelled(words);
}

// `text` without `prefix`, or empty when it does not start with it.
std::string After(std::string_view prefix, std::string_view text) {
  return text.starts_with(prefix) ? std::string(text.substr(prefix.size())) : std::string();
}

void AddNumber(int64_t number, const icu::RuleBasedNumberFormat& english,
               const icu::RuleBasedNumberFormat& spanish, PairList* pairs) {
  const std::string left = InWords(english, "%spellout-cardinal", number);
  for (const char* const rules :
       {"%spellout-numbering", "%spellout-cardinal-masculine", "%spellout-cardinal-feminine"}) {
    const std::string right = InWords(spanish, rules, number);
    pairs->Add(left, right);
    // One hundred is cien, and so is hundred; one million is un millón, and million is millón.
    const std::string left_unit = After("one ", left);
    const std::string right_unit = After("un ", right);
    if (!left_unit.empty()) pairs->Add(left_unit, right_unit.empty() ? right : right_unit);
  }
}

void AddNumbers(PairList* pairs) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::RuleBasedNumberFormat english(icu::URBNF_SPELLOUT, icu::Locale(kEnglish[0]), status);
  const icu::RuleBasedNumberFormat spanish(icu::URBNF_SPELLOUT, icu::Locale(kSpanish[0]), status);
  CheckIcu(status, kDoing);
  for (int64_t number = 0; number < 100; ++number) AddNumber(number, english, spanish, pairs);
  for (int64_t number = 100; number < 1000; number += 100) {
    AddNumber(number, english, spanish, pairs);
  }
  for (const int64_t number : {1'000, 1'000'000, 1'000'000'000}) {
    AddNumber(number, english, spanish, pairs);
  }
}

icu::UnicodeString CurrencyName(const UChar* code, const char* locale) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  const UChar* const name = ucurr_getName(code, locale, UCURR_LONG_NAME, nullptr, &length, &status);
  CheckIcu(status, kDoing);
  return {name, length};
}

void AddCurrencies(PairList* pairs) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUEnumerationPointer codes(
      ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &status));
  CheckIcu(status, kDoing);
  while (const UChar* const code = uenum_unext(codes.getAlias(), nullptr, &status)) {
    const icu::UnicodeString unnamed(code);
    const icu::UnicodeString left = CurrencyName(code, kEnglish[0]);
    if (IsNone(ToUtf8(unnamed)) || left == unnamed) continue;
    for (const char* const locale : kSpanish) {
      const icu::UnicodeString right = CurrencyName(code, locale);
      if (right != unnamed) pairs->Add(left, right);
    }
  }
  CheckIcu(status, kDoing);
}

}  // namespace

std::vector<DictionaryPair> ReadIcuNames() {
  PairList pairs;
  AddRegions(&pairs);
  AddLanguages(&pairs);
  AddMonthsAndWeekdays(&pairs);
  AddNumbers(&pairs);
  AddCurrencies(&pairs);
  return pairs.Take();
}

}  // namespace faro
