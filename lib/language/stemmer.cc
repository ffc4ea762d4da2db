// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/stemmer.h"

#include "lib/base/error.h"
#include "lib/language/stem_overrides.h"

namespace faro {
namespace {

// Bounds the cache at a few megabytes; the vocabulary of a manual is a tenth of this.
constexpr size_t kCacheEntries = 200'000;

constexpr size_t kShortestIonWord = 5;

Xapian::Stem MakeSnowball(Language language) {
  try {
    return Xapian::Stem(std::string(LanguageCode(language)));
  } catch (const Xapian::Error& error) {
    throw FromXapian(error, "loading a stemmer");
  }
}

}  // namespace

Stemmer::Stemmer(Language language) : language_(language), snowball_(MakeSnowball(language)) {}

std::string_view Stemmer::Stem(std::string_view word) {
  const auto cached = cache_.find(word);
  if (cached != cache_.end()) return cached->second;
  std::string key(word);  // before the cache is emptied: `word` may be the last result
  std::string stem = Compute(key);
  if (cache_.size() >= kCacheEntries) cache_.clear();
  return cache_.emplace(std::move(key), std::move(stem)).first->second;
}

std::string Stemmer::Compute(std::string_view word) const {
  if (const auto stem = StemOverride(word, language_)) return std::string(*stem);
  std::string spelled(word);
  if (language_ == Language::kSpanish && word.size() >= kShortestIonWord && word.ends_with("ion")) {
    spelled.replace(spelled.size() - 2, 2, "ón");
    if (const auto stem = StemOverride(spelled, language_)) return std::string(*stem);
  }
  return snowball_(spelled);
}

}  // namespace faro
