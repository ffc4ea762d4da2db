// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_SEARCHER_GIST_PROCESS_PIPELINE_H_
#define FARO_SEARCHER_GIST_PROCESS_PIPELINE_H_

#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

#include "lib/base/owned_fd.h"

namespace faro {

// A program and its arguments; the program is looked for in $PATH. No shell sees them.
using Command = std::vector<std::string>;

// Programs that run side by side, the output of each being the input of the next, and that answer
// each question that ends with a NUL by a text that ends with a NUL. They live as long as this
// object, in a process group of their own; what they write to standard error is lost, and of our
// files they see none. Not thread-safe, not movable.
class ProcessPipeline {
 public:
  using Clock = std::chrono::steady_clock;

  // Starts them. Throws Error(kIo) when one cannot be started; none of them runs on then.
  explicit ProcessPipeline(const std::vector<Command>& commands);

  // Kills what still runs.
  ~ProcessPipeline() { Stop(); }

  ProcessPipeline(const ProcessPipeline&) = delete;
  ProcessPipeline& operator=(const ProcessPipeline&) = delete;

  // The answers, as many as questions, which must hold no NUL. Throws Error(kIo) when a program
  // ends, answers too much or has not answered by `deadline`; nothing can be asked afterwards.
  std::vector<std::string> Ask(const std::vector<std::string>& questions,
                               Clock::time_point deadline);

 private:
  void Start(const Command& command, const OwnedFd& input, const OwnedFd& output);
  std::string Exchange(const std::string& question, size_t answers, Clock::time_point deadline);
  void Write(const std::string& question, size_t* written);
  size_t Read(std::string* answer);
  void Stop();

  OwnedFd to_first_;  // a socket, because a write to one that is closed can do without SIGPIPE
  OwnedFd from_last_;
  std::vector<pid_t> processes_;  // the first one leads the group
};

}  // namespace faro

#endif  // FARO_SEARCHER_GIST_PROCESS_PIPELINE_H_
