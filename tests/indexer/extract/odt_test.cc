// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/odt.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/extract/limits.h"
#include "tests/indexer/extract/block_matchers.h"
#include "tests/indexer/extract/zip_fixture.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::IsBlock;
using testing::IsBlockUnder;
using testing::KindsOf;
using testing::MakeZip;
using testing::Path;
using testing::ReadFixture;
using testing::RefusalOf;
using testing::Repeated;
using testing::TextsOf;
using testing::ZipParts;

std::string Part(const std::string& root, const std::string& content) {
  return "<office:" + root +
         R"( xmlns:office="urn:o" xmlns:text="urn:t" xmlns:table="urn:b" xmlns:draw="urn:d")"
         R"( xmlns:style="urn:s" xmlns:dc="urn:dc" xmlns:meta="urn:m" xmlns:xlink="urn:x">)" +
         content + "</office:" + root + ">";
}

std::string Paragraph(const std::string& text, const std::string& style = "Standard") {
  return "<text:p text:style-name=\"" + style + "\">" + text + "</text:p>";
}

std::string Heading(int level, const std::string& text) {
  return "<text:h text:outline-level=\"" + std::to_string(level) + "\">" + text + "</text:h>";
}

std::string Cell(const std::string& content, const std::string& attributes = "") {
  return "<table:table-cell" + attributes + ">" + content + "</table:table-cell>";
}

std::string Row(const std::string& cells, const std::string& attributes = "") {
  return "<table:table-row" + attributes + ">" + cells + "</table:table-row>";
}

std::string Table(const std::string& rows) { return "<table:table>" + rows + "</table:table>"; }

std::string OdtBytes(const std::string& text, const std::string& automatic_styles = "",
                     const ZipParts& more = {}) {
  ZipParts parts = {{"mimetype", "application/vnd.oasis.opendocument.text"}};
  parts.insert(parts.end(), more.begin(), more.end());
  parts.emplace_back(
      "content.xml",
      Part("document-content", "<office:automatic-styles>" + automatic_styles +
                                   "</office:automatic-styles>" + "<office:body><office:text>" +
                                   text + "</office:text></office:body>"));
  return MakeZip(parts);
}

Document Extract(const std::string& text, const std::string& automatic_styles = "",
                 const ZipParts& more = {}) {
  return ExtractOdt(OdtBytes(text, automatic_styles, more));
}

std::string Refusal(const std::string& bytes) {
  return RefusalOf([&] { ExtractOdt(bytes); });
}

std::string Style(const std::string& name, const std::string& attributes,
                  const std::string& content = "") {
  return R"(<style:style style:family="paragraph" style:name=")" + name + "\" " + attributes + ">" +
         content + "</style:style>";
}

ZipParts Styles(const std::string& styles) {
  return {{"styles.xml", Part("document-styles", "<office:styles>" + styles + "</office:styles>")}};
}

ZipParts Meta(const std::string& properties) {
  return {{"meta.xml", Part("document-meta", "<office:meta>" + properties + "</office:meta>")}};
}

TEST(ExtractOdt, HeadingsNestByTheirLevel) {
  const Document document =
      Extract(Heading(1, "Water") + Paragraph("one") + Heading(2, "Wells") + Paragraph("two"));
  EXPECT_EQ(document.title, "Water");
  EXPECT_THAT(document.blocks, ElementsAre(IsBlock("one"), IsBlockUnder(Path{"Wells"}, "two")));
}

TEST(ExtractOdt, ParagraphsInTheStyleOfAHeading) {
  const ZipParts styles =
      Styles(Style("T1", R"(style:display-name="Título 1")") + Style("Heading_20_2", "") +
             Style("Red", R"(style:parent-style-name="Heading_20_2")") +
             Style("Level", R"(style:default-outline-level="2")"));
  const std::string automatic = Style("P1", R"(style:parent-style-name="Red")");
  EXPECT_THAT(Extract(Paragraph("Agua", "T1") + Paragraph("A", "P1") + Paragraph("one") +
                          Paragraph("B", "Level") + Paragraph("two"),
                      automatic, styles)
                  .blocks,
              ElementsAre(IsBlockUnder(Path{"A"}, "one"), IsBlockUnder(Path{"B"}, "two")));
}

TEST(ExtractOdt, TitleStyleBeatsTheMetadataWhichBeatsHeadings) {
  const ZipParts meta = Meta("<dc:title>From the metadata</dc:title>");
  const std::string rest = Heading(1, "From a heading") + Paragraph("text");
  const std::string automatic = Style("P1", R"(style:parent-style-name="Title")");
  ZipParts both = meta;
  both.push_back(Styles(Style("Title", "")).front());
  EXPECT_EQ(Extract(Paragraph("From the page", "P1") + rest, automatic, both).title,
            "From the page");
  EXPECT_EQ(Extract(Paragraph("From the page", "Title") + rest, "", meta).title, "From the page");
  EXPECT_EQ(Extract(rest, "", meta).title, "From the metadata");
  EXPECT_EQ(Extract(rest, "", Meta("<dc:title>Sin título 1</dc:title>")).title, "From a heading");
}

TEST(ExtractOdt, StyleUnderTheTitleIsNoTitle) {
  const ZipParts styles =
      Styles(Style("Title", "") + Style("Subtitle", R"(style:parent-style-name="Title")"));
  const Document document =
      Extract(Paragraph("Manual", "Title") + Paragraph("For the field", "Subtitle"), "", styles);
  EXPECT_EQ(document.title, "Manual");
  EXPECT_THAT(TextsOf(document), ElementsAre("For the field"));
}

TEST(ExtractOdt, DateAndLanguageOfTheMetadata) {
  const ZipParts meta = Meta(
      "<meta:creation-date>2020-01-01T00:00:00</meta:creation-date>"
      "<dc:date>2023-03-15T10:00:00.12</dc:date>"
      "<dc:language>en-GB</dc:language>");
  EXPECT_EQ(Extract(Paragraph("x"), "", meta).updated, (PartialDate{2023, 3, 15}));
  EXPECT_EQ(Extract(Paragraph("x"), "", meta).language, Language::kEnglish);
  EXPECT_EQ(Extract(Paragraph("x") + Paragraph("Last updated: 2019"), "", meta).updated,
            (PartialDate{2019, 0, 0}));
  EXPECT_EQ(Extract(Paragraph("x"), "", Meta("<meta:creation-date>2020-01-02</meta:creation-date>"))
                .updated,
            (PartialDate{2020, 1, 2}));
}

TEST(ExtractOdt, BlanksTabsAndBreaks) {
  EXPECT_THAT(TextsOf(Extract(Paragraph("a<text:s text:c=\"1000000000\"/>b<text:tab/>c"
                                        "<text:line-break/>d<text:span>e</text:span> "
                                        "<text:span>f</text:span>"))),
              ElementsAre("a b c de f"));
}

TEST(ExtractOdt, ListsNestedAndAroundHeadings) {
  const Document document = Extract(
      "<text:list><text:list-header>" + Paragraph("zero") + "</text:list-header>" +
      "<text:list-item>" + Paragraph("one") + "<text:list><text:list-item>" + Paragraph("inner") +
      "</text:list-item></text:list></text:list-item>" + "<text:list-item>" +
      Heading(1, "Numbered heading") + "</text:list-item>" + "</text:list>" + Paragraph("after"));
  EXPECT_EQ(document.title, "Numbered heading");
  EXPECT_THAT(TextsOf(document), ElementsAre("zero", "one", "inner", "after"));
  EXPECT_THAT(KindsOf(document), ElementsAre(BlockKind::kListItem, BlockKind::kListItem,
                                             BlockKind::kListItem, BlockKind::kParagraph));
}

TEST(ExtractOdt, TableRowsAreBlocks) {
  const Document document = Extract(
      Table("<table:table-header-rows>" + Row(Cell(Paragraph("Item")) + Cell(Paragraph("Unit"))) +
            "</table:table-header-rows>" +
            Row(Cell(Paragraph("Oil") + "<text:list><text:list-item>" + Paragraph("fortified") +
                     "</text:list-item></text:list>") +
                Cell("")) +
            Row(Cell("") + "<table:covered-table-cell/>" + Cell(Paragraph("kg")))));
  EXPECT_THAT(TextsOf(document), ElementsAre("Item | Unit", "Oil fortified", "| kg"));
  EXPECT_EQ(document.blocks[0].kind, BlockKind::kTableRow);
}

TEST(ExtractOdt, RepeatedRowsAndCellsCountOnce) {
  const std::string often = R"(="1000000000")";
  EXPECT_THAT(TextsOf(Extract(Table(
                  Row(Cell(Paragraph("a"), " table:number-columns-repeated" + often) +
                          Cell(Paragraph("b")) + Cell("", " table:number-columns-repeated" + often),
                      " table:number-rows-repeated" + often) +
                  Row(Cell(""), " table:number-rows-repeated" + often)))),
              ElementsAre("a | b"));
}

TEST(ExtractOdt, NestedTableFollowsTheRowThatHoldsIt) {
  const std::string inner = Table(Row(Cell(Paragraph("c")) + Cell(Paragraph("d"))));
  EXPECT_THAT(TextsOf(Extract(Table(Row(Cell(Paragraph("a")) + Cell(inner + Paragraph("b"))) +
                                    Row(Cell(Paragraph("e")))))),
              ElementsAre("a | b", "c | d", "e"));
}

TEST(ExtractOdt, TableOfOneCellIsAFrameAroundText) {
  const Document document =
      Extract(Table(Row(Cell(Paragraph("Remember:") + Paragraph("boil it.")))));
  EXPECT_THAT(TextsOf(document), ElementsAre("Remember:", "boil it."));
  EXPECT_EQ(document.blocks[0].kind, BlockKind::kParagraph);
}

TEST(ExtractOdt, NotesAndTextBoxesFollowTheirParagraph) {
  const std::string note = "<text:note><text:note-citation>1</text:note-citation><text:note-body>" +
                           Paragraph("the note") + "</text:note-body></text:note>";
  const std::string box =
      "<draw:frame><draw:text-box>" + Heading(1, "Key message") + "</draw:text-box></draw:frame>";
  const Document document = Extract(
      Heading(1, "T") + Heading(2, "A") + Paragraph("one" + note + " two" + box + ".") +
      "<draw:custom-shape>" + Paragraph("in a shape") + "</draw:custom-shape>" + Paragraph("next"));
  EXPECT_THAT(document.blocks,
              ElementsAre(IsBlockUnder(Path{"A"}, "one two."), IsBlockUnder(Path{"A"}, "the note"),
                          IsBlockUnder(Path{"A"}, "Key message"),
                          IsBlockUnder(Path{"A"}, "in a shape"), IsBlockUnder(Path{"A"}, "next")));
}

TEST(ExtractOdt, WhatIsNotTheTextIsLeftOut) {
  EXPECT_THAT(
      TextsOf(Extract(
          "<text:tracked-changes><text:changed-region><text:deletion>" + Paragraph("deleted") +
          "</text:deletion></text:changed-region></text:tracked-changes>" +
          "<text:table-of-content><text:index-body>" + Paragraph("Wells 3") +
          "</text:index-body></text:table-of-content>" + Paragraph("Wells 3", "Contents_20_1") +
          Paragraph("a<office:annotation><dc:creator>Ana</dc:creator>" + Paragraph("comment") +
                    "</office:annotation>b<text:hidden-text>no</text:hidden-text>"
                    "<draw:frame><svg:title>picture</svg:title><draw:image/></draw:frame>") +
          "<text:section text:display=\"none\">" + Paragraph("hidden") + "</text:section>" +
          "<text:section>" + Paragraph("shown") + "</text:section>")),
      ElementsAre("ab", "shown"));
}

TEST(ExtractOdt, HiddenStyles) {
  const std::string hidden = R"(<style:text-properties text:display="none"/>)";
  EXPECT_THAT(TextsOf(Extract(Paragraph("no", "P1") +
                                  Paragraph("yes<text:span text:style-name=\"S1\">no</text:span>"),
                              Style("P1", "", hidden) +
                                  "<style:style style:family=\"text\" "
                                  "style:name=\"S1\">" +
                                  hidden + "</style:style>")),
              ElementsAre("yes"));
}

TEST(ExtractOdt, LinksAndContacts) {
  const Document document =
      Extract(Paragraph("<text:a xlink:href=\"https://a.example.org\">one</text:a> "
                        "<text:a xlink:href=\"mailto:desk@example.org\">two</text:a> "
                        "<text:a xlink:href=\"#Wells\">three</text:a>"));
  ASSERT_THAT(TextsOf(document), ElementsAre("one two three"));
  EXPECT_THAT(document.blocks[0].links, ElementsAre("https://a.example.org"));
  EXPECT_THAT(document.contacts, ElementsAre("desk@example.org"));
}

TEST(ExtractOdt, ProtectedByAPassword) {
  const ZipParts manifest = {
      {"META-INF/manifest.xml",
       "<m:manifest xmlns:m=\"urn:m\"><m:file-entry m:full-path=\"content.xml\">"
       "<m:encryption-data/></m:file-entry></m:manifest>"},
      {"content.xml", "\x12\x34\x56"}};
  EXPECT_EQ(Refusal(OdtBytes("", "", manifest)), "the document is protected by a password");
}

TEST(ExtractOdt, WhatIsMissingIsNamed) {
  EXPECT_EQ(Refusal(MakeZip({{"mimetype", "application/vnd.oasis.opendocument.text"}})),
            "an OpenDocument text without its text: no content.xml");
  EXPECT_EQ(Refusal(MakeZip({{"content.xml", "<a><body><spreadsheet/></body></a>"}})),
            "content.xml in it is no text document");
  EXPECT_THAT(Refusal(MakeZip({{"content.xml", "no XML"}})),
              HasSubstr("content.xml in it is no XML"));
}

TEST(ExtractOdt, StylesUnderEachOtherInACircle) {
  EXPECT_THAT(TextsOf(Extract(Paragraph("text", "A"), "",
                              Styles(Style("A", R"(style:parent-style-name="B")") +
                                     Style("B", R"(style:parent-style-name="A")")))),
              ElementsAre("text"));
}

TEST(ExtractOdt, NestingHasALimit) {
  const std::string reason = "elements nested more than 256 deep";
  EXPECT_EQ(Refusal(OdtBytes(Repeated("<text:list>", 100'000) + Repeated("</text:list>", 100'000))),
            reason);
  const auto nested = [](size_t depth) {
    return Refusal(OdtBytes(Repeated("<text:section>", depth) + Paragraph("deep") +
                            Repeated("</text:section>", depth)));
  };
  EXPECT_EQ(nested(kDeepestNesting - 5), "accepted");
  EXPECT_EQ(nested(kDeepestNesting), reason);
}

TEST(ExtractOdt, TruncatedFilesAreRefused) {
  const std::string whole = ReadFixture("tests/fixtures/water-points.odt");
  for (size_t i = 0; i < 16; ++i) {
    EXPECT_THAT(Refusal(whole.substr(0, whole.size() * i / 16)), HasSubstr("incomplete ZIP")) << i;
  }
}

}  // namespace
}  // namespace faro
