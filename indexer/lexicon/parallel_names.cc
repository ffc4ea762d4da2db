// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/parallel_names.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "lib/base/utf8.h"
#include "lib/language/folding.h"
#include "lib/language/language.h"

namespace faro {
namespace {

constexpr std::string_view kSeparators = "/.-_ ";
constexpr char kAnyLanguage = '\x01';

constexpr auto kEnglishMarks = std::to_array<std::string_view>({"en", "eng", "english", "ingles"});
constexpr auto kSpanishMarks =
    std::to_array<std::string_view>({"es", "esp", "spa", "spanish", "espanol", "castellano"});

// A part of a path that names a language.
struct Mark {
  size_t begin;  // bytes
  size_t size;
  Language language;
};

Language LanguageNamedBy(std::string_view part) {
  const std::string plain = FoldAccentsAndTilde(part);
  const auto is_one_of = [&](const auto& marks) {
    return std::find(marks.begin(), marks.end(), plain) != marks.end();
  };
  if (is_one_of(kEnglishMarks)) return Language::kEnglish;
  if (is_one_of(kSpanishMarks)) return Language::kSpanish;
  return Language::kUnknown;
}

std::vector<Mark> FindMarks(std::string_view path) {
  std::vector<Mark> marks;
  for (size_t begin = 0; begin < path.size();) {
    const size_t end = std::min(path.find_first_of(kSeparators, begin), path.size());
    const Language language = LanguageNamedBy(path.substr(begin, end - begin));
    if (language != Language::kUnknown) marks.push_back({begin, end - begin, language});
    begin = end + 1;
  }
  return marks;
}

std::string WithoutMarks(const std::string& path, std::vector<Mark> marks) {
  std::string rest = path;
  std::reverse(marks.begin(), marks.end());
  for (const Mark& mark : marks) rest.replace(mark.begin, mark.size, 1, kAnyLanguage);
  return rest;
}

// What `path` may have in common with its translation, if it is in `language`.
std::vector<std::string> RestsOf(const std::string& path, const std::vector<Mark>& marks,
                                 Language language) {
  std::vector<Mark> own;
  for (const Mark& mark : marks) {
    if (mark.language == language) own.push_back(mark);
  }
  std::vector<std::string> rests;
  rests.reserve(own.size() + 1);
  for (const Mark& mark : own) rests.push_back(WithoutMarks(path, {mark}));
  if (own.size() > 1) rests.push_back(WithoutMarks(path, own));
  return rests;
}

}  // namespace

std::vector<NamedPair> FindNamedPairs(const Catalogue& catalogue) {
  struct Named {
    std::string path;
    std::string id;
  };
  std::map<std::string, std::array<std::vector<Named>, 2>> by_rest;
  for (const auto& [id, record] : catalogue) {
    if (record.passages == 0) continue;
    const std::string absolute = record.AbsolutePath();
    if (!IsValidUtf8(absolute)) continue;
    const std::string path = CaseFolded(absolute);
    const std::vector<Mark> marks = FindMarks(path);
    if (marks.empty()) continue;
    for (size_t side = 0; side < kStemmedLanguages.size(); ++side) {
      for (const std::string& rest : RestsOf(path, marks, kStemmedLanguages[side])) {
        by_rest[rest][side].push_back({absolute, id});
      }
    }
  }
  std::set<std::tuple<std::string, std::string, std::string, std::string>> ordered;
  for (const auto& [rest, sides] : by_rest) {
    for (const Named& english : sides[0]) {
      for (const Named& spanish : sides[1]) {
        if (english.id == spanish.id) continue;
        ordered.emplace(english.path, spanish.path, english.id, spanish.id);
      }
    }
  }
  std::vector<NamedPair> pairs;
  pairs.reserve(ordered.size());
  for (const auto& [english_path, spanish_path, english, spanish] : ordered) {
    pairs.push_back({english, spanish});
  }
  return pairs;
}

}  // namespace faro
