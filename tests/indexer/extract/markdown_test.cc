// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/extract/extractor.h"
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

TEST(ExtractMarkdown, HeadingsOfBothStyles) {
  const Document document = ExtractMarkdown(
      "Wells\n"
      "=====\n"
      "\n"
      "Siting\n"
      "------\n"
      "\n"
      "Uphill.\n"
      "\n"
      "### Distance ###\n"
      "\n"
      "Thirty metres.\n");
  EXPECT_EQ(document.title, "Wells");
  EXPECT_THAT(document.blocks,
              ElementsAre(IsBlockUnder(Path{"Siting"}, "Uphill."),
                          IsBlockUnder(Path{"Siting", "Distance"}, "Thirty metres.")));
}

TEST(ExtractMarkdown, SpanishHeadingsOverEnglishText) {
  const Document document = ExtractMarkdown(
      "## Camp closure\n"
      "\n"
      "### Visión general\n"
      "\n"
      "Camps close when people can go home.\n"
      "\n"
      "### Contactos\n"
      "\n"
      "Write to closure@example.org.\n"
      "\n"
      "Documento actualizado por última vez: Ene 2021\n");
  EXPECT_EQ(document.title, "Camp closure");
  EXPECT_EQ(document.updated, (PartialDate{2021, 1, 0}));
  EXPECT_THAT(document.contacts, ElementsAre("closure@example.org"));
  EXPECT_THAT(
      document.blocks,
      ElementsAre(IsBlockUnder(Path{"Visión general"}, "Camps close when people can go home."),
                  IsBlockUnder(Path{"Contactos"}, "Write to closure@example.org.")));
}

TEST(ExtractMarkdown, TextBeforeTheFirstHeadingIsKept) {
  const Document document = ExtractMarkdown("The Agency\n\n## Wells\n\nDig.\n");
  EXPECT_EQ(document.title, "Wells");
  EXPECT_THAT(document.blocks, ElementsAre(IsBlock("The Agency"), IsBlock("Dig.")));
}

TEST(ExtractMarkdown, HeadingWithNothingUnderItIsNotLost) {
  EXPECT_THAT(ExtractMarkdown("# T\n\n## Empty\n\n## Full\n\nText.\n").blocks,
              ElementsAre(IsBlock("Empty"), IsBlockUnder(Path{"Full"}, "Text.")));
}

TEST(ExtractMarkdown, TitleOfTheFrontMatterBeatsTheHeading) {
  const Document document =
      ExtractMarkdown("---\ntitle: Boreholes\nupdated: 2022-05\n---\n# Wells\n\nDig.\n");
  EXPECT_EQ(document.title, "Boreholes");
  EXPECT_EQ(document.updated, (PartialDate{2022, 5, 0}));
  EXPECT_THAT(document.blocks, ElementsAre(IsBlockUnder(Path{"Wells"}, "Dig.")));
}

TEST(ExtractMarkdown, BrokenFrontMatterIsNotShownAsText) {
  const Document document = ExtractMarkdown("---\ntitle: \"open\n---\n\n# Wells\n\nDig.\n");
  EXPECT_EQ(document.title, "Wells");
  EXPECT_THAT(TextsOf(document), ElementsAre("Dig."));
}

TEST(ExtractMarkdown, NoTitleWithoutHeadingAndFrontMatter) {
  EXPECT_EQ(ExtractMarkdown("Just one sentence.\n").title, "");
}

TEST(ExtractMarkdown, LinesOfAParagraphAreJoined) {
  EXPECT_THAT(TextsOf(ExtractMarkdown("one\ntwo  \nthree\\\nfour\n\nfive\n")),
              ElementsAre("one two three four", "five"));
}

TEST(ExtractMarkdown, EmphasisLeavesNoMarks) {
  EXPECT_THAT(TextsOf(ExtractMarkdown("**Camp *managers*:** ~~not~~ `ready`, snake_case_name\n")),
              ElementsAre("Camp managers: not ready, snake_case_name"));
}

TEST(ExtractMarkdown, ListItemsAreBlocksOfTheirOwn) {
  const Document document = ExtractMarkdown(
      "Bring:\n"
      "\n"
      "- tents\n"
      "  and poles\n"
      "- [x] water\n"
      "\n"
      "1. first\n"
      "2. second\n");
  EXPECT_THAT(TextsOf(document),
              ElementsAre("Bring:", "tents and poles", "water", "first", "second"));
  EXPECT_THAT(KindsOf(document),
              ElementsAre(BlockKind::kParagraph, BlockKind::kListItem, BlockKind::kListItem,
                          BlockKind::kListItem, BlockKind::kListItem));
}

TEST(ExtractMarkdown, NestedListItemsAndParagraphsInThem) {
  const Document document = ExtractMarkdown(
      "- outer\n"
      "  - inner\n"
      "\n"
      "    more of inner\n"
      "\n"
      "After the list.\n");
  EXPECT_THAT(TextsOf(document), ElementsAre("outer", "inner", "more of inner", "After the list."));
  EXPECT_THAT(KindsOf(document), ElementsAre(BlockKind::kListItem, BlockKind::kListItem,
                                             BlockKind::kListItem, BlockKind::kParagraph));
}

TEST(ExtractMarkdown, TableRowsAreBlocksWithTheirCells) {
  const Document document = ExtractMarkdown(
      "| Item | Number |\n"
      "|------|-------:|\n"
      "| Tent | **12** |\n"
      "|      | 7      |\n"
      "| Rope |        |\n"
      "|      |        |\n");
  EXPECT_THAT(TextsOf(document), ElementsAre("Item | Number", "Tent | 12", "| 7", "Rope"));
  EXPECT_THAT(KindsOf(document), ElementsAre(BlockKind::kTableRow, BlockKind::kTableRow,
                                             BlockKind::kTableRow, BlockKind::kTableRow));
  EXPECT_THAT(LinesOf(document), ElementsAre(1, 3, 4, 5));
}

TEST(ExtractMarkdown, TextAfterATableIsAParagraphAgain) {
  const Document document = ExtractMarkdown("| a | b |\n|---|---|\n| c | d |\n\nText.\n");
  EXPECT_THAT(KindsOf(document),
              ElementsAre(BlockKind::kTableRow, BlockKind::kTableRow, BlockKind::kParagraph));
}

TEST(ExtractMarkdown, CodeKeepsItsLines) {
  const Document document = ExtractMarkdown("Run:\n\n```sh\nls -l\n  wc\n```\n\nDone.\n");
  EXPECT_THAT(TextsOf(document), ElementsAre("Run:", "ls -l\n  wc\n", "Done."));
  EXPECT_THAT(KindsOf(document),
              ElementsAre(BlockKind::kParagraph, BlockKind::kCode, BlockKind::kParagraph));
}

TEST(ExtractMarkdown, HashInCodeIsNoHeading) {
  EXPECT_THAT(ExtractMarkdown("# T\n\n```\n# comment\n```\n").blocks,
              ElementsAre(IsBlock("# comment\n")));
}

TEST(ExtractMarkdown, IndentedTextIsNoCode) {
  const Document document = ExtractMarkdown("    Indented by a careless editor.\n");
  EXPECT_THAT(TextsOf(document), ElementsAre("Indented by a careless editor."));
  EXPECT_THAT(KindsOf(document), ElementsAre(BlockKind::kParagraph));
}

TEST(ExtractMarkdown, QuotationsAreText) {
  EXPECT_THAT(TextsOf(ExtractMarkdown("> She said\n> this.\n")), ElementsAre("She said this."));
}

TEST(ExtractMarkdown, LinksShowTheirWordsAndKeepTheirTargets) {
  const Document document = ExtractMarkdown(
      "Read the [guide](https://a.example.org/x \"A title\"), [this part](#part),\n"
      "[that one][ref] and <https://b.example.org>.\n"
      "\n"
      "[ref]: ../other.md\n");
  ASSERT_THAT(TextsOf(document),
              ElementsAre("Read the guide, this part, that one and https://b.example.org."));
  EXPECT_THAT(document.blocks[0].links,
              ElementsAre("https://a.example.org/x", "../other.md", "https://b.example.org"));
}

TEST(ExtractMarkdown, LinkTargetsAreDecoded) {
  const Document document =
      ExtractMarkdown("[map](https://a.example.org/?x=1&amp;y=2) [file](a\\_b.md)\n");
  EXPECT_THAT(document.blocks.at(0).links, ElementsAre("https://a.example.org/?x=1&y=2", "a_b.md"));
}

TEST(ExtractMarkdown, BareWwwAddressIsOneLink) {
  EXPECT_THAT(ExtractMarkdown("See www.example.org for more.\n").blocks.at(0).links,
              ElementsAre("http://www.example.org"));
}

TEST(ExtractMarkdown, StrayUrlIsALinkOfTheTextBefore) {
  const Document document = ExtractMarkdown("Text.\n\nhttps://a.example.org/x\n\nMore.\n");
  ASSERT_THAT(TextsOf(document), ElementsAre("Text.", "More."));
  EXPECT_THAT(document.blocks[0].links, ElementsAre("https://a.example.org/x"));
  EXPECT_THAT(document.blocks[1].links, IsEmpty());
}

TEST(ExtractMarkdown, MailLinksAreContactsAndNoLinks) {
  const Document document = ExtractMarkdown(
      "Ask [the desk](mailto:desk@example.org?subject=Hi), <chief@example.org>\n"
      "or help@example.org.\n");
  EXPECT_THAT(document.contacts, ::testing::UnorderedElementsAre(
                                     "desk@example.org", "chief@example.org", "help@example.org"));
  EXPECT_THAT(document.blocks.at(0).links, IsEmpty());
}

TEST(ExtractMarkdown, ImagesShowTheirDescription) {
  const Document document = ExtractMarkdown("![Map of the camp](map.png)\n");
  EXPECT_THAT(TextsOf(document), ElementsAre("Map of the camp"));
  EXPECT_THAT(document.blocks.at(0).links, IsEmpty());
}

TEST(ExtractMarkdown, EntitiesOfBothLanguagesAreDecoded) {
  EXPECT_THAT(
      TextsOf(ExtractMarkdown("A&ntilde;o &amp; d&iacute;a &lt;5&nbsp;km&gt; &iquest;ya?\n")),
      ElementsAre("Año & día <5 km> ¿ya?"));
  EXPECT_THAT(TextsOf(ExtractMarkdown("&#241;&#xF1;&#XF1; &#x1F600;\n")),
              ElementsAre("ñññ \U0001F600"));
}

TEST(ExtractMarkdown, EntitiesThatAreNoneOfOurs) {
  EXPECT_THAT(TextsOf(ExtractMarkdown("&copy; AT&T &bogus &#; x\n")),
              ElementsAre("&copy; AT&T &bogus &#; x"));
  EXPECT_THAT(TextsOf(ExtractMarkdown("a&#7;b &#xD800;\n")), ElementsAre("ab \uFFFD"));
}

TEST(ExtractMarkdown, EscapedMarksAreText) {
  EXPECT_THAT(TextsOf(ExtractMarkdown("\\# not a heading \\*plain\\* \\[x\\](y) \\(5\\)\n")),
              ElementsAre("# not a heading *plain* [x](y) (5)"));
}

TEST(ExtractMarkdown, HtmlIsLeftOut) {
  EXPECT_THAT(TextsOf(ExtractMarkdown("<!-- a comment -->\n\nWater <b>is</b> life<sup>1</sup>.\n\n"
                                      "<script>\nalert('x')\n</script>\n")),
              ElementsAre("Water is life1."));
}

TEST(ExtractMarkdown, LineBreaksInHtmlPartWords) {
  EXPECT_THAT(TextsOf(ExtractMarkdown("| Items |\n|---|\n| tents<br>ropes<BR/>poles |\n"
                                      "| <ul><li>mats</li><li>pots</li></ul> |\n")),
              ElementsAre("Items", "tents ropes poles", "mats pots"));
}

TEST(ExtractMarkdown, LinesOfTheFile) {
  EXPECT_THAT(LinesOf(ExtractMarkdown("# T\n\nsecond\nthird\n\n- fifth... no, sixth\n\n\n## H\n"
                                      "\neleventh\n")),
              ElementsAre(3, 6, 11));
}

TEST(ExtractMarkdown, LinesAfterFrontMatter) {
  EXPECT_THAT(LinesOf(ExtractMarkdown("---\ntitle: x\n---\n\n# T\n\nseven\n\nnine\n")),
              ElementsAre(7, 9));
}

TEST(ExtractMarkdown, LinesOfNestedListsQuotationsAndCode) {
  EXPECT_THAT(LinesOf(ExtractMarkdown("- one\n"
                                      "  - two\n"
                                      "    - three\n"
                                      "\n"
                                      "      five\n"
                                      "  - six\n"
                                      "- **seven**\n"
                                      "\n"
                                      "> nine\n"
                                      "\n"
                                      "```\n"
                                      "twelve\n"
                                      "```\n")),
              ElementsAre(1, 2, 3, 5, 6, 7, 9, 12));
}

TEST(ExtractMarkdown, LineOfAnEmptyHeadingThatIsKept) {
  EXPECT_THAT(LinesOf(ExtractMarkdown("# T\n\nthree\n\n## Five\n")), ElementsAre(3, 5));
}

TEST(ExtractMarkdown, HeadingsWithoutMarkUpWhereThereAreNoOthers) {
  const Document document = ExtractMarkdown(
      "Latrine upkeep\n"
      "\n"
      "LESSONS FROM THE FIELD\n"
      "\n"
      "- Clean them **daily**.\n"
      "\n"
      "NEXT STEPS\n"
      "\n"
      "Hire *two* cleaners.\n"
      "\n"
      "THE VALLEY COMMITTEE\n");
  EXPECT_EQ(document.title, "Latrine upkeep");
  EXPECT_THAT(document.blocks,
              ElementsAre(IsBlockUnder(Path{"LESSONS FROM THE FIELD"}, "Clean them daily."),
                          IsBlockUnder(Path{"NEXT STEPS"}, "Hire two cleaners."),
                          IsBlockUnder(Path{"NEXT STEPS"}, "THE VALLEY COMMITTEE")));
}

TEST(ExtractMarkdown, BareShortLinesAreTextWhereThereAreHeadings) {
  EXPECT_THAT(ExtractMarkdown("# T\n\nLatrine upkeep\n\nClean them.\n").blocks,
              ElementsAre(IsBlock("Latrine upkeep"), IsBlock("Clean them.")));
}

TEST(ExtractMarkdown, DeepNestingAndUnclosedMarksAreHarmless) {
  EXPECT_THAT(TextsOf(ExtractMarkdown(std::string(20'000, '>') + " x\n")), ElementsAre("x"));
  EXPECT_THAT(TextsOf(ExtractMarkdown("```\nnever closed")), ElementsAre("never closed\n"));
  EXPECT_THAT(ExtractMarkdown("").blocks, IsEmpty());
}

}  // namespace
}  // namespace faro
