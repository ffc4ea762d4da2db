// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/passage_terms.h"

#include "indexer/acronym_harvester.h"
#include "lib/base/error.h"
#include "lib/index/acronym_store.h"
#include "lib/language/content_stems.h"
#include "lib/language/folding.h"
#include "lib/language/language_detector.h"
#include "lib/language/stop_words.h"

namespace faro {
namespace {

// Left between title, headings and body, so that no phrase or NEAR reaches from one to the next.
constexpr Xapian::termpos kPositionGap = 100;

// Text in neither language, or in one not known, is stemmed in both: a short heading is often the
// same in both, and a wrong guess would hide it.
bool StemsIn(Language text, Language stemmer) {
  return text == stemmer || text == Language::kUnknown;
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

Xapian::Document PassageIndexer::MakeDocument(const Passage& passage) {
  try {
    document_ = Xapian::Document();
    position_ = 0;
    const Language title_language =
        AddField(passage.title, Field::kTitle, Field::kTitleStemEnglish, Field::kTitleStemSpanish);
    // Every passage has the title; what it defines counts once.
    if (passage.ordinal == 0) AddDefinitions(passage.title, title_language);
    for (const std::string& heading : passage.heading) {
      AddDefinitions(heading, AddField(heading, Field::kHeading, Field::kHeadingStemEnglish,
                                       Field::kHeadingStemSpanish));
    }
    AddBody(passage);

    document_.add_boolean_term(TermFor(Field::kId, passage.Id()));
    document_.add_boolean_term(TermFor(Field::kSource, passage.source_id));
    document_.add_boolean_term(TermFor(Field::kLanguage, LanguageCode(passage.language)));
    document_.add_value(SlotNumber(Slot::kSource), passage.source_id);
    if (passage.updated) {
      document_.add_value(SlotNumber(Slot::kUpdatedFirst), passage.updated->FirstDay());
      document_.add_value(SlotNumber(Slot::kUpdatedLast), passage.updated->LastDay());
    }
    return std::move(document_);
  } catch (const Xapian::Error& error) {
    throw FromXapian(error, "making the terms of a passage");
  }
}

Language PassageIndexer::AddField(std::string_view text, Field exact_field, Field stem_english,
                                  Field stem_spanish) {
  const Xapian::termcount weight = exact_field == Field::kTitle ? kTitleWeight : kHeadingWeight;
  analyzer_->Analyze(text, &analyzed_);
  const Language language = DecideLanguage(MeasureLanguage(text, analyzed_));
  for (size_t i = 0; i < analyzed_.tokens().size(); ++i) {
    const Token& token = analyzed_.tokens()[i];
    const std::string_view exact = analyzed_.Exact(token);
    ++position_;
    AddToken(exact, weight);
    document_.add_posting(TermFor(exact_field, exact), position_);
    const std::string acronym = Analyzer::AcronymAt(analyzed_, text, i);
    if (!acronym.empty()) document_.add_term(TermFor(Field::kAcronym, acronym), weight);
    if (!token.stemmable) continue;
    for (const Language stemmer : kStemmedLanguages) {
      if (!StemsIn(language, stemmer)) continue;
      AddStem(exact, stemmer, weight);
      const Field field = stemmer == Language::kEnglish ? stem_english : stem_spanish;
      document_.add_term(TermFor(field, analyzer_->Stem(exact, stemmer)), 1);
    }
  }
  for (const Compound& compound : analyzed_.compounds()) {
    document_.add_term(TermFor(Field::kExact, compound.text), weight);
  }
  position_ += kPositionGap;
  return language;
}

void PassageIndexer::AddBody(const Passage& passage) {
  analyzer_->Analyze(passage.text, &analyzed_);
  for (size_t i = 0; i < analyzed_.tokens().size(); ++i) {
    const Token& token = analyzed_.tokens()[i];
    const std::string_view exact = analyzed_.Exact(token);
    ++position_;
    AddToken(exact, 1);
    const std::string acronym = Analyzer::AcronymAt(analyzed_, passage.text, i);
    if (!acronym.empty()) document_.add_term(TermFor(Field::kAcronym, acronym), 1);
    if (!token.stemmable) continue;
    for (const Language stemmer : kStemmedLanguages) {
      if (StemsIn(passage.language, stemmer)) AddStem(exact, stemmer, 1);
    }
  }
  for (const Compound& compound : analyzed_.compounds()) {
    document_.add_term(TermFor(Field::kExact, compound.text), 1);
  }
  AddDefinitions(passage.text, passage.language);
}

void PassageIndexer::AddDefinitions(std::string_view text, Language language) {
  for (const AcronymDefinition& definition : HarvestAcronyms(text, analyzed_)) {
    analyzer_->Analyze(definition.expansion, &expansion_);
    const Language spoken =
        LanguageWithin(language, MeasureLanguage(definition.expansion, expansion_));
    AddBooleanTerm(Field::kDefinition,
                   DefinitionText(definition.acronym, JoinExact(expansion_), spoken));
    for (const Language stemmer : kStemmedLanguages) {
      if (!StemsIn(spoken, stemmer)) continue;
      AddBooleanTerm(Field::kExpansion,
                     ExpansionText(stemmer, ContentStems(definition.expansion, stemmer, analyzer_),
                                   definition.acronym));
    }
  }
}

void PassageIndexer::AddBooleanTerm(Field field, const std::string& text) {
  if (!text.empty()) document_.add_boolean_term(TermFor(field, text));
}

void PassageIndexer::AddStem(std::string_view exact, Language language, Xapian::termcount weight) {
  if (IsStopWord(exact, language)) return;
  document_.add_term(TermFor(StemField(language), analyzer_->Stem(exact, language)), weight);
}

void PassageIndexer::AddToken(std::string_view exact, Xapian::termcount weight) {
  document_.add_posting(TermFor(Field::kExact, exact), position_, weight);
  if (FoldAccentsAndTilde(exact) != exact) accented_.emplace(exact);
}

}  // namespace faro
