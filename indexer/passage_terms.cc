// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passage_terms.h"

#include "indexer/acronym_harvester.h"
#include "indexer/filter_terms.h"
#include "lib/base/error.h"
#include "lib/index/acronym_store.h"
#include "lib/index/heading_key.h"
#include "lib/index/passage_fingerprint.h"
#include "lib/language/content_stems.h"
#include "lib/language/language_detector.h"

namespace faro {
namespace {

// Titles and headings remembered: those of a document come one after the other.
constexpr size_t kMostFields = 256;

// Text in neither language, or in one not known, is stemmed in both: a short heading is often the
// same in both, and a wrong guess would hide it.
bool StemsIn(Language text, Language stemmer) {
  return text == stemmer || text == Language::kUnknown;
}

// Whether a word of a text in `language` is looked for by terms. Function words of that language
// are not: nobody looks for one alone, and phrases find them in Slot::kWords.
bool HasTerms(const KnownWord& word, Language language) {
  for (size_t k = 0; k < kStemmedLanguages.size(); ++k) {
    if (kStemmedLanguages[k] == language && word.is_function_word[k]) return false;
  }
  return true;
}

// The language of a few words inside a text of `around`: English names stand in Spanish text, and
// the other way round. Where their own evidence is weak, it must not speak against `around`.
Language LanguageWithin(Language around, const LanguageEvidence& evidence) {
  const Language own = DecideLanguage(evidence);
  const bool against = (around == Language::kSpanish && evidence.spanish_log_odds < 0) ||
                       (around == Language::kEnglish && evidence.spanish_log_odds > 0);
  return own == Language::kUnknown && !against ? around : own;
}

// The exact forms of all tokens, with single blanks between them.
std::string JoinExact(const AnalyzedText& analyzed) {
  std::string joined;
  for (const Token& token : analyzed.tokens()) {
    if (!joined.empty()) joined += ' ';
    joined += analyzed.Exact(token);
  }
  return joined;
}

}  // namespace

Xapian::Document PassageIndexer::MakeDocument(const Passage& passage, const AnalyzedBody* body) {
  try {
    document_ = Xapian::Document();
    words_.Clear();
    vocabulary_.StartPassage();
    // Every passage has the title; what it defines counts once.
    AddField(TermsOfField(passage.title), passage.ordinal == 0);
    for (const std::string& heading : passage.heading) {
      words_.StartHeading();
      AddField(TermsOfField(heading), true);
    }
    if (!passage.heading.empty()) {
      const std::string& key = TermsOfField(passage.heading.back()).key;
      if (!key.empty()) document_.add_boolean_term(TermFor(Field::kHeadingText, key));
    }
    words_.StartBody();
    const size_t size_of_headings = words_.bytes().size();
    AddBody(passage, body);

    const size_t words = (words_.bytes().size() - size_of_headings) / kWordCodeBytes;
    if (words > kFewWords) {
      CountMore(TermsOfField(passage.title), kTitleWeight - 1);
      for (const std::string& heading : passage.heading) {
        CountMore(TermsOfField(heading), kHeadingWeight - 1);
      }
    }

    document_.add_boolean_term(TermFor(Field::kId, passage.Id()));
    document_.add_boolean_term(TermFor(Field::kSource, passage.source_id));
    document_.add_boolean_term(TermFor(Field::kLanguage, LanguageCode(passage.language)));
    document_.add_value(SlotNumber(Slot::kSource), passage.source_id);
    if (passage.updated) {
      document_.add_value(SlotNumber(Slot::kUpdatedFirst), passage.updated->FirstDay());
      document_.add_value(SlotNumber(Slot::kUpdatedLast), passage.updated->LastDay());
    }
    document_.add_value(SlotNumber(Slot::kWords), words_.bytes());
    for (const std::string& key : FingerprintKeysOf(words_.bytes())) {
      if (!key.empty()) document_.add_boolean_term(TermFor(Field::kFingerprint, key));
    }
    AddFilterTerms(passage, &document_);
    return std::move(document_);
  } catch (const Xapian::Error& error) {
    throw FromXapian(error, "making the terms of a passage");
  }
}

const PassageIndexer::FieldTerms& PassageIndexer::TermsOfField(const std::string& text) {
  const auto known = fields_.find(text);
  if (known != fields_.end()) return known->second;
  if (fields_.size() >= kMostFields) fields_.clear();
  FieldTerms field;
  analyzer_->Analyze(text, &analyzed_);
  const Language language = DecideLanguage(MeasureLanguage(text, analyzed_));
  for (size_t i = 0; i < analyzed_.tokens().size(); ++i) {
    const Token& token = analyzed_.tokens()[i];
    const std::string_view exact = analyzed_.Exact(token);
    KnownWord& word = vocabulary_.Look(exact, token.stemmable);
    NoteAccents(exact, &word);
    AppendWordCode(word.code, &field.words);
    if (HasTerms(word, language)) field.terms.push_back(word.exact.term);
    const std::string acronym = Analyzer::AcronymAt(analyzed_, text, i);
    if (!acronym.empty()) field.terms.push_back(TermFor(Field::kAcronym, acronym));
    for (size_t k = 0; k < kStemmedLanguages.size(); ++k) {
      if (StemsIn(language, kStemmedLanguages[k]) && word.stems[k] != nullptr) {
        field.terms.push_back(word.stems[k]->term);
      }
    }
  }
  for (const Compound& compound : analyzed_.compounds()) {
    field.terms.push_back(TermFor(Field::kExact, compound.text));
  }
  field.key = HeadingKey(analyzed_);
  field.definitions = Definitions(text, analyzed_, language);
  return fields_.emplace(text, std::move(field)).first->second;
}

void PassageIndexer::CountMore(const FieldTerms& field, Xapian::termcount times) {
  for (const std::string& term : field.terms) document_.add_term(term, times);
}

void PassageIndexer::AddField(const FieldTerms& field, bool with_definitions) {
  words_.AddCodes(field.words);
  CountMore(field, 1);
  if (!with_definitions) return;
  for (const std::string& term : field.definitions) document_.add_boolean_term(term);
}

void PassageIndexer::AddBody(const Passage& passage, const AnalyzedBody* body) {
  std::shared_ptr<const BodyTerms> terms = body == nullptr ? nullptr : body->known;
  if (!terms || terms->language != passage.language) {
    const bool analyzed = body != nullptr && !body->known;
    if (!analyzed) analyzer_->Analyze(passage.text, &analyzed_);
    const auto made = TermsOfBody(passage, analyzed ? body->text : analyzed_);
    if (analyzed && memory_ != nullptr) {
      made->evidence = body->evidence;
      memory_->Keep(passage.text, made);
    }
    terms = made;
  }
  words_.AddCodes(terms->words);
  terms->terms.ForEach(
      [&](const std::string& term, uint32_t count) { document_.add_term(term, count); });
}

std::shared_ptr<BodyTerms> PassageIndexer::TermsOfBody(const Passage& passage,
                                                       const AnalyzedText& body) {
  auto made = std::make_shared<BodyTerms>();
  made->language = passage.language;
  made->words.reserve(body.tokens().size() * kWordCodeBytes);
  std::array<bool, kStemmedLanguages.size()> stems_in;
  for (size_t k = 0; k < stems_in.size(); ++k) {
    stems_in[k] = StemsIn(passage.language, kStemmedLanguages[k]);
  }
  for (size_t i = 0; i < body.tokens().size(); ++i) {
    const Token& token = body.tokens()[i];
    const std::string_view exact = body.Exact(token);
    KnownWord& word = vocabulary_.Look(exact, token.stemmable);
    NoteAccents(exact, &word);
    AppendWordCode(word.code, &made->words);
    if (HasTerms(word, passage.language)) vocabulary_.Count(&word.exact, 1);
    for (size_t k = 0; k < stems_in.size(); ++k) {
      if (stems_in[k] && word.stems[k] != nullptr) vocabulary_.Count(word.stems[k], 1);
    }
    const std::string acronym = Analyzer::AcronymAt(body, passage.text, i);
    if (!acronym.empty()) made->terms.Add(TermFor(Field::kAcronym, acronym), 1);
  }
  size_t bytes = 0;
  for (const CountedTerm* term : vocabulary_.counted()) bytes += term->term.size();
  made->terms.Reserve(vocabulary_.counted().size(), bytes);
  for (const CountedTerm* term : vocabulary_.counted()) made->terms.Add(term->term, term->count);
  for (const Compound& compound : body.compounds()) {
    made->terms.Add(TermFor(Field::kExact, compound.text), 1);
  }
  for (const std::string& term : Definitions(passage.text, body, passage.language)) {
    made->terms.Add(term, 0);
  }
  return made;
}

// The terms of the acronyms that `text` defines.
std::vector<std::string> PassageIndexer::Definitions(std::string_view text,
                                                     const AnalyzedText& analyzed,
                                                     Language language) {
  std::vector<std::string> terms;
  const auto add = [&](Field field, const std::string& term_text) {
    if (!term_text.empty()) terms.push_back(TermFor(field, term_text));
  };
  for (const AcronymDefinition& definition : HarvestAcronyms(text, analyzed)) {
    analyzer_->Analyze(definition.expansion, &expansion_);
    const Language spoken =
        LanguageWithin(language, MeasureLanguage(definition.expansion, expansion_));
    add(Field::kDefinition, DefinitionText(definition.acronym, JoinExact(expansion_), spoken));
    for (const Language stemmer : kStemmedLanguages) {
      if (!StemsIn(spoken, stemmer)) continue;
      add(Field::kExpansion,
          ExpansionText(stemmer, ContentStems(definition.expansion, stemmer, analyzer_),
                        definition.acronym));
    }
  }
  return terms;
}

void PassageIndexer::NoteAccents(std::string_view exact, KnownWord* word) {
  if (!word->accented) return;
  accented_.emplace(exact);
  word->accented = false;
}

}  // namespace faro
