// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match_table.h"

#include <algorithm>

#include "lib/language/stop_words.h"

namespace faro {

MatchTable::MatchTable(const ExpandedQuery& query) { Add(query.root, !query.has_weight); }

void MatchTable::Add(const ExpandedNode& node, bool with_weightless) {
  if (node.excluded) return;
  for (const ExpandedNode& child : node.children) Add(child, with_weightless);
  if (node.kind != ExpandedNode::Kind::kConcept) return;
  const Concept& word = node.concept_value;
  if (word.weightless && !with_weightless) return;
  const size_t index = concepts_.size();
  concepts_.push_back(word.query);
  const auto add = [&](const Alternative& alternative) {
    switch (alternative.field) {
      case Field::kAcronym:
        acronyms_.try_emplace(alternative.text, Entry{index, alternative.why});
        break;
      case Field::kStemEnglish:
      case Field::kTitleStemEnglish:
      case Field::kHeadingStemEnglish:
        english_.try_emplace(alternative.text, Entry{index, alternative.why});
        break;
      case Field::kStemSpanish:
      case Field::kTitleStemSpanish:
      case Field::kHeadingStemSpanish:
        spanish_.try_emplace(alternative.text, Entry{index, alternative.why});
        break;
      default:
        exact_.try_emplace(alternative.text, Entry{index, alternative.why});
    }
  };
  std::for_each(word.exact.begin(), word.exact.end(), add);
  std::for_each(word.base.begin(), word.base.end(), add);
  std::for_each(word.unlikely.begin(), word.unlikely.end(), add);
  std::for_each(word.loose.begin(), word.loose.end(), add);
  for (const TranslatedForm& form : word.translations) {
    std::for_each(form.words.begin(), form.words.end(), add);
  }
  if (!word.phrase.empty()) phrases_.push_back({index, word.phrase});
}

std::vector<Match> MatchTable::Find(std::string_view text, const AnalyzedText& analyzed,
                                    Language language, Analyzer* analyzer) const {
  std::vector<Match> matches;
  const auto& compounds = analyzed.compounds();
  auto compound = compounds.begin();
  for (size_t i = 0; i < analyzed.tokens().size();) {
    while (compound != compounds.end() && compound->first < i) ++compound;
    if (compound != compounds.end() && compound->first == i) {
      const auto found = exact_.find(compound->text);
      if (found != exact_.end()) {
        matches.push_back({i, compound->count, found->second.concept_index, found->second.why});
        i += compound->count;
        continue;
      }
    }
    if (const Phrase* phrase = FindPhrase(analyzed, i)) {
      matches.push_back({i, phrase->forms.size(), phrase->concept_index, Why::kExact});
      i += phrase->forms.size();
      continue;
    }
    if (const Entry* entry = FindToken(text, analyzed, i, language, analyzer)) {
      matches.push_back({i, 1, entry->concept_index, entry->why});
    }
    ++i;
  }
  return matches;
}

const MatchTable::Entry* MatchTable::FindToken(std::string_view text, const AnalyzedText& analyzed,
                                               size_t index, Language language,
                                               Analyzer* analyzer) const {
  const Token& token = analyzed.tokens()[index];
  const std::string_view exact = analyzed.Exact(token);
  if (const auto found = exact_.find(exact); found != exact_.end()) return &found->second;
  if (!acronyms_.empty()) {
    const auto found = acronyms_.find(Analyzer::AcronymAt(analyzed, text, index));
    if (found != acronyms_.end()) return &found->second;
  }
  if (!token.stemmable) return nullptr;
  for (const Language stemmer : kStemmedLanguages) {
    const Table& stems = stemmer == Language::kSpanish ? spanish_ : english_;
    const bool applies = language == stemmer || language == Language::kUnknown;
    if (!applies || stems.empty() || IsStopWord(exact, stemmer)) continue;
    const auto found = stems.find(analyzer->Stem(exact, stemmer));
    if (found != stems.end()) return &found->second;
  }
  return nullptr;
}

const MatchTable::Phrase* MatchTable::FindPhrase(const AnalyzedText& analyzed, size_t index) const {
  const auto& tokens = analyzed.tokens();
  for (const Phrase& phrase : phrases_) {
    if (index + phrase.forms.size() > tokens.size()) continue;
    bool all = true;
    for (size_t i = 0; all && i < phrase.forms.size(); ++i) {
      const std::string_view exact = analyzed.Exact(tokens[index + i]);
      all =
          std::find(phrase.forms[i].begin(), phrase.forms[i].end(), exact) != phrase.forms[i].end();
    }
    if (all) return &phrase;
  }
  return nullptr;
}

}  // namespace faro
