// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/plain_heading.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

#include "indexer/extract/addresses.h"
#include "lib/base/utf8.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

constexpr size_t kLongestHeading = 90;  // code points
constexpr size_t kMostHeadingWords = 14;
constexpr size_t kLongestLabel = 3;  // of a list item; four digits would be a year

// Without accents and capitals.
constexpr auto kSectionTitles = std::to_array<std::string_view>({
    "antecedentes",
    "background",
    "conclusiones",
    "conclusions",
    "consideraciones clave",
    "contactos",
    "contacts",
    "contexto",
    "context",
    "descripcion",
    "description",
    "enlaces",
    "further reading",
    "introduccion",
    "introduction",
    "key considerations",
    "key messages",
    "lecciones aprendidas",
    "lessons learned",
    "lessons learnt",
    "links",
    "mensajes clave",
    "otras entradas en este tema",
    "overview",
    "recomendaciones",
    "recommendations",
    "recursos",
    "references",
    "references and tools",
    "referencias",
    "referencias y enlaces",
    "referencias y herramientas",
    "related entries",
    "related entries in this topic",
    "resources",
    "resumen",
    "summary",
    "vision general",
});

bool IsCapitals(std::string_view line) {
  size_t capitals = 0;
  for (size_t i = 0; i < line.size();) {
    const char32_t c = NextCodePoint(line, &i);
    if (u_islower(static_cast<UChar32>(c))) return false;
    capitals += u_isupper(static_cast<UChar32>(c)) != 0;
  }
  return capitals >= 3;
}

// Whether a line that ends in a colon says that something follows, in either language.
bool AnnouncesList(std::string_view line) {
  const std::string folded = FoldAccents(CaseFolded(line));
  static constexpr std::array<std::string_view, 4> kAnnouncements = {"following", "below",
                                                                     "siguiente", "continuacion"};
  return std::any_of(kAnnouncements.begin(), kAnnouncements.end(),
                     [&](std::string_view word) { return folded.find(word) != std::string::npos; });
}

}  // namespace

bool LooksLikeHeading(std::string_view line) {
  line = TrimAscii(line);
  if (line.empty() || CountCodePoints(line) > kLongestHeading || ListMarkerLength(line) > 0) {
    return false;
  }
  const auto blanks = static_cast<size_t>(std::count(line.begin(), line.end(), ' '));
  if (blanks + 1 > kMostHeadingWords) return false;
  size_t i = 0;
  const auto first = static_cast<UChar32>(NextCodePoint(line, &i));
  if (!u_isupper(first) && !u_isdigit(first) && first != U'¿') return false;
  const char last = line.back();
  if (last == ';' || last == ',' || last == '.') return false;
  if (last == ':' && (!IsCapitals(line) || AnnouncesList(line))) return false;
  if (!std::any_of(line.begin(), line.end(),
                   [](char c) { return IsAsciiAlpha(c) || (c & 0x80) != 0; })) {
    return false;
  }
  return FindEmailAddresses(line).empty() && FindUrls(line).empty();
}

bool IsSectionTitle(std::string_view line) {
  if (line.size() > kLongestHeading) return false;
  std::string folded = FoldAccents(CaseFolded(TrimAscii(line)));
  if (folded.ends_with(':')) folded.pop_back();
  return std::find(kSectionTitles.begin(), kSectionTitles.end(), folded) != kSectionTitles.end();
}

int PlainHeadingLevel(std::string_view line, bool has_headings) {
  if (!has_headings && !IsSectionTitle(line)) return 1;
  return IsSectionTitle(line) || IsCapitals(line) ? 2 : kLowestHeadingLevel;
}

size_t ListMarkerLength(std::string_view line) {
  size_t i = 0;
  for (const std::string_view bullet : {"-", "*", "+", "•", "–", "◦", "▪", "·"}) {
    if (line.starts_with(bullet)) i = std::max(i, bullet.size());
  }
  if (i == 0) {
    const bool bracket = line.starts_with('(');
    size_t end = bracket ? 1 : 0;
    const size_t begin = end;
    while (end < line.size() && end - begin < kLongestLabel && IsAsciiAlnum(line[end])) ++end;
    const std::string_view label = line.substr(begin, end - begin);
    const bool digits = std::all_of(label.begin(), label.end(), IsAsciiDigit);
    const bool roman = label.find_first_not_of("ivxIVX") == std::string_view::npos;
    if (label.empty() || (!digits && !roman && label.size() > 1)) return 0;
    if (end == line.size() || (line[end] != ')' && (bracket || line[end] != '.'))) return 0;
    if (!bracket && line[end] == '.' && !digits) return 0;  // initials: "A. García"
    i = end + 1;
  }
  const size_t text = line.find_first_not_of(" \t", i);
  return text == std::string_view::npos || text == i ? 0 : text;
}

}  // namespace faro
