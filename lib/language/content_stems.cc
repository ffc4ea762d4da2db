// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/content_stems.h"

#include "lib/language/folding.h"
#include "lib/language/stop_words.h"

namespace faro {

std::string ContentStem(const AnalyzedText& analyzed, const Token& token, Language language,
                        Analyzer* analyzer) {
  const std::string_view exact = analyzed.Exact(token);
  if (!token.stemmable) return std::string(exact);
  if (IsStopWord(exact, language)) return {};
  return std::string(analyzer->Stem(exact, language));
}

std::string ContentStemOrAcronym(const AnalyzedText& analyzed, const Token& token,
                                 std::string_view acronym, Language language, Analyzer* analyzer) {
  std::string stem = ContentStem(analyzed, token, language, analyzer);
  if (acronym.empty()) return stem;
  std::string letters = CaseFolded(acronym);
  return stem.empty() ? letters : std::string(analyzer->Stem(letters, language));
}

std::vector<std::string> ContentStems(std::string_view text, Language language,
                                      Analyzer* analyzer) {
  AnalyzedText analyzed;
  analyzer->Analyze(text, &analyzed);
  std::vector<std::string> stems;
  for (size_t i = 0; i < analyzed.tokens().size(); ++i) {
    const std::string acronym = Analyzer::AcronymAt(analyzed, text, i);
    std::string stem =
        ContentStemOrAcronym(analyzed, analyzed.tokens()[i], acronym, language, analyzer);
    if (!stem.empty()) stems.push_back(std::move(stem));
  }
  return stems;
}

}  // namespace faro
