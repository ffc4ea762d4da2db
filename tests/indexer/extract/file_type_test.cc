// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/file_type.h"

#include <gtest/gtest.h>

#include <string>

namespace faro {
namespace {

TEST(FileTypeOfName, ByItsEndingWithoutRegardToCase) {
  EXPECT_EQ(FileTypeOfName("/a/b/guide.md"), FileType::kMarkdown);
  EXPECT_EQ(FileTypeOfName("GUIDE.MARKDOWN"), FileType::kMarkdown);
  EXPECT_EQ(FileTypeOfName("x.mkd"), FileType::kMarkdown);
  EXPECT_EQ(FileTypeOfName("x.MDown"), FileType::kMarkdown);
  EXPECT_EQ(FileTypeOfName("notes.txt"), FileType::kText);
  EXPECT_EQ(FileTypeOfName("notes.Text"), FileType::kText);
  EXPECT_EQ(FileTypeOfName("a.HTM"), FileType::kHtml);
  EXPECT_EQ(FileTypeOfName("report.pdf"), FileType::kPdf);
  EXPECT_EQ(FileTypeOfName("report.docx"), FileType::kDocx);
}

TEST(FileTypeOfName, OtherEndingsAndNone) {
  EXPECT_EQ(FileTypeOfName("notes.txt.gz"), FileType::kUnknown);
  EXPECT_EQ(FileTypeOfName("txt"), FileType::kUnknown);
  EXPECT_EQ(FileTypeOfName(".md"), FileType::kUnknown);
  EXPECT_EQ(FileTypeOfName(""), FileType::kUnknown);
}

TEST(FileTypeOf, ContentBeforeName) {
  EXPECT_EQ(FileTypeOf("a.txt", "%PDF-1.4\n"), FileType::kPdf);
  EXPECT_EQ(FileTypeOf("a.docx", "\r\n%PDF-1.4\n"), FileType::kPdf);
  EXPECT_EQ(FileTypeOf("a.txt", "<!-- by hand -->\n<!DOCTYPE HTML PUBLIC"), FileType::kHtml);
  EXPECT_EQ(FileTypeOf("a.txt", "\xEF\xBB\xBF<?xml version='1.0'?>\n<html xmlns='x'>"),
            FileType::kHtml);
}

TEST(FileTypeOf, NameWhereTheContentSaysNothing) {
  EXPECT_EQ(FileTypeOf("a.html", "<p>Wells</p>"), FileType::kHtml);
  EXPECT_EQ(FileTypeOf("a.md", "Wells"), FileType::kMarkdown);
  EXPECT_EQ(FileTypeOf("a.txt", ""), FileType::kText);
}

TEST(FileTypeOf, MarkdownMayBeginWithHtml) {
  EXPECT_EQ(FileTypeOf("a.md", "<html>\n\n# Wells"), FileType::kMarkdown);
}

TEST(FileTypeOf, ZipsByTheirEntries) {
  using std::string_literals::operator""s;
  const std::string begin = "PK\x03\x04......................"s;
  const std::string header = begin + "\0\0\0\0mimetype"s;
  const std::string with_extra_fields = begin + "\0\0\3\0mimetype..."s;
  EXPECT_EQ(FileTypeOf("a", header + "application/epub+zip"), FileType::kEpub);
  EXPECT_EQ(FileTypeOf("a", header + "application/vnd.oasis.opendocument.text"), FileType::kOdt);
  EXPECT_EQ(FileTypeOf("a", with_extra_fields + "application/vnd.oasis.opendocument.text"),
            FileType::kOdt);
  EXPECT_EQ(FileTypeOf("a", begin + "\xFF\xFF\xFF\xFFmimetype"), FileType::kUnknown);
  EXPECT_EQ(FileTypeOf("a", "PK\x03\x04...[Content_Types].xml...word/document.xml"),
            FileType::kDocx);
}

TEST(FileTypeOf, AnotherZipIsNotWhatItsNameClaims) {
  EXPECT_EQ(FileTypeOf("a.docx", "PK\x03\x04.....photo.jpg"), FileType::kUnknown);
}

}  // namespace
}  // namespace faro
