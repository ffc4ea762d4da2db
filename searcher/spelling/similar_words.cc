// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/spelling/similar_words.h"

#include <algorithm>

#include "lib/base/utf8.h"
#include "searcher/spelling/edit_distance.h"
#include "searcher/term_walk.h"

namespace faro {
namespace {

class Scan {
 public:
  Scan(const Xapian::Database& database, std::string_view word, int most_cost)
      : database_(database),
        word_(word),
        most_cost_(most_cost),
        distance_(LettersOf(word), most_cost) {}

  void Run(const std::string& beginning) {
    WalkWords(database_, beginning,
              [this](const std::string& text, const auto& /*term*/) { return Look(text); });
  }

  // The same through all words of the index, without looking at most of them.
  void Run(const std::string& beginning, const std::vector<CachedWord>& words) {
    const LetterSet letters(word_);
    const auto first = std::lower_bound(
        words.begin(), words.end(), beginning,
        [](const CachedWord& word, const std::string& text) { return word.text < text; });
    for (auto word = first; word != words.end(); ++word) {
      if (LeastCost(letters, word->letters) > most_cost_) continue;
      if (!word->text.starts_with(beginning)) break;
      Look(word->text);
    }
  }

  std::vector<SimilarWord> Take() { return std::move(found_); }

 private:
  // Notes `text` where it is like the word; returns what Read does.
  size_t Look(const std::string& text) {
    const size_t dead = Read(text);
    const int cost = dead > text.size() ? distance_.cost() : most_cost_ + 1;
    if (cost <= most_cost_ && text != word_) {
      found_.push_back({text, cost, database_.get_termfreq(TermFor(Field::kExact, text))});
    }
    return dead;
  }

  // Gives `text` to distance_. Returns the size of the beginning that costs too much or has
  // something else than letters, or more than the size of `text`.
  size_t Read(const std::string& text) {
    const auto mismatch = std::mismatch(text.begin(), text.end(), last_.begin(), last_.end());
    size_t shared = static_cast<size_t>(mismatch.first - text.begin());
    shared = FloorToCodePoint(text, shared);
    while (!ends_.empty() && ends_.back() > shared) ends_.pop_back();
    distance_.Shorten(ends_.size());
    last_ = text;
    for (size_t i = ends_.empty() ? 0 : ends_.back(); i < text.size();) {
      const char32_t c = NextCodePoint(text, &i);
      const bool alive = IsLetter(c) && distance_.Push(LetterOf(c));
      if (!alive) {
        distance_.Shorten(ends_.size());
        return i;
      }
      ends_.push_back(i);
    }
    return text.size() + 1;
  }

  const Xapian::Database& database_;
  std::string_view word_;
  int most_cost_;
  EditDistance distance_;
  std::string last_;          // the term read last
  std::vector<size_t> ends_;  // of the letters of it that distance_ has
  std::vector<SimilarWord> found_;
};

}  // namespace

std::vector<SimilarWord> FindSimilarWords(const Xapian::Database& database, std::string_view word,
                                          int most_cost, bool same_start, WordCache* cache) {
  if (word.empty() || most_cost <= 0) return {};
  size_t first = 0;
  if (same_start) NextCodePoint(word, &first);
  Scan scan(database, word, most_cost);
  const std::string beginning(word.substr(0, first));
  const std::vector<CachedWord>* const words = cache == nullptr ? nullptr : cache->Words(database);
  if (words != nullptr) {
    scan.Run(beginning, *words);
  } else {
    scan.Run(beginning);
  }
  return scan.Take();
}

}  // namespace faro
