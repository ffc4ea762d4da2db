// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_translator.h"

#include <algorithm>

#include "lib/base/utf8.h"
#include "lib/index/acronym_store.h"
#include "lib/index/schema.h"
#include "lib/index/translation_store.h"
#include "lib/language/content_stems.h"
#include "lib/language/folding.h"
#include "lib/language/normalizer.h"
#include "lib/language/stop_words.h"

namespace faro {
namespace {

TranslatedForm FormOfAcronym(std::string_view text, Why why, Origins origins) {
  TranslatedForm form{{}, origins};
  const std::string acronym = AcronymOf(text);
  if (!acronym.empty()) form.words.push_back({Field::kAcronym, acronym, why});
  return form;
}

TranslatedForm FormOf(const Translation& translation, Language from, Analyzer* analyzer) {
  const bool own = translation.language == from;
  const bool synonym = translation.kind == TermKind::kSynonym;
  const Why why = synonym ? Why::kSynonym : own ? Why::kAcronym : Why::kTranslation;
  if (translation.kind == TermKind::kAcronym) {
    TranslatedForm form = FormOfAcronym(translation.text, why, translation.origins);
    if (!form.words.empty()) return form;
  }
  return FormOfWords(translation.text, translation.language, why, translation.origins, analyzer);
}

// Whether all of `words` are among `others`.
bool IsWithin(const std::vector<Alternative>& words, const std::vector<Alternative>& others) {
  return words.size() <= others.size() &&
         std::all_of(words.begin(), words.end(), [&](const Alternative& word) {
           return std::any_of(others.begin(), others.end(), [&](const Alternative& other) {
             return other.field == word.field && other.text == word.text;
           });
         });
}

}  // namespace

TranslatedForm FormOfWords(std::string_view text, Language language, Why why, Origins origins,
                           Analyzer* analyzer) {
  TranslatedForm form{{}, origins};
  for (std::string& stem : ContentStems(text, language, analyzer)) {
    const bool known = std::any_of(form.words.begin(), form.words.end(),
                                   [&](const Alternative& other) { return other.text == stem; });
    if (known) continue;
    const bool number = std::any_of(stem.begin(), stem.end(), IsAsciiDigit);
    form.words.push_back({number ? Field::kExact : StemField(language), std::move(stem), why});
  }
  return form;
}

void AddForms(const std::vector<TranslatedForm>& added, std::vector<TranslatedForm>* forms) {
  for (const TranslatedForm& form : added) {
    const auto wider = std::find_if(forms->begin(), forms->end(), [&](const TranslatedForm& other) {
      return IsWithin(other.words, form.words);
    });
    if (wider == forms->end()) {
      std::erase_if(*forms, [&](const auto& other) { return IsWithin(form.words, other.words); });
      forms->push_back(form);
    } else if (wider->words.size() == form.words.size() && !wider->origins.empty()) {
      wider->origins.Add(form.origins);
    }
  }
}

std::vector<TranslatedSpan> QueryTranslator::Translate(const std::vector<std::string>& words,
                                                       Language from) {
  std::vector<ContentWord> content;
  for (size_t i = 0; i < words.size(); ++i) {
    for (std::string& stem : ContentStems(words[i], from, analyzer_)) {
      std::string lemma = NounLemma(stem, from);
      content.push_back({i, std::move(stem), std::move(lemma)});
    }
  }
  std::vector<TranslatedSpan> spans;
  for (size_t first = 0; first < content.size();) {
    size_t count = std::min(kLongestTerm, content.size() - first);
    for (; count > 1; --count) {
      TranslatedSpan span = TermSpan(content, first, count, from);
      if (span.forms.empty()) continue;
      spans.push_back(std::move(span));
      break;
    }
    AddWordSpans(words, content, first, count, from, &spans);
    first += count;
  }
  return spans;
}

TranslatedSpan QueryTranslator::TermSpan(const std::vector<ContentWord>& content, size_t first,
                                         size_t count, Language from) {
  std::vector<std::string> stems;
  for (size_t i = first; i < first + count; ++i) stems.push_back(content[i].stem);
  TranslatedSpan span;
  span.first = content[first].word;
  span.count = content[first + count - 1].word - span.first + 1;
  span.forms = Find(TranslationKey(from, stems), from);
  AddAcronyms(stems, from, &span.forms);
  if (!span.forms.empty()) return span;
  std::vector<std::string> lemmas;
  for (size_t i = first; i < first + count; ++i) lemmas.push_back(content[i].lemma);
  if (lemmas != stems) span.forms = Find(TranslationKey(from, lemmas), from);
  return span;
}

std::string QueryTranslator::NounLemma(const std::string& stem, Language language) const {
  for (LinkedStem& lemma : FindForms(database_, FormLink::kFormToLemmas, language, stem)) {
    if (lemma.kind == FormKind::kNoun) return std::move(lemma.stem);
  }
  return stem;
}

// Spans of the single words within a run. A word of several parts (UN-CMCoord) may be an acronym as
// a whole, which is tried once.
void QueryTranslator::AddWordSpans(const std::vector<std::string>& words,
                                   const std::vector<ContentWord>& content, size_t first,
                                   size_t count, Language from,
                                   std::vector<TranslatedSpan>* spans) {
  for (size_t i = first; i < first + count; ++i) {
    const size_t word = content[i].word;
    const bool part = (i > 0 && content[i - 1].word == word) ||
                      (i + 1 < content.size() && content[i + 1].word == word);
    const bool first_part = i == 0 || content[i - 1].word != word;
    std::vector<TranslatedForm> forms;
    if (!part) {
      forms = FormsOfWord(words[word], content[i].stem, from);
    } else if (first_part) {
      forms = FormsOfAcronymWord(words[word], from);
    }
    if (!forms.empty()) spans->push_back({word, 1, std::move(forms)});
    if (!part) continue;
    forms = Find(TranslationKey(from, {content[i].stem}), from);
    if (!forms.empty()) spans->push_back({word, 1, std::move(forms)});
  }
}

// In capitals an acronym comes before the word that it spells (SEA), in small letters after it.
std::vector<TranslatedForm> QueryTranslator::FormsOfWord(const std::string& word,
                                                         const std::string& stem, Language from) {
  const bool capitals = !AcronymOf(word).empty();
  std::vector<TranslatedForm> forms;
  if (capitals) forms = FormsOfAcronymWord(word, from);
  if (!forms.empty() || (capitals && IsStopWord(CaseFolded(word), from))) return forms;
  forms = Find(TranslationKey(from, {stem}), from);
  AddAcronyms({stem}, from, &forms);
  // Doubtful forms are past tenses in English (found, left) and are meant; in Spanish they are
  // forms that queries hardly have (suelo of soler, duelo of doler).
  const bool heeds_doubtful = forms.empty() || from == Language::kEnglish;
  for (const LinkedStem& lemma : FindForms(database_, FormLink::kFormToLemmas, from, stem)) {
    if (lemma.kind == FormKind::kDoubtful && !heeds_doubtful) continue;
    AddForms(Find(TranslationKey(from, {lemma.stem}), from), &forms);
  }
  if (forms.empty() && !capitals) forms = FormsOfAcronymWord(word, from);
  return forms;
}

// In capitals the plural (IDPs) is the acronym too.
std::vector<TranslatedForm> QueryTranslator::FormsOfAcronymWord(const std::string& word,
                                                                Language from) {
  const std::string capitals = AcronymOf(word);
  const std::string& acronym = capitals.empty() ? word : capitals;
  std::vector<TranslatedForm> forms = Find(AcronymTranslationKey(from, acronym), from);
  AddDefinitions(acronym, from, &forms);
  return forms;
}

bool QueryTranslator::Wants(Language language, Language from) const {
  return language == from || std::find(into_.begin(), into_.end(), language) != into_.end();
}

// What the documents say that an acronym stands for, and translations of that.
void QueryTranslator::AddDefinitions(const std::string& acronym, Language from,
                                     std::vector<TranslatedForm>* forms) {
  for (const HarvestedExpansion& expansion : FindExpansions(database_, acronym)) {
    for (const Language language : kStemmedLanguages) {
      if (expansion.language != language) continue;
      TranslatedForm form =
          FormOfWords(expansion.text, language, Why::kAcronym, Origin::kDocuments, analyzer_);
      if (!form.words.empty() && Wants(language, from)) AddForms({std::move(form)}, forms);
      const auto stems = ContentStems(expansion.text, language, analyzer_);
      AddForms(Find(TranslationKey(language, stems), language), forms);
    }
  }
}

void QueryTranslator::AddAcronyms(const std::vector<std::string>& stems, Language from,
                                  std::vector<TranslatedForm>* forms) {
  for (const HarvestedAcronym& acronym : FindAcronyms(database_, from, stems)) {
    TranslatedForm form = FormOfAcronym(acronym.text, Why::kAcronym, Origin::kDocuments);
    if (!form.words.empty()) AddForms({std::move(form)}, forms);
  }
}

// A word of letters stands for its irregular forms too: huir for huyó.
void QueryTranslator::AddInflections(const TranslatedForm& form, Language language,
                                     std::vector<TranslatedForm>* forms) const {
  if (form.words.size() != 1 || form.words[0].field != StemField(language)) return;
  for (LinkedStem& linked :
       FindForms(database_, FormLink::kLemmaToForms, language, form.words[0].text)) {
    Alternative word{form.words[0].field, std::move(linked.stem), form.words[0].why};
    if (!database_.term_exists(TermFor(word.field, word.text))) continue;
    AddForms({{{std::move(word)}, form.origins}}, forms);
  }
}

std::vector<TranslatedForm> QueryTranslator::Find(const std::string& key, Language from) {
  std::vector<TranslatedForm> forms;
  for (const Translation& translation : FindTranslations(database_, key)) {
    if (!Wants(translation.language, from)) continue;
    const TranslatedForm form = FormOf(translation, from, analyzer_);
    if (form.words.empty()) continue;
    AddForms({form}, &forms);
    if (translation.language != from) AddInflections(form, translation.language, &forms);
  }
  return forms;
}

}  // namespace faro
