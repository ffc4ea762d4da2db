// SPDX-License-Identifier: GPL-3.0-or-later
// What processes and indexes tell each other in bytes.
#include <xapian.h>
#include <xxhash.h>

#include "indexer/document_codec.h"
#include "indexer/sandbox/extraction_messages.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"
#include "lib/index/passage_store.h"
#include "lib/index/record_codec.h"
#include "lib/index/schema.h"
#include "tests/fuzz/targets.h"

namespace faro::testing {

void FuzzAnswer(std::string_view bytes) {
  ExtractionAnswer answer;
  try {
    answer = DecodeAnswer(bytes);
  } catch (const Error& error) {
    Promise(error.code() == ErrorCode::kBadInput, "answers are refused as bad input");
    return;
  }
  Promise(IsValidUtf8(answer.reason) && answer.reason.size() <= 300, "reason is clean");
  if (answer.reply.document) {
    const Document& document = *answer.reply.document;
    Promise(IsValidUtf8(document.title), "title is UTF-8");
    for (const Block& block : document.blocks) Promise(IsValidUtf8(block.text), "block is UTF-8");
  }
  const std::string encoded = EncodeAnswer(answer);
  Promise(EncodeAnswer(DecodeAnswer(encoded)) == encoded, "an answer is read as it was written");
}

// The bytes are the record of a leader but for its ordinal and checksum, so that what is behind the
// checksum is reached.
void FuzzRecord(std::string_view bytes) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  const auto checksum = static_cast<uint32_t>(XXH3_64bits_withSeed(bytes.data(), bytes.size(), 0));
  Xapian::Document leader;
  leader.set_data(RecordWriter().Number(0).Number(checksum).Rest(bytes).Take());
  leader.add_value(static_cast<Xapian::valueno>(Slot::kSource), "0123456789abcdef");
  database.add_document(leader);
  Xapian::Document follower;
  follower.set_data(RecordWriter().Number(1).Take());
  follower.add_value(static_cast<Xapian::valueno>(Slot::kSource), "0123456789abcdef");
  database.add_document(follower);
  Xapian::Document raw;
  raw.set_data(std::string(bytes));
  database.add_document(raw);
  PassageReader reader(database);
  for (Xapian::docid id = 1; id <= 3; ++id) {
    try {
      reader.ReadShared(id);
      reader.Read(id);
    } catch (const Error& error) {
      Promise(error.code() == ErrorCode::kIndexMismatch, "records are refused as damaged");
    }
  }
}

}  // namespace faro::testing
