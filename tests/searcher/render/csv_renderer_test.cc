// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lib/base/utf8.h"
#include "searcher/render/renderer.h"
#include "tests/searcher/render/sample_result.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using testing::InFormat;
using testing::Rendered;
using testing::RenderedBatch;
using testing::SampleHit;
using testing::SampleResult;
using ::testing::SizeIs;

const RenderOptions kCsv = InFormat(OutputFormat::kCsv);

using Row = std::vector<std::string>;

// The rows of a table, read as RFC 4180 says. A failure where it is no such table.
std::vector<Row> ParseCsv(std::string_view text) {
  std::vector<Row> rows;
  Row row;
  std::string cell;
  for (size_t i = 0; i < text.size();) {
    if (text[i] == '"' && cell.empty()) {
      for (++i; i < text.size(); ++i) {
        if (text[i] != '"') {
          cell += text[i];
        } else if (i + 1 < text.size() && text[i + 1] == '"') {
          cell += text[++i];
        } else {
          break;
        }
      }
      EXPECT_LT(i, text.size()) << "a quoted cell has no end";
      ++i;
    }
    while (i < text.size() && text[i] != ',' && text[i] != '\r') {
      EXPECT_NE(text[i], '"') << "a quotation mark in a plain cell";
      EXPECT_NE(text[i], '\n') << "a line end without a carriage return";
      cell += text[i++];
    }
    row.push_back(std::move(cell));
    cell.clear();
    if (i < text.size() && text[i] == ',') {
      ++i;
      continue;
    }
    EXPECT_EQ(text.substr(i, 2), "\r\n");
    i += 2;
    rows.push_back(std::move(row));
    row.clear();
  }
  EXPECT_TRUE(row.empty());
  return rows;
}

// The only row below the header, by column.
std::map<std::string, std::string> OnlyRow(const std::string& text) {
  std::map<std::string, std::string> cells;
  const std::vector<Row> rows = ParseCsv(text);
  EXPECT_THAT(rows, SizeIs(2));
  if (rows.size() != 2) return cells;
  EXPECT_EQ(rows[0].size(), rows[1].size());
  for (size_t i = 0; i < std::min(rows[0].size(), rows[1].size()); ++i) {
    cells[rows[0][i]] = rows[1][i];
  }
  return cells;
}

std::string TitleCell(std::string_view title) {
  SearchResult result = SampleResult();
  result.hits[0].passage.title = title;
  return OnlyRow(Rendered(kCsv, result)).at("title");
}

TEST(CsvRendererTest, HeaderNamesTheColumns) {
  EXPECT_THAT(ParseCsv(Rendered(kCsv, SearchResult())),
              ElementsAre(ElementsAre("rank", "score", "id", "path", "title", "heading", "language",
                                      "updated", "page", "line", "contacts", "snippet")));
}

TEST(CsvRendererTest, OneRowForEachHit) {
  SearchResult result = SampleResult();
  result.hits.push_back(SampleHit());
  EXPECT_THAT(ParseCsv(Rendered(kCsv, result)), SizeIs(3));
}

TEST(CsvRendererTest, RowOfAHit) {
  const auto row = OnlyRow(Rendered(kCsv, SampleResult()));
  EXPECT_EQ(row.at("rank"), "1");
  EXPECT_EQ(row.at("score"), "12.250000");
  EXPECT_EQ(row.at("id"), "0123456789ab-4");
  EXPECT_EQ(row.at("path"), "es/albergues.md");
  EXPECT_EQ(row.at("title"), "Albergues");
  EXPECT_EQ(row.at("heading"), "Planificación › Lugar");
  EXPECT_EQ(row.at("language"), "es");
  EXPECT_EQ(row.at("updated"), "2022-09");
  EXPECT_EQ(row.at("page"), "3");
  EXPECT_EQ(row.at("line"), "12");
  EXPECT_EQ(row.at("contacts"), "cccm@example.org; agua@example.org");
  EXPECT_EQ(row.at("snippet"), "…está: el albergue es de todos");
}

TEST(CsvRendererTest, UnknownIsEmpty) {
  SearchResult result;
  result.hits.emplace_back();
  const auto row = OnlyRow(Rendered(kCsv, result));
  for (const char* const column : {"updated", "page", "line", "heading", "contacts", "snippet"}) {
    EXPECT_EQ(row.at(column), "") << column;
  }
}

TEST(CsvRendererTest, GistsAreALastColumnWhereWanted) {
  RenderOptions options = kCsv;
  options.gist = true;
  SearchResult result = SampleResult();
  result.hits.push_back(SampleHit());
  result.hits[1].gist = "=the shelter";
  const std::vector<Row> rows = ParseCsv(Rendered(options, result));
  ASSERT_THAT(rows, SizeIs(3));
  EXPECT_EQ(rows[0].back(), "gist");
  EXPECT_EQ(rows[1].back(), "");
  EXPECT_EQ(rows[2].back(), "'=the shelter");
  EXPECT_EQ(rows[1].size(), rows[0].size());
}

TEST(CsvRendererTest, BatchNamesTheTopicFirst) {
  const std::vector<Row> rows = ParseCsv(RenderedBatch(kCsv, {SampleResult(), SampleResult()}));
  ASSERT_THAT(rows, SizeIs(3));
  EXPECT_EQ(rows[0][0], "qid");
  EXPECT_EQ(rows[1][0], "Q1");
  EXPECT_EQ(rows[2][0], "Q2");
  EXPECT_EQ(rows[1].size(), rows[0].size());
}

TEST(CsvRendererTest, QuotesCommasAndBlanksStay) {
  EXPECT_EQ(TitleCell("a \"b\", c"), "a \"b\", c");
  EXPECT_EQ(TitleCell("\""), "\"");
  EXPECT_EQ(TitleCell("\"\""), "\"\"");
  EXPECT_EQ(TitleCell(" a "), " a ");
}

TEST(CsvRendererTest, LineEndsAndControlsBecomeBlanks) {
  EXPECT_EQ(TitleCell("a\r\nb\tc\x1b[31md"), "a  b c [31md");
}

TEST(CsvRendererTest, FormulaCellsAreDisarmed) {
  for (const char* const formula : {"=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"x\")"}) {
    EXPECT_EQ(TitleCell(formula), std::string("'") + formula);
  }
}

TEST(CsvRendererTest, NoCellStartsAFormula) {
  SearchResult result = SampleResult();
  Hit& hit = result.hits[0];
  hit.passage.path = "=path";
  hit.passage.title = "=title";
  hit.passage.heading = {"=heading"};
  hit.passage.contacts = {"=contact"};
  hit.snippet.text = "\t=snippet";
  for (const auto& [column, cell] : OnlyRow(Rendered(kCsv, result))) {
    EXPECT_EQ(std::string_view("=+-@\t\r").find(cell.substr(0, 1)), std::string_view::npos)
        << column << ": " << cell;
  }
}

TEST(CsvRendererTest, SignsWithinACellAreNoFormula) {
  EXPECT_EQ(TitleCell("1+1=2"), "1+1=2");
  EXPECT_EQ(TitleCell("COVID-19 @home"), "COVID-19 @home");
}

TEST(CsvRendererTest, IllFormedUtf8IsReplaced) {
  EXPECT_EQ(TitleCell("caf\xE9"), "caf\uFFFD");
  EXPECT_TRUE(IsValidUtf8(Rendered(kCsv, SampleResult())));
}

}  // namespace
}  // namespace faro
