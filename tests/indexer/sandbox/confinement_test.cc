// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sandbox/confinement.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <functional>
#include <map>
#include <string>

#include "tests/indexer/sandbox/sandbox_test.h"

namespace faro {
namespace {

using testing::DocumentOf;

// Each of them says whether it came to pass.
using Attempts = std::map<std::string, std::function<bool()>, std::less<>>;

bool Maps(int protection) {
  void* memory = mmap(nullptr, 4096, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return memory != MAP_FAILED;
}

bool MakesExecutable() {
  void* memory = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return memory != MAP_FAILED && mprotect(memory, 4096, PROT_READ | PROT_EXEC) == 0;
}

bool Forks() {
  const pid_t pid = fork();
  if (pid == 0) _exit(0);
  return pid > 0;
}

bool Executes() {
  char* const none[] = {nullptr};
  execve("/bin/true", none, none);
  return false;  // else nobody is left to say so
}

bool RaisesLimit() {
  rlimit limit{};
  return getrlimit(RLIMIT_AS, &limit) == 0 && setrlimit(RLIMIT_AS, &limit) == 0;
}

const Attempts& Forbidden() {
  static const Attempts attempts = {
      {"open", [] { return open("/etc/passwd", O_RDONLY) >= 0; }},
      {"create", [] { return open("/tmp/faro-created", O_CREAT | O_WRONLY, 0600) >= 0; }},
      {"stat",
       [] {
         struct stat s;
         return stat("/etc/passwd", &s) == 0;
       }},
      {"access", [] { return access("/", F_OK) == 0; }},
      {"unlink", [] { return unlink("/tmp/faro-no-such-file") == 0 || errno != EPERM; }},
      {"socket", [] { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }},
      {"unix socket", [] { return socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }},
      {"pipe",
       [] {
         int ends[2];
         return pipe(ends) == 0;
       }},
      {"fork", Forks},
      {"exec", Executes},
      {"kill", [] { return kill(getppid(), 0) == 0; }},
      {"ptrace", [] { return ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0; }},
      {"raise a limit", RaisesLimit},
      {"map for execution", [] { return Maps(PROT_READ | PROT_EXEC); }},
      {"make executable", MakesExecutable}};
  return attempts;
}

Document Attempt(std::string_view, const std::string& name) {
  errno = 0;
  const bool done = Forbidden().find(name)->second();
  return DocumentOf(done ? "done" : std::strerror(errno));
}

class ConfinementTest : public testing::SandboxTest {
 protected:
  void SetUp() override {
    ExtractionZygote zygote;
    if (zygote.State() != SandboxState::kConfined) GTEST_SKIP() << "no filter of calls here";
  }
};

TEST_F(ConfinementTest, NothingButComputingIsAllowed) {
  ExtractionZygote zygote(Attempt);
  ExtractionWorker worker(&zygote);
  for (const auto& [name, attempt] : Forbidden()) {
    if (kSanitized && name == "pipe") continue;
    EXPECT_EQ(OutcomeOfText(&worker, name).text, "Operation not permitted") << name;
  }
}

TEST_F(ConfinementTest, TheAttemptsDoSucceedOutside) {
  for (const std::string name : {"open", "stat", "access", "socket", "unix socket", "pipe",
                                 "raise a limit", "map for execution", "make executable"}) {
    EXPECT_TRUE(Forbidden().find(name)->second()) << name;
  }
}

TEST_F(ConfinementTest, MemoryCanBeHad) {
  ExtractionZygote zygote([](std::string_view, const std::string&) {
    const std::string large(100'000'000, 'x');
    return DocumentOf(Maps(PROT_READ | PROT_WRITE) ? std::to_string(large.size()) : "none");
  });
  ExtractionWorker worker(&zygote);
  EXPECT_EQ(OutcomeOfText(&worker, "x").text, "100000000");
}

TEST_F(ConfinementTest, OnlyTheConnectionAndTheFileAreOpen) {
  const OwnedFd secret = testing::OpenFile(folder_.Write("secret", "s"));
  ASSERT_GT(secret.get(), 2);
  ExtractionZygote zygote([](std::string_view, const std::string&) {
    std::string open_ones;
    char byte = 0;
    for (int fd = 3; fd < 1000; ++fd) {
      if (pread(fd, &byte, 1, 0) >= 0 || errno != EBADF) open_ones += std::to_string(fd) + " ";
    }
    return DocumentOf(open_ones);
  });
  const OwnedFd later = testing::OpenFile(folder_.Write("later", "s"));
  ExtractionWorker worker(&zygote);
  EXPECT_EQ(OutcomeOfText(&worker, "x").text, "3 4 ");
  EXPECT_EQ(OutcomeOfText(&worker, "x").text, "3 4 ");
}

TEST_F(ConfinementTest, OutputOfTheExtractorIsLost) {
  ExtractionZygote zygote([](std::string_view, const std::string&) {
    std::fputs("noise of a library\n", stdout);
    std::fflush(stdout);
    return DocumentOf("quiet");
  });
  ExtractionWorker worker(&zygote);
  ::testing::internal::CaptureStdout();
  EXPECT_EQ(OutcomeOfText(&worker, "x").text, "quiet");
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), "");
}

}  // namespace
}  // namespace faro
