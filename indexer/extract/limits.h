// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_EXTRACT_LIMITS_H_
#define FARO_INDEXER_EXTRACT_LIMITS_H_

#include <cstddef>
#include <cstdint>

// What an extractor takes of one file before it gives up with Error(kBadInput). A thick manual
// stays far below each; what does not is a mistake or an attack.
namespace faro {

inline constexpr uint64_t kLargestTextFile = uint64_t{64} << 20;     // text, Markdown, HTML
inline constexpr uint64_t kLargestBinaryFile = uint64_t{256} << 20;  // PDF and office documents
inline constexpr size_t kMostPages = 10'000;                         // of a PDF
inline constexpr size_t kMostWordsOfPage = 100'000;                  // of a PDF
inline constexpr uint64_t kMostInflatedBytes = uint64_t{256} << 20;  // of an archive, in all
inline constexpr size_t kMostArchiveEntries = 20'000;
inline constexpr size_t kMostElements = 4'000'000;  // of a page, with the texts between them
inline constexpr size_t kMostAttributes = 1'000;    // of a tag
inline constexpr size_t kDeepestNesting = 256;      // elements, lists or quotes
inline constexpr size_t kMostTextBytes = size_t{64} << 20;  // of a document, as UTF-8
inline constexpr size_t kMostBlocks = 2'000'000;
inline constexpr size_t kMostXmlBytes = size_t{64} << 20;  // of one part of an office document
inline constexpr size_t kMostXmlTags = 8'000'000;          // in such a part; each takes 64 bytes

// A heading stands in the record of each passage under it; a longer text is no heading, and the
// headings of all blocks together have a limit as well.
inline constexpr size_t kLongestHeadingBytes = 512;
inline constexpr size_t kMostPathBytes = size_t{512} << 20;

}  // namespace faro

#endif  // FARO_INDEXER_EXTRACT_LIMITS_H_
