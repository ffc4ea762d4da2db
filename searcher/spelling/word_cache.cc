// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/spelling/word_cache.h"

#include "searcher/term_walk.h"

namespace faro {

const std::vector<std::string>* WordCache::Words(const Xapian::Database& database) {
  if (too_many_ || asked_ < kReadFirst) {
    ++asked_;
    return nullptr;
  }
  if (words_.empty()) {
    WalkWords(database, "", [&](const std::string& text, const auto& /*term*/) -> size_t {
      words_.push_back(text);
      too_many_ = words_.size() > kMostWords;
      return too_many_ ? 0 : text.size() + 1;
    });
    if (too_many_) std::vector<std::string>().swap(words_);
  }
  return too_many_ ? nullptr : &words_;
}

}  // namespace faro
