// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_TESTS_CLI_PROCESS_H_
#define FARO_TESTS_CLI_PROCESS_H_

#include <sys/types.h>

#include <map>
#include <ostream>
#include <string>
#include <vector>

namespace faro::testing {

// What a program left behind. Printed whole when an expectation on it fails.
struct ProcessResult {
  std::string command;
  std::string out;
  std::string err;
  int status = -1;  // exit status, or 128 + the signal that ended it
};

void PrintTo(const ProcessResult& result, std::ostream* stream);

struct ProcessOptions {
  std::string input;                         // standard input
  std::string folder;                        // working folder
  std::map<std::string, std::string> extra;  // environment on top of a minimal one
  bool close_output_early = false;           // read a few bytes of stdout, then close the pipe
};

// For a child: becomes the program `arguments` (the first is its path) with the standard streams it
// has. Ends with status 127 where that fails.
[[noreturn]] void BecomeProgram(const std::vector<std::string>& arguments,
                                const ProcessOptions& options);

// Runs `arguments` (the first is the program's path) to its end and collects its output. Nothing of
// the tests' own environment is passed on but PATH and the sanitizers' options.
ProcessResult RunProcess(const std::vector<std::string>& arguments, const ProcessOptions& options);

// Starts a program with its output going to `output_file`; the caller waits with WaitFor.
pid_t StartProcess(const std::vector<std::string>& arguments, const ProcessOptions& options,
                   const std::string& output_file);
int WaitFor(pid_t process);

}  // namespace faro::testing

#endif  // FARO_TESTS_CLI_PROCESS_H_
