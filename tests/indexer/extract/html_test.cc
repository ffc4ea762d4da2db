// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "lib/base/error.h"
#include "tests/indexer/extract/block_matchers.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using testing::IsBlock;
using testing::IsBlockUnder;
using ::testing::IsEmpty;
using testing::KindsOf;
using testing::LinesOf;
using testing::Path;
using testing::TextsOf;

std::vector<std::string> Texts(const std::string& html) { return TextsOf(ExtractHtml(html)); }

TEST(ExtractHtml, HeadingsAndParagraphs) {
  const Document document = ExtractHtml(
      "<!DOCTYPE html><html><head><title>Wells</title></head><body>\n"
      "<h1>Wells</h1>\n"
      "<p>Dig <em>deep</em>.</p>\n"
      "<h2>Siting</h2>\n"
      "<p>Uphill.</p>\n"
      "<h3>Distance</h3>\n"
      "<p>Thirty\nmetres.</p>\n"
      "<h2>Lining</h2><p>Brick.</p>\n"
      "</body></html>\n");
  EXPECT_EQ(document.title, "Wells");
  EXPECT_THAT(document.blocks,
              ElementsAre(IsBlock("Dig deep."), IsBlockUnder(Path{"Siting"}, "Uphill."),
                          IsBlockUnder(Path{"Siting", "Distance"}, "Thirty metres."),
                          IsBlockUnder(Path{"Lining"}, "Brick.")));
  EXPECT_THAT(LinesOf(document), ElementsAre(3, 5, 7, 9));
}

TEST(ExtractHtml, InlineElementsNeverSplitWords) {
  EXPECT_THAT(Texts("<p>un<b>der</b>line<span>d</span> <i>and</i> <a href='/x'>lin</a>ked</p>"),
              ElementsAre("underlined and linked"));
  EXPECT_THAT(Texts("<p>long<wbr>word <no-such-thing>in</no-such-thing>line</p>"),
              ElementsAre("longword inline"));
}

TEST(ExtractHtml, BlockElementsAlwaysDo) {
  EXPECT_THAT(Texts("one<div>two</div>three<p>four<section>five</section>six"),
              ElementsAre("one", "two", "three", "four", "five", "six"));
  EXPECT_THAT(Texts("<blockquote>quoted</blockquote>said<hr>after<address>here</address>"),
              ElementsAre("quoted", "said", "after", "here"));
}

TEST(ExtractHtml, BlanksAndHyphens) {
  EXPECT_THAT(Texts("<p>a&nbsp;b\xC2\xA0 c\t\n d</p>"), ElementsAre("a b c d"));
  EXPECT_THAT(Texts("<p>eva&shy;lua\xC2\xAD"
                    "ción</p>"),
              ElementsAre("evaluación"));
}

TEST(ExtractHtml, LineBreakIsABlankAndTwoEndAParagraph) {
  EXPECT_THAT(Texts("<p>one<br>two<br/>three</p>"), ElementsAre("one two three"));
  EXPECT_THAT(Texts("<body>one<br><br>two<br>\n<br>three<br>four"),
              ElementsAre("one", "two", "three four"));
}

TEST(ExtractHtml, RaisedAndLowered) {
  EXPECT_THAT(Texts("<p>H<sub>2</sub>O in m<sup>3</sup>, the 1<sup>st</sup></p>"),
              ElementsAre("H2O in m3, the 1st"));
  EXPECT_THAT(Texts("<p>10<sup>6</sup> cells</p>"), ElementsAre("10^6 cells"));
}

TEST(ExtractHtml, MarksOfFootnotesAreLeftOut) {
  EXPECT_THAT(
      Texts("<p>Families<sup><a href='#n1'>1</a></sup> need<a href='x#n'><sup>[2]</sup></a> "
            "water<a role='doc-noteref' href='n'>3</a>.</p>"
            "<p>Note. <a href='#r1' role='doc-backlink'>back</a></p>"),
      ElementsAre("Families need water.", "Note."));
}

TEST(ExtractHtml, LinksWithinTheTextAreNoMarks) {
  EXPECT_THAT(Texts("<p>See <a href='#two'>two</a> and<sup>a</sup></p>"),
              ElementsAre("See two anda"));
}

TEST(ExtractHtml, ListsAndNestedLists) {
  const Document document = ExtractHtml(
      "<p>Bring:</p><ul><li>water<li><p>food</p><p>for three days</p>"
      "<ol><li>rice</li><li>oil</li></ol>and salt</li></ul><p>Go.</p>");
  EXPECT_THAT(TextsOf(document), ElementsAre("Bring:", "water", "food", "for three days", "rice",
                                             "oil", "and salt", "Go."));
  const BlockKind item = BlockKind::kListItem;
  EXPECT_THAT(KindsOf(document), ElementsAre(BlockKind::kParagraph, item, item, item, item, item,
                                             item, BlockKind::kParagraph));
}

TEST(ExtractHtml, TermsAndDefinitionsAreItems) {
  const Document document = ExtractHtml("<dl><dt>SOP<dd>Standard procedure<dt>NFI<dd>Items</dl>");
  EXPECT_THAT(TextsOf(document), ElementsAre("SOP", "Standard procedure", "NFI", "Items"));
  EXPECT_EQ(document.blocks[1].kind, BlockKind::kListItem);
}

TEST(ExtractHtml, RowsOfATable) {
  const Document document = ExtractHtml(
      "<table><caption>Doses</caption><thead><tr><th>Litres<th>Drops</thead>\n"
      "<tr><td>1</td><td><p>two</p><p>or three</p></td></tr>\n"
      "<tr><td colspan=2>for <ul><li>clear</li><li>water</li></ul></td></tr>\n"
      "<tr><td>5<td></table>");
  EXPECT_THAT(TextsOf(document),
              ElementsAre("Doses", "Litres | Drops", "1 | two or three", "for clear water", "5"));
  EXPECT_THAT(KindsOf(document),
              ElementsAre(BlockKind::kParagraph, BlockKind::kTableRow, BlockKind::kTableRow,
                          BlockKind::kTableRow, BlockKind::kTableRow));
  EXPECT_THAT(LinesOf(document), ElementsAre(1, 1, 2, 3, 4));
}

TEST(ExtractHtml, TablesThatOnlyLayOutThePage) {
  const std::string one_cell = "<table><tr><td><h2>Wells</h2><p>Dig.</p><p>Line.</p></table>";
  EXPECT_THAT(KindsOf(ExtractHtml(one_cell)),
              ElementsAre(BlockKind::kParagraph, BlockKind::kParagraph));
  EXPECT_THAT(Texts("<table><tr><td>menu<td>before<table><tr><td>a<td>b</table>after</table>"),
              ElementsAre("menu", "before", "a | b", "after"));
  EXPECT_THAT(Texts("<table role=presentation><tr><td>left<td>right</table>"),
              ElementsAre("left", "right"));
  EXPECT_THAT(
      ExtractHtml("<title>T</title><table><tr><td>left<td><h2>Wells</h2>Dig.</table>").blocks,
      ElementsAre(IsBlock("left"), IsBlockUnder(Path{"Wells"}, "Dig.")));
}

TEST(ExtractHtml, HeadingsThatNameTheColumnsOfATableAreCells) {
  EXPECT_THAT(Texts("<table><tr><th><h4>Item</h4><th><h4>Price</h4><tr><td>a<td>1<tr><td>b<td>2"
                    "<tr><td>c<td>3</table>"),
              ElementsAre("Item | Price", "a | 1", "b | 2", "c | 3"));
}

TEST(ExtractHtml, PreformattedTextKeepsItsLines) {
  const Document document = ExtractHtml("<p>Run:</p>\n<pre><code>\na  b\n  c&shy;d\n</code></pre>");
  EXPECT_THAT(TextsOf(document), ElementsAre("Run:", "a  b\n  cd"));
  EXPECT_EQ(document.blocks[1].kind, BlockKind::kCode);
  EXPECT_EQ(document.blocks[1].line, 3u);
  EXPECT_THAT(Texts("<pre><div>one</div><div>two</div>three<br>four</pre>"),
              ElementsAre("one\ntwo\nthree\nfour"));
}

TEST(ExtractHtml, DetailsAndFigures) {
  EXPECT_THAT(
      Texts("<details><summary>More</summary>inside</details>"
            "<figure><img alt='A tank' src=t.png><figcaption>The tank</figcaption></figure>"),
      ElementsAre("More", "inside", "The tank"));
}

TEST(ExtractHtml, AlternativeTextOnlyWhereThereIsNoOther) {
  EXPECT_THAT(Texts("<p>See <img alt='logo'> here</p><figure><img alt='A pump'></figure>"),
              ElementsAre("See here", "A pump"));
  const Document document = ExtractHtml("<h1><img alt='Wells'></h1><p>Dig.</p>");
  EXPECT_EQ(document.title, "Wells");
}

TEST(ExtractHtml, WhatIsNotTextIsLeftOut) {
  EXPECT_THAT(
      Texts("<p>kept</p><script>var s = '<p>no</p>';</script><style>p{}</style>"
            "<noscript>no</noscript><template><p>no</p></template><iframe src=x>no</iframe>"
            "<svg><title>no</title><text>no</text></svg><video>no</video>"
            "<select><option>no</select><textarea>no</textarea><button>no</button><input value=no>"
            "<math><mi>x</mi><annotation>no</annotation></math><object>kept too</object>"),
      ElementsAre("kept", "xkept too"));
}

TEST(ExtractHtml, ButtonIsTextWhereItIsAHeading) {
  EXPECT_THAT(ExtractHtml("<title>T</title><h2><button>Open me</button></h2><p>Inside.</p>").blocks,
              ElementsAre(IsBlockUnder(Path{"Open me"}, "Inside.")));
}

TEST(ExtractHtml, SignsThatLinkToAHeadingAreLeftOut) {
  EXPECT_THAT(
      ExtractHtml("<title>T</title><h2>Wells<a href='#w'>¶</a></h2><p>Dig.</p>"
                  "<h2><a href='#d'>#</a> <a href='#e'>Depth</a></h2><p>Ten.</p>")
          .blocks,
      ElementsAre(IsBlockUnder(Path{"Wells"}, "Dig."), IsBlockUnder(Path{"Depth"}, "Ten.")));
}

TEST(ExtractHtml, HeadingByItsRole) {
  EXPECT_THAT(ExtractHtml("<title>T</title><div role=heading aria-level=3>Wells</div>Dig.").blocks,
              ElementsAre(IsBlockUnder(Path{"Wells"}, "Dig.")));
}

TEST(ExtractHtml, HeadingThatIsNeverClosedIsText) {
  const std::string text(500, 'x');
  EXPECT_THAT(Texts("<title>T</title><h2>Wells<div>" + text + "</div>"),
              ElementsAre("Wells", text));
}

TEST(ExtractHtml, TargetsOfLinks) {
  const Document document = ExtractHtml(
      "<p><a href='https://example.org/a?x=1&amp;y=2'>one</a> <a href='/b'>two</a>"
      " <a href='#c'>three</a> <a href='javascript:d()'>four</a></p>"
      "<ul><li><a href=' http://example.org/e '>five</a></ul>"
      "<p>Write to <a href='mailto:desk@example.org?subject=Hi'>us</a> or wash@example.org.</p>");
  EXPECT_THAT(document.blocks[0].links, ElementsAre("https://example.org/a?x=1&y=2"));
  EXPECT_THAT(document.blocks[1].links, ElementsAre("http://example.org/e"));
  EXPECT_THAT(document.blocks[2].links, IsEmpty());
  EXPECT_THAT(document.contacts, ElementsAre("desk@example.org", "wash@example.org"));
}

TEST(ExtractHtml, TitleIsTheHeadingThatTheTitleNames) {
  const auto title = [](const std::string& head, const std::string& body) {
    return ExtractHtml("<head>" + head + "</head><body>" + body + "<p>x</p></body>").title;
  };
  EXPECT_EQ(title("<title>Safe  wells | The Portal</title>", "<h1>Safe wells</h1>"), "Safe wells");
  EXPECT_EQ(title("<title>The Portal: SAFE WELLS</title>", "<h1>Safe wells</h1>"), "Safe wells");
  EXPECT_EQ(title("<title>The Portal</title>", "<h1>Safe wells</h1>"), "The Portal");
  EXPECT_EQ(title("<title>Farewell</title>", "<h1>Well</h1>"), "Farewell");
  EXPECT_EQ(title("", "<h1>Safe wells</h1>"), "Safe wells");
  EXPECT_EQ(title("<title>Wells - P</title><meta property='og:title' content='Wells'>", ""),
            "Wells");
  EXPECT_EQ(title("<meta property='og:title' content='Wells'>", "<h1>Safe wells</h1>"), "Wells");
  EXPECT_EQ(title("<title>Wells - P</title><meta property='og:title' content='Home'>", ""),
            "Wells - P");
}

TEST(ExtractHtml, NameOfTheSiteIsNotTheTitle) {
  const auto title = [](const std::string& body) {
    return ExtractHtml("<title>Wells - Portal</title>" + body + "<p>x</p>").title;
  };
  EXPECT_EQ(title("<h1>Portal</h1><h2>Wells</h2>"), "Wells");
  EXPECT_EQ(title("<header><h1>Portal</h1></header><h2>Digging</h2>"), "Wells - Portal");
}

TEST(ExtractHtml, WordOfTheTitleIsNotTheTitle) {
  const auto title = [](const std::string& named, const std::string& heading) {
    return ExtractHtml("<title>" + named + "</title><h1>" + heading + "</h1><p>x</p>").title;
  };
  EXPECT_EQ(title("Water supply in camps", "Water"), "Water supply in camps");
  EXPECT_EQ(title("Water supply in camps", "camps"), "Water supply in camps");
  EXPECT_EQ(title("COVID-19 | Portal", "COVID"), "COVID-19 | Portal");
}

TEST(ExtractHtml, HeadingThatIsTheTitleStandsOverNothing) {
  const std::string page = "<h2>One</h2><p>a</p>";
  EXPECT_THAT(ExtractHtml("<title>Wells | P</title><h1>Wells</h1>" + page).blocks,
              ElementsAre(IsBlockUnder(Path{"One"}, "a")));
  EXPECT_THAT(ExtractHtml("<title>P</title><h1>Wells</h1>" + page).blocks,
              ElementsAre(IsBlockUnder(Path({"Wells", "One"}), "a")));
}

TEST(ExtractHtml, LanguageOfThePage) {
  EXPECT_EQ(ExtractHtml("<html lang=es-419><p>x").language, Language::kSpanish);
  EXPECT_EQ(ExtractHtml("<html lang=' EN '><p>x").language, Language::kEnglish);
  EXPECT_EQ(ExtractHtml("<html lang=fr><p>x").language, Language::kUnknown);
  EXPECT_EQ(ExtractHtml("<meta http-equiv=Content-Language content=es><p>x").language,
            Language::kSpanish);
}

std::string UpdatedOf(const std::string& head, const std::string& body = "<p>x</p>") {
  const auto updated = ExtractHtml("<head>" + head + "</head><body>" + body + "</body>").updated;
  return updated ? updated->ToString() : "none";
}

TEST(ExtractHtml, DateOfModification) {
  EXPECT_EQ(
      UpdatedOf("<meta property='article:modified_time' content='2023-04-05T10:00:00+02:00'>"),
      "2023-04-05");
  EXPECT_EQ(UpdatedOf("<meta name='DCTERMS.modified' content='2023-04'>"), "2023-04");
  EXPECT_EQ(UpdatedOf("<meta name='ms.date' content='03/25/2020'>"), "2020-03-25");
  EXPECT_EQ(UpdatedOf("<meta http-equiv='Last-Modified' content='Mon, 05 Sep 2022 10:30:00 GMT'>"),
            "2022-09-05");
  EXPECT_EQ(UpdatedOf("", "<p>x <time itemprop=dateModified datetime='2021-02-03'>now</time></p>"),
            "2021-02-03");
  EXPECT_EQ(UpdatedOf("<meta name='revised' content='soon'>"), "none");
}

TEST(ExtractHtml, DateOfModificationBeatsTheTextAndOneOfPublicationDoesNot) {
  const std::string line = "<p>x</p><p>Last updated: Sep 2022</p>";
  EXPECT_EQ(UpdatedOf("<meta name='last-modified' content='2023-01-02'>", line), "2023-01-02");
  EXPECT_EQ(UpdatedOf("<meta name='date' content='2019-01-02'>", line), "2022-09");
  EXPECT_EQ(UpdatedOf("<meta name='date' content='2019-01-02'>"), "2019-01-02");
  EXPECT_EQ(UpdatedOf("<meta name='date' content='2019-01-02'>"
                      "<meta name='dcterms.modified' content='2020-01-02'>"),
            "2020-01-02");
}

TEST(ExtractHtmlInto, PartsOfABookShareOneBuilder) {
  DocumentBuilder builder;
  ExtractHtmlInto(
      "<html><head><title>Chapter file</title><meta name='revised' content='2020'></head>"
      "<body><header><h1>Water</h1></header><p>Boil it.</p><nav>Contents</nav>"
      "<aside>Note well.</aside></body></html>",
      &builder);
  ExtractHtmlInto("<body><img alt='cover'/></body>", &builder);
  ExtractHtmlInto("<h2>Wells</h2><p>Dig. <a href='mailto:a@example.org'>Ask</a></p>", &builder);
  const Document document = builder.Finish();
  EXPECT_EQ(document.title, "Water");
  EXPECT_FALSE(document.updated.has_value());
  EXPECT_THAT(document.blocks, ElementsAre(IsBlock("Boil it."), IsBlock("Note well."),
                                           IsBlockUnder(Path{"Wells"}, "Dig. Ask")));
  EXPECT_THAT(document.contacts, ElementsAre("a@example.org"));
}

}  // namespace
}  // namespace faro
