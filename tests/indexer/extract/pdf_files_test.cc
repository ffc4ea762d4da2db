// SPDX-License-Identifier: GPL-3.0-or-later
// PDFs as LibreOffice writes them, held against their sources (scripts/make-fixtures pdf).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "indexer/extract/document_builder.h"
#include "indexer/extract/pdf.h"
#include "lib/base/error.h"
#include "tests/indexer/extract/block_matchers.h"

namespace faro {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::Field;
using testing::Path;
using testing::TextsOf;

std::string Read(const std::string& name) {
  std::ifstream file(std::string(FARO_SOURCE_DIR "/tests/fixtures/pdf/") + name, std::ios::binary);
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

// What stands between the tags `open`, whatever their attributes, and the next tag, each in one
// line; only what follows `body` is looked at.
std::vector<std::string> Elements(const std::string& source, const char* body,
                                  const std::vector<std::string>& open) {
  std::vector<std::string> elements;
  for (size_t at = source.find('<', source.find(body)); at != std::string::npos;
       at = source.find('<', at + 1)) {
    const size_t name_end = source.find_first_of(" >", at);
    const std::string tag = source.substr(at, name_end - at);
    if (std::find(open.begin(), open.end(), tag) == open.end()) continue;
    const size_t begin = source.find('>', at) + 1;
    elements.push_back(FoldWhiteSpace(source.substr(begin, source.find('<', begin) - begin)));
  }
  return elements;
}

TEST(PdfFiles, TwoColumnsReadAsTheyWereWritten) {
  const Document document = ExtractPdf(Read("two-columns.pdf"));
  auto paragraphs = Elements(Read("source/two-columns.fodt"), "<office:body>", {"<text:p"});
  for (std::string& text : paragraphs) {
    if (text.starts_with("• ")) text.erase(0, std::string("• ").size());
  }
  EXPECT_EQ(document.title, paragraphs[0]);
  paragraphs.erase(paragraphs.begin());
  EXPECT_THAT(TextsOf(document), ElementsAreArray(paragraphs));
}

TEST(PdfFiles, TwoColumnsStandUnderTheirHeadings) {
  const Document document = ExtractPdf(Read("two-columns.pdf"));
  std::vector<Path> paths;
  for (const Block& block : document.blocks) {
    if (paths.empty() || paths.back() != block.heading) paths.push_back(block.heading);
  }
  EXPECT_THAT(paths,
              ElementsAre(Path{}, Path{"Before the distribution day"},
                          Path{"Before the distribution day", "Registering households"},
                          Path{"Before the distribution day", "Preparing the site"},
                          Path{"On the day"}, Path{"On the day", "Protection from exploitation"},
                          Path{"After the distribution"},
                          Path{"After the distribution", "Stock and reports"}));
  EXPECT_THAT(document.blocks, Contains(Field(&Block::kind, BlockKind::kListItem)).Times(3));
  EXPECT_EQ(document.blocks.front().page, 1u);
  EXPECT_EQ(document.blocks.back().page, 6u);
}

TEST(PdfFiles, SpanishWithLigaturesAndBrokenWords) {
  const Document document = ExtractPdf(Read("albergue.pdf"));
  auto paragraphs = Elements(Read("source/albergue.html"), "<body>", {"<p", "<li"});
  paragraphs.erase(paragraphs.begin());  // the date
  EXPECT_THAT(TextsOf(document), ElementsAreArray(paragraphs));
  EXPECT_EQ(document.title, "Albergues en escuelas: guía para los primeros días");
  EXPECT_EQ(document.updated, (PartialDate{2024, 3, 0}));
  EXPECT_THAT(
      document.blocks,
      Contains(Field(&Block::heading, Path{"¿Quién decide?", "El comité de las familias"})));
}

TEST(PdfFiles, TableIsReadByRows) {
  const Document document = ExtractPdf(Read("table.pdf"));
  const std::vector<std::string> texts = TextsOf(document);
  EXPECT_THAT(texts, Contains("Use | Litres per person and day | What changes it"));
  EXPECT_THAT(texts, Contains("Basic hygiene | 2 to 6 | Customs, and whether there is a place to "
                              "wash in private close to the shelter"));
  EXPECT_THAT(document.blocks, Contains(Field(&Block::kind, BlockKind::kTableRow)).Times(5));
  EXPECT_EQ(document.blocks.back().heading, Path{"Storing it"});
}

TEST(PdfFiles, PasswordForOpeningIsAskedFor) {
  try {
    ExtractPdf(Read("password.pdf"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kBadInput);
    EXPECT_STREQ(error.what(), "the PDF is protected by a password");
  }
}

TEST(PdfFiles, PasswordForChangingIsNoHindrance) {
  EXPECT_EQ(TextsOf(ExtractPdf(Read("owner-password.pdf"))),
            TextsOf(ExtractPdf(Read("table.pdf"))));
}

}  // namespace
}  // namespace faro
