// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/gist/field_terms.h"

#include <algorithm>
#include <utility>

#include "lib/language/folding.h"
#include "lib/language/stop_words.h"
#include "searcher/gist/word_forms.h"

namespace faro {
namespace {

// How the glossary names concepts that are no things.
constexpr std::string_view kVerb = "-verb";

bool IsConjunction(std::string_view word, Language language) {
  if (language == Language::kEnglish) return word == "and" || word == "or";
  return word == "y" || word == "e" || word == "o" || word == "u";
}

std::vector<FieldWord> FieldWordsOf(std::string_view name, Language language) {
  std::vector<FieldWord> words;
  for (const std::string_view word : WordsOf(name)) words.push_back(MakeFieldWord(word, language));
  return words;
}

}  // namespace

FieldWord MakeFieldWord(std::string_view word, Language language) {
  FieldWord result;
  const std::string folded = CaseFolded(word);
  if (IsConjunction(folded, language)) {
    result.kind = FieldWord::Kind::kConjunction;
  } else if (IsStopWord(folded, language)) {
    result.kind = FieldWord::Kind::kFunction;
  }
  result.base = BaseForm(word, language);
  result.singular = SingularForm(word, language);
  return result;
}

FieldTerms::FieldTerms(const std::vector<GlossaryConcept>& concepts, Language from)
    : from_(from), to_(OtherLanguage(from)) {
  for (const GlossaryConcept& entry : concepts) {
    if (!entry.id.ends_with(kVerb)) Add(entry);
  }
}

void FieldTerms::Add(const GlossaryConcept& entry) {
  const GlossaryConcept::Names& source = entry.In(from_);
  const GlossaryConcept::Names& target = entry.In(to_);
  FieldTerm term;
  term.text = target.terms.front();
  if (WordsOf(term.text).empty()) return;
  const std::string_view first_word = WordsOf(term.text).front();
  if (to_ == Language::kSpanish && IsInfinitive(first_word)) return;
  for (const std::string& name : target.terms) term.known.push_back(SingularForm(name, to_));
  term.feminine = to_ == Language::kSpanish && IsFeminine(first_word);
  for (const std::string& name : source.terms) {
    const std::vector<FieldWord> words = FieldWordsOf(name, from_);
    if (words.empty() || words.front().kind != FieldWord::Kind::kContent ||
        words.back().kind != FieldWord::Kind::kContent) {
      continue;
    }
    const size_t head = HeadOf(words);
    term.source_plural = IsPlural(WordsOf(name)[head], from_);
    term.preferred = &name == &source.terms.front();
    Insert(KeyOf(words, head), {term, false}, &terms_);
  }
  if (!target.acronyms.empty()) term.text = target.acronyms.front();
  term.source_plural = false;
  term.preferred = true;
  for (const std::string& acronym : source.acronyms) Insert(acronym, {term, false}, &acronyms_);
}

// Of two concepts the one is meant that prefers the name.
void FieldTerms::Insert(const std::string& key, Entry entry, Table* table) {
  const auto [place, fresh] = table->try_emplace(key, entry);
  Entry& held = place->second;
  if (fresh || held.term.text == entry.term.text) {
    held.term.preferred = held.term.preferred || entry.term.preferred;
  } else if (entry.term.preferred != held.term.preferred) {
    if (entry.term.preferred) held = std::move(entry);
  } else {
    held.ambiguous = true;
  }
}

FieldTerms::Match FieldTerms::Find(std::span<const FieldWord> words) const {
  const size_t head = HeadOf(words);
  const auto found = terms_.find(KeyOf(words, head));
  if (found == terms_.end() || found->second.ambiguous) return {nullptr, head};
  return {&found->second.term, head};
}

const FieldTerm* FieldTerms::FindAcronym(std::string_view acronym) const {
  const auto found = acronyms_.find(std::string(acronym));
  return found == acronyms_.end() || found->second.ambiguous ? nullptr : &found->second.term;
}

// The first content word in Spanish, in English the last one before a function word.
size_t FieldTerms::HeadOf(std::span<const FieldWord> words) const {
  size_t head = 0;
  bool found = false;
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i].kind == FieldWord::Kind::kContent) {
      head = i;
      found = true;
      if (from_ == Language::kSpanish) break;
    } else if (found && words[i].kind == FieldWord::Kind::kFunction) {
      break;
    }
  }
  return head;
}

// The head counts with all of its letters: a camp manager is no camp management.
std::string FieldTerms::KeyOf(std::span<const FieldWord> words, size_t head) const {
  std::string key;
  for (const FieldWord& word : words) {
    if (word.kind == FieldWord::Kind::kConjunction) {
      key += "& ";
    } else if (word.kind == FieldWord::Kind::kContent) {
      key += word.base + " ";
    }
  }
  return key + "(" + words[head].singular + ")";
}

}  // namespace faro
