// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_RANKING_H_
#define FARO_SEARCHER_RANKING_H_

namespace faro {

// Every number that ranking depends on at query time; weights of title and headings are set at
// index time (indexer/passage_terms.h). The figures are in docs/ranking.md.

// BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009).
inline constexpr double kBm25K1 = 1.2;
inline constexpr double kBm25K3 = 8.0;
inline constexpr double kBm25B = 0.5;
inline constexpr double kBm25MinNormLength = 0.7;

// What a passage gains by a word as typed, as a share of the word's full weight, on top of what it
// has by the stem.
inline constexpr double kExactWeight = 0.3;

// The same for a spelling with other accents, where the typed one also occurs.
inline constexpr double kAccentWeight = 0.15;

// A word in the language that the query is probably not in, where the index has it in both: low
// enough that no homograph (red, once, pie) outranks the word that was meant.
inline constexpr double kUnlikelyLanguageWeight = 0.1;

// A translated term of several words as a whole, beside its words each by itself.
inline constexpr double kTermWeight = 0.75;

// From which similarity on (CognateSimilarity) a stem of the other language counts as a translation
// of a word: less for a word that nothing else translates, which is often a name or a technical
// term.
inline constexpr double kCognateSimilarity = 0.8;
inline constexpr double kUntranslatedCognateSimilarity = 0.7;

// Another form of the word that the stemmer leaves apart (children for child), or a synonym of it.
inline constexpr double kLooseWeight = 0.1;

// A part of a compound (COVID in COVID-19) beside the compound as a whole.
inline constexpr double kCompoundPartWeight = 0.4;

}  // namespace faro

#endif  // FARO_SEARCHER_RANKING_H_
