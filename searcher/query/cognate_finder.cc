// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/cognate_finder.h"

#include <algorithm>
#include <set>
#include <utility>

#include "lib/base/utf8.h"
#include "lib/index/schema.h"
#include "lib/language/folding.h"

namespace faro {
namespace {

constexpr size_t kShortestStem = 4;  // bytes after folding
constexpr size_t kBeginning = 3;     // bytes that both share
constexpr size_t kMostCognates = 3;

// Letters as both languages would write them, accents off.
std::string Skeleton(std::string_view stem) {
  static constexpr std::pair<std::string_view, char> kPairs[] = {
      {"ph", 'f'}, {"th", 't'}, {"ch", 'c'}, {"qu", 'c'}, {"ck", 'c'}};
  static constexpr std::pair<char, char> kLetters[] = {
      {'y', 'i'}, {'k', 'c'}, {'z', 'c'}, {'w', 'v'}};
  const std::string folded = FoldAccents(stem);
  std::string skeleton;
  for (size_t i = 0; i < folded.size(); ++i) {
    char letter = folded[i];
    for (const auto& [pair, one] : kPairs) {
      if (folded.compare(i, 2, pair) == 0) {
        letter = one;
        ++i;
        break;
      }
    }
    for (const auto& [from, to] : kLetters) {
      if (letter == from) letter = to;
    }
    if (skeleton.empty() || skeleton.back() != letter) skeleton += letter;
  }
  return skeleton;
}

size_t CommonSubsequence(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1, 0);
  for (const char c : a) {
    size_t diagonal = 0;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t above = row[j];
      row[j] = c == b[j - 1] ? diagonal + 1 : std::max(row[j], row[j - 1]);
      diagonal = above;
    }
  }
  return row[b.size()];
}

double SkeletonSimilarity(std::string_view a, std::string_view b) {
  const size_t longer = std::max(a.size(), b.size());
  if (longer == 0) return 0;
  return static_cast<double>(CommonSubsequence(a, b)) / static_cast<double>(longer);
}

// What a cognate may begin with: the letters of the stem, or the way the other language writes
// them.
std::set<std::string> Beginnings(std::string_view stem, const std::string& skeleton) {
  std::set<std::string> beginnings = {std::string(stem.substr(0, kBeginning)),
                                      skeleton.substr(0, kBeginning)};
  if (skeleton[0] == 'f') beginnings.insert("ph" + skeleton.substr(1, kBeginning - 2));
  return beginnings;
}

}  // namespace

double CognateSimilarity(std::string_view a, std::string_view b) {
  return SkeletonSimilarity(Skeleton(a), Skeleton(b));
}

std::vector<std::string> FindCognates(const Xapian::Database& database, std::string_view stem,
                                      Language from, double similarity) {
  const std::string skeleton = Skeleton(stem);
  const bool digits = std::any_of(stem.begin(), stem.end(), IsAsciiDigit);
  if (digits || skeleton.size() < kShortestStem) return {};
  const Language to = OtherLanguage(from);
  const Field field = StemField(to);
  std::vector<std::pair<double, std::string>> found;
  for (const std::string& beginning : Beginnings(stem, skeleton)) {
    const std::string prefix = TermFor(field, beginning);
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix);
         ++term) {
      std::string other = (*term).substr(PrefixOf(field).size());
      const double likeness = SkeletonSimilarity(skeleton, Skeleton(other));
      if (likeness >= similarity) found.emplace_back(-likeness, std::move(other));
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<std::string> cognates;
  for (const auto& [likeness, other] : found) {
    if (cognates.size() == kMostCognates || likeness > found.front().first) break;
    cognates.push_back(other);
  }
  return cognates;
}

}  // namespace faro
