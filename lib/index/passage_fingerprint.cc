// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/passage_fingerprint.h"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <limits>

#include "lib/index/word_sequence.h"

namespace faro {
namespace {

constexpr uint64_t kNone = std::numeric_limits<uint64_t>::max();

constexpr unsigned kBitsOfKey = std::bit_width(kFingerprintKeys - 1);
static_assert(std::has_single_bit(kFingerprintKeys));

// The finalizer of MurmurHash3 (Appleby): a permutation of 64-bit numbers.
uint64_t Permuted(uint64_t x) {
  x ^= x >> 33;
  x *= 0xFF51AFD7ED558CCDULL;
  x ^= x >> 33;
  x *= 0xC4CEB9FE1A85EC53ULL;
  return x ^ x >> 33;
}

std::string_view BodyWords(std::string_view sequence) {
  for (size_t word = 0; word < WordCodesIn(sequence); ++word) {
    if (WordCodeAt(sequence, word) != kEndOfHeadingsCode) continue;
    return sequence.substr((word + 1) * kWordCodeBytes);
  }
  return {};
}

template <typename Function>
void ForEachShingle(std::string_view sequence, Function function) {
  static_assert(kShingleWords * kWordCodeBytes == sizeof(uint64_t));
  const std::string_view body = BodyWords(sequence);
  const size_t words = WordCodesIn(body);
  if (words == 0) return;
  if (words < kFewestBodyWords) {
    function(XXH3_64bits(sequence.data(), sequence.size()));
    return;
  }
  uint64_t shingle = 0;
  for (size_t word = 0; word < words; ++word) {
    shingle = shingle << 16 | WordCodeAt(body, word);
    if (word + 1 >= kShingleWords) function(shingle);
  }
}

// Two printable characters. No capitals: prefixes of the schema go on with them.
std::string KeyText(uint64_t number) {
  constexpr std::string_view kDigits =
      "abcdefghijklmnopqrstuvwxyz0123456789!#$%&'()*+,-./;<=>?@[]^_{|}~";
  constexpr unsigned kDigitBits = 6;
  constexpr unsigned kKeyDigits = 2;
  static_assert(kDigits.size() == 1 << kDigitBits);
  static_assert(kBitsOfKey + kFingerprintBits == kKeyDigits * kDigitBits);
  std::string text(kKeyDigits, '\0');
  for (char& digit : text) {
    digit = kDigits[number % kDigits.size()];
    number >>= kDigitBits;
  }
  return text;
}

}  // namespace

Shingles ShinglesOf(std::string_view sequence) {
  Shingles shingles;
  shingles.reserve(WordCodesIn(sequence));
  ForEachShingle(sequence, [&](uint64_t shingle) { shingles.push_back(shingle); });
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

double Similarity(const Shingles& a, const Shingles& b) {
  if (a.empty() && b.empty()) return 0;
  size_t shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) ++shared;
    const bool step_x = *x <= *y;
    const bool step_y = *y <= *x;
    x += step_x;
    y += step_y;
  }
  return static_cast<double>(shared) / static_cast<double>(a.size() + b.size() - shared);
}

FingerprintKeys FingerprintKeysOf(std::string_view sequence) {
  std::array<uint64_t, kFingerprintKeys> least;
  least.fill(kNone);
  ForEachShingle(sequence, [&](uint64_t shingle) {
    const uint64_t hash = Permuted(shingle);
    uint64_t& part = least[hash >> (64 - kBitsOfKey)];
    part = std::min(part, hash);
  });
  FingerprintKeys keys;
  for (size_t i = 0; i < kFingerprintKeys; ++i) {
    size_t steps = 0;
    while (steps < kFingerprintKeys && least[(i + steps) % kFingerprintKeys] == kNone) ++steps;
    if (steps == kFingerprintKeys) return {};
    // The steps tell what was taken over from what stands in its own part.
    const uint64_t minimum = Permuted(least[(i + steps) % kFingerprintKeys] + steps);
    keys[i] = KeyText(i << kFingerprintBits | minimum >> (64 - kFingerprintBits));
  }
  return keys;
}

ComparablePassage::ComparablePassage(std::string_view sequence)
    : body_words_(WordCodesIn(BodyWords(sequence))), shingles_(ShinglesOf(sequence)) {
  size_t begin = 0;
  bool in_title = true;
  for (size_t word = 0; word < WordCodesIn(sequence); ++word) {
    const WordCode code = WordCodeAt(sequence, word);
    if (code >= kFirstWordCode) continue;
    const auto run = sequence.substr(begin * kWordCodeBytes, (word - begin) * kWordCodeBytes);
    (in_title ? title_ : heading_) = run;
    in_title = false;
    begin = word + 1;
    if (code == kEndOfHeadingsCode) break;
  }
}

bool ComparablePassage::IsNearDuplicateOf(const ComparablePassage& other) const {
  const bool same_heading = heading_ == other.heading_;
  if (same_heading && HasTitleOf(other)) {
    return Similarity(shingles_, other.shingles_) >= kVersionSimilarity;
  }
  return !shingles_.empty() && shingles_ == other.shingles_ && body_words_ == other.body_words_ &&
         (same_heading || body_words_ >= kLongBodyWords);
}

}  // namespace faro
