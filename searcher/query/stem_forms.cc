// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/stem_forms.h"

#include <algorithm>
#include <array>

#include "lib/index/schema.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

// Letters that a word may begin with where its stem has lost the accent.
struct AccentedLetter {
  char bare;
  std::string_view accented;
};
constexpr std::array<AccentedLetter, 6> kAccentedLetters = {
    {{'a', "á"}, {'e', "é"}, {'i', "í"}, {'o', "ó"}, {'u', "ú"}, {'u', "ü"}}};

// How much of a stem its words share for certain: the last letter may be another one (bod-y,
// bod-ies; d-ie, d-ying).
std::string_view SureBeginning(std::string_view stem) {
  constexpr size_t kChangeable = 2;
  constexpr size_t kEnough = 4;
  return stem.substr(
      0, std::clamp<size_t>(stem.size() < kChangeable ? 0 : stem.size() - kChangeable, 1, kEnough));
}

}  // namespace

std::vector<std::string> FormsOfStem(const Xapian::Database& database, std::string_view stem,
                                     Language language, Analyzer* analyzer) {
  std::vector<std::string> forms;
  if (stem.empty()) return forms;
  const std::string folded = FoldAccents(stem);
  const std::string_view beginning = SureBeginning(folded);
  const auto add_under = [&](const std::string& prefix) {
    const std::string first = TermFor(Field::kExact, prefix);
    for (auto term = database.allterms_begin(first); term != database.allterms_end(first); ++term) {
      const std::string word = *term;
      if (!FoldAccents(word).starts_with(beginning)) continue;
      if (analyzer->Stem(word, language) == stem) forms.push_back(word);
    }
  };
  add_under(std::string(beginning.substr(0, 1)));
  for (const AccentedLetter& letter : kAccentedLetters) {
    if (letter.bare == folded[0]) add_under(std::string(letter.accented));
  }
  std::sort(forms.begin(), forms.end());
  return forms;
}

}  // namespace faro
