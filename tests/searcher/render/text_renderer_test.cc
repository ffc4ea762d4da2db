// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "lib/base/utf8.h"
#include "searcher/render/renderer.h"
#include "tests/searcher/render/sample_result.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::InFormat;
using testing::Lines;
using ::testing::Not;
using testing::Rendered;
using testing::RenderedBatch;
using testing::SampleHit;
using testing::SamplePassage;
using testing::SampleResult;

const RenderOptions kText = InFormat(OutputFormat::kText);

RenderOptions Coloured() {
  RenderOptions options;
  options.color = true;
  return options;
}

// A hit all of whose texts are hostile.
Hit HostileHit() {
  Hit hit = SampleHit();
  hit.passage.title = testing::kHostileText;
  hit.passage.heading = {std::string(testing::kHostileText)};
  hit.passage.path = testing::kHostileText;
  hit.passage.root = testing::kHostileText;
  hit.snippet.text = testing::kHostileText;
  hit.snippet.highlights = {{0, 6}};
  return hit;
}

bool HasControls(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const char32_t c = NextCodePoint(text, &i);
    if (c != U'\n' && (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x202E)) {
      return true;
    }
  }
  return false;
}

TEST(TextRendererTest, HitTakesThreeLines) {
  EXPECT_THAT(Lines(Rendered(kText, SampleResult())),
              ElementsAre("1. Albergues › Planificación › Lugar",
                          "   /srv/manual/es/albergues.md p. 3:12  [es]  2022-09",
                          "   …está: el albergue es de todos"));
}

TEST(TextRendererTest, UnknownPlacesAndDatesAreLeftOut) {
  SearchResult result = SampleResult();
  Passage& passage = result.hits[0].passage;
  passage.heading.clear();
  passage.updated.reset();
  passage.page = 0;
  passage.line = 0;
  passage.language = Language::kUnknown;
  EXPECT_THAT(Lines(Rendered(kText, result)),
              ElementsAre("1. Albergues", "   /srv/manual/es/albergues.md  [und]",
                          "   …está: el albergue es de todos"));
}

TEST(TextRendererTest, EmptyLineBetweenHits) {
  SearchResult result = SampleResult();
  result.hits.push_back(SampleHit());
  result.hits[1].rank = 2;
  const auto lines = Lines(Rendered(kText, result));
  ASSERT_EQ(lines.size(), 7u);
  EXPECT_EQ(lines[3], "");
  EXPECT_EQ(lines[4].substr(0, 3), "2. ");
}

TEST(TextRendererTest, LaterPageStartsWithoutAnEmptyLine) {
  SearchResult result = SampleResult();
  result.hits[0].rank = 11;
  EXPECT_EQ(Lines(Rendered(kText, result))[0], "11. Albergues › Planificación › Lugar");
}

TEST(TextRendererTest, NoHitNoText) { EXPECT_EQ(Rendered(kText, SearchResult()), ""); }

TEST(TextRendererTest, BatchNamesEachTopic) {
  const auto lines = Lines(RenderedBatch(kText, {SampleResult(), SearchResult()}));
  ASSERT_EQ(lines.size(), 5u);
  EXPECT_EQ(lines[0], "== Q1  shelter");
  EXPECT_EQ(lines[4], "== Q2  ");
}

// Colours.

TEST(TextRendererTest, WithoutColourNoEscapes) {
  EXPECT_THAT(Rendered(kText, SampleResult()), Not(HasSubstr("\x1b")));
}

TEST(TextRendererTest, MatchesAreColoured) {
  EXPECT_THAT(Rendered(Coloured(), SampleResult()),
              HasSubstr("…está: el \x1b[1;33malbergue\x1b[0m es de todos\n"));
}

TEST(TextRendererTest, EveryColourIsEnded) {
  const std::string text = Rendered(Coloured(), SampleResult());
  size_t begun = 0;
  size_t ended = 0;
  for (size_t at = text.find("\x1b["); at != std::string::npos; at = text.find("\x1b[", at + 1)) {
    ++(text.compare(at, 4, "\x1b[0m") == 0 ? ended : begun);
  }
  EXPECT_EQ(begun, 3u);
  EXPECT_EQ(ended, 3u);
}

TEST(TextRendererTest, SeveralHighlights) {
  SearchResult result = SampleResult();
  result.hits[0].snippet.text = "ab cd ef";
  result.hits[0].snippet.highlights = {{0, 2}, {3, 5}, {6, 8}};
  EXPECT_THAT(Rendered(Coloured(), result),
              HasSubstr("\x1b[1;33mab\x1b[0m \x1b[1;33mcd\x1b[0m \x1b[1;33mef\x1b[0m\n"));
}

// Gists.

TEST(TextRendererTest, GistIsMarkedAsMadeByAMachine) {
  SearchResult result = SampleResult();
  result.hits[0].gist = "…it is: the shelter belongs to all";
  const auto lines = Lines(Rendered(kText, result));
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[3], "   [machine translation] …it is: the shelter belongs to all");
  EXPECT_THAT(Rendered(Coloured(), result), HasSubstr("\x1b[2m[machine translation] …it is"));
}

TEST(TextRendererTest, ControlsInGistsBecomeBlanks) {
  SearchResult result = SampleResult();
  result.hits[0].gist = testing::kHostileText;
  EXPECT_FALSE(HasControls(Rendered(kText, result)));
}

// Documents cannot take over the terminal.

TEST(TextRendererTest, ControlsInDocumentsBecomeBlanks) {
  SearchResult result = SampleResult();
  result.hits = {HostileHit()};
  const std::string text = Rendered(kText, result);
  EXPECT_FALSE(HasControls(text));
  EXPECT_TRUE(IsValidUtf8(text));
  EXPECT_EQ(Lines(text).size(), 3u);
  EXPECT_THAT(text, HasSubstr("1. a [31mb [2Jc d 1me f g h i j\uFFFDk"));
}

TEST(TextRendererTest, ControlsWithinColoursBecomeBlanks) {
  SearchResult result = SampleResult();
  result.hits = {HostileHit()};
  const std::string text = Rendered(Coloured(), result);
  EXPECT_THAT(text, Not(HasSubstr("\x1b[31m")));
  EXPECT_THAT(text, Not(HasSubstr("\x1b[2J")));
  EXPECT_EQ(std::count(text.begin(), text.end(), '\x1b'), 6);
}

TEST(TextRendererTest, ControlsInTopicsBecomeBlanks) {
  SearchResult result = SampleResult();
  result.query = testing::kHostileText;
  const auto renderer = MakeTextRenderer(kText);
  EXPECT_FALSE(HasControls(renderer->Render(result, testing::kHostileText)));
}

// One passage in full.

TEST(PassageAsTextTest, AllOfIt) {
  EXPECT_THAT(Lines(PassageAsText({SamplePassage(), {}, {}, {}}, kText)),
              ElementsAre("Albergues › Planificación › Lugar",
                          "/srv/manual/es/albergues.md p. 3:12  [es]  2022-09", "",
                          "El albergue está cerca.", "El río también.", "", "Links",
                          "  https://example.org/plan", "", "Contacts", "  cccm@example.org",
                          "  agua@example.org"));
}

TEST(PassageAsTextTest, OldPagesSaySo) {
  RenderOptions options = kText;
  options.stale_before = PartialDate{2024, 1, 1};
  EXPECT_THAT(Lines(PassageAsText({SamplePassage(), {}, {}, {}}, options)).at(1),
              ::testing::EndsWith("2022-09  may be out of date"));
  EXPECT_THAT(Rendered(options, SampleResult()), HasSubstr("2022-09  may be out of date\n"));
  options.stale_before = PartialDate{2022, 1, 1};
  EXPECT_THAT(Rendered(options, SampleResult()), ::testing::Not(HasSubstr("out of date")));
}

TEST(PassageAsTextTest, WithoutLinksAndContacts) {
  Passage passage = SamplePassage();
  passage.links.clear();
  passage.contacts.clear();
  EXPECT_THAT(PassageAsText({passage, {}, {}, {}}, kText),
              ::testing::EndsWith("El río también.\n"));
}

TEST(PassageAsTextTest, NeighboursHaveALineDownTheirSide) {
  Passage before = SamplePassage();
  before.heading = {};
  before.text = "Uno.\nDos.";
  Passage after = SamplePassage();
  after.heading = {"Planificación", "Agua"};
  after.text = "Tres.";
  Passage passage = SamplePassage();
  passage.links.clear();
  passage.contacts.clear();
  const std::vector<DocumentEntry> entries = {{"0123456789ab-4", passage.heading, {}, 0, 0},
                                              {"0123456789ab-5", after.heading, {}, 0, 0}};
  EXPECT_THAT(Lines(PassageAsText({passage, {before}, {after}, entries}, kText)),
              ElementsAre("Albergues › Planificación › Lugar",
                          "/srv/manual/es/albergues.md p. 3:12  [es]  2022-09", "", "│ Albergues",
                          "│ Uno.", "│ Dos.", "", "El albergue está cerca.", "El río también.", "",
                          "│ Planificación › Agua", "│ Tres.", "", "In this document",
                          "  0123456789ab-4  Planificación › Lugar",
                          "  0123456789ab-5  Planificación › Agua"));
}

TEST(PassageAsTextTest, ControlsBecomeBlanksAndLinesStay) {
  Passage passage = HostileHit().passage;
  passage.text = testing::kHostileText;
  passage.links = {std::string(testing::kHostileText)};
  passage.contacts = {std::string(testing::kHostileText)};
  const std::string text = PassageAsText({passage, {}, {}, {}}, kText);
  EXPECT_FALSE(HasControls(text));
  EXPECT_THAT(text, HasSubstr("e\nf g"));
  EXPECT_EQ(Lines(text).size(), 11u);
}

}  // namespace
}  // namespace faro
