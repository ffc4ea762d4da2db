// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/spelling/edit_distance.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <utility>

#include "lib/base/utf8.h"
#include "lib/language/folding.h"
#include "searcher/spelling/spelling_weights.h"

namespace faro {
namespace {

constexpr size_t kLetters = 26;
using PairTable = std::array<std::array<bool, kLetters>, kLetters>;

constexpr void Mark(char a, char b, PairTable* table) {
  (*table)[static_cast<size_t>(a - 'a')][static_cast<size_t>(b - 'a')] = true;
  (*table)[static_cast<size_t>(b - 'a')][static_cast<size_t>(a - 'a')] = true;
}

// Keys that touch. Letters stand alike on the English and the Spanish keyboard, but for ñ. Each row
// is moved by about half a key against the one above.
constexpr PairTable MakeNeighbours() {
  constexpr std::array<std::string_view, 3> kRows = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
  PairTable table{};
  for (size_t row = 0; row < kRows.size(); ++row) {
    for (size_t i = 0; i < kRows[row].size(); ++i) {
      if (i + 1 < kRows[row].size()) Mark(kRows[row][i], kRows[row][i + 1], &table);
      if (row == 0) continue;
      Mark(kRows[row][i], kRows[row - 1][i], &table);
      if (i + 1 < kRows[row - 1].size()) Mark(kRows[row][i], kRows[row - 1][i + 1], &table);
    }
  }
  return table;
}

// Letters that are written for each other by ear: Spanish has one sound for b and v, American
// Spanish one for c, s and z, and so on.
constexpr PairTable MakeSoundsAlike() {
  constexpr std::array<std::string_view, 10> kPairs = {"bv", "cs", "cz", "sz", "gj",
                                                       "jx", "iy", "ck", "kq", "sx"};
  PairTable table{};
  for (const std::string_view pair : kPairs) Mark(pair[0], pair[1], &table);
  return table;
}

constexpr PairTable kNeighbours = MakeNeighbours();
constexpr PairTable kAlike = MakeSoundsAlike();

// What it costs at least that a letter is in one of two words only, by letter. Each step that Push
// knows takes one letter away and puts one in, at most, but for qu and ph, where the two letters
// share the price.
constexpr std::array<int, kLetters> MakeLeastCosts() {
  std::array<int, kLetters> costs{};
  for (size_t i = 0; i < kLetters; ++i) {
    costs[i] = std::min(kEdit, kNeighbourKey);
    for (size_t j = 0; j < kLetters; ++j) {
      if (kAlike[i][j]) costs[i] = std::min(costs[i], kSoundsAlike);
    }
  }
  for (const char c : {'l', 'y', 'k', 'c', 'f'}) {
    costs[static_cast<size_t>(c - 'a')] =
        std::min(costs[static_cast<size_t>(c - 'a')], kSoundsAlike);
  }
  for (const char c : {'q', 'u', 'p', 'h'}) costs[static_cast<size_t>(c - 'a')] = kSoundsAlike / 2;
  return costs;
}

// The sums of MakeLeastCosts over sets of letters, nine letters at a time.
constexpr size_t kPartBits = 9;
constexpr size_t kParts = (kLetters + kPartBits - 1) / kPartBits;
using CostTable = std::array<std::array<int, size_t{1} << kPartBits>, kParts>;

constexpr CostTable MakeCostsOfSets() {
  constexpr std::array<int, kLetters> kCosts = MakeLeastCosts();
  CostTable table{};
  for (size_t part = 0; part < kParts; ++part) {
    for (size_t set = 0; set < table[part].size(); ++set) {
      for (size_t bit = 0; bit < kPartBits; ++bit) {
        const size_t letter = part * kPartBits + bit;
        if ((set >> bit & 1) != 0 && letter < kLetters) table[part][set] += kCosts[letter];
      }
    }
  }
  return table;
}

constexpr CostTable kCostsOfSets = MakeCostsOfSets();

int CostOfSet(uint32_t letters) {
  constexpr uint32_t kPart = (uint32_t{1} << kPartBits) - 1;
  int cost = 0;
  for (size_t part = 0; part < kParts; ++part) {
    cost += kCostsOfSets[part][letters >> part * kPartBits & kPart];
  }
  return cost;
}

bool Has(const PairTable& table, char32_t a, char32_t b) {
  if (a < U'a' || a > U'z' || b < U'a' || b > U'z') return false;
  return table[a - U'a'][b - U'a'];
}

int Substitution(Letter a, Letter b) {
  if (a.written == b.written) return 0;
  if (a.bare == b.bare) return kAccent;
  if (Has(kAlike, a.bare, b.bare)) return kSoundsAlike;
  const bool enye_key = (a.written == U'ñ' && (b.bare == U'l' || b.bare == U'p')) ||
                        (b.written == U'ñ' && (a.bare == U'l' || a.bare == U'p'));
  return enye_key || Has(kNeighbours, a.bare, b.bare) ? kNeighbourKey : kEdit;
}

// Of the last letter, which the other word lacks; `before` is the one before it.
int Gap(Letter letter, const Letter* before) {
  if (letter.bare == U'h') return kSoundsAlike;
  return before != nullptr && before->bare == letter.bare ? kDoubledLetter : kEdit;
}

// Whether the two letters sound as the one does: ll and y, qu and k, ph and f.
bool SoundsAs(Letter first, Letter second, Letter one) {
  return (first.bare == U'l' && second.bare == U'l' && one.bare == U'y') ||
         (first.bare == U'q' && second.bare == U'u' && (one.bare == U'k' || one.bare == U'c')) ||
         (first.bare == U'p' && second.bare == U'h' && one.bare == U'f');
}

// Bare forms of the letters that European languages write with marks; others are looked up.
constexpr char32_t kFirstMarked = 0x80;
constexpr char32_t kEndOfMarked = 0x250;

char32_t BareOf(char32_t c) {
  std::string text;
  AppendUtf8(c, &text);
  const std::string bare = FoldAccentsAndTilde(text);
  size_t i = 0;
  return bare.empty() ? c : NextCodePoint(bare, &i);
}

std::array<char32_t, kEndOfMarked - kFirstMarked> MakeBareLetters() {
  std::array<char32_t, kEndOfMarked - kFirstMarked> bare{};
  for (char32_t c = kFirstMarked; c < kEndOfMarked; ++c) bare[c - kFirstMarked] = BareOf(c);
  return bare;
}

}  // namespace

Letter LetterOf(char32_t code_point) {
  if (code_point < kFirstMarked) return {code_point, code_point};
  static const auto bare = MakeBareLetters();
  if (code_point < kEndOfMarked) return {code_point, bare[code_point - kFirstMarked]};
  return {code_point, BareOf(code_point)};
}

bool IsLetter(char32_t code_point) {
  return code_point < kFirstMarked ? IsAsciiLower(static_cast<char>(code_point))
                                   : u_isalpha(static_cast<UChar32>(code_point)) != 0;
}

std::vector<Letter> LettersOf(std::string_view word) {
  std::vector<Letter> letters;
  for (size_t i = 0; i < word.size();) letters.push_back(LetterOf(NextCodePoint(word, &i)));
  return letters;
}

EditDistance::EditDistance(std::vector<Letter> typed, int most_cost)
    : typed_(std::move(typed)), most_cost_(most_cost), width_(typed_.size() + 1), rows_(width_) {
  for (size_t j = 1; j < width_; ++j) {
    rows_[j] = rows_[j - 1] + Gap(typed_[j - 1], j > 1 ? &typed_[j - 2] : nullptr);
  }
}

// The cheapest way to `row` letters of the other word and `column` typed ones whose last step takes
// two letters of either.
int EditDistance::CheapestEnd(size_t row, size_t column) const {
  int cheapest = std::numeric_limits<int>::max();
  const size_t i = row - 1;
  const size_t j = column - 1;
  if (i > 0 && j > 0 && other_[i].bare == typed_[j - 1].bare &&
      other_[i - 1].bare == typed_[j].bare && other_[i].bare != other_[i - 1].bare) {
    cheapest = Row(row - 2)[column - 2] + kEdit;
  }
  if (i > 0 && SoundsAs(other_[i - 1], other_[i], typed_[j])) {
    cheapest = std::min(cheapest, Row(row - 2)[column - 1] + kSoundsAlike);
  }
  if (j > 0 && SoundsAs(typed_[j - 1], typed_[j], other_[i])) {
    cheapest = std::min(cheapest, Row(row - 1)[column - 2] + kSoundsAlike);
  }
  return cheapest;
}

bool EditDistance::Push(Letter letter) {
  const Letter* before = other_.empty() ? nullptr : &other_.back();
  const int gap = Gap(letter, before);
  other_.push_back(letter);
  const size_t i = other_.size();
  if (rows_.size() < (i + 1) * width_) rows_.resize((i + 1) * width_);
  const int* above = Row(i - 1);
  int* row = Row(i);
  row[0] = above[0] + gap;
  int cheapest = row[0];
  for (size_t j = 1; j < width_; ++j) {
    const Letter typed = typed_[j - 1];
    int cost = std::min(above[j - 1] + Substitution(letter, typed), above[j] + gap);
    cost = std::min(cost, row[j - 1] + Gap(typed, j > 1 ? &typed_[j - 2] : nullptr));
    row[j] = std::min(cost, CheapestEnd(i, j));
    cheapest = std::min(cheapest, row[j]);
  }
  // The next letter may still make a pair with this one.
  const int pair = *std::min_element(above, above + width_) + kSoundsAlike;
  return std::min(cheapest, pair) <= most_cost_;
}

int EditDistance::cost() const {
  const int cost = Row(other_.size())[width_ - 1];
  const bool same_start = !other_.empty() && !typed_.empty() && other_[0].bare == typed_[0].bare;
  return cost + (same_start ? 0 : kFirstLetter);
}

int EditCost(std::string_view typed, std::string_view other) {
  EditDistance distance(LettersOf(typed), std::numeric_limits<int>::max());
  for (const Letter letter : LettersOf(other)) distance.Push(letter);
  return distance.cost();
}

LetterSet::LetterSet(std::string_view word) {
  for (size_t i = 0; i < word.size(); ++size) {
    const char32_t bare = LetterOf(NextCodePoint(word, &i)).bare;
    if (bare >= U'a' && bare <= U'z') letters |= uint32_t{1} << (bare - U'a');
  }
}

int LeastCost(const LetterSet& a, const LetterSet& b) {
  constexpr int kLetterMore = std::min(kSoundsAlike, kDoubledLetter);
  const uint32_t more = a.size > b.size ? a.size - b.size : b.size - a.size;
  return std::max({CostOfSet(a.letters & ~b.letters), CostOfSet(b.letters & ~a.letters),
                   static_cast<int>(more) * kLetterMore});
}

}  // namespace faro
