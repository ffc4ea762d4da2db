// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_SENTENCE_ALIGNER_H_
#define FARO_INDEXER_LEXICON_SENTENCE_ALIGNER_H_

#include <cstddef>
#include <vector>

#include "indexer/lexicon/anchor_finder.h"

namespace faro {

// One or two sentences in each language that stand for each other.
struct AlignedSentences {
  size_t english;  // index of the first
  size_t english_count;
  size_t spanish;
  size_t spanish_count;
  double shared;  // share of the content words of both sides that share an anchor, 0 to 1
};

// Lays the sentences of two documents side by side, in order, by dynamic programming over their
// lengths (Gale and Church 1993, "A program for aligning sentences in bilingual corpora",
// Computational Linguistics 19(1)) and over the anchors that their words share, as a likelihood
// ratio of translation to chance. One or two sentences of one side go with one or two of the other,
// or a sentence with none, which the result leaves out.
//
// Only ways within 150 sentences of the diagonal are tried; if none leads to the end, because one
// side has a multiple of the other's sentences, nothing is aligned. Takes 6 kB for each English
// sentence. Of a sentence the first 64 content words count.
std::vector<AlignedSentences> AlignSentences(const std::vector<AnchoredSentence>& english,
                                             const std::vector<AnchoredSentence>& spanish);

// For each word of `words`, whether one of `others` shares an anchor with it; one of the sure ones
// if `sure_only`.
std::vector<bool> SharedAnchors(const std::vector<AnchoredWord>& words,
                                const std::vector<AnchoredWord>& others, bool sure_only);

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_SENTENCE_ALIGNER_H_
