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

// The texts below are wrapped to about sixty characters, as those out of a PDF are.

TEST(ExtractText, HardWrappedLinesAreJoined) {
  EXPECT_THAT(TextsOf(ExtractText("The committee meets every Monday in the tent by the\n"
                                  "main gate. It keeps a list of all families and of what\n"
                                  "each of them still needs before the rains begin.\n")),
              ElementsAre("The committee meets every Monday in the tent by the main gate. It keeps "
                          "a list of all families and of what each of them still needs before the "
                          "rains begin."));
}

TEST(ExtractText, BlankLineAfterASentencePartsParagraphs) {
  EXPECT_THAT(TextsOf(ExtractText("The committee meets every Monday in the tent by the\n"
                                  "main gate and keeps a list of all the families here.\n"
                                  "\n"
                                  "Each family is visited once a month by two volunteers.\n")),
              ElementsAre("The committee meets every Monday in the tent by the main gate and keeps "
                          "a list of all the families here.",
                          "Each family is visited once a month by two volunteers."));
}

TEST(ExtractText, ShortLineThatEndsASentenceEndsItsParagraph) {
  EXPECT_THAT(TextsOf(ExtractText("The committee meets every Monday in the tent by the\n"
                                  "main gate and keeps a list.\n"
                                  "Each family is visited once a month by two volunteers\n"
                                  "who speak its language well enough for a long talk.\n")),
              ElementsAre("The committee meets every Monday in the tent by the main gate and keeps "
                          "a list.",
                          "Each family is visited once a month by two volunteers who speak its "
                          "language well enough for a long talk."));
}

TEST(ExtractText, LineEndsItsParagraphOnlyIfTheNextWordWouldHaveFitted) {
  // The second line has 43 of 54 characters. "Interpreters" would have overrun, "All" not.
  const std::string first = "Volunteers visit each of the families once every month\n";
  const std::string second = "and report to the committee what they need.\n";
  EXPECT_THAT(TextsOf(ExtractText(first + second +
                                  "Interpreters go with them wherever that is of any use.\n")),
              ElementsAre("Volunteers visit each of the families once every month and report to "
                          "the committee what they need. Interpreters go with them wherever that "
                          "is of any use."));
  EXPECT_THAT(TextsOf(ExtractText(first + second +
                                  "A list of them is kept in the tent beside the clinic.\n")),
              ElementsAre("Volunteers visit each of the families once every month and report to "
                          "the committee what they need.",
                          "A list of them is kept in the tent beside the clinic."));
}

TEST(ExtractText, PageGapWithinASentenceIsBridged) {
  const Document document = ExtractText(
      "Wells are tested for salt and for bacteria before they\n"
      "are handed over to the people, and again whenever the\n"
      "\n\f\n\n"
      "river has been in flood for more than a day or two.\n");
  EXPECT_THAT(TextsOf(document),
              ElementsAre("Wells are tested for salt and for bacteria before they are handed over "
                          "to the people, and again whenever the river has been in flood for more "
                          "than a day or two."));
  EXPECT_THAT(LinesOf(document), ElementsAre(1));
}

TEST(ExtractText, PageGapWithinASentenceInSpanish) {
  EXPECT_THAT(TextsOf(ExtractText("Los pozos se examinan antes de su entrega a la gente del\n"
                                  "barrio, y de nuevo cada vez que el río se desborda, aun\n"
                                  "\n"
                                  "época tras época, por si el agua ya no se puede beber.\n")),
              ElementsAre("Los pozos se examinan antes de su entrega a la gente del barrio, y de "
                          "nuevo cada vez que el río se desborda, aun época tras época, por si el "
                          "agua ya no se puede beber."));
}

TEST(ExtractText, PageGapWithUrlsOfTheFooterIsBridgedToo) {
  const Document document = ExtractText(
      "Wells are tested for salt and for bacteria before they\n"
      "are handed over to the people, and again whenever the\n"
      "\n"
      "https://water.example.org/tests\n"
      "https://water.example.org/salt\n"
      "\n"
      "river has been in flood for more than a day or two.\n");
  ASSERT_THAT(TextsOf(document),
              ElementsAre("Wells are tested for salt and for bacteria before they are handed over "
                          "to the people, and again whenever the river has been in flood for more "
                          "than a day or two."));
  EXPECT_THAT(document.blocks[0].links,
              ElementsAre("https://water.example.org/tests", "https://water.example.org/salt"));
}

TEST(ExtractText, UrlLinesAreLinksOfTheTextBeforeThem) {
  const Document document = ExtractText(
      "Wells are tested for salt and for bacteria before they\n"
      "are handed over to the people who will live from them.\n"
      "https://water.example.org/tests\n"
      "\n"
      "Tests are repeated whenever the river has been high up.\n");
  ASSERT_EQ(document.blocks.size(), 2u);
  EXPECT_THAT(document.blocks[0].links, ElementsAre("https://water.example.org/tests"));
  EXPECT_THAT(document.blocks[1].links, IsEmpty());
}

TEST(ExtractText, UrlWithinASentenceStaysInTheText) {
  const Document document = ExtractText("See https://water.example.org/tests for the method.\n");
  ASSERT_THAT(TextsOf(document),
              ElementsAre("See https://water.example.org/tests for the method."));
  EXPECT_THAT(document.blocks[0].links, ElementsAre("https://water.example.org/tests"));
}

TEST(ExtractText, ListItemsAreKeptApart) {
  const Document document = ExtractText(
      "Before the rains begin, each of the blocks is asked to\n"
      "- clear the drains along its paths and around its taps;\n"
      "- move tents that stand lower than the mark on the old\n"
      "  water tower; and\n"
      "- name two people to call when the water starts to rise.\n"
      "\n"
      "1. Clear.\n"
      "2) Move.\n"
      "(iii) Call.\n");
  EXPECT_THAT(TextsOf(document),
              ElementsAre("Before the rains begin, each of the blocks is asked to",
                          "clear the drains along its paths and around its taps;",
                          "move tents that stand lower than the mark on the old water tower; and",
                          "name two people to call when the water starts to rise.", "Clear.",
                          "Move.", "Call."));
  EXPECT_THAT(KindsOf(document),
              ElementsAre(BlockKind::kParagraph, BlockKind::kListItem, BlockKind::kListItem,
                          BlockKind::kListItem, BlockKind::kListItem, BlockKind::kListItem,
                          BlockKind::kListItem));
  EXPECT_THAT(LinesOf(document), ElementsAre(1, 2, 3, 5, 7, 8, 9));
}

TEST(ExtractText, PageGapWithinAListItemIsBridged) {
  EXPECT_THAT(TextsOf(ExtractText("1. Keep a stock of sand bags, of spades and of lamps near\n"
                                  "\n"
                                  "the gate;\n"
                                  "2. Test the siren on the first Monday of every new month.\n")),
              ElementsAre("Keep a stock of sand bags, of spades and of lamps near the gate;",
                          "Test the siren on the first Monday of every new month."));
}

TEST(ExtractText, EnumerationWithinASentenceMayBreakBeforeItsMarker) {
  EXPECT_THAT(TextsOf(ExtractText("The team of each block has these members: (a) a chair;\n"
                                  "(b) a nurse; (c) a teacher; and (d) two young people, of\n"
                                  "whom one at least is a girl.\n")),
              ElementsAre("The team of each block has these members: (a) a chair; (b) a nurse; (c) "
                          "a teacher; and (d) two young people, of whom one at least is a girl."));
}

TEST(ExtractText, ListAfterAnEnumerationStaysAListIfAGapOrAShortLinePartsThem) {
  const std::string sentence = "Each team must have (a) a chair and (b) a nurse among the\n";
  EXPECT_THAT(TextsOf(ExtractText(sentence +
                                  "families of its block.\n"
                                  "(a) The chair calls the others together once every month.\n")),
              ElementsAre("Each team must have (a) a chair and (b) a nurse among the families of "
                          "its block.",
                          "The chair calls the others together once every month."));
  EXPECT_THAT(TextsOf(ExtractText(sentence +
                                  "families of its block, whom all of the others must trust.\n"
                                  "\n"
                                  "(a) The chair calls the others together once every month.\n")),
              ElementsAre("Each team must have (a) a chair and (b) a nurse among the families of "
                          "its block, whom all of the others must trust.",
                          "The chair calls the others together once every month."));
}

TEST(ExtractText, ListAfterAFullLineWithoutMarkersStaysAList) {
  EXPECT_THAT(TextsOf(ExtractText("The team of each block has the members that follow now:\n"
                                  "(a) a chair, whom all of the families of the block elect;\n"
                                  "(b) a nurse, whom the clinic sends for a month or longer.\n")),
              ElementsAre("The team of each block has the members that follow now:",
                          "a chair, whom all of the families of the block elect;",
                          "a nurse, whom the clinic sends for a month or longer."));
}

TEST(ExtractText, CompoundAtALineEndKeepsItsHyphen) {
  EXPECT_THAT(TextsOf(ExtractText("The plan was agreed by all of the parties after a long-\n"
                                  "awaited meeting, and it was signed on the very same day\n"
                                  "in the presence of people from each of the communities.\n")),
              ElementsAre("The plan was agreed by all of the parties after a long-awaited meeting, "
                          "and it was signed on the very same day in the presence of people from "
                          "each of the communities."));
}

TEST(ExtractText, BrokenWordIsJoinedWhenTheDocumentHasItWhole) {
  EXPECT_THAT(TextsOf(ExtractText("The plan was agreed by the parties after the long coordi-\n"
                                  "nation meeting, and signed on the same day by each of the\n"
                                  "heads. COORDINATION will from now on be the task of two.\n")),
              ElementsAre("The plan was agreed by the parties after the long coordination meeting, "
                          "and signed on the same day by each of the heads. COORDINATION will from "
                          "now on be the task of two."));
}

TEST(ExtractText, BrokenWordWithAccentsIsJoined) {
  EXPECT_THAT(TextsOf(ExtractText("La reunión de la mañana trató de la nueva distribu-\n"
                                  "ción de agua. La distribución empieza el lunes que viene y\n"
                                  "dura hasta que cada familia tenga lo suyo en la casa.\n")),
              ElementsAre("La reunión de la mañana trató de la nueva distribución de agua. La "
                          "distribución empieza el lunes que viene y dura hasta que cada familia "
                          "tenga lo suyo en la casa."));
}

TEST(ExtractText, DashAtALineEndIsNoHyphen) {
  EXPECT_THAT(TextsOf(ExtractText("The parties agreed on all of the points but one or two -\n"
                                  "among them the price of water in the months of drought -\n"
                                  "before the meeting was closed at a late hour that night.\n")),
              ElementsAre("The parties agreed on all of the points but one or two - among them the "
                          "price of water in the months of drought - before the meeting was closed "
                          "at a late hour that night."));
}

TEST(ExtractText, HeadingsWithoutMarkUpInEnglish) {
  const Document document = ExtractText(
      "Flood readiness\n"
      "\n"
      "Overview\n"
      "Floods come to the valley nearly every year in the late\n"
      "spring, and the people know the signs well in advance.\n"
      "\n"
      "Who gives the alarm?\n"
      "\n"
      "The guard at the bridge does so with the help of a siren\n"
      "that can be heard in all of the blocks of the settlement.\n"
      "\n"
      "Contacts\n"
      "Guard post: guard@example.org.\n");
  EXPECT_EQ(document.title, "Flood readiness");
  EXPECT_THAT(document.contacts, ElementsAre("guard@example.org"));
  EXPECT_THAT(document.blocks,
              ElementsAre(IsBlockUnder(Path{"Overview"},
                                       "Floods come to the valley nearly every year in the late "
                                       "spring, and the people know the signs well in advance."),
                          IsBlockUnder(Path{"Overview", "Who gives the alarm?"},
                                       "The guard at the bridge does so with the help of a siren "
                                       "that can be heard in all of the blocks of the settlement."),
                          IsBlockUnder(Path{"Contacts"}, "Guard post: guard@example.org.")));
}

TEST(ExtractText, HeadingsWithoutMarkUpInSpanish) {
  const Document document = ExtractText(
      "Ante una inundación\n"
      "\n"
      "Visión general\n"
      "Las crecidas llegan al valle casi todos los años al final\n"
      "de la primavera y la gente conoce bien las señales que hay.\n"
      "\n"
      "¿Quién da la alarma?\n"
      "\n"
      "La da el guardia del puente, con una sirena que se oye en\n"
      "todos los bloques del asentamiento, de día y de noche.\n"
      "\n"
      "Última actualización: 15 de marzo de 2023\n");
  EXPECT_EQ(document.title, "Ante una inundación");
  EXPECT_EQ(document.updated, (PartialDate{2023, 3, 15}));
  EXPECT_THAT(document.blocks,
              ElementsAre(IsBlockUnder(Path{"Visión general"},
                                       "Las crecidas llegan al valle casi todos los años al final "
                                       "de la primavera y la gente conoce bien las señales que "
                                       "hay."),
                          IsBlockUnder(Path{"Visión general", "¿Quién da la alarma?"},
                                       "La da el guardia del puente, con una sirena que se oye en "
                                       "todos los bloques del asentamiento, de día y de noche.")));
}

TEST(ExtractText, FirstLineOfAParagraphIsNoHeading) {
  // It is short enough, starts with a capital and ends without a full stop.
  EXPECT_THAT(ExtractText("Flood readiness\n"
                          "\n"
                          "Floods come to the valley nearly every year in the late\n"
                          "spring. People know the signs well in advance.\n")
                  .blocks,
              ElementsAre(IsBlock("Floods come to the valley nearly every year in the late "
                                  "spring. People know the signs well in advance.")));
}

TEST(ExtractText, LineWhoseSentenceGoesOnAfterAGapIsNoHeading) {
  EXPECT_THAT(ExtractText("Flood readiness\n"
                          "\n"
                          "Floods come to the valley in the\n"
                          "\n"
                          "late spring of nearly every year, and people know the signs.\n")
                  .blocks,
              ElementsAre(IsBlock("Floods come to the valley in the late spring of nearly every "
                                  "year, and people know the signs.")));
}

TEST(ExtractText, HeadingOverHeadingsHasThemUnderIt) {
  EXPECT_THAT(
      ExtractText("Flood readiness\n"
                  "\n"
                  "Whom to call\n"
                  "\n"
                  "By day\n"
                  "\n"
                  "Call the guard at the bridge, who always has a radio on.\n"
                  "\n"
                  "By night\n"
                  "\n"
                  "Call the clinic, where somebody is awake all night long.\n")
          .blocks,
      ElementsAre(IsBlockUnder(Path{"Whom to call", "By day"},
                               "Call the guard at the bridge, who always has a radio on."),
                  IsBlockUnder(Path{"Whom to call", "By night"},
                               "Call the clinic, where somebody is awake all night long.")));
}

TEST(ExtractText, ShortLinesUnderAHeadingAreAListAndNoHeadings) {
  EXPECT_THAT(ExtractText("Flood readiness\n"
                          "\n"
                          "What every family should keep by the door of its tent:\n"
                          "\n"
                          "Dry clothes\n"
                          "Clean water\n"
                          "A lamp\n"
                          "\n"
                          "The block leader goes round and checks this in the spring.\n")
                  .blocks,
              ElementsAre(IsBlock("What every family should keep by the door of its tent:"),
                          IsBlock("Dry clothes"), IsBlock("Clean water"), IsBlock("A lamp"),
                          IsBlock("The block leader goes round and checks this in the spring.")));
}

TEST(ExtractText, HeadingsInCapitalsAreSections) {
  EXPECT_THAT(
      ExtractText("Flood readiness\n"
                  "\n"
                  "BEFORE THE FLOOD\n"
                  "\n"
                  "Clear the drains along the paths and all around the taps.\n"
                  "\n"
                  "Sand bags\n"
                  "\n"
                  "Fill them early and keep them near the lowest of the tents.\n"
                  "\n"
                  "DESPUÉS DE LA CRECIDA:\n"
                  "\n"
                  "Examine el agua de todos los pozos antes de volver a beber.\n")
          .blocks,
      ElementsAre(IsBlockUnder(Path{"BEFORE THE FLOOD"},
                               "Clear the drains along the paths and all around the taps."),
                  IsBlockUnder(Path{"BEFORE THE FLOOD", "Sand bags"},
                               "Fill them early and keep them near the lowest of the tents."),
                  IsBlockUnder(Path{"DESPUÉS DE LA CRECIDA:"},
                               "Examine el agua de todos los pozos antes de volver a beber.")));
}

TEST(ExtractText, CapitalsThatAnnounceAListAreText) {
  EXPECT_THAT(ExtractText("Flood readiness\n"
                          "\n"
                          "EVERY FAMILY KEEPS THE FOLLOWING BY THE DOOR:\n"
                          "\n"
                          "1. Dry clothes for each of its members, in a bag that floats;\n"
                          "2. A lamp.\n")
                  .blocks,
              ElementsAre(IsBlock("EVERY FAMILY KEEPS THE FOLLOWING BY THE DOOR:"),
                          IsBlock("Dry clothes for each of its members, in a bag that floats;"),
                          IsBlock("A lamp.")));
}

TEST(ExtractText, LastLineOfAFileIsNoHeading) {
  EXPECT_THAT(ExtractText("Flood readiness\n"
                          "\n"
                          "Clear the drains along the paths and all around the taps.\n"
                          "\n"
                          "The Valley Committee")
                  .blocks,
              ElementsAre(IsBlock("Clear the drains along the paths and all around the taps."),
                          IsBlock("The Valley Committee")));
}

TEST(ExtractText, UpdateLineRightBeforeTextIsStillADate) {
  const Document document = ExtractText(
      "Clear the drains along the paths and all around the taps.\n"
      "Last updated: Sep 2022\n"
      "by the committee of the valley, which answers to nobody.\n");
  EXPECT_EQ(document.updated, (PartialDate{2022, 9, 0}));
  EXPECT_THAT(TextsOf(document),
              ElementsAre("Clear the drains along the paths and all around the taps.",
                          "by the committee of the valley, which answers to nobody."));
}

TEST(ExtractText, FormFeedsPartLinesAndAreNoText) {
  const Document document = ExtractText(
      "The first page tells what a flood is and when it comes.\f"
      "The second page tells what to do about it at any time.\n"
      "The third line of the file has another full stop here.\n");
  EXPECT_THAT(TextsOf(document),
              ElementsAre("The first page tells what a flood is and when it comes. The second page "
                          "tells what to do about it at any time. The third line of the file has "
                          "another full stop here."));
  EXPECT_THAT(LinesOf(ExtractText("Page one.\f\nPage two.\n\fPage three.\n")),
              ElementsAre(1, 2, 3));
}

TEST(ExtractText, CarriageReturnsAreLineEndsLikeAnyOther) {
  const Document document =
      ExtractDocument("notes.txt",
                      "The committee meets every Monday in the tent by the\r\n"
                      "main gate. It keeps a list of all families and of what\r\n"
                      "each of them still needs before the rains begin.\r\n"
                      "\r\n"
                      "It also keeps the keys of all the stores of the camp.\r\n");
  EXPECT_THAT(TextsOf(document),
              ElementsAre("The committee meets every Monday in the tent by the main gate. It keeps "
                          "a list of all families and of what each of them still needs before the "
                          "rains begin.",
                          "It also keeps the keys of all the stores of the camp."));
  EXPECT_THAT(LinesOf(document), ElementsAre(1, 5));
}

TEST(ExtractText, WhereParagraphsAreSingleLinesNothingIsJoined) {
  const std::string long_line(200, 'w');
  EXPECT_THAT(
      TextsOf(ExtractText("First " + long_line + ".\nsecond " + long_line + "\nThird " + long_line +
                          ".\n")),
      ElementsAre("First " + long_line + ".", "second " + long_line, "Third " + long_line + "."));
}

TEST(ExtractText, ShortLinesOfAPoemOrAnAddressAreNotJoined) {
  EXPECT_THAT(TextsOf(ExtractText("Valley Committee,\nTent 5,\nby the bridge.\n")),
              ElementsAre("Valley Committee,", "Tent 5,", "by the bridge."));
}

TEST(ExtractText, NoBreakSpacesAndBlankLinesMadeOfThem) {
  EXPECT_THAT(TextsOf(ExtractText("\u00A0The\u00A0first paragraph.\n\u00A0\nThe second one.\n")),
              ElementsAre("The first paragraph.", "The second one."));
}

TEST(ExtractText, Nothing) {
  EXPECT_THAT(ExtractText("").blocks, IsEmpty());
  EXPECT_THAT(ExtractText("\n\f\n \n").blocks, IsEmpty());
}

}  // namespace
}  // namespace faro
