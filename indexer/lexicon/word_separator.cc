// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/word_separator.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "lib/base/utf8.h"

namespace faro {
namespace {

// The only letter that is a word in both languages, but for names ("Costa"); others are names of
// letters.
constexpr std::string_view kWordOfOneLetter = "a";

std::string ToLower(std::string_view text) {
  std::string lower;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())))
      .toLower(icu::Locale::getRoot())
      .toUTF8String(lower);
  return lower;
}

// Calls `visit` with each part of `text` between blanks.
template <typename Visit>
void ForEachWord(std::string_view text, const Visit& visit) {
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (!word.empty()) visit(word);
  }
}

// `word` with a blank between a small letter and a capital.
std::string SplitAtCapitals(std::string_view word) {
  std::string split;
  bool after_small = false;
  for (size_t i = 0; i < word.size();) {
    const char32_t c = NextCodePoint(word, &i);
    if (after_small && u_isupper(static_cast<UChar32>(c))) split += ' ';
    after_small = u_islower(static_cast<UChar32>(c));
    AppendUtf8(c, &split);
  }
  return split;
}

}  // namespace

void WordSeparator::Learn(std::string_view term) {
  const std::string lower = ToLower(term);
  std::string together;
  ForEachWord(lower, [&](std::string_view word) {
    together += word;
    longest_word_ = std::max(longest_word_, word.size());
    words_.emplace(word);
  });
  if (together.size() < lower.size()) terms_.emplace(together, term);
}

bool WordSeparator::IsKnown(std::string_view word) const {
  return words_.find(word) != words_.end() || words_.find(ToLower(word)) != words_.end();
}

std::string WordSeparator::SeparateWord(std::string_view word) const {
  const std::string lower = ToLower(word);
  if (const auto known = terms_.find(lower); known != terms_.end()) return known->second;

  // For each place in the word, the least cost of getting there and where the last piece starts.
  // Known words are whole characters, so no place that can be reached is within one.
  const auto is_piece = [&](std::string_view piece) {
    const bool long_enough = piece.size() > 1 || (piece == kWordOfOneLetter && lower[0] == word[0]);
    return long_enough && words_.find(piece) != words_.end();
  };
  constexpr int64_t kNever = std::numeric_limits<int64_t>::max();
  const auto square = static_cast<int64_t>(lower.size() * lower.size());
  std::vector<int64_t> costs(lower.size() + 1, kNever);
  std::vector<size_t> starts(lower.size() + 1, 0);
  costs[0] = 0;
  for (size_t begin = 0; begin < lower.size(); ++begin) {
    if (costs[begin] == kNever) continue;
    const size_t last = std::min(lower.size(), begin + longest_word_);
    for (size_t end = begin + 1; end <= last; ++end) {
      // A piece more outweighs all that the lengths of the pieces can save.
      const auto length = static_cast<int64_t>(end - begin);
      const int64_t cost = costs[begin] + 2 * square - length * length;
      if (cost > costs[end] || !is_piece(std::string_view(lower).substr(begin, end - begin))) {
        continue;
      }
      costs[end] = cost;
      starts[end] = begin;
    }
  }
  if (costs.back() == kNever) return std::string(word);
  // The lower case of some letters has another length; then the word's own case is given up.
  std::string separated = lower.size() == word.size() ? std::string(word) : lower;
  for (size_t place = starts.back(); place > 0; place = starts[place]) {
    separated.insert(place, 1, ' ');
  }
  return separated;
}

std::string WordSeparator::Separate(std::string_view term) const {
  std::string separated;
  const auto append = [&](std::string_view word) {
    if (!separated.empty()) separated += ' ';
    separated += IsKnown(word) ? std::string(word) : SeparateWord(word);
  };
  ForEachWord(term, [&](std::string_view word) {
    if (IsKnown(word) || terms_.count(ToLower(word)) > 0) {
      append(word);
    } else {
      ForEachWord(SplitAtCapitals(word), append);
    }
  });
  return separated;
}

}  // namespace faro
