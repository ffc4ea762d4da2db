// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_fonts.h"

#include <algorithm>
#include <cmath>

namespace faro {
namespace {

// Size of type by height of words, between those of Times (0.90), Arial (0.89), Calibri (0.82) and
// DejaVu (0.77), after the ascents and descents in the fonts.
constexpr double kUsualSize = 0.86;

long KeyOf(const PdfWord& word) { return std::lround(word.box.height() * 100); }

}  // namespace

void FontTable::Learn(const PdfWord& word) {
  Use& use = by_height_[KeyOf(word)];
  use.sizes[word.size] += word.text.size();
  use.letters += word.text.size();
  if (word.bold) use.bold += word.text.size();
}

void FontTable::Fill(PdfWord* word) const {
  word->size = kUsualSize * word->box.height();
  const auto met = by_height_.find(KeyOf(*word));
  if (met == by_height_.end()) return;
  const Use& use = met->second;
  word->size =
      std::max_element(use.sizes.begin(), use.sizes.end(), [](const auto& a, const auto& b) {
        return a.second < b.second;
      })->first;
  word->bold = use.bold * 2 > use.letters;
}

}  // namespace faro
