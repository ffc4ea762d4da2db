// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passage_language.h"

#include <algorithm>

#include "lib/language/language_detector.h"

namespace faro {
namespace {

// Bounds the memory: the analysis of a passage takes about as much as ten times its text.
constexpr size_t kMostKept = 500;

}  // namespace

void AssignLanguages(Analyzer* analyzer, Language hint, std::vector<Passage>* passages,
                     std::vector<AnalyzedText>* kept) {
  AnalyzedText analyzed;
  if (kept != nullptr) kept->resize(std::min(passages->size(), kMostKept));
  std::vector<LanguageEvidence> evidence;
  LanguageEvidence document;
  bool other = false;
  for (size_t i = 0; i < passages->size(); ++i) {
    Passage& passage = (*passages)[i];
    AnalyzedText* const text = kept != nullptr && i < kept->size() ? &(*kept)[i] : &analyzed;
    analyzer->Analyze(passage.text, text);
    evidence.push_back(MeasureLanguage(passage.text, *text));
    passage.language = DecideLanguage(evidence.back());
    if (passage.language != Language::kOther) document += evidence.back();
    other |= passage.language == Language::kOther;
  }
  for (size_t i = 0; i < passages->size(); ++i) {
    Passage& passage = (*passages)[i];
    if (passage.language != Language::kUnknown) continue;
    LanguageEvidence nearby = evidence[i];
    if (i > 0 && !evidence[i - 1].other) nearby += evidence[i - 1];
    if (i + 1 < evidence.size() && !evidence[i + 1].other) nearby += evidence[i + 1];
    passage.language = DecideLanguage(nearby);
    if (passage.language == Language::kUnknown) passage.language = DecideLanguage(document);
    if (passage.language == Language::kUnknown && !other) passage.language = hint;
  }
}

}  // namespace faro
