// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/sentence_aligner.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <unordered_map>
#include <unordered_set>

namespace faro {
namespace {

constexpr size_t kBand = 150;  // sentences to either side of the diagonal

// How many sentences go together, and -ln of how often they do: Gale and Church, table 5.
struct Move {
  size_t english;
  size_t spanish;
  double cost;
};
constexpr std::array<Move, 6> kMoves = {{
    {1, 1, 0.117},  // 0.89
    {1, 0, 4.615},  // 0.0099, either way
    {0, 1, 4.615},
    {2, 1, 3.112},  // 0.089, both ways together
    {1, 2, 3.112},
    {2, 2, 4.510},  // 0.011
}};

// Code points of Spanish for one of English, and the variance for each: the latter is Gale and
// Church's, the former of Spanish manuals.
constexpr double kLengthRatio = 1.1;
constexpr double kLengthVariance = 6.8;
// Loose translation: no length is less likely than this.
constexpr double kLeastLikelyLength = 1e-3;

// The share of words with an anchor on the other side, in translations and in sentences taken by
// chance from one domain.
constexpr double kSharedByTranslations = 0.5;
constexpr double kSharedByChance = 0.1;
const double kSharedGain = std::log(kSharedByTranslations / kSharedByChance);
const double kUnsharedGain = std::log((1 - kSharedByTranslations) / (1 - kSharedByChance));

// Words of a sentence that count: one bit each. Few sentences have more.
constexpr size_t kMostWords = 64;

// The words of a pair of sentences that share an anchor with the other side.
struct Shared {
  uint64_t english = 0;
  uint64_t spanish = 0;
};

size_t CountedWords(const AnchoredSentence& sentence) {
  return std::min(sentence.words.size(), kMostWords);
}

template <typename Visit>
void ForEachAnchor(const WordAnchors& anchors, bool sure_only, const Visit& visit) {
  for (const uint32_t anchor : anchors.sure) visit(anchor);
  if (!sure_only && anchors.beginning != 0) visit(anchors.beginning);
}

// The part of the table of all pairs of places that is near its diagonal: places are before,
// between and after sentences.
class Band {
 public:
  Band(size_t english, size_t spanish) : english_(english), spanish_(spanish) {}

  size_t First(size_t row) const {
    const size_t centre = Centre(row);
    return centre > kBand ? centre - kBand : 0;
  }
  size_t Last(size_t row) const { return std::min(Centre(row) + kBand, spanish_); }
  bool Has(size_t row, size_t column) const { return column >= First(row) && column <= Last(row); }
  size_t Index(size_t row, size_t column) const {
    return row * (2 * kBand + 1) + column - First(row);
  }
  size_t size() const { return (english_ + 1) * (2 * kBand + 1); }

 private:
  size_t Centre(size_t row) const { return english_ == 0 ? 0 : row * spanish_ / english_; }

  size_t english_;
  size_t spanish_;
};

// What the sentence pairs near the diagonal share.
class SharedTable {
 public:
  SharedTable(const std::vector<AnchoredSentence>& english,
              const std::vector<AnchoredSentence>& spanish, const Band& band)
      : band_(band), cells_(band.size()) {
    Index(spanish);
    for (size_t row = 0; row < english.size(); ++row) Fill(english[row], row);
  }

  Shared At(size_t row, size_t column) const {
    return band_.Has(row, column) ? cells_[band_.Index(row, column)] : Shared();
  }

 private:
  struct Place {
    uint32_t sentence;
    uint32_t word;
  };

  void Index(const std::vector<AnchoredSentence>& spanish) {
    for (uint32_t sentence = 0; sentence < spanish.size(); ++sentence) {
      for (uint32_t word = 0; word < CountedWords(spanish[sentence]); ++word) {
        ForEachAnchor(*spanish[sentence].words[word].anchors, false, [&](uint32_t anchor) {
          places_[anchor].push_back({sentence, word});
        });
      }
    }
  }

  void Fill(const AnchoredSentence& sentence, size_t row) {
    for (size_t word = 0; word < CountedWords(sentence); ++word) {
      ForEachAnchor(*sentence.words[word].anchors, false,
                    [&](uint32_t anchor) { FillFrom(anchor, row, word); });
    }
  }

  void FillFrom(uint32_t anchor, size_t row, size_t word) {
    const auto found = places_.find(anchor);
    if (found == places_.end()) return;
    auto place =
        std::lower_bound(found->second.begin(), found->second.end(), band_.First(row),
                         [](const Place& p, size_t sentence) { return p.sentence < sentence; });
    for (; place != found->second.end() && band_.Has(row, place->sentence); ++place) {
      Shared& cell = cells_[band_.Index(row, place->sentence)];
      cell.english |= uint64_t{1} << word;
      cell.spanish |= uint64_t{1} << place->word;
    }
  }

  const Band& band_;
  std::vector<Shared> cells_;
  std::unordered_map<uint32_t, std::vector<Place>> places_;
};

class Aligner {
 public:
  Aligner(const std::vector<AnchoredSentence>& english,
          const std::vector<AnchoredSentence>& spanish)
      : english_(english),
        spanish_(spanish),
        band_(english.size(), spanish.size()),
        shared_(english, spanish, band_),
        costs_(band_.size(), std::numeric_limits<float>::infinity()),
        moves_(band_.size()) {}

  std::vector<AlignedSentences> Align() {
    costs_[band_.Index(0, 0)] = 0;
    for (size_t row = 0; row <= english_.size(); ++row) {
      for (size_t column = band_.First(row); column <= band_.Last(row); ++column) {
        if (row + column > 0) Reach(row, column);
      }
    }
    return WayBack();
  }

 private:
  // What one step lays side by side, ending before `row` and `column`.
  struct Step {
    double english_length = 0;
    double spanish_length = 0;
    double words = 0;
    double shared = 0;
  };

  Step StepTo(size_t row, size_t column, const Move& move) const {
    Step step;
    for (size_t i = row - move.english; i < row; ++i) {
      uint64_t shared = 0;
      for (size_t j = column - move.spanish; j < column; ++j) shared |= shared_.At(i, j).english;
      step.english_length += english_[i].length;
      step.words += static_cast<double>(CountedWords(english_[i]));
      step.shared += std::popcount(shared);
    }
    for (size_t j = column - move.spanish; j < column; ++j) {
      uint64_t shared = 0;
      for (size_t i = row - move.english; i < row; ++i) shared |= shared_.At(i, j).spanish;
      step.spanish_length += spanish_[j].length;
      step.words += static_cast<double>(CountedWords(spanish_[j]));
      step.shared += std::popcount(shared);
    }
    return step;
  }

  double CostOf(size_t row, size_t column, const Move& move) const {
    if (move.english == 0 || move.spanish == 0) return move.cost;
    const Step step = StepTo(row, column, move);
    const double mean = (step.english_length + step.spanish_length / kLengthRatio) / 2;
    const double deviation = (step.spanish_length - step.english_length * kLengthRatio) /
                             std::sqrt(std::max(mean, 1.0) * kLengthVariance);
    const double likelihood = std::erfc(std::abs(deviation) / std::sqrt(2.0));
    // Half, since both sides count what they share.
    const double gain =
        (step.shared * kSharedGain + (step.words - step.shared) * kUnsharedGain) / 2;
    return move.cost - std::log(std::max(likelihood, kLeastLikelyLength)) - gain;
  }

  void Reach(size_t row, size_t column) {
    const size_t to = band_.Index(row, column);
    for (size_t i = 0; i < kMoves.size(); ++i) {
      const Move& move = kMoves[i];
      if (row < move.english || column < move.spanish ||
          !band_.Has(row - move.english, column - move.spanish)) {
        continue;
      }
      const float before = costs_[band_.Index(row - move.english, column - move.spanish)];
      if (std::isinf(before)) continue;
      const auto cost = static_cast<float>(before + CostOf(row, column, move));
      if (cost >= costs_[to]) continue;
      costs_[to] = cost;
      moves_[to] = static_cast<uint8_t>(i);
    }
  }

  std::vector<AlignedSentences> WayBack() const {
    std::vector<AlignedSentences> way;
    size_t row = english_.size();
    size_t column = spanish_.size();
    if (!band_.Has(row, column) || std::isinf(costs_[band_.Index(row, column)])) return way;
    while (row + column > 0) {
      const Move& move = kMoves[moves_[band_.Index(row, column)]];
      if (move.english > 0 && move.spanish > 0) {
        const Step step = StepTo(row, column, move);
        way.push_back({row - move.english, move.english, column - move.spanish, move.spanish,
                       step.words > 0 ? step.shared / step.words : 0});
      }
      row -= move.english;
      column -= move.spanish;
    }
    std::reverse(way.begin(), way.end());
    return way;
  }

  const std::vector<AnchoredSentence>& english_;
  const std::vector<AnchoredSentence>& spanish_;
  Band band_;
  SharedTable shared_;
  std::vector<float> costs_;    // of the cheapest way to each place, in nats
  std::vector<uint8_t> moves_;  // the last step of it, of kMoves
};

}  // namespace

std::vector<AlignedSentences> AlignSentences(const std::vector<AnchoredSentence>& english,
                                             const std::vector<AnchoredSentence>& spanish) {
  if (english.empty() || spanish.empty()) return {};
  return Aligner(english, spanish).Align();
}

std::vector<bool> SharedAnchors(const std::vector<AnchoredWord>& words,
                                const std::vector<AnchoredWord>& others, bool sure_only) {
  std::unordered_set<uint32_t> known;
  for (const AnchoredWord& other : others) {
    ForEachAnchor(*other.anchors, sure_only, [&](uint32_t anchor) { known.insert(anchor); });
  }
  std::vector<bool> shared;
  for (const AnchoredWord& word : words) {
    bool any = false;
    ForEachAnchor(*word.anchors, sure_only,
                  [&](uint32_t anchor) { any = any || known.contains(anchor); });
    shared.push_back(any);
  }
  return shared;
}

}  // namespace faro
