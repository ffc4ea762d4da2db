// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/translation_expander.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "lib/base/utf8.h"
#include "lib/language/content_stems.h"
#include "searcher/query/cognate_finder.h"
#include "searcher/ranking.h"

namespace faro {
namespace {

bool IsNameLike(const std::string& word) {
  size_t i = 0;
  return u_isupper(static_cast<UChar32>(NextCodePoint(word, &i))) != 0;
}

bool IsWord(const ExpandedNode& node) {
  return node.kind == ExpandedNode::Kind::kConcept && !node.concept_value.weightless;
}

// A name that nothing translates is looked for in the other language as it stands. Words in small
// letters are not: red is another word in Spanish.
void PassThrough(Concept* word) {
  for (const Alternative& spelling : word->exact) {
    const auto& known = word->base;
    if (std::find(known.begin(), known.end(), spelling) == known.end()) {
      word->base.push_back(spelling);
    }
  }
}

// Whether a form is one of the alternatives already, whatever the reason.
bool IsIn(const std::vector<Alternative>& alternatives, const TranslatedForm& form) {
  return form.words.size() == 1 &&
         std::any_of(alternatives.begin(), alternatives.end(), [&](const Alternative& known) {
           return known.field == form.words[0].field && known.text == form.words[0].text;
         });
}

// A synonym of a single word in its own language may mean something else: it counts, but hardly.
bool TakeSynonym(const TranslatedForm& form, Concept* word) {
  if (form.words[0].why != Why::kSynonym) return false;
  if (form.words.size() == 1 && !IsIn(word->loose, form)) word->loose.push_back(form.words[0]);
  return true;
}

}  // namespace

TranslationExpander::TranslationExpander(const Xapian::Database& database, Analyzer* analyzer,
                                         Language query_language, bool sure,
                                         const std::vector<Language>& into)
    : database_(database), analyzer_(analyzer), into_(into) {
  for (const Language from : kStemmedLanguages) {
    if (query_language == from || query_language == Language::kUnknown) {
      sources_.push_back(from);
    } else if (!sure && query_language != Language::kOther) {
      fallbacks_.push_back(from);
    }
  }
}

void TranslationExpander::Translate(const std::vector<std::string>& words, ExpandedNode* parent) {
  if (words.empty()) return;
  const size_t first_child = parent->children.size() - words.size();
  for (const Language from : sources_) AddStored(words, from, first_child, parent);
  for (size_t i = 0; i < words.size(); ++i) {
    const ExpandedNode& child = parent->children[first_child + i];
    if (!IsWord(child) || !child.concept_value.translations.empty()) continue;
    for (const Language from : fallbacks_) AddStored({words[i]}, from, first_child + i, parent);
  }
  for (size_t i = 0; i < words.size(); ++i) {
    ExpandedNode& child = parent->children[first_child + i];
    if (!IsWord(child)) continue;
    const bool translated = !child.concept_value.translations.empty();
    bool leads_elsewhere = false;
    for (const Language from : sources_) {
      if (!LeadsElsewhere(from)) continue;
      AddCognates(words[i], from, &child.concept_value);
      leads_elsewhere = true;
    }
    // The first word may be in capitals for its place alone.
    const bool name = i > 0 && IsNameLike(words[i]);
    if (name && leads_elsewhere && !translated) PassThrough(&child.concept_value);
  }
}

bool TranslationExpander::LeadsElsewhere(Language from) const {
  return std::any_of(into_.begin(), into_.end(), [&](Language to) { return to != from; });
}

void TranslationExpander::AddStored(const std::vector<std::string>& words, Language from,
                                    size_t first_child, ExpandedNode* parent) {
  QueryTranslator translator(database_, analyzer_, into_);
  for (TranslatedSpan& span : translator.Translate(words, from)) {
    ExpandedNode& child = parent->children[first_child + span.first];
    if (span.count > 1) {
      parent->children.push_back(TermOf(words, from, &span));
    } else if (child.kind == ExpandedNode::Kind::kConcept) {
      Concept& word = child.concept_value;
      std::erase_if(span.forms, [&](const TranslatedForm& form) { return IsIn(word.base, form); });
      std::erase_if(span.forms,
                    [&](const TranslatedForm& form) { return TakeSynonym(form, &word); });
      AddForms(span.forms, &word.translations);
    } else {  // a compound: its parts are children, and so are translations of them
      child.children.push_back(TermOf(words, from, &span));
      child.children.back().weight = kCompoundPartWeight;
    }
  }
}

void TranslationExpander::AddCognates(const std::string& word, Language from, Concept* expanded) {
  // Whoever wrote a glossary knew better than a likeness does.
  const auto& known = expanded->translations;
  if (std::any_of(known.begin(), known.end(), [](const TranslatedForm& form) {
        return form.origins.Has(Origin::kGlossary) || form.origins.Has(Origin::kUserGlossary);
      })) {
    return;
  }
  const double similarity = known.empty() ? kUntranslatedCognateSimilarity : kCognateSimilarity;
  const Language to = OtherLanguage(from);
  for (const std::string& stem : ContentStems(word, from, analyzer_)) {
    for (std::string& cognate : FindCognates(database_, stem, from, similarity)) {
      Alternative alternative{StemField(to), std::move(cognate), Why::kTranslation};
      const TranslatedForm form{{std::move(alternative)}, Origin::kCognate};
      if (!IsIn(expanded->base, form)) AddForms({form}, &expanded->translations);
    }
  }
}

// A term of several words: its translations, and its own words as one more form, so that passages
// of its own language have what those of the other one gain.
ExpandedNode TranslationExpander::TermOf(const std::vector<std::string>& words, Language from,
                                         TranslatedSpan* span) {
  ExpandedNode term;
  term.kind = ExpandedNode::Kind::kConcept;
  term.weight = kTermWeight;
  for (size_t i = span->first; i < span->first + span->count; ++i) {
    term.concept_value.query += (i > span->first ? " " : "") + words[i];
  }
  if (LeadsElsewhere(from)) {
    AddForms({FormOfWords(term.concept_value.query, from, Why::kStem, Origins(), analyzer_)},
             &term.concept_value.translations);
  }
  AddForms(span->forms, &term.concept_value.translations);
  return term;
}

}  // namespace faro
