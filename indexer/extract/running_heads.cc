// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/running_heads.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "indexer/extract/pdf_lines.h"
#include "lib/base/utf8.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

constexpr double kEdge = 1.0 / 6;         // of the height of a page
constexpr double kSameHeight = 0.02;      // likewise
constexpr size_t kMostRows = 3;           // at one edge
constexpr size_t kFewestPages = 3;        // that a head recurs on
constexpr double kLargeType = 1.1;        // in sizes of the body
constexpr size_t kLongestHead = 200;      // bytes
constexpr size_t kLongestPageNumber = 6;  // "xxxviii" is not worth it

struct EdgeLine {
  size_t page;  // index
  size_t line;  // index, kept up to date by rounds
  bool top;
  bool outermost;
  double height;    // of its middle, as part of the page
  std::string key;  // what it says, numbers apart
};

bool IsRoman(std::string_view word) {
  return !word.empty() && word.size() <= kLongestPageNumber + 1 &&
         word.find_first_not_of("ivxl") == std::string_view::npos;
}

// The number that a Roman one stands for.
int RomanValue(std::string_view word) {
  const auto value = [](char c) { return c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : 50; };
  int sum = 0;
  for (size_t i = 0; i < word.size(); ++i) {
    const bool less = i + 1 < word.size() && value(word[i]) < value(word[i + 1]);
    sum += less ? -value(word[i]) : value(word[i]);
  }
  return sum;
}

// `text` case-folded with each number as '#', also a Roman one that is a word.
std::string KeyOf(std::string_view text) {
  const std::string folded = CaseFolded(text);
  std::string key;
  for (size_t i = 0; i < folded.size();) {
    const size_t end = std::min(folded.find(' ', i), folded.size());
    const std::string_view word = std::string_view(folded).substr(i, end - i);
    if (!key.empty()) key += ' ';
    if (IsRoman(word)) {
      key += '#';
    } else {
      for (const char c : word) {
        if (!IsAsciiDigit(c)) {
          key += c;
        } else if (!key.ends_with('#')) {
          key += '#';
        }
      }
    }
    i = end + 1;
  }
  return key;
}

// Without the blanks that set "P a g e" apart.
bool SaysPageNumber(const std::string& key) {
  std::string dense = FoldAccents(key);
  std::erase(dense, ' ');
  static constexpr auto kForms = std::to_array<std::string_view>(
      {"page#", "page#of#", "page#/#", "pagina#", "pagina#de#", "pagina#/#", "pag.#", "pag.#de#",
       "p.#", "#|page", "page|#", "#|pagina", "pagina|#", "-#-", "–#–", "—#—", "[#]", "#of#",
       "#de#"});
  return std::find(kForms.begin(), kForms.end(), dense) != kForms.end();
}

std::optional<int> BareNumber(const std::string& text) {
  if (text.size() > kLongestPageNumber) return std::nullopt;
  const std::string folded = CaseFolded(text);
  if (IsRoman(folded)) return RomanValue(folded);
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

class HeadFinder {
 public:
  explicit HeadFinder(std::vector<PdfPage>* pages) : pages_(*pages), dropped_(pages->size()) {
    for (size_t i = 0; i < pages_.size(); ++i) dropped_[i].resize(pages_[i].lines.size());
  }

  void Drop() {
    for (size_t i = 0; i < pages_.size(); ++i) CollectEdge(i);
    if (pages_.size() >= kFewestPages) {
      CountOtherLines();
      DropRecurring();
      DropCounting();
    }
    for (const EdgeLine& line : edges_) {
      if (line.outermost && SaysPageNumber(line.key)) dropped_[line.page][line.line] = true;
    }
    Erase();
  }

 private:
  void CollectEdge(size_t page) {
    std::vector<size_t> order;
    for (size_t i = 0; i < pages_[page].lines.size(); ++i) order.push_back(i);
    const auto box = [&](size_t i) -> const PdfBox& { return pages_[page].lines[i].box; };
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
      return std::make_pair(box(a).bottom, a) < std::make_pair(box(b).bottom, b);
    });
    CollectRows(page, order.begin(), order.end(), true);
    CollectRows(page, order.rbegin(), order.rend(), false);
  }

  template <typename Iterator>
  void CollectRows(size_t page, Iterator begin, Iterator end, bool top) {
    const PdfPage& all = pages_[page];
    size_t rows = 0;
    const PdfBox* last = nullptr;
    for (Iterator i = begin; i != end; ++i) {
      const PdfLine& line = all.lines[*i];
      const double height = (line.box.top + line.box.bottom) / 2 / std::max(all.height, 1.0);
      if (top ? height > kEdge : height < 1 - kEdge) return;
      if (last == nullptr || !OnOneRow(*last, line.box)) ++rows;
      if (rows > kMostRows) return;
      last = &line.box;
      if (line.text.size() > kLongestHead) continue;
      edges_.push_back({page, *i, top, rows == 1, height, KeyOf(line.text)});
    }
  }

  // Lines that are no heads by their place, to know a head that the text has too.
  void CountOtherLines() {
    std::vector<std::vector<bool>> at_edge(pages_.size());
    for (size_t i = 0; i < pages_.size(); ++i) at_edge[i].resize(pages_[i].lines.size());
    for (const EdgeLine& edge : edges_) at_edge[edge.page][edge.line] = edge.outermost;
    for (size_t i = 0; i < pages_.size(); ++i) {
      for (size_t j = 0; j < pages_[i].lines.size(); ++j) {
        const std::string& text = pages_[i].lines[j].text;
        if (!at_edge[i][j] && text.size() <= kLongestHead) ++others_[KeyOf(text)];
      }
    }
  }

  void DropRecurring() {
    std::map<std::pair<bool, std::string>, std::vector<const EdgeLine*>> same_text;
    for (const EdgeLine& edge : edges_) same_text[{edge.top, edge.key}].push_back(&edge);
    for (auto& [key, lines] : same_text) {
      if (lines.size() < kFewestPages) continue;
      std::stable_sort(lines.begin(), lines.end(),
                       [](const EdgeLine* a, const EdgeLine* b) { return a->height < b->height; });
      for (size_t begin = 0, end; begin < lines.size(); begin = end) {
        end = begin + 1;
        while (end < lines.size() && lines[end]->height - lines[end - 1]->height <= kSameHeight) {
          ++end;
        }
        DropIfHead({lines.begin() + static_cast<std::ptrdiff_t>(begin),
                    lines.begin() + static_cast<std::ptrdiff_t>(end)});
      }
    }
  }

  void DropIfHead(const std::vector<const EdgeLine*>& lines) {
    std::vector<size_t> on;
    for (const EdgeLine* line : lines) on.push_back(line->page);
    std::sort(on.begin(), on.end());
    on.erase(std::unique(on.begin(), on.end()), on.end());
    if (on.size() < kFewestPages) return;
    const bool large = pages_[lines[0]->page].lines[lines[0]->line].size > kLargeType * body_size_;
    if (large && on.size() * 3 < pages_.size() * 2) return;
    const bool everywhere = on.size() * 3 >= pages_.size();
    const bool dense = on.size() * 2 >= on.back() - on.front() + 1;
    if (!everywhere && !(dense && others_.contains(lines[0]->key))) return;
    for (const EdgeLine* line : lines) dropped_[line->page][line->line] = true;
  }

  void DropCounting() {
    std::map<long, std::vector<const EdgeLine*>> by_offset;
    for (const EdgeLine& edge : edges_) {
      if (!edge.outermost) continue;
      const auto number = BareNumber(pages_[edge.page].lines[edge.line].text);
      if (number) by_offset[*number - static_cast<long>(edge.page)].push_back(&edge);
    }
    for (const auto& [offset, lines] : by_offset) {
      if (lines.size() < kFewestPages) continue;
      for (const EdgeLine* line : lines) dropped_[line->page][line->line] = true;
    }
  }

  void Erase() {
    for (size_t i = 0; i < pages_.size(); ++i) {
      size_t at = 0;
      std::erase_if(pages_[i].lines, [&](const PdfLine&) { return dropped_[i][at++]; });
    }
  }

  std::vector<PdfPage>& pages_;
  double body_size_ = BodySize(pages_);
  std::vector<std::vector<bool>> dropped_;
  std::vector<EdgeLine> edges_;
  std::unordered_map<std::string, size_t> others_;
};

}  // namespace

void DropRunningHeads(std::vector<PdfPage>* pages) { HeadFinder(pages).Drop(); }

}  // namespace faro
