// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sandbox/extraction_worker.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "indexer/sandbox/message.h"
#include "lib/base/error.h"

namespace faro {
namespace {

// How often a child at work is looked at.
constexpr auto kLookEvery = std::chrono::milliseconds(200);

// An answer buffer that is kept for the next file has at most this many bytes.
constexpr size_t kUsualBuffer = size_t{256} * 1024;

// A child is replaced after so many files, or one this large, so that memory which libraries lose
// or leave scattered does not add up, and a document that took the child over cannot do so for
// long.
constexpr unsigned kFilesOfOneChild = 500;
constexpr uint64_t kTiringFile = uint64_t{8} << 20;

// The child has come to an end or must not go on. Perhaps the fault of a file before this one.
struct ChildLost {
  std::string reason;
};

struct stat StatusOf(int file) {
  struct stat status {};
  if (fstat(file, &status) != 0) throw Error(ErrorCode::kIo, std::strerror(errno));
  if (!S_ISREG(status.st_mode)) throw Error(ErrorCode::kIo, "not a regular file");
  return status;
}

bool IsSameContent(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
         a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

double SecondsOn(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// "60 s", "0.5 s".
std::string Seconds(std::chrono::milliseconds time) {
  std::string text = std::to_string(time.count() / 1000);
  if (const auto tenths = time.count() % 1000 / 100; tenths != 0) {
    text += "." + std::to_string(tenths);
  }
  return text + " s";
}

std::string Size(uint64_t bytes) {
  const uint64_t mebibytes = bytes >> 20;
  return mebibytes != 0 && mebibytes % 1024 == 0 ? std::to_string(mebibytes / 1024) + " GiB"
                                                 : std::to_string(mebibytes) + " MiB";
}

std::string EndReason(std::optional<int> status) {
  if (status && WIFSIGNALED(*status)) {
    return "the extractor crashed (signal " + std::to_string(WTERMSIG(*status)) + ")";
  }
  if (status && WIFEXITED(*status)) {
    return "the extractor ended early (exit status " + std::to_string(WEXITSTATUS(*status)) + ")";
  }
  return "the extractor crashed";
}

}  // namespace

ExtractionWorker::~ExtractionWorker() { EndChild(); }

ExtractionReply ExtractionWorker::Extract(int file, const std::string& path,
                                          const std::string& known_hash) {
  const struct stat before = StatusOf(file);
  const auto size = static_cast<uint64_t>(before.st_size);
  ExtractionAnswer answer = Ask(file, {path, size, known_hash});
  if (files_ >= kFilesOfOneChild || size >= kTiringFile) EndChild();
  if (!IsSameContent(before, StatusOf(file))) {
    throw Error(ErrorCode::kIo, "changed while it was being read");
  }
  switch (answer.kind) {
    case AnswerKind::kDone:
      break;
    case AnswerKind::kUnreadable:
      throw Error(ErrorCode::kIo, answer.reason);
    default:
      throw Error(ErrorCode::kBadInput, answer.reason);
  }
  return std::move(answer.reply);
}

// Whether a document can be read must not depend on those before it: what loses a child that has
// read others is tried again with a new one.
ExtractionAnswer ExtractionWorker::Ask(int file, const ExtractionRequest& request) {
  for (;;) {
    if (!child_) StartChild();
    const bool fresh = files_++ == 0;
    try {
      return AskOnce(file, request);
    } catch (const ChildLost& lost) {
      KillChild();
      if (fresh) throw Error(ErrorCode::kBadInput, lost.reason);
    } catch (...) {
      KillChild();  // may have said a part of its answer
      throw;
    }
  }
}

ExtractionAnswer ExtractionWorker::AskOnce(int file, const ExtractionRequest& request) {
  start_ = Clock::now();
  next_check_ = start_ + kLookEvery;
  processor_start_ = SecondsOn(processor_clock_);
  if (!SendMessage(child_->socket.get(), EncodeRequest(request), file)) LoseEnded();
  ExtractionAnswer answer;
  try {
    answer = DecodeAnswer(ReceiveBody());
  } catch (const Error& error) {
    throw ChildLost{error.what()};
  }
  if (buffer_.size() > kUsualBuffer) std::string().swap(buffer_);
  if (answer.kind == AnswerKind::kOutOfMemory) {
    throw ChildLost{"extraction needs more than " + Size(zygote_->limits().memory_bytes) +
                    " of memory"};
  }
  return answer;
}

std::string_view ExtractionWorker::ReceiveBody() {
  received_ = 0;
  ReceiveAtLeast(kMessageHeader);
  uint64_t length = 0;
  std::memcpy(&length, buffer_.data(), sizeof length);
  const uint64_t most = zygote_->limits().reply_bytes;
  if (length > most) throw ChildLost{"more than " + Size(most) + " of text"};
  ReceiveAtLeast(kMessageHeader + length);
  return std::string_view(buffer_).substr(kMessageHeader, received_ - kMessageHeader);
}

void ExtractionWorker::ReceiveAtLeast(size_t size) {
  if (buffer_.size() < size) buffer_.resize(std::max(size, kUsualBuffer));
  while (received_ < size) {
    const ssize_t got =
        recv(child_->socket.get(), buffer_.data() + received_, buffer_.size() - received_, 0);
    if (got > 0) {
      received_ += static_cast<size_t>(got);
    } else if (got == 0 || (errno != EINTR && errno != EAGAIN)) {
      LoseEnded();
    }
    if (received_ < size) CheckTimes();
  }
}

void ExtractionWorker::CheckTimes() {
  const Clock::time_point now = Clock::now();
  if (now < next_check_) return;
  next_check_ = now + kLookEvery;
  if (stop_ != nullptr && stop_->load() != 0) throw Error(ErrorCode::kIo, "interrupted");
  const ExtractionLimits& limits = zygote_->limits();
  const std::chrono::duration<double> worked(SecondsOn(processor_clock_) - processor_start_);
  std::string excess;
  if (worked > limits.processor_time) {
    excess = Seconds(limits.processor_time) + " of processor time";
  } else if (now - start_ > limits.wall_time) {
    excess = Seconds(limits.wall_time);
  } else {
    return;
  }
  throw Error(ErrorCode::kBadInput, "extraction took more than " + excess);
}

void ExtractionWorker::StartChild() {
  ExtractionZygote::Child child = zygote_->Start();
  const timeval wake{0, std::chrono::microseconds(kLookEvery).count()};
  setsockopt(child.socket.get(), SOL_SOCKET, SO_RCVTIMEO, &wake, sizeof wake);
  if (clock_getcpuclockid(child.pid, &processor_clock_) != 0) {
    zygote_->End(child.pid, true);
    throw Error(ErrorCode::kInternal, "cannot watch a process that reads documents");
  }
  child_ = std::move(child);
  files_ = 0;
}

void ExtractionWorker::LoseEnded() {
  child_->socket.Close();
  const std::optional<int> status = zygote_->End(child_->pid, false);
  child_.reset();
  throw ChildLost{EndReason(status)};
}

void ExtractionWorker::EndChild() {
  if (!child_) return;
  child_->socket.Close();
  zygote_->End(child_->pid, false);
  child_.reset();
}

void ExtractionWorker::KillChild() {
  if (child_) zygote_->End(child_->pid, true);
  child_.reset();
}

}  // namespace faro
