// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_content.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/extract/html.h"
#include "tests/indexer/extract/block_matchers.h"

namespace faro {
namespace {

using ::testing::ElementsAre;

// What of a page is its content.
std::vector<std::string> Content(const std::string& body) {
  return testing::TextsOf(ExtractHtml("<title>T</title><body>" + body + "</body>"));
}

TEST(FindMainContent, FurnitureOfAPageWithoutMarksIsLeftOut) {
  EXPECT_THAT(Content("<header>Portal</header><nav>Menu</nav><p>text</p><aside>Related</aside>"
                      "<footer>Terms</footer>"),
              ElementsAre("text"));
  EXPECT_THAT(Content("<div role=banner>Portal</div><div role=navigation>Menu</div><p>text</p>"
                      "<div role=complementary>Related</div><div role=contentinfo>Terms</div>"
                      "<form role=search>Search</form>"),
              ElementsAre("text"));
}

TEST(FindMainContent, MainAlone) {
  EXPECT_THAT(Content("<p>skip</p><main><p>text</p></main><p>more</p>"), ElementsAre("text"));
  EXPECT_THAT(Content("<p>skip</p><div role=main>text</div>"), ElementsAre("text"));
}

TEST(FindMainContent, OnlyArticleAlone) {
  EXPECT_THAT(Content("<p>skip</p><article>text</article>"), ElementsAre("text"));
  EXPECT_THAT(Content("<p>intro</p><article>one</article><article>two</article>"),
              ElementsAre("intro", "one", "two"));
}

TEST(FindMainContent, HeaderAndFooterOfTheContentItselfStay) {
  EXPECT_THAT(Content("<main><header>Over it</header><p>text</p><aside>Warning!</aside>"
                      "<nav>Menu</nav><footer>Authors</footer></main>"),
              ElementsAre("Over it", "text", "Warning!", "Authors"));
  EXPECT_THAT(Content("<article><header>Over it</header>text</article>"),
              ElementsAre("Over it", "text"));
}

TEST(FindMainContent, HiddenAndDialoguesAreLeftOut) {
  EXPECT_THAT(Content("<p>text</p><p hidden>a</p><p aria-hidden=true>b</p>"
                      "<p style='color: red; display : none'>c</p><div role=dialog>Cookies?</div>"
                      "<div role=alertdialog>d</div><dialog open>e</dialog>"),
              ElementsAre("text"));
  EXPECT_THAT(Content("<p aria-hidden=false>a</p><p hidden=until-found>b</p>"
                      "<p style='display:block'>c</p>"),
              ElementsAre("a", "b", "c"));
}

TEST(FindMainContent, AlmostEmptyMainIsNotTheContent) {
  EXPECT_THAT(Content("<main>x</main><div>All of the text stands outside of it.</div>"),
              ElementsAre("x", "All of the text stands outside of it."));
  EXPECT_THAT(Content("<main></main><article>text</article><p>p</p>"), ElementsAre("text"));
}

TEST(FindMainContent, OneTenthOfTheTextIsEnough) {
  const std::string nine = "<p>nine bytes</p>";  // nine and a blank
  EXPECT_THAT(Content("<main>m</main>" + nine), ElementsAre("m"));
  EXPECT_THAT(Content("<main>m</main>" + nine + "x"), ElementsAre("m", "nine bytes", "x"));
}

TEST(FindMainContent, LinksOfAMenuCountLittle) {
  std::string menu;
  for (int i = 0; i < 30; ++i) menu += "<a href=/x>entry</a> ";  // 150 bytes, as good as 38
  EXPECT_THAT(Content("<div>" + menu + "</div><main>Short.</main>"), ElementsAre("Short."));
}

TEST(FindMainContent, FurnitureThatHoldsAllTheTextIsTheContent) {
  EXPECT_THAT(Content("<header><p>All of it is here.</p></header><p>x</p>"),
              ElementsAre("All of it is here.", "x"));
  EXPECT_THAT(Content("<div hidden>Shown by a script.</div><p>x</p>"),
              ElementsAre("Shown by a script.", "x"));
}

TEST(FindMainContent, TitleInTheHeaderOfThePage) {
  const Document document = ExtractHtml(
      "<title>Wells - Portal</title><header><h1>Wells</h1></header><article>Dig.</article>");
  EXPECT_EQ(document.title, "Wells");
  EXPECT_THAT(testing::TextsOf(document), ElementsAre("Dig."));
}

TEST(FindMainContent, NameOfTheSiteInTheHeaderIsNotTheTitle) {
  EXPECT_EQ(ExtractHtml("<title>Wells - Portal</title><header><h1>Portal</h1></header>"
                        "<main><h1>Wells</h1>Dig.</main>")
                .title,
            "Wells");
}

}  // namespace
}  // namespace faro
