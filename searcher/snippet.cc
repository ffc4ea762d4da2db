// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippet.h"

#include <algorithm>
#include <set>

#include "lib/base/escape.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

constexpr std::string_view kEllipsis = "…";

// A window that starts a sentence is worth one repeated match, never another query word; nor are
// all the repeated matches that fit into it.
constexpr double kNewWord = 100.0;
constexpr double kRepeatedWord = 0.05;
constexpr double kSentenceStart = 0.08;

struct Window {
  size_t begin = 0;  // bytes
  size_t end = 0;
  double score = -1;
};

bool IsSpace(char c) { return IsAsciiSpace(c); }

// Where a sentence may start: the text, a line, or after a full stop and a blank. Only a shape, as
// snippets need no more; passages themselves are cut by the sentence rules of Unicode.
bool StartsSentence(std::string_view text, size_t at) {
  if (at == 0 || text[at - 1] == '\n') return true;
  if (at < 2 || text[at - 1] != ' ') return false;
  const char last = text[at - 2];
  return (last == '.' || last == '!' || last == '?') && !IsAsciiLower(text[at]);
}

class SnippetMaker {
 public:
  SnippetMaker(std::string_view text, const AnalyzedText& analyzed,
               const std::vector<Match>& matches, size_t length)
      : text_(text), length_(length) {
    for (const Match& match : matches) {
      const auto& tokens = analyzed.tokens();
      ranges_.push_back({tokens[match.first].begin, tokens[match.first + match.count - 1].end,
                         match.concept_index});
    }
  }

  Snippet Make() {
    Window best = CutFrom(0);
    for (const size_t start : Starts()) {
      const Window window = CutFrom(start);
      if (window.score > best.score) best = window;
    }
    return Render(best);
  }

 private:
  struct Range {
    size_t begin;
    size_t end;
    size_t concept_index;
  };

  // Where windows may begin: at the start of the sentence around a match, and at the word some way
  // before it for long sentences.
  std::vector<size_t> Starts() const {
    std::set<size_t> starts;
    for (const Range& range : ranges_) {
      size_t sentence = range.begin;
      while (sentence > 0 && !StartsSentence(text_, sentence)) --sentence;
      starts.insert(sentence);
      size_t before = range.begin;
      for (size_t i = 0; i < length_ / 4 && before > sentence; ++i) {
        before = FloorToCodePoint(text_, before - 1);
      }
      while (before > sentence && before < range.begin && !IsSpace(text_[before - 1])) ++before;
      starts.insert(before);
      starts.insert(range.begin);
    }
    return {starts.begin(), starts.end()};
  }

  // The longest window of whole words from `begin`.
  Window CutFrom(size_t begin) const {
    Window window{begin, begin, 0};
    size_t points = 0;
    size_t i = begin;
    while (i < text_.size() && points < length_) {
      NextCodePoint(text_, &i);
      ++points;
      if (i == text_.size() || IsSpace(text_[i])) window.end = i;
    }
    if (window.end == begin) window.end = i;  // one word longer than all of it
    window.score = Score(window);
    EndAtSentence(&window);
    return window;
  }

  double Score(const Window& window) const {
    double score = StartsSentence(text_, window.begin) ? kSentenceStart : 0;
    std::set<size_t> seen;
    for (const Range& range : ranges_) {
      if (range.begin < window.begin || range.end > window.end) continue;
      score += seen.insert(range.concept_index).second ? kNewWord : kRepeatedWord;
    }
    return score;
  }

  // Gives up the words after the last sentence end, if no match is among them and most stays.
  void EndAtSentence(Window* window) const {
    if (window->end == text_.size()) return;
    size_t last_match = window->begin;
    for (const Range& range : ranges_) {
      if (range.begin >= window->begin && range.end <= window->end) last_match = range.end;
    }
    size_t last = window->end;
    while (last < text_.size() && IsSpace(text_[last])) ++last;
    for (size_t end = last; end > last_match; --end) {
      if (end < text_.size() && StartsSentence(text_, end) &&
          end - window->begin >= (window->end - window->begin) / 2) {
        while (end > window->begin && IsSpace(text_[end - 1])) --end;
        window->end = end;
        return;
      }
    }
  }

  Snippet Render(const Window& window) const {
    Snippet snippet;
    if (!StartsSentence(text_, window.begin)) snippet.text = kEllipsis;
    const size_t shift = snippet.text.size();
    const std::string_view cut = text_.substr(window.begin, window.end - window.begin);
    for (const char c : cut) snippet.text += IsSpace(c) ? ' ' : c;
    size_t next = window.end;
    while (next < text_.size() && IsSpace(text_[next])) ++next;
    if (next < text_.size() && !StartsSentence(text_, next)) snippet.text += kEllipsis;
    for (const Range& range : ranges_) {
      if (range.begin < window.begin || range.end > window.end) continue;
      snippet.highlights.emplace_back(range.begin - window.begin + shift,
                                      range.end - window.begin + shift);
    }
    return snippet;
  }

  std::string_view text_;
  size_t length_;
  std::vector<Range> ranges_;
};

}  // namespace

Snippet MakeSnippet(std::string_view text, const AnalyzedText& analyzed,
                    const std::vector<Match>& matches, size_t length) {
  return SnippetMaker(text, analyzed, matches, length).Make();
}

}  // namespace faro
