// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_GIST_TERM_REWRITER_H_
#define FARO_SEARCHER_GIST_TERM_REWRITER_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/gist/apertium_stream.h"
#include "searcher/gist/field_terms.h"

namespace faro {

// An analysed text in which each term of the field is one noun with a made-up name, so that the
// words around it agree with it and take their places.
struct RewrittenText {
  std::string stream;
  std::vector<std::string> terms;  // what the names stand for, in the other language
};

// Looks for terms in the words that Apertium's analysis found, the longest first: nouns and
// acronyms, and words that Apertium does not know. A single noun stays Apertium's where its choice
// is among the names that the glossary has. `terms` must outlive the object. Thread-safe.
class TermRewriter {
 public:
  explicit TermRewriter(const FieldTerms* terms) : terms_(terms) {}

  RewrittenText Rewrite(std::string_view stream) const;

  // `text`, translated, with the terms for their made-up names. Nothing when a name got lost or
  // occurs twice.
  static std::optional<std::string> Restore(std::string_view text,
                                            const std::vector<std::string>& terms);

 private:
  struct Found {
    size_t pieces = 0;  // pieces of the stream that the term takes; 0: none
    const FieldTerm* term = nullptr;
    const LexicalUnit* head = nullptr;
  };

  Found FindAt(const std::vector<StreamPiece>& pieces, const std::vector<FieldWord>& words,
               size_t first) const;
  Found FindAcronymAt(const std::vector<StreamPiece>& pieces, size_t first) const;
  bool Applies(const FieldTerm& term, const LexicalUnit& head, bool single) const;
  std::string UnitFor(const Found& found, size_t number, bool capital, std::string* term) const;

  const FieldTerms* terms_;
};

}  // namespace faro

#endif  // FARO_SEARCHER_GIST_TERM_REWRITER_H_
