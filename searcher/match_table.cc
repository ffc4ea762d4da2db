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
    Meaning* const meaning = MeaningOf(alternative);
    if (!meaning->alone) meaning->alone = Entry{index, alternative.why};
  };
  std::for_each(word.exact.begin(), word.exact.end(), add);
  std::for_each(word.base.begin(), word.base.end(), add);
  std::for_each(word.unlikely.begin(), word.unlikely.end(), add);
  std::for_each(word.loose.begin(), word.loose.end(), add);
  for (const TranslatedForm& form : word.translations) {
    if (form.words.size() == 1) {
      add(form.words[0]);
    } else {
      AddForm(form, index);
    }
  }
  if (!word.phrase.empty()) phrases_.push_back({index, word.phrase});
}

void MatchTable::AddForm(const TranslatedForm& form, size_t concept_index) {
  if (form.words.empty()) return;
  for (size_t i = 0; i < form.words.size(); ++i) {
    MeaningOf(form.words[i])->in_forms.push_back({forms_.size(), form_words_ + i});
  }
  forms_.push_back({{concept_index, form.words[0].why}, form_words_, form.words.size()});
  form_words_ += form.words.size();
}

MatchTable::Meaning* MatchTable::MeaningOf(const Alternative& alternative) {
  switch (alternative.field) {
    case Field::kAcronym:
      return &acronyms_[alternative.text];
    case Field::kStemEnglish:
      return &english_[alternative.text];
    case Field::kStemSpanish:
      return &spanish_[alternative.text];
    default:
      return &exact_[alternative.text];
  }
}

void MatchTable::SeeFormWords(std::string_view text, const AnalyzedText& analyzed,
                              Language language, Analyzer* analyzer, FormWords* seen) const {
  See(FindTokens(text, analyzed, language, analyzer), analyzed, seen);
}

std::vector<Match> MatchTable::Find(std::string_view text, const AnalyzedText& analyzed,
                                    Language language, Analyzer* analyzer, FormWords seen) const {
  const std::vector<Meanings> tokens = FindTokens(text, analyzed, language, analyzer);
  See(tokens, analyzed, &seen);
  const std::vector<bool> whole = WholeForms(seen);
  std::vector<Match> matches;
  const auto& compounds = analyzed.compounds();
  auto compound = compounds.begin();
  for (size_t i = 0; i < tokens.size();) {
    while (compound != compounds.end() && compound->first < i) ++compound;
    if (compound != compounds.end() && compound->first == i) {
      if (const Entry* entry = Choose({FindCompound(*compound)}, whole)) {
        matches.push_back({i, compound->count, entry->concept_index, entry->why});
        i += compound->count;
        continue;
      }
    }
    if (const Phrase* phrase = FindPhrase(analyzed, i)) {
      matches.push_back({i, phrase->forms.size(), phrase->concept_index, Why::kExact});
      i += phrase->forms.size();
      continue;
    }
    if (const Entry* entry = Choose(tokens[i], whole)) {
      matches.push_back({i, 1, entry->concept_index, entry->why});
    }
    ++i;
  }
  return matches;
}

const MatchTable::Meaning* MatchTable::FindCompound(const Compound& compound) const {
  const auto found = exact_.find(compound.text);
  return found == exact_.end() ? nullptr : &found->second;
}

MatchTable::Meanings MatchTable::FindToken(std::string_view text, const AnalyzedText& analyzed,
                                           size_t index, Language language,
                                           Analyzer* analyzer) const {
  Meanings meanings{};
  size_t count = 0;
  const auto look_up = [&](const Table& table, std::string_view word) {
    const auto found = table.find(word);
    if (found != table.end()) meanings.at(count++) = &found->second;
  };
  const Token& token = analyzed.tokens()[index];
  const std::string_view exact = analyzed.Exact(token);
  look_up(exact_, exact);
  if (!acronyms_.empty()) look_up(acronyms_, Analyzer::AcronymAt(analyzed, text, index));
  if (!token.stemmable) return meanings;
  for (const Language stemmer : kStemmedLanguages) {
    const Table& stems = stemmer == Language::kSpanish ? spanish_ : english_;
    const bool applies = language == stemmer || language == Language::kUnknown;
    if (!applies || stems.empty() || IsStopWord(exact, stemmer)) continue;
    look_up(stems, analyzer->Stem(exact, stemmer));
  }
  return meanings;
}

std::vector<MatchTable::Meanings> MatchTable::FindTokens(std::string_view text,
                                                         const AnalyzedText& analyzed,
                                                         Language language,
                                                         Analyzer* analyzer) const {
  std::vector<Meanings> tokens;
  tokens.reserve(analyzed.tokens().size());
  for (size_t i = 0; i < analyzed.tokens().size(); ++i) {
    tokens.push_back(FindToken(text, analyzed, i, language, analyzer));
  }
  return tokens;
}

void MatchTable::See(const std::vector<Meanings>& tokens, const AnalyzedText& analyzed,
                     FormWords* seen) const {
  seen->resize(form_words_);
  if (forms_.empty()) return;
  const auto see = [&](const Meaning* meaning) {
    if (meaning == nullptr) return;
    for (const FormWord& word : meaning->in_forms) (*seen)[word.word] = true;
  };
  for (const Meanings& meanings : tokens) std::for_each(meanings.begin(), meanings.end(), see);
  for (const Compound& compound : analyzed.compounds()) see(FindCompound(compound));
}

std::vector<bool> MatchTable::WholeForms(const FormWords& seen) const {
  std::vector<bool> whole;
  whole.reserve(forms_.size());
  for (const Form& form : forms_) {
    const auto first = seen.begin() + static_cast<FormWords::difference_type>(form.first_word);
    const auto end = first + static_cast<FormWords::difference_type>(form.words);
    whole.push_back(std::all_of(first, end, [](bool word) { return word; }));
  }
  return whole;
}

// What a word is by itself comes before what it is in a form.
const MatchTable::Entry* MatchTable::Choose(const Meanings& meanings,
                                            const std::vector<bool>& whole) const {
  for (const Meaning* const meaning : meanings) {
    if (meaning != nullptr && meaning->alone) return &*meaning->alone;
  }
  for (const Meaning* const meaning : meanings) {
    if (meaning == nullptr) continue;
    for (const FormWord& word : meaning->in_forms) {
      if (whole[word.form]) return &forms_[word.form].entry;
    }
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
