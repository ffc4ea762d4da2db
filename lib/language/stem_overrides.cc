// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/language/stem_overrides.h"

#include <algorithm>
#include <array>

namespace faro {
namespace {

struct Override {
  std::string_view form;
  std::string_view stem;
};

// Both tables are in byte order of `form`, so that a look-up can halve its way through.
constexpr std::array<Override, 96> kEnglish = {{
    {"accountability", "accountable"},
    {"accountable", "accountable"},
    {"aide", "aide"},
    {"aides", "aide"},
    {"authorisation", "authorize"},
    {"authorisations", "authorize"},
    {"authorise", "authorize"},
    {"authorised", "authorize"},
    {"authorises", "authorize"},
    {"authorising", "authorize"},
    {"authorities", "authority"},
    {"authority", "authority"},
    {"authorization", "authorize"},
    {"authorizations", "authorize"},
    {"authorize", "authorize"},
    {"authorized", "authorize"},
    {"authorizes", "authorize"},
    {"authorizing", "authorize"},
    {"communicable", "communicable"},
    {"container", "container"},
    {"containers", "container"},
    {"contingent", "contingent"},
    {"contingents", "contingent"},
    {"convention", "convention"},
    {"conventions", "convention"},
    {"customer", "customer"},
    {"customers", "customer"},
    {"customs", "customs"},
    {"emergencies", "emergency"},
    {"emergency", "emergency"},
    {"engineer", "engineer"},
    {"engineering", "engineer"},
    {"engineers", "engineer"},
    {"evening", "evening"},
    {"evenings", "evening"},
    {"executive", "executive"},
    {"executives", "executive"},
    {"hospitality", "hospitality"},
    {"importance", "important"},
    {"important", "important"},
    {"importantly", "important"},
    {"informal", "informal"},
    {"informally", "informal"},
    {"internal", "internal"},
    {"internally", "internal"},
    {"international", "international"},
    {"internationally", "international"},
    {"minorities", "minority"},
    {"minority", "minority"},
    {"nationalities", "nationality"},
    {"nationality", "nationality"},
    {"organ", "organ"},
    {"organisation", "organize"},
    {"organisational", "organize"},
    {"organisations", "organize"},
    {"organise", "organize"},
    {"organised", "organize"},
    {"organiser", "organize"},
    {"organisers", "organize"},
    {"organises", "organize"},
    {"organising", "organize"},
    {"organization", "organize"},
    {"organizational", "organize"},
    {"organizations", "organize"},
    {"organize", "organize"},
    {"organized", "organize"},
    {"organizer", "organize"},
    {"organizers", "organize"},
    {"organizes", "organize"},
    {"organizing", "organize"},
    {"organs", "organ"},
    {"positive", "positive"},
    {"positively", "positive"},
    {"positives", "positive"},
    {"ration", "ration"},
    {"rational", "rational"},
    {"rationally", "rational"},
    {"rationing", "ration"},
    {"rations", "ration"},
    {"relative", "relative"},
    {"relatives", "relative"},
    {"responsibilities", "responsible"},
    {"responsibility", "responsible"},
    {"responsible", "responsible"},
    {"responsibly", "responsible"},
    {"several", "several"},
    {"transition", "transition"},
    {"transitional", "transition"},
    {"transitioned", "transition"},
    {"transitioning", "transition"},
    {"transitions", "transition"},
    {"universal", "universe"},
    {"universally", "universe"},
    {"universe", "universe"},
    {"universities", "university"},
    {"university", "university"},
}};

constexpr std::array<Override, 83> kSpanish = {{
    {"carga", "carga"},
    {"cargas", "carga"},
    {"cargo", "cargo"},
    {"cargos", "cargo"},
    {"casa", "casa"},
    {"casas", "casa"},
    {"caso", "caso"},
    {"casos", "caso"},
    {"comunicaciones", "comunic"},
    {"comunicación", "comunic"},
    {"comunicar", "comunic"},
    {"comunidad", "comunidad"},
    {"comunidades", "comunidad"},
    {"corta", "corto"},
    {"cortas", "corto"},
    {"corto", "corto"},
    {"cortos", "corto"},
    {"costa", "costa"},
    {"costas", "costa"},
    {"efectiva", "efectivo"},
    {"efectivas", "efectivo"},
    {"efectivo", "efectivo"},
    {"efectivos", "efectivo"},
    {"emergencia", "emergencia"},
    {"emergencias", "emergencia"},
    {"grano", "grano"},
    {"granos", "grano"},
    {"género", "género"},
    {"géneros", "género"},
    {"importante", "importante"},
    {"importantes", "importante"},
    {"informe", "informe"},
    {"informes", "informe"},
    {"junta", "junta"},
    {"juntas", "junta"},
    {"libre", "libre"},
    {"libres", "libre"},
    {"libro", "libro"},
    {"libros", "libro"},
    {"marco", "marco"},
    {"marcos", "marco"},
    {"mesa", "mesa"},
    {"mesas", "mesa"},
    {"minimas", "minim"},
    {"minimos", "minim"},
    {"mínimas", "minim"},
    {"mínimos", "minim"},
    {"nacionalidad", "nacionalidad"},
    {"nacionalidades", "nacionalidad"},
    {"objetivo", "objetivo"},
    {"objetivos", "objetivo"},
    {"organismo", "organismo"},
    {"organismos", "organismo"},
    {"partida", "partida"},
    {"partidas", "partida"},
    {"partido", "partido"},
    {"partidos", "partido"},
    {"parto", "parto"},
    {"partos", "parto"},
    {"plano", "plano"},
    {"planos", "plano"},
    {"puerto", "puerto"},
    {"puertos", "puerto"},
    {"refugiada", "refugiad"},
    {"refugiadas", "refugiad"},
    {"refugiado", "refugiad"},
    {"refugiados", "refugiad"},
    {"refugio", "refugio"},
    {"refugios", "refugio"},
    {"saludar", "saludo"},
    {"saludo", "saludo"},
    {"saludos", "saludo"},
    {"secretaría", "secretaría"},
    {"secretarías", "secretaría"},
    {"sólida", "sólido"},
    {"sólidas", "sólido"},
    {"sólido", "sólido"},
    {"sólidos", "sólido"},
    {"trata", "trata"},
    {"tratado", "tratado"},
    {"tratados", "tratado"},
    {"órgano", "órgano"},
    {"órganos", "órgano"},
}};

template <size_t kSize>
constexpr bool IsStrictlySorted(const std::array<Override, kSize>& table) {
  for (size_t i = 1; i < kSize; ++i) {
    if (!(table[i - 1].form < table[i].form)) return false;
  }
  return true;
}
static_assert(IsStrictlySorted(kEnglish) && IsStrictlySorted(kSpanish));

template <size_t kSize>
std::optional<std::string_view> Find(const std::array<Override, kSize>& table,
                                     std::string_view form) {
  const auto found = std::lower_bound(
      table.begin(), table.end(), form,
      [](const Override& entry, std::string_view wanted) { return entry.form < wanted; });
  if (found == table.end() || found->form != form) return std::nullopt;
  return found->stem;
}

}  // namespace

std::optional<std::string_view> StemOverride(std::string_view form, Language language) {
  switch (language) {
    case Language::kEnglish:
      return Find(kEnglish, form);
    case Language::kSpanish:
      return Find(kSpanish, form);
    default:
      return std::nullopt;
  }
}

size_t StemOverrideCount(Language language) {
  if (language == Language::kEnglish) return kEnglish.size();
  return language == Language::kSpanish ? kSpanish.size() : 0;
}

}  // namespace faro
