// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_translator.h"

#include <algorithm>

#include "lib/index/schema.h"
#include "lib/index/translation_store.h"
#include "lib/language/content_stems.h"
#include "lib/language/normalizer.h"

namespace faro {
namespace {

TranslatedForm FormOf(const Translation& translation, Analyzer* analyzer) {
  TranslatedForm form{{}, translation.origins};
  if (translation.acronym) {
    const std::string acronym = AcronymOf(translation.text);
    if (!acronym.empty()) {
      form.words.push_back({Field::kAcronym, acronym, Why::kTranslation});
      return form;
    }
  }
  for (std::string& stem : ContentStems(translation.text, translation.language, analyzer)) {
    const bool known = std::any_of(form.words.begin(), form.words.end(),
                                   [&](const Alternative& other) { return other.text == stem; });
    if (known) continue;
    const bool number =
        std::any_of(stem.begin(), stem.end(), [](char c) { return c >= '0' && c <= '9'; });
    const Field field = number ? Field::kExact : StemField(translation.language);
    form.words.push_back({field, std::move(stem), Why::kTranslation});
  }
  return form;
}

}  // namespace

void AddForms(const std::vector<TranslatedForm>& added, std::vector<TranslatedForm>* forms) {
  for (const TranslatedForm& form : added) {
    const auto known = std::find_if(forms->begin(), forms->end(), [&](const TranslatedForm& other) {
      return other.words == form.words;
    });
    if (known == forms->end()) {
      forms->push_back(form);
    } else if (!known->origins.empty()) {
      known->origins.Add(form.origins);
    }
  }
}

std::vector<TranslatedSpan> QueryTranslator::Translate(const std::vector<std::string>& words,
                                                       Language from) {
  struct Content {
    size_t word;
    std::string stem;
  };
  std::vector<Content> content;
  for (size_t i = 0; i < words.size(); ++i) {
    for (std::string& stem : ContentStems(words[i], from, analyzer_)) {
      content.push_back({i, std::move(stem)});
    }
  }
  std::vector<TranslatedSpan> spans;
  const auto add = [&](size_t first, size_t count) {
    std::vector<std::string> stems;
    for (size_t i = first; i < first + count; ++i) stems.push_back(content[i].stem);
    TranslatedSpan span;
    span.forms = Find(stems, from);
    if (count == 1) {
      for (std::string& lemma :
           FindForms(database_, FormLink::kFormToLemmas, from, stems.front())) {
        AddForms(Find({std::move(lemma)}, from), &span.forms);
      }
    }
    if (span.forms.empty()) return false;
    span.first = content[first].word;
    span.count = content[first + count - 1].word - span.first + 1;
    span.content_words = count;
    spans.push_back(std::move(span));
    return true;
  };
  for (size_t first = 0; first < content.size();) {
    size_t count = std::min(kLongestTerm, content.size() - first);
    while (count > 0 && !add(first, count)) --count;
    for (size_t i = first; count > 1 && i < first + count; ++i) add(i, 1);
    first += std::max<size_t>(count, 1);
  }
  return spans;
}

// A word of letters stands for its irregular forms too: huir for huyó.
void QueryTranslator::AddInflections(const TranslatedForm& form, Language language,
                                     std::vector<TranslatedForm>* forms) const {
  if (form.words.size() != 1 || form.words[0].field != StemField(language)) return;
  for (std::string& stem :
       FindForms(database_, FormLink::kLemmaToForms, language, form.words[0].text)) {
    Alternative word{form.words[0].field, std::move(stem), Why::kTranslation};
    AddForms({{{std::move(word)}, form.origins}}, forms);
  }
}

std::vector<TranslatedForm> QueryTranslator::Find(const std::vector<std::string>& stems,
                                                  Language from) {
  std::vector<TranslatedForm> forms;
  for (const Translation& translation : FindTranslations(database_, TranslationKey(from, stems))) {
    TranslatedForm form = FormOf(translation, analyzer_);
    if (form.words.empty()) continue;
    AddForms({form}, &forms);
    AddInflections(form, translation.language, &forms);
  }
  return forms;
}

}  // namespace faro
