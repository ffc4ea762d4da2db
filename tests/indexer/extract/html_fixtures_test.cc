// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that pandoc 2.17 made of the Markdown next to them, by
//   pandoc -s -M document-css=false -t html cistern.md -o cistern.html
//   pandoc -s -M document-css=false -t html4 letrinas.md -o letrinas.xhtml
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "indexer/extract/extractor.h"
#include "indexer/source_reader.h"
#include "tests/indexer/extract/block_matchers.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using testing::IsBlock;
using testing::IsBlockUnder;
using testing::Path;

Document Extracted(const std::string& name) {
  const std::string path = std::string(FARO_SOURCE_DIR) + "/tests/fixtures/html/" + name;
  return ExtractDocument(path, ReadSource(path));
}

TEST(HtmlFixtures, PageOfHtml5) {
  const Document document = Extracted("cistern.html");
  EXPECT_EQ(document.title, "Rain cisterns for schools");
  EXPECT_EQ(document.updated, (PartialDate{2022, 11, 3}));
  EXPECT_EQ(document.language, Language::kEnglish);
  EXPECT_THAT(document.contacts, ElementsAre("cisterns@example.org"));
  const Path roof{"Choosing the roof"};
  const Path flush{"First flush"};
  EXPECT_THAT(
      document.blocks,
      ElementsAre(
          IsBlockUnder(roof,
                       "Metal sheets give the cleanest water. Thatch gives none that is fit to "
                       "drink."),
          IsBlockUnder(roof, "Measure the roof as seen from above."),
          IsBlockUnder(roof, "Multiply by the rain of the driest month:"),
          IsBlockUnder(roof, "in metres,"), IsBlockUnder(roof, "not in millimetres."),
          IsBlockUnder(flush,
                       "The first 0.5 mm of each rain carry dust and droppings. Let them run off "
                       "(a drawing)."),
          IsBlockUnder(flush, "Water to let go"),
          IsBlockUnder(flush, "Roof (m2) | Run off (litres)"), IsBlockUnder(flush, "40 | 20"),
          IsBlockUnder(flush, "120 | 60"), IsBlockUnder(flush, "Overflow"),
          IsBlockUnder(flush, "The pipe that leads the rest away."),
          IsBlockUnder(flush, "litres = roof * 0.5"),
          IsBlockUnder(flush, "Questions: cisterns@example.org."),
          IsBlockUnder(flush, "Straw rots, and what lives in it does not wash its feet.")));
}

TEST(HtmlFixtures, PageOfXhtml) {
  const Document document = Extracted("letrinas.xhtml");
  EXPECT_EQ(document.title, "Letrinas en terreno inundable");
  EXPECT_EQ(document.language, Language::kSpanish);
  EXPECT_THAT(
      document.blocks,
      ElementsAre(
          IsBlock("Cuando el agua subterránea está a menos de un metro, la fosa no se cava: se "
                  "eleva."),
          IsBlockUnder(Path{"Elevar la fosa"}, "Levante un anillo de bloques de 80 cm."),
          IsBlockUnder(Path{"Elevar la fosa"}, "Apisone tierra alrededor, con pendiente."),
          IsBlockUnder(Path{"Elevar la fosa"},
                       "Una fosa llena de agua no es una letrina, es un pozo contaminado."),
          IsBlockUnder(Path{"Distancias"},
                       "Treinta metros hasta el pozo más cercano; ¿y si no los hay? Use cal y "
                       "vacíe más a menudo.")));
}

}  // namespace
}  // namespace faro
