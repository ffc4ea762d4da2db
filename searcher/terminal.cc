// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/terminal.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <vector>

#include "lib/cli/environment.h"
#include "lib/cli/interrupt.h"
#include "searcher/render/screen_rows.h"

namespace faro {
namespace {

constexpr const char* kDefaultPager = "less -FRX";

// As a shell says that it could not start a program (POSIX, Shell Command Language, 2.8.2).
constexpr int kNotExecutable = 126;
constexpr int kNotFound = 127;

// Leaves Ctrl-C and Ctrl-\ to a child, as system(3) does.
class SignalsToChild {
 public:
  SignalsToChild() {
    sigemptyset(&defaults_);
    sigaddset(&defaults_, SIGPIPE);
    struct sigaction ignore = {};
    ignore.sa_handler = SIG_IGN;
    for (size_t i = 0; i < kSignals.size(); ++i) {
      sigaction(kSignals[i], &ignore, &before_[i]);
      if (before_[i].sa_handler != SIG_IGN) sigaddset(&defaults_, kSignals[i]);
    }
  }
  ~SignalsToChild() {
    for (size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], &before_[i], nullptr);
  }
  SignalsToChild(const SignalsToChild&) = delete;
  SignalsToChild& operator=(const SignalsToChild&) = delete;

  // Those that the child has to have by default.
  const sigset_t* defaults() const { return &defaults_; }

 private:
  static constexpr std::array<int, 2> kSignals = {SIGINT, SIGQUIT};
  std::array<struct sigaction, 2> before_;
  sigset_t defaults_;
};

// This process's environment; less is told to let colours and links through.
std::vector<char*> PagerEnvironment() {
  static char less[] = "LESS=FRX";
  std::vector<char*> environment;
  for (char** one = environ; *one != nullptr; ++one) environment.push_back(*one);
  if (std::getenv("LESS") == nullptr) environment.push_back(less);
  environment.push_back(nullptr);
  return environment;
}

// Starts the pager with `input`; -1 when that fails.
pid_t Start(const Pager& pager, int input, const sigset_t* default_signals) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawnattr_setsigdefault(&attributes, default_signals);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  // The default without a shell, which would say that it is not there.
  std::vector<std::string> words = {"less", "-FRX"};
  // The shell around a command outlives a Ctrl-C that its command catches.
  if (!pager.variable.empty()) words = {"sh", "-c", "trap : INT\n" + pager.command};
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = -1;
  if (posix_spawnp(&child, arguments[0], &actions, &attributes, arguments.data(),
                   PagerEnvironment().data()) != 0) {
    child = -1;
  }
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return child;
}

void WriteAll(int output, std::string_view text) {
  while (!text.empty()) {
    const ssize_t size = write(output, text.data(), text.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return;  // the user has seen enough
    text.remove_prefix(static_cast<size_t>(size));
  }
}

int WaitFor(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return 0;
  }
  return status;
}

}  // namespace

bool OnTerminal() {
  const std::string terminal = Environment("TERM");
  return isatty(STDOUT_FILENO) != 0 && !terminal.empty() && terminal != "dumb";
}

bool UseColor(When when) {
  if (when != When::kAuto) return when == When::kAlways;
  return Environment("NO_COLOR").empty() && OnTerminal();
}

std::string HostName() {
  std::array<char, 256> name = {};
  return gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : std::string();
}

bool ExceedsScreen(std::string_view text) {
  winsize size = {};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) {
    return false;
  }
  return ScreenRows(text, size.ws_col) >= size.ws_row;  // the last row is the prompt's
}

Pager ChoosePager() {
  for (const char* variable : {"FARO_PAGER", "PAGER"}) {
    const std::string command = Environment(variable);
    if (!command.empty()) return {command, variable};
  }
  return {kDefaultPager, {}};
}

bool ShowInPager(std::string_view text, const Pager& pager) {
  std::array<int, 2> ends;
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  int status = 0;
  {
    const SignalsToChild signals;
    const pid_t child = Start(pager, ends[0], signals.defaults());
    close(ends[0]);
    if (child > 0) WriteAll(ends[1], text);
    close(ends[1]);
    if (child < 0) return false;
    status = WaitFor(child);
  }
  const int outcome = WIFSIGNALED(status) ? ExitStatusOf(WTERMSIG(status)) : WEXITSTATUS(status);
  if (outcome == ExitStatusOf(SIGINT)) raise(SIGINT);
  return outcome != kNotExecutable && outcome != kNotFound;
}

}  // namespace faro
