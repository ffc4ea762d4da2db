// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_TESTS_FUZZ_TARGETS_H_
#define FARO_TESTS_FUZZ_TARGETS_H_

#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "indexer/document.h"

// What is run on hostile bytes: by libFuzzer (fuzz_main.cc, scripts/fuzz), and by the tests on all
// inputs that are kept (replay_test.cc).
namespace faro::testing {

// A function that takes any bytes. It refuses what it must by itself; what it throws is a bug, as
// is a sanitizer's report.
struct FuzzTarget {
  std::string_view name;  // of its folders below seeds/ and findings/
  void (*run)(std::string_view bytes);
};

std::span<const FuzzTarget> FuzzTargets();

// The target of that name. Throws std::logic_error when there is none.
const FuzzTarget& FuzzTargetNamed(std::string_view name);

// A promise of the code under fuzz. Throws std::logic_error unless it is `kept`.
inline void Promise(bool kept, const char* what) {
  if (!kept) throw std::logic_error(what);
}

// Whether `document` is what document.h says: Promise on each part of it.
void CheckDocument(const Document& document);

// Cuts a document into passages and checks what passage_splitter.h says of them.
void CheckPassages(const Document& document);

// The targets, by the file that has them.
void FuzzText(std::string_view bytes);
void FuzzMarkdown(std::string_view bytes);
void FuzzHtml(std::string_view bytes);
void FuzzPdf(std::string_view bytes);
void FuzzPdfLayout(std::string_view bytes);
void FuzzDocx(std::string_view bytes);
void FuzzOdt(std::string_view bytes);
void FuzzEpub(std::string_view bytes);
void FuzzFrontMatter(std::string_view bytes);
void FuzzUpdateDate(std::string_view bytes);

void FuzzAnswer(std::string_view bytes);
void FuzzRecord(std::string_view bytes);

void FuzzQuery(std::string_view bytes);

void FuzzGlossary(std::string_view bytes);

}  // namespace faro::testing

#endif  // FARO_TESTS_FUZZ_TARGETS_H_
