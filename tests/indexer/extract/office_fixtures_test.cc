// SPDX-License-Identifier: GPL-3.0-or-later
// The same manuals as pandoc and LibreOffice write them: what is read of them is the same.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "indexer/extract/docx.h"
#include "indexer/extract/odt.h"
#include "tests/indexer/extract/block_matchers.h"
#include "tests/indexer/extract/zip_fixture.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::IsBlockUnder;
using testing::Path;
using testing::ReadFixture;
using testing::TextsOf;

class OfficeFixture : public ::testing::TestWithParam<std::string> {
 protected:
  static Document Of(const std::string& name) {
    const std::string bytes = ReadFixture("tests/fixtures/" + name + GetParam());
    return GetParam().ends_with("docx") ? ExtractDocx(bytes) : ExtractOdt(bytes);
  }
};

INSTANTIATE_TEST_SUITE_P(Programs, OfficeFixture,
                         ::testing::Values(".docx", ".libreoffice.docx", ".odt",
                                           ".libreoffice.odt"),
                         [](const auto& each) {
                           std::string name = "As" + each.param;
                           std::replace(name.begin(), name.end(), '.', '_');
                           return name;
                         });

TEST_P(OfficeFixture, EnglishManual) {
  const Document document = Of("water-points");
  EXPECT_EQ(document.title, "Handing over water points");
  EXPECT_EQ(document.language, Language::kEnglish);
  EXPECT_THAT(document.contacts, ElementsAre("handover@water.example.org"));
  ASSERT_EQ(document.blocks.size(), 21u);
  const Path before{"Before the handover"};
  EXPECT_THAT(document.blocks[3],
              IsBlockUnder(before,
                           "Where there is no committee yet, the council of elders may "
                           "sign in its place."));
  EXPECT_THAT(document.blocks[6], IsBlockUnder(before, "with a slope of about two per cent,"));
  EXPECT_EQ(document.blocks[6].kind, BlockKind::kListItem);
  EXPECT_THAT(document.blocks[15], IsBlockUnder(Path({"Before the handover", "Water quality"}),
                                                "Faecal coliforms | 0 per 100 ml | each month"));
  EXPECT_THAT(document.blocks[12].links, ElementsAre(HasSubstr("water.example.org/testing")));
}

TEST_P(OfficeFixture, SpanishManual) {
  const Document document = Of("alojamiento-temporal");
  EXPECT_EQ(document.title, "Guía de alojamiento temporal");
  EXPECT_EQ(document.language, Language::kSpanish);
  EXPECT_EQ(document.updated, (PartialDate{2022, 9, 0}));
  EXPECT_THAT(document.blocks.back(), IsBlockUnder(Path{"Entrega de artículos"}, "Cuerda | 30 m"));
}

TEST_P(OfficeFixture, TablesUpAndDown) {
  const Document document = Of("distribution-tables");
  EXPECT_THAT(TextsOf(document),
              ::testing::Contains("Oil | g | 25 | 3,750 | fortified with vitamin A"));
  EXPECT_THAT(document.contacts,
              ElementsAre("logistics@relief.example.org", "desk@relief.example.org"));
}

}  // namespace
}  // namespace faro
