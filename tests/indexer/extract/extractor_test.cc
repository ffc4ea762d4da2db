// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/extractor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "lib/base/error.h"
#include "tests/indexer/extract/block_matchers.h"
#include "tests/indexer/extract/zip_fixture.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using testing::IsBlock;
using testing::IsBlockUnder;
using testing::MakeZip;
using testing::Path;
using testing::ReadFixture;
using testing::TextsOf;

std::string Refusal(const std::string& path, const std::string& bytes) {
  try {
    ExtractDocument(path, bytes);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kBadInput);
    return error.what();
  }
  return "accepted";
}

TEST(ExtractDocument, MarkdownByItsName) {
  const Document document = ExtractDocument("a.md", "# Wells\n\nDig *deep*.\n");
  EXPECT_EQ(document.title, "Wells");
  EXPECT_THAT(document.blocks, ElementsAre(IsBlock("Dig deep.")));
}

TEST(ExtractDocument, TextFileWrittenInMarkdown) {
  const Document document = ExtractDocument("a.txt", "# Wells\n\n## Depth\n\nDig **deep**.\n");
  EXPECT_EQ(document.title, "Wells");
  EXPECT_THAT(document.blocks, ElementsAre(IsBlockUnder(Path{"Depth"}, "Dig deep.")));
}

TEST(ExtractDocument, TextFileWithAStarOrTwoIsText) {
  EXPECT_THAT(TextsOf(ExtractDocument("a.txt", "Five * six * seven.\n")),
              ElementsAre("Five * six * seven."));
}

TEST(ExtractDocument, PageOfHtml) {
  for (const char* path : {"a.html", "a.HTM", "a.xhtml", "a", "a.txt"}) {
    const Document document =
        ExtractDocument(path, "<!DOCTYPE html><title>Wells</title><p>Dig <b>deep</b>.</p>");
    EXPECT_EQ(document.title, "Wells") << path;
    EXPECT_THAT(TextsOf(document), ElementsAre("Dig deep.")) << path;
  }
  EXPECT_THAT(TextsOf(ExtractDocument("a.html", "Plain words")), ElementsAre("Plain words"));
}

TEST(ExtractDocument, UnknownTypeIsReadAsText) {
  EXPECT_THAT(TextsOf(ExtractDocument("README", "Plain words.\n")), ElementsAre("Plain words."));
}

TEST(ExtractDocument, TitleFallsBackToTheNameOfTheFile) {
  EXPECT_EQ(ExtractDocument("/m/site-planning_guide.v2.md", "Text.\n").title,
            "site planning guide.v2");
  EXPECT_EQ(ExtractDocument("/m.d/README", "Text.\n").title, "README");
  EXPECT_EQ(ExtractDocument("/m/.notes", "Text.\n").title, ".notes");
  EXPECT_EQ(ExtractDocument("/m/evaluación.txt", "Texto.\n").title, "evaluación");
}

TEST(ExtractDocument, NameThatIsNotUtf8GivesNoTitle) {
  EXPECT_EQ(ExtractDocument("/m/a\xF1o.txt", "Texto.\n").title, "");
}

TEST(ExtractDocument, BytesOfAnyEncoding) {
  EXPECT_THAT(TextsOf(ExtractDocument("a.txt", "Un a\xF1o.\r\n")), ElementsAre("Un año."));
}

TEST(ExtractDocument, FilesWithoutText) {
  EXPECT_EQ(Refusal("a.md", ""), "the file is empty");
  EXPECT_EQ(Refusal("a.md", " \n\n\t\n"), "the file holds no text");
  EXPECT_EQ(Refusal("a.txt", "\xEF\xBB\xBF"), "the file holds no text");
  EXPECT_EQ(Refusal("a.md", "---\ntitle: Only this\n---\n"), "the file holds no text");
  EXPECT_EQ(Refusal("a.txt", "Last updated: Sep 2022\n"), "the file holds no text");
}

TEST(ExtractDocument, FilesThatAreNoText) {
  EXPECT_EQ(Refusal("a.txt", "%PDF-1.4\n"), "not a readable PDF");
}

TEST(ExtractDocument, OfficeDocumentsAndBooksByTheirContent) {
  for (const std::string name : {"water-points.docx", "water-points.odt", "water-points.epub"}) {
    const Document document = ExtractDocument("notes.txt", ReadFixture("tests/fixtures/" + name));
    EXPECT_EQ(document.title, "Handing over water points") << name;
    EXPECT_GE(document.blocks.size(), 18u) << name;
  }
}

TEST(ExtractDocument, ArchivesOfAnotherKind) {
  EXPECT_EQ(Refusal("photos.docx", MakeZip({{"photo.jpg", "\xFF\xD8"}})),
            "a ZIP archive that is no DOCX, ODT or EPUB");
  EXPECT_EQ(Refusal("a.odt", MakeZip({{"mimetype", "application/zip"}, {"content.xml", "<a/>"}})),
            "a ZIP archive that is no DOCX, ODT or EPUB");
}

TEST(ExtractDocument, WordFilesOfTheOldKindAndEncryptedOnes) {
  const std::string reason = "protected by a password, or an office file of the old kind (.doc)";
  EXPECT_EQ(Refusal("a.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), reason);
  EXPECT_EQ(Refusal("a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), reason);
}

TEST(ExtractDocument, TextNamedLikeAnOfficeDocument) {
  EXPECT_THAT(Refusal("a.docx", "Just words."),
              ::testing::StartsWith("a damaged or incomplete ZIP archive"));
}

TEST(LooksLikeMarkdown, FromTwoMarksOn) {
  EXPECT_FALSE(LooksLikeMarkdown(""));
  EXPECT_FALSE(LooksLikeMarkdown("# One heading\n\nText.\n"));
  EXPECT_TRUE(LooksLikeMarkdown("# One\n\n## Two\n"));
  EXPECT_TRUE(LooksLikeMarkdown("Some **bold** words.\nMore **bold** words."));
  EXPECT_TRUE(LooksLikeMarkdown("A [link](x) and\n**bold**"));
}

TEST(LooksLikeMarkdown, SignsThatAreNoMarks) {
  EXPECT_FALSE(LooksLikeMarkdown("#hashtag\n#another\n####### seven\n#\n"));
  EXPECT_FALSE(LooksLikeMarkdown("2 ** 3\n2 ** 4\n"));
  EXPECT_FALSE(LooksLikeMarkdown("Article 5](\nArticle 6](\n"));
}

}  // namespace
}  // namespace faro
