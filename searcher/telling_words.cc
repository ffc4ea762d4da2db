// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/telling_words.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "lib/index/schema.h"
#include "lib/language/language_detector.h"
#include "lib/language/stop_words.h"

namespace faro {
namespace {

struct Word {
  std::string text;  // where it stands first
  size_t place = 0;
  double count = 0;
  double value = 0;
};

class WordCounter {
 public:
  WordCounter(const Xapian::Database& database, Analyzer* analyzer)
      : database_(database), analyzer_(analyzer) {}

  // A title or a heading has a language of its own, as in the index.
  void AddField(const std::string& text, Language around) {
    analyzer_->Analyze(text, &analyzed_);
    const Language own = DecideLanguage(MeasureLanguage(text, analyzed_));
    Add(text, own == Language::kUnknown ? around : own);
  }

  void Add(const std::string& text, Language language) {
    analyzer_->Analyze(text, &analyzed_);
    for (const Token& token : analyzed_.tokens()) {
      ++place_;
      const std::string_view exact = analyzed_.Exact(token);
      if (!token.stemmable || IsStopWordOfAny(exact)) continue;
      Word& word = words_[TermOf(exact, language)];
      if (word.count++ > 0) continue;
      word.text = text.substr(token.begin, token.end - token.begin);
      word.place = place_;
    }
  }

  // The most telling words, in the order of the text.
  std::vector<std::string> Best(size_t most) {
    std::vector<Word> best;
    const double passages = database_.get_doccount();
    for (auto& [term, word] : words_) {
      const double having = database_.get_termfreq(term);
      if (having == 0) continue;  // a title or a heading in a language that was guessed otherwise
      word.value = word.count * std::log(passages / having);
      best.push_back(std::move(word));
    }
    const auto more = [](const Word& a, const Word& b) {
      return std::pair(-a.value, a.place) < std::pair(-b.value, b.place);
    };
    std::sort(best.begin(), best.end(), more);
    if (best.size() > most) best.resize(most);
    std::sort(best.begin(), best.end(),
              [](const Word& a, const Word& b) { return a.place < b.place; });
    std::vector<std::string> texts;
    texts.reserve(best.size());
    for (Word& word : best) texts.push_back(std::move(word.text));
    return texts;
  }

 private:
  std::string TermOf(std::string_view exact, Language language) {
    return IsStemmed(language) ? TermFor(StemField(language), analyzer_->Stem(exact, language))
                               : TermFor(Field::kExact, exact);
  }

  const Xapian::Database& database_;
  Analyzer* analyzer_;
  AnalyzedText analyzed_;
  std::unordered_map<std::string, Word> words_;  // by term
  size_t place_ = 0;
};

}  // namespace

std::vector<std::string> TellingWords(const std::vector<Passage>& passages,
                                      const Xapian::Database& database, Analyzer* analyzer) {
  WordCounter counter(database, analyzer);
  const std::vector<std::string>* heading = nullptr;
  for (const Passage& passage : passages) {
    if (heading == nullptr) counter.AddField(passage.title, passage.language);
    if (heading == nullptr || *heading != passage.heading) {
      for (const std::string& text : passage.heading) counter.AddField(text, passage.language);
    }
    heading = &passage.heading;
    counter.Add(passage.text, passage.language);
  }
  return counter.Best(kMostTellingWords);
}

}  // namespace faro
