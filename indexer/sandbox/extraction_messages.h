// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_SANDBOX_EXTRACTION_MESSAGES_H_
#define FARO_INDEXER_SANDBOX_EXTRACTION_MESSAGES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/document.h"

namespace faro {

// What is asked of an extracting process and what it answers, as bodies of messages. The file goes
// beside the question as a descriptor.

struct ExtractionRequest {
  std::string path;        // as ExtractDocument takes it; any bytes
  uint64_t size = 0;       // of the file, as the system says
  std::string known_hash;  // ContentHash of what is known already, or empty
};

// What was made of a file.
struct ExtractionReply {
  std::string hash;                  // ContentHash of the bytes that were read
  uint64_t size = 0;                 // how many those were
  std::optional<Document> document;  // none when `hash` is the known one
  double seconds = 0;                // of processor time that reading and extracting took
};

enum class AnswerKind : uint8_t {
  kDone,         // `reply` holds
  kBadDocument,  // `reason` says what is wrong with the document
  kUnreadable,   // `reason` says why the file could not be read
  kOutOfMemory,
};

struct ExtractionAnswer {
  AnswerKind kind = AnswerKind::kDone;
  ExtractionReply reply;
  std::string reason;  // valid UTF-8 without control characters, 300 bytes at most
};

std::string EncodeRequest(const ExtractionRequest& request);

// The request of the program itself, which is trusted.
ExtractionRequest DecodeRequest(std::string_view body);

// Cuts and cleans the reason.
std::string EncodeAnswer(const ExtractionAnswer& answer);

// Trusts nobody: checks every field and cleans the reason again. Throws Error(kBadInput) when it is
// no answer, and as DecodeDocument does. That the hash is that of the bytes cannot be checked.
ExtractionAnswer DecodeAnswer(std::string_view body);

}  // namespace faro

#endif  // FARO_INDEXER_SANDBOX_EXTRACTION_MESSAGES_H_
