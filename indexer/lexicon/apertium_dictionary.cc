// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/apertium_dictionary.h"

#include <lttoolbox/alphabet.h>
#include <lttoolbox/file_utils.h>
#include <lttoolbox/transducer.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <set>

#include "lib/base/error.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

// The section with words; others hold numbers and patterns, which have endless paths.
constexpr std::string_view kMainSection = "main@standard";

constexpr size_t kLongestLemma = 60;  // bytes of each side: the transducer may have loops
constexpr size_t kMostWords = 4;

// One or more words of letters, hyphens and apostrophes.
bool IsLemma(const std::string& lemma) {
  size_t words = 1;
  for (size_t i = 0; i < lemma.size();) {
    const char32_t c = NextCodePoint(lemma, &i);
    words += c == U' ';
    const bool inside = c == U' ' || c == U'-' || c == U'\'';
    if (!inside && !u_isalpha(static_cast<UChar32>(c))) return false;
  }
  return !lemma.empty() && words <= kMostWords;
}

// Walks all paths of a transducer up to the first tag on each side.
class PathReader {
 public:
  PathReader(Transducer* transducer, const Alphabet& alphabet)
      : transitions_(transducer->getTransitions()), alphabet_(alphabet) {}

  std::set<std::pair<std::string, std::string>> Read(int initial) {
    Walk(initial, Side(), Side());
    return std::move(pairs_);
  }

 private:
  struct Side {
    std::string lemma;
    bool tagged = false;
  };

  // Extends a side by one symbol. A letter after the first tag belongs to an inflected tail.
  Side Extended(Side side, int32_t symbol) const {
    if (symbol == 0 || side.tagged) return side;  // 0 is the empty symbol
    if (symbol < 0) {                             // a tag
      side.tagged = true;
      return side;
    }
    if (symbol == U'_') symbol = U' ';
    if (symbol != U'#') AppendUtf8(static_cast<char32_t>(symbol), &side.lemma);
    return side;
  }

  void Walk(int state, const Side& left, const Side& right) {
    if (left.tagged && right.tagged) {
      if (left.lemma != right.lemma && IsLemma(left.lemma) && IsLemma(right.lemma)) {
        pairs_.emplace(left.lemma, right.lemma);
      }
      return;
    }
    if (left.lemma.size() > kLongestLemma || right.lemma.size() > kLongestLemma) return;
    const auto from = transitions_.find(state);
    if (from == transitions_.end()) return;
    for (const auto& [label, target] : from->second) {
      if (target.first == state) continue;
      const auto& [in, out] = alphabet_.decode(label);
      Walk(target.first, Extended(left, in), Extended(right, out));
    }
  }

  const std::map<int, std::multimap<int, std::pair<int, double>>>& transitions_;
  const Alphabet& alphabet_;
  std::set<std::pair<std::string, std::string>> pairs_;
};

std::string ToUtf8(const UString& text) {
  std::string utf8;
  icu::UnicodeString(text.data(), static_cast<int32_t>(text.size())).toUTF8String(utf8);
  return utf8;
}

}  // namespace

std::vector<DictionaryPair> ReadApertiumDictionary(const std::string& path) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             std::fclose);
  if (!file) return {};
  std::set<UChar32> letters;
  Alphabet alphabet;
  std::map<UString, Transducer> sections;
  try {
    readTransducerSet(file.get(), letters, alphabet, sections);
  } catch (const std::exception& error) {
    throw Error(ErrorCode::kBadInput, path + ": not an Apertium dictionary: " + error.what());
  }
  std::vector<DictionaryPair> pairs;
  for (auto& [name, transducer] : sections) {
    if (ToUtf8(name) != kMainSection) continue;
    for (const auto& [english, spanish] :
         PathReader(&transducer, alphabet).Read(transducer.getInitial())) {
      pairs.push_back({english, spanish});
    }
  }
  return pairs;
}

}  // namespace faro
