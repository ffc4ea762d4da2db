// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/hyphenation.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "lib/base/utf8.h"
#include "lib/language/folding.h"
#include "lib/language/glossary.h"
#include "lib/language/stop_words.h"

namespace faro {
namespace {

constexpr std::string_view kSoftHyphen = "\xC2\xAD";
constexpr std::string_view kUnicodeHyphen = "\xE2\x80\x90";

// Parts that are no words, or are and mean nothing here, and keep their hyphen in both languages.
constexpr auto kHyphenatedPrefixes = std::to_array<std::string_view>({"ex", "non", "self"});

// Words after a hyphen that stands for the rest of a word.
constexpr auto kConjunctions =
    std::to_array<std::string_view>({"and", "e", "nor", "o", "or", "to", "u", "versus", "vs", "y"});

// Second parts of verbs and nouns that are too short to stand for themselves: "follow-" "up".
constexpr auto kParticles = std::to_array<std::string_view>({"by", "off", "out", "up"});

// Shorter ones stand in too many broken words: "in-", "as-", "con-".
constexpr size_t kShortestCompoundPart = 4;
constexpr size_t kLongestWord = 100;  // bytes

bool IsWordByte(char c) { return IsAsciiAlnum(c) || (c & 0x80) != 0; }

template <typename Words>
bool IsIn(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Calls `visit` with each run of letters, digits and hyphens between them, and where it ends.
template <typename Visit>
void ForEachWord(std::string_view text, Visit visit) {
  for (size_t begin = 0; begin < text.size();) {
    size_t end = begin;
    while (end < text.size() &&
           (IsWordByte(text[end]) || (text[end] == '-' && end > begin && end + 1 < text.size() &&
                                      IsWordByte(text[end + 1])))) {
      ++end;
    }
    if (end > begin) visit(text.substr(begin, end - begin), end);
    begin = end + 1;
  }
}

// Words and hyphenated compounds of the built-in glossary in both languages, case-folded.
const std::unordered_set<std::string>& GlossaryWords() {
  static const std::unordered_set<std::string> words = [] {
    std::unordered_set<std::string> collected;
    for (const GlossaryConcept& entry : ParseGlossary(BuiltInGlossary(), "glossary")) {
      for (const auto* names : {&entry.english, &entry.spanish}) {
        for (const std::string& term : names->terms) {
          ForEachWord(term,
                      [&](std::string_view word, size_t) { collected.insert(CaseFolded(word)); });
        }
      }
    }
    return collected;
  }();
  return words;
}

bool IsKnown(const std::string& word) {
  return GlossaryWords().contains(word) || IsStopWord(word, Language::kEnglish) ||
         IsStopWord(word, Language::kSpanish);
}

UChar32 FirstCharacter(std::string_view text) {
  size_t i = 0;
  return text.empty() ? 0 : static_cast<UChar32>(NextCodePoint(text, &i));
}

// The last word of `text`, back to a blank, bracket or other punctuation; empty if it has no end.
std::string_view LastWord(std::string_view text) {
  size_t begin = text.size();
  while (begin > 0 && (IsWordByte(text[begin - 1]) || text[begin - 1] == '-')) {
    if (text.size() - --begin > kLongestWord) return {};
  }
  return text.substr(begin);
}

std::string_view FirstWord(std::string_view text) {
  size_t end = 0;
  while (end < text.size() && IsWordByte(text[end])) ++end;
  return text.substr(0, end);
}

}  // namespace

void LineJoiner::Learn(std::string_view line) {
  const bool goes_on = std::exchange(broken_, line.ends_with('-') || line.ends_with(kSoftHyphen) ||
                                                  line.ends_with(kUnicodeHyphen));
  ForEachWord(line, [&](std::string_view word, size_t end) {
    if (goes_on && word.data() == line.data()) return;
    if (broken_ && line.size() - end <= kUnicodeHyphen.size()) return;
    const std::string folded = CaseFolded(word);
    ++words_[folded];
    if (folded.find('-') == std::string::npos) return;
    for (size_t begin = 0; begin < folded.size();) {
      const size_t dash = std::min(folded.find('-', begin), folded.size());
      ++words_[folded.substr(begin, dash - begin)];
      begin = dash + 1;
    }
  });
}

uint32_t LineJoiner::CountOf(const std::string& word) const {
  const auto found = words_.find(word);
  return found == words_.end() ? 0 : found->second;
}

bool LineJoiner::IsMoreOftenOneWord(std::string_view first, std::string_view second) const {
  const std::string left = CaseFolded(first);
  const std::string right = CaseFolded(second);
  return CountOf(left + right) > CountOf(left + "-" + right);
}

bool LineJoiner::IsOneWord(std::string_view first, std::string_view second) const {
  const std::string left = CaseFolded(first);
  const std::string right = CaseFolded(second);
  const std::string joined = left + right;
  const std::string compound = left + "-" + right;
  const uint32_t as_one = CountOf(joined);
  const uint32_t as_two = CountOf(compound);
  if (as_one != as_two) return as_one > as_two;
  if (IsKnown(joined)) return true;
  if (IsKnown(compound)) return false;
  // Of a chain ("state-of-the-" "art") only the last part may be a broken word.
  const std::string part = left.substr(left.rfind('-') + 1);
  if (IsIn(kHyphenatedPrefixes, part)) return false;
  if (part.size() < left.size() && IsKnown(part + right)) return true;
  const auto is_word = [&](const std::string& word) {
    return word.size() >= kShortestCompoundPart && (CountOf(word) > 0 || IsKnown(word));
  };
  return !is_word(part) || !(is_word(right) || IsIn(kParticles, right));
}

void LineJoiner::Append(std::string_view line, std::string* text) const {
  if (text->empty()) {
    *text = line;
    return;
  }
  if (text->ends_with(kSoftHyphen)) {
    text->resize(text->size() - kSoftHyphen.size());
    text->append(line);
    return;
  }
  std::string_view before = *text;
  const size_t hyphen = before.ends_with('-')              ? 1
                        : before.ends_with(kUnicodeHyphen) ? kUnicodeHyphen.size()
                                                           : 0;
  before.remove_suffix(hyphen);
  const std::string_view first = LastWord(before);
  const std::string_view second = FirstWord(line);
  const bool within_word = hyphen > 0 && !first.empty() && !first.ends_with('-') && !second.empty();
  if (!within_word || IsIn(kConjunctions, second)) {
    *text += ' ';
  } else if (IsAsciiDigit(first.back()) || IsAsciiDigit(second.front())) {
    // "2020-2021", "COVID-19"
  } else if (u_islower(FirstCharacter(second)) ? IsOneWord(first, second)
                                               : IsMoreOftenOneWord(first, second)) {
    text->resize(before.size());
  }
  text->append(line);
}

}  // namespace faro
