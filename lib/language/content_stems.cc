// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/content_stems.h"

#include "lib/language/folding.h"
#include "lib/language/normalizer.h"
#include "lib/language/stop_words.h"

namespace faro {
namespace {

// Longer words in capitals are words.
constexpr size_t kLongestAcronym = 5;

}  // namespace

std::string ContentStem(const AnalyzedText& analyzed, const Token& token, Language language,
                        Analyzer* analyzer) {
  const std::string_view exact = analyzed.Exact(token);
  if (!token.stemmable) return std::string(exact);
  if (IsStopWord(exact, language)) return {};
  return std::string(analyzer->Stem(exact, language));
}

std::vector<std::string> ContentStems(std::string_view text, Language language,
                                      Analyzer* analyzer) {
  AnalyzedText analyzed;
  analyzer->Analyze(text, &analyzed);
  std::vector<std::string> stems;
  for (const Token& token : analyzed.tokens()) {
    const std::string acronym = AcronymOf(text.substr(token.begin, token.end - token.begin));
    if (!acronym.empty() && acronym.size() <= kLongestAcronym) {
      stems.push_back(CaseFolded(acronym));
      continue;
    }
    std::string stem = ContentStem(analyzed, token, language, analyzer);
    if (!stem.empty()) stems.push_back(std::move(stem));
  }
  return stems;
}

}  // namespace faro
