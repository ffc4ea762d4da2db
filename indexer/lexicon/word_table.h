// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_WORD_TABLE_H_
#define FARO_INDEXER_LEXICON_WORD_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/lexicon/sentence_pair.h"
#include "lib/language/analyzer.h"

namespace faro {

// A word and its translation as parallel text attests it. Each is the most frequent form of its
// stem, case-folded, or in capitals where that is an acronym, so that ContentStems makes the stem
// of it again.
struct WordPair {
  std::string english;
  std::string spanish;
  double probability = 0;  // p(spanish|english) * p(english|spanish)
};

struct WordTable {
  std::vector<WordPair> words;  // ordered by English, then Spanish
  size_t left_out = 0;          // sentence pairs that a limit below kept out
};

// Which pairs are kept. The defaults were chosen on the 3,071 sentence pairs of TICO-19, where they
// keep 1,480 word pairs. In three random samples of 100, 91, 95 and 90 were judged translations by
// one reader, whatever the part of speech; of 40 with probabilities between 0.05 and 0.1, about 24.
struct WordTableLimits {
  uint32_t least_count = 3;         // sentence pairs that have both words
  double least_probability = 0.10;  // as WordPair has it
  size_t most_translations = 2;     // of a word, by probability, in either direction; at least 1
};

// What one table is learned from; text beyond is left out. Memory stays below 900 MB where nearly
// every link is between two words that meet only once, and at 280 MB for a common 100 MB of TMX.
inline constexpr size_t kMostContentWords = 128;      // different ones in one sentence
inline constexpr size_t kMostWordLinks = 20'000'000;  // sum over the sentences: English * Spanish

// Learns which words translate which: IBM model 1 (Brown et al. 1993, "The mathematics of
// statistical machine translation"), with the empty word, by five rounds of expectation
// maximisation over the stems of content words, in both directions; a pair stays when both agree.
// Words are counted once a sentence; numbers, words rarer than `least_count`, and pairs of a word
// with itself are left out. The same input gives the same table. Throws Error when ICU fails.
WordTable LearnWordTable(const std::vector<SentencePair>& sentences, Analyzer* analyzer,
                         const WordTableLimits& limits = {});

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_WORD_TABLE_H_
