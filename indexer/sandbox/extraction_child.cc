// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sandbox/extraction_child.h"

#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <optional>
#include <utility>

#include "indexer/catalogue.h"
#include "indexer/extract/file_type.h"
#include "indexer/extract/limits.h"
#include "indexer/sandbox/extraction_messages.h"
#include "indexer/sandbox/message.h"
#include "lib/base/error.h"

namespace faro {
namespace {

constexpr uint64_t kLongestRequest = 1 << 20;         // a path of the system has 4 KiB at most
constexpr uint64_t kFirstRead = uint64_t{64} * 1024;  // what FileTypeOf looks at

double ProcessorSeconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

uint64_t LargestFile(std::string_view path, std::string_view beginning) {
  switch (FileTypeOf(path, beginning)) {
    case FileType::kPdf:
    case FileType::kDocx:
    case FileType::kOdt:
    case FileType::kEpub:
      return kLargestBinaryFile;
    default:
      return kLargestTextFile;
  }
}

// Appends what the file holds from the end of `bytes` on, until `bytes` has `size` or the file
// ends.
void ReadUpTo(int file, uint64_t size, std::string* bytes) {
  uint64_t have = bytes->size();
  bytes->resize(size);
  while (have < size) {
    const ssize_t got = pread(file, bytes->data() + have, size - have, static_cast<off_t>(have));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw Error(ErrorCode::kIo, std::strerror(errno));
    if (got == 0) break;
    have += static_cast<uint64_t>(got);
  }
  bytes->resize(have);
}

// All bytes of a file that had `size`. What they begin with says how many they may be.
std::string ReadFile(int file, const std::string& path, uint64_t size) {
  std::string bytes;
  uint64_t target = std::min(size, kFirstRead) + 1;
  ReadUpTo(file, target, &bytes);
  if (bytes.size() < target) return bytes;
  const uint64_t most = LargestFile(path, bytes);
  while (size <= most && target <= most) {
    target = std::min(target <= size ? size + 1 : target * 4, most + 1);
    ReadUpTo(file, target, &bytes);
    if (bytes.size() < target) return bytes;
  }
  throw Error(ErrorCode::kBadInput, "larger than " + std::to_string(most >> 20) + " MiB");
}

ExtractionReply ReadAndExtract(int file, const ExtractionRequest& request,
                               const ExtractFunction& extract) {
  const double start = ProcessorSeconds();
  std::string bytes = ReadFile(file, request.path, request.size);
  ExtractionReply reply;
  reply.size = bytes.size();
  reply.hash = ContentHash(bytes);
  if (reply.hash != request.known_hash) {
    reply.document = extract(request.path, std::move(bytes));
  }
  reply.seconds = ProcessorSeconds() - start;
  return reply;
}

std::string AnswerTo(const Message& message, const ExtractFunction& extract, uint64_t reply_bytes) {
  ExtractionAnswer answer;
  try {
    const ExtractionRequest request = DecodeRequest(message.body);
    answer.reply = ReadAndExtract(message.file.get(), request, extract);
    std::string body = EncodeAnswer(answer);
    if (body.size() <= reply_bytes) return body;
    answer.kind = AnswerKind::kBadDocument;
    answer.reason = "more than " + std::to_string(reply_bytes >> 20) + " MiB of text";
  } catch (const std::bad_alloc&) {
    answer = {};
    answer.kind = AnswerKind::kOutOfMemory;
  } catch (const Error& error) {
    const bool unreadable = error.code() == ErrorCode::kIo;
    answer.kind = unreadable ? AnswerKind::kUnreadable : AnswerKind::kBadDocument;
    answer.reason = error.what();
  } catch (const std::exception& error) {
    answer.kind = AnswerKind::kBadDocument;
    answer.reason = std::string("the extractor failed: ") + error.what();
  } catch (...) {
    answer.kind = AnswerKind::kBadDocument;
    answer.reason = "the extractor failed";
  }
  return EncodeAnswer(answer);
}

}  // namespace

void AnswerRequests(int socket, const ExtractFunction& extract, uint64_t reply_bytes) {
  while (const std::optional<Message> message = ReceiveMessage(socket, kLongestRequest)) {
    if (!SendMessage(socket, AnswerTo(*message, extract, reply_bytes), -1)) return;
  }
}

}  // namespace faro
