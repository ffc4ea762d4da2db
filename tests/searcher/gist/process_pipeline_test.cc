// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/gist/process_pipeline.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <string>
#include <vector>

#include "lib/base/error.h"

namespace faro {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Commands = std::vector<Command>;
using Clock = ProcessPipeline::Clock;

constexpr seconds kPlenty{30};

std::vector<std::string> Ask(ProcessPipeline* pipeline, const std::vector<std::string>& questions,
                             milliseconds time = kPlenty) {
  return pipeline->Ask(questions, Clock::now() + time);
}

// What Ask complains of, or empty.
std::string Complaint(ProcessPipeline* pipeline, const std::vector<std::string>& questions,
                      milliseconds time = kPlenty) {
  try {
    Ask(pipeline, questions, time);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kIo);
    return error.what();
  }
  return {};
}

bool HasChildren() { return waitpid(-1, nullptr, WNOHANG) >= 0 || errno != ECHILD; }

TEST(ProcessPipelineTest, AnswersInOrderAsOftenAsAsked) {
  ProcessPipeline pipeline(Commands{Command{"cat"}, Command{"/bin/cat"}, Command{"cat", "-u"}});
  EXPECT_THAT(Ask(&pipeline, {"uno", "", "tres\nlíneas"}), ElementsAre("uno", "", "tres\nlíneas"));
  EXPECT_THAT(Ask(&pipeline, {"cuatro"}), ElementsAre("cuatro"));
  EXPECT_THAT(Ask(&pipeline, {}), IsEmpty());
}

TEST(ProcessPipelineTest, MoreThanPipesHoldDoesNotBlock) {
  ProcessPipeline pipeline(Commands{Command{"cat"}, Command{"cat"}});
  const std::vector<std::string> questions(40, std::string(100'000, 'x'));
  EXPECT_EQ(Ask(&pipeline, questions), questions);
}

TEST(ProcessPipelineTest, ArgumentsReachTheProgramAsTheyAre) {
  ProcessPipeline pipeline(Commands{Command{"printf", "%s\\0", "$(id) 'x' ; |"}});
  EXPECT_THAT(Ask(&pipeline, {""}), ElementsAre("$(id) 'x' ; |"));
}

TEST(ProcessPipelineTest, MissingProgramIsNamedAndNothingStaysBehind) {
  try {
    ProcessPipeline pipeline(Commands{Command{"cat"}, Command{"faro-no-such-program"}});
    FAIL() << "it started";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kIo);
    EXPECT_THAT(error.what(), HasSubstr("faro-no-such-program"));
  }
  EXPECT_FALSE(HasChildren());
}

TEST(ProcessPipelineTest, ProgramThatEndsIsNoAnswer) {
  ProcessPipeline pipeline(Commands{Command{"false"}});
  EXPECT_THAT(Complaint(&pipeline, {"x"}), HasSubstr("ended"));
  EXPECT_FALSE(HasChildren());
  EXPECT_THAT(Complaint(&pipeline, {"x"}), HasSubstr("stopped"));
}

TEST(ProcessPipelineTest, ProgramThatClosesItsInputIsNoCrash) {
  ProcessPipeline closing(Commands{Command{"sh", "-c", "exec <&-; sleep 0.2"}});
  EXPECT_THAT(Complaint(&closing, std::vector<std::string>(50, std::string(100'000, 'x'))),
              HasSubstr("ended"));
  ProcessPipeline answering(Commands{Command{"sh", "-c", "exec <&-; printf 'a\\0'; sleep 5"}});
  EXPECT_THAT(Ask(&answering, {"x"}), ElementsAre("a"));
}

TEST(ProcessPipelineTest, DeadlineKillsAll) {
  const auto start = Clock::now();
  {
    ProcessPipeline pipeline(Commands{Command{"cat"}, Command{"sh", "-c", "sleep 60 & sleep 60"}});
    EXPECT_THAT(Complaint(&pipeline, {"x"}, milliseconds(200)), HasSubstr("slow"));
  }
  EXPECT_LT(Clock::now() - start, seconds(20));
  EXPECT_FALSE(HasChildren());
}

TEST(ProcessPipelineTest, ProgramsThatNeverReadAreSlowToo) {
  ProcessPipeline pipeline(Commands{Command{"sleep", "60"}});
  EXPECT_THAT(Complaint(&pipeline, std::vector<std::string>(50, std::string(100'000, 'x')),
                        milliseconds(200)),
              HasSubstr("slow"));
}

TEST(ProcessPipelineTest, MoreAnswersThanQuestionsAreNone) {
  ProcessPipeline pipeline(Commands{Command{"printf", "a\\0b\\0c\\0"}});
  EXPECT_THAT(Complaint(&pipeline, {"x"}), HasSubstr("not asked"));
}

TEST(ProcessPipelineTest, EndlessAnswerIsCutOff) {
  ProcessPipeline pipeline(Commands{Command{"yes"}});
  EXPECT_THAT(Complaint(&pipeline, {"x"}), HasSubstr("not asked"));
}

TEST(ProcessPipelineTest, ProgramsSeeNoneOfOurFiles) {
  const int ours = open("/dev/null", O_RDONLY);
  const int inherited = fcntl(ours, F_DUPFD, 50);
  ProcessPipeline pipeline(
      Commands{Command{"sh", "-c", "ls /proc/self/fd | tr '\\n' ' '; printf '\\0'"}});
  EXPECT_THAT(Ask(&pipeline, {""}), ElementsAre("0 1 2 3 "));
  close(inherited);
  close(ours);
}

TEST(ProcessPipelineTest, ProgramsHaveAGroupOfTheirOwnAndDefaultSignals) {
  signal(SIGPIPE, SIG_IGN);
  ProcessPipeline pipeline(Commands{Command{
      "sh", "-c", "ps -o pgid= -p $$ | tr -d ' \\n'; printf '\\0'; kill -PIPE $$; printf 'x'"}});
  const auto answers = Ask(&pipeline, {""});
  ASSERT_THAT(answers, SizeIs(1));
  EXPECT_NE(answers[0], std::to_string(getpgrp()));
  EXPECT_THAT(Complaint(&pipeline, {"again"}), HasSubstr("ended"));
  signal(SIGPIPE, SIG_DFL);
}

TEST(ProcessPipelineTest, WorksWhenOurStandardStreamsAreClosed) {
  const pid_t child = fork();
  if (child == 0) {
    close(STDIN_FILENO);
    close(STDOUT_FILENO);
    ProcessPipeline pipeline(Commands{Command{"cat"}, Command{"cat"}});
    _exit(Ask(&pipeline, {"x"}) == std::vector<std::string>{"x"} ? 0 : 1);
  }
  int status = -1;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace faro
