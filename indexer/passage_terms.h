// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_PASSAGE_TERMS_H_
#define FARO_INDEXER_PASSAGE_TERMS_H_

#include <xapian.h>

#include <string>
#include <unordered_set>

#include "lib/index/passage.h"
#include "lib/index/schema.h"
#include "lib/index/word_sequence.h"
#include "lib/language/analyzer.h"

namespace faro {

// How often a word of the title or of a heading counts in the stems and exact forms of its
// passages, and in the stems of its field, after Robertson, Zaragoza and Taylor, "Simple BM25
// extension to multiple weighted fields" (CIKM 2004): one saturated frequency over weighted fields.
inline constexpr Xapian::termcount kTitleWeight = 2;
inline constexpr Xapian::termcount kHeadingWeight = 2;

// Turns passages into what Xapian stores: the terms of kSchema, value slots and the record.
// One object for each thread.
class PassageIndexer {
 public:
  explicit PassageIndexer(Analyzer* analyzer) : analyzer_(analyzer) {}  // not owned

  // Throws Error when ICU or Xapian fails.
  Xapian::Document MakeDocument(const Passage& passage);

  // Accented words met since the last call, for the synonym table behind AccentKey.
  std::unordered_set<std::string> TakeAccentedWords() { return std::move(accented_); }

 private:
  // Returns the language of `text`.
  Language AddField(std::string_view text, Xapian::termcount weight, Field stem_english,
                    Field stem_spanish);
  void AddBody(const Passage& passage);
  void AddStem(std::string_view exact, Language language, Xapian::termcount weight);
  void AddToken(std::string_view exact, Xapian::termcount weight);
  // The acronyms that `text` defines; analyzed_ holds its tokens.
  void AddDefinitions(std::string_view text, Language language);
  // Adds a term without weight, none where `text` is empty.
  void AddBooleanTerm(Field field, const std::string& text);

  Analyzer* analyzer_;
  AnalyzedText analyzed_;
  AnalyzedText expansion_;
  Xapian::Document document_;
  WordSequenceBuilder words_;
  std::unordered_set<std::string> accented_;
};

}  // namespace faro

#endif  // FARO_INDEXER_PASSAGE_TERMS_H_
