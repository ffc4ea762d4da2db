// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_TESTS_CLI_TERMINAL_H_
#define FARO_TESTS_CLI_TERMINAL_H_

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/cli/process.h"

namespace faro::testing {

// A program in a terminal of its own, with a person at the keys. The program is killed where the
// object ends before it.
class Terminal {
 public:
  // `options.input` is not used: type instead.
  Terminal(const std::vector<std::string>& arguments, const ProcessOptions& options, int rows = 24,
           int columns = 80);
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  void Type(std::string_view keys);
  // Reads until `text` stands on the screen behind what the last call waited for; false when the
  // program ends or 20 seconds pass before.
  bool WaitFor(std::string_view text);
  // Reads until the program ends, and returns its exit status, or 128 + the signal that ended it.
  int WaitForEnd();
  // All that was written so far, with its escape sequences; lines end with "\r\n".
  const std::string& screen() const { return screen_; }

 private:
  bool Read();

  pid_t child_ = -1;
  int terminal_ = -1;
  std::string screen_;
  size_t seen_ = 0;
};

// Whether this machine has pseudo terminals: a bare chroot has none.
bool HasTerminals();

// Where a program is found in $PATH; empty where it is not.
std::string FindProgram(const std::string& name);

}  // namespace faro::testing

#endif  // FARO_TESTS_CLI_TERMINAL_H_
