// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Thirty letters of type of 10 points fill a column.
constexpr double kLetter = 5;

struct Text {
  std::string text;
  double indent = 0;
  double space_above = 0;  // more than the usual
  double size = 10;
  bool bold = false;
};

// A page of these lines below each other.
PdfPage Page(uint32_t number, const std::vector<Text>& lines, double left = 50, double y = 100) {
  PdfPage page;
  page.number = number;
  page.height = 800;
  for (const Text& text : lines) {
    PdfLine line;
    line.text = text.text;
    line.size = text.size;
    line.bold = text.bold;
    y += text.space_above;
    line.box = {
        left + text.indent, y,
        left + text.indent + kLetter * text.size / 10 * static_cast<double>(line.text.size()),
        y + text.size};
    const size_t blank = line.text.find(' ');
    line.first_word = kLetter * static_cast<double>(std::min(blank, line.text.size()));
    line.first_gap = 3;
    page.lines.push_back(line);
    y += 1.2 * text.size;
  }
  return page;
}

std::vector<std::string> Texts(const std::vector<PdfPage>& pages) {
  std::vector<std::string> texts;
  for (const PdfParagraph& paragraph : JoinLines(pages)) texts.push_back(paragraph.text);
  return texts;
}

std::vector<std::string> Texts(const std::vector<Text>& lines) { return Texts({Page(1, lines)}); }

TEST(JoinLines, NothingOfNothing) { EXPECT_THAT(JoinLines({}), IsEmpty()); }

TEST(JoinLines, LinesOfAParagraphAreJoined) {
  EXPECT_THAT(Texts({{"Keep the tents dry, and the"}, {"ropes loose when rain is near."}}),
              ElementsAre("Keep the tents dry, and the ropes loose when rain is near."));
}

TEST(JoinLines, LargerSpaceStartsAParagraph) {
  EXPECT_THAT(Texts({{"Keep the tents dry, and the"},
                     {"ropes loose when rain comes by"},
                     {"It rains often in this place.", 0, 4},
                     {"The wells fill in two months."}}),
              ElementsAre("Keep the tents dry, and the ropes loose when rain comes by",
                          "It rains often in this place. The wells fill in two months."));
}

TEST(JoinLines, IndentStartsAParagraph) {
  EXPECT_THAT(Texts({{"Keep the tents dry, as well as"},
                     {"the ropes when rain comes by.."},
                     {"It rains often in this valley", 10},
                     {"and the wells fill in a month."}}),
              ElementsAre("Keep the tents dry, as well as the ropes when rain comes by..",
                          "It rains often in this valley and the wells fill in a month."));
}

TEST(JoinLines, ShortLineThatEndsASentenceEndsItsParagraph) {
  EXPECT_THAT(
      Texts({{"Keep the tents dry, and the"}, {"ropes loose."}, {"It rains often in this place."}}),
      ElementsAre("Keep the tents dry, and the ropes loose.", "It rains often in this place."));
}

TEST(JoinLines, ShortLineWithoutAnEndGoesOnInSmallLetters) {
  EXPECT_THAT(Texts({{"Keep the tents"}, {"dry when it rains in the place"}}),
              ElementsAre("Keep the tents dry when it rains in the place"));
}

TEST(JoinLines, BulletsAndNumbersStartItems) {
  const auto paragraphs = JoinLines({Page(1, {{"Bring what you have, such as:"},
                                              {"• tents and the poles for them", 10},
                                              {"with their ropes;", 20},
                                              {"– soap", 10},
                                              {"a) food", 10},
                                              {"2. water", 10}})});
  std::vector<std::string> texts;
  std::vector<BlockKind> kinds;
  for (const PdfParagraph& paragraph : paragraphs) {
    texts.push_back(paragraph.text.substr(paragraph.marker));
    kinds.push_back(paragraph.kind);
  }
  EXPECT_THAT(texts, ElementsAre("Bring what you have, such as:",
                                 "tents and the poles for them with their ropes;", "soap", "food",
                                 "water"));
  EXPECT_THAT(kinds, ElementsAre(BlockKind::kParagraph, BlockKind::kListItem, BlockKind::kListItem,
                                 BlockKind::kListItem, BlockKind::kListItem));
}

TEST(JoinLines, LetterOIsABulletOnlyBeforeAWideSpace) {
  auto page = Page(1, {{"Lleve agua, jabón y una lona"}, {"o una manta, si la tiene en casa"}});
  EXPECT_THAT(Texts({page}),
              ElementsAre("Lleve agua, jabón y una lona o una manta, si la tiene en casa"));
  page.lines[1].first_gap = 12;
  EXPECT_EQ(JoinLines({page})[1].kind, BlockKind::kListItem);
}

TEST(JoinLines, NumberWithinASentenceStartsNoItem) {
  EXPECT_THAT(Texts({{"The plan has two parts and we"},
                     {"come to the second in section"},
                     {"2. The rest is in the annexes."}}),
              ElementsAre("The plan has two parts and we come to the second in section 2. The rest "
                          "is in the annexes."));
}

TEST(JoinLines, TextAfterAListStartsAParagraph) {
  EXPECT_THAT(Texts({{"• tents", 10}, {"• soap.", 10}, {"The rest follows in a month."}}),
              ElementsAre("• tents", "• soap.", "The rest follows in a month."));
}

TEST(JoinLines, TypeOfAnotherSizeStartsAParagraph) {
  EXPECT_THAT(Texts({{"Tents", 0, 0, 14}, {"Keep them dry when it rains in"}, {"the valley."}}),
              ElementsAre("Tents", "Keep them dry when it rains in the valley."));
}

TEST(JoinLines, LargeTypeOfSeveralLinesIsOneParagraph) {
  EXPECT_THAT(
      Texts({{"Tents and", 0, 0, 20}, {"tarpaulins", 0, 0, 20}, {"Keep them dry and safe."}}),
      ElementsAre("Tents and tarpaulins", "Keep them dry and safe."));
}

TEST(JoinLines, BoldLineThatIsNotFullIsAParagraph) {
  EXPECT_THAT(
      Texts({{"Tents", 0, 0, 10, true}, {"Keep them dry when it rains in"}, {"the valley."}}),
      ElementsAre("Tents", "Keep them dry when it rains in the valley."));
}

TEST(JoinLines, BoldWordsThatFillALineAreNoParagraph) {
  EXPECT_THAT(Texts({{"Keep the tents dry, and always"},
                     {"mind the ropes of your tents,", 0, 0, 10, true},
                     {"since they shrink in the rain."}}),
              ElementsAre("Keep the tents dry, and always mind the ropes of your tents, since they "
                          "shrink in the rain."));
}

TEST(JoinLines, SentenceGoesOnInTheNextColumn) {
  PdfPage page = Page(1, {{"Keep the tents dry, and the"}, {"ropes as loose as can be when"}});
  const PdfPage right = Page(1, {{"rain is near."}}, 300);
  page.lines.insert(page.lines.end(), right.lines.begin(), right.lines.end());
  EXPECT_THAT(
      Texts({page}),
      ElementsAre("Keep the tents dry, and the ropes as loose as can be when rain is near."));
}

TEST(JoinLines, SentenceGoesOnOnTheNextPage) {
  const auto paragraphs = JoinLines({Page(1, {{"Keep the tents dry, and the human-"}}),
                                     Page(2, {{"itarian flag in sight."}, {"Rain.", 0, 20}})});
  EXPECT_EQ(paragraphs[0].text, "Keep the tents dry, and the humanitarian flag in sight.");
  EXPECT_EQ(paragraphs[0].page, 1u);
  EXPECT_EQ(paragraphs[1].page, 2u);
}

TEST(JoinLines, NewSentenceOnTheNextPageIsAParagraph) {
  EXPECT_THAT(Texts({Page(1, {{"Keep the tents dry."}}), Page(2, {{"rain is near."}})}),
              ElementsAre("Keep the tents dry.", "rain is near."));
  EXPECT_THAT(Texts({Page(1, {{"Keep the tents dry"}}), Page(2, {{"Rain is near."}})}),
              ElementsAre("Keep the tents dry", "Rain is near."));
}

TEST(JoinLines, FootnotesDoNotPartTheHalvesOfASentence) {
  EXPECT_THAT(Texts({Page(1, {{"Keep the tents dry, and the"}, {"See annex.", 0, 100, 7}}),
                     Page(2, {{"ropes as loose as can be."}})}),
              ElementsAre("See annex.", "Keep the tents dry, and the ropes as loose as can be."));
}

}  // namespace
}  // namespace faro
