// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/parallel_documents.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_set>
#include <utility>

#include "indexer/lexicon/lexicon_builder.h"
#include "indexer/lexicon/parallel_names.h"
#include "indexer/lexicon/sentence_aligner.h"
#include "indexer/lexicon/translation_compiler.h"
#include "indexer/lexicon/word_table.h"
#include "indexer/sentence_splitter.h"
#include "lib/base/utf8.h"
#include "lib/index/passage_store.h"
#include "lib/index/schema.h"
#include "lib/index/translation_store.h"
#include "lib/language/content_stems.h"

namespace faro {
namespace {

// Changes when the way from documents to pairs of words does.
constexpr std::string_view kLearningVersion = "1 ";

constexpr size_t kMostSentencePairs = 20'000;
constexpr size_t kMostTextBytes = 20'000'000;
constexpr size_t kMostSentences = 5000;  // of a document; the rest of it is left out

// Of the passages of a document, in its language.
constexpr double kLeastInLanguage = 0.6;
// English content words for one Spanish.
constexpr double kLeastWordRatio = 0.6;
constexpr double kMostWordRatio = 1.7;
// Of the content words of aligned sentences, with an anchor on the other side.
constexpr double kLeastShared = 0.35;
// Of the content words of both documents, in such sentences. The entries of a manual and their
// translations reach 0.87 and more, unrelated entries of it 0.11 at most; paragraphs of one article
// and their neighbours 0.64, where they are three sentences about the same names and figures.
constexpr double kLeastAligned = 0.7;

// Stricter than for a translation memory, since the sentences are fewer and what is common in them
// is taken out. Of 100 pairs learnt from 20,000 sentences of program messages about 90 were judged
// right by one reader, parts of terms (hostname, host) included; all 18 from 120 paragraphs of
// encyclopaedia text.
constexpr double kLeastProbability = 0.25;
// Letters of a word. What is shorter is mostly an abbreviation or a letter, and its pairs chance.
constexpr size_t kShortestWord = 3;

std::vector<AnchoredSentence> AnchorAll(const std::vector<std::string>& sentences,
                                        Language language, AnchorFinder* anchors) {
  std::vector<AnchoredSentence> anchored;
  for (const std::string& sentence : sentences) {
    if (anchored.size() == kMostSentences) break;
    anchored.push_back(anchors->Anchor(sentence, language));
    if (anchored.back().words.empty()) anchored.pop_back();
  }
  return anchored;
}

size_t CountWords(const std::vector<AnchoredSentence>& sentences, size_t first, size_t count) {
  size_t words = 0;
  for (size_t i = first; i < first + count; ++i) words += sentences[i].words.size();
  return words;
}

AnchoredSentence Joined(const std::vector<AnchoredSentence>& sentences, size_t first,
                        size_t count) {
  AnchoredSentence joined = sentences[first];
  for (size_t i = first + 1; i < first + count; ++i) {
    joined.text += ' ';
    const auto offset = static_cast<uint32_t>(joined.text.size());
    joined.text += sentences[i].text;
    for (const AnchoredWord& word : sentences[i].words) {
      joined.words.push_back({word.begin + offset, word.end + offset, word.anchors});
    }
  }
  return joined;
}

// The words of a sentence that are not `explained`, with single blanks between them.
std::string Rest(const AnchoredSentence& sentence, const std::vector<bool>& explained) {
  std::string rest;
  for (size_t i = 0; i < sentence.words.size(); ++i) {
    if (explained[i]) continue;
    if (!rest.empty()) rest += ' ';
    const AnchoredWord& word = sentence.words[i];
    rest.append(sentence.text, word.begin, word.end - word.begin);
  }
  return rest;
}

SentencePair Unexplained(const AnchoredSentence& english, const AnchoredSentence& spanish,
                         AnchorFinder* anchors) {
  std::vector<bool> known_english = SharedAnchors(english.words, spanish.words, true);
  std::vector<bool> known_spanish = SharedAnchors(spanish.words, english.words, true);
  anchors->ExplainTerms(english, Language::kEnglish, spanish, &known_english, &known_spanish);
  anchors->ExplainTerms(spanish, Language::kSpanish, english, &known_spanish, &known_english);
  return {Rest(english, known_english), Rest(spanish, known_spanish)};
}

// Reads documents of the index from their passages.
class DocumentReader {
 public:
  explicit DocumentReader(const Xapian::Database& database)
      : database_(database), passage_reader_(database) {}

  DocumentText Read(const std::string& source) {
    std::map<uint32_t, Passage> passages;
    const std::string term = TermFor(Field::kSource, source);
    for (auto id = database_.postlist_begin(term); id != database_.postlist_end(term); ++id) {
      Passage passage = passage_reader_.Read(*id);
      const uint32_t ordinal = passage.ordinal;
      passages.emplace(ordinal, std::move(passage));
    }
    DocumentText document;
    const std::vector<std::string>* heading = nullptr;
    for (const auto& [ordinal, passage] : passages) {
      if (heading == nullptr) Add(passage.title, &document);
      if (!passage.heading.empty() && (heading == nullptr || *heading != passage.heading)) {
        Add(passage.heading.back(), &document);
      }
      heading = &passage.heading;
      AddText(passage.text, &document);
      document.english += passage.language == Language::kEnglish;
      document.spanish += passage.language == Language::kSpanish;
    }
    if (passages.empty()) return document;
    document.english /= static_cast<double>(passages.size());
    document.spanish /= static_cast<double>(passages.size());
    return document;
  }

  size_t bytes() const { return bytes_; }  // read so far

 private:
  void Add(std::string_view text, DocumentText* document) {
    text = TrimAscii(text);
    if (text.empty()) return;
    bytes_ += text.size();
    document->sentences.emplace_back(text);
  }

  void AddText(std::string_view text, DocumentText* document) {
    while (!text.empty()) {
      const size_t end = std::min(text.find('\n'), text.size());
      for (const std::string_view sentence : splitter_.Split(text.substr(0, end))) {
        Add(sentence, document);
      }
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  const Xapian::Database& database_;
  PassageReader passage_reader_;
  SentenceSplitter splitter_;
  size_t bytes_ = 0;
};

std::string FingerprintOf(const Catalogue& catalogue, const std::vector<NamedPair>& pairs,
                          const Xapian::Database& database) {
  if (pairs.empty()) return {};
  std::string sources(kLearningVersion);
  sources += database.get_metadata(std::string(kLexiconKey));
  for (const NamedPair& pair : pairs) {
    for (const std::string& id : {pair.english, pair.spanish}) {
      sources.append(" ").append(id).append(" ").append(catalogue.at(id).hash);
    }
  }
  return ContentHash(sources);
}

// The sentences of all pairs of documents, each once however many documents repeat it; nothing if
// stopped.
std::optional<std::vector<SentencePair>> GatherSentences(const std::vector<NamedPair>& pairs,
                                                         const std::atomic<int>* stop,
                                                         Analyzer* analyzer,
                                                         const Xapian::Database& database) {
  AnchorFinder anchors(database, analyzer);
  DocumentReader reader(database);
  std::vector<SentencePair> unexplained;
  std::unordered_set<std::string> seen;
  std::unordered_set<std::string> paired;
  for (const NamedPair& pair : pairs) {
    if (stop != nullptr && stop->load() != 0) return std::nullopt;
    if (unexplained.size() >= kMostSentencePairs || reader.bytes() >= kMostTextBytes) break;
    if (paired.contains(pair.english) || paired.contains(pair.spanish)) continue;
    std::vector<ParallelSentences> aligned =
        AlignDocuments(reader.Read(pair.english), reader.Read(pair.spanish), &anchors);
    if (aligned.empty()) continue;
    paired.insert({pair.english, pair.spanish});
    for (ParallelSentences& sentence : aligned) {
      if (unexplained.size() == kMostSentencePairs) break;
      if (!seen.insert(sentence.text.english + '\n' + sentence.text.spanish).second) continue;
      unexplained.push_back(std::move(sentence.unexplained));
    }
  }
  return unexplained;
}

// Whether the lexicon translates the word, or a lemma of it.
bool IsTranslated(const std::string& stem, Language language, const Xapian::Database& database) {
  std::vector<std::string> stems = {stem};
  for (LinkedStem& lemma : FindForms(database, FormLink::kFormToLemmas, language, stem)) {
    stems.push_back(std::move(lemma.stem));
  }
  for (const std::string& one : stems) {
    for (const Translation& known :
         FindLexiconTranslations(database, TranslationKey(language, {one}))) {
      if (known.language != language) return true;
    }
  }
  return false;
}

void ReplaceLearnt(const std::vector<WordPair>& words, Analyzer* analyzer,
                   Xapian::WritableDatabase* database) {
  const std::string prefix(kLearntKeyPrefix);
  const std::vector<std::string> old(database->synonym_keys_begin(prefix),
                                     database->synonym_keys_end(prefix));
  for (const std::string& key : old) database->clear_synonyms(key);
  std::unordered_set<std::string> wanted;
  std::vector<DictionaryPair> pairs;
  const auto want = [&](const std::string& word, Language language) {
    const std::vector<std::string> stems = ContentStems(word, language, analyzer);
    if (stems.size() != 1 || IsTranslated(stems[0], language, *database)) return;
    wanted.insert(TranslationKey(language, stems));
  };
  for (const WordPair& word : words) {
    if (std::min(CountCodePoints(word.english), CountCodePoints(word.spanish)) < kShortestWord) {
      continue;
    }
    want(word.english, Language::kEnglish);
    want(word.spanish, Language::kSpanish);
    pairs.push_back({word.english, word.spanish});
  }
  LexiconBuilder builder(analyzer);
  builder.AddPairs(pairs, Origin::kParallel);
  for (const auto& [key, values] : builder.TakeValues()) {
    if (!wanted.contains(key)) continue;
    for (const std::string& value : values) database->add_synonym(LearntKey(key), value);
  }
}

}  // namespace

std::vector<ParallelSentences> AlignDocuments(const DocumentText& english,
                                              const DocumentText& spanish, AnchorFinder* anchors) {
  if (english.english < kLeastInLanguage || spanish.spanish < kLeastInLanguage) return {};
  const auto from = AnchorAll(english.sentences, Language::kEnglish, anchors);
  const auto to = AnchorAll(spanish.sentences, Language::kSpanish, anchors);
  const auto english_words = static_cast<double>(CountWords(from, 0, from.size()));
  const auto spanish_words = static_cast<double>(CountWords(to, 0, to.size()));
  if (english_words < kLeastWordRatio * spanish_words ||
      english_words > kMostWordRatio * spanish_words) {
    return {};
  }
  std::vector<ParallelSentences> pairs;
  double aligned = 0;
  for (const AlignedSentences& side : AlignSentences(from, to)) {
    if (side.shared < kLeastShared) continue;
    aligned += static_cast<double>(CountWords(from, side.english, side.english_count) +
                                   CountWords(to, side.spanish, side.spanish_count));
    const AnchoredSentence one = Joined(from, side.english, side.english_count);
    const AnchoredSentence other = Joined(to, side.spanish, side.spanish_count);
    pairs.push_back({{one.text, other.text}, Unexplained(one, other, anchors)});
  }
  if (aligned < kLeastAligned * (english_words + spanish_words)) pairs.clear();
  return pairs;
}

bool LearnFromParallelDocuments(const Catalogue& catalogue, const std::atomic<int>* stop,
                                Analyzer* analyzer, Xapian::WritableDatabase* database) {
  const std::vector<NamedPair> pairs = FindNamedPairs(catalogue);
  const std::string key(kParallelKey);
  const std::string fingerprint = FingerprintOf(catalogue, pairs, *database);
  if (database->get_metadata(key) == fingerprint) return true;
  const auto sentences = GatherSentences(pairs, stop, analyzer, *database);
  if (!sentences) return false;
  WordTableLimits limits;
  limits.least_probability = kLeastProbability;
  WordTable table = LearnWordTable(*sentences, analyzer, limits);
  if (stop != nullptr && stop->load() != 0) return false;
  ReplaceLearnt(table.words, analyzer, database);
  database->set_metadata(key, fingerprint);
  return true;
}

}  // namespace faro
