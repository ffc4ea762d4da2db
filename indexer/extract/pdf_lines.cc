// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "indexer/extract/pdf_text.h"
#include "indexer/extract/plain_heading.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

// In widths of the font size ("em"). A space between words is about 0.25; justified lines of narrow
// columns have up to three.
constexpr double kWidestSpace = 1.2;
constexpr double kWidestJustifiedSpace = 4;
constexpr double kWidestLabelSpace = 6;
// A space that is narrower than this, and than half of what is usual in its line, is none.
constexpr double kNarrowestSpace = 0.15;
constexpr double kBackwardStep = 0.5;  // by which words of one line may overlap
constexpr double kEdgeSlack = 0.5;     // by which edges of one column differ

constexpr size_t kLongestLabel = 12;         // bytes
constexpr size_t kFewestLeaders = 5;         // dots
constexpr size_t kMostLabelCandidates = 64;  // lines looked at for the text of a label

// Words that stand in one line, with nothing wide between them.
struct Run {
  std::vector<const PdfWord*> words;
  PdfBox box;
};

double GapBetween(const PdfBox& left, const PdfBox& right) { return right.left - left.right; }

void Include(const PdfBox& box, PdfBox* all) {
  all->left = std::min(all->left, box.left);
  all->top = std::min(all->top, box.top);
  all->right = std::max(all->right, box.right);
  all->bottom = std::max(all->bottom, box.bottom);
}

bool Follows(const PdfWord& last, const PdfWord& word) {
  return last.turned == word.turned && OnOneRow(last.box, word.box) &&
         GapBetween(last.box, word.box) > -kBackwardStep * word.size;
}

std::vector<Run> SplitIntoRuns(const std::vector<PdfWord>& words) {
  std::vector<Run> runs;
  for (const PdfWord& word : words) {
    const PdfWord* last = runs.empty() ? nullptr : runs.back().words.back();
    if (last != nullptr && Follows(*last, word) &&
        GapBetween(last->box, word.box) <= kWidestSpace * std::max(last->size, word.size)) {
      runs.back().words.push_back(&word);
      Include(word.box, &runs.back().box);
    } else {
      runs.push_back({{&word}, word.box});
    }
  }
  return runs;
}

double SizeOf(const Run& run) { return run.words.front()->size; }

// Whether runs [begin, end), one word each at equal distances, are a line set out to its width.
bool AreEvenlySpaced(const std::vector<Run>& runs, size_t begin, size_t end) {
  if (end - begin < 3) return false;
  double narrowest = GapBetween(runs[begin].box, runs[begin + 1].box);
  double widest = narrowest;
  for (size_t i = begin; i < end; ++i) {
    if (runs[i].words.size() > 1) return false;
    if (i == begin) continue;
    const double gap = GapBetween(runs[i - 1].box, runs[i].box);
    narrowest = std::min(narrowest, gap);
    widest = std::max(widest, gap);
  }
  return widest <= kWidestJustifiedSpace * SizeOf(runs[begin]) && widest <= 1.25 * narrowest;
}

// Whether runs [begin, end) together fill the same column as `line`, a line next to them.
bool FillsColumnOf(const Run& line, const std::vector<Run>& runs, size_t begin, size_t end) {
  if (line.words.size() < 3) return false;
  const double slack = kEdgeSlack * SizeOf(line);
  double widest = 0;
  for (size_t i = begin + 1; i < end; ++i) {
    widest = std::max(widest, GapBetween(runs[i - 1].box, runs[i].box));
  }
  return widest <= kWidestJustifiedSpace * SizeOf(line) / 2 &&
         std::abs(line.box.left - runs[begin].box.left) <= slack &&
         std::abs(line.box.right - runs[end - 1].box.right) <= slack &&
         std::abs(line.box.top - runs[begin].box.top) <= 2 * line.box.height();
}

// Puts the words of justified lines together that wide spaces have parted.
std::vector<Run> JoinJustified(std::vector<Run> runs) {
  std::vector<Run> joined;
  for (size_t begin = 0, end; begin < runs.size(); begin = end) {
    end = begin + 1;
    while (end < runs.size() && Follows(*runs[end - 1].words.back(), *runs[end].words.front())) {
      ++end;
    }
    const bool one_line =
        end - begin > 1 && (AreEvenlySpaced(runs, begin, end) ||
                            (!joined.empty() && FillsColumnOf(joined.back(), runs, begin, end)) ||
                            (end < runs.size() && FillsColumnOf(runs[end], runs, begin, end)));
    joined.push_back(std::move(runs[begin]));
    for (size_t i = begin + 1; i < end; ++i) {
      if (!one_line) {
        joined.push_back(std::move(runs[i]));
        continue;
      }
      Run& line = joined.back();
      line.words.insert(line.words.end(), runs[i].words.begin(), runs[i].words.end());
      Include(runs[i].box, &line.box);
    }
  }
  return joined;
}

double UsualGap(const Run& run) {
  std::vector<double> gaps;
  for (size_t i = 1; i < run.words.size(); ++i) {
    gaps.push_back(GapBetween(run.words[i - 1]->box, run.words[i]->box));
  }
  if (gaps.empty()) return 0;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return *middle;
}

bool IsSpace(const PdfWord& before, const PdfWord& after, double usual) {
  const double gap = GapBetween(before.box, after.box);
  if (!before.space_after && gap < kNarrowestSpace * after.size) return false;
  return gap >= kNarrowestSpace * after.size || gap >= usual / 2;
}

PdfLine LineOf(const Run& run) {
  PdfLine line;
  line.box = run.box;
  line.turned = run.words.front()->turned;
  const double usual = UsualGap(run);
  std::string text;
  std::map<double, size_t> sizes;  // letters of each
  size_t letters = 0;
  size_t bold = 0;
  for (size_t i = 0; i < run.words.size(); ++i) {
    const PdfWord& word = *run.words[i];
    if (i > 0 && IsSpace(*run.words[i - 1], word, usual)) text += ' ';
    text += word.text;
    sizes[word.size] += word.text.size();
    letters += word.text.size();
    if (word.bold) bold += word.text.size();
  }
  line.text = MendPdfText(text);
  line.size = std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) {
                return a.second < b.second;
              })->first;
  line.bold = bold * 10 >= letters * 9;
  line.first_word = run.words[0]->box.width();
  if (run.words.size() > 1) line.first_gap = GapBetween(run.words[0]->box, run.words[1]->box);
  return line;
}

// Whether `text` is a label of a list or a section that has its text elsewhere.
bool IsBareLabel(const std::string& text) {
  if (text.size() > kLongestLabel) return false;
  if (text == "o" || ListMarkerLength(text + " x") == text.size() + 1) return true;
  const bool number = text.find_first_not_of("0123456789.") == std::string::npos;
  return number && text.find('.') != std::string::npos && text.front() != '.';
}

// A line of a table of contents: leaders and the number of a page at its end.
bool IsContentsLine(std::string_view text) {
  while (!text.empty() && (IsAsciiAlnum(text.back()) || text.back() == ' ')) {
    text.remove_suffix(1);
  }
  size_t dots = 0;
  while (!text.empty()) {
    if (text.ends_with('.') || text.ends_with("·")) {
      ++dots;
      if (!text.ends_with('.')) text.remove_suffix(1);  // of its two bytes
    } else if (text.ends_with("…")) {
      dots += 3;
      text.remove_suffix(2);
    } else if (text.back() != ' ') {
      break;
    }
    text.remove_suffix(1);
  }
  return dots >= kFewestLeaders;
}

// The number of a chapter in a table of contents.
bool IsChapterNumber(const std::string& text) {
  return text.size() <= 2 && std::all_of(text.begin(), text.end(), IsAsciiAlnum);
}

// Where the text of labels is to be found.
class LabelJoiner {
 public:
  explicit LabelJoiner(std::vector<PdfLine>* lines) : lines_(*lines) {
    for (size_t i = 0; i < lines_.size(); ++i) by_height_.push_back(i);
    std::sort(by_height_.begin(), by_height_.end(),
              [&](size_t a, size_t b) { return lines_[a].box.bottom < lines_[b].box.bottom; });
  }

  void Join() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      const bool label_for_sure = IsBareLabel(lines_[i].text);
      if (!label_for_sure && !IsChapterNumber(lines_[i].text)) continue;
      PdfLine* text = TextOf(lines_[i]);
      if (text == nullptr || !(label_for_sure || IsContentsLine(text->text))) continue;
      PdfLine& label = lines_[i];
      text->first_gap = text->box.left - label.box.right;
      text->first_word = label.box.width();
      text->text = label.text + " " + text->text;
      Include(label.box, &text->box);
      label.text.clear();
    }
    std::erase_if(lines_, [](const PdfLine& line) { return line.text.empty(); });
  }

 private:
  // The nearest line on the right of `label`, unless that is a label itself.
  PdfLine* TextOf(const PdfLine& label) {
    PdfLine* nearest = nullptr;
    const auto from =
        std::lower_bound(by_height_.begin(), by_height_.end(), label.box.top,
                         [&](size_t i, double top) { return lines_[i].box.bottom < top; });
    size_t looked_at = 0;
    for (auto i = from; i != by_height_.end() && looked_at < kMostLabelCandidates; ++i) {
      PdfLine& line = lines_[*i];
      ++looked_at;
      if (line.box.top > label.box.bottom + label.box.height()) break;
      const double gap = line.box.left - label.box.right;
      if (line.text.empty() || line.turned != label.turned || gap < 0 ||
          gap > kWidestLabelSpace * label.size || !OnOneRow(line.box, label.box)) {
        continue;
      }
      if (nearest == nullptr || line.box.left < nearest->box.left) nearest = &line;
    }
    return nearest == nullptr || IsBareLabel(nearest->text) ? nullptr : nearest;
  }

  std::vector<PdfLine>& lines_;
  std::vector<size_t> by_height_;
};

}  // namespace

bool OnOneRow(const PdfBox& a, const PdfBox& b) {
  const double common = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return common >= std::min(a.height(), b.height()) / 2;
}

std::vector<PdfLine> LinesOfWords(const std::vector<PdfWord>& words) {
  std::vector<PdfLine> lines;
  for (const Run& run : JoinJustified(SplitIntoRuns(words))) {
    PdfLine line = LineOf(run);
    if (!line.text.empty()) lines.push_back(std::move(line));
  }
  LabelJoiner(&lines).Join();
  std::erase_if(lines, [](const PdfLine& line) { return IsContentsLine(line.text); });
  return lines;
}

}  // namespace faro
