// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/accent_restorer.h"

#include <algorithm>
#include <utility>

#include "lib/index/open_index.h"
#include "lib/index/schema.h"
#include "lib/language/folding.h"
#include "lib/language/stop_words.h"

namespace faro {
namespace {

Xapian::doccount FrequencyOf(const Xapian::Database& database, std::string_view word) {
  return database.get_termfreq(TermFor(Field::kExact, word));
}

// Most passages with a function word have no term for it, see kSchema.
bool IsAttested(std::string_view word, Xapian::doccount frequency) {
  return frequency > 0 || IsStopWordOfAny(word);
}

}  // namespace

std::vector<std::string> RestoreAccents(const Xapian::Database& database, std::string_view word) {
  const std::string folded = FoldAccents(word);
  const std::string bare = FoldAccentsAndTilde(word);
  if (folded != word) {
    if (!IsAttested(folded, FrequencyOf(database, folded))) return {};
    return {folded};
  }
  const bool attested = IsAttested(word, FrequencyOf(database, word));
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  const std::string key = AccentKey(bare);
  for (auto spelling = database.synonyms_begin(key); spelling != database.synonyms_end(key);
       ++spelling) {
    const bool accents_only = FoldAccents(*spelling) == word;
    if (*spelling == word || (!accents_only && (attested || bare != word))) continue;
    const Xapian::doccount frequency = FrequencyOf(database, *spelling);
    if (IsAttested(*spelling, frequency)) found.emplace_back(frequency, *spelling);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> spellings;
  spellings.reserve(found.size());
  for (auto& [frequency, spelling] : found) spellings.push_back(std::move(spelling));
  return spellings;
}

}  // namespace faro
