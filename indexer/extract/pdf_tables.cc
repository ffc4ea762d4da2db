// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_tables.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "indexer/extract/pdf_lines.h"
#include "indexer/extract/pdf_text.h"

namespace faro {
namespace {

// Distances in sizes of type.
constexpr double kWidestRowGap = 3.5;   // between rows of one table
constexpr double kWidestCellGap = 0.3;  // between lines of one row
constexpr double kSameBaseline = 0.2;   // by which lines beside each other differ
constexpr double kSameSize = 0.1;       // by which sizes of a table differ, as a part
constexpr size_t kMostColumns = 30;
constexpr size_t kMostCellLines = 12;
constexpr size_t kFewestFlowingLines = 3;        // of a cell whose sentence may go on in the next
constexpr std::ptrdiff_t kFewestFullBlanks = 3;  // in a line that is as long as one of text

struct Column {
  double left;
  double right;
};

using Cell = std::vector<const PdfLine*>;
using Row = std::vector<Cell>;  // a cell for each column, which may be empty

// Lines that may be a table.
struct Region {
  std::vector<const PdfLine*> lines;  // by height
  std::vector<Column> columns;
  double bottom = 0;
  size_t wide_bands = 0;  // heights with several lines
};

// Widens the column that `box` stands in, or adds one; false if it reaches over two.
bool Place(const PdfBox& box, std::vector<Column>* columns) {
  Column* own = nullptr;
  for (Column& column : *columns) {
    if (column.right <= box.left || box.right <= column.left) continue;
    if (own != nullptr) return false;
    own = &column;
  }
  if (own == nullptr) {
    columns->push_back({box.left, box.right});
    return columns->size() <= kMostColumns;
  }
  own->left = std::min(own->left, box.left);
  own->right = std::max(own->right, box.right);
  return true;
}

size_t ColumnOf(const PdfLine& line, const std::vector<Column>& columns) {
  size_t column = 0;
  while (column + 1 < columns.size() && columns[column].right <= line.box.left) ++column;
  return column;
}

// Adds the lines of one height to a region, unless they do not fit in. A line that stands alone may
// only go on with a cell.
bool Extend(const std::vector<const PdfLine*>& band, Region* region) {
  if (region->lines.empty() && band.size() < 2) return false;
  const PdfLine& first = region->lines.empty() ? *band.front() : *region->lines.front();
  const double widest = band.size() > 1 ? kWidestRowGap : kWidestCellGap;
  std::vector<Column> columns = region->columns;
  for (const PdfLine* line : band) {
    const bool alike =
        std::abs(line->size - first.size) <= kSameSize * first.size && line->turned == first.turned;
    const bool near =
        region->lines.empty() || line->box.top - region->bottom <= widest * line->size;
    if (!alike || !near || !Place(line->box, &columns)) return false;
  }
  if (band.size() < 2 && columns.size() > region->columns.size()) return false;
  region->columns = std::move(columns);
  for (const PdfLine* line : band) {
    region->lines.push_back(line);
    region->bottom = std::max(region->bottom, line->box.bottom);
  }
  region->wide_bands += band.size() > 1;
  return true;
}

// Where rows begin among lines that no space parts.
std::vector<double> RowTops(const std::vector<const PdfLine*>& lines,
                            const std::vector<Column>& columns) {
  std::vector<const PdfLine*> first;
  std::vector<double> others;  // where lines of the other columns stand, in order
  for (const PdfLine* line : lines) {
    if (ColumnOf(*line, columns) == 0) {
      first.push_back(line);
    } else {
      others.push_back(line->box.bottom);
    }
  }
  std::sort(others.begin(), others.end());
  std::vector<double> tops = {lines.front()->box.top};
  for (size_t i = 1; i < first.size(); ++i) {
    const double slack = kSameBaseline * first[i]->size;
    const auto beside =
        std::lower_bound(others.begin(), others.end(), first[i]->box.bottom - slack);
    const bool alone = beside == others.end() || *beside > first[i]->box.bottom + slack;
    const bool goes_on = StartsLower(first[i]->text) && !EndsSentence(first[i - 1]->text);
    if (!alone && !goes_on) tops.push_back(first[i]->box.top - slack);
  }
  return tops;
}

void AddRows(const std::vector<const PdfLine*>& lines, const std::vector<Column>& columns,
             std::vector<Row>* rows) {
  const std::vector<double> tops = RowTops(lines, columns);
  const size_t begin = rows->size();
  rows->resize(begin + tops.size(), Row(columns.size()));
  for (const PdfLine* line : lines) {
    const auto after = std::upper_bound(tops.begin() + 1, tops.end(), line->box.top);
    const size_t row = begin + static_cast<size_t>(after - tops.begin()) - 1;
    (*rows)[row][ColumnOf(*line, columns)].push_back(line);
  }
}

std::vector<Row> RowsOf(Region region) {
  std::vector<Row> rows;
  std::stable_sort(region.lines.begin(), region.lines.end(),
                   [](const PdfLine* a, const PdfLine* b) { return a->box.top < b->box.top; });
  double bottom = 0;
  std::vector<const PdfLine*> together;
  for (const PdfLine* line : region.lines) {
    if (!together.empty() && line->box.top - bottom > kWidestCellGap * line->size) {
      AddRows(together, region.columns, &rows);
      together.clear();
    }
    bottom = together.empty() ? line->box.bottom : std::max(bottom, line->box.bottom);
    together.push_back(line);
  }
  AddRows(together, region.columns, &rows);
  return rows;
}

bool GoesOn(const PdfLine& line, const PdfLine& next) {
  return !EndsSentence(line.text) && StartsLower(next.text);
}

// Whether the sentences of these rows keep to their cells, as those of columns of text do not.
bool IsTable(const std::vector<Row>& rows) {
  size_t breaks = 0;
  size_t broken = 0;
  for (size_t r = 0; r < rows.size(); ++r) {
    const Cell* last = nullptr;
    for (size_t c = 0; c < rows[r].size(); ++c) {
      const Cell& cell = rows[r][c];
      if (cell.size() > kMostCellLines) return false;
      if (cell.empty()) continue;
      if (last != nullptr && last->size() >= kFewestFlowingLines &&
          GoesOn(*last->back(), *cell.front())) {
        return false;
      }
      last = &cell;
      if (r == 0 || rows[r - 1][c].empty()) continue;
      const std::string& above = rows[r - 1][c].back()->text;
      const bool full = std::count(above.begin(), above.end(), ' ') >= kFewestFullBlanks;
      ++breaks;
      broken += full && GoesOn(*rows[r - 1][c].back(), *cell.front());
    }
  }
  return rows.size() > 1 && broken * 4 <= breaks;
}

PdfLine LineOf(const Row& row, const LineJoiner& joiner) {
  PdfLine joined;
  for (const Cell& cell : row) {
    std::string text;
    for (const PdfLine* line : cell) joiner.Append(line->text, &text);
    if (text.empty()) continue;
    if (joined.text.empty()) {
      joined = *cell.front();
      joined.text.clear();
    } else {
      joined.text += " | ";
    }
    joined.text += text;
    joined.box.top = std::min(joined.box.top, cell.front()->box.top);
    joined.box.right = std::max(joined.box.right, cell.back()->box.right);
    joined.box.bottom = std::max(joined.box.bottom, cell.back()->box.bottom);
  }
  joined.bold = false;
  joined.table_row = true;
  return joined;
}

std::vector<Region> RegionsOf(const std::vector<PdfLine>& lines) {
  std::vector<const PdfLine*> order;
  for (const PdfLine& line : lines) order.push_back(&line);
  std::stable_sort(order.begin(), order.end(), [](const PdfLine* a, const PdfLine* b) {
    return a->box.bottom < b->box.bottom;
  });
  std::vector<Region> regions(1);
  for (size_t begin = 0, end; begin < order.size(); begin = end) {
    end = begin + 1;
    while (end < order.size() && OnOneRow(order[begin]->box, order[end]->box)) ++end;
    const std::vector<const PdfLine*> band(order.begin() + static_cast<std::ptrdiff_t>(begin),
                                           order.begin() + static_cast<std::ptrdiff_t>(end));
    if (Extend(band, &regions.back())) continue;
    if (!regions.back().lines.empty()) regions.emplace_back();
    Extend(band, &regions.back());
  }
  std::erase_if(regions, [](const Region& region) { return region.wide_bands < 2; });
  return regions;
}

}  // namespace

void JoinTableRows(const LineJoiner& joiner, std::vector<PdfLine>* lines) {
  std::map<size_t, std::vector<PdfLine>> tables;  // by the place of their first line
  std::vector<bool> taken(lines->size());
  for (Region& region : RegionsOf(*lines)) {
    std::sort(region.columns.begin(), region.columns.end(),
              [](const Column& a, const Column& b) { return a.left < b.left; });
    const std::vector<Row> rows = RowsOf(region);
    if (!IsTable(rows)) continue;
    size_t first = lines->size();
    for (const PdfLine* line : region.lines) {
      const auto i = static_cast<size_t>(line - lines->data());
      taken[i] = true;
      first = std::min(first, i);
    }
    for (const Row& row : rows) tables[first].push_back(LineOf(row, joiner));
  }
  if (tables.empty()) return;
  std::vector<PdfLine> joined;
  for (size_t i = 0; i < lines->size(); ++i) {
    if (const auto table = tables.find(i); table != tables.end()) {
      std::move(table->second.begin(), table->second.end(), std::back_inserter(joined));
    }
    if (!taken[i]) joined.push_back(std::move((*lines)[i]));
  }
  *lines = std::move(joined);
}

}  // namespace faro
