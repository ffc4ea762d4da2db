// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/stem_overrides.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <string>
#include <vector>

#include "lib/language/stemmer.h"

namespace faro {
namespace {

// Two words of different meaning in this field that Snowball throws together.
struct Pair {
  Language language;
  std::string one;
  std::string other;
};

const std::vector<Pair>& ConflatedPairs() {
  static const std::vector<Pair> pairs = {
      {Language::kEnglish, "emergency", "emergence"},
      {Language::kEnglish, "minority", "minor"},
      {Language::kEnglish, "organization", "organ"},
      {Language::kEnglish, "organizer", "organ"},
      {Language::kEnglish, "ration", "rational"},
      {Language::kEnglish, "ration", "rationally"},
      {Language::kEnglish, "customs", "custom"},
      {Language::kEnglish, "customer", "customs"},
      {Language::kEnglish, "university", "universe"},
      {Language::kEnglish, "authority", "author"},
      {Language::kEnglish, "authority", "authorize"},
      {Language::kEnglish, "authorizing", "author"},
      {Language::kEnglish, "relatives", "relation"},
      {Language::kEnglish, "several", "sever"},
      {Language::kEnglish, "transition", "transit"},
      {Language::kEnglish, "nationality", "national"},
      {Language::kEnglish, "internal", "international"},
      {Language::kEnglish, "international", "intern"},
      {Language::kEnglish, "positive", "position"},
      {Language::kEnglish, "important", "import"},
      {Language::kEnglish, "informal", "inform"},
      {Language::kEnglish, "executive", "execute"},
      {Language::kEnglish, "evening", "even"},
      {Language::kEnglish, "engineer", "engine"},
      {Language::kEnglish, "contingent", "contingency"},
      {Language::kEnglish, "convention", "convent"},
      {Language::kEnglish, "communicable", "communication"},
      {Language::kEnglish, "accountability", "account"},
      {Language::kEnglish, "hospitality", "hospital"},
      {Language::kEnglish, "container", "contain"},
      {Language::kEnglish, "responsible", "response"},
      {Language::kSpanish, "refugio", "refugiado"},
      {Language::kSpanish, "comunidad", "comunicación"},
      {Language::kSpanish, "género", "generar"},
      {Language::kSpanish, "trata", "tratado"},
      {Language::kSpanish, "trata", "tratar"},
      {Language::kSpanish, "caso", "casa"},
      {Language::kSpanish, "cargo", "carga"},
      {Language::kSpanish, "costa", "costo"},
      {Language::kSpanish, "informe", "informar"},
      {Language::kSpanish, "marco", "marca"},
      {Language::kSpanish, "mesa", "mes"},
      {Language::kSpanish, "parto", "parte"},
      {Language::kSpanish, "partido", "partir"},
      {Language::kSpanish, "partida", "partido"},
      {Language::kSpanish, "puerto", "puerta"},
      {Language::kSpanish, "organismo", "órgano"},
      {Language::kSpanish, "libro", "libre"},
      {Language::kSpanish, "junta", "junto"},
      {Language::kSpanish, "objetivo", "objeto"},
      {Language::kSpanish, "plano", "plan"},
      {Language::kSpanish, "nacionalidad", "nacional"},
      {Language::kSpanish, "emergencia", "emergente"},
      {Language::kSpanish, "importante", "importar"},
      {Language::kSpanish, "corto", "corte"},
      {Language::kSpanish, "efectivo", "efecto"},
      {Language::kSpanish, "saludo", "salud"},
      {Language::kSpanish, "sólido", "solo"},
  };
  return pairs;
}

TEST(StemOverridesTest, KeepApartWhatSnowballConflates) {
  for (const Pair& pair : ConflatedPairs()) {
    const Xapian::Stem snowball{std::string(LanguageCode(pair.language))};
    Stemmer stemmer(pair.language);
    // Were this to fail, a newer Snowball would have made the entry superfluous.
    EXPECT_EQ(snowball(pair.one), snowball(pair.other)) << pair.one << " and " << pair.other;
    EXPECT_NE(std::string(stemmer.Stem(pair.one)), std::string(stemmer.Stem(pair.other)))
        << pair.one << " and " << pair.other << ": see lib/language/stem_overrides.cc";
  }
}

// Forms of one word, some of which are listed: the list must not tear them apart.
const std::vector<std::pair<Language, std::vector<std::string>>>& Families() {
  static const std::vector<std::pair<Language, std::vector<std::string>>> families = {
      {Language::kEnglish,
       {"authorize", "authorizes", "authorized", "authorizing", "authorization", "authorise",
        "authorises", "authorised", "authorising", "authorisation"}},
      {Language::kEnglish,
       {"organize", "organizes", "organized", "organizing", "organizer", "organizers",
        "organization", "organise", "organised", "organising", "organiser", "organisers",
        "organisations"}},
      {Language::kEnglish, {"transition", "transitions", "transitioned", "transitioning"}},
      {Language::kEnglish, {"ration", "rations", "rationed", "rationing"}},
      {Language::kEnglish, {"rational", "rationally"}},
      {Language::kEnglish, {"engineer", "engineers", "engineering"}},
      {Language::kEnglish, {"emergency", "emergencies"}},
      {Language::kEnglish, {"responsible", "responsibly", "responsibility", "responsibilities"}},
      {Language::kEnglish, {"minority", "minorities"}},
      {Language::kSpanish, {"refugiado", "refugiada", "refugiados", "refugiadas"}},
      {Language::kSpanish, {"refugio", "refugios"}},
      {Language::kSpanish, {"comunidad", "comunidades"}},
      {Language::kSpanish,
       {"comunicación", "comunicacion", "comunicaciones", "comunicar", "comunicado"}},
      {Language::kSpanish, {"género", "géneros"}},
      {Language::kSpanish, {"sólido", "sólida", "sólidos", "sólidas"}},
      {Language::kSpanish, {"mínimo", "mínima", "mínimos", "mínimas"}},
      {Language::kSpanish, {"emergencia", "emergencias"}},
      {Language::kSpanish, {"trata"}},
      {Language::kSpanish, {"tratado", "tratados"}},
  };
  return families;
}

TEST(StemOverridesTest, FormsOfOneWordStayTogether) {
  for (const auto& [language, forms] : Families()) {
    Stemmer stemmer(language);
    const std::string expected(stemmer.Stem(forms.front()));
    for (const std::string& form : forms) {
      EXPECT_EQ(stemmer.Stem(form), expected)
          << form << " of " << forms.front() << ": see lib/language/stem_overrides.cc";
    }
  }
}

TEST(StemOverridesTest, DifferentFamiliesDiffer) {
  for (const auto& [language, forms] : Families()) {
    Stemmer stemmer(language);
    const std::string stem(stemmer.Stem(forms.front()));
    for (const auto& [other_language, others] : Families()) {
      if (other_language != language || others == forms) continue;
      EXPECT_NE(stemmer.Stem(others.front()), stem) << others.front() << ", " << forms.front();
    }
  }
}

TEST(StemOverridesTest, FirstAndLastEntriesAreFound) {
  EXPECT_EQ(StemOverride("accountability", Language::kEnglish), "accountable");
  EXPECT_EQ(StemOverride("university", Language::kEnglish), "university");
  EXPECT_EQ(StemOverride("carga", Language::kSpanish), "carga");
  EXPECT_EQ(StemOverride("órganos", Language::kSpanish), "órgano");
}

TEST(StemOverridesTest, OnlyWholeFormsAreListed) {
  for (const char* word : {"", "a", "emergenc", "emergencyy", "Emergency", "zzz"}) {
    EXPECT_EQ(StemOverride(word, Language::kEnglish), std::nullopt) << word;
  }
}

TEST(StemOverridesTest, AccentsCount) {
  EXPECT_EQ(StemOverride("género", Language::kSpanish), "género");
  EXPECT_EQ(StemOverride("genero", Language::kSpanish), std::nullopt);  // "I generate"
}

TEST(StemOverridesTest, EachLanguageHasItsOwnList) {
  EXPECT_EQ(StemOverride("emergency", Language::kSpanish), std::nullopt);
  EXPECT_EQ(StemOverride("refugio", Language::kEnglish), std::nullopt);
  for (const Language language : {Language::kUnknown, Language::kOther}) {
    EXPECT_EQ(StemOverride("emergency", language), std::nullopt);
    EXPECT_EQ(StemOverrideCount(language), 0u);
  }
  EXPECT_GT(StemOverrideCount(Language::kEnglish), 0u);
  EXPECT_GT(StemOverrideCount(Language::kSpanish), 0u);
}

}  // namespace
}  // namespace faro
