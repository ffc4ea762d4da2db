// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_LIB_INDEX_PASSAGE_FINGERPRINT_H_
#define FARO_LIB_INDEX_PASSAGE_FINGERPRINT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace faro {

// How near-duplicates are found: what two passages share is measured on their shingles, the runs of
// four words in their bodies; a few keys, indexed under Field::kFingerprint, lead from a passage to
// others that may share much. All `sequence`s are WordSequenceBuilder::bytes; any bytes are taken,
// and nothing is thrown but for lack of memory. Thread-safe.

// Without duplicates, ascending. Four word codes of 16 bits each fill the number. A body of fewer
// than kFewestBodyWords counts as one shingle that stands for the whole sequence, title and
// headings with it: "None" below a heading says the same only where these do.
using Shingles = std::vector<uint64_t>;
inline constexpr size_t kShingleWords = 4;
inline constexpr size_t kFewestBodyWords = 12;

// Nothing for an empty body.
Shingles ShinglesOf(std::string_view sequence);

// What they share of all that they have (Jaccard), 0 to 1; 0 where both are empty.
double Similarity(const Shingles& a, const Shingles& b);

// MinHash (Broder, "On the resemblance and containment of documents", 1997) by one permutation
// (Li, Owen, Zhang, "One permutation hashing", NIPS 2012), an empty part taking over from the next
// one (Shrivastava, Li, "Densifying one permutation hashing", ICML 2014). Of each minimum a few
// bits are kept (Li, Koenig, "b-bit minwise hashing", WWW 2010), so that keys repeat and cost
// little (Xapian keeps a list of passages for each, in every shard that an index is merged from):
// two bodies share a key with the probability of their similarity, and else 1 in
// 2^kFingerprintBits.
//
// Passages that share kSharedKeys are candidates: all that have the same words, 99.6 % of the pairs
// of similarity 0.9, 97 % of those of 0.8, and by chance one pair in 170,000.
inline constexpr size_t kFingerprintKeys = 4;
inline constexpr size_t kSharedKeys = 2;
inline constexpr unsigned kFingerprintBits = 10;

// The texts of the terms of a passage: different from each other, of two characters each. All
// empty for an empty body. Part of kSchemaVersion.
using FingerprintKeys = std::array<std::string, kFingerprintKeys>;
FingerprintKeys FingerprintKeysOf(std::string_view sequence);

// A passage, as it is compared with others. Immutable.
//
// Where title and innermost heading are the same, two passages are versions of one part of a page,
// and near-duplicates from kVersionSimilarity on. Elsewhere a single word makes the difference
// (what one command includes another excludes), so they must be the same word for word, and under
// the same heading unless they are long. The evidence is in docs/ranking.md.
class ComparablePassage {
 public:
  static constexpr double kVersionSimilarity = 0.7;
  static constexpr size_t kLongBodyWords = 40;

  explicit ComparablePassage(std::string_view sequence);

  // The same for two passages where title and innermost heading are.
  std::string PartOfPage() const { return heading_ + '\0' + title_; }
  bool HasTitleOf(const ComparablePassage& other) const { return title_ == other.title_; }
  bool IsNearDuplicateOf(const ComparablePassage& other) const;

 private:
  std::string title_;    // word codes, as the next
  std::string heading_;  // the innermost
  size_t body_words_ = 0;
  Shingles shingles_;
};

}  // namespace faro

#endif  // FARO_LIB_INDEX_PASSAGE_FINGERPRINT_H_
