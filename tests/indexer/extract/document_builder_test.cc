// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/document_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/limits.h"
#include "lib/base/error.h"
#include "tests/indexer/extract/block_matchers.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using testing::IsBlock;
using testing::IsBlockUnder;
using ::testing::IsEmpty;
using testing::Path;
using testing::TextsOf;

Block Paragraph(std::string text, uint32_t line = 1) {
  Block block;
  block.text = std::move(text);
  block.line = line;
  return block;
}

TEST(FoldWhiteSpace, RunsBecomeSingleBlanksAndEndsAreTrimmed) {
  EXPECT_EQ(FoldWhiteSpace("  a \t b\n\nc  "), "a b c");
  EXPECT_EQ(FoldWhiteSpace("a\u00A0\u2003b\u2028c"), "a b c");
  EXPECT_EQ(FoldWhiteSpace(" \u00A0 "), "");
  EXPECT_EQ(FoldWhiteSpace(""), "");
}

TEST(DocumentBuilder, NothingAtAll) {
  const Document document = DocumentBuilder().Finish();
  EXPECT_EQ(document.title, "");
  EXPECT_THAT(document.blocks, IsEmpty());
  EXPECT_FALSE(document.updated.has_value());
}

TEST(DocumentBuilder, FirstHeadingIsTheTitleAndNotInThePaths) {
  DocumentBuilder builder;
  builder.AddHeading(1, "Site planning", 1);
  builder.AddBlock(Paragraph("Intro.", 2));
  builder.AddHeading(2, "Drainage", 3);
  builder.AddBlock(Paragraph("Dig first.", 4));
  const Document document = builder.Finish();
  EXPECT_EQ(document.title, "Site planning");
  EXPECT_THAT(document.blocks,
              ElementsAre(IsBlock("Intro."), IsBlockUnder(Path{"Drainage"}, "Dig first.")));
}

TEST(DocumentBuilder, HeadingsNestByLevel) {
  DocumentBuilder builder;
  builder.AddHeading(1, "T", 1);
  builder.AddHeading(2, "A", 2);
  builder.AddHeading(4, "A deep", 3);
  builder.AddBlock(Paragraph("one", 4));
  builder.AddHeading(3, "A shallow", 5);
  builder.AddBlock(Paragraph("two", 6));
  builder.AddHeading(2, "B", 7);
  builder.AddBlock(Paragraph("three", 8));
  EXPECT_THAT(builder.Finish().blocks, ElementsAre(IsBlockUnder(Path{"A", "A deep"}, "one"),
                                                   IsBlockUnder(Path{"A", "A shallow"}, "two"),
                                                   IsBlockUnder(Path{"B"}, "three")));
}

TEST(DocumentBuilder, TitleIsTheFirstOuterHeadingWhenADeeperOneStandsBefore) {
  DocumentBuilder builder;
  builder.AddHeading(3, "Notice", 1);
  builder.AddBlock(Paragraph("Draft.", 2));
  builder.AddHeading(1, "Site planning", 3);
  builder.AddBlock(Paragraph("Text.", 4));
  const Document document = builder.Finish();
  EXPECT_EQ(document.title, "Site planning");
  EXPECT_THAT(document.blocks,
              ElementsAre(IsBlockUnder(Path{"Notice"}, "Draft."), IsBlock("Text.")));
}

TEST(DocumentBuilder, SecondOuterHeadingIsPartOfThePaths) {
  DocumentBuilder builder;
  builder.AddHeading(1, "Volume", 1);
  builder.AddHeading(1, "Chapter", 2);
  builder.AddBlock(Paragraph("Text.", 3));
  const Document document = builder.Finish();
  EXPECT_EQ(document.title, "Volume");
  EXPECT_THAT(document.blocks, ElementsAre(IsBlockUnder(Path{"Chapter"}, "Text.")));
}

TEST(DocumentBuilder, MetadataBeatsTheFirstHeading) {
  DocumentBuilder builder;
  builder.SetTitle("From metadata");
  builder.AddHeading(1, "From text", 1);
  builder.AddBlock(Paragraph("Text.", 2));
  const Document document = builder.Finish();
  EXPECT_EQ(document.title, "From metadata");
  EXPECT_THAT(document.blocks, ElementsAre(IsBlockUnder(Path{"From text"}, "Text.")));
}

TEST(DocumentBuilder, HeadingThatRepeatsTheMetadataTitleIsNotInThePaths) {
  DocumentBuilder builder;
  builder.SetTitle("Evaluación Rápida");
  builder.AddHeading(1, "EVALUACIÓN RÁPIDA", 1);
  builder.AddBlock(Paragraph("Texto.", 2));
  EXPECT_THAT(builder.Finish().blocks, ElementsAre(IsBlock("Texto.")));
}

TEST(DocumentBuilder, MetadataTitleOnATitlePageAndAboveTheTextIsInNoPath) {
  DocumentBuilder builder;
  builder.SetTitle("Stoves");
  builder.AddHeading(1, "Stoves", 1);
  builder.AddHeading(1, "STOVES", 1);
  builder.AddBlock(Paragraph("Light them.", 2));
  builder.AddHeading(1, "Fuel", 3);
  builder.AddHeading(2, "Stoves", 4);
  builder.AddBlock(Paragraph("Birch.", 5));
  EXPECT_THAT(builder.Finish().blocks,
              ElementsAre(IsBlock("Light them."), IsBlockUnder(Path{"Fuel", "Stoves"}, "Birch.")));
}

TEST(DocumentBuilder, HeadingWithNothingUnderItBecomesABlockInItsPlace) {
  DocumentBuilder builder;
  builder.AddHeading(1, "T", 1);
  builder.AddBlock(Paragraph("before", 2));
  builder.AddHeading(2, "Empty", 3);
  builder.AddHeading(2, "Full", 4);
  builder.AddBlock(Paragraph("after", 5));
  builder.AddHeading(2, "Last", 6);
  EXPECT_THAT(builder.Finish().blocks,
              ElementsAre(IsBlock("before"), IsBlock("Empty"), IsBlockUnder(Path{"Full"}, "after"),
                          IsBlock("Last")));
}

TEST(DocumentBuilder, HeadingOverAnEmptyOneIsInItsPathAndNotABlockToo) {
  DocumentBuilder builder;
  builder.AddHeading(1, "T", 1);
  builder.AddHeading(2, "Part", 2);
  builder.AddHeading(3, "Section", 3);
  EXPECT_THAT(builder.Finish().blocks, ElementsAre(IsBlockUnder(Path{"Part"}, "Section")));
}

TEST(DocumentBuilder, TitleAloneBecomesTheText) {
  DocumentBuilder builder;
  builder.AddHeading(2, "Only this", 7);
  const Document document = builder.Finish();
  EXPECT_EQ(document.title, "Only this");
  ASSERT_THAT(document.blocks, ElementsAre(IsBlock("Only this")));
  EXPECT_EQ(document.blocks[0].line, 7u);
}

TEST(DocumentBuilder, ManyEmptyHeadingsTakeTimeInProportion) {
  DocumentBuilder builder;
  constexpr uint32_t kHeadings = 200'000;
  for (uint32_t i = 1; i <= kHeadings; ++i) builder.AddHeading(2, "Empty", i);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(builder.Finish().blocks.size(), kHeadings - 1);  // the first is the title
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(DocumentBuilder, EmptyHeadingsAndBlocksAreIgnored) {
  DocumentBuilder builder;
  builder.AddHeading(1, " \u00A0 ", 1);
  builder.AddBlock(Paragraph(" \t "));
  EXPECT_FALSE(builder.has_headings());
  EXPECT_THAT(builder.Finish().blocks, IsEmpty());
}

TEST(DocumentBuilder, WhiteSpaceIsFoldedExceptInCode) {
  DocumentBuilder builder;
  builder.AddBlock(Paragraph(" a\n  b "));
  Block code = Paragraph("if x:\n    run\n");
  code.kind = BlockKind::kCode;
  builder.AddBlock(code);
  EXPECT_THAT(TextsOf(builder.Finish()), ElementsAre("a b", "if x:\n    run\n"));
}

TEST(DocumentBuilder, UpdateLineIsTheDateAndNoText) {
  DocumentBuilder builder;
  builder.AddBlock(Paragraph("Text."));
  builder.AddBlock(Paragraph("Última actualización: 15 de marzo de 2023"));
  const Document document = builder.Finish();
  EXPECT_EQ(document.updated, (PartialDate{2023, 3, 15}));
  EXPECT_THAT(TextsOf(document), ElementsAre("Text."));
}

TEST(DocumentBuilder, FirstUpdateLineCountsAndMetadataBeatsIt) {
  DocumentBuilder lines;
  lines.AddBlock(Paragraph("Last updated: 2021"));
  lines.AddBlock(Paragraph("Last updated: 2022"));
  EXPECT_EQ(lines.Finish().updated, (PartialDate{2021, 0, 0}));

  DocumentBuilder metadata;
  metadata.SetUpdated(PartialDate{2020, 1, 2});
  metadata.AddBlock(Paragraph("Last updated: 2022"));
  EXPECT_EQ(metadata.Finish().updated, (PartialDate{2020, 1, 2}));
}

TEST(DocumentBuilder, DateOfTheFileCountsWhereNothingElseSaysOne) {
  DocumentBuilder alone;
  alone.SetFallbackUpdated(PartialDate{2020, 1, 2});
  EXPECT_EQ(alone.Finish().updated, (PartialDate{2020, 1, 2}));

  DocumentBuilder line;
  line.SetFallbackUpdated(PartialDate{2020, 1, 2});
  line.AddBlock(Paragraph("Last updated: 2018"));
  EXPECT_EQ(line.Finish().updated, (PartialDate{2018, 0, 0}));

  DocumentBuilder metadata;
  metadata.SetUpdated(PartialDate{2019, 5, 0});
  metadata.SetFallbackUpdated(PartialDate{2020, 1, 2});
  EXPECT_EQ(metadata.Finish().updated, (PartialDate{2019, 5, 0}));
}

TEST(DocumentBuilder, HeadingWithNothingUnderItKeepsItsPlaceWhereThereAreNoLines) {
  DocumentBuilder builder;
  builder.AddHeading(1, "T", 0);
  builder.AddHeading(2, "Empty", 0);
  builder.AddHeading(2, "Full", 0);
  builder.AddBlock(Paragraph("text", 0));
  builder.AddHeading(2, "Also empty", 0);
  builder.AddHeading(2, "Last", 0);
  builder.AddBlock(Paragraph("more", 0));
  EXPECT_THAT(builder.Finish().blocks,
              ElementsAre(IsBlock("Empty"), IsBlockUnder(Path{"Full"}, "text"),
                          IsBlock("Also empty"), IsBlockUnder(Path{"Last"}, "more")));
}

TEST(DocumentBuilder, HeadingWithNothingUnderItThatRepeatsTheTitleIsDropped) {
  DocumentBuilder builder;
  builder.SetTitle("Wells");
  builder.AddHeading(1, "WELLS", 0);
  builder.AddHeading(1, "Wells", 0);
  builder.AddHeading(1, "Depth", 0);
  builder.AddBlock(Paragraph("text", 0));
  EXPECT_THAT(builder.Finish().blocks, ElementsAre(IsBlockUnder(Path{"Depth"}, "text")));
}

TEST(DocumentBuilder, HeadingOfAPageLengthIsAParagraph) {
  DocumentBuilder builder;
  builder.AddHeading(1, std::string(kLongestHeadingBytes, 'x'), 1);
  builder.AddHeading(2, std::string(kLongestHeadingBytes + 1, 'y'), 2);
  const Document document = builder.Finish();
  EXPECT_EQ(document.title, std::string(kLongestHeadingBytes, 'x'));
  EXPECT_THAT(document.blocks, ElementsAre(IsBlock(std::string(kLongestHeadingBytes + 1, 'y'))));
}

TEST(DocumentBuilder, MoreTextThanIsReadOfOneDocument) {
  const std::string text(kMostTextBytes / 4, 'x');
  DocumentBuilder builder;
  for (int i = 0; i < 4; ++i) builder.AddBlock(Paragraph(text));
  EXPECT_THROW(builder.AddBlock(Paragraph("x")), Error);
  EXPECT_THROW(builder.AddHeading(1, "x", 1), Error);
}

TEST(DocumentBuilder, LongHeadingsOverVeryManyBlocks) {
  DocumentBuilder builder;
  for (int level = 1; level <= 6; ++level) {
    builder.AddHeading(level, std::string(kLongestHeadingBytes, 'h'), 0);
  }
  for (size_t i = 0; i < kMostPathBytes / (5 * kLongestHeadingBytes) + 1; ++i) {
    builder.AddBlock(Paragraph("x"));
  }
  EXPECT_THROW(builder.Finish(), Error);
}

TEST(DocumentBuilder, StrayUrlJoinsTheLinksOfTheBlockBefore) {
  DocumentBuilder builder;
  builder.AddBlock(Paragraph("Text."));
  builder.AddBlock(Paragraph("https://a.example.org https://b.example.org/x"));
  const Document document = builder.Finish();
  ASSERT_THAT(TextsOf(document), ElementsAre("Text."));
  EXPECT_THAT(document.blocks[0].links,
              ElementsAre("https://a.example.org", "https://b.example.org/x"));
}

TEST(DocumentBuilder, UrlThatIsAllASectionHoldsStaysText) {
  DocumentBuilder builder;
  builder.AddHeading(1, "T", 1);
  builder.AddBlock(Paragraph("Text.", 2));
  builder.AddHeading(2, "Links", 3);
  builder.AddBlock(Paragraph("https://a.example.org", 4));
  const Document document = builder.Finish();
  ASSERT_THAT(document.blocks,
              ElementsAre(IsBlock("Text."), IsBlockUnder(Path{"Links"}, "https://a.example.org")));
  EXPECT_THAT(document.blocks[0].links, IsEmpty());
  EXPECT_THAT(document.blocks[1].links, ElementsAre("https://a.example.org"));
}

TEST(DocumentBuilder, LinksOfATextAreItsTargetsAndTheUrlsInItOnceEach) {
  DocumentBuilder builder;
  Block block =
      Paragraph("See www.a.example.org and https://b.example.org, https://b.example.org.");
  block.links = {"http://www.a.example.org", "https://c.example.org"};
  builder.AddBlock(block);
  EXPECT_THAT(
      builder.Finish().blocks[0].links,
      ElementsAre("http://www.a.example.org", "https://c.example.org", "https://b.example.org"));
}

TEST(DocumentBuilder, ManyUrlsAndAddressesTakeTimeInProportion) {
  std::string text;
  for (int i = 0; i < 40'000; ++i) {
    text += "https://example.org/" + std::to_string(i) + " a" + std::to_string(i) + "@b.org and ";
  }
  DocumentBuilder builder;
  const auto start = std::chrono::steady_clock::now();
  builder.AddBlock(Paragraph(text));
  const Document document = builder.Finish();
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
  EXPECT_EQ(document.blocks[0].links.size(), 40'000u);
  EXPECT_EQ(document.contacts.size(), 40'000u);
}

TEST(DocumentBuilder, ContactsInOrderWithoutRepetition) {
  DocumentBuilder builder;
  builder.AddBlock(Paragraph("b@example.org, a@example.org"));
  builder.AddContact("c@example.org");
  builder.AddContact("a@example.org");
  EXPECT_THAT(builder.Finish().contacts,
              ElementsAre("b@example.org", "a@example.org", "c@example.org"));
}

TEST(DocumentBuilder, PlainHeadingsWithoutTextBetweenThemNest) {
  DocumentBuilder builder;
  builder.AddPlainHeading("Water points", 1);  // the title
  builder.AddPlainHeading("Overview", 2);
  builder.AddPlainHeading("Where to ask", 3);
  builder.AddPlainHeading("In the field", 4);
  builder.AddBlock(Paragraph("Ask the engineer.", 5));
  builder.AddPlainHeading("In the capital", 6);
  builder.AddBlock(Paragraph("Ask the ministry.", 7));
  builder.AddPlainHeading("Links", 8);
  builder.AddBlock(Paragraph("None yet.", 9));
  EXPECT_THAT(
      builder.Finish().blocks,
      ElementsAre(
          IsBlockUnder(Path{"Overview", "Where to ask", "In the field"}, "Ask the engineer."),
          IsBlockUnder(Path{"Overview", "Where to ask", "In the capital"}, "Ask the ministry."),
          IsBlockUnder(Path{"Links"}, "None yet.")));
}

TEST(DocumentBuilder, PlainHeadingsWithTextBetweenThemStandSideBySide) {
  DocumentBuilder builder;
  builder.AddPlainHeading("Water points", 1);
  builder.AddPlainHeading("Siting", 2);
  builder.AddBlock(Paragraph("Uphill.", 3));
  builder.AddPlainHeading("Drilling", 4);
  builder.AddBlock(Paragraph("Deep.", 5));
  EXPECT_THAT(builder.Finish().blocks, ElementsAre(IsBlockUnder(Path{"Siting"}, "Uphill."),
                                                   IsBlockUnder(Path{"Drilling"}, "Deep.")));
}

}  // namespace
}  // namespace faro
