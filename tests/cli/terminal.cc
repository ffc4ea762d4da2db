// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/terminal.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <sstream>
#include <stdexcept>

namespace faro::testing {
namespace {

constexpr int kPatienceMs = 20'000;

}  // namespace

bool HasTerminals() {
  int terminal = -1;
  int other_end = -1;
  if (openpty(&terminal, &other_end, nullptr, nullptr, nullptr) != 0) return false;
  close(terminal);
  close(other_end);
  return true;
}

Terminal::Terminal(const std::vector<std::string>& arguments, const ProcessOptions& options,
                   int rows, int columns) {
  winsize size = {};
  size.ws_row = static_cast<unsigned short>(rows);
  size.ws_col = static_cast<unsigned short>(columns);
  child_ = forkpty(&terminal_, nullptr, nullptr, &size);
  if (child_ < 0) throw std::runtime_error("forkpty failed");
  if (child_ == 0) BecomeProgram(arguments, options);
}

Terminal::~Terminal() {
  if (child_ > 0) {
    kill(child_, SIGKILL);
    testing::WaitFor(child_);
  }
  close(terminal_);
}

void Terminal::Type(std::string_view keys) {
  if (write(terminal_, keys.data(), keys.size()) != static_cast<ssize_t>(keys.size())) {
    throw std::runtime_error("cannot type");
  }
}

bool Terminal::Read() {
  pollfd polled = {terminal_, POLLIN, 0};
  if (poll(&polled, 1, kPatienceMs) <= 0) return false;
  std::array<char, 4096> buffer;
  const ssize_t size = read(terminal_, buffer.data(), buffer.size());
  if (size <= 0) return false;
  screen_.append(buffer.data(), static_cast<size_t>(size));
  return true;
}

bool Terminal::WaitFor(std::string_view text) {
  while (true) {
    const size_t found = screen_.find(text, seen_);
    if (found != std::string::npos) {
      seen_ = found + text.size();
      return true;
    }
    if (!Read()) return false;
  }
}

int Terminal::WaitForEnd() {
  while (Read()) {
  }
  const pid_t child = child_;
  child_ = -1;
  return testing::WaitFor(child);
}

std::string FindProgram(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');) {
    const std::string program = folder + "/" + name;
    if (access(program.c_str(), X_OK) == 0) return program;
  }
  return {};
}

}  // namespace faro::testing
