// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_SPELLING_WORD_CACHE_H_
#define FARO_SEARCHER_SPELLING_WORD_CACHE_H_

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

namespace faro {

// The words of one revision of an index, for who looks through all of them again and again: from
// the third time on they are in memory, which is ten times as fast as reading the index. A program
// that answers one query need not pay for that. Not thread-safe.
class WordCache {
 public:
  // More words than this, some 40 MB, are not kept.
  static constexpr size_t kMostWords = 500'000;

  // All exact terms that begin with a letter, in byte order; null where they had better be read
  // from the index. Valid until Forget. Xapian's errors pass through.
  const std::vector<std::string>* Words(const Xapian::Database& database);

  // To be called when the database has been reopened.
  void Forget() { *this = WordCache(); }

 private:
  static constexpr int kReadFirst = 2;

  int asked_ = 0;
  bool too_many_ = false;
  std::vector<std::string> words_;
};

}  // namespace faro

#endif  // FARO_SEARCHER_SPELLING_WORD_CACHE_H_
