// SPDX-License-Identifier: GPL-3.0-or-later
// A manual that is there in both languages teaches the search its words.

#include <algorithm>

#include "tests/cli/cli_test.h"

namespace faro::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ParallelDocumentsCliTest : public CliTest {
 protected:
  // Two chapters in both languages, and a third in Spanish alone; no dictionary has the words
  // widgetry and zorbalito.
  void SetUp() override {
    CliTest::SetUp();
    translations_.clear();
    Write("docs/en/store.md",
          "# Store\n\nThe camp has 250 families and 3 stores. Keep the widgetry dry in the store. "
          "Each family gets one widgetry and 2 ropes.\n");
    Write("docs/es/store.md",
          "# Almacén\n\nEl campamento tiene 250 familias y 3 almacenes. Guarde el zorbalito seco "
          "en el almacén. Cada familia recibe un zorbalito y 2 cuerdas.\n");
    Write("docs/en/repair.md",
          "# Repair\n\nA broken widgetry goes to the workshop in Managua. The team repairs the "
          "widgetry with rope in 5 days. The camp pays 40 dollars.\n");
    Write("docs/es/repair.md",
          "# Reparación\n\nUn zorbalito roto va al taller de Managua. El equipo repara el "
          "zorbalito con cuerda en 5 días. El campamento paga 40 dólares.\n");
    Write("docs/es/compra.md", "# Compra\n\nEl zorbalito se compra en la capital cada año.\n");
  }

  std::vector<std::string> Found(const std::string& query, const std::string& language) {
    std::vector<std::string> paths;
    const nlohmann::json result = SearchJson({"--lang", language, query});
    for (const auto& hit : result.at("hits")) paths.push_back(hit["path"]);
    std::sort(paths.begin(), paths.end());
    return paths;
  }
};

TEST_F(ParallelDocumentsCliTest, WordsOfTheManualAreFoundAcrossLanguages) {
  Report({"docs"});
  EXPECT_THAT(Found("widgetry", "es"), ElementsAre("es/compra.md", "es/repair.md", "es/store.md"));
  EXPECT_THAT(Found("zorbalitos", "en"), ElementsAre("en/repair.md", "en/store.md"));
  EXPECT_THAT(Search({"--explain", "--lang", "es", "widgetry"}).err,
              HasSubstr("parallel documents"));
}

TEST_F(ParallelDocumentsCliTest, TheyGoWithTheDocuments) {
  Report({"docs"});
  std::filesystem::remove_all(folder_ / "docs/en");
  EXPECT_EQ(Report({"docs"})["removed"], 2);
  EXPECT_THAT(Found("widgetry", "es"), IsEmpty());
  EXPECT_EQ(Index({"check"}).status, 0);
}

TEST_F(ParallelDocumentsCliTest, RemoveCommandTakesThemAlong) {
  Report({"docs"});
  EXPECT_EQ(Index({"remove", "docs/en/store.md"}).status, 0);
  EXPECT_THAT(Found("widgetry", "es"), IsEmpty()) << "two sentences are too few";
}

TEST_F(ParallelDocumentsCliTest, MayBeLeftOut) {
  Report({"--translations", "glossary,apertium", "docs"});
  EXPECT_THAT(Found("widgetry", "es"), IsEmpty());
}

}  // namespace
}  // namespace faro::testing
