// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_SENTENCE_SPLITTER_H_
#define FARO_INDEXER_SENTENCE_SPLITTER_H_

#include <unicode/brkiter.h>

#include <memory>
#include <string_view>
#include <vector>

namespace faro {

// Cuts text into sentences by Unicode Standard Annex 29, except after abbreviations that English
// and Spanish manuals use (Sra., e.g., No. 5), after initials, and within words, as after the
// question mark of a URL. One object for each thread.
class SentenceSplitter {
 public:
  SentenceSplitter();  // throws Error when ICU has no sentence rules

  // The sentences of UTF-8 `text`, each with the white space after it, so that together they are
  // the text. Views into `text`. Throws Error when ICU fails.
  std::vector<std::string_view> Split(std::string_view text);

 private:
  std::unique_ptr<icu::BreakIterator> breaker_;
};

}  // namespace faro

#endif  // FARO_INDEXER_SENTENCE_SPLITTER_H_
