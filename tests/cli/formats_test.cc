// SPDX-License-Identifier: GPL-3.0-or-later
// The same documents in every format: what finds one in Markdown finds it in each other format, at
// the top, under the same title and headings. Made by scripts/make-fixtures formats.

#include <map>
#include <set>

#include "tests/cli/cli_test.h"

namespace faro::testing {
namespace {

// Where a format may put a text.
enum Place {
  kText,
  kNote,  // a footnote, which HTML, EPUB and PDF have at the end of text, chapter and page
};

struct Case {
  const char* document;
  const char* query;
  unsigned page;  // of the PDF, as pdftotext -f PAGE -l PAGE shows it
  Place place = kText;
};

constexpr Case kCases[] = {
    {"cash-transfers", "wholesalers stallholders", 1},
    {"cash-transfers", "donkeys", 1},
    {"cash-transfers", "traders restock fortnight", 1},
    {"cash-transfers", "\"sick goat\"", 1, kNote},
    {"cash-transfers", "kerosene depot", 1},
    {"cash-transfers", "setting the amount", 1},
    {"cash-transfers", "fingerprints", 2},
    {"cash-transfers", "\"complain to a cousin\"", 2},
    {"cash-transfers", "spare envelopes", 3},
    {"evacuation-routes", "chalk schoolroom", 1},
    {"evacuation-routes", "luminous paint", 1},
    {"evacuation-routes", "culverts", 1},
    {"evacuation-routes", "goats younger boys", 2},
    {"evacuation-routes", "\"three short blasts\"", 2, kNote},
    {"evacuation-routes", "contingency fund ferrymen", 2},
    {"evacuation-routes", "tracing register", 2},
    {"evacuation-routes", "grandmothers boring", 3},
    {"kitchen-tables", "lentil stew soak", 1},
    {"kitchen-tables", "night watchman ladles", 1},
    {"kitchen-tables", "\"ladles shrink\"", 1},
    {"kitchen-tables", "scrubbing cauldrons", 2},
    {"kitchen-tables", "hide the illness", 2, kNote},
    {"kitchen-tables", "rat poison", 2},
    {"kitchen-tables", "weevils", 2},
    {"kitchen-tables", "sardines bulging", 2},
    {"kitchen-tables", "kitchen portal", 2},
    {"winter-stoves", "pine cones", 1},
    {"winter-stoves", "soot fingernail", 1},
    {"winter-stoves", "lignite", 1},
    {"winter-stoves", "\"old tyres are never burned\"", 1},
    {"winter-stoves", "charcoal without a smell", 2, kNote},
    {"winter-stoves", "detector carbon monoxide", 2},
    {"winter-stoves", "toothpaste", 2},
    {"winter-stoves", "beekeepers", 2},
    {"relief-distribution", "forty-kilogram kit", 1},
    {"relief-distribution", "neighbours identification documents", 1},
    {"relief-distribution", "misappropriated", 1},
    {"relief-distribution", "latrines fifty metres", 1},
    {"relief-distribution", "stampede", 2},
    {"relief-distribution", "intermediaries", 2},
    {"relief-distribution", "\"post-distribution monitoring\"", 2},
    {"relief-distribution", "warehouse keeper stock card", 3},
    {"albergue-escolar", "inundación río plan", 1},
    {"albergue-escolar", "acta de entrega", 1},
    {"albergue-escolar", "autosuficiencia", 2},
    {"albergue-escolar", "oficina afiche", 1},
    {"albergue-escolar", "camión cisterna", 2},
    {"albergue-escolar", "recipientes boca estrecha", 2},
    {"albergue-escolar", "fontanero filtros", 2},
    {"albergue-escolar", "\"una persona cualificada\"", 2},
    {"albergue-escolar", "próxima crecida", 3},
    {"primeros-auxilios", "cornisas", 1},
    {"primeros-auxilios", "audífono bastón", 1},
    {"primeros-auxilios", "\"Interrumpir un relato\"", 1, kNote},
    {"primeros-auxilios", "podría haber sido peor", 2},
    {"primeros-auxilios", "enchufe teléfono", 2},
    {"primeros-auxilios", "señales de alarma", 2},
    {"primeros-auxilios", "apellido barrio", 2},
    {"primeros-auxilios", "mandarinas", 2},
    {"lavado-de-manos", "charco mosquitos", 1},
    {"lavado-de-manos", "jabonera colgante", 1},
    {"lavado-de-manos", "cólera diferencia", 2, kNote},
    {"lavado-de-manos", "\"dos veces el estribillo\"", 2},
    {"lavado-de-manos", "ceniza tamizada", 2},
    {"lavado-de-manos", "cucharada rasa", 2},
    {"lavado-de-manos", "madrina padrino", 2},
    {"lavado-de-manos", "imprenta murales", 3},
    {"huertos-escolares", "estiércol maduro", 1},
    {"huertos-escolares", "rábano siembra", 1},
    {"huertos-escolares", "semilla germina", 1, kNote},
    {"huertos-escolares", "vasijas de barro", 2},
    {"huertos-escolares", "pulgón ajo", 2},
    {"huertos-escolares", "cocinera alumnas", 2},
    {"huertos-escolares", "espantapájaros", 2},
    {"gestion-residuos", "pilas jeringas", 1},
    {"gestion-residuos", "\"vacuna contra el tétanos\"", 1},
    {"gestion-residuos", "tercera dosis", 1, kNote},
    {"gestion-residuos", "matadero", 2},
    {"gestion-residuos", "aserrín amoníaco", 2},
    {"gestion-residuos", "embotelladora", 2},
    {"gestion-residuos", "bomberos vertedero", 2},
    {"gestion-residuos", "archivo técnico", 2},
    {"gestion-residuos", "vetiver arcilla", 2},
};

class Formats : public CliTest, public ::testing::WithParamInterface<const char*> {
 protected:
  void SetUp() override {
    CliTest::SetUp();
    original_ = IndexFormat("md");
    converted_ = IndexFormat(GetParam());
  }

  // Indexes the documents in a format, into an index of its own; the report.
  nlohmann::json IndexFormat(const std::string& format) {
    return Report({"--db", (folder_ / format).string(),
                   std::string(FARO_SOURCE_DIR "/tests/fixtures/formats/") + format});
  }

  nlohmann::json HitsIn(const std::string& format, const std::string& query) {
    return SearchJson({"--db", (folder_ / format).string(), "--no-cross", query}).at("hits");
  }

  static std::string NameOf(const nlohmann::json& hit) {
    return std::filesystem::path(hit.at("path").get<std::string>()).stem().string();
  }

  bool KeepsPlaceOfNotes() const {
    const std::string format = GetParam();
    return format == "docx" || format == "odt";
  }

  nlohmann::json original_;
  nlohmann::json converted_;
};

TEST_P(Formats, AreIndexedWholeAndInAboutAsManyPassages) {
  for (const nlohmann::json& report : {original_, converted_}) {
    EXPECT_EQ(report["documents"], 10);
    EXPECT_TRUE(report["failed"].empty()) << report["failed"];
  }
  // Each document may have one more, for its title page or its notes.
  EXPECT_NEAR(converted_["passages"].get<double>(), original_["passages"].get<double>(), 10);
}

TEST_P(Formats, AreFoundAlike) {
  for (const Case& expected : kCases) {
    SCOPED_TRACE(std::string(expected.document) + ": " + expected.query);
    const nlohmann::json originals = HitsIn("md", expected.query);
    const nlohmann::json hits = HitsIn(GetParam(), expected.query);
    ASSERT_FALSE(originals.empty());
    ASSERT_FALSE(hits.empty());
    const nlohmann::json& original = originals[0];
    const nlohmann::json& hit = hits[0];
    ASSERT_EQ(NameOf(original), expected.document);
    EXPECT_EQ(NameOf(hit), expected.document);
    EXPECT_EQ(hit["title"], original["title"]);
    EXPECT_EQ(hit["language"], original["language"]);
    if (expected.place == kText || KeepsPlaceOfNotes()) {
      EXPECT_EQ(hit["heading"], original["heading"]);
    }
    if (std::string(GetParam()) == "pdf") {
      EXPECT_EQ(hit["page"], expected.page);
    } else {
      EXPECT_TRUE(hit["page"].is_null());
    }
  }
}

TEST_P(Formats, KeepContacts) {
  std::map<std::string, std::set<std::string>> contacts;
  for (const char* format : {"md", GetParam()}) {
    for (const char* query : {"cash", "evacuation", "kitchens", "stoves", "primeros auxilios",
                              "lavado", "huertos", "residuos"}) {
      const nlohmann::json hits = HitsIn(format, query);
      ASSERT_FALSE(hits.empty()) << format << ": " << query;
      for (const auto& contact : hits[0]["contacts"]) contacts[format].insert(contact);
    }
  }
  EXPECT_EQ(contacts["md"].size(), 8u);
  EXPECT_EQ(contacts[GetParam()], contacts["md"]);
}

INSTANTIATE_TEST_SUITE_P(OfDocuments, Formats,
                         ::testing::Values("html", "docx", "odt", "epub", "pdf"),
                         [](const auto& test) { return std::string(test.param); });

}  // namespace
}  // namespace faro::testing
