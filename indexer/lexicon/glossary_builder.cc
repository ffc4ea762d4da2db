// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/glossary_builder.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>

#include "lib/base/error.h"
#include "lib/base/utf8.h"
#include "lib/language/normalizer.h"

namespace faro {
namespace {

// NFC, with single blanks for all ASCII white space.
std::string Tidied(std::string_view text) {
  std::string spaced;
  for (const char c : TrimAscii(text)) {
    if (!IsAsciiSpace(c)) {
      spaced += c;
    } else if (!spaced.ends_with(' ')) {
      spaced += ' ';
    }
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* composer = icu::Normalizer2::getNFCInstance(status);
  CheckIcu(status, "loading composition");
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  composer->normalizeUTF8(0, icu::StringPiece(spaced.data(), static_cast<int32_t>(spaced.size())),
                          sink, nullptr, status);
  CheckIcu(status, "composing a term");
  return composed;
}

bool HasName(const GlossaryConcept::Names& names) {
  return !names.terms.empty() || !names.acronyms.empty();
}

}  // namespace

void AddName(std::string name, bool marked, GlossaryConcept::Names* names) {
  auto& list = marked || !AcronymOf(name).empty() ? names->acronyms : names->terms;
  if (list.size() <= kMostNames) list.push_back(std::move(name));
}

void GlossaryBuilder::Tidy(std::vector<std::string>* names) {
  if (names->size() > kMostNames) {
    ++crowded_concepts_;
    names->resize(kMostNames);
  }
  for (std::string& name : *names) name = Tidied(name);
  const size_t before = names->size();
  std::erase_if(*names, [](const std::string& name) { return name.size() > kLongestName; });
  long_names_ += before - names->size();
  std::erase_if(*names, [](const std::string& name) { return name.empty(); });
}

void GlossaryBuilder::AddConcept(GlossaryConcept entry) {
  if (file_.concepts.size() == kMostConcepts) {
    ++more_concepts_;
    return;
  }
  for (GlossaryConcept::Names* names : {&entry.english, &entry.spanish}) {
    Tidy(&names->terms);
    Tidy(&names->acronyms);
  }
  if (!HasName(entry.english) || !HasName(entry.spanish)) return;
  if (entry.id.empty()) entry.id = std::to_string(file_.concepts.size() + 1);
  file_.concepts.push_back(std::move(entry));
}

void GlossaryBuilder::AddSentences(SentencePair pair) {
  const size_t bytes = sentence_bytes_ + pair.english.size() + pair.spanish.size();
  if (file_.sentences.size() == kMostSentencePairs || bytes > kMostSentenceBytes) {
    ++more_sentences_;
    return;
  }
  sentence_bytes_ = bytes;
  file_.sentences.push_back(std::move(pair));
}

GlossaryFile GlossaryBuilder::Take(const std::string& path) {
  const auto note = [&](size_t count, const std::string& what) {
    if (count > 0)
      file_.notes.push_back(path + ": left out " + what + ": " + std::to_string(count));
  };
  note(more_concepts_, "concepts beyond the first " + std::to_string(kMostConcepts));
  note(more_sentences_,
       "sentence pairs beyond the first " + std::to_string(file_.sentences.size()));
  note(crowded_concepts_,
       "names beyond the first " + std::to_string(kMostNames) + " of one concept, in concepts");
  note(long_names_, "terms longer than " + std::to_string(kLongestName) + " bytes");
  note(long_segments_, "sentence pairs longer than " + std::to_string(kLongestSegment) + " bytes");
  if (file_.concepts.empty() && file_.sentences.empty()) {
    file_.notes.push_back(path + ": nothing in both English and Spanish");
  }
  return std::move(file_);
}

}  // namespace faro
