// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/word_sequence.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <deque>
#include <utility>

namespace faro {
namespace {

bool Has(const std::vector<WordCode>& codes, WordCode code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

// Words within reach of each other: where each stands, and the set of places that it can fill.
using NearWords = std::deque<std::pair<size_t, uint64_t>>;

// Whether such words can fill all places, one each: a bipartite matching by augmenting paths (Kuhn,
// "The Hungarian method for the assignment problem", 1955).
class Assignment {
 public:
  explicit Assignment(size_t places) : places_(places), word_at_(places) {}

  bool Fills(const NearWords& words) {
    std::fill(word_at_.begin(), word_at_.end(), kNone);
    size_t filled = 0;
    for (size_t word = 0; word < words.size() && filled < places_; ++word) {
      visited_ = 0;
      filled += Place(words, word);
    }
    return filled == places_;
  }

 private:
  static constexpr size_t kNone = SIZE_MAX;

  // No deeper than there are places.
  bool Place(const NearWords& words, size_t word) {
    for (uint64_t open = words[word].second; open != 0; open &= open - 1) {
      const uint64_t bit = open & (~open + 1);
      if ((visited_ & bit) != 0) continue;
      visited_ |= bit;
      const auto place = static_cast<size_t>(std::countr_zero(bit));
      if (word_at_[place] != kNone && !Place(words, word_at_[place])) continue;
      word_at_[place] = word;
      return true;
    }
    return false;
  }

  size_t places_;
  std::vector<size_t> word_at_;
  uint64_t visited_ = 0;
};

}  // namespace

WordCode CodeOfWord(std::string_view exact) {
  constexpr uint64_t kWordCodes = 0x10000 - kFirstWordCode;
  const uint64_t upper = XXH3_64bits(exact.data(), exact.size()) >> 32;
  return static_cast<WordCode>(kFirstWordCode + (upper * kWordCodes >> 32));
}

WordCode WordCodeAt(std::string_view run, size_t word) {
  const auto high = static_cast<unsigned char>(run[word * kWordCodeBytes]);
  const auto low = static_cast<unsigned char>(run[word * kWordCodeBytes + 1]);
  return static_cast<WordCode>(high << 8 | low);
}

void AppendWordCode(WordCode code, std::string* bytes) {
  *bytes += static_cast<char>(code >> 8);
  *bytes += static_cast<char>(code & 0xFF);
}

PhrasePattern::PhrasePattern(const std::vector<std::vector<std::string>>& places, Zone zone)
    : PhrasePattern(places, zone, places.size(), true) {}

PhrasePattern::PhrasePattern(const std::vector<std::vector<std::string>>& places, Zone zone,
                             size_t window, bool ordered)
    : zone_(zone), window_(std::max(window, places.size())), ordered_(ordered) {
  places_.reserve(places.size());
  for (const std::vector<std::string>& words : places) {
    Codes codes;
    codes.reserve(words.size());
    for (const std::string& word : words) {
      const WordCode code = CodeOfWord(word);
      if (!Has(codes, code)) codes.push_back(code);
    }
    places_.push_back(std::move(codes));
  }
  FindAnchor();
}

// The longest run of places with one code each: there is a fast way to look for bytes.
void PhrasePattern::FindAnchor() {
  for (size_t begin = 0; begin < places_.size(); ++begin) {
    size_t end = begin;
    while (end < places_.size() && places_[end].size() == 1) ++end;
    if ((end - begin) * kWordCodeBytes <= anchor_.size()) continue;
    anchor_place_ = begin;
    anchor_.clear();
    for (size_t place = begin; place < end; ++place)
      AppendWordCode(places_[place].front(), &anchor_);
  }
}

bool PhrasePattern::Matches(std::string_view sequence) const {
  if (places_.empty()) return false;
  // No word has the code of a boundary, so a phrase cannot reach across one.
  if (IsPhrase() && zone_ == Zone::kAnywhere) return HasPhrase(sequence);
  Zone zone = Zone::kTitle;  // kAnywhere: in the body
  const size_t words = WordCodesIn(sequence);
  for (size_t begin = 0; begin <= words;) {
    size_t end = begin;
    while (end < words && WordCodeAt(sequence, end) >= kFirstWordCode) ++end;
    const bool wanted = zone_ == Zone::kAnywhere || zone_ == zone;
    if (wanted &&
        MatchesRun(sequence.substr(begin * kWordCodeBytes, (end - begin) * kWordCodeBytes))) {
      return true;
    }
    if (end == words) return false;
    const bool headings_end = WordCodeAt(sequence, end) == kEndOfHeadingsCode;
    if (headings_end && zone_ != Zone::kAnywhere) return false;
    zone = headings_end ? Zone::kAnywhere : Zone::kHeading;
    begin = end + 1;
  }
  return false;
}

bool PhrasePattern::MatchesRun(std::string_view run) const {
  if (WordCodesIn(run) < places_.size()) return false;
  if (IsPhrase()) return HasPhrase(run);
  return ordered_ ? HasInOrder(run) : HasInAnyOrder(run);
}

bool PhrasePattern::HasPhrase(std::string_view words) const {
  if (WordCodesIn(words) < places_.size()) return false;
  const size_t last_start = WordCodesIn(words) - places_.size();
  if (anchor_.empty()) {
    for (size_t start = 0; start <= last_start; ++start) {
      if (HasPhraseAt(words, start)) return true;
    }
    return false;
  }
  size_t found = words.find(anchor_, anchor_place_ * kWordCodeBytes);
  for (; found != std::string_view::npos; found = words.find(anchor_, found + 1)) {
    if (found % kWordCodeBytes != 0) continue;
    const size_t start = found / kWordCodeBytes - anchor_place_;
    if (start > last_start) return false;
    if (HasPhraseAt(words, start)) return true;
  }
  return false;
}

bool PhrasePattern::HasPhraseAt(std::string_view words, size_t start) const {
  for (size_t place = 0; place < places_.size(); ++place) {
    if (!Has(places_[place], WordCodeAt(words, start + place))) return false;
  }
  return true;
}

// For each number of places, the latest word from which on so many have been filled in order.
bool PhrasePattern::HasInOrder(std::string_view run) const {
  constexpr size_t kNever = SIZE_MAX;
  std::vector<size_t> start(places_.size(), kNever);
  for (size_t word = 0; word < WordCodesIn(run); ++word) {
    const WordCode code = WordCodeAt(run, word);
    for (size_t place = places_.size(); place-- > 0;) {
      if (!Has(places_[place], code)) continue;
      start[place] = place == 0 ? word : start[place - 1];
    }
    if (start.back() != kNever && word - start.back() < window_) return true;
  }
  return false;
}

bool PhrasePattern::HasInAnyOrder(std::string_view run) const {
  if (places_.size() > kMostUnorderedPlaces) return false;
  Assignment assignment(places_.size());
  NearWords near;
  for (size_t word = 0; word < WordCodesIn(run); ++word) {
    const WordCode code = WordCodeAt(run, word);
    uint64_t can_fill = 0;
    for (size_t place = 0; place < places_.size(); ++place) {
      can_fill |= uint64_t{Has(places_[place], code)} << place;
    }
    if (can_fill == 0) continue;
    while (!near.empty() && word - near.front().first >= window_) near.pop_front();
    near.emplace_back(word, can_fill);
    if (near.size() >= places_.size() && assignment.Fills(near)) return true;
  }
  return false;
}

}  // namespace faro
