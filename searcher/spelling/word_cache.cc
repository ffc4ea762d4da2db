// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/spelling/word_cache.h"

#include <utility>

#include "lib/base/utf8.h"
#include "searcher/term_walk.h"

namespace faro {

namespace {

bool IsOfLetters(const std::string& text) {
  for (size_t i = 0; i < text.size();) {
    if (!IsLetter(NextCodePoint(text, &i))) return false;
  }
  return true;
}

}  // namespace

const std::vector<CachedWord>* WordCache::Words(const Xapian::Database& database) {
  if (too_many_ || asked_ < kReadFirst) {
    ++asked_;
    return nullptr;
  }
  if (!std::exchange(read_, true)) {
    WalkWords(database, "", [&](const std::string& text, const auto& /*term*/) -> size_t {
      if (IsOfLetters(text)) words_.push_back({text, LetterSet(text)});
      too_many_ = words_.size() > kMostWords;
      return too_many_ ? 0 : text.size() + 1;
    });
    if (too_many_) std::vector<CachedWord>().swap(words_);
  }
  return too_many_ ? nullptr : &words_;
}

}  // namespace faro
