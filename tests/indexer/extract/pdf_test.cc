// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <seccomp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <vector>

#include "indexer/extract/extractor.h"
#include "lib/base/error.h"
#include "tests/indexer/extract/block_matchers.h"
#include "tests/indexer/extract/pdf_fixture.h"

namespace faro {
namespace {

using ::testing::AnyOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::IsBlock;
using testing::IsBlockUnder;
using testing::Path;
using testing::PdfWriter;
using testing::TextsOf;

std::string Refusal(const std::string& bytes) {
  try {
    ExtractPdf(bytes);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kBadInput);
    return error.what();
  }
  return "accepted";
}

// Lines of about the same length, so that a paragraph of them is one.
const std::vector<std::string> kLeft = {"A safe distribution of relief",
                                        "items begins weeks before the",
                                        "lorries come to the village."};
const std::vector<std::string> kRight = {"Mark the desk and the way out",
                                         "with a rope, and keep the two",
                                         "of them apart from each other."};
const std::string kLeftText =
    "A safe distribution of relief items begins weeks before the lorries come to the village.";
const std::string kRightText =
    "Mark the desk and the way out with a rope, and keep the two of them apart from each other.";

TEST(ExtractPdf, ParagraphsWithTheirPage) {
  const Document document =
      ExtractPdf(PdfWriter().Page().Lines(50, 100, kLeft).Page().Lines(50, 100, kRight).Bytes());
  EXPECT_THAT(document.blocks, ElementsAre(IsBlock(kLeftText), IsBlock(kRightText)));
  EXPECT_EQ(document.blocks[0].page, 1u);
  EXPECT_EQ(document.blocks[1].page, 2u);
  EXPECT_EQ(document.blocks[1].line, 0u);
}

TEST(ExtractPdf, ColumnsAreReadOneAfterTheOther) {
  // Written line by line across both columns, as some programs do.
  PdfWriter pdf;
  pdf.Page();
  for (size_t i = 0; i < kLeft.size(); ++i) {
    pdf.Lines(50, 100 + 12 * static_cast<double>(i), {kLeft[i]});
    pdf.Lines(300, 100 + 12 * static_cast<double>(i), {kRight[i]});
  }
  EXPECT_THAT(TextsOf(ExtractPdf(pdf.Bytes())), ElementsAre(kLeftText, kRightText));
}

TEST(ExtractPdf, HeadingAcrossColumnsStaysAboveThem) {
  const Document document = ExtractPdf(PdfWriter()
                                           .Page()
                                           .Line(50, 60, 24, "Relief")
                                           .Line(50, 100, 16, "Before the day of the distribution")
                                           .Lines(50, 130, kLeft)
                                           .Lines(300, 130, kRight)
                                           .Bytes());
  EXPECT_EQ(document.title, "Relief");
  const Path path{"Before the day of the distribution"};
  EXPECT_THAT(document.blocks,
              ElementsAre(IsBlockUnder(path, kLeftText), IsBlockUnder(path, kRightText)));
}

TEST(ExtractPdf, HeadingWithoutTextStaysInItsPlace) {
  const Document document = ExtractPdf(PdfWriter()
                                           .Page()
                                           .Line(50, 60, 24, "Relief")
                                           .Lines(50, 100, kLeft)
                                           .Line(50, 200, 16, "Part one")
                                           .Page()
                                           .Line(50, 100, 16, "Part two")
                                           .Lines(50, 130, kRight)
                                           .Bytes());
  EXPECT_THAT(TextsOf(document), ElementsAre(kLeftText, "Part one", kRightText));
  EXPECT_EQ(document.blocks[1].page, 1u);
}

TEST(ExtractPdf, BoldHeadings) {
  PdfWriter pdf;
  for (int i = 0; i < 3; ++i) {
    pdf.Page().Lines(50, 300, {"Registering households"}, true).Lines(50, 330, kLeft);
  }
  const Document document = ExtractPdf(pdf.Info("Title", "Relief").Bytes());
  EXPECT_EQ(document.blocks.size(), 3u);
  EXPECT_THAT(document.blocks, Each(IsBlockUnder(Path{"Registering households"}, kLeftText)));
}

TEST(ExtractPdf, TextWithoutStylesHasPlainHeadings) {
  const Document document = ExtractPdf(PdfWriter()
                                           .Page()
                                           .Lines(50, 60, {"Relief items"})
                                           .Lines(50, 90, kLeft)
                                           .Lines(50, 150, {"Preparing the site"})
                                           .Lines(50, 180, kRight)
                                           .Bytes());
  EXPECT_EQ(document.title, "Relief items");
  EXPECT_THAT(document.blocks, ElementsAre(IsBlock(kLeftText),
                                           IsBlockUnder(Path{"Preparing the site"}, kRightText)));
}

TEST(ExtractPdf, LettersAreMended) {
  EXPECT_THAT(TextsOf(ExtractPdf(PdfWriter()
                                     .Page()
                                     .Lines(50, 100, {"¿Dónde hay una o\uFB01cina? Allí."})
                                     .Lines(50, 140, {"\uF0B7 Los nin\u0303os y las nin\u0303as"})
                                     .Bytes())),
              ElementsAre("¿Dónde hay una oficina? Allí.", "Los niños y las niñas"));
}

TEST(ExtractPdf, TurnedPageIsReadUpright) {
  PdfWriter pdf;
  pdf.Page();
  for (int i = 0; i < 3; ++i) {
    pdf.Draw("q 0 1 -1 0 " + std::to_string(700 + 12 * i) + " -600 cm\n");
    pdf.Lines(100, 100, {kLeft[static_cast<size_t>(i)]}).Draw("Q\n");
  }
  EXPECT_THAT(TextsOf(ExtractPdf(pdf.MediaBox("[0 -800 800 0]").Bytes())), ElementsAre(kLeftText));
}

TEST(ExtractPdf, TitleOfTheMetadataIsHeeded) {
  EXPECT_EQ(ExtractPdf(PdfWriter()
                           .Info("Title", "Relief handbook")
                           .Page()
                           .Line(50, 60, 24, "Relief")
                           .Lines(50, 100, kLeft)
                           .Bytes())
                .title,
            "Relief handbook");
}

TEST(ExtractPdf, TitleThatAProgramMadeUpIsNot) {
  EXPECT_EQ(ExtractPdf(PdfWriter()
                           .Info("Title", "Microsoft Word - handbook_v2.docx")
                           .Page()
                           .Line(50, 30, 14, "Field series")
                           .Line(50, 60, 24, "Relief")
                           .Lines(50, 100, kLeft)
                           .Bytes())
                .title,
            "Relief");
}

TEST(ExtractPdf, DateOfTheMetadataIsTheWeakest) {
  PdfWriter pdf;
  pdf.Info("CreationDate", "D:20210304120000Z").Page().Lines(50, 100, kLeft);
  EXPECT_EQ(ExtractPdf(pdf.Bytes()).updated, (PartialDate{2021, 3, 4}));
  pdf.Info("ModDate", "D:20220506120000Z");
  EXPECT_EQ(ExtractPdf(pdf.Bytes()).updated, (PartialDate{2022, 5, 6}));
  pdf.Lines(50, 200, {"Last updated: September 2019"});
  EXPECT_EQ(ExtractPdf(pdf.Bytes()).updated, (PartialDate{2019, 9, 0}));
}

TEST(ExtractPdf, OutlineTellsHeadings) {
  const Document document = ExtractPdf(PdfWriter()
                                           .Page()
                                           .Line(50, 60, 24, "Relief")
                                           .Line(50, 100, 14, "Before the day")
                                           .Line(50, 130, 14, "Registering households")
                                           .Lines(50, 160, kLeft)
                                           .Line(50, 230, 14, "On the day")
                                           .Lines(50, 260, kRight)
                                           .Bookmark(1, "Before the day")
                                           .Bookmark(2, "Registering households")
                                           .Bookmark(1, "On the day")
                                           .Bytes());
  EXPECT_THAT(document.blocks,
              ElementsAre(IsBlockUnder(Path{"Before the day", "Registering households"}, kLeftText),
                          IsBlockUnder(Path{"On the day"}, kRightText)));
}

TEST(ExtractPdf, ExtractDocumentKnowsPdfByItsContent) {
  EXPECT_THAT(TextsOf(ExtractDocument("guide", PdfWriter().Page().Lines(50, 100, kLeft).Bytes())),
              ElementsAre(kLeftText));
}

TEST(ExtractPdf, ImagesOfPagesNeedOcr) {
  const std::string image =
      "q 500 0 0 700 50 50 cm BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 00FFFF00> EI Q\n";
  const std::string reason = "the PDF holds images of pages, no text (it needs OCR)";
  EXPECT_EQ(Refusal(PdfWriter().Page().Draw(image).Page().Draw(image).Bytes()), reason);
  EXPECT_EQ(Refusal(PdfWriter().Page().Draw(image).Line(50, 780, 8, "1").Bytes()), reason);
}

TEST(ExtractPdf, CoverWithoutTextIsNoHindrance) {
  EXPECT_THAT(TextsOf(ExtractPdf(PdfWriter().Page().Page().Lines(50, 100, kLeft).Bytes())),
              ElementsAre(kLeftText));
}

TEST(ExtractPdf, WhatIsNoPdfIsRefused) {
  const std::string reason = "not a readable PDF";
  EXPECT_EQ(Refusal(""), reason);
  EXPECT_EQ(Refusal("%PDF-1.7\n"), reason);
  EXPECT_EQ(Refusal(std::string(10'000, '\0')), reason);
  EXPECT_EQ(Refusal("%PDF-1.7\n" + std::string(100'000, '<')), reason);
  EXPECT_EQ(Refusal("%PDF-1.7\n1 0 obj\n" + std::string(100'000, '[')), reason);
}

TEST(ExtractPdf, WithoutPagesItIsRefused) {
  EXPECT_EQ(Refusal(PdfWriter().Bytes()), "not a readable PDF");
}

TEST(ExtractPdf, TruncatedAnywhereItIsReadOrRefused) {
  const std::string whole =
      PdfWriter().Page().Lines(50, 100, kLeft).Page().Lines(50, 100, kRight).Bytes();
  for (size_t i = 0; i < 16; ++i) {
    EXPECT_THAT(Refusal(whole.substr(0, whole.size() * i / 16)),
                AnyOf("accepted", "not a readable PDF", HasSubstr("needs OCR")))
        << i << "/16";
  }
}

TEST(ExtractPdf, LoopInTheTreeOfPages) {
  EXPECT_THAT(Refusal(PdfWriter::Assemble({"<</Type/Catalog/Pages 2 0 R>>",
                                           "<</Type/Pages/Count 2/Kids[2 0 R 3 0 R]>>",
                                           "<</Type/Pages/Count 1/Kids[2 0 R]>>"})),
              AnyOf("not a readable PDF", HasSubstr("needs OCR")));
}

TEST(ExtractPdf, DeepTreeOfPages) {
  std::vector<std::string> objects = {"<</Type/Catalog/Pages 2 0 R>>"};
  for (size_t i = 0; i < 3000; ++i) {
    objects.push_back("<</Type/Pages/Count 1/Kids[" + PdfWriter::Ref(i + 3) + "]>>");
  }
  objects.push_back("<</Type/Page/MediaBox[0 0 9 9]>>");
  EXPECT_THAT(Refusal(PdfWriter::Assemble(objects)),
              AnyOf("not a readable PDF", HasSubstr("needs OCR")));
}

TEST(ExtractPdf, MorePagesThanThereAre) {
  EXPECT_THAT(Refusal(PdfWriter::Assemble({"<</Type/Catalog/Pages 2 0 R>>",
                                           "<</Type/Pages/Count 100000/Kids[3 0 R]>>",
                                           "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"})),
              AnyOf("not a readable PDF", HasSubstr("100000 pages"), HasSubstr("needs OCR")));
}

TEST(ExtractPdf, MorePagesThanAreRead) {
  PdfWriter pdf;
  for (int i = 0; i < 10'001; ++i) pdf.Page();
  EXPECT_EQ(Refusal(pdf.Bytes()), "the PDF has 10001 pages, and 10000 are the most");
}

TEST(ExtractPdf, HugePageIsReadAsAny) {
  for (const char* box : {"[0 0 1e9 1e9]", "[-1e30 -1e30 1e30 1e30]", "[0 0 0 0]"}) {
    EXPECT_THAT(Refusal(PdfWriter().MediaBox(box).Page().Lines(50, 100, kLeft).Bytes()),
                AnyOf("accepted", HasSubstr("needs OCR")))
        << box;
  }
}

TEST(ExtractPdf, DeepOutline) {
  PdfWriter pdf;
  pdf.Page().Lines(50, 100, kLeft);
  for (int i = 1; i <= 2000; ++i) pdf.Bookmark(i, "Deeper");
  EXPECT_THAT(TextsOf(ExtractPdf(pdf.Bytes())), ElementsAre(kLeftText));
}

TEST(ExtractPdf, MoreWordsThanAPageMayHold) {
  PdfWriter pdf;
  pdf.MediaBox("[0 -5000 14400 9400]").Page();
  std::string row;
  for (int i = 0; i < 1000; ++i) row += "a ";
  for (int i = 0; i < 101; ++i) pdf.Line(10, 20 + 30 * i, 10, row);
  EXPECT_EQ(Refusal(pdf.Bytes()), "page 1 holds more than 100000 words");
}

// In a process that may not open files, as the one that extracts is.
int ExtractWithoutFiles(const std::string& bytes) {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(openat), 0) != 0 ||
      seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), SCMP_SYS(open), 0) != 0 ||
      seccomp_load(filter) != 0) {
    return 2;
  }
  if (open("/etc/passwd", O_RDONLY) != -1) return 3;
  return TextsOf(ExtractPdf(bytes)) == std::vector<std::string>{kLeftText} ? 0 : 1;
}

TEST(ExtractPdf, WarmedUpItNeedsNoFiles) {
  const std::string bytes = PdfWriter().Page().Lines(50, 100, kLeft).Bytes();
  const pid_t child = fork();
  if (child == 0) {
    int status = 4;
    try {
      WarmUpPdf();
      status = ExtractWithoutFiles(bytes);
    } catch (...) {
    }
    _exit(status);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace faro
