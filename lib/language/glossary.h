// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_LANGUAGE_GLOSSARY_H_
#define FARO_LIB_LANGUAGE_GLOSSARY_H_

#include <string>
#include <string_view>
#include <vector>

#include "lib/language/language.h"

namespace faro {

// One sense and how each language says it. Terms are UTF-8, composed (NFC), the preferred one
// first; a term may have several words.
struct GlossaryConcept {
  // What one language calls it.
  struct Names {
    std::vector<std::string> terms;
    std::vector<std::string> acronyms;
  };

  std::string id;      // unique in its glossary: a slug of the English term
  std::string domain;  // "wash", "health", ...: for those who edit the table
  Names english;
  Names spanish;

  const Names& In(Language language) const {
    return language == Language::kSpanish ? spanish : english;
  }
};

// Reads a glossary: one concept a line, six columns separated by tabs (id, domain, English terms,
// English acronyms, Spanish terms, Spanish acronyms), entries within a column separated by " | ".
// Both columns of terms must be filled. Empty lines and lines that start with # are passed over.
// `name` stands for the file in messages. Throws Error(kBadInput) naming the line that has another
// number of columns, no terms, control characters or ill-formed UTF-8. Thread-safe.
std::vector<GlossaryConcept> ParseGlossary(std::string_view tsv, std::string_view name);

// The glossary of humanitarian field work that Faro comes with: glossary/humanitarian.tsv.
std::string_view BuiltInGlossary();

}  // namespace faro

#endif  // FARO_LIB_LANGUAGE_GLOSSARY_H_
