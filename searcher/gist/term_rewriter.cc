// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/gist/term_rewriter.h"

#include <algorithm>

#include "lib/base/utf8.h"
#include "lib/language/normalizer.h"
#include "searcher/gist/sentence_case.h"
#include "searcher/gist/word_forms.h"

namespace faro {
namespace {

// Most units of a term, function words among them.
constexpr size_t kMostUnits = 10;

// A made-up name is "qx", two letters that count, and "zq". No word of either language looks so,
// and Apertium's programs leave letters alone.
constexpr size_t kLetters = 26;
constexpr size_t kMostNames = kLetters * kLetters;
constexpr size_t kNameLength = 6;

std::string NameOf(size_t number, bool capital) {
  std::string name = capital ? "Qx" : "qx";
  name += static_cast<char>('a' + number / kLetters);
  name += static_cast<char>('a' + number % kLetters);
  return name + "zq";
}

// The number of the name at the start of `text`, in any case.
std::optional<size_t> NameAt(std::string_view text) {
  if (text.size() < kNameLength) return std::nullopt;
  const std::string name = LowerAscii(text.substr(0, kNameLength));
  if (!name.starts_with("qx") || !name.ends_with("zq")) return std::nullopt;
  if (!IsAsciiLower(name[2]) || !IsAsciiLower(name[3])) return std::nullopt;
  return static_cast<size_t>(name[2] - 'a') * kLetters + static_cast<size_t>(name[3] - 'a');
}

bool IsUnknown(const LexicalUnit& unit) { return unit.source.starts_with('*'); }

bool IsNoun(const LexicalUnit& unit) { return IsUnknown(unit) || HasTag(unit.source, "n"); }

bool MayLieWithinTerm(const StreamPiece& piece) {
  return piece.is_unit || piece.text == " " || piece.text == "-";
}

}  // namespace

RewrittenText TermRewriter::Rewrite(std::string_view stream) const {
  const std::vector<StreamPiece> pieces = SplitStream(stream);
  std::vector<FieldWord> words(pieces.size());
  for (size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].is_unit) {
      words[i] = MakeFieldWord(LemmaOf(pieces[i].unit.source), terms_->from());
    }
  }
  RewrittenText result;
  for (size_t i = 0; i < pieces.size();) {
    Found found;
    if (pieces[i].is_unit && result.terms.size() < kMostNames) {
      found = FindAcronymAt(pieces, i);
      if (found.pieces == 0) found = FindAt(pieces, words, i);
    }
    if (found.pieces == 0) {
      result.stream += pieces[i].text;
      ++i;
      continue;
    }
    std::string term;
    const bool capital = StartsWithCapital(LemmaOf(pieces[i].unit.source));
    result.stream += UnitFor(found, result.terms.size(), capital, &term);
    result.terms.push_back(std::move(term));
    i += found.pieces;
  }
  return result;
}

TermRewriter::Found TermRewriter::FindAcronymAt(const std::vector<StreamPiece>& pieces,
                                                size_t first) const {
  const LexicalUnit& unit = pieces[first].unit;
  const FieldTerm* term = terms_->FindAcronym(AcronymOf(LemmaOf(unit.source)));
  if (term == nullptr) return {};
  return {1, term, &unit};
}

TermRewriter::Found TermRewriter::FindAt(const std::vector<StreamPiece>& pieces,
                                         const std::vector<FieldWord>& words, size_t first) const {
  if (words[first].kind != FieldWord::Kind::kContent) return {};
  std::vector<size_t> units;  // indexes into `pieces`
  for (size_t i = first; i < pieces.size() && units.size() < kMostUnits; ++i) {
    if (!MayLieWithinTerm(pieces[i])) break;
    if (pieces[i].is_unit && !HasTag(pieces[i].unit.source, "guio")) units.push_back(i);
  }
  std::vector<FieldWord> span;
  span.reserve(units.size());
  for (const size_t unit : units) span.push_back(words[unit]);
  for (size_t count = units.size(); count > 0; --count) {
    if (span[count - 1].kind != FieldWord::Kind::kContent) continue;
    const FieldTerms::Match match = terms_->Find(std::span(span).first(count));
    if (match.term == nullptr) continue;
    const LexicalUnit& head = pieces[units[match.head]].unit;
    if (Applies(*match.term, head, count == 1)) {
      return {units[count - 1] - first + 1, match.term, &head};
    }
  }
  return {};
}

bool TermRewriter::Applies(const FieldTerm& term, const LexicalUnit& head, bool single) const {
  if (!IsNoun(head)) return false;
  if (single && IsUnknown(head)) return true;
  // Further names may mean less or more than the first: parcela of finca, agua turbia of turbidez.
  if (!term.preferred) return false;
  if (!single) return true;
  return std::none_of(head.targets.begin(), head.targets.end(), [&](const std::string& target) {
    const std::string lemma = SingularForm(LemmaOf(target), terms_->to());
    return std::find(term.known.begin(), term.known.end(), lemma) != term.known.end();
  });
}

std::string TermRewriter::UnitFor(const Found& found, size_t number, bool capital,
                                  std::string* term) const {
  const std::string lemma = LemmaOf(found.head->source);
  const bool acronym = !AcronymOf(found.term->text).empty();
  const bool plural = HasTag(found.head->source, "pl") ||
                      (IsUnknown(*found.head) && IsPlural(lemma, terms_->from()));
  *term = plural && !found.term->source_plural && !acronym
              ? PluralOf(found.term->text, terms_->to())
              : found.term->text;
  const bool plural_term =
      acronym ? plural : IsPlural(WordsOf(*term).front(), terms_->to()) || plural;
  const std::string name = NameOf(number, capital);
  const std::string count = plural_term ? "<pl>" : "<sg>";
  const std::string gender = found.term->feminine ? "<f>" : "<m>";
  return terms_->to() == Language::kSpanish
             ? "^" + name + "<n>" + count + "/" + name + "<n>" + gender + count + "$"
             : "^" + name + "<n>" + gender + count + "/" + name + "<n>" + count + "$";
}

std::optional<std::string> TermRewriter::Restore(std::string_view text,
                                                 const std::vector<std::string>& terms) {
  std::vector<bool> seen(terms.size(), false);
  std::string restored;
  for (size_t i = 0; i < text.size();) {
    const std::optional<size_t> number = NameAt(text.substr(i));
    if (!number) {
      restored += text[i];
      ++i;
      continue;
    }
    if (*number >= terms.size() || seen[*number]) return std::nullopt;
    seen[*number] = true;
    restored += IsAsciiUpper(text[i]) ? WithCapital(terms[*number]) : terms[*number];
    i += kNameLength;
  }
  if (std::find(seen.begin(), seen.end(), false) != seen.end()) return std::nullopt;
  return restored;
}

}  // namespace faro
