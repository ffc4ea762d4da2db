// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggest/glossary_prefix.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "lib/base/utf8.h"
#include "searcher/spelling/edit_distance.h"

namespace faro {
namespace {

constexpr std::string_view kBetweenTerms = " | ";
constexpr size_t kColumns = 6;

// The language of the terms in each column; see ParseGlossary.
constexpr std::array<Language, kColumns> kTermColumns = {Language::kUnknown, Language::kUnknown,
                                                         Language::kEnglish, Language::kUnknown,
                                                         Language::kSpanish, Language::kUnknown};

// Takes the part of `*rest` before `separator`, and both away.
std::string_view Take(std::string_view* rest, std::string_view separator) {
  const size_t end = rest->find(separator);
  const std::string_view part = rest->substr(0, end);
  rest->remove_prefix(end == rest->npos ? rest->size() : end + separator.size());
  return part;
}

void AddTerms(std::string_view column, Language language, std::string_view key,
              std::vector<GlossaryTerm>* terms) {
  while (!column.empty()) {
    const GlossaryTerm term{Take(&column, kBetweenTerms), language};
    if (!BeginsWithKey(term.text, key)) continue;
    if (std::find(terms->begin(), terms->end(), term) == terms->end()) terms->push_back(term);
  }
}

}  // namespace

bool BeginsWithKey(std::string_view text, std::string_view key) {
  size_t at = 0;  // in the key
  bool between = false;
  for (size_t i = 0; i < text.size() && at < key.size();) {
    const char32_t c = NextCodePoint(text, &i);
    if (u_isalnum(static_cast<UChar32>(c)) == 0) {
      between = at > 0;
      continue;
    }
    if (between && key[at++] != ' ') return false;
    between = false;
    if (at == key.size()) return true;
    const auto folded = static_cast<char32_t>(u_tolower(static_cast<UChar32>(LetterOf(c).bare)));
    if (NextCodePoint(key, &at) != folded) return false;
  }
  return at == key.size() || (between && key.substr(at) == " ");
}

std::vector<GlossaryTerm> TermsWithKey(std::string_view tsv, std::string_view key) {
  std::vector<GlossaryTerm> terms;
  if (key.empty()) return terms;
  while (!tsv.empty()) {
    std::string_view line = Take(&tsv, "\n");
    if (line.starts_with('#')) continue;
    for (size_t column = 0; column < kColumns && !line.empty(); ++column) {
      const std::string_view cell = Take(&line, "\t");
      if (kTermColumns[column] == Language::kUnknown) continue;
      AddTerms(cell, kTermColumns[column], key, &terms);
    }
  }
  return terms;
}

}  // namespace faro
