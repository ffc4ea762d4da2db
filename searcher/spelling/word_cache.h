// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_SPELLING_WORD_CACHE_H_
#define FARO_SEARCHER_SPELLING_WORD_CACHE_H_

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/spelling/edit_distance.h"

namespace faro {

struct CachedWord {
  std::string text;  // an exact form
  LetterSet letters;
};

// The words of one revision of an index, for who looks through all of them again and again: from
// the third time on they are in memory, with what tells at once that most are unlike another. A
// program that answers one query need not pay for that. Not thread-safe.
class WordCache {
 public:
  // More words than this, some 30 MB, are not kept.
  static constexpr size_t kMostWords = 500'000;

  // All exact terms that are made of letters alone, in byte order; null where they had better be
  // read from the index. Valid until Forget. Xapian's errors pass through.
  const std::vector<CachedWord>* Words(const Xapian::Database& database);

  // To be called when the database has been reopened.
  void Forget() { *this = WordCache(); }

 private:
  static constexpr int kReadFirst = 2;

  int asked_ = 0;
  bool read_ = false;
  bool too_many_ = false;
  std::vector<CachedWord> words_;
};

}  // namespace faro

#endif  // FARO_SEARCHER_SPELLING_WORD_CACHE_H_
