// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passage_language.h"

#include <algorithm>

#include "lib/language/language_detector.h"

namespace faro {
namespace {

// Bounds the memory: the analysis of a passage takes about as much as ten times its text.
constexpr size_t kMostKept = 500;

void AnalyzeBody(Analyzer* analyzer, const std::string& text, const TextMemory* memory,
                 AnalyzedBody* body) {
  if (memory != nullptr) body->known = memory->Find(text);
  if (body->known) {
    body->evidence = body->known->evidence;
    return;
  }
  analyzer->Analyze(text, &body->text);
  body->evidence = MeasureLanguage(text, body->text);
}

}  // namespace

void AssignLanguages(Analyzer* analyzer, Language hint, std::vector<Passage>* passages,
                     std::vector<AnalyzedBody>* kept, const TextMemory* memory) {
  AnalyzedBody analyzed;
  if (kept != nullptr) kept->resize(std::min(passages->size(), kMostKept));
  std::vector<LanguageEvidence> evidence;
  LanguageEvidence document;
  bool other = false;
  for (size_t i = 0; i < passages->size(); ++i) {
    Passage& passage = (*passages)[i];
    AnalyzedBody* const body = kept != nullptr && i < kept->size() ? &(*kept)[i] : &analyzed;
    AnalyzeBody(analyzer, passage.text, memory, body);
    evidence.push_back(body->evidence);
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
