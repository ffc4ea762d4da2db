// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/word_table.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "lib/language/content_stems.h"

namespace faro {
namespace {

constexpr int kRounds = 5;
constexpr uint32_t kNoWord = UINT32_MAX;

// The stems of one language, numbered as they turn up, with the forms that they were seen in.
class Vocabulary {
 public:
  uint32_t Add(std::string stem, std::string_view form) {
    const auto [at, fresh] = ids_.try_emplace(std::move(stem), static_cast<uint32_t>(size()));
    if (fresh) forms_.emplace_back();
    auto& forms = forms_[at->second];
    const auto known = forms.find(form);
    if (known == forms.end()) {
      forms.emplace(form, 1);
    } else {
      ++known->second;
    }
    return at->second;
  }

  size_t size() const { return forms_.size(); }

  // The form seen most, the first in byte order of several.
  const std::string& Form(uint32_t id) const {
    const auto& forms = forms_[id];
    return std::max_element(forms.begin(), forms.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
  }

 private:
  std::unordered_map<std::string, uint32_t> ids_;
  std::vector<std::map<std::string, uint32_t, std::less<>>> forms_;
};

// Sentences of one language as numbers of their stems, each stem once a sentence.
struct Side {
  explicit Side(Language spoken) : language(spoken) {}

  Language language;
  Vocabulary vocabulary;
  std::vector<uint32_t> words;
  std::vector<size_t> begins = {0};  // of each sentence in `words`, and the end of the last

  size_t sentences() const { return begins.size() - 1; }
  size_t SizeOf(size_t sentence) const { return begins[sentence + 1] - begins[sentence]; }
  const uint32_t* WordsOf(size_t sentence) const { return words.data() + begins[sentence]; }
};

// Returns whether it fits; a sentence with too many words is added as an empty one.
bool AddSentence(std::string_view text, Analyzer* analyzer, AnalyzedText* analyzed, Side* side) {
  analyzer->Analyze(text, analyzed);
  std::vector<uint32_t> ids;
  for (size_t i = 0; i < analyzed->tokens().size(); ++i) {
    const Token& token = analyzed->tokens()[i];
    if (token.kind != TokenKind::kWord) continue;
    const std::string acronym = Analyzer::AcronymAt(*analyzed, text, i);
    const std::string_view form = acronym.empty() ? analyzed->Exact(token) : acronym;
    std::string stem = ContentStemOrAcronym(*analyzed, token, acronym, side->language, analyzer);
    if (!stem.empty()) ids.push_back(side->vocabulary.Add(std::move(stem), form));
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  const bool fits = ids.size() <= kMostContentWords;
  if (!fits) ids.clear();
  side->words.insert(side->words.end(), ids.begin(), ids.end());
  side->begins.push_back(side->words.size());
  return fits;
}

// Takes words out that fewer than `least` sentences have.
void DropRareWords(uint32_t least, Side* side) {
  std::vector<uint32_t> counts(side->vocabulary.size());
  for (const uint32_t word : side->words) ++counts[word];
  size_t kept = 0;
  for (size_t sentence = 0, begin = 0; sentence < side->sentences(); ++sentence) {
    const size_t end = side->begins[sentence + 1];
    for (size_t i = begin; i < end; ++i) {
      if (counts[side->words[i]] >= least) side->words[kept++] = side->words[i];
    }
    begin = end;
    side->begins[sentence + 1] = kept;
  }
  side->words.resize(kept);
}

// All pairs of words that some sentence pair has, and for each sentence pair its own of them.
struct LinkTable {
  // By number of the pair.
  std::vector<uint32_t> english;
  std::vector<uint32_t> spanish;
  std::vector<uint32_t> counts;  // sentence pairs
  // Numbers of pairs, sentence by sentence, and within one by English, then Spanish word.
  std::vector<uint32_t> links;
  std::vector<size_t> begins = {0};  // of each sentence in `links`, and the end of the last

  size_t sentences() const { return begins.size() - 1; }
};

// Goes through the sentences of one English word after the other, so that an array as long as the
// Spanish vocabulary is all that it takes to number the pairs.
LinkTable MakeLinks(const Side& english, const Side& spanish) {
  LinkTable table;
  for (size_t sentence = 0; sentence < english.sentences(); ++sentence) {
    const size_t end = table.begins.back() + english.SizeOf(sentence) * spanish.SizeOf(sentence);
    if (end > kMostWordLinks) break;
    table.begins.push_back(end);
  }
  table.links.resize(table.begins.back());
  std::vector<std::pair<uint32_t, size_t>> rows;  // English word, where its links go
  std::vector<uint32_t> sentence_of;
  for (size_t sentence = 0; sentence < table.sentences(); ++sentence) {
    for (size_t i = 0; i < english.SizeOf(sentence); ++i) {
      rows.emplace_back(english.WordsOf(sentence)[i], sentence);
    }
  }
  std::sort(rows.begin(), rows.end());
  std::vector<uint32_t> last_word(spanish.vocabulary.size(), kNoWord);
  std::vector<uint32_t> last_pair(spanish.vocabulary.size());
  for (const auto& [word, sentence] : rows) {
    const uint32_t* const first = english.WordsOf(sentence);
    const auto row = static_cast<size_t>(
        std::lower_bound(first, first + english.SizeOf(sentence), word) - first);
    const size_t width = spanish.SizeOf(sentence);
    for (size_t j = 0; j < width; ++j) {
      const uint32_t other = spanish.WordsOf(sentence)[j];
      if (last_word[other] != word) {
        last_word[other] = word;
        last_pair[other] = static_cast<uint32_t>(table.english.size());
        table.english.push_back(word);
        table.spanish.push_back(other);
        table.counts.push_back(0);
      }
      ++table.counts[last_pair[other]];
      table.links[table.begins[sentence] + row * width + j] = last_pair[other];
    }
  }
  return table;
}

// The probability of one word of each pair given the other: `given` explains `made`.
class Model {
 public:
  // `given_of` has the given word of each pair. `given_in_rows`: the links of a sentence go by
  // given word first.
  Model(const LinkTable& table, const std::vector<uint32_t>& given_of, const Side& given,
        const Side& made, bool given_in_rows)
      : table_(table),
        given_of_(given_of),
        given_(given),
        made_(made),
        given_in_rows_(given_in_rows),
        pairs_(table.english.size(), 1.0F),
        empty_word_(made.vocabulary.size(), 1.0F) {}

  std::vector<float> Estimate() {
    for (int round = 0; round < kRounds; ++round) {
      pair_counts_.assign(pairs_.size(), 0);
      empty_word_counts_.assign(empty_word_.size(), 0);
      for (size_t sentence = 0; sentence < table_.sentences(); ++sentence) Expect(sentence);
      Maximise();
    }
    return std::move(pairs_);
  }

 private:
  void Expect(size_t sentence) {
    const size_t width = given_in_rows_ ? made_.SizeOf(sentence) : given_.SizeOf(sentence);
    const size_t across = given_in_rows_ ? width : 1;
    const size_t along = given_in_rows_ ? 1 : width;
    const uint32_t* const links = table_.links.data() + table_.begins[sentence];
    for (size_t m = 0; m < made_.SizeOf(sentence); ++m) {
      const uint32_t word = made_.WordsOf(sentence)[m];
      double total = empty_word_[word];
      for (size_t g = 0; g < given_.SizeOf(sentence); ++g) {
        total += pairs_[links[g * across + m * along]];
      }
      if (total <= 0) continue;
      empty_word_counts_[word] += empty_word_[word] / total;
      for (size_t g = 0; g < given_.SizeOf(sentence); ++g) {
        const uint32_t pair = links[g * across + m * along];
        pair_counts_[pair] += pairs_[pair] / total;
      }
    }
  }

  void Maximise() {
    std::vector<double> sums(given_.vocabulary.size());
    for (size_t pair = 0; pair < pairs_.size(); ++pair) sums[given_of_[pair]] += pair_counts_[pair];
    for (size_t pair = 0; pair < pairs_.size(); ++pair) {
      const double sum = sums[given_of_[pair]];
      pairs_[pair] = sum > 0 ? static_cast<float>(pair_counts_[pair] / sum) : 0;
    }
    double sum = 0;
    for (const double count : empty_word_counts_) sum += count;
    for (size_t word = 0; sum > 0 && word < empty_word_.size(); ++word) {
      empty_word_[word] = static_cast<float>(empty_word_counts_[word] / sum);
    }
  }

  const LinkTable& table_;
  const std::vector<uint32_t>& given_of_;
  const Side& given_;
  const Side& made_;
  bool given_in_rows_;
  std::vector<float> pairs_;       // p(made|given)
  std::vector<float> empty_word_;  // p(made|nothing)
  std::vector<double> pair_counts_;
  std::vector<double> empty_word_counts_;
};

// For each word of `words`, the `rank`-th highest probability among the pairs that it is in.
std::vector<float> Cutoffs(const std::vector<uint32_t>& words, const std::vector<float>& pairs,
                           size_t vocabulary, size_t rank) {
  std::vector<float> best(vocabulary * rank, 0);  // descending for each word
  for (size_t pair = 0; pair < pairs.size(); ++pair) {
    float* const first = best.data() + words[pair] * rank;
    float* const at = std::upper_bound(first, first + rank, pairs[pair], std::greater<>());
    if (at == first + rank) continue;
    std::copy_backward(at, first + rank - 1, first + rank);
    *at = pairs[pair];
  }
  std::vector<float> cutoffs(vocabulary);
  for (size_t word = 0; word < vocabulary; ++word) cutoffs[word] = best[word * rank + rank - 1];
  return cutoffs;
}

bool IsOneStem(const std::string& form, Language language, Analyzer* analyzer) {
  return ContentStems(form, language, analyzer).size() == 1;
}

}  // namespace

WordTable LearnWordTable(const std::vector<SentencePair>& sentences, Analyzer* analyzer,
                         const WordTableLimits& limits) {
  WordTable result;
  Side english(Language::kEnglish);
  Side spanish(Language::kSpanish);
  AnalyzedText analyzed;
  for (const SentencePair& pair : sentences) {
    const bool english_fits = AddSentence(pair.english, analyzer, &analyzed, &english);
    const bool spanish_fits = AddSentence(pair.spanish, analyzer, &analyzed, &spanish);
    result.left_out += !english_fits || !spanish_fits;
  }
  DropRareWords(limits.least_count, &english);
  DropRareWords(limits.least_count, &spanish);
  const LinkTable table = MakeLinks(english, spanish);
  result.left_out += sentences.size() - table.sentences();
  const std::vector<float> to_spanish =
      Model(table, table.english, english, spanish, true).Estimate();
  const std::vector<float> to_english =
      Model(table, table.spanish, spanish, english, false).Estimate();
  const std::vector<float> english_cutoffs =
      Cutoffs(table.english, to_spanish, english.vocabulary.size(), limits.most_translations);
  const std::vector<float> spanish_cutoffs =
      Cutoffs(table.spanish, to_english, spanish.vocabulary.size(), limits.most_translations);
  for (size_t pair = 0; pair < table.english.size(); ++pair) {
    const double probability = double{to_spanish[pair]} * to_english[pair];
    if (table.counts[pair] < limits.least_count || probability < limits.least_probability) continue;
    if (to_spanish[pair] < english_cutoffs[table.english[pair]]) continue;
    if (to_english[pair] < spanish_cutoffs[table.spanish[pair]]) continue;
    const std::string& from = english.vocabulary.Form(table.english[pair]);
    const std::string& to = spanish.vocabulary.Form(table.spanish[pair]);
    if (from == to || !IsOneStem(from, Language::kEnglish, analyzer) ||
        !IsOneStem(to, Language::kSpanish, analyzer)) {
      continue;
    }
    result.words.push_back({from, to, probability});
  }
  std::sort(result.words.begin(), result.words.end(), [](const WordPair& a, const WordPair& b) {
    return std::tie(a.english, a.spanish) < std::tie(b.english, b.spanish);
  });
  return result;
}

}  // namespace faro
