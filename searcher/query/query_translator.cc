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
  TranslatedForm form;
  if (translation.acronym) {
    const std::string acronym = AcronymOf(translation.text);
    if (!acronym.empty()) {
      form.push_back({Field::kAcronym, acronym, Why::kTranslation});
      return form;
    }
  }
  for (std::string& stem : ContentStems(translation.text, translation.language, analyzer)) {
    const bool known = std::any_of(form.begin(), form.end(),
                                   [&](const Alternative& other) { return other.text == stem; });
    if (known) continue;
    const bool number =
        std::any_of(stem.begin(), stem.end(), [](char c) { return c >= '0' && c <= '9'; });
    const Field field = number ? Field::kExact : StemField(translation.language);
    form.push_back({field, std::move(stem), Why::kTranslation});
  }
  return form;
}

}  // namespace

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

std::vector<TranslatedForm> QueryTranslator::Find(const std::vector<std::string>& stems,
                                                  Language from) {
  std::vector<TranslatedForm> forms;
  for (const Translation& translation : FindTranslations(database_, TranslationKey(from, stems))) {
    TranslatedForm form = FormOf(translation, analyzer_);
    if (!form.empty()) forms.push_back(std::move(form));
  }
  return forms;
}

}  // namespace faro
