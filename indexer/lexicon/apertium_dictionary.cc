// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/apertium_dictionary.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "indexer/lexicon/apertium_transducer.h"
#include "lib/base/utf8.h"

namespace faro {
namespace {

constexpr size_t kLongestLemma = 60;  // bytes of each side
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

bool IsWord(const std::string& text) {
  for (size_t i = 0; i < text.size();) {
    if (!u_isalpha(static_cast<UChar32>(NextCodePoint(text, &i)))) return false;
  }
  return !text.empty();
}

// The name of a file in the folder: "eng-spa.autobil.bin".
std::string FileOf(const std::string& folder, Language from, const char* kind) {
  return folder + (from == Language::kEnglish ? "/eng-spa." : "/spa-eng.") + kind + ".bin";
}

template <typename T>
void SortUnique(std::vector<T>* values) {
  std::sort(values->begin(), values->end());
  values->erase(std::unique(values->begin(), values->end()), values->end());
}

}  // namespace

std::string ApertiumDictionaryFile(const std::string& folder, Language from) {
  return FileOf(folder, from, "autobil");
}

std::string ApertiumFormsFile(const std::string& folder, Language language) {
  return FileOf(folder, language, "automorf");
}

std::vector<std::string> ApertiumFiles(const std::string& folder) {
  std::vector<std::string> files;
  for (const Language language : kStemmedLanguages) {
    files.push_back(ApertiumDictionaryFile(folder, language));
    files.push_back(ApertiumFormsFile(folder, language));
  }
  return files;
}

std::vector<DictionaryPair> ReadApertiumDictionary(const std::string& folder, Language from) {
  std::vector<DictionaryPair> pairs;
  const auto visit = [&](const PathSide& in, const PathSide& out, bool /*final*/) {
    if (in.tagged() && out.tagged()) {
      const bool english_in = from == Language::kEnglish;
      const std::string& english = english_in ? in.text : out.text;
      const std::string& spanish = english_in ? out.text : in.text;
      if (english != spanish && IsLemma(english) && IsLemma(spanish)) {
        pairs.push_back({english, spanish});
      }
      return PathStep::kStop;
    }
    const bool too_long = in.text.size() > kLongestLemma || out.text.size() > kLongestLemma;
    return too_long ? PathStep::kStop : PathStep::kContinue;
  };
  WalkTransducer(ApertiumDictionaryFile(folder, from), visit);
  SortUnique(&pairs);
  return pairs;
}

std::vector<WordForm> ReadApertiumForms(const std::string& folder, Language language) {
  std::vector<WordForm> forms;
  const auto visit = [&](const PathSide& in, const PathSide& out, bool final) {
    // Words with pronouns joined to them (dar+le) are endless, and their stems are those of others.
    const bool joined = out.text.ends_with('+') || in.text.ends_with(' ');
    if (joined || in.text.size() > kLongestLemma) return PathStep::kStop;
    if (final && IsWord(in.text) && IsWord(out.text)) {
      forms.push_back({in.text, out.text, out.tag == "<n>" || out.tag == "<adj>"});
    }
    return PathStep::kContinue;
  };
  WalkTransducer(ApertiumFormsFile(folder, language), visit);
  SortUnique(&forms);
  return forms;
}

}  // namespace faro
