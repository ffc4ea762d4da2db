// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/tmx.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/lexicon/inline_text.h"
#include "lib/base/utf8.h"
#include "lib/language/content_stems.h"
#include "lib/language/stop_words.h"

namespace faro {
namespace {

constexpr size_t kMostTermWords = 4;  // content words of a segment that is a term

constexpr std::array<std::string_view, 6> kClosers = {"\"", "'", ")", "]", "»", "”"};
constexpr std::array<std::string_view, 4> kSentenceEnds = {".", "!", "?", "…"};
constexpr std::array<std::string_view, 2> kSentenceStarts = {"¿", "¡"};
constexpr std::array<std::string_view, 9> kArticles = {"a",   "an",  "the", "el", "la",
                                                       "los", "las", "un",  "una"};

bool EndsSentence(std::string_view text) {
  const auto ends = [&](std::string_view mark) { return text.ends_with(mark); };
  for (text = TrimAscii(text);;) {
    const auto* const closer = std::find_if(kClosers.begin(), kClosers.end(), ends);
    if (closer == kClosers.end()) break;
    text.remove_suffix(closer->size());
  }
  return std::any_of(kSentenceEnds.begin(), kSentenceEnds.end(), ends) ||
         std::any_of(kSentenceStarts.begin(), kSentenceStarts.end(), [&](std::string_view mark) {
           return text.find(mark) != std::string_view::npos;
         });
}

// One translation unit: the segments of both languages, of which there may be variants.
struct Unit {
  std::vector<std::string> english;
  std::vector<std::string> spanish;
};

class TmxReader {
 public:
  TmxReader(XmlStream* xml, GlossaryBuilder* builder) : xml_(xml), builder_(builder) {}

  void Read() {
    for (;;) {
      const XmlStream::Event event = xml_->Next();
      if (event == XmlStream::Event::kEnd) return;
      if (event == XmlStream::Event::kOpen && xml_->name() == "tu") ReadUnit();
    }
  }

 private:
  void ReadUnit() {
    Unit unit;
    for (;;) {
      const XmlStream::Event event = xml_->Next();
      if (event == XmlStream::Event::kClose || event == XmlStream::Event::kEnd) break;
      if (event != XmlStream::Event::kOpen) continue;
      Language language = Language::kUnknown;
      if (xml_->name() == "tuv") {
        language = LanguageOfTag(xml_->Attribute("xml:lang"));
        if (language == Language::kUnknown) language = LanguageOfTag(xml_->Attribute("lang"));
      }
      if (language == Language::kUnknown) {
        xml_->SkipElement();
      } else {
        ReadVariant(language == Language::kEnglish ? &unit.english : &unit.spanish);
      }
    }
    if (!unit.english.empty() && !unit.spanish.empty()) Add(std::move(unit));
  }

  void ReadVariant(std::vector<std::string>* segments) {
    for (;;) {
      const XmlStream::Event event = xml_->Next();
      if (event == XmlStream::Event::kClose || event == XmlStream::Event::kEnd) return;
      if (event != XmlStream::Event::kOpen) continue;
      if (xml_->name() == "seg") {
        std::string segment = ReadInlineText(xml_, kLongestSegment);
        if (segments->size() <= kMostNames) segments->push_back(std::move(segment));
      } else {
        xml_->SkipElement();
      }
    }
  }

  // Names are told from what people say in a few words: they begin with a word of content, or an
  // article before it, and have no more function words than others.
  bool IsTerm(const std::string& segment, Language language) {
    if (segment.size() > kLongestName || EndsSentence(segment)) return false;
    const size_t content = ContentStems(segment, language, &analyzer_).size();
    analyzer_.Analyze(segment, &analyzed_);
    const std::vector<Token>& tokens = analyzed_.tokens();
    if (content == 0 || content > kMostTermWords || tokens.size() > 2 * content) return false;
    const std::string_view first = analyzed_.Exact(tokens.front());
    return std::find(kArticles.begin(), kArticles.end(), first) != kArticles.end() ||
           !IsStopWord(first, language) || !Analyzer::AcronymAt(analyzed_, segment, 0).empty();
  }

  bool AreTerms(const std::vector<std::string>& segments, Language language) {
    return std::all_of(segments.begin(), segments.end(),
                       [&](const std::string& segment) { return IsTerm(segment, language); });
  }

  void Add(Unit unit) {
    if (AreTerms(unit.english, Language::kEnglish) && AreTerms(unit.spanish, Language::kSpanish)) {
      GlossaryConcept entry;
      for (std::string& name : unit.english) AddName(std::move(name), false, &entry.english);
      for (std::string& name : unit.spanish) AddName(std::move(name), false, &entry.spanish);
      builder_->AddConcept(std::move(entry));
      return;
    }
    SentencePair pair{std::move(unit.english.front()), std::move(unit.spanish.front())};
    if (pair.english.size() > kLongestSegment || pair.spanish.size() > kLongestSegment) {
      builder_->LeaveOutLongSegment();
      return;
    }
    const bool blank = TrimAscii(pair.english).empty() || TrimAscii(pair.spanish).empty();
    if (!blank && pair.english != pair.spanish) builder_->AddSentences(std::move(pair));
  }

  XmlStream* xml_;
  GlossaryBuilder* builder_;
  Analyzer analyzer_;
  AnalyzedText analyzed_;
};

}  // namespace

void ReadTmx(XmlStream* xml, GlossaryBuilder* builder) { TmxReader(xml, builder).Read(); }

}  // namespace faro
