// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "searcher/render/renderer.h"
#include "tests/searcher/render/sample_result.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using testing::InFormat;
using testing::Lines;
using testing::Rendered;
using testing::RenderedBatch;
using testing::SampleHit;
using testing::SampleResult;
using ::testing::SizeIs;

const RenderOptions kTrec = InFormat(OutputFormat::kTrec);

// A hit on a document of its own.
Hit HitOn(const std::string& path, double score) {
  Hit hit = SampleHit();
  hit.passage.path = path;
  hit.passage.source_id = path;
  hit.score = score;
  return hit;
}

SearchResult ResultOf(std::vector<Hit> hits) {
  SearchResult result;
  result.hits = std::move(hits);
  for (size_t i = 0; i < result.hits.size(); ++i) {
    result.hits[i].rank = static_cast<uint32_t>(i + 1);
  }
  return result;
}

TEST(TrecRendererTest, LineOfAHit) {
  EXPECT_EQ(RenderedBatch(kTrec, {SampleResult()}), "Q1 Q0 es/albergues.md 1 12.250000 faro\n");
}

TEST(TrecRendererTest, SingleQueryIsTopicOne) {
  EXPECT_EQ(Rendered(kTrec, SampleResult()), "1 Q0 es/albergues.md 1 12.250000 faro\n");
}

TEST(TrecRendererTest, EachDocumentOnce) {
  const SearchResult result =
      ResultOf({HitOn("a.md", 3), HitOn("b.md", 2), HitOn("a.md", 1), HitOn("c.md", 0.5)});
  EXPECT_THAT(Lines(RenderedBatch(kTrec, {result})),
              ElementsAre("Q1 Q0 a.md 1 3.000000 faro", "Q1 Q0 b.md 2 2.000000 faro",
                          "Q1 Q0 c.md 3 0.500000 faro"));
}

TEST(TrecRendererTest, EveryTopicCountsForItself) {
  const SearchResult result = ResultOf({HitOn("a.md", 3), HitOn("b.md", 2)});
  EXPECT_THAT(Lines(RenderedBatch(kTrec, {result, SearchResult(), result})),
              ElementsAre("Q1 Q0 a.md 1 3.000000 faro", "Q1 Q0 b.md 2 2.000000 faro",
                          "Q3 Q0 a.md 1 3.000000 faro", "Q3 Q0 b.md 2 2.000000 faro"));
}

TEST(TrecRendererTest, EveryLineHasSixFields) {
  const SearchResult result = ResultOf({HitOn("a b\tc\nd%20\u00A0e\u2028f.md", 1)});
  const auto lines = Lines(MakeTrecRenderer()->Render(result, "my topic"));
  ASSERT_THAT(lines, SizeIs(1));
  std::istringstream stream(lines[0]);
  std::vector<std::string> fields;
  for (std::string field; stream >> field;) fields.push_back(field);
  EXPECT_THAT(fields, ElementsAre("my%20topic", "Q0", "a%20b%09c%0Ad%2520%C2%A0e%E2%80%A8f.md", "1",
                                  "1.000000", "faro"));
}

TEST(TrecRendererTest, NoHitNoLine) { EXPECT_EQ(RenderedBatch(kTrec, {SearchResult()}), ""); }

// Names of documents.

TEST(DocumentNumberTest, PlainPathStays) {
  EXPECT_EQ(DocumentNumber("es/planificación-de_sitio(2).md"), "es/planificación-de_sitio(2).md");
  EXPECT_EQ(DocumentNumber("避難所.md"), "避難所.md");
}

TEST(DocumentNumberTest, WhiteSpaceIsEncoded) {
  EXPECT_EQ(DocumentNumber("site plan.md"), "site%20plan.md");
  EXPECT_EQ(DocumentNumber(" a\t\n\r"), "%20a%09%0A%0D");
  EXPECT_EQ(DocumentNumber("a\u00A0b\u3000c\u2028d"), "a%C2%A0b%E3%80%80c%E2%80%A8d");
}

TEST(DocumentNumberTest, ControlCharactersAreEncoded) {
  EXPECT_EQ(DocumentNumber("a\x01\x1b\x7f"), "a%01%1B%7F");
  EXPECT_EQ(DocumentNumber(std::string_view("a\0b", 3)), "a%00b");
  EXPECT_EQ(DocumentNumber("a\u0085b\u009bc"), "a%C2%85b%C2%9Bc");
  EXPECT_EQ(DocumentNumber("a\u202edm.b"), "a%E2%80%AEdm.b");
}

TEST(DocumentNumberTest, BytesThatAreNoUtf8AreEncodedSoThatNamesStayDifferent) {
  EXPECT_EQ(DocumentNumber("caf\xE9.md"), "caf%E9.md");
  EXPECT_EQ(DocumentNumber("caf\xC3"), "caf%C3");
  EXPECT_NE(DocumentNumber("\xE9"), DocumentNumber("\xEA"));
  EXPECT_EQ(DocumentNumber("\xEF\xBF\xBD"), "\xEF\xBF\xBD") << "the replacement character itself";
}

TEST(DocumentNumberTest, PercentIsEncodedSoThatNamesStayDifferent) {
  EXPECT_EQ(DocumentNumber("100%.md"), "100%25.md");
  EXPECT_NE(DocumentNumber("a b"), DocumentNumber("a%20b"));
}

TEST(DocumentNumberTest, EmptyPath) { EXPECT_EQ(DocumentNumber(""), ""); }

}  // namespace
}  // namespace faro
