// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_SPELLING_SIMILAR_WORDS_H_
#define FARO_SEARCHER_SPELLING_SIMILAR_WORDS_H_

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "searcher/spelling/word_cache.h"

namespace faro {

// A word of the index that may have been meant.
struct SimilarWord {
  std::string text;  // an exact form
  int cost = 0;      // see EditDistance
  Xapian::doccount passages = 0;

  bool operator==(const SimilarWord&) const = default;
};

// The words of letters that the index has and that cost `most_cost` or less to have been typed as
// `word`, which is an exact form; in byte order, `word` itself left out. Reads the index's list of
// words, passing over the beginnings that cost too much.
// With `same_start`, only words that begin with the same letter, as is fair to a server,
// which sends all words of a beginning. Xapian's errors pass through; throws Error when ICU fails.
// `cache` is not owned, and may be null.
std::vector<SimilarWord> FindSimilarWords(const Xapian::Database& database, std::string_view word,
                                          int most_cost, bool same_start,
                                          WordCache* cache = nullptr);

}  // namespace faro

#endif  // FARO_SEARCHER_SPELLING_SIMILAR_WORDS_H_
