// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/watch/watch_loop.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "indexer/index_folder.h"
#include "tests/indexer/temp_folder.h"

namespace faro {
namespace {

namespace fs = std::filesystem;

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Takes the next of its steps each time that something is told; when there is none left, or the
// test takes too long, the watch ends.
class Script : public WatchListener {
 public:
  class Run : public UpdateListener {
   public:
    explicit Run(Script* script) : script_(script) {}
    void OnStart(size_t /*sources*/) override {
      ++script_->runs;
      if (script_->on_run) script_->on_run();
    }

   private:
    Script* script_;
  };

  std::unique_ptr<UpdateListener> StartUpdate() override { return std::make_unique<Run>(this); }
  void OnUpdate(const UpdateReport& report, const std::vector<Failure>& fresh) override {
    reports.push_back(report);
    for (const Failure& failure : fresh) failures.push_back(failure.reason);
    if (watching) Next();
  }
  void OnWatching(size_t folders) override {
    watching = folders;
    Next();
  }
  void OnNote(const std::string& note) override { notes.push_back(note); }
  void OnError(const Error& error) override {
    errors.emplace_back(error.what());
    Next();
  }

  void Next() {
    if (next < steps.size()) {
      steps[next++]();
    } else {
      stop = 15;
    }
  }

  std::vector<std::function<void()>> steps;
  size_t next = 0;
  std::function<void()> on_run;
  std::atomic<int> stop{0};
  std::optional<size_t> watching;
  int runs = 0;
  std::vector<UpdateReport> reports;
  std::vector<std::string> failures;
  std::vector<std::string> notes;
  std::vector<std::string> errors;
};

class WatchLoopTest : public ::testing::Test {
 protected:
  WatchLoopTest() {
    folder_.Write("m/a.md", "One.\n");
    options_.update.db = folder_ / "index";
    options_.update.paths = {folder_ / "m"};
    options_.update.translations = {};
    options_.rescan = std::chrono::seconds(30);
  }

  void Watch() {
    const auto start = std::chrono::steady_clock::now();
    RunWatch(options_, &script_.stop, &script_);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(25))
        << "a change was not noticed";
  }

  testing::TempFolder folder_;
  WatchOptions options_;
  Script script_;
};

TEST_F(WatchLoopTest, FirstUpdateThenOneForEachChange) {
  script_.steps = {[&] { folder_.Write("m/b.md", "Two.\n"); },
                   [&] { folder_.Write("m/b.md", "Two and more.\n"); },
                   [&] { fs::remove(folder_ / "m/a.md"); }};
  Watch();
  ASSERT_THAT(script_.reports, SizeIs(4));
  EXPECT_EQ(script_.reports[0].added, 1u);
  EXPECT_EQ(script_.reports[1].added, 1u);
  EXPECT_EQ(script_.reports[2].updated, 1u);
  EXPECT_EQ(script_.reports[3].removed, 1u);
  EXPECT_EQ(script_.watching, 1u);
  EXPECT_THAT(script_.notes, IsEmpty());
  EXPECT_THAT(script_.errors, IsEmpty());
}

TEST_F(WatchLoopTest, ManyChangesMakeFewUpdates) {
  script_.steps = {[&] {
    for (int i = 0; i < 500; ++i) folder_.Write("m/new/" + std::to_string(i) + ".md", "x\n");
  }};
  Watch();
  ASSERT_THAT(script_.reports, SizeIs(2));
  EXPECT_EQ(script_.reports[1].added, 500u);
}

TEST_F(WatchLoopTest, FileThatComesWhileAFolderIsReadIsFound) {
  script_.steps = {[&] {
                     script_.on_run = [&] {  // the walk is over, the update is not
                       script_.on_run = {};
                       folder_.Write("m/en/c.md", "Three.\n");
                     };
                     folder_.Write("m/en/b.md", "Two.\n");
                   },
                   [] {}};
  Watch();
  EXPECT_EQ(script_.reports.back().documents, 3u);
}

TEST_F(WatchLoopTest, NothingIsToldWhenNothingChanged) {
  options_.rescan = std::chrono::milliseconds(50);
  script_.on_run = [&] {
    if (script_.runs == 4) script_.stop = 2;
  };
  script_.steps = {[] {}};
  Watch();
  EXPECT_EQ(script_.runs, 4);
  EXPECT_THAT(script_.reports, SizeIs(1));
}

TEST_F(WatchLoopTest, UnwatchedFoldersAreLookedAtFromTimeToTime) {
  options_.most_watches = 0;
  options_.rescan = std::chrono::seconds(1);
  script_.steps = {[&] { folder_.Write("m/b.md", "Two.\n"); }};
  Watch();
  ASSERT_THAT(script_.reports, SizeIs(2));
  EXPECT_THAT(script_.notes, ElementsAre(HasSubstr("every 1 s instead")));
}

TEST_F(WatchLoopTest, NamedFolderThatVanishesIsWaitedFor) {
  script_.steps = {[&] { fs::rename(folder_ / "m", folder_ / "away"); },
                   [&] {
                     folder_.Write("away/b.md", "Two.\n");
                     fs::rename(folder_ / "away", folder_ / "m");
                   }};
  Watch();
  EXPECT_THAT(script_.errors, ElementsAre(HasSubstr("nothing to index")));
  EXPECT_THAT(script_.notes, ElementsAre(HasSubstr("again")));
  ASSERT_THAT(script_.reports, SizeIs(2));
  EXPECT_EQ(script_.reports[1].added, 1u);
  EXPECT_EQ(script_.reports[1].removed, 0u);
}

TEST_F(WatchLoopTest, FailuresAreToldOnce) {
  script_.steps = {[&] { folder_.Write("m/bad.txt", std::string("a\0b\0c\0", 6)); },
                   [&] { folder_.Write("m/b.md", "Two.\n"); }};
  Watch();
  ASSERT_THAT(script_.reports, SizeIs(3));
  EXPECT_THAT(script_.reports[2].failed, SizeIs(1));
  EXPECT_THAT(script_.failures, SizeIs(1));
}

TEST_F(WatchLoopTest, OtherWriterIsWaitedFor) {
  options_.update.sandbox = false;  // no process is started while another thread runs
  std::optional<IndexFolder> other;
  other.emplace(options_.update.db, 0, nullptr);
  std::thread release([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    other.reset();
  });
  Watch();
  release.join();
  EXPECT_THAT(script_.reports, SizeIs(1));
  EXPECT_THAT(script_.notes, ElementsAre(HasSubstr("waiting for it"), HasSubstr("again")));
}

TEST_F(WatchLoopTest, IndexIsHeldOnlyWhileAnUpdateRuns) {
  bool free = false;
  script_.steps = {[&] {
    const IndexFolder other(options_.update.db, 0, nullptr);
    free = true;
    script_.stop = 2;
  }};
  Watch();
  EXPECT_TRUE(free);
}

TEST_F(WatchLoopTest, IndexInTheWatchedFolderStartsNoUpdates) {
  options_.update.db = folder_ / "m/index";
  options_.rescan = std::chrono::seconds(3);  // the second run, if nothing else starts one
  script_.on_run = [&] {
    if (script_.runs == 2) script_.stop = 2;
  };
  script_.steps = {[] {}};
  const auto start = std::chrono::steady_clock::now();
  Watch();
  EXPECT_GT(std::chrono::steady_clock::now() - start, std::chrono::seconds(3));
}

TEST_F(WatchLoopTest, FirstUpdateThatCannotBeMadeIsThrown) {
  options_.update.paths = {folder_ / "missing"};
  EXPECT_THROW(Watch(), Error);
}

TEST_F(WatchLoopTest, RebuildIsForTheFirstUpdateAlone) {
  options_.update.full = true;
  script_.steps = {[&] { folder_.Write("m/b.md", "Two.\n"); }};
  Watch();
  ASSERT_THAT(script_.reports, SizeIs(2));
  EXPECT_EQ(script_.reports[1].added, 1u);
  EXPECT_EQ(script_.reports[1].unchanged, 1u);
}

}  // namespace
}  // namespace faro
