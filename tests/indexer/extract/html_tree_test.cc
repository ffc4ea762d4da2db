// SPDX-License-Identifier: GPL-3.0-or-later
// How pages are read that are broken, hostile or not what they say. See html_test.cc for all else.
#include "indexer/extract/html_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "indexer/extract/html.h"
#include "indexer/extract/html_source.h"
#include "indexer/extract/limits.h"
#include "lib/base/error.h"
#include "tests/indexer/extract/block_matchers.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using testing::IsBlock;
using testing::LinesOf;
using testing::TextsOf;

std::vector<std::string> Texts(const std::string& html) { return TextsOf(ExtractHtml(html)); }

std::string Refusal(const std::string& html) {
  try {
    ExtractHtml(html);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kBadInput);
    return error.what();
  }
  return "accepted";
}

std::string Repeated(const std::string& text, size_t count) {
  std::string all;
  all.reserve(text.size() * count);
  for (size_t i = 0; i < count; ++i) all += text;
  return all;
}

constexpr const char* kXhtml = "<html xmlns=\"http://www.w3.org/1999/xhtml\">";

TEST(ParseHtml, XhtmlElementsThatCloseThemselves) {
  const Document document = ExtractHtml(
      std::string("<?xml version='1.0' encoding='UTF-8'?>\n") + kXhtml +
      "<head><title/><script src='x.js'/></head>\n<body><a id='p1'/>Un <i/>pozo&nbsp;seguro &amp; "
      "a&ntilde;os.<div/>\n<p>Otro</p></body></html>");
  EXPECT_THAT(document.blocks, ElementsAre(IsBlock("Un pozo seguro & años."), IsBlock("Otro")));
  EXPECT_THAT(LinesOf(document), ElementsAre(3, 4));
}

TEST(ParseHtml, XhtmlNamesMayHavePrefixes) {
  EXPECT_THAT(Texts("<?xml version='1.0'?><h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:body>"
                    "<h:p>one</h:p><h:p>two</h:p></h:body></h:html>"),
              ElementsAre("one", "two"));
}

TEST(ParseHtml, XhtmlWithItsDocumentTypeIsNotFetched) {
  EXPECT_THAT(Texts(std::string("<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' "
                                "'http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd'>") +
                    kXhtml + "<body><p>a&eacute;<![CDATA[<b>]]></p></body></html>"),
              ElementsAre("aé<b>"));
}

TEST(ParseHtml, XhtmlThatIsNotWellFormedIsReadAsHtml) {
  EXPECT_THAT(Texts(std::string(kXhtml) + "<body><p>one<p>two & three<br></body></html>"),
              ElementsAre("one", "two & three"));
}

TEST(ParseHtml, XhtmlWithDeclaredEntitiesNeverExpandsThem) {
  std::string page = "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a0 'bomb'>";
  for (int i = 1; i < 30; ++i) {
    page += "<!ENTITY a" + std::to_string(i) + " '" +
            Repeated("&a" + std::to_string(i - 1) + ";", 10) + "'>";
  }
  page += std::string("]>") + kXhtml + "<body><p>before &a29; after</p></body></html>";
  EXPECT_THAT(Texts(page), ::testing::Contains("before &a29; after"));
}

TEST(ParseHtml, TextAfterTheEndOfThePageIsKept) {
  EXPECT_THAT(Texts("<html><body><p>one</p></body></html>\n<p>two</p>"), ElementsAre("one", "two"));
}

TEST(ParseHtml, UnclosedAndCrossedTags) {
  EXPECT_THAT(Texts("<p>one <b>two <i>three</b> four</i><p>five</div></span> six<"),
              ElementsAre("one two three four", "five six<"));
}

TEST(ParseHtml, SecondHtmlAndBodyTags) {
  EXPECT_THAT(Texts("<html><body><p>one<html lang=es><body class=x><p>two"),
              ElementsAre("one", "two"));
}

TEST(ParseHtml, EntitiesOfHtml) {
  EXPECT_THAT(Texts("<p>&iquest;Qu&eacute;? &#241; &#xF1; &lt;b&gt; A&B &bogus; &copy;"),
              ElementsAre("¿Qué? ñ ñ <b> A&B &bogus; ©"));
}

TEST(ParseHtml, LinesBeyondSixteenBits) {
  EXPECT_THAT(LinesOf(ExtractHtml("<p>one</p>" + Repeated("\n", 70'000) + "<p>\n\ntwo\nmore</p>")),
              ElementsAre(1, 70'003));
}

TEST(ParseHtml, LinesOfAllSystems) {
  EXPECT_THAT(LinesOf(ExtractHtml("<p>a</p>\r\n<p>b</p>\r<p>c</p>\n<p>d</p>")),
              ElementsAre(1, 2, 3, 4));
}

TEST(ParseHtml, TextLongerThanThePiecesOfTheParserIsOneBlock) {
  const std::string word = "palabra ";
  const Document document = ExtractHtml("<p>" + Repeated(word, 3000) + "ñandú</p>");
  ASSERT_EQ(document.blocks.size(), 1u);
  EXPECT_EQ(document.blocks[0].text, Repeated(word, 3000) + "ñandú");
}

TEST(ParseHtml, SloppyNestingLosesNoText) {
  EXPECT_THAT(Texts(Repeated("<font>", 300) + "deep" + Repeated("</font>", 300) + "<p>after"),
              ElementsAre("deep", "after"));
  EXPECT_THAT(Texts("<p>first</p>" + Repeated("<div>", 10'000) + "deep"),
              ElementsAre("first", "deep"));
  EXPECT_THAT(Texts(std::string(kXhtml) + "<body>" + Repeated("<div>", 1000) + "deep" +
                    Repeated("</div>", 1000) + "</body></html>"),
              ElementsAre("deep"));
}

TEST(ParseHtml, PagesThatHoldNoText) {
  EXPECT_EQ(Refusal("<html><head><title>T</title></head><body></body></html>"),
            "the page holds no text");
  EXPECT_EQ(Refusal("<html><frameset><frame src=a><frame src=b><noframes>Get a browser</noframes>"
                    "</frameset></html>"),
            "the page holds no text; it shows other pages in frames");
  EXPECT_EQ(Refusal("<body><div id=app></div><script src=a.js></script>"
                    "<noscript>Enable scripts</noscript></body>"),
            "the page holds no text; scripts would make it");
}

TEST(ParseHtml, BytesThatAreNoText) {
  EXPECT_EQ(Refusal(""), "the file is empty");
  EXPECT_EQ(Refusal(std::string("<html>\0<p>text", 14)), "binary data, not text");
}

TEST(ParseHtml, TooManyElements) {
  EXPECT_EQ(Refusal(Repeated("<a>", kMostElements + 1)), "it has more than 4000000 elements");
}

TEST(ParseHtml, AttributesAreCounted) {
  std::string tag = "<p";
  for (size_t i = 0; i < kMostAttributes; ++i) tag += " a" + std::to_string(i) + "='>'";
  EXPECT_THAT(Texts(tag + ">text"), ElementsAre("text"));
  EXPECT_EQ(Refusal(tag + " one=more>text"), "a tag has more than 1000 attributes");
}

TEST(ParseHtml, AttributesOfMegabytes) {
  EXPECT_THAT(Texts("<p>a<img src='data:" + std::string(12'000'000, 'A') + "'>b</p>"),
              ElementsAre("ab"));
}

TEST(ParseHtml, NothingIsPrinted) {
  ::testing::internal::CaptureStderr();
  ::testing::internal::CaptureStdout();
  Texts("<p a=1 a=2>x</b></i>&bogus<<!DOCTYPE x></p></p>" + std::string(kXhtml) + "<p>&x;");
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "");
}

// Each is a few megabytes that take minutes where any step is quadratic; made when its test runs.
// The limit is far above what they take, for slow machines and sanitizers.
struct HostilePage {
  const char* name;
  std::string (*make)();
};

void PrintTo(const HostilePage& page, std::ostream* out) { *out << page.name; }

class HostilePageTest : public ::testing::TestWithParam<HostilePage> {};

TEST_P(HostilePageTest, IsReadOrRefusedInSeconds) {
  const auto start = std::chrono::steady_clock::now();
  try {
    ExtractHtml(GetParam().make());
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kBadInput);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30));
}

INSTANTIATE_TEST_SUITE_P(
    Pages, HostilePageTest,
    ::testing::Values(
        HostilePage{"UnclosedBold", [] { return std::string(Repeated("<b>x", 500'000)); }},
        HostilePage{
            "BoldClosedByTheWrongTag",
            [] { return std::string(Repeated("<b>", 400'000) + Repeated("</i>", 400'000)); }},
        HostilePage{
            "NestedDivisions",
            [] { return std::string(Repeated("<div>", 100'000) + Repeated("</div>", 100'000)); }},
        HostilePage{"NestedTables",
                    [] { return std::string(Repeated("<table><tr><td>", 150'000) + "x"); }},
        HostilePage{
            "NestedHeadings",
            [] { return std::string("<title>x</title>" + Repeated("<h1>", 300'000) + "x"); }},
        HostilePage{"NestedFigures", [] { return std::string(Repeated("<figure>", 250'000)); }},
        HostilePage{"NestedNoteMarks",
                    [] { return std::string(Repeated("<sup><a href='#'>", 150'000)); }},
        HostilePage{
            "ManyHeadings",
            [] { return std::string("<title>x y</title>" + Repeated("<h1>y z</h1>", 150'000)); }},
        HostilePage{"TagsThatNeverEnd", [] { return std::string(Repeated("<p", 1'000'000)); }},
        HostilePage{"LessThan", [] { return std::string(Repeated("<", 3'000'000)); }},
        HostilePage{"Ampersands", [] { return std::string("<p>" + Repeated("&", 3'000'000)); }},
        HostilePage{"XhtmlEntities",
                    [] { return std::string(kXhtml + Repeated("&nbsp;&x", 400'000)); }},
        HostilePage{"Comments", [] { return std::string(Repeated("<!-- ", 500'000)); }},
        HostilePage{"OpenQuotes", [] { return std::string(Repeated("<p a='", 500'000)); }},
        HostilePage{"LongTitle",
                    [] {
                      return std::string("<title>" + Repeated("a ", 1'000'000) +
                                         "</title><h1>a</h1>x");
                    }},
        HostilePage{
            "Styles",
            [] { return std::string("<p style='" + Repeated("display ", 300'000) + "'>x"); }},
        HostilePage{"Addresses", [] { return std::string("<p>" + Repeated("a@", 1'000'000)); }},
        HostilePage{"NinehundredAttributes",
                    [] {
                      return std::string([] {
                        std::string tag = "<p";
                        for (int i = 0; i < 900; ++i) tag += " a" + std::to_string(i) + "=1";
                        return Repeated(tag + ">x", 400);
                      }());
                    }}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(DeclaredCharset, InMetaElements) {
  EXPECT_EQ(DeclaredCharset("<html><META CharSet = \"ISO-8859-15\">"), "ISO-8859-15");
  EXPECT_EQ(DeclaredCharset("<meta charset=koi8-r><p>"), "koi8-r");
  EXPECT_EQ(
      DeclaredCharset("<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>"),
      "windows-1251");
  EXPECT_EQ(DeclaredCharset("<meta name=charset><meta charset='utf-8'>"), "utf-8");
}

TEST(DeclaredCharset, InTheXmlDeclaration) {
  EXPECT_EQ(DeclaredCharset("<?xml version='1.0' encoding='ISO-8859-1'?><html>"), "ISO-8859-1");
}

TEST(DeclaredCharset, NoneElsewhere) {
  EXPECT_EQ(DeclaredCharset(""), "");
  EXPECT_EQ(DeclaredCharset("<p>charset=koi8-r</p><meta charset>"), "");
  EXPECT_EQ(DeclaredCharset(std::string(4096, ' ') + "<meta charset=koi8-r>"), "");
}

TEST(ExtractHtml, EncodingThatThePageDeclares) {
  EXPECT_THAT(Texts("<meta charset=iso-8859-1><p>a\xF1os \x96 5 \x80</p>"),
              ElementsAre("años – 5 €"));
  EXPECT_THAT(Texts("<meta charset=windows-1251><p>\xE2\xEE\xE4\xE0</p>"), ElementsAre("вода"));
}

TEST(ExtractHtml, Utf8WhateverThePageDeclares) {
  EXPECT_THAT(Texts("<meta charset=iso-8859-1><p>años</p>"), ElementsAre("años"));
  EXPECT_THAT(Texts("<?xml version='1.0' encoding='iso-8859-1'?>" + std::string(kXhtml) +
                    "<body><p>años</p></body></html>"),
              ElementsAre("años"));
}

TEST(ExtractHtml, Windows1252WhereNothingIsDeclared) {
  EXPECT_THAT(Texts("<p>a\xF1os</p>"), ElementsAre("años"));
}

TEST(ExtractHtml, Utf16ByItsMark) {
  EXPECT_THAT(Texts(std::string("\xFE\xFF\0<\0p\0>\0a\0\xF1\0o", 14)), ElementsAre("año"));
}

}  // namespace
}  // namespace faro
