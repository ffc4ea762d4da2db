// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_columns.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include "indexer/extract/pdf_lines.h"

namespace faro {
namespace {

constexpr size_t kFewestLines = 6;   // of a column
constexpr double kFilled = 0.7;      // of its column's width, half of a column's lines do at least
constexpr double kMostAcross = 0.2;  // of the lines of a page, those across the gutter
constexpr double kMiddle = 0.3;      // of the width, left and right of where a gutter may be
constexpr size_t kWidestPage = 20'000;  // points; wider ones are drawings

struct Extent {
  double left;
  double right;
};

Extent ExtentOf(const std::vector<PdfLine>& lines) {
  Extent extent{lines.front().box.left, lines.front().box.right};
  for (const PdfLine& line : lines) {
    extent.left = std::min(extent.left, line.box.left);
    extent.right = std::max(extent.right, line.box.right);
  }
  return extent;
}

// The middle of the gutter: the widest stretch in the middle of the page that the fewest lines
// cover.
std::optional<double> FindGutter(const std::vector<PdfLine>& lines) {
  const Extent extent = ExtentOf(lines);
  const double width = extent.right - extent.left;
  if (!(width > 1) || width > static_cast<double>(kWidestPage)) return std::nullopt;
  std::vector<long> covered(static_cast<size_t>(width) + 2);  // of each point; first as changes
  for (const PdfLine& line : lines) {
    ++covered[static_cast<size_t>(line.box.left - extent.left)];
    --covered[static_cast<size_t>(std::max(line.box.right, line.box.left) - extent.left) + 1];
  }
  for (size_t x = 1; x < covered.size(); ++x) covered[x] += covered[x - 1];
  const auto from = static_cast<size_t>(kMiddle * width);
  const auto to = static_cast<size_t>((1 - kMiddle) * width);
  long fewest = covered[from];
  for (size_t x = from; x <= to; ++x) fewest = std::min(fewest, covered[x]);
  if (static_cast<double>(fewest) > kMostAcross * static_cast<double>(lines.size())) {
    return std::nullopt;
  }
  size_t best = from;
  size_t longest = 0;
  for (size_t x = from, begin = from; x <= to; ++x) {
    if (covered[x] != fewest) begin = x + 1;
    if (x + 1 - begin > longest) {
      longest = x + 1 - begin;
      best = begin + longest / 2;
    }
  }
  return extent.left + static_cast<double>(best);
}

// Whether the lines of one side are a column of text: enough of them, and half of them full.
bool IsTextColumn(std::vector<const PdfLine*> side) {
  if (side.size() < kFewestLines) return false;
  double left = side.front()->box.left;
  double right = side.front()->box.right;
  for (const PdfLine* line : side) {
    left = std::min(left, line->box.left);
    right = std::max(right, line->box.right);
  }
  const auto middle = side.begin() + static_cast<std::ptrdiff_t>(side.size() / 2);
  std::nth_element(side.begin(), middle, side.end(), [](const PdfLine* a, const PdfLine* b) {
    return a->box.width() < b->box.width();
  });
  return (*middle)->box.width() >= kFilled * (right - left);
}

// Where bands of the page end: before lines below which all others follow, where all before them
// stand above. That is so around lines across the gutter, at left ones after two columns if more
// come on the right (a short heading over both columns), and at the foot of the page, which stands
// apart.
std::vector<bool> BandStarts(const std::vector<PdfLine>& lines, double gutter) {
  std::vector<double> highest_after(lines.size());
  double highest = lines.back().box.top;
  size_t last_right = 0;
  for (size_t i = lines.size(); i-- > 0;) {
    highest = std::min(highest, lines[i].box.top);
    highest_after[i] = highest;
    if (last_right == 0 && lines[i].box.left >= gutter) last_right = i;
  }
  const auto crosses = [&](const PdfLine& line) {
    return line.box.left < gutter && line.box.right > gutter;
  };
  std::vector<bool> starts(lines.size());
  double lowest = lines.front().box.bottom;
  size_t on_left = 0;  // in this band
  size_t on_right = 0;
  for (size_t i = 1; i < lines.size(); ++i) {
    const PdfLine& last = lines[i - 1];
    const PdfLine& line = lines[i];
    const double height = line.box.height();
    ++(last.box.left >= gutter ? on_right : on_left);
    const bool leaps_back = line.box.right <= gutter && last.box.left >= gutter && i < last_right &&
                            std::min(on_left, on_right) >= kFewestLines;
    const bool apart = i + 1 == lines.size() && line.box.top - height >= lowest;
    starts[i] = (leaps_back || apart || crosses(last) || crosses(line)) &&
                highest_after[i] + height / 2 >= lowest;
    if (starts[i]) on_left = on_right = 0;
    lowest = std::max(lowest, line.box.bottom);
  }
  return starts;
}

// Orders lines [begin, end), a band. Lines across the gutter are the number of the page, somewhere
// among the others.
void OrderPart(std::vector<PdfLine>::iterator begin, std::vector<PdfLine>::iterator end,
               double gutter) {
  const auto on_left = [&](const PdfLine& line) { return line.box.right <= gutter; };
  if (std::is_partitioned(begin, end, on_left)) return;
  std::vector<const PdfLine*> sides[2];
  const PdfLine* starts[2] = {nullptr, nullptr};  // of the last piece on each side
  size_t leaps = 0;
  size_t level_leaps = 0;
  for (auto line = begin; line != end; ++line) {
    const size_t side = on_left(*line) ? 0 : 1;
    if (line == begin || on_left(*(line - 1)) != on_left(*line)) {
      starts[side] = &*line;
      const PdfLine* other = starts[1 - side];
      ++leaps;
      if (other != nullptr && OnOneRow(other->box, line->box)) ++level_leaps;
    }
    sides[side].push_back(&*line);
  }
  if (level_leaps * 3 > leaps || !IsTextColumn(sides[0]) || !IsTextColumn(sides[1])) return;
  std::stable_partition(begin, end, on_left);
}

}  // namespace

void OrderColumns(std::vector<PdfLine>* lines) {
  if (lines->size() < 2 * kFewestLines) return;
  const auto is_odd = [](const PdfLine& line) {
    return line.turned != 0 || !std::isfinite(line.box.width()) || line.box.width() < 0;
  };
  if (std::any_of(lines->begin(), lines->end(), is_odd)) return;
  const std::optional<double> gutter = FindGutter(*lines);
  if (!gutter) return;
  const std::vector<bool> bands = BandStarts(*lines, *gutter);
  auto begin = lines->begin();
  for (size_t i = 0; i < lines->size(); ++i) {
    if (!bands[i]) continue;
    const auto end = lines->begin() + static_cast<std::ptrdiff_t>(i);
    OrderPart(begin, end, *gutter);
    begin = end;
  }
  OrderPart(begin, lines->end(), *gutter);
}

}  // namespace faro
