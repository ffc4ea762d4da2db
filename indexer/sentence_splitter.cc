// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sentence_splitter.h"

#include <unicode/filteredbrk.h>
#include <unicode/utext.h>

#include "lib/base/error.h"

namespace faro {
namespace {

// Abbreviations of manuals that ICU's lists lack.
constexpr const char16_t* kAbbreviations[] = {
    u"No.", u"Art.", u"art.", u"approx.", u"aprox.", u"EE.", u"núm.", u"Núm.", u"pág.",
    u"págs.", u"Res.", u"Fig.", u"fig.", u"vs.", u"incl.", u"resp.", u"p. ej.", u"ej.",
};

void AddFilter(const char* language, std::unique_ptr<icu::BreakIterator>* breaker) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::FilteredBreakIteratorBuilder> builder(
      icu::FilteredBreakIteratorBuilder::createInstance(icu::Locale(language), status));
  CheckIcu(status, "loading abbreviations");
  for (const char16_t* abbreviation : kAbbreviations) {
    builder->suppressBreakAfter(icu::UnicodeString(abbreviation), status);
  }
  breaker->reset(builder->wrapIteratorWithFilter(breaker->release(), status));
  CheckIcu(status, "loading sentence rules");
}

}  // namespace

SentenceSplitter::SentenceSplitter() {
  UErrorCode status = U_ZERO_ERROR;
  breaker_.reset(icu::BreakIterator::createSentenceInstance(icu::Locale("en"), status));
  CheckIcu(status, "loading sentence rules");
  AddFilter("en", &breaker_);
  AddFilter("es", &breaker_);
}

std::vector<std::string_view> SentenceSplitter::Split(std::string_view text) {
  std::vector<std::string_view> sentences;
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<int64_t>(text.size()), &status);
  breaker_->setText(&utext, status);
  CheckIcu(status, "splitting sentences");
  int32_t begin = breaker_->first();
  for (int32_t end = breaker_->next(); end != icu::BreakIterator::DONE;
       begin = end, end = breaker_->next()) {
    sentences.push_back(text.substr(static_cast<size_t>(begin), static_cast<size_t>(end - begin)));
  }
  utext_close(&utext);
  return sentences;
}

}  // namespace faro
