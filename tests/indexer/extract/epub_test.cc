// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/epub.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/extract/block_matchers.h"
#include "tests/indexer/extract/zip_fixture.h"

namespace faro {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::IsBlock;
using testing::IsBlockUnder;
using testing::MakeZip;
using testing::Path;
using testing::ReadFixture;
using testing::RefusalOf;
using testing::Repeated;
using testing::TextsOf;
using testing::ZipParts;

constexpr std::string_view kXhtml = "application/xhtml+xml";

std::string Page(const std::string& body) {
  return R"(<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>part)"
         "</title></head><body>" +
         body + "</body></html>";
}

std::string Item(const std::string& id, const std::string& href, const std::string& attributes = "",
                 std::string_view type = kXhtml) {
  return "<item id=\"" + id + "\" href=\"" + href + "\" media-type=\"" + std::string(type) + "\" " +
         attributes + "/>";
}

std::string Ref(const std::string& id, const std::string& attributes = "") {
  return "<itemref idref=\"" + id + "\" " + attributes + "/>";
}

// The entry OEBPS/book.opf.
std::pair<std::string, std::string> Package(const std::string& metadata, const std::string& items,
                                            const std::string& spine,
                                            const std::string& more = "") {
  return {"OEBPS/book.opf",
          R"(<package xmlns="urn:opf" xmlns:dc="urn:dc" xmlns:opf="urn:opf"><metadata>)" +
              metadata + "</metadata><manifest>" + items + "</manifest><spine>" + spine +
              "</spine>" + more + "</package>"};
}

std::string EpubBytes(const ZipParts& parts) {
  ZipParts all = {{"mimetype", "application/epub+zip"},
                  {"META-INF/container.xml",
                   R"(<container xmlns="urn:c"><rootfiles><rootfile full-path="OEBPS/book.opf"/>)"
                   "</rootfiles></container>"}};
  all.insert(all.end(), parts.begin(), parts.end());
  return MakeZip(all);
}

Document Extract(const ZipParts& parts) { return ExtractEpub(EpubBytes(parts)); }

std::string Refusal(const std::string& bytes) {
  return RefusalOf([&] { ExtractEpub(bytes); });
}

// A book of one page.
Document ExtractWith(const std::string& metadata, const std::string& body) {
  return Extract(
      {Package(metadata, Item("a", "a.xhtml"), Ref("a")), {"OEBPS/a.xhtml", Page(body)}});
}

TEST(ExtractEpub, PartsInTheOrderOfTheSpine) {
  const Document document =
      Extract({{"OEBPS/b.xhtml", Page("<h1>Wells</h1><p>Deep.</p>")},
               {"OEBPS/a.xhtml", Page("<h1>Water</h1><h2>Sources</h2><p>Rain.</p>")},
               Package("<dc:title>The Book</dc:title>", Item("b", "b.xhtml") + Item("a", "a.xhtml"),
                       Ref("a") + Ref("b") + Ref("a"))});
  EXPECT_EQ(document.title, "The Book");
  EXPECT_THAT(document.blocks, ElementsAre(IsBlockUnder(Path({"Water", "Sources"}), "Rain."),
                                           IsBlockUnder(Path{"Wells"}, "Deep.")));
}

TEST(ExtractEpub, ChapterCutInTwoGoesOnUnderItsHeading) {
  EXPECT_THAT(
      Extract({{"OEBPS/a.xhtml", Page("<h1>Book</h1><h2>Wells</h2><p>one</p>")},
               {"OEBPS/b.xhtml", Page("<p>two</p>")},
               Package("", Item("a", "a.xhtml") + Item("b", "b.xhtml"), Ref("a") + Ref("b"))})
          .blocks,
      ElementsAre(IsBlockUnder(Path{"Wells"}, "one"), IsBlockUnder(Path{"Wells"}, "two")));
}

TEST(ExtractEpub, HeadingWithNothingUnderItKeepsItsPlaceAcrossParts) {
  const std::string lines(50, '\n');
  EXPECT_THAT(
      TextsOf(Extract(
          {{"OEBPS/a.xhtml", Page("<h1>Book</h1>" + lines + "<p>one</p>" + lines + "<h2>End</h2>")},
           {"OEBPS/b.xhtml", Page("<h2>Next</h2><p>two</p>")},
           Package("", Item("a", "a.xhtml") + Item("b", "b.xhtml"), Ref("a") + Ref("b"))})),
      ElementsAre("one", "End", "two"));
}

TEST(ExtractEpub, TitleOfTheMetadataUnlessItIsAPlaceholder) {
  EXPECT_EQ(ExtractWith("<dc:title> The\n Book </dc:title>", "<h1>H</h1><p>x</p>").title,
            "The Book");
  EXPECT_EQ(ExtractWith("<dc:title>Untitled</dc:title>", "<h1>H</h1><p>x</p>").title, "H");
  EXPECT_EQ(ExtractWith("", "<h1>H</h1><p>x</p>").title, "H");
}

TEST(ExtractEpub, LanguageOfTheMetadata) {
  EXPECT_EQ(ExtractWith("<dc:language>es-CO</dc:language>", "<p>x</p>").language,
            Language::kSpanish);
  EXPECT_EQ(ExtractWith("<dc:language>fr</dc:language>", "<p>x</p>").language, Language::kUnknown);
}

TEST(ExtractEpub, DateOfTheTextThenOfTheBookThenOfTheFile) {
  const std::string saved = R"(<meta property="dcterms:modified">2024-01-02T03:04:05Z</meta>)";
  const std::string published = R"(<dc:date opf:event="publication">2015-06</dc:date>)";
  const std::string changed = R"(<dc:date opf:event="modification">2017</dc:date>)";
  EXPECT_EQ(
      ExtractWith(saved + published + changed, "<p>Last updated: May 2018</p><p>x</p>").updated,
      (PartialDate{2018, 5, 0}));
  EXPECT_EQ(ExtractWith(saved + published + changed, "<p>x</p>").updated,
            (PartialDate{2017, 0, 0}));
  EXPECT_EQ(ExtractWith(saved + published, "<p>x</p>").updated, (PartialDate{2015, 6, 0}));
  EXPECT_EQ(ExtractWith(saved, "<p>x</p>").updated, (PartialDate{2024, 1, 2}));
}

TEST(ExtractEpub, NavigationAndPartsBesideTheOrderAreLeftOut) {
  EXPECT_THAT(TextsOf(Extract(
                  {{"OEBPS/nav.xhtml", Page("<p>contents</p>")},
                   {"OEBPS/toc.xhtml", Page("<p>old contents</p>")},
                   {"OEBPS/quiz.xhtml", Page("<p>answers</p>")},
                   {"OEBPS/a.xhtml", Page("<p>text</p>")},
                   {"OEBPS/c.svg", "<svg/>"},
                   Package("",
                           Item("n", "nav.xhtml", R"(properties="scripted nav")") +
                               Item("t", "toc.xhtml") + Item("q", "quiz.xhtml") +
                               Item("a", "a.xhtml") + Item("c", "c.svg", "", "image/svg+xml"),
                           Ref("n") + Ref("t") + Ref("c") + Ref("a") + Ref("q", R"(linear="no")"),
                           R"(<guide><reference type="toc" href="toc.xhtml#top"/></guide>)")})),
              ElementsAre("text"));
}

TEST(ExtractEpub, ReferencesAreDecodedAndResolved) {
  EXPECT_THAT(
      TextsOf(Extract(
          {{"text/capítulo 1.xhtml", Page("<p>uno</p>")},
           {"OEBPS/50%.xhtml", Page("<p>dos</p>")},
           Package("", Item("a", "../text/cap%C3%ADtulo%201.xhtml") + Item("b", "50%.xhtml"),
                   Ref("a") + Ref("b"))})),
      ElementsAre("uno", "dos"));
}

TEST(ExtractEpub, MissingPartsAreSkippedUnlessAllAre) {
  const auto package =
      Package("", Item("a", "a.xhtml") + Item("b", "b.xhtml") + Item("c", "../../etc/passwd"),
              Ref("a") + Ref("b") + Ref("c") + Ref("unknown"));
  EXPECT_THAT(TextsOf(Extract({package, {"OEBPS/b.xhtml", Page("<p>text</p>")}})),
              ElementsAre("text"));
  EXPECT_EQ(Refusal(EpubBytes({package})), "an e-book without any of its parts");
  EXPECT_EQ(Refusal(EpubBytes({Package("", "", "")})), "an e-book without any of its parts");
}

TEST(ExtractEpub, PartWithoutTextIsNoHindrance) {
  EXPECT_THAT(TextsOf(Extract(
                  {{"OEBPS/a.xhtml", Page("<img src='cover.jpg'/>")},
                   {"OEBPS/b.xhtml", Page("<p>text</p>")},
                   Package("", Item("a", "a.xhtml") + Item("b", "b.xhtml"), Ref("a") + Ref("b"))})),
              ElementsAre("text"));
}

std::string Encryption(const std::string& uri, const std::string& algorithm) {
  return R"(<encryption xmlns:enc="urn:e"><enc:EncryptedData><enc:EncryptionMethod Algorithm=")" +
         algorithm + R"("/><enc:CipherData><enc:CipherReference URI=")" + uri +
         R"("/></enc:CipherData></enc:EncryptedData></encryption>)";
}

TEST(ExtractEpub, DrmOverTheTextButNotOverFonts) {
  const auto package = Package("", Item("a", "a b.xhtml"), Ref("a"));
  const std::pair<std::string, std::string> page = {"OEBPS/a b.xhtml", Page("<p>text</p>")};
  EXPECT_EQ(Refusal(EpubBytes(
                {package,
                 page,
                 {"META-INF/encryption.xml", Encryption("OEBPS/a%20b.xhtml", "urn:aes256-cbc")}})),
            "an e-book that is protected by DRM");
  EXPECT_THAT(
      TextsOf(Extract({package,
                       page,
                       {"META-INF/encryption.xml",
                        Encryption("OEBPS/font.otf", "http://www.idpf.org/2008/embedding")}})),
      ElementsAre("text"));
}

TEST(ExtractEpub, WhatIsMissingIsNamed) {
  EXPECT_EQ(Refusal(MakeZip({{"mimetype", "application/epub+zip"}})),
            "an e-book that does not say what it consists of: no META-INF/container.xml");
  EXPECT_EQ(Refusal(EpubBytes({})),
            "an e-book that does not say what it consists of: no OEBPS/book.opf");
}

TEST(ExtractEpub, TruncatedFilesAreRefused) {
  const std::string whole = ReadFixture("tests/fixtures/water-points.epub");
  for (size_t i = 0; i < 16; ++i) {
    EXPECT_THAT(Refusal(whole.substr(0, whole.size() * i / 16)), HasSubstr("incomplete ZIP")) << i;
  }
}

TEST(ExtractEpub, DeepPackageIsRefused) {
  EXPECT_EQ(Refusal(EpubBytes(
                {{"OEBPS/book.opf", Repeated("<a>", 100'000) + Repeated("</a>", 100'000)}})),
            "elements nested more than 256 deep");
}

TEST(ExtractEpub, EnglishBookOfPandoc) {
  const Document document = ExtractEpub(ReadFixture("tests/fixtures/water-points.epub"));
  EXPECT_EQ(document.title, "Handing over water points");
  EXPECT_EQ(document.language, Language::kEnglish);
  EXPECT_EQ(document.updated, (PartialDate{2023, 4, 12}));
  EXPECT_THAT(document.contacts, ElementsAre("handover@water.example.org"));
  EXPECT_THAT(document.blocks,
              Contains(IsBlockUnder(Path({"Before the handover", "Water quality"}),
                                    "Faecal coliforms | 0 per 100 ml | each month")));
}

TEST(ExtractEpub, SpanishBookOfPandoc) {
  const Document document = ExtractEpub(ReadFixture("tests/fixtures/alojamiento-temporal.epub"));
  EXPECT_EQ(document.title, "Guía de alojamiento temporal");
  EXPECT_EQ(document.language, Language::kSpanish);
  EXPECT_EQ(document.updated, (PartialDate{2022, 9, 0}));
  EXPECT_THAT(document.blocks,
              Contains(IsBlockUnder(Path{"Entrega de artículos"}, "Cuerda | 30 m")));
}

}  // namespace
}  // namespace faro
