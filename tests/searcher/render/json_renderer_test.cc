// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "lib/base/utf8.h"
#include "searcher/render/renderer.h"
#include "tests/searcher/render/sample_result.h"
#include "tests/searcher/tiny_index.h"

namespace faro {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using testing::InFormat;
using testing::Lines;
using testing::Rendered;
using testing::RenderedBatch;
using testing::Request;
using testing::SamplePassage;
using testing::SampleResult;
using ::testing::SizeIs;
using testing::TinyIndex;

const RenderOptions kJson = InFormat(OutputFormat::kJson);
const RenderOptions kJsonLines = InFormat(OutputFormat::kJsonLines);

TEST(JsonRendererTest, ResultHasTheFieldsOfTheContract) {
  const json result = json::parse(Rendered(kJson, SampleResult()));
  EXPECT_EQ(result.at("query"), "shelter");
  EXPECT_EQ(result.at("query_language"), "en");
  EXPECT_EQ(result.at("total"), 42);
  EXPECT_EQ(result.at("took_ms"), 1.5);
  EXPECT_TRUE(result.at("corrected").is_null());
  EXPECT_THAT(result.at("hits"), SizeIs(1));
  EXPECT_FALSE(result.contains("qid"));
  EXPECT_FALSE(result.contains("explain"));
}

TEST(JsonRendererTest, HitHasTheFieldsOfTheContract) {
  const json hit = json::parse(Rendered(kJson, SampleResult())).at("hits").at(0);
  EXPECT_EQ(hit.at("rank"), 1);
  EXPECT_EQ(hit.at("score"), 12.25);
  EXPECT_EQ(hit.at("id"), "0123456789ab-4");
  EXPECT_EQ(hit.at("path"), "es/albergues.md");
  EXPECT_EQ(hit.at("title"), "Albergues");
  EXPECT_EQ(hit.at("heading"), json({"Planificación", "Lugar"}));
  EXPECT_EQ(hit.at("language"), "es");
  EXPECT_EQ(hit.at("updated"), "2022-09");
  EXPECT_EQ(hit.at("page"), 3);
  EXPECT_EQ(hit.at("line"), 12);
  EXPECT_EQ(hit.at("contacts"), json({"cccm@example.org", "agua@example.org"}));
  EXPECT_EQ(hit.at("snippet"), "…está: el albergue es de todos");
  EXPECT_EQ(hit.at("highlights"), json::parse("[[13, 21]]"));
  EXPECT_EQ(hit.at("matched"),
            json::parse(R"([{"query": "shelter", "found": "albergue", "why": "stem"}])"));
  EXPECT_TRUE(hit.at("gist").is_null());
}

TEST(JsonRendererTest, GistIsAString) {
  SearchResult result = SampleResult();
  result.hits[0].gist = "the shelter\xFF";
  EXPECT_EQ(json::parse(Rendered(kJson, result)).at("hits").at(0).at("gist"), "the shelter\uFFFD");
}

TEST(JsonRendererTest, UnknownIsNullAndNothingIsEmpty) {
  SearchResult result;
  result.hits.emplace_back();
  const json whole = json::parse(Rendered(kJson, result));
  EXPECT_EQ(whole.at("query_language"), "und");
  EXPECT_EQ(whole.at("notes"), json::array());
  const json& hit = whole.at("hits").at(0);
  for (const char* const field : {"updated", "page", "line", "gist"}) {
    EXPECT_TRUE(hit.at(field).is_null()) << field;
  }
  for (const char* const field : {"heading", "contacts", "highlights", "matched"}) {
    EXPECT_EQ(hit.at(field), json::array()) << field;
  }
}

TEST(JsonRendererTest, NoHit) {
  EXPECT_EQ(json::parse(Rendered(kJson, SearchResult())).at("hits"), json::array());
}

TEST(JsonRendererTest, EveryWhyHasItsName) {
  SearchResult result = SampleResult();
  result.hits[0].matched = {{"a", "a", Why::kExact},
                            {"b", "b", Why::kStem},
                            {"c", "c", Why::kAccent},
                            {"d", "d", Why::kAcronym}};
  std::vector<std::string> names;
  const json whole = json::parse(Rendered(kJson, result));
  for (const json& word : whole.at("hits").at(0).at("matched")) names.push_back(word.at("why"));
  EXPECT_THAT(names, ::testing::ElementsAre("exact", "stem", "accent", "acronym"));
}

TEST(JsonRendererTest, HighlightsAreByteRangesOfTheSnippet) {
  const TinyIndex index({{"a.md", "Según la coordinacio\u0301n, los niños 😀 usan UN-CMCoord."}});
  SearchResult found = index.Search(Request("coordinacion niños UN-CMCoord"));
  const json hit = json::parse(Rendered(kJson, found)).at("hits").at(0);
  const std::string snippet = hit.at("snippet");
  std::vector<std::string> parts;
  size_t last = 0;
  for (const json& range : hit.at("highlights")) {
    ASSERT_EQ(range.size(), 2u);
    const size_t begin = range.at(0);
    const size_t end = range.at(1);
    EXPECT_LE(last, begin);
    parts.push_back(snippet.substr(begin, end - begin));
    last = end;
  }
  EXPECT_THAT(parts, ::testing::ElementsAre("coordinacio\u0301n", "niños", "UN-CMCoord"));
}

TEST(JsonRendererTest, HostileTextSurvivesEscaped) {
  SearchResult result = SampleResult();
  const std::string quoted = "\"}]\\ \x1b[31m\n\u2028\u202e <script>";
  result.query = quoted;
  result.hits[0].passage.title = quoted;
  result.hits[0].passage.heading = {quoted};
  result.hits[0].snippet.text = quoted;
  const std::string text = Rendered(kJson, result);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  const json whole = json::parse(text);
  EXPECT_EQ(whole.at("query"), quoted);
  EXPECT_EQ(whole.at("hits").at(0).at("title"), quoted);
  EXPECT_EQ(whole.at("hits").at(0).at("heading").at(0), quoted);
  EXPECT_EQ(whole.at("hits").at(0).at("snippet"), quoted);
}

TEST(JsonRendererTest, IllFormedUtf8IsReplaced) {
  SearchResult result = SampleResult();
  const std::string bad = "caf\xE9";
  result.query = bad;
  result.notes = {bad};
  Hit& hit = result.hits[0];
  hit.passage.path = bad;
  hit.passage.root = bad;
  hit.passage.title = bad;
  hit.passage.heading = {bad};
  hit.passage.contacts = {bad};
  hit.snippet.text = bad;
  hit.matched[0].found = bad;
  const std::string text = Rendered(kJson, result);
  EXPECT_TRUE(IsValidUtf8(text));
  const json whole = json::parse(text);
  EXPECT_EQ(whole.at("query"), "caf\uFFFD");
  EXPECT_EQ(whole.at("hits").at(0).at("path"), "caf\uFFFD");
  EXPECT_EQ(whole.at("hits").at(0).at("title"), "caf\uFFFD");
}

TEST(JsonRendererTest, ScoresAreRoundedToAMillionth) {
  SearchResult result = SampleResult();
  result.hits[0].score = 1.23456789;
  EXPECT_EQ(json::parse(Rendered(kJson, result)).at("hits").at(0).at("score"), 1.234568);
}

TEST(JsonRendererTest, NotesAreListed) {
  SearchResult result = SampleResult();
  result.notes = {"one", "two"};
  EXPECT_EQ(json::parse(Rendered(kJson, result)).at("notes"), json({"one", "two"}));
}

TEST(JsonRendererTest, ExplanationOnDemand) {
  const TinyIndex index({{"a.md", "The shelters are near the river."}});
  RenderOptions options = kJson;
  options.explain = true;
  const json explain =
      json::parse(Rendered(options, index.Search(Request("shelter")))).at("explain");
  EXPECT_THAT(explain.at("stages").get<std::string>(), HasSubstr("weight 1: shelter (stem.en"));
  EXPECT_THAT(explain.at("xapian").get<std::string>(), HasSubstr("ZENshelter"));
}

// Shapes of the output.

TEST(JsonRendererTest, OneResultIsOneObjectWithALineEnd) {
  const std::string text = Rendered(kJson, SampleResult());
  EXPECT_EQ(text.substr(0, 2), "{\n");
  EXPECT_EQ(text.substr(text.size() - 3), "\n}\n");
}

TEST(JsonRendererTest, BatchIsAnArray) {
  const json batch =
      json::parse(RenderedBatch(kJson, {SampleResult(), SearchResult(), SampleResult()}));
  ASSERT_TRUE(batch.is_array());
  ASSERT_THAT(batch, SizeIs(3));
  EXPECT_EQ(batch.at(0).at("qid"), "Q1");
  EXPECT_EQ(batch.at(2).at("qid"), "Q3");
  EXPECT_THAT(batch.at(1).at("hits"), SizeIs(0));
  EXPECT_THAT(batch.at(2).at("hits"), SizeIs(1));
}

TEST(JsonRendererTest, BatchHasALineForEachResult) {
  const auto lines = Lines(RenderedBatch(kJson, {SampleResult(), SampleResult()}));
  ASSERT_THAT(lines, SizeIs(4));
  EXPECT_EQ(lines.front(), "[");
  EXPECT_EQ(json::parse(lines[1].substr(0, lines[1].size() - 1)).at("qid"), "Q1");
  EXPECT_EQ(lines[1].back(), ',');
  EXPECT_EQ(json::parse(lines[2]).at("qid"), "Q2");
  EXPECT_EQ(lines.back(), "]");
}

TEST(JsonRendererTest, BatchOfOneAndOfNoneAreArrays) {
  EXPECT_THAT(json::parse(RenderedBatch(kJson, {SampleResult()})), SizeIs(1));
  EXPECT_EQ(json::parse(RenderedBatch(kJson, {})), json::array());
}

TEST(JsonRendererTest, LinesAreOneObjectEach) {
  SearchResult result = SampleResult();
  result.query = "two\nlines";
  for (const std::string& text : {RenderedBatch(kJsonLines, {result, result}),
                                  Rendered(kJsonLines, result) + Rendered(kJsonLines, result)}) {
    const auto lines = Lines(text);
    ASSERT_THAT(lines, SizeIs(2));
    for (const std::string& line : lines) {
      EXPECT_EQ(json::parse(line).at("query"), "two\nlines");
    }
  }
  EXPECT_EQ(RenderedBatch(kJsonLines, {}), "");
}

// One passage in full.

TEST(PassageAsJsonTest, AllOfIt) {
  const json passage = json::parse(PassageAsJson({SamplePassage(), {}, {}, {}}, {}));
  EXPECT_EQ(passage.at("id"), "0123456789ab-4");
  EXPECT_EQ(passage.at("path"), "es/albergues.md");
  EXPECT_EQ(passage.at("root"), "/srv/manual");
  EXPECT_EQ(passage.at("title"), "Albergues");
  EXPECT_EQ(passage.at("heading"), json({"Planificación", "Lugar"}));
  EXPECT_EQ(passage.at("language"), "es");
  EXPECT_EQ(passage.at("updated"), "2022-09");
  EXPECT_EQ(passage.at("page"), 3);
  EXPECT_EQ(passage.at("line"), 12);
  EXPECT_EQ(passage.at("contacts"), json({"cccm@example.org", "agua@example.org"}));
  EXPECT_EQ(passage.at("links"), json({"https://example.org/plan"}));
  EXPECT_EQ(passage.at("text"), "El albergue está cerca.\nEl río también.");
}

TEST(PassageAsJsonTest, OldPagesSaySo) {
  RenderOptions options;
  EXPECT_EQ(json::parse(PassageAsJson({SamplePassage(), {}, {}, {}}, options)).at("outdated"),
            false);
  options.stale_before = PartialDate{2024, 1, 1};
  EXPECT_EQ(json::parse(PassageAsJson({SamplePassage(), {}, {}, {}}, options)).at("outdated"),
            true);
}

TEST(PassageAsJsonTest, WhatStandsAroundIt) {
  Passage before = SamplePassage();
  before.ordinal = 3;
  before.text = "Antes.";
  const Passage passage = SamplePassage();
  const DocumentEntry entry{
      "0123456789ab-4", {"Planificación", "Lugar"}, Language::kSpanish, 3, 12};
  const json shown = json::parse(PassageAsJson({passage, {before}, {}, {{}, entry}}, {}));
  ASSERT_EQ(shown.at("before").size(), 1u);
  EXPECT_EQ(shown.at("before").at(0).at("text"), "Antes.");
  EXPECT_EQ(shown.at("before").at(0).at("id"), "0123456789ab-3");
  EXPECT_EQ(shown.at("after"), json::array());
  ASSERT_EQ(shown.at("entries").size(), 2u);
  EXPECT_EQ(shown.at("entries").at(1), json({{"id", "0123456789ab-4"},
                                             {"heading", {"Planificación", "Lugar"}},
                                             {"language", "es"},
                                             {"page", 3},
                                             {"line", 12}}));
}

TEST(PassageAsJsonTest, IllFormedUtf8IsReplaced) {
  Passage passage = SamplePassage();
  passage.path = passage.text = "caf\xE9";
  passage.links = {"caf\xE9"};
  const json parsed = json::parse(PassageAsJson({passage, {}, {}, {}}, {}));
  EXPECT_EQ(parsed.at("path"), "caf\uFFFD");
  EXPECT_EQ(parsed.at("text"), "caf\uFFFD");
  EXPECT_EQ(parsed.at("links").at(0), "caf\uFFFD");
}

}  // namespace
}  // namespace faro
