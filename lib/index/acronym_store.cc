// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/acronym_store.h"

#include <algorithm>

#include "lib/base/utf8.h"
#include "lib/index/schema.h"
#include "lib/language/normalizer.h"

namespace faro {
namespace {

// Between the parts of a term. No token holds it.
constexpr char kSeparator = '=';

std::string StemsKey(Language language, const std::vector<std::string>& stems) {
  std::string key(LanguageCode(language));
  for (const std::string& stem : stems) key += " " + stem;
  return key;
}

bool IsPart(std::string_view text) { return !text.empty() && text.find(kSeparator) == text.npos; }

std::string Storable(const std::string& text) {
  return text.size() <= kLongestTermText ? text : std::string();
}

// Calls `visit(rest, count)` for each term of `field` whose text begins with `key` and a separator.
template <typename Visit>
void ForEachTerm(const Xapian::Database& database, Field field, const std::string& key,
                 const Visit& visit) {
  if (!IsPart(key) || key.size() >= kLongestTermText) return;
  const std::string prefix = TermFor(field, key + kSeparator);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    visit(std::string_view(*term).substr(prefix.size()), term.get_termfreq());
  }
}

template <typename Found>
void KeepMostFrequent(size_t most, std::vector<Found>* found) {
  std::sort(found->begin(), found->end(), [](const Found& a, const Found& b) {
    return a.count != b.count ? a.count > b.count : a.text < b.text;
  });
  if (found->size() > most) found->resize(most);
}

}  // namespace

std::string DefinitionText(std::string_view acronym, std::string_view expansion,
                           Language language) {
  const std::string key = AcronymLetters(acronym);
  if (!IsPart(key) || !IsPart(expansion)) return {};
  std::string text = key + kSeparator;
  text += expansion;
  text += kSeparator;
  text += LanguageCode(language);
  return Storable(text);
}

std::string ExpansionText(Language language, const std::vector<std::string>& stems,
                          std::string_view acronym) {
  std::string key = StemsKey(language, stems);
  if (stems.empty() || !IsPart(key) || !IsPart(acronym)) return {};
  key += kSeparator;
  key += acronym;
  return Storable(key);
}

std::vector<HarvestedExpansion> FindExpansions(const Xapian::Database& database,
                                               std::string_view acronym) {
  std::vector<HarvestedExpansion> found;
  ForEachTerm(database, Field::kDefinition, AcronymLetters(acronym),
              [&](std::string_view rest, Xapian::doccount count) {
                const size_t separator = rest.find(kSeparator);
                if (separator == rest.npos) return;
                const std::string_view text = rest.substr(0, separator);
                const Language language = LanguageFromCode(rest.substr(separator + 1));
                // One expansion may be said to be of several languages: its terms follow each
                // other.
                if (found.empty() || found.back().text != text) {
                  found.push_back({std::string(text), language, 0});
                }
                if (found.back().language == Language::kUnknown) found.back().language = language;
                found.back().count += count;
              });
  KeepMostFrequent(kMostExpansions, &found);
  return found;
}

std::vector<HarvestedAcronym> FindAcronyms(const Xapian::Database& database, Language language,
                                           const std::vector<std::string>& stems) {
  std::vector<HarvestedAcronym> found;
  if (stems.empty()) return found;
  ForEachTerm(database, Field::kExpansion, StemsKey(language, stems),
              [&](std::string_view rest, Xapian::doccount count) {
                found.push_back({std::string(rest), count});
              });
  KeepMostFrequent(kMostAcronyms, &found);
  return found;
}

}  // namespace faro
