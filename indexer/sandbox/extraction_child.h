// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_SANDBOX_EXTRACTION_CHILD_H_
#define FARO_INDEXER_SANDBOX_EXTRACTION_CHILD_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "indexer/document.h"

namespace faro {

// What makes a document of a file's bytes: ExtractDocument, but for tests.
using ExtractFunction = std::function<Document(std::string_view path, std::string bytes)>;

// Answers the requests that come over `socket` (extraction_messages.h), one after the other, until
// the other side closes it. Whatever `extract` throws becomes an answer; one of more than
// `reply_bytes` becomes a refusal. For a confined process with one thread.
void AnswerRequests(int socket, const ExtractFunction& extract, uint64_t reply_bytes);

}  // namespace faro

#endif  // FARO_INDEXER_SANDBOX_EXTRACTION_CHILD_H_
