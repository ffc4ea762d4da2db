// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_tables.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "indexer/extract/pdf_text.h"

namespace faro {
namespace {

constexpr size_t kMostCellLines = 8;
constexpr size_t kMostCells = 30;        // of a row
constexpr double kWidestCellGap = 0.45;  // between lines of a cell, in sizes of type
constexpr double kCellOverlap = 0.25;    // by which cells beside each other may overlap, likewise

constexpr double kSameSize = 0.1;  // by which sizes of a cell differ, as a part
constexpr size_t kFewestColumnLines = 3;

// Lines [begin, end) of a page.
struct Cell {
  size_t begin;
  size_t end;
  PdfBox box;
  double size;
};

// Cells [begin, end), side by side.
struct Row {
  size_t begin;
  size_t end;
  PdfBox box;
};

void Include(const PdfBox& box, PdfBox* all) {
  all->left = std::min(all->left, box.left);
  all->top = std::min(all->top, box.top);
  all->right = std::max(all->right, box.right);
  all->bottom = std::max(all->bottom, box.bottom);
}

bool ShareColumn(const PdfBox& a, const PdfBox& b) { return a.left < b.right && b.left < a.right; }

bool StandBeside(const PdfBox& a, const PdfBox& b, double size) {
  const double slack = kCellOverlap * size;
  const bool apart = a.right <= b.left + slack || b.right <= a.left + slack;
  return apart && a.top < b.bottom - slack && b.top < a.bottom - slack;
}

std::vector<Cell> CellsOf(const std::vector<PdfLine>& lines) {
  std::vector<Cell> cells;
  for (size_t i = 0; i < lines.size(); ++i) {
    const PdfLine& line = lines[i];
    const bool below = !cells.empty() && lines[i - 1].turned == line.turned &&
                       std::abs(line.size - cells.back().size) <= kSameSize * line.size &&
                       line.box.bottom > lines[i - 1].box.bottom &&
                       line.box.top - cells.back().box.bottom <= kWidestCellGap * line.size &&
                       ShareColumn(line.box, cells.back().box);
    if (below) {
      cells.back().end = i + 1;
      Include(line.box, &cells.back().box);
    } else {
      cells.push_back({i, i + 1, line.box, line.size});
    }
  }
  return cells;
}

std::vector<Row> RowsOf(const std::vector<Cell>& cells) {
  std::vector<Row> rows;
  for (size_t i = 0; i < cells.size(); ++i) {
    bool beside = !rows.empty() && rows.back().end - rows.back().begin < kMostCells;
    for (size_t j = beside ? rows.back().begin : i; beside && j < i; ++j) {
      beside = StandBeside(cells[j].box, cells[i].box, cells[i].size);
    }
    if (beside) {
      rows.back().end = i + 1;
      Include(cells[i].box, &rows.back().box);
    } else {
      rows.push_back({i, i + 1, cells[i].box});
    }
  }
  return rows;
}

// Whether a sentence goes on from one cell to the next, as from one column of text to the next.
bool FlowsInto(const Cell& cell, const Cell& next, const std::vector<PdfLine>& lines) {
  return cell.end - cell.begin >= kFewestColumnLines && !EndsSentence(lines[cell.end - 1].text) &&
         StartsLower(lines[next.begin].text);
}

// Whether `row` could be one of a table by itself.
bool MayBeRow(const Row& row, const std::vector<Cell>& cells, const std::vector<PdfLine>& lines) {
  if (row.end - row.begin < 2) return false;
  for (size_t i = row.begin; i < row.end; ++i) {
    if (cells[i].end - cells[i].begin > kMostCellLines) return false;
    if (i > row.begin && FlowsInto(cells[i - 1], cells[i], lines)) return false;
  }
  return true;
}

// Whether two columns at least go through both rows.
bool ContinuesTable(const Row& above, const Row& below, const std::vector<Cell>& cells) {
  if (below.box.bottom < above.box.bottom) return false;
  size_t columns = 0;
  for (size_t i = below.begin; i < below.end; ++i) {
    for (size_t j = above.begin; j < above.end; ++j) {
      if (!ShareColumn(cells[i].box, cells[j].box)) continue;
      ++columns;
      break;
    }
  }
  return columns > 1;
}

PdfLine LineOfRow(const Row& row, const std::vector<Cell>& cells, const LineJoiner& joiner,
                  const std::vector<PdfLine>& lines) {
  std::vector<Cell> sorted(cells.begin() + static_cast<std::ptrdiff_t>(row.begin),
                           cells.begin() + static_cast<std::ptrdiff_t>(row.end));
  std::sort(sorted.begin(), sorted.end(),
            [](const Cell& a, const Cell& b) { return a.box.left < b.box.left; });
  PdfLine joined = lines[sorted.front().begin];
  joined.text.clear();
  for (const Cell& cell : sorted) {
    std::string text;
    for (size_t i = cell.begin; i < cell.end; ++i) joiner.Append(lines[i].text, &text);
    if (!joined.text.empty()) joined.text += " | ";
    joined.text += text;
  }
  joined.box = row.box;
  joined.bold = false;
  joined.table_row = true;
  return joined;
}

}  // namespace

void JoinTableRows(const LineJoiner& joiner, std::vector<PdfLine>* lines) {
  const std::vector<Cell> cells = CellsOf(*lines);
  const std::vector<Row> rows = RowsOf(cells);
  std::vector<PdfLine> joined;
  for (size_t begin = 0, end; begin < rows.size(); begin = end) {
    end = begin + 1;
    while (end < rows.size() && MayBeRow(rows[end - 1], cells, *lines) &&
           MayBeRow(rows[end], cells, *lines) && ContinuesTable(rows[end - 1], rows[end], cells)) {
      ++end;
    }
    for (size_t r = begin; r < end; ++r) {
      if (end - begin > 1) {
        joined.push_back(LineOfRow(rows[r], cells, joiner, *lines));
        continue;
      }
      for (size_t i = cells[rows[r].begin].begin; i < cells[rows[r].end - 1].end; ++i) {
        joined.push_back(std::move((*lines)[i]));
      }
    }
  }
  *lines = std::move(joined);
}

}  // namespace faro
