// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sandbox/zygote_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <exception>
#include <set>
#include <thread>

#include "indexer/extract/extractor.h"
#include "indexer/sandbox/confinement.h"
#include "indexer/sandbox/message.h"

namespace faro {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kSocket = 3;  // where a process of ours keeps its only connection
constexpr auto kGrace = std::chrono::seconds(1);
constexpr auto kLongestDying = std::chrono::seconds(2);  // after SIGKILL, unless the system hangs
constexpr auto kGlance = std::chrono::microseconds(200);
constexpr char kProcessName[] = "faro-extract";  // 15 bytes at most

// Sanitizers report to standard error.
constexpr int kStandardStreams = kSanitized ? 2 : 3;

// Leaves the process with `socket`, as descriptor kSocket, and nothing else that is open.
void KeepOnly(int socket) {
  // Out of the way first, in case it is one of those below.
  const int high = fcntl(socket, F_DUPFD, kSocket + 1);
  if (high < 0 || dup2(high, kSocket) < 0) _exit(1);
  const int nowhere = open("/dev/null", O_RDWR);
  if (nowhere < 0) _exit(1);
  for (int stream = 0; stream < kStandardStreams; ++stream) dup2(nowhere, stream);
  closefrom(kSocket + 1);
}

// As after exec: no handler of the program's runs here, nothing is blocked.
void ResetSignals() {
  sigset_t none;
  sigemptyset(&none);
  for (const int signal_number :
       {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGCHLD, SIGALRM, SIGUSR1, SIGUSR2}) {
    signal(signal_number, SIG_DFL);
  }
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

class Zygote {
 public:
  Zygote(const ExtractFunction& extract, uint64_t memory_bytes, uint64_t reply_bytes)
      : extract_(extract), memory_bytes_(memory_bytes), reply_bytes_(reply_bytes) {}

  void Serve();
  void KillAll();

 private:
  ZygoteAnswer Probe();
  ZygoteAnswer Start(OwnedFd* socket);
  ZygoteAnswer End(pid_t pid, bool kill_first);
  bool WaitFor(pid_t pid, Clock::duration time, int* status);
  void ReapLate();
  [[noreturn]] void RunChild(int socket, pid_t zygote);

  const ExtractFunction& extract_;
  uint64_t memory_bytes_;
  uint64_t reply_bytes_;
  bool warm_ = false;
  std::set<pid_t> children_;
  std::set<pid_t> late_;  // killed, but hung in the system when last seen
};

void Zygote::Serve() {
  while (const std::optional<Message> message = ReceiveMessage(kSocket, sizeof(ZygoteCommand))) {
    ZygoteCommand command;
    if (message->body.size() != sizeof command) return;
    std::memcpy(&command, message->body.data(), sizeof command);
    ReapLate();
    OwnedFd socket;
    ZygoteAnswer answer;
    switch (command.kind) {
      case ZygoteCommand::Kind::kProbe:
        answer = Probe();
        break;
      case ZygoteCommand::Kind::kStart:
        answer = Start(&socket);
        break;
      case ZygoteCommand::Kind::kEnd:
      case ZygoteCommand::Kind::kKill:
        answer = End(command.pid, command.kind == ZygoteCommand::Kind::kKill);
        break;
    }
    const std::string_view body(reinterpret_cast<const char*>(&answer), sizeof answer);
    if (!SendMessage(kSocket, body, socket.get())) return;
  }
}

ZygoteAnswer Zygote::Probe() {
  const pid_t pid = fork();
  if (pid < 0) return {false, errno};
  if (pid == 0) _exit(static_cast<int>(Confine(memory_bytes_)));
  int status = 0;
  while (waitpid(pid, &status, 0) < 0) {
    if (errno != EINTR) return {false, errno};
  }
  return {WIFEXITED(status), WEXITSTATUS(status)};
}

ZygoteAnswer Zygote::Start(OwnedFd* socket) {
  if (!warm_) WarmUpExtractors();
  warm_ = true;
  auto [ours, theirs] = ConnectedSockets();
  const pid_t zygote = getpid();
  const pid_t pid = fork();
  if (pid < 0) return {false, errno};
  if (pid == 0) RunChild(theirs.get(), zygote);
  children_.insert(pid);
  *socket = std::move(ours);
  return {true, pid};
}

void Zygote::RunChild(int socket, pid_t zygote) {
  try {
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (getppid() != zygote) _exit(1);
    KeepOnly(socket);
    Confine(memory_bytes_);
    AnswerRequests(kSocket, extract_, reply_bytes_);
  } catch (const std::exception&) {
    _exit(1);
  }
  _exit(0);
}

ZygoteAnswer Zygote::End(pid_t pid, bool kill_first) {
  if (children_.erase(pid) == 0) return {false, ECHILD};
  int status = 0;
  if (!kill_first && WaitFor(pid, kGrace, &status)) return {true, status};
  kill(pid, SIGKILL);
  if (WaitFor(pid, kLongestDying, &status)) return {true, status};
  late_.insert(pid);
  return {false, EBUSY};
}

bool Zygote::WaitFor(pid_t pid, Clock::duration time, int* status) {
  const auto end = Clock::now() + time;
  for (;;) {
    const pid_t ended = waitpid(pid, status, WNOHANG);
    if (ended == pid) return true;
    if (Clock::now() >= end) return false;
    std::this_thread::sleep_for(kGlance);
  }
}

void Zygote::ReapLate() {
  std::erase_if(late_, [](pid_t pid) { return waitpid(pid, nullptr, WNOHANG) == pid; });
}

void Zygote::KillAll() {
  for (const pid_t pid : children_) kill(pid, SIGKILL);
  const auto end = Clock::now() + kLongestDying;
  int status = 0;
  for (const pid_t pid : children_) WaitFor(pid, end - Clock::now(), &status);
}

}  // namespace

void RunZygote(int control, const ExtractFunction& extract, uint64_t memory_bytes,
               uint64_t reply_bytes) {
  setpgid(0, 0);
  ResetSignals();
  KeepOnly(control);
  prctl(PR_SET_NAME, kProcessName, 0, 0, 0);
  Zygote zygote(extract, memory_bytes, reply_bytes);
  try {
    zygote.Serve();
  } catch (const std::exception&) {
    // Out of memory or descriptors: the program hears of it when its next command fails.
  }
  zygote.KillAll();
  _exit(0);
}

}  // namespace faro
