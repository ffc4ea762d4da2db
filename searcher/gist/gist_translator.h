// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_GIST_GIST_TRANSLATOR_H_
#define FARO_SEARCHER_GIST_GIST_TRANSLATOR_H_

#include <string>
#include <string_view>
#include <vector>

#include "searcher/gist/field_terms.h"
#include "searcher/gist/term_rewriter.h"

namespace faro {

// Machine translation in two steps, between which words can be looked at. Each text has its answer
// in the same place. Both throw Error(kIo) when the machine is of no more use. Not thread-safe.
class TransferEngine {
 public:
  virtual ~TransferEngine() = default;

  // Texts, escaped by ToApertium, to streams of words with their translations.
  virtual std::vector<std::string> Analyse(const std::vector<std::string>& texts) = 0;
  // Such streams to texts, for FromApertium.
  virtual std::vector<std::string> Generate(const std::vector<std::string>& streams) = 0;
};

// Translates snippets with an engine, and the terms of the field in them by a glossary. Both must
// outlive the object. Not thread-safe.
class GistTranslator {
 public:
  GistTranslator(TransferEngine* engine, const FieldTerms* terms)
      : engine_(engine), rewriter_(terms) {}

  // The translation of each snippet, with its ellipses and, at its start, its case; UTF-8 without
  // control characters. Throws as the engine does.
  std::vector<std::string> Translate(const std::vector<std::string>& snippets);

 private:
  TransferEngine* engine_;
  TermRewriter rewriter_;
};

}  // namespace faro

#endif  // FARO_SEARCHER_GIST_GIST_TRANSLATOR_H_
