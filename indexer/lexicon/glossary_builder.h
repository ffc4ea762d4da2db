// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_GLOSSARY_BUILDER_H_
#define FARO_INDEXER_LEXICON_GLOSSARY_BUILDER_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/lexicon/glossary_file.h"
#include "lib/language/language.h"

namespace faro {

// Adds one name of a concept, to its acronyms if it is `marked` as one or AcronymOf knows it; not
// when there is already one more than kMostNames.
void AddName(std::string name, bool marked, GlossaryConcept::Names* names);

// Collects what a glossary file holds, tidies it and keeps to the limits in glossary_file.h,
// counting what it leaves out. All formats share it.
class GlossaryBuilder {
 public:
  // Names that are too long are left out, then concepts without a name in each language; one
  // without an id gets its number. Throws Error when ICU fails.
  void AddConcept(GlossaryConcept entry);

  void AddSentences(SentencePair pair);

  // A pair of segments of which one is too long.
  void LeaveOutLongSegment() { ++long_segments_; }

  // All of it, with notes in the name of `path`.
  GlossaryFile Take(const std::string& path);

 private:
  void Tidy(std::vector<std::string>* names);

  GlossaryFile file_;
  size_t sentence_bytes_ = 0;
  size_t long_names_ = 0;
  size_t crowded_concepts_ = 0;
  size_t long_segments_ = 0;
  size_t more_concepts_ = 0;
  size_t more_sentences_ = 0;
};

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_GLOSSARY_BUILDER_H_
