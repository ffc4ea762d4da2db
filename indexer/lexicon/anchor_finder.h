// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_ANCHOR_FINDER_H_
#define FARO_INDEXER_LEXICON_ANCHOR_FINDER_H_

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/language/analyzer.h"

namespace faro {

// What may tie a word to its translation, as numbers; two words that share one may translate each
// other.
struct WordAnchors {
  std::string stem;
  std::string acronym;  // as written, empty for a word
  // The word itself as it is written (names, acronyms, figures, parts of addresses), its stem and
  // the stems of its lemmas, and the stems of its translations.
  std::vector<uint32_t> sure;
  // Its first five letters: cognates (Simard, Foster and Isabelle 1992, "Using cognates to align
  // sentences in bilingual corpora", where it is four). 0 for a shorter word.
  uint32_t beginning = 0;
};

struct AnchoredWord {
  uint32_t begin;  // bytes into the text of the sentence
  uint32_t end;
  const WordAnchors* anchors;  // of the finder
};

// A sentence with its content words.
struct AnchoredSentence {
  std::string text;
  uint32_t length = 0;  // code points
  std::vector<AnchoredWord> words;
};

// Finds the anchors of words in the lexicon of an index; what was learnt from documents does not
// count. Each word is looked up once. One object for both languages.
class AnchorFinder {
 public:
  // Both must outlive this object.
  AnchorFinder(const Xapian::Database& database, Analyzer* analyzer)
      : database_(database), analyzer_(analyzer) {}
  AnchorFinder(const AnchorFinder&) = delete;
  AnchorFinder& operator=(const AnchorFinder&) = delete;

  // `language` is one of kStemmedLanguages. Valid as long as this object. Throws Error when ICU
  // fails; Xapian's errors pass through.
  AnchoredSentence Anchor(std::string_view text, Language language);

  // The words of `sentence`, in `language`, that stand in a term of the lexicon whose translation
  // has all its words in `other`, and those of that translation: sets them in `*explained` and
  // `*other_explained`, which go by word. Looks at terms of up to four words that have one not
  // explained yet, or that are acronyms. Throws as Anchor does.
  void ExplainTerms(const AnchoredSentence& sentence, Language language,
                    const AnchoredSentence& other, std::vector<bool>* explained,
                    std::vector<bool>* other_explained);

 private:
  // The stems of each translation of the term of `key` into the language other than `language`.
  const std::vector<std::vector<std::string>>& TranslationsOf(const std::string& key,
                                                              Language language);
  const WordAnchors& AnchorsOf(std::string_view exact, const std::string& stem,
                               const std::string& acronym, Language language);
  void AddTranslations(const std::string& key, Language language, WordAnchors* anchors);
  uint32_t NumberOf(std::string anchor);

  const Xapian::Database& database_;
  Analyzer* analyzer_;
  AnalyzedText analyzed_;
  std::unordered_map<std::string, uint32_t> numbers_;  // from 1
  std::unordered_map<std::string, WordAnchors> words_;
  std::unordered_map<std::string, std::vector<std::vector<std::string>>> translations_;
};

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_ANCHOR_FINDER_H_
