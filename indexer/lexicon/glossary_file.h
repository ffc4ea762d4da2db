// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_GLOSSARY_FILE_H_
#define FARO_INDEXER_LEXICON_GLOSSARY_FILE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/lexicon/sentence_pair.h"
#include "lib/language/glossary.h"

namespace faro {

// What is taken from one file; the rest is left out, and a note says how much. They keep a file of
// any size that is read at all below about 300 MB of memory.
inline constexpr size_t kMostConcepts = 200'000;
inline constexpr size_t kMostNames = 100;  // terms of one concept in one language; so acronyms
inline constexpr size_t kMostSentencePairs = 200'000;
inline constexpr size_t kMostSentenceBytes = size_t{128} * 1024 * 1024;  // both sides of all pairs
inline constexpr size_t kLongestName = 200;                        // bytes; Xapian takes few more
inline constexpr size_t kLongestSegment = 8'192;                   // bytes of one side of a pair
inline constexpr size_t kLargestTable = size_t{64} * 1024 * 1024;  // bytes of a TSV

// What one file gives: terms, and sentences from which a word table can be learned. Terms are
// composed (NFC), with single blanks between words.
struct GlossaryFile {
  std::vector<GlossaryConcept> concepts;
  std::vector<SentencePair> sentences;
  std::vector<std::string> notes;  // what was left out, each naming the file
};

// Reads a glossary that the user names. What is in the file decides how it is read:
//
// TSV, UTF-8: one concept a line, either six columns as ParseGlossary reads or two, English terms
// and Spanish terms, "|" between synonyms; the first line of two columns may be their names. The
// first line that is not empty or a comment (#) decides how many columns all have.
//
// TBX (ISO 30042), dialects of 2008 and 2019: a concept for each entry that has terms in both
// languages.
//
// TMX 1.4: pairs of segments are concepts if both look like names: at most four content words, no
// more function words than these, none but an article in front, and no end of a sentence. The
// others are sentence pairs. Inline codes are dropped.
//
// In the last two, and in two columns, a term that is marked as acronym or abbreviation or that
// AcronymOf knows is an acronym. Languages are told by their primary subtag: en-GB, es-419.
//
// Throws Error(kBadInput) naming the file, and the line where there is one, when it cannot be read
// (see GlossaryBytes) or is none of these.
GlossaryFile ReadGlossaryFile(const std::string& path);

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_GLOSSARY_FILE_H_
