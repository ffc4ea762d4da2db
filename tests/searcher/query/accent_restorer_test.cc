// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/accent_restorer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "lib/index/schema.h"
#include "tests/searcher/tiny_index.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::TinyIndex;

std::vector<std::string> Restored(const TinyIndex& index, std::string_view word) {
  return RestoreAccents(index.Open(), word);
}

// Typed without any accent.

TEST(AccentRestorerTest, FindsTheAccentedSpelling) {
  const TinyIndex index({{"a.md", "La coordinación de los campamentos."}});
  EXPECT_THAT(Restored(index, "coordinacion"), ElementsAre("coordinación"));
}

TEST(AccentRestorerTest, FindsSpellingsOfTitleAndHeadings) {
  const TinyIndex index({{"a.md", "# Evaluación\n\n## Protección\n\nTexto de la sección."}});
  EXPECT_THAT(Restored(index, "evaluacion"), ElementsAre("evaluación"));
  EXPECT_THAT(Restored(index, "proteccion"), ElementsAre("protección"));
}

TEST(AccentRestorerTest, FindsAccentsWhereTheBareWordIsAttestedToo) {
  const TinyIndex index({{"a.md", "El publico y el público."}});
  EXPECT_THAT(Restored(index, "publico"), ElementsAre("público"));
}

TEST(AccentRestorerTest, MostFrequentSpellingFirst) {
  const TinyIndex index({{"a.md", "Se publicó el informe."},
                         {"b.md", "El público espera."},
                         {"c.md", "Es un lugar público."}});
  EXPECT_THAT(Restored(index, "publico"), ElementsAre("público", "publicó"));
}

TEST(AccentRestorerTest, NothingForAWordWithoutAccentedTwin) {
  const TinyIndex index({{"a.md", "El albergue está en la montaña."}});
  EXPECT_THAT(Restored(index, "albergue"), IsEmpty());
  EXPECT_THAT(Restored(index, "nowhere"), IsEmpty());
}

TEST(AccentRestorerTest, OtherDiacriticsThanAcutes) {
  const TinyIndex index({{"a.md", "The Zürich office wrote to São Tomé, naïve or not."}});
  EXPECT_THAT(Restored(index, "zurich"), ElementsAre("zürich"));
  EXPECT_THAT(Restored(index, "sao"), ElementsAre("são"));
  EXPECT_THAT(Restored(index, "naive"), ElementsAre("naïve"));
}

TEST(AccentRestorerTest, DecomposedTextIsTheSameSpelling) {
  const TinyIndex index({{"a.md", "La coordinacio\u0301n de los campamentos."}});
  EXPECT_THAT(Restored(index, "coordinacion"), ElementsAre("coordinación"));
}

TEST(AccentRestorerTest, CapitalsAreTheSameSpelling) {
  const TinyIndex index({{"a.md", "LA COORDINACIÓN DE LOS CAMPAMENTOS EN EL PAÍS."}});
  EXPECT_THAT(Restored(index, "coordinacion"), ElementsAre("coordinación"));
}

// Typed with accents.

TEST(AccentRestorerTest, FindsTheBareSpellingOfAnAccentedWord) {
  const TinyIndex index({{"a.md", "LA COORDINACION DE LOS CAMPAMENTOS EN EL PAIS."}});
  EXPECT_THAT(Restored(index, "coordinación"), ElementsAre("coordinacion"));
}

TEST(AccentRestorerTest, NothingWhereTheBareSpellingIsNotAttested) {
  const TinyIndex index({{"a.md", "La coordinación de los campamentos."}});
  EXPECT_THAT(Restored(index, "coordinación"), IsEmpty());
}

TEST(AccentRestorerTest, AccentsTypedAreNotExchangedForOthers) {
  const TinyIndex index({{"a.md", "Se publicó el informe para el público."}});
  EXPECT_THAT(Restored(index, "público"), IsEmpty());
}

// ñ is a letter of its own.

TEST(AccentRestorerTest, AttestedWordNeverFindsItsTwinWithEnye) {
  const TinyIndex index({{"a.md", "El ano y el año."}});
  EXPECT_THAT(Restored(index, "ano"), IsEmpty());
}

TEST(AccentRestorerTest, EnyeNeverFindsItsTwinWithout) {
  const TinyIndex index({{"a.md", "El ano y el año."}});
  EXPECT_THAT(Restored(index, "año"), IsEmpty());
  const TinyIndex without_enye({{"a.md", "El ano es un órgano."}});
  EXPECT_THAT(Restored(without_enye, "año"), IsEmpty());
}

TEST(AccentRestorerTest, UnattestedWordFindsItsTwinWithEnye) {
  const TinyIndex index({{"a.md", "Los niños y las niñas van a la escuela."}});
  EXPECT_THAT(Restored(index, "ninos"), ElementsAre("niños"));
  EXPECT_THAT(Restored(index, "ninas"), ElementsAre("niñas"));
}

TEST(AccentRestorerTest, UnattestedWordFindsEnyeAndAccentTogether) {
  const TinyIndex index({{"a.md", "Los daños en la compañía y el señalización de montañés."}});
  EXPECT_THAT(Restored(index, "compania"), ElementsAre("compañía"));
  EXPECT_THAT(Restored(index, "senalizacion"), ElementsAre("señalización"));
}

TEST(AccentRestorerTest, TypedEnyeStillFindsAccents) {
  const TinyIndex index({{"a.md", "La compañía y la señalización."}});
  EXPECT_THAT(Restored(index, "compañia"), ElementsAre("compañía"));
  EXPECT_THAT(Restored(index, "señalizacion"), ElementsAre("señalización"));
}

// What the index does not attest.

TEST(AccentRestorerTest, WordsOfRemovedDocumentsAreForgotten) {
  TinyIndex index({{"a.md", "La coordinación de los campamentos."}, {"b.md", "Los albergues."}});
  index.Remove("a.md");
  index.Update();
  EXPECT_THAT(Restored(index, "coordinacion"), IsEmpty());
}

TEST(AccentRestorerTest, WordsOfLaterDocumentsAreKnown) {
  TinyIndex index({{"a.md", "La coordinación de los campamentos."}});
  index.Write("b.md", "La evaluación de los albergues.");
  index.Update();
  EXPECT_THAT(Restored(index, "coordinacion"), ElementsAre("coordinación"));
  EXPECT_THAT(Restored(index, "evaluacion"), ElementsAre("evaluación"));
}

TEST(AccentRestorerTest, SpellingsOfAllIndexesTogether) {
  const TinyIndex one({{"a.md", "Se publicó el informe."}});
  const TinyIndex other({{"b.md", "El público y lo público."}, {"c.md", "Un lugar público."}});
  const Xapian::Database both = OpenIndexes({one.db(), other.db()});
  EXPECT_THAT(RestoreAccents(both, "publico"), ElementsAre("público", "publicó"));
}

TEST(AccentRestorerTest, EmptyIndex) {
  TinyIndex index({{"a.md", "La coordinación."}});
  index.Remove("a.md");
  index.Update();
  EXPECT_THAT(Restored(index, "coordinacion"), IsEmpty());
  EXPECT_THAT(Restored(index, "coordinación"), IsEmpty());
}

// Boundaries.

TEST(AccentRestorerTest, EmptyWord) {
  const TinyIndex index({{"a.md", "La coordinación de los campamentos."}});
  EXPECT_THAT(Restored(index, ""), IsEmpty());
}

TEST(AccentRestorerTest, EnormousWord) {
  const TinyIndex index({{"a.md", "La coordinación de los campamentos."}});
  EXPECT_THAT(Restored(index, std::string(100'000, 'x')), IsEmpty());
  EXPECT_THAT(Restored(index, "é" + std::string(100'000, 'x')), IsEmpty());
}

TEST(AccentRestorerTest, LongestWordThatATermTakes) {
  const std::string tail(kLongestTermText - 2, 'x');
  const TinyIndex index({{"a.md", "La palabra é" + tail + " es larga."}});
  EXPECT_THAT(Restored(index, "e" + tail), ElementsAre("é" + tail));
}

}  // namespace
}  // namespace faro
