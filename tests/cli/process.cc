// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

namespace faro::testing {
namespace {

struct Pipe {
  int read = -1;
  int write = -1;
  Pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe failed");
    read = ends[0];
    write = ends[1];
  }
  ~Pipe() {
    Close(&read);
    Close(&write);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  static void Close(int* end) {
    if (*end >= 0) close(*end);
    *end = -1;
  }
};

std::vector<std::string> EnvironmentOf(const ProcessOptions& options) {
  std::vector<std::string> environment;
  for (const char* name : {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && !options.extra.contains(name)) {
      environment.push_back(std::string(name) + "=" + value);
    }
  }
  for (const auto& [name, value] : options.extra) environment.push_back(name + "=" + value);
  return environment;
}

std::vector<char*> Pointers(std::vector<std::string>* strings) {
  std::vector<char*> pointers;
  for (std::string& text : *strings) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// Runs in the child; does not return.
[[noreturn]] void Become(const std::vector<std::string>& arguments, const ProcessOptions& options,
                         int input, int output, int error) {
  dup2(input, STDIN_FILENO);
  dup2(output, STDOUT_FILENO);
  dup2(error, STDERR_FILENO);
  BecomeProgram(arguments, options);
}

int StatusOf(int wait_status) {
  return WIFSIGNALED(wait_status) ? 128 + WTERMSIG(wait_status) : WEXITSTATUS(wait_status);
}

}  // namespace

void PrintTo(const ProcessResult& result, std::ostream* stream) {
  *stream << "\n$ " << result.command << "\nexit status " << result.status << "\n--- stdout\n"
          << result.out << "--- stderr\n"
          << result.err << "---\n";
}

void BecomeProgram(const std::vector<std::string>& arguments, const ProcessOptions& options) {
  std::vector<std::string> words = arguments;
  std::vector<std::string> environment = EnvironmentOf(options);
  // As in a terminal, even where the tests run in the background of a script, which ignores SIGINT.
  for (const int number : {SIGPIPE, SIGINT, SIGTERM}) signal(number, SIG_DFL);
  if (options.folder.empty() || chdir(options.folder.c_str()) == 0) {
    execve(words[0].c_str(), Pointers(&words).data(), Pointers(&environment).data());
  }
  _exit(127);
}

ProcessResult RunProcess(const std::vector<std::string>& arguments, const ProcessOptions& options) {
  ProcessResult result;
  for (const std::string& word : arguments) result.command += word + " ";
  Pipe input;
  Pipe output;
  Pipe error;
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) Become(arguments, options, input.read, output.write, error.write);
  Pipe::Close(&input.read);
  Pipe::Close(&output.write);
  Pipe::Close(&error.write);
  signal(SIGPIPE, SIG_IGN);
  size_t written = 0;
  std::array<char, 65536> buffer;
  while (output.read >= 0 || error.read >= 0) {
    if (written == options.input.size()) Pipe::Close(&input.write);
    std::array<pollfd, 3> polled = {
        {{output.read, POLLIN, 0}, {error.read, POLLIN, 0}, {input.write, POLLOUT, 0}}};
    if (poll(polled.data(), polled.size(), -1) < 0) break;
    const auto take = [&](int* end, short events, std::string* text) {
      if ((events & (POLLIN | POLLHUP)) == 0) return;
      const ssize_t size = read(*end, buffer.data(), buffer.size());
      if (size <= 0) {
        Pipe::Close(end);
      } else {
        text->append(buffer.data(), static_cast<size_t>(size));
      }
    };
    take(&output.read, polled[0].revents, &result.out);
    if (options.close_output_early && !result.out.empty()) Pipe::Close(&output.read);
    take(&error.read, polled[1].revents, &result.err);
    if ((polled[2].revents & (POLLOUT | POLLERR)) != 0) {
      const ssize_t size =
          write(input.write, options.input.data() + written, options.input.size() - written);
      written = size < 0 ? options.input.size() : written + static_cast<size_t>(size);
    }
  }
  result.status = WaitFor(child);
  return result;
}

pid_t StartProcess(const std::vector<std::string>& arguments, const ProcessOptions& options,
                   const std::string& output_file) {
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) {
    const int nothing = open("/dev/null", O_RDONLY);
    const int output = open(output_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
    Become(arguments, options, nothing, output, output);
  }
  return child;
}

int WaitFor(pid_t process) {
  int status = 0;
  waitpid(process, &status, 0);
  return StatusOf(status);
}

}  // namespace faro::testing
