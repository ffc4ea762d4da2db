// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/docx.h"

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

constexpr std::string_view kNamespaces =
    R"( xmlns:w="urn:w" xmlns:r="urn:r" xmlns:mc="urn:mc" xmlns:v="urn:v" xmlns:wps="urn:wps")";

std::string Part(const std::string& root, const std::string& content) {
  return "<w:" + root + std::string(kNamespaces) + ">" + content + "</w:" + root + ">";
}

std::string Words(const std::string& text) { return "<w:r><w:t>" + text + "</w:t></w:r>"; }

std::string Paragraph(const std::string& text, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + Words(text) + "</w:p>";
}

std::string Styled(const std::string& style, const std::string& text) {
  return Paragraph(text, "<w:pStyle w:val=\"" + style + "\"/>");
}

std::string Row(const std::string& a, const std::string& b) {
  return "<w:tr><w:tc>" + a + "</w:tc><w:tc>" + b + "</w:tc></w:tr>";
}

std::string DocxBytes(const std::string& body, ZipParts parts = {}) {
  parts.emplace_back("word/document.xml", Part("document", "<w:body>" + body + "</w:body>"));
  return MakeZip(parts);
}

Document Extract(const std::string& body, const ZipParts& parts = {}) {
  return ExtractDocx(DocxBytes(body, parts));
}

std::string Refusal(const std::string& bytes) {
  return RefusalOf([&] { ExtractDocx(bytes); });
}

std::string Style(const std::string& id, const std::string& name, const std::string& rest = "") {
  return R"(<w:style w:type="paragraph" w:styleId=")" + id + R"("><w:name w:val=")" + name +
         R"("/>)" + rest + "</w:style>";
}

ZipParts Styles(const std::string& styles) { return {{"word/styles.xml", Part("styles", styles)}}; }

ZipParts Core(const std::string& properties) {
  return {{"docProps/core.xml",
           R"(<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc" xmlns:dcterms="urn:t">)" +
               properties + "</cp:coreProperties>"}};
}

ZipParts Relations(const std::string& name, const std::string& relations) {
  return {{name, "<Relationships>" + relations + "</Relationships>"}};
}

std::string Relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"http://x/relationships/" + type + "\" Target=\"" +
         target + "\"/>";
}

TEST(ExtractDocx, RunsOfAParagraphAreOneText) {
  EXPECT_THAT(Extract("<w:p>" + Words("Chlo") + Words("rine ") +
                      R"(<w:r><w:t xml:space="preserve"> kills</w:t></w:r></w:p>)")
                  .blocks,
              ElementsAre(IsBlock("Chlorine kills")));
}

TEST(ExtractDocx, TabsAndBreaksAreBlanksAndHyphensWhatTheyLookLike) {
  EXPECT_THAT(TextsOf(Extract("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>"
                              "<w:cr/><w:t>d</w:t></w:r></w:p>")),
              ElementsAre("a b c d"));
  EXPECT_THAT(TextsOf(Extract("<w:p><w:r><w:t>UN</w:t><w:noBreakHyphen/><w:t>OCHA</w:t></w:r>"
                              "<w:r><w:t> eva</w:t><w:softHyphen/><w:t>cuated, co\u00ADlera</w:t>"
                              "</w:r></w:p>")),
              ElementsAre("UN-OCHA evacuated, colera"));
}

TEST(ExtractDocx, HeadingsByTheNameOfTheirStyleWhateverItsId) {
  const Document document = Extract(
      Styled("Ttulo1", "Agua") + Paragraph("uno") + Styled("Ttulo2", "Pozos") + Paragraph("dos"),
      Styles(Style("Ttulo1", "heading 1") + Style("Ttulo2", "heading 2")));
  EXPECT_EQ(document.title, "Agua");
  EXPECT_THAT(document.blocks, ElementsAre(IsBlock("uno"), IsBlockUnder(Path{"Pozos"}, "dos")));
}

TEST(ExtractDocx, HeadingsByTheirIdWhereTheFileHasNoStyles) {
  EXPECT_THAT(
      Extract(Styled("Heading1", "Water") + Styled("Heading2", "Wells") + Paragraph("Deep."))
          .blocks,
      ElementsAre(IsBlockUnder(Path{"Wells"}, "Deep.")));
}

TEST(ExtractDocx, HeadingsByOutlineLevelOwnOrInherited) {
  const ZipParts styles =
      Styles(Style("Chapter", "Chapter", R"(<w:pPr><w:outlineLvl w:val="0"/></w:pPr>)") +
             Style("Deeper", "Red chapter", R"(<w:basedOn w:val="Chapter"/>)") +
             Style("TocHead", "Front matter",
                   R"(<w:basedOn w:val="Chapter"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>)"));
  EXPECT_THAT(Extract(Styled("Chapter", "T") + Styled("Deeper", "A") + Paragraph("one") +
                          Paragraph("B", R"(<w:outlineLvl w:val="1"/>)") + Paragraph("two") +
                          Styled("TocHead", "no heading"),
                      styles)
                  .blocks,
              ElementsAre(IsBlockUnder(Path{"A"}, "one"), IsBlockUnder(Path{"A", "B"}, "two"),
                          IsBlockUnder(Path{"A", "B"}, "no heading")));
}

TEST(ExtractDocx, StylesBasedOnEachOtherInACircle) {
  EXPECT_THAT(Extract(Styled("A", "text"), Styles(Style("A", "A", R"(<w:basedOn w:val="B"/>)") +
                                                  Style("B", "B", R"(<w:basedOn w:val="A"/>)")))
                  .blocks,
              ElementsAre(IsBlock("text")));
}

TEST(ExtractDocx, TitleStyleBeatsThePropertiesWhichBeatHeadings) {
  const ZipParts core = Core("<dc:title>From the properties</dc:title>");
  const std::string heading = Styled("Heading1", "From a heading") + Paragraph("text");
  EXPECT_EQ(
      Extract(Styled("Title", "From the") + Styled("Title", "title page") + heading, core).title,
      "From the title page");
  EXPECT_EQ(Extract(heading, core).title, "From the properties");
  EXPECT_EQ(Extract(heading).title, "From a heading");
}

TEST(ExtractDocx, TitleStyleFurtherDownIsAHeading) {
  const Document document = Extract(Styled("Title", "Manual") + Paragraph("one") +
                                    Styled("Title", "Part two") + Paragraph("two"));
  EXPECT_EQ(document.title, "Manual");
  EXPECT_THAT(document.blocks, ElementsAre(IsBlock("one"), IsBlockUnder(Path{"Part two"}, "two")));
}

TEST(ExtractDocx, StyleBasedOnTheTitleIsNoTitle) {
  const Document document =
      Extract(Styled("Title", "Manual") + Styled("Subtitle", "For the field"),
              Styles(Style("Title", "Title") +
                     Style("Subtitle", "Subtitle", R"(<w:basedOn w:val="Title"/>)")));
  EXPECT_EQ(document.title, "Manual");
  EXPECT_THAT(TextsOf(document), ElementsAre("For the field"));
}

TEST(ExtractDocx, PlaceholderTitlesInThePropertiesNameNothing) {
  for (const std::string placeholder :
       {"Document1", "Microsoft Word - draft v2", "report.docx", "Sin título", "  ", "[Title]"}) {
    EXPECT_EQ(Extract(Styled("Heading1", "Wells") + Paragraph("text"),
                      Core("<dc:title>" + placeholder + "</dc:title>"))
                  .title,
              "Wells")
        << placeholder;
  }
  EXPECT_EQ(Extract(Paragraph("text"), Core("<dc:title>Documento de país</dc:title>")).title,
            "Documento de país");
}

TEST(ExtractDocx, LanguageAndDateOfTheProperties) {
  const ZipParts core = Core(
      "<dcterms:modified>2023-03-15T10:00:00Z</dcterms:modified>"
      "<dc:language>es-419</dc:language>");
  EXPECT_EQ(Extract(Paragraph("texto"), core).updated, (PartialDate{2023, 3, 15}));
  EXPECT_EQ(Extract(Paragraph("texto"), core).language, Language::kSpanish);
  const Document document = Extract(Paragraph("Last updated: May 2021") + Paragraph("x"), core);
  EXPECT_EQ(document.updated, (PartialDate{2021, 5, 0}));
}

TEST(ExtractDocx, ListsByNumberingOfTheParagraphOrItsStyle) {
  const std::string numbered = R"(<w:numPr><w:numId w:val="3"/></w:numPr>)";
  const std::string off = R"(<w:numPr><w:numId w:val="0"/></w:numPr>)";
  const ZipParts styles =
      Styles(Style("ListBullet", "List Bullet", "<w:pPr>" + numbered + "</w:pPr>") +
             Style("Heading1", "heading 1", "<w:pPr>" + numbered + "</w:pPr>"));
  const Document document =
      Extract(Styled("Heading1", "Numbered heading") + Paragraph("one", numbered) +
                  Styled("ListBullet", "two") +
                  Paragraph("no item", R"(<w:pStyle w:val="ListBullet"/>)" + off),
              styles);
  EXPECT_EQ(document.title, "Numbered heading");
  EXPECT_THAT(TextsOf(document), ElementsAre("one", "two", "no item"));
  EXPECT_THAT(KindsOf(document),
              ElementsAre(BlockKind::kListItem, BlockKind::kListItem, BlockKind::kParagraph));
}

TEST(ExtractDocx, TableRowsAreBlocks) {
  const Document document =
      Extract("<w:tbl>" + Row(Paragraph("Item"), Paragraph("Unit")) +
              Row(Paragraph("Oil") + Paragraph("fortified"), "<w:p/>") +
              Row("<w:p/>", Paragraph("kg")) + Row("<w:p/>", "<w:p/>") + "</w:tbl>");
  EXPECT_THAT(TextsOf(document), ElementsAre("Item | Unit", "Oil fortified", "| kg"));
  EXPECT_THAT(KindsOf(document),
              ElementsAre(BlockKind::kTableRow, BlockKind::kTableRow, BlockKind::kTableRow));
}

TEST(ExtractDocx, NestedTableFollowsTheRowThatHoldsIt) {
  const std::string inner = "<w:tbl>" + Row(Paragraph("c"), Paragraph("d")) + "</w:tbl>";
  EXPECT_THAT(TextsOf(Extract("<w:tbl>" + Row(Paragraph("a"), inner + Paragraph("b")) +
                              Row(Paragraph("e"), Paragraph("f")) + "</w:tbl>")),
              ElementsAre("a | b", "c | d", "e | f"));
}

TEST(ExtractDocx, TableOfOneCellIsAFrameAroundText) {
  const Document document = Extract("<w:tbl><w:tr><w:tc>" + Paragraph("Remember:") +
                                    Paragraph("boil it.") + "</w:tc></w:tr></w:tbl>");
  EXPECT_THAT(TextsOf(document), ElementsAre("Remember:", "boil it."));
  EXPECT_THAT(KindsOf(document), ElementsAre(BlockKind::kParagraph, BlockKind::kParagraph));
}

TEST(ExtractDocx, TextBoxOnceThoughItIsThereTwice) {
  const std::string box = "<w:txbxContent>" + Styled("Heading1", "Key message") +
                          Paragraph("Ask first.") + "</w:txbxContent>";
  const Document document =
      Extract(Styled("Heading1", "T") + Styled("Heading2", "A") + "<w:p>" + Words("before") +
              "<w:r><mc:AlternateContent><mc:Choice><wps:txbx>" + box + "</wps:txbx></mc:Choice>" +
              "<mc:Fallback><w:pict><v:textbox>" + box + "</v:textbox></w:pict></mc:Fallback>" +
              "</mc:AlternateContent></w:r>" + Words(" after") + "</w:p>" + Paragraph("next"));
  EXPECT_THAT(
      document.blocks,
      ElementsAre(IsBlockUnder(Path{"A"}, "before after"), IsBlockUnder(Path{"A"}, "Key message"),
                  IsBlockUnder(Path{"A"}, "Ask first."), IsBlockUnder(Path{"A"}, "next")));
}

TEST(ExtractDocx, NotesFollowTheParagraphThatRefersToThem) {
  const auto note = [](const std::string& id, const std::string& content) {
    return "<w:footnote w:id=\"" + id + "\">" + content + "</w:footnote>";
  };
  ZipParts parts = {
      {"word/footnotes.xml",
       Part("footnotes", "<w:footnote w:id=\"0\" w:type=\"separator\">" + Paragraph("line") +
                             "</w:footnote>" + note("1", Paragraph("first note")) +
                             note("2", Paragraph("never referred to")))},
      {"word/endnotes.xml",
       Part("endnotes", "<w:endnote w:id=\"1\">" + Paragraph("end note") + "</w:endnote>")}};
  EXPECT_THAT(
      TextsOf(Extract("<w:p>" + Words("a") + R"(<w:r><w:footnoteReference w:id="1"/></w:r>)" +
                          R"(<w:r><w:endnoteReference w:id="1"/></w:r>)" +
                          R"(<w:r><w:footnoteReference w:id="0"/></w:r>)" + Words("b") +
                          R"(<w:r><w:footnoteReference w:id="1"/></w:r></w:p>)" + Paragraph("c"),
                      parts)),
      ElementsAre("ab", "first note", "end note", "c"));
}

TEST(ExtractDocx, LinksOfANoteAreThoseOfItsPart) {
  ZipParts parts = {{"word/footnotes.xml",
                     Part("footnotes", R"(<w:footnote w:id="1"><w:p><w:hyperlink r:id="rId1">)" +
                                           Words("note") + "</w:hyperlink></w:p></w:footnote>")}};
  for (const auto& [name, target] : {std::pair("document", "https://text.example.org"),
                                     std::pair("footnotes", "https://note.example.org")}) {
    const ZipParts relations = Relations("word/_rels/" + std::string(name) + ".xml.rels",
                                         Relation("rId1", "hyperlink", target));
    parts.insert(parts.end(), relations.begin(), relations.end());
  }
  const Document document =
      Extract(R"(<w:p><w:r><w:footnoteReference w:id="1"/></w:r><w:hyperlink r:id="rId1">)" +
                  Words("text") + "</w:hyperlink></w:p>",
              parts);
  ASSERT_THAT(TextsOf(document), ElementsAre("text", "note"));
  EXPECT_THAT(document.blocks[0].links, ElementsAre("https://text.example.org"));
  EXPECT_THAT(document.blocks[1].links, ElementsAre("https://note.example.org"));
}

TEST(ExtractDocx, LinksByRelationshipAndByField) {
  const ZipParts relations =
      Relations("word/_rels/document.xml.rels",
                Relation("rId1", "hyperlink", "https://a.example.org") +
                    Relation("rId2", "hyperlink", "mailto:desk@example.org?subject=x"));
  const Document document =
      Extract(R"(<w:p><w:hyperlink r:id="rId1" w:anchor="s">)" + Words("one ") + "</w:hyperlink>" +
                  R"(<w:hyperlink r:id="rId2">)" + Words("two ") + "</w:hyperlink>" +
                  R"(<w:hyperlink w:anchor="_Toc1">)" + Words("three ") + "</w:hyperlink>" +
                  R"(<w:r><w:fldChar w:fldCharType="begin"/></w:r>)" +
                  R"(<w:r><w:instrText> HYPERLINK "https://b.exa</w:instrText></w:r>)" +
                  R"(<w:r><w:instrText>mple.org" \o "tip" </w:instrText></w:r>)" +
                  R"(<w:r><w:fldChar w:fldCharType="separate"/></w:r>)" + Words("four ") +
                  R"(<w:r><w:fldChar w:fldCharType="end"/></w:r>)" +
                  R"(<w:fldSimple w:instr="HYPERLINK &quot;https://c.example.org&quot;">)" +
                  Words("five") + "</w:fldSimple></w:p>",
              relations);
  ASSERT_THAT(TextsOf(document), ElementsAre("one two three four five"));
  EXPECT_THAT(
      document.blocks[0].links,
      ElementsAre("https://a.example.org#s", "https://b.example.org", "https://c.example.org"));
  EXPECT_THAT(document.contacts, ElementsAre("desk@example.org"));
}

TEST(ExtractDocx, InsertionsStayAndDeletionsGo) {
  EXPECT_THAT(TextsOf(Extract(
                  "<w:p>" + Words("Boil ") + "<w:ins>" + Words("all ") + "</w:ins><w:del><w:r>" +
                  "<w:delText>some </w:delText></w:r></w:del><w:moveFrom>" + Words("gone ") +
                  "</w:moveFrom><w:moveTo>" + Words("water.") + "</w:moveTo></w:p>" + "<w:tbl>" +
                  Row(Paragraph("a"), Paragraph("b")) + "<w:tr><w:trPr><w:del/></w:trPr><w:tc>" +
                  Paragraph("gone") + "</w:tc></w:tr></w:tbl>")),
              ElementsAre("Boil all water.", "a | b"));
}

TEST(ExtractDocx, HiddenTextIsLeftOut) {
  const std::string hidden = "<w:rPr><w:vanish/></w:rPr>";
  const ZipParts styles = Styles(Style("Secret", "Secret", hidden));
  EXPECT_THAT(
      TextsOf(Extract("<w:p><w:r>" + hidden + "<w:t>no</w:t></w:r>" +
                          R"(<w:r><w:rPr><w:rStyle w:val="Secret"/></w:rPr><w:t>no</w:t></w:r>)" +
                          R"(<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>yes</w:t></w:r></w:p>)" +
                          Styled("Secret", "no"),
                      styles)),
      ElementsAre("yes"));
}

TEST(ExtractDocx, TablesOfContentsAreLeftOutAndOtherControlsKept) {
  const std::string gallery =
      R"(<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>)";
  EXPECT_THAT(TextsOf(Extract(
                  "<w:sdt>" + gallery + "<w:sdtContent>" + Paragraph("Wells 3") +
                      "</w:sdtContent></w:sdt>" + Styled("TOC1", "Wells 3") +
                      "<w:sdt><w:sdtContent>" + Paragraph("kept") + "</w:sdtContent></w:sdt>" +
                      "<w:p><w:sdt><w:sdtContent>" + Words("inside") + "</w:sdtContent></w:sdt>" +
                      "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" +
                      Words("Click here to enter text") + "</w:sdtContent></w:sdt></w:p>",
                  Styles(Style("TOC1", "toc 1")))),
              ElementsAre("kept", "inside"));
}

TEST(ExtractDocx, PartsAreFoundByTheirRelationships) {
  ZipParts parts = Relations("_rels/.rels", Relation("a", "officeDocument", "/word/main2.xml"));
  parts.emplace_back("word/main2.xml",
                     Part("document", "<w:body>" + Styled("X", "T") + "</w:body>"));
  const ZipParts relations =
      Relations("word/_rels/main2.xml.rels", Relation("b", "styles", "../other/looks.xml"));
  parts.insert(parts.end(), relations.begin(), relations.end());
  parts.emplace_back("other/looks.xml", Part("styles", Style("X", "Title")));
  const Document document = Extract(Paragraph("not this one"), parts);
  EXPECT_EQ(document.title, "T");
}

TEST(ExtractDocx, OtherNamespacePrefixesAndUtf16) {
  const std::u16string text =
      u"\uFEFF<d:document xmlns:d='urn:w'><d:body><d:p><d:r><d:t>Año</d:t></d:r></d:p></d:body>"
      u"</d:document>";
  const std::string bytes(reinterpret_cast<const char*>(text.data()), text.size() * 2);
  EXPECT_THAT(TextsOf(ExtractDocx(MakeZip({{"word/document.xml", bytes}}))), ElementsAre("Año"));
}

TEST(ExtractDocx, IllFormedTextIsMadeValid) {
  EXPECT_THAT(TextsOf(Extract(Paragraph("a\xFF&#xD800;&#1;b"))),
              ElementsAre("a\uFFFD\uFFFD\uFFFD\uFFFD b"));
}

TEST(ExtractDocx, WhatIsMissingIsNamed) {
  EXPECT_EQ(Refusal(MakeZip({{"word/styles.xml", Part("styles", "")}})),
            "a Word document without its text: no word/document.xml");
  EXPECT_EQ(Refusal(MakeZip({{"word/document.xml", "<w:styles/>"}})),
            "word/document.xml in it is no text document");
  EXPECT_THAT(Refusal(MakeZip({{"word/document.xml", "<w:document><w:body>"}})),
              HasSubstr("word/document.xml in it is no XML"));
}

TEST(ExtractDocx, EntitiesAreNotExpanded) {
  std::string bomb = "<!DOCTYPE d [<!ENTITY a0 \"boom\">";
  for (int i = 1; i < 12; ++i) {
    const std::string inner = "&a" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY a" + std::to_string(i) + " \"" + Repeated(inner, 10) + "\">";
  }
  bomb += "<!ENTITY file SYSTEM \"file:///etc/hostname\">]><w:document><w:body>" +
          Paragraph("x&a11;&file;y") + "</w:body></w:document>";
  EXPECT_THAT(TextsOf(ExtractDocx(MakeZip({{"word/document.xml", bomb}}))),
              ElementsAre("x&a11;&file;y"));
}

TEST(ExtractDocx, NestingHasALimit) {
  const std::string reason = "elements nested more than 256 deep";
  EXPECT_EQ(Refusal(DocxBytes(Repeated("<w:sdt>", 100'000) + Repeated("</w:sdt>", 100'000))),
            reason);
  const auto nested = [](size_t depth) {
    return Refusal(DocxBytes("<w:p>" + Repeated("<w:smartTag>", depth) + Words("deep") +
                             Repeated("</w:smartTag>", depth) + "</w:p>"));
  };
  // document, body, p before; r, t, the text after.
  EXPECT_EQ(nested(kDeepestNesting - 5), "accepted");
  EXPECT_EQ(nested(kDeepestNesting), reason);
}

TEST(ExtractDocx, NotesThatReferToEachOtherAreNoLoop) {
  std::string notes;
  for (int i = 0; i < 1000; ++i) {
    notes += "<w:footnote w:id=\"" + std::to_string(i) + "\"><w:p>" + Words("note") +
             "<w:r><w:footnoteReference w:id=\"" + std::to_string((i + 1) % 1000) +
             "\"/></w:r></w:p></w:footnote>";
  }
  EXPECT_THAT(TextsOf(Extract(R"(<w:p><w:r><w:footnoteReference w:id="0"/></w:r></w:p>)",
                              {{"word/footnotes.xml", Part("footnotes", notes)}})),
              ElementsAre("note"));
}

TEST(ExtractDocx, TruncatedFilesAreRefused) {
  const std::string whole = ReadFixture("tests/fixtures/water-points.docx");
  for (size_t i = 0; i < 16; ++i) {
    EXPECT_THAT(Refusal(whole.substr(0, whole.size() * i / 16)), HasSubstr("incomplete ZIP")) << i;
  }
}

}  // namespace
}  // namespace faro
