// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_DOCUMENT_CODEC_H_
#define FARO_INDEXER_DOCUMENT_CODEC_H_

#include <cstddef>

#include "indexer/document.h"
#include "lib/index/record_codec.h"

namespace faro {

// Most strings in the lists of one document, in all: headings, links and contacts. Each takes one
// byte of a record at least but some thirty of memory.
inline constexpr size_t kMostListedStrings = 8'000'000;

// Appends a document to a record, fields in declaration order. The form is for processes of one
// program to talk to each other, and for ExtractionCache; kExtractionVersion covers it.
void EncodeDocument(const Document& document, RecordWriter* record);

// Reads it back from a record that anybody may have written. Strings that are not UTF-8 get U+FFFD
// for what is ill-formed. Throws Error(kBadInput) when there is no such document, or one with more
// than kMostBlocks (indexer/extract/limits.h) or kMostListedStrings.
Document DecodeDocument(RecordReader* record);

// `text` with U+FFFD for what is ill-formed.
std::string ValidUtf8(std::string text);

}  // namespace faro

#endif  // FARO_INDEXER_DOCUMENT_CODEC_H_
