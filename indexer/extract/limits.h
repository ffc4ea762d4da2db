// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_LIMITS_H_
#define FARO_INDEXER_EXTRACT_LIMITS_H_

#include <cstddef>
#include <cstdint>

// What an extractor takes of one file before it gives up with Error(kBadInput). A thick manual
// stays far below each; what does not is a mistake or an attack.
namespace faro {

inline constexpr size_t kMostPages = 10'000;                         // of a PDF
inline constexpr size_t kMostWordsOfPage = 100'000;                  // of a PDF
inline constexpr uint64_t kMostInflatedBytes = uint64_t{256} << 20;  // of an archive, in all
inline constexpr size_t kMostArchiveEntries = 20'000;
inline constexpr size_t kDeepestNesting = 256;              // elements, lists or quotes
inline constexpr size_t kMostTextBytes = size_t{64} << 20;  // of a document, as UTF-8
inline constexpr size_t kMostBlocks = 2'000'000;

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_LIMITS_H_
