// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/word_finder.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "lib/base/utf8.h"
#include "lib/index/open_index.h"
#include "lib/language/folding.h"
#include "lib/language/stop_words.h"

namespace faro {
namespace {

// What the words of `stem` have in common with it: all but the last letter, which may differ
// (happi: happy), and the first letter alone of a stem of up to three (die: dying).
std::string_view BeginningOf(std::string_view stem) {
  constexpr size_t kShort = 3;  // letters
  const size_t letters = CountCodePoints(stem);
  if (letters > kShort) return stem.substr(0, FloorToCodePoint(stem, stem.size() - 1));
  size_t first = 0;
  if (!stem.empty()) NextCodePoint(stem, &first);
  return stem.substr(0, first);
}

// The language of a field of stems; kUnknown for other fields.
Language LanguageOfStems(Field field) {
  for (const Language language : kStemmedLanguages) {
    if (field == StemField(language)) return language;
  }
  return Language::kUnknown;
}

// Collects words without duplicates, up to kMostNearForms.
class FormCollector {
 public:
  FormCollector(const Xapian::Database& database, Analyzer* analyzer)
      : database_(database), analyzer_(analyzer) {}

  void Add(const Alternative& alternative) {
    const Language language = LanguageOfStems(alternative.field);
    if (language != Language::kUnknown) {
      AddWordsOfStem(alternative.text, language);
    } else if (alternative.field == Field::kAcronym) {
      AddWord(CaseFolded(alternative.text));
    } else {
      AddWord(alternative.text);
    }
  }

  std::vector<std::string> Take() { return std::move(words_); }

 private:
  void AddWord(std::string word) {
    if (words_.size() == kMostNearForms) return;
    if (std::find(words_.begin(), words_.end(), word) == words_.end()) {
      words_.push_back(std::move(word));
    }
  }

  void AddWordsOfStem(const std::string& stem, Language language) {
    for (std::string& word : FormsOfStem(database_, stem, language, analyzer_)) {
      AddWord(std::move(word));
    }
  }

  const Xapian::Database& database_;
  Analyzer* analyzer_;
  std::vector<std::string> words_;
};

}  // namespace

FoundWords FindWords(const Xapian::Database& database, std::string_view beginning, size_t most) {
  FoundWords found;
  std::vector<std::pair<Xapian::doccount, std::string>> words;
  const std::string prefix = TermFor(Field::kExact, beginning);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    if (words.size() == kMostWordsScanned) {
      found.cut = true;
      break;
    }
    words.emplace_back(term.get_termfreq(), *term);
  }
  if (beginning == FoldAccents(beginning)) {
    const std::string keys = AccentKey(FoldAccentsAndTilde(beginning));
    size_t scanned = 0;
    for (auto key = database.synonym_keys_begin(keys);
         key != database.synonym_keys_end(keys) && scanned < kMostWordsScanned; ++key, ++scanned) {
      for (auto word = database.synonyms_begin(*key); word != database.synonyms_end(*key); ++word) {
        if ((*word).starts_with(beginning) || !FoldAccents(*word).starts_with(beginning)) continue;
        const Xapian::doccount passages = database.get_termfreq(TermFor(Field::kExact, *word));
        if (passages > 0) words.emplace_back(passages, *word);
      }
    }
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  if (words.size() > most) {
    found.cut = true;
    words.resize(most);
  }
  for (auto& [passages, word] : words) found.words.push_back(std::move(word));
  return found;
}

std::vector<std::string> FormsOfStem(const Xapian::Database& database, std::string_view stem,
                                     Language language, Analyzer* analyzer) {
  if (stem.empty()) return {};
  std::vector<std::string> forms = FindWords(database, BeginningOf(stem), kMostWordsScanned).words;
  std::erase_if(forms, [&](const std::string& word) {
    return IsStopWord(word, language) || analyzer->Stem(word, language) != stem;
  });
  return forms;
}

std::vector<std::string> FormsInText(const Concept& word, const Xapian::Database& database,
                                     Analyzer* analyzer) {
  FormCollector forms(database, analyzer);
  const auto add = [&](const Alternative& alternative) { forms.Add(alternative); };
  std::for_each(word.exact.begin(), word.exact.end(), add);
  std::for_each(word.base.begin(), word.base.end(), add);
  for (const TranslatedForm& form : word.translations) {
    if (form.words.size() == 1) forms.Add(form.words.front());
  }
  std::for_each(word.loose.begin(), word.loose.end(), add);
  std::for_each(word.unlikely.begin(), word.unlikely.end(), add);
  return forms.Take();
}

}  // namespace faro
