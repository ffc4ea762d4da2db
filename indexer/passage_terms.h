// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_PASSAGE_TERMS_H_
#define FARO_INDEXER_PASSAGE_TERMS_H_

#include <xapian.h>

#include <array>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/text_memory.h"
#include "indexer/vocabulary.h"
#include "lib/index/passage.h"
#include "lib/index/schema.h"
#include "lib/index/word_sequence.h"
#include "lib/language/analyzer.h"

namespace faro {

// How often a word of the title or of a heading counts in the stems and exact forms of its
// passages, after Robertson, Zaragoza and Taylor, "Simple BM25
// extension to multiple weighted fields" (CIKM 2004): one saturated frequency over weighted fields.
inline constexpr Xapian::termcount kTitleWeight = 2;
inline constexpr Xapian::termcount kHeadingWeight = 2;

// In a passage of so many words or fewer it counts once: a list of contacts or links is not what
// the title of its page promises, and so short that its words weigh much. See docs/ranking.md.
inline constexpr size_t kFewWords = 30;

// Turns passages into what Xapian searches: the terms of kSchema and value slots. The record is
// PassageEncoder's.
// One object for each thread.
class PassageIndexer {
 public:
  // Neither is owned. What is made of analysed bodies goes to `memory`, which may be null.
  explicit PassageIndexer(Analyzer* analyzer, TextMemory* memory = nullptr)
      : analyzer_(analyzer), memory_(memory), vocabulary_(analyzer) {}

  // `body` is the analysis of the passage's text where there is one already. Throws Error when ICU
  // or Xapian fails.
  Xapian::Document MakeDocument(const Passage& passage, const AnalyzedBody* body = nullptr);

  // Accented words met since the last call that no call returned before, for the synonym table
  // behind AccentKey.
  std::unordered_set<std::string> TakeAccentedWords() { return std::exchange(accented_, {}); }

 private:
  // What a title or a heading gives to each of its passages.
  struct FieldTerms {
    std::vector<std::string> terms;  // once for each time a word occurs
    std::vector<std::string> definitions;
    std::string words;  // see WordSequenceBuilder
    std::string key;    // see HeadingKey
  };

  const FieldTerms& TermsOfField(const std::string& text);
  void AddField(const FieldTerms& field, bool with_definitions);
  void CountMore(const FieldTerms& field, Xapian::termcount times);
  void AddBody(const Passage& passage, const AnalyzedBody* body);
  std::shared_ptr<BodyTerms> TermsOfBody(const Passage& passage, const AnalyzedText& body);
  std::vector<std::string> Definitions(std::string_view text, const AnalyzedText& analyzed,
                                       Language language);
  void NoteAccents(std::string_view exact, KnownWord* word);

  Analyzer* analyzer_;
  TextMemory* memory_;
  Vocabulary vocabulary_;
  AnalyzedText analyzed_;
  AnalyzedText expansion_;
  Xapian::Document document_;
  WordSequenceBuilder words_;
  std::unordered_map<std::string, FieldTerms> fields_;  // by text
  std::unordered_set<std::string> accented_;
};

}  // namespace faro

#endif  // FARO_INDEXER_PASSAGE_TERMS_H_
