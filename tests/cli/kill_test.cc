// SPDX-License-Identifier: GPL-3.0-or-later
// faro-index is killed, interrupted, starved of space, and searched while it writes: what was in
// the index stays whole.

#include <signal.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "tests/cli/cli_test.h"

namespace faro::testing {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr size_t kDocuments = 60;
using Versions = std::array<int, kDocuments>;  // of each document

// Names of faro-index and the processes that it forked, of the test in `folder`: all have its
// FARO_DB. What is confined only root can see.
std::vector<std::string> ExtractorsOf(const std::filesystem::path& folder) {
  std::vector<std::string> found;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator("/proc", ignored)) {
    std::ifstream environment(entry.path() / "environ", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(environment), {}};
    if (text.find("FARO_DB=" + folder.string()) == std::string::npos) continue;
    std::string name;
    std::ifstream(entry.path() / "comm") >> name;
    if (name.starts_with("faro-")) found.push_back(name);
  }
  return found;
}

class KillTest : public CliTest {
 protected:
  // Every passage of a document has its word and that of its version.
  void WriteDocument(size_t number, int version) {
    std::string text = "# Page " + Word(number) + "\n";
    for (int part = 0; part < 40; ++part) {
      text += "\n## Part " + std::to_string(part) + "\n\n" + Word(number) + " " +
              VersionWord(number, version) + " tells of water, food and shelter.";
      for (int i = 0; i < 25; ++i) text += " Distribute " + std::to_string(i * part) + " kits.";
      text += "\n";
    }
    Write("docs/page" + std::to_string(number) + ".md", text);
  }
  static std::string Word(size_t number) { return "qdoc" + std::to_string(number) + "z"; }
  static std::string VersionWord(size_t number, int version) {
    return "qver" + std::to_string(number) + "n" + std::to_string(version) + "z";
  }

  // Paths of the documents that each query finds.
  std::vector<std::set<std::string>> Find(const std::vector<std::string>& queries) {
    ProcessOptions options = options_;
    for (size_t i = 0; i < queries.size(); ++i) {
      options.input += std::to_string(i) + "\t" + queries[i] + "\n";
    }
    const ProcessResult result = RunProcess(
        {Binary("faro-search"), "--no-cross", "--no-expand", "--format", "trec", "batch", "-"},
        options);
    EXPECT_THAT(result.status, AnyOf(0, 1)) << result.err;
    std::vector<std::set<std::string>> found(queries.size());
    std::istringstream lines(result.out);
    for (std::string line; std::getline(lines, line);) {
      std::istringstream words(line);
      size_t query = 0;
      std::string skipped, path;
      words >> query >> skipped >> path;
      EXPECT_TRUE(found.at(query).insert(path).second) << path << " is there twice";
    }
    return found;
  }

  // Each document is there once, whole in its old or whole in its new version.
  void ExpectEachDocumentWhole(const Versions& old_versions, const Versions& new_versions,
                               bool may_be_missing) {
    std::vector<std::string> queries;
    for (size_t i = 0; i < kDocuments; ++i) {
      queries.push_back(Word(i));
      queries.push_back(VersionWord(i, old_versions[i]));
      queries.push_back(VersionWord(i, new_versions[i]));
    }
    const auto found = Find(queries);
    for (size_t i = 0; i < kDocuments; ++i) {
      const auto& all = found[3 * i];
      const auto& as_old = found[3 * i + 1];
      const auto& as_new = found[3 * i + 2];
      if (all.empty() && may_be_missing) continue;
      ASSERT_EQ(all.size(), 1u) << "document " << i;
      if (old_versions[i] == new_versions[i]) {
        EXPECT_EQ(all, as_new) << "document " << i;
      } else {
        EXPECT_EQ(as_old.size() + as_new.size(), 1u) << "document " << i << " mixes versions";
      }
    }
  }

  int passages_of_document_ = 40;
};

TEST_F(KillTest, WhatWasIndexedSurvivesKills) {
  constexpr unsigned kSeed = 11;
  std::mt19937 random(kSeed);  // NOLINT: the same moments each time
  std::printf("seed %u\n", kSeed);
  Versions indexed{};
  Versions written{};
  for (size_t i = 0; i < kDocuments; ++i) WriteDocument(i, 0);
  const auto start = Clock::now();
  Report({"docs"});
  const auto whole = std::chrono::duration_cast<milliseconds>(Clock::now() - start);
  int killed = 0;
  for (int round = 0; round < 12; ++round) {
    const int kind = round % 4;  // a first build, a rebuild, many changes, few changes
    if (kind == 0) std::filesystem::remove_all(folder_ / "ix");
    for (size_t i = 0; i < (kind == 2 ? kDocuments : kind == 3 ? 2 : 0); ++i) {
      WriteDocument(i, ++written[i]);
    }
    std::vector<std::string> arguments = {Binary("faro-index"), "--translations", "none", "docs"};
    if (kind == 1) arguments.insert(arguments.begin() + 1, "--full");
    const pid_t run = StartProcess(arguments, options_, (folder_ / "output").string());
    std::this_thread::sleep_for(milliseconds(random() % static_cast<unsigned>(whole.count())));
    kill(run, SIGKILL);
    killed += WaitFor(run) == 128 + SIGKILL;
    SCOPED_TRACE("round " + std::to_string(round));

    for (int wait = 0; wait < 300 && !ExtractorsOf(folder_).empty(); ++wait) {
      std::this_thread::sleep_for(milliseconds(10));
    }
    EXPECT_THAT(ExtractorsOf(folder_), IsEmpty());
    const ProcessResult check = Index({"check"});
    if (check.status != 0) {
      EXPECT_EQ(kind, 0) << ::testing::PrintToString(check);
      EXPECT_EQ(check.status, 3) << ::testing::PrintToString(check);
      EXPECT_THAT(check.err, HasSubstr("there is no index"));
    } else {
      ExpectEachDocumentWhole(indexed, written, kind == 0);
    }
    const auto report = Report({"docs"});
    EXPECT_EQ(report["documents"], kDocuments);
    EXPECT_EQ(report["passages"], kDocuments * passages_of_document_);
    EXPECT_EQ(Index({"check"}).status, 0);
    ExpectEachDocumentWhole(written, written, false);
    indexed = written;
  }
  EXPECT_GE(killed, 6) << "most runs were done before they could be killed";
}

// Each search, by a process of its own or by one that goes on all the time, sees all documents,
// each in one version.
TEST_F(KillTest, SearchesDuringUpdatesSeeWholeDocuments) {
  for (size_t i = 0; i < kDocuments; ++i) WriteDocument(i, 0);
  Report({"docs"});
  std::atomic<bool> done{false};
  std::atomic<int> searches{0};
  std::thread short_lived([&] {
    constexpr int kWatched = 1;
    while (!done) {
      const auto result = SearchJson(
          {"--no-cross", "--no-expand", "--per-document", "0", "--limit", "100", Word(kWatched)});
      std::set<std::string> versions;
      for (const auto& hit : result["hits"]) {
        const std::string snippet = hit["snippet"];
        const size_t at = snippet.find("qver");
        versions.insert(at == std::string::npos ? "none"
                                                : snippet.substr(at, snippet.find('z', at) - at));
      }
      EXPECT_EQ(versions.size(), 1u) << ::testing::PrintToString(versions);
      EXPECT_EQ(result["hits"].size(), static_cast<size_t>(passages_of_document_));
      ++searches;
    }
  });
  std::thread long_lived([&] {
    const std::vector<std::string> queries(1000, Word(1));
    while (!done) {
      for (const auto& found : Find(queries)) {
        ASSERT_EQ(found.size(), 1u);
        ++searches;
      }
    }
  });
  for (int version = 1; version <= 10; ++version) {
    const bool bulk = version % 3 == 0;
    for (size_t i = 0; i < (bulk ? kDocuments : 2); ++i) WriteDocument(i, version);
    const auto report = Report({"docs"});
    EXPECT_EQ(report["updated"], bulk ? kDocuments : 2);
  }
  done = true;
  short_lived.join();
  long_lived.join();
  EXPECT_GT(searches, 20);
  EXPECT_EQ(Index({"check"}).status, 0);
}

TEST_F(KillTest, SecondInterruptEndsItAtOnce) {
  // One document takes longer than anyone waits.
  for (int i = 0; i < 20; ++i) {
    std::string text;
    for (int k = 0; k < 300'000; ++k)
      text += "camp " + std::to_string(k % 5000 * i) + " has water. ";
    Write("docs/long" + std::to_string(i) + ".txt", text);
  }
  const pid_t run = StartProcess({Binary("faro-index"), "--translations", "none", "docs"}, options_,
                                 (folder_ / "output").string());
  while (ExtractorsOf(folder_).size() < 2) std::this_thread::sleep_for(milliseconds(1));
  const auto start = Clock::now();
  kill(run, SIGINT);
  std::this_thread::sleep_for(milliseconds(5));
  kill(run, SIGTERM);  // another signal than the first, as well
  EXPECT_THAT(WaitFor(run), AnyOf(130, 143));
  EXPECT_LT(Clock::now() - start, std::chrono::seconds(3));
  for (int wait = 0; wait < 300 && !ExtractorsOf(folder_).empty(); ++wait) {
    std::this_thread::sleep_for(milliseconds(10));
  }
  EXPECT_THAT(ExtractorsOf(folder_), IsEmpty());
  EXPECT_THAT(Index({"check"}).status, AnyOf(0, 3));
}

// The index on a file system of eight mebibytes.
class FullDiskTest : public KillTest {
 protected:
  void SetUp() override {
    KillTest::SetUp();
    disk_ = folder_ / "disk";
    std::filesystem::create_directories(disk_);
    if (geteuid() != 0 || mount("tmpfs", disk_.c_str(), "tmpfs", 0, "size=8m") != 0) {
      GTEST_SKIP() << "only root may mount a small file system";
    }
    mounted_ = true;
    // Xapian leaks its buffers where it cannot write them.
    options_.extra["ASAN_OPTIONS"] += ":detect_leaks=0";
    options_.extra["FARO_DB"] = (disk_ / "ix").string();
  }
  void TearDown() override {
    if (mounted_) umount2(disk_.c_str(), MNT_DETACH);
    KillTest::TearDown();
  }

  void ExpectNoSpace(const ProcessResult& result) {
    EXPECT_EQ(result.status, 2) << ::testing::PrintToString(result);
    EXPECT_THAT(result.err, HasSubstr("No space left on device"));
    EXPECT_THAT(result.err, HasSubstr("free space"));
  }

  std::filesystem::path disk_;
  bool mounted_ = false;
};

TEST_F(FullDiskTest, FirstBuildSaysSoAndLeavesNothingHalf) {
  for (int i = 0; i < 1500; ++i) WriteDocument(i, 0);
  ExpectNoSpace(Index({"docs"}));
  EXPECT_EQ(Index({"check"}).status, 3);
  for (int i = 5; i < 1500; ++i) {
    std::filesystem::remove(folder_ / "docs" / ("page" + std::to_string(i) + ".md"));
  }
  EXPECT_EQ(Report({"docs"})["documents"], 5) << "what the failed run left takes no space now";
}

TEST_F(FullDiskTest, UpdatesLeaveTheOldIndexWhole) {
  for (size_t i = 0; i < kDocuments; ++i) WriteDocument(i, 0);
  Report({"docs"});
  for (size_t i = kDocuments; i < 1500; ++i) WriteDocument(i, 0);
  for (const auto& arguments : {std::vector<std::string>{"docs"}, {"--full", "docs"}}) {
    ExpectNoSpace(Index(arguments));
    EXPECT_EQ(Index({"check"}).status, 0);
    ExpectEachDocumentWhole(Versions{}, Versions{}, false);
  }
  // In place: what is free is filled, then a few documents change.
  for (size_t i = kDocuments; i < 1500; ++i) {
    std::filesystem::remove(folder_ / "docs" / ("page" + std::to_string(i) + ".md"));
  }
  Report({"docs"});
  Write("disk/filler", "");
  struct statvfs space;
  ASSERT_EQ(statvfs(disk_.c_str(), &space), 0);
  Write("disk/filler", std::string(space.f_bavail * space.f_frsize, 'x'));
  WriteDocument(0, 1);
  ExpectNoSpace(Index({"docs"}));
  EXPECT_EQ(Index({"check"}).status, 0);
  Versions changed{};
  changed[0] = 1;
  ExpectEachDocumentWhole(Versions{}, changed, false);
  std::filesystem::remove(disk_ / "filler");
  EXPECT_EQ(Report({"docs"})["updated"], 1);
  EXPECT_EQ(Index({"check"}).status, 0);
}

TEST_F(FullDiskTest, ReadOnlyDiskIsAClearError) {
  WriteDocument(0, 0);
  Report({"docs"});
  ASSERT_EQ(mount(nullptr, disk_.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr), 0);
  WriteDocument(0, 1);
  const ProcessResult result = Index({"docs"});
  EXPECT_EQ(result.status, 2) << ::testing::PrintToString(result);
  EXPECT_THAT(result.err, HasSubstr("Read-only file system"));
  EXPECT_EQ(Find({VersionWord(0, 0)})[0].size(), 1u);
  const ProcessResult check = Index({"check"});
  EXPECT_EQ(check.status, 2) << ::testing::PrintToString(check);
  EXPECT_THAT(check.err, HasSubstr("Read-only file system"));
  ASSERT_EQ(mount(nullptr, disk_.c_str(), nullptr, MS_REMOUNT, nullptr), 0);
  EXPECT_EQ(Index({"check"}).status, 0);
}

TEST_F(KillTest, IndexThatIsDeletedDuringARunIsAnErrorOrARun) {
  for (int i = 0; i < 300; ++i) WriteDocument(i, 0);
  for (const int wait : {0, 20, 60, 150, 300}) {
    const pid_t run = StartProcess({Binary("faro-index"), "--translations", "none", "docs"},
                                   options_, (folder_ / "output").string());
    while (!std::filesystem::exists(folder_ / "ix/lock")) {
      std::this_thread::sleep_for(milliseconds(1));
    }
    std::this_thread::sleep_for(milliseconds(wait));
    std::error_code ignored;
    std::filesystem::remove_all(folder_ / "ix", ignored);
    EXPECT_THAT(WaitFor(run), AnyOf(0, 2, 3)) << "after " << wait << " ms";
  }
  EXPECT_EQ(Report({"docs"})["documents"], 300);
  EXPECT_EQ(Index({"check"}).status, 0);
}

}  // namespace
}  // namespace faro::testing
