// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_PARALLEL_DOCUMENTS_H_
#define FARO_INDEXER_LEXICON_PARALLEL_DOCUMENTS_H_

#include <xapian.h>

#include <atomic>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/catalogue.h"
#include "indexer/lexicon/anchor_finder.h"
#include "indexer/lexicon/sentence_pair.h"
#include "lib/language/analyzer.h"

namespace faro {

// Metadata key under which an index records what it learnt from: a hash over the pairs of sources
// by name, their content, and the lexicon.
inline constexpr std::string_view kParallelKey = "faro.parallel";

// The sentences of a document in order: its title, headings where they change, and text.
struct DocumentText {
  std::vector<std::string> sentences;  // UTF-8
  double english = 0;                  // share of the passages in English
  double spanish = 0;
};

// A sentence or two and their translation; and the words of them that no anchor of the lexicon
// explains, with single blanks between them.
struct ParallelSentences {
  SentencePair text;
  SentencePair unexplained;
};

// The sentences that translate each other, if the documents do. They are taken to when most
// passages of one are English and most of the other Spanish, their content words are about as many,
// and enough of them are in sentences that can be laid side by side in order and share anchors (see
// AlignSentences); else there are none. Throws Error when ICU fails; Xapian's errors pass through.
std::vector<ParallelSentences> AlignDocuments(const DocumentText& english,
                                              const DocumentText& spanish, AnchorFinder* anchors);

// Learns which words translate which (LearnWordTable) from documents that the index has in both
// languages: those that FindNamedPairs and AlignDocuments take for translations. What the lexicon
// translates takes no part: a word whose translation stands on the other side is left out of the
// sentence, so that the words that nothing explains yet are left to each other; and only words that
// the lexicon does not translate at all get what was learnt. Other senses of words that it knows
// were tried: they are as often right, but did not help to find anything, and a stem that two words
// share (cuadro, cuadrado) did harm. What is learnt replaces what was learnt before.
//
// Nothing but the names in `catalogue`, which must be that of `database`, is looked at when the
// documents and the lexicon are those that it learnt from. At most 20,000 sentence pairs and 20 MB
// of text count, documents beyond are left out in order of their paths; that many take about 4
// seconds and 40 MB, two small manuals 0.2 seconds. Part of the transaction in
// hand. Returns false, with nothing changed, when `*stop` became nonzero (`stop` may be null).
// Throws Error when ICU fails; Xapian's errors pass through.
bool LearnFromParallelDocuments(const Catalogue& catalogue, const std::atomic<int>* stop,
                                Analyzer* analyzer, Xapian::WritableDatabase* database);

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_PARALLEL_DOCUMENTS_H_
