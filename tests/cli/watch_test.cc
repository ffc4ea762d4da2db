// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <thread>

#include "tests/cli/cli_test.h"

namespace faro::testing {
namespace {

namespace fs = std::filesystem;

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Watches docs/ with the real program while the test changes it.
class WatchTest : public CliTest {
 protected:
  void TearDown() override {
    if (watch_ > 0) {
      kill(watch_, SIGKILL);
      WaitFor(watch_);
    }
    CliTest::TearDown();
  }

  void Start(std::vector<std::string> arguments = {}) {
    arguments.insert(arguments.begin(),
                     {Binary("faro-index"), "watch", "--translations", "none", "docs"});
    watch_ = StartProcess(arguments, options_, (folder_ / "output").string());
    Expect([&] { return Output().find("watching") != std::string::npos; }, "the watch to begin");
  }

  int Stop(int signal_number) {
    kill(watch_, signal_number);
    const int status = WaitFor(watch_);
    watch_ = 0;
    return status;
  }

  std::string Output() {
    std::ostringstream text;
    text << std::ifstream(folder_ / "output").rdbuf();
    return text.str();
  }

  void Expect(const std::function<bool()>& condition, const std::string& what) {
    const auto start = std::chrono::steady_clock::now();
    while (!condition()) {
      ASSERT_LT(std::chrono::steady_clock::now() - start, kPatience)
          << "waiting for " << what << "\n"
          << Output();
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }

  void ExpectHits(const std::string& query, size_t hits) {
    Expect([&] { return Paths({query}).size() == hits; }, query);
  }

  // Far more than it takes, for the sake of busy machines; how soon an update comes is in the tests
  // of UpdateSchedule.
  static constexpr auto kPatience = std::chrono::seconds(20);

  pid_t watch_ = 0;
};

TEST_F(WatchTest, ChangesAreFoundSoon) {
  WriteManual();
  Start();
  ExpectHits("Tarpaulins", 1);
  Write("docs/new.md", "# Latrines\n\nDig latrines far from wells.\n");
  ExpectHits("latrines", 1);
  Write("docs/.new.md.tmp", "# Latrines\n\nDig trenches instead.\n");
  fs::rename(folder_ / "docs/.new.md.tmp", folder_ / "docs/new.md");
  ExpectHits("trenches", 1);
  fs::remove(folder_ / "docs/new.md");
  ExpectHits("trenches", 0);
  Write("docs/.faroignore", "shelter.md\n");
  ExpectHits("Tarpaulins", 0);
}

TEST_F(WatchTest, FoldersComeAndGo) {
  Write("docs/a.md", "# Water\n\nChlorine tablets.\n");
  Write("elsewhere/deep/er/b.md", "# Food\n\nFortified porridge.\n");
  Start();
  fs::rename(folder_ / "elsewhere", folder_ / "docs/in");
  ExpectHits("porridge", 1);
  Write("docs/in/deep/er/c.md", "# Health\n\nOral vaccines.\n");
  ExpectHits("vaccines", 1);
  fs::rename(folder_ / "docs/in/deep", folder_ / "deep");
  ExpectHits("porridge", 0);
  ExpectHits("vaccines", 0);
  fs::rename(folder_ / "docs", folder_ / "away");
  Expect([&] { return Output().find("nothing to index") != std::string::npos; }, "the folder");
  fs::rename(folder_ / "away", folder_ / "docs");
  Write("docs/d.md", "# Camps\n\nCampfires.\n");
  ExpectHits("Campfires", 1);
  ExpectHits("Chlorine", 1);
}

TEST_F(WatchTest, ManyFilesAtOnce) {
  Start({"--json"});
  for (int i = 0; i < 500; ++i) {
    Write("docs/n" + std::to_string(i % 7) + "/" + std::to_string(i) + ".md",
          "# Page\n\nGuidance number " + std::to_string(i) + ".\n");
  }
  Expect(
      [&] {
        return ParseJson(Index({"status", "--json"})).value("documents", 0) == 500;
      },
      "500 documents");
}

TEST_F(WatchTest, OneReportALine) {
  Write("docs/a.md", "# Water\n\nChlorine tablets.\n");
  Start({"--json"});
  Write("docs/b.md", "# Food\n\nFortified porridge.\n");
  ExpectHits("porridge", 1);
  EXPECT_EQ(Stop(SIGTERM), 143);
  std::istringstream output(Output());
  std::vector<int> documents;
  for (std::string line; std::getline(output, line);) {
    if (line.starts_with('{')) documents.push_back(nlohmann::json::parse(line)["documents"]);
  }
  EXPECT_THAT(documents, ElementsAre(1, 2));
}

TEST_F(WatchTest, InterruptEndsTheWaitAtOnce) {
  WriteManual();
  Start();
  EXPECT_THAT(Output(), HasSubstr(" 4 added\n"));
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(Stop(SIGINT), 130);
  EXPECT_LT(std::chrono::steady_clock::now() - start, kPatience);
  EXPECT_EQ(Index({"check"}).status, 0);
}

TEST_F(WatchTest, OtherWritersCanWorkBetweenUpdates) {
  Write("docs/a.md", "# Water\n\nChlorine tablets.\n");
  Write("other.md", "# Food\n\nFortified porridge.\n");
  Start();
  EXPECT_EQ(Index({"other.md"}).status, 0);
  Write("docs/b.md", "# Camps\n\nCampfires.\n");
  ExpectHits("Campfires", 1);
  ExpectHits("porridge", 1);
}

TEST_F(WatchTest, IndexInTheWatchedFolder) {
  options_.extra["FARO_DB"] = (folder_ / "docs/ix").string();
  Write("docs/a.md", "# Water\n\nChlorine tablets.\n");
  Start({"--rescan", "60"});
  Write("docs/b.md", "# Food\n\nFortified porridge.\n");
  ExpectHits("porridge", 1);
  EXPECT_EQ(Stop(SIGTERM), 143);
  EXPECT_THAT(Output(), Not(HasSubstr("updated")));
}

}  // namespace
}  // namespace faro::testing
