// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/gist/process_pipeline.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "lib/base/error.h"

namespace faro {
namespace {

// The stages of Apertium multiply a text by ten at most.
constexpr size_t kMostBytes = 1 << 16;
constexpr size_t kMostGrowth = 64;

Error Failure(const std::string& doing, int error) {
  return Error(ErrorCode::kIo, doing + ": " + std::strerror(error));
}

// Above the standard streams, so that giving a child its own never hits another of ours.
OwnedFd Raised(OwnedFd fd) {
  if (fd.get() > STDERR_FILENO) return fd;
  const int raised = fcntl(fd.get(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  if (raised < 0) throw Failure("cannot open a pipe", errno);
  return OwnedFd(raised);
}

struct Ends {
  OwnedFd read;
  OwnedFd write;
};

Ends OpenPipe() {
  std::array<int, 2> ends;
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw Failure("cannot open a pipe", errno);
  OwnedFd read(ends[0]);
  OwnedFd write(ends[1]);
  return {Raised(std::move(read)), Raised(std::move(write))};
}

Ends OpenSocket() {
  std::array<int, 2> ends;
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    throw Failure("cannot open a socket", errno);
  }
  OwnedFd read(ends[0]);
  OwnedFd write(ends[1]);
  return {Raised(std::move(read)), Raised(std::move(write))};
}

// What a program is started with: its streams, no other file, default signals, its group.
class SpawnSettings {
 public:
  SpawnSettings(int input, int output, pid_t group) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
    posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
    sigset_t pipe_signal;
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes_, &pipe_signal);
    posix_spawnattr_setpgroup(&attributes_, group);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
  }
  ~SpawnSettings() {
    posix_spawnattr_destroy(&attributes_);
    posix_spawn_file_actions_destroy(&actions_);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;

  const posix_spawn_file_actions_t* actions() const { return &actions_; }
  const posix_spawnattr_t* attributes() const { return &attributes_; }

 private:
  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

int MillisecondsUntil(ProcessPipeline::Clock::time_point deadline) {
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>(deadline - ProcessPipeline::Clock::now());
  return static_cast<int>(std::clamp<int64_t>(left.count(), 0, 60'000));
}

std::vector<std::string> SplitAnswers(const std::string& text) {
  std::vector<std::string> answers;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = text.find('\0', begin);
    answers.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return answers;
}

}  // namespace

ProcessPipeline::ProcessPipeline(const std::vector<Command>& commands) {
  Ends first = OpenSocket();
  to_first_ = std::move(first.write);
  OwnedFd input = std::move(first.read);
  try {
    for (const Command& command : commands) {
      Ends ends = OpenPipe();
      Start(command, input, ends.write);
      input = std::move(ends.read);
    }
  } catch (const Error&) {
    Stop();
    throw;
  }
  from_last_ = std::move(input);
}

void ProcessPipeline::Start(const Command& command, const OwnedFd& input, const OwnedFd& output) {
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const pid_t group = processes_.empty() ? 0 : processes_.front();
  const SpawnSettings settings(input.get(), output.get(), group);
  pid_t process = -1;
  const int error = posix_spawnp(&process, arguments[0], settings.actions(), settings.attributes(),
                                 arguments.data(), environ);
  if (error != 0) throw Failure("cannot start " + command.front(), error);
  processes_.push_back(process);
}

std::vector<std::string> ProcessPipeline::Ask(const std::vector<std::string>& questions,
                                              Clock::time_point deadline) {
  std::string question;
  for (const std::string& text : questions) {
    question += text;
    question += '\0';
  }
  try {
    return SplitAnswers(Exchange(question, questions.size(), deadline));
  } catch (const Error&) {
    Stop();
    throw;
  }
}

std::string ProcessPipeline::Exchange(const std::string& question, size_t answers,
                                      Clock::time_point deadline) {
  if (processes_.empty()) throw Error(ErrorCode::kIo, "the translator has been stopped");
  std::string answer;
  size_t written = 0;
  for (size_t ends = 0; ends < answers;) {
    const bool writing = written < question.size();
    std::array<pollfd, 2> polled = {
        {{from_last_.get(), POLLIN, 0}, {writing ? to_first_.get() : -1, POLLOUT, 0}}};
    const int timeout = MillisecondsUntil(deadline);
    const int ready = poll(polled.data(), polled.size(), timeout);
    if (ready < 0 && errno != EINTR) throw Failure("cannot wait for the translator", errno);
    if (ready == 0 && timeout == 0) throw Error(ErrorCode::kIo, "the translator is too slow");
    if (ready <= 0) continue;
    if (polled[1].revents != 0) Write(question, &written);
    if (polled[0].revents != 0) ends += Read(&answer);
    if (ends > answers || answer.size() > kMostBytes + kMostGrowth * question.size()) {
      throw Error(ErrorCode::kIo, "the translator answers what was not asked");
    }
  }
  if (!answer.empty() && answer.back() != '\0') {
    throw Error(ErrorCode::kIo, "the translator answers what was not asked");
  }
  return answer;
}

void ProcessPipeline::Write(const std::string& question, size_t* written) {
  const ssize_t size = send(to_first_.get(), question.data() + *written, question.size() - *written,
                            MSG_NOSIGNAL | MSG_DONTWAIT);
  if (size >= 0) {
    *written += static_cast<size_t>(size);
  } else if (errno == EPIPE || errno == ECONNRESET) {
    *written = question.size();  // it may still answer, and else its output ends
  } else if (errno != EAGAIN && errno != EINTR) {
    throw Failure("cannot write to the translator", errno);
  }
}

// Returns how many answers ended in what was read.
size_t ProcessPipeline::Read(std::string* answer) {
  std::array<char, 16384> buffer;
  const ssize_t size = read(from_last_.get(), buffer.data(), buffer.size());
  if (size < 0 && errno == EINTR) return 0;
  if (size < 0) throw Failure("cannot read from the translator", errno);
  if (size == 0) throw Error(ErrorCode::kIo, "the translator ended without an answer");
  answer->append(buffer.data(), static_cast<size_t>(size));
  return static_cast<size_t>(std::count(buffer.begin(), buffer.begin() + size, '\0'));
}

void ProcessPipeline::Stop() {
  to_first_.Close();
  from_last_.Close();
  if (processes_.empty()) return;
  kill(-processes_.front(), SIGKILL);
  // The leader last: as long as it is not reaped, its number cannot become another group's.
  while (!processes_.empty()) {
    while (waitpid(processes_.back(), nullptr, 0) < 0 && errno == EINTR) {
    }
    processes_.pop_back();
  }
}

}  // namespace faro
