// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sandbox/extraction_zygote.h"

#include <gmock/gmock.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <new>
#include <thread>

#include "tests/indexer/sandbox/sandbox_test.h"

namespace faro {
namespace {

using testing::ChildrenOf;
using testing::DocumentOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using testing::Outcome;
using testing::OutcomeOf;
using ::testing::SizeIs;
using Clock = std::chrono::steady_clock;

constexpr char kCrash[] = "the extractor (crashed .signal [0-9]+.|ended early .exit status 1.)";

volatile int sink = 0;
volatile int deepest = -1;

int Recurse(int depth) {  // NOLINT(misc-no-recursion)
  volatile char frame[1000];
  frame[0] = static_cast<char>(depth);
  return depth == deepest ? 0 : Recurse(depth + 1) + frame[0];
}

// Fills memory that is used, so that it is taken.
[[noreturn]] void TakeMemory() {
  std::vector<std::unique_ptr<char[]>> taken;
  for (;;) taken.push_back(std::make_unique<char[]>(1 << 20));
}

// An extractor with every fault that its text names.
Document Misbehave(std::string_view, const std::string& fault) {
  if (fault == "abort") abort();
  if (fault == "null") *static_cast<volatile int*>(nullptr) = 1;
  if (fault == "recurse") Recurse(0);
  if (fault == "exit") _exit(7);
  if (fault == "exit as if well") _exit(0);
  if (fault == "memory") TakeMemory();
  if (fault == "huge block") sink = std::string(size_t{3} << 30, 'x')[12345];
  if (fault == "malloc") {
    while (void* block = malloc(1 << 20)) sink = *static_cast<volatile char*>(block);
    abort();
  }
  if (fault == "spin") {
    for (;;) sink = sink + 1;
  }
  if (fault == "sleep") std::this_thread::sleep_for(std::chrono::hours(1));
  if (fault == "close") {
    close(3);
    std::this_thread::sleep_for(std::chrono::hours(1));
  }
  if (fault == "half an answer") {
    const uint64_t length = 1000;
    sink = static_cast<int>(write(3, &length, sizeof length));
    _exit(0);
  }
  if (fault == "giant answer") {
    const uint64_t length = uint64_t{1} << 40;
    sink = static_cast<int>(write(3, &length, sizeof length));
  }
  if (fault == "babble") {
    for (;;) sink = static_cast<int>(write(3, "babble", 6));
  }
  if (fault == "odd") throw 5;  // NOLINT(hicpp-exception-baseclass)
  return DocumentOf("read: " + fault);
}

class ExtractionZygoteTest : public testing::SandboxTest {
 protected:
  ~ExtractionZygoteTest() override { EXPECT_THAT(ChildrenOf(getpid()), IsEmpty()); }

  // The outcome of a fault with a new worker; the worker must be of use afterwards.
  Outcome OutcomeOfFault(ExtractionZygote* zygote, const std::string& fault) {
    ExtractionWorker worker(zygote);
    Outcome outcome = OutcomeOfText(&worker, fault);
    EXPECT_TRUE(outcome.failed);
    EXPECT_EQ(outcome.code, ErrorCode::kBadInput);
    EXPECT_EQ(OutcomeOfText(&worker, "well").text, "read: well");
    return outcome;
  }
};

size_t OpenDescriptors() {
  return static_cast<size_t>(std::distance(std::filesystem::directory_iterator("/proc/self/fd"),
                                           std::filesystem::directory_iterator()));
}

// Of processor time alone, so that a busy machine makes no difference.
ExtractionLimits HalfASecondOfWork() {
  ExtractionLimits limits;
  limits.processor_time = std::chrono::milliseconds(500);
  return limits;
}

TEST_F(ExtractionZygoteTest, TellsHowWellItsChildrenAreShutOff) {
  ExtractionZygote zygote;
  EXPECT_THAT(zygote.State(),
              ::testing::AnyOf(SandboxState::kConfined, SandboxState::kNoCallFilter));
  EXPECT_EQ(zygote.State(), zygote.State());
}

// A system, such as an old container, that lets nobody filter calls.
bool RefuseFilters() {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  return seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(seccomp), 0) == 0 &&
         seccomp_rule_add(filter, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(prctl), 1,
                          SCMP_A0(SCMP_CMP_EQ, PR_SET_SECCOMP)) == 0 &&
         seccomp_load(filter) == 0;
}

TEST_F(ExtractionZygoteTest, DocumentsAreReadWhereCallsCannotBeFiltered) {
  const std::string path = folder_.Write("a.txt", "well");
  const pid_t program = fork();
  if (program == 0) {
    if (!RefuseFilters()) _exit(2);
    ExtractionZygote zygote(Misbehave);
    if (zygote.State() != SandboxState::kNoCallFilter) _exit(3);
    ExtractionWorker worker(&zygote);
    _exit(OutcomeOf(&worker, testing::OpenFile(path).get()).text == "read: well" ? 0 : 4);
  }
  int status = 0;
  ASSERT_EQ(waitpid(program, &status, 0), program);
  EXPECT_EQ(status, 0);
}

TEST_F(ExtractionZygoteTest, CrashIsToldBySignal) {
  ExtractionZygote zygote(Misbehave);
  EXPECT_EQ(OutcomeOfFault(&zygote, "abort").text, "the extractor crashed (signal 6)");
  EXPECT_THAT(OutcomeOfFault(&zygote, "null").text, MatchesRegex(kCrash));
}

TEST_F(ExtractionZygoteTest, EndlessRecursionIsACrash) {
  ExtractionZygote zygote(Misbehave);
  EXPECT_THAT(OutcomeOfFault(&zygote, "recurse").text, MatchesRegex(kCrash));
}

TEST_F(ExtractionZygoteTest, EarlyEndIsToldByStatus) {
  ExtractionZygote zygote(Misbehave);
  EXPECT_EQ(OutcomeOfFault(&zygote, "exit").text, "the extractor ended early (exit status 7)");
  EXPECT_EQ(OutcomeOfFault(&zygote, "exit as if well").text,
            "the extractor ended early (exit status 0)");
  EXPECT_EQ(OutcomeOfFault(&zygote, "half an answer").text,
            "the extractor ended early (exit status 0)");
}

TEST_F(ExtractionZygoteTest, ExceptionOfAnyKindCostsTheDocumentAlone) {
  ExtractionZygote zygote(Misbehave);
  EXPECT_EQ(OutcomeOfFault(&zygote, "odd").text, "the extractor failed");
}

TEST_F(ExtractionZygoteTest, MemoryHasALimit) {
  if (kSanitized) GTEST_SKIP() << "the address sanitizer needs all memory";
  ExtractionLimits limits;
  limits.memory_bytes = uint64_t{100} << 20;
  ExtractionZygote zygote(Misbehave, limits);
  EXPECT_EQ(OutcomeOfFault(&zygote, "memory").text, "extraction needs more than 100 MiB of memory");
  EXPECT_EQ(OutcomeOfFault(&zygote, "malloc").text, "the extractor crashed (signal 6)");
  ExtractionZygote usual(Misbehave);
  EXPECT_EQ(OutcomeOfFault(&usual, "huge block").text,
            "extraction needs more than 1 GiB of memory");
}

TEST_F(ExtractionZygoteTest, ProcessorTimeHasALimit) {
  ExtractionZygote zygote(Misbehave, HalfASecondOfWork());
  EXPECT_EQ(OutcomeOfFault(&zygote, "spin").text,
            "extraction took more than 0.5 s of processor time");
}

TEST_F(ExtractionZygoteTest, TimeHasALimit) {
  ExtractionLimits limits;
  limits.wall_time = std::chrono::seconds(2);
  ExtractionZygote zygote(Misbehave, limits);
  const auto start = Clock::now();
  EXPECT_EQ(OutcomeOfFault(&zygote, "sleep").text, "extraction took more than 2 s");
  EXPECT_LT(Clock::now() - start, std::chrono::seconds(20));
}

TEST_F(ExtractionZygoteTest, TimeOfOneFileIsNotThatOfAll) {
  ExtractionZygote zygote(
      [](std::string_view, const std::string&) {
        const auto end = Clock::now() + std::chrono::milliseconds(250);
        while (Clock::now() < end) sink = sink + 1;
        return DocumentOf("slow");
      },
      HalfASecondOfWork());
  ExtractionWorker worker(&zygote);
  for (int i = 0; i < 6; ++i) EXPECT_EQ(OutcomeOfText(&worker, "x").text, "slow");
}

TEST_F(ExtractionZygoteTest, ChildThatLetsGoButLivesOnIsKilled) {
  ExtractionZygote zygote(Misbehave);
  EXPECT_EQ(OutcomeOfFault(&zygote, "close").text, "the extractor crashed (signal 9)");
}

TEST_F(ExtractionZygoteTest, AnswersThatNobodyShouldGiveAreRefused) {
  ExtractionZygote zygote(Misbehave);
  EXPECT_EQ(OutcomeOfFault(&zygote, "giant answer").text, "more than 128 MiB of text");
  EXPECT_EQ(OutcomeOfFault(&zygote, "babble").text, "more than 128 MiB of text");
}

TEST_F(ExtractionZygoteTest, DocumentAfterACrashIsReadByAnotherChild) {
  ExtractionZygote zygote([](std::string_view, const std::string& text) {
    if (text == "crash") abort();
    return DocumentOf(std::to_string(getpid()));
  });
  ExtractionWorker worker(&zygote);
  const std::string before = OutcomeOfText(&worker, "x").text;
  EXPECT_TRUE(OutcomeOfText(&worker, "crash").failed);
  const Outcome after = OutcomeOfText(&worker, "x");
  EXPECT_FALSE(after.failed);
  EXPECT_NE(after.text, before);
}

TEST_F(ExtractionZygoteTest, DocumentIsNotBlamedForThoseBefore) {
  ExtractionZygote zygote([files = 0](std::string_view, const std::string&) mutable {
    if (++files == 3) abort();
    return DocumentOf(std::to_string(files));
  });
  ExtractionWorker worker(&zygote);
  for (const char* files : {"1", "2", "1", "2", "1"}) {
    EXPECT_EQ(OutcomeOfText(&worker, "x").text, files);
  }
}

TEST_F(ExtractionZygoteTest, IdleChildThatWasKilledIsReplaced) {
  ExtractionZygote zygote(Misbehave);
  const std::vector<pid_t> zygotes = ChildrenOf(getpid());
  ASSERT_THAT(zygotes, SizeIs(1));
  ExtractionWorker worker(&zygote);
  EXPECT_EQ(OutcomeOfText(&worker, "one").text, "read: one");
  for (const pid_t child : ChildrenOf(zygotes[0])) kill(child, SIGKILL);
  EXPECT_EQ(OutcomeOfText(&worker, "two").text, "read: two");
}

TEST_F(ExtractionZygoteTest, NothingIsLeftOfAHundredCrashes) {
  ExtractionZygote zygote(Misbehave);
  const std::vector<pid_t> zygotes = ChildrenOf(getpid());
  ASSERT_THAT(zygotes, SizeIs(1));
  {
    ExtractionWorker worker(&zygote);
    OutcomeOfText(&worker, "abort");
    const size_t before = OpenDescriptors();
    for (int i = 0; i < 100; ++i) EXPECT_TRUE(OutcomeOfText(&worker, "abort").failed);
    EXPECT_EQ(OpenDescriptors(), before);
    OutcomeOfText(&worker, "well");
    EXPECT_THAT(ChildrenOf(zygotes[0]), SizeIs(1));
  }
  EXPECT_THAT(ChildrenOf(zygotes[0]), IsEmpty());
}

TEST_F(ExtractionZygoteTest, WithoutTheZygoteNoChildCanBeStarted) {
  ExtractionZygote zygote(Misbehave);
  const std::vector<pid_t> zygotes = ChildrenOf(getpid());
  ASSERT_THAT(zygotes, SizeIs(1));
  ExtractionWorker worker(&zygote);
  OutcomeOfText(&worker, "one");
  kill(zygotes[0], SIGKILL);
  Outcome outcome;
  for (int i = 0; i < 100 && !outcome.failed; ++i) {
    outcome = OutcomeOfText(&worker, "two");
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_EQ(outcome.code, ErrorCode::kInternal);
  EXPECT_THAT(outcome.text, HasSubstr("cannot start a process"));
}

TEST_F(ExtractionZygoteTest, TerminalSignalsDoNotReachTheChildren) {
  const std::string path = folder_.Write("a.txt", "well");
  const pid_t program = fork();
  if (program == 0) {
    setpgid(0, 0);
    ExtractionZygote zygote(Misbehave);
    ExtractionWorker worker(&zygote);
    const OwnedFd file = testing::OpenFile(path);
    OutcomeOf(&worker, file.get());
    const std::vector<pid_t> children = ChildrenOf(ChildrenOf(getpid()).at(0));
    signal(SIGINT, SIG_IGN);
    kill(0, SIGINT);
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    const bool same = ChildrenOf(ChildrenOf(getpid()).at(0)) == children;
    _exit(same && OutcomeOf(&worker, file.get()).text == "read: well" ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(waitpid(program, &status, 0), program);
  EXPECT_EQ(status, 0);
}

TEST_F(ExtractionZygoteTest, NothingOutlivesTheProgram) {
  const std::string path = folder_.Write("a.txt", "sleep");
  prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);  // what the program leaves behind becomes ours
  const pid_t program = fork();
  if (program == 0) {
    ExtractionZygote zygote(Misbehave);
    ExtractionWorker idle(&zygote);
    OutcomeOf(&idle, testing::OpenFile(folder_.Write("b.txt", "well")).get());
    ExtractionWorker busy(&zygote);
    OutcomeOf(&busy, testing::OpenFile(path).get());
    _exit(0);
  }
  const auto end = Clock::now() + std::chrono::seconds(10);
  std::vector<pid_t> zygotes;
  while (Clock::now() < end) {
    zygotes = ChildrenOf(program);
    if (zygotes.size() == 1 && ChildrenOf(zygotes[0]).size() == 2) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_THAT(zygotes, SizeIs(1));
  kill(program, SIGKILL);
  int ended = 0;
  while (Clock::now() < end) {
    const pid_t pid = waitpid(-1, nullptr, WNOHANG);
    if (pid < 0) break;
    ended += pid > 0 ? 1 : 0;
    if (pid == 0) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_GE(ended, 2);  // the program and its zygote, which may have reaped its children itself
  EXPECT_THAT(ChildrenOf(getpid()), IsEmpty());
  prctl(PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0);
}

TEST_F(ExtractionZygoteTest, CanBeMadeAgainAndAgain) {
  const size_t before = OpenDescriptors();
  for (int i = 0; i < 10; ++i) {
    ExtractionZygote zygote(Misbehave);
    ExtractionZygote other(Misbehave);
    ExtractionWorker worker(&zygote);
    EXPECT_EQ(OutcomeOfText(&worker, "well").text, "read: well");
  }
  EXPECT_EQ(OpenDescriptors(), before);
}

}  // namespace
}  // namespace faro
