// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_SENTENCE_PAIR_H_
#define FARO_INDEXER_LEXICON_SENTENCE_PAIR_H_

#include <string>

namespace faro {

// A sentence, or a short paragraph, and its translation, UTF-8.
struct SentencePair {
  std::string english;
  std::string spanish;

  auto operator<=>(const SentencePair&) const = default;
};

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_SENTENCE_PAIR_H_
