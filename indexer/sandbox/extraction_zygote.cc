// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sandbox/extraction_zygote.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/sandbox/message.h"
#include "indexer/sandbox/zygote_process.h"
#include "lib/base/error.h"

namespace faro {
namespace {

[[noreturn]] void CannotStart(std::string_view reason) {
  throw Error(ErrorCode::kInternal,
              "cannot start a process to read documents: " + std::string(reason));
}

// The answer to a command; not done when the process is gone. `socket` takes what comes beside it.
ZygoteAnswer Exchange(int control, const ZygoteCommand& command, OwnedFd* socket) {
  const std::string_view body(reinterpret_cast<const char*>(&command), sizeof command);
  ZygoteAnswer answer{false, EPIPE};
  if (!SendMessage(control, body, -1)) return answer;
  std::optional<Message> message = ReceiveMessage(control, sizeof answer);
  if (!message || message->body.size() != sizeof answer) return answer;
  std::memcpy(&answer, message->body.data(), sizeof answer);
  if (socket != nullptr) *socket = std::move(message->file);
  return answer;
}

}  // namespace

ExtractionZygote::ExtractionZygote(const ExtractFunction& extract, const ExtractionLimits& limits)
    : limits_(limits) {
  auto [ours, theirs] = ConnectedSockets();
  pid_ = fork();
  if (pid_ < 0) CannotStart(std::strerror(errno));
  if (pid_ == 0) RunZygote(theirs.get(), extract, limits.memory_bytes, limits.reply_bytes);
  control_ = std::move(ours);
}

ExtractionZygote::~ExtractionZygote() {
  control_.Close();
  while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

SandboxState ExtractionZygote::State() {
  const std::lock_guard lock(mutex_);
  if (!state_) {
    const ZygoteAnswer answer =
        Exchange(control_.get(), {ZygoteCommand::Kind::kProbe, -1}, nullptr);
    if (!answer.done) CannotStart(std::strerror(answer.value));
    state_ = static_cast<SandboxState>(answer.value);
  }
  return *state_;
}

ExtractionZygote::Child ExtractionZygote::Start() {
  const std::lock_guard lock(mutex_);
  Child child;
  const ZygoteAnswer answer =
      Exchange(control_.get(), {ZygoteCommand::Kind::kStart, -1}, &child.socket);
  if (!answer.done) CannotStart(std::strerror(answer.value));
  child.pid = answer.value;
  if (child.socket.get() < 0) CannotStart("too many open files");
  return child;
}

std::optional<int> ExtractionZygote::End(pid_t pid, bool kill) {
  const std::lock_guard lock(mutex_);
  const auto kind = kill ? ZygoteCommand::Kind::kKill : ZygoteCommand::Kind::kEnd;
  const ZygoteAnswer answer = Exchange(control_.get(), {kind, pid}, nullptr);
  return answer.done ? std::optional<int>(answer.value) : std::nullopt;
}

}  // namespace faro
