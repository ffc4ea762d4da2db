// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_metadata.h"

#include <gtest/gtest.h>

namespace faro {
namespace {

TEST(TitleOfMetadata, TitleThatAPersonGave) {
  EXPECT_EQ(TitleOfMetadata("Camp  management\ntoolkit"), "Camp management toolkit");
  EXPECT_EQ(TitleOfMetadata("Gestión de albergues"), "Gestión de albergues");
  EXPECT_EQ(TitleOfMetadata("Documento marco 2024-2026"), "Documento marco 2024-2026");
}

TEST(TitleOfMetadata, NamesOfFilesAreNone) {
  for (const char* name : {"guide_v3.indd", "Microsoft Word - Annex 2.docx", "C:\\plans\\guide",
                           "Final Report.PDF", "annex_2_final", "Shelter.qxd"}) {
    EXPECT_EQ(TitleOfMetadata(name), "") << name;
  }
}

TEST(TitleOfMetadata, NameOfTheProgramIsTakenOff) {
  EXPECT_EQ(TitleOfMetadata("Microsoft Word - Shelter after storms"), "Shelter after storms");
}

TEST(TitleOfMetadata, NamesOfNewDocumentsAreNone) {
  for (const char* name :
       {"untitled", "Untitled-1", "Sin título", "Document1", "Documento 2",
        "PowerPoint Presentation", "Presentación de PowerPoint", "Layout 1", "Slide 1"}) {
    EXPECT_EQ(TitleOfMetadata(name), "") << name;
  }
}

TEST(TitleOfMetadata, WithoutLettersThereIsNone) {
  EXPECT_EQ(TitleOfMetadata(""), "");
  EXPECT_EQ(TitleOfMetadata("2024-03-12 (2)"), "");
  EXPECT_EQ(TitleOfMetadata("\uFFFD\uFFFD"), "");
}

TEST(TitleOfMetadata, ParagraphIsNone) { EXPECT_EQ(TitleOfMetadata(std::string(301, 'a')), ""); }

TEST(DateOfMetadata, DayInUtc) {
  EXPECT_EQ(DateOfMetadata(1'700'000'000), (PartialDate{2023, 11, 14}));
}

TEST(DateOfMetadata, ClockThatWasNotSetTellsNothing) {
  EXPECT_EQ(DateOfMetadata(-1), std::nullopt);
  EXPECT_EQ(DateOfMetadata(0), std::nullopt);
  EXPECT_EQ(DateOfMetadata(86'400 * 365), std::nullopt);
}

}  // namespace
}  // namespace faro
