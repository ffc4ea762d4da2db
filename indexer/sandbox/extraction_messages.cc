// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sandbox/extraction_messages.h"

#include <algorithm>
#include <cmath>

#include "indexer/document_codec.h"
#include "lib/base/error.h"
#include "lib/base/utf8.h"
#include "lib/index/record_codec.h"

namespace faro {
namespace {

constexpr size_t kLongestReason = 300;  // bytes
constexpr size_t kHashDigits = 32;
constexpr double kMicroseconds = 1e6;

std::string CleanReason(std::string reason) {
  if (reason.size() > kLongestReason) reason.resize(kLongestReason);
  reason = ValidUtf8(std::move(reason));
  reason.resize(FloorToCodePoint(reason, kLongestReason));
  for (char& c : reason) {
    if (static_cast<uint8_t>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return reason;
}

bool IsHash(std::string_view text) {
  return text.size() == kHashDigits && std::all_of(text.begin(), text.end(), [](char c) {
           return IsAsciiDigit(c) || (c >= 'a' && c <= 'f');
         });
}

ExtractionReply DecodeReply(RecordReader* record) {
  ExtractionReply reply;
  reply.hash = record->String();
  reply.size = record->Number();
  reply.seconds = static_cast<double>(record->Number32()) / kMicroseconds;
  const bool has_document = record->Number() != 0;
  if (!IsHash(reply.hash)) throw Error(ErrorCode::kIndexMismatch, "not a hash");
  if (has_document) reply.document = DecodeDocument(record);
  return reply;
}

}  // namespace

std::string EncodeRequest(const ExtractionRequest& request) {
  return RecordWriter().String(request.path).Number(request.size).String(request.known_hash).Take();
}

ExtractionRequest DecodeRequest(std::string_view body) {
  RecordReader record(body);
  ExtractionRequest request;
  request.path = record.String();
  request.size = record.Number();
  request.known_hash = record.String();
  record.ExpectEnd();
  return request;
}

std::string EncodeAnswer(const ExtractionAnswer& answer) {
  RecordWriter record;
  record.Number(static_cast<uint64_t>(answer.kind));
  if (answer.kind != AnswerKind::kDone) {
    return record.String(CleanReason(answer.reason)).Take();
  }
  const ExtractionReply& reply = answer.reply;
  const double microseconds = std::round(std::clamp(reply.seconds * kMicroseconds, 0.0, 4e9));
  record.String(reply.hash)
      .Number(reply.size)
      .Number(static_cast<uint64_t>(microseconds))
      .Number(reply.document ? 1 : 0);
  if (reply.document) EncodeDocument(*reply.document, &record);
  return record.Take();
}

ExtractionAnswer DecodeAnswer(std::string_view body) {
  try {
    RecordReader record(body);
    const uint64_t kind = record.Number();
    if (kind > static_cast<uint64_t>(AnswerKind::kOutOfMemory)) {
      throw Error(ErrorCode::kIndexMismatch, "no such kind of answer");
    }
    ExtractionAnswer answer;
    answer.kind = static_cast<AnswerKind>(kind);
    if (answer.kind == AnswerKind::kDone) {
      answer.reply = DecodeReply(&record);
    } else {
      answer.reason = CleanReason(record.String());
    }
    record.ExpectEnd();
    return answer;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::kIndexMismatch) throw;
  }
  throw Error(ErrorCode::kBadInput, "the extractor gave an answer that cannot be read");
}

}  // namespace faro
