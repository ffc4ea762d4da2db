// SPDX-License-Identifier: GPL-3.0-or-later
// Folders of files that mean harm, end to end: the good ones beside them are indexed, and each of
// the others is told with its reason.

#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <map>
#include <set>
#include <thread>

#include "tests/cli/cli_test.h"
#include "tests/cli/hostile_corpus.h"

namespace faro::testing {
namespace {

using ::testing::Contains;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using Clock = std::chrono::steady_clock;

#ifdef __SANITIZE_ADDRESS__
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

constexpr double kLongestRun = kSanitized ? 1200 : 120;  // seconds of processor time
constexpr uint64_t kMostMemory = uint64_t{3} << 30;      // of all processes together

// Of all processes that have been waited for; other work on the machine does not count.
double ProcessorSecondsOfChildren() {
  rusage usage{};
  getrusage(RUSAGE_CHILDREN, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec);
}

// Resident memory of a process and of all that descend from it, in bytes.
uint64_t MemoryOfTree(pid_t root) {
  std::map<pid_t, std::pair<pid_t, uint64_t>> processes;  // parent, bytes
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator("/proc", ignored)) {
    const std::string name = entry.path().filename();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::ifstream file(entry.path() / "stat");
    std::string stat;
    std::getline(file, stat);
    const size_t end = stat.rfind(')');
    if (end == std::string::npos) continue;
    std::istringstream rest(stat.substr(end + 2));
    std::string field;
    pid_t parent = 0;
    uint64_t pages = 0;
    rest >> field >> parent;
    for (int i = 5; i < 24; ++i) rest >> field;  // proc(5): rss is the 24th
    rest >> pages;
    processes[std::stoi(name)] = {parent, pages * static_cast<uint64_t>(sysconf(_SC_PAGESIZE))};
  }
  uint64_t sum = 0;
  for (const auto& [pid, process] : processes) {
    pid_t ancestor = pid;
    while (ancestor != root && processes.contains(ancestor)) ancestor = processes[ancestor].first;
    if (ancestor == root) sum += process.second;
  }
  return sum;
}

// Calls `act` again and again until it goes out of scope.
class Meanwhile {
 public:
  explicit Meanwhile(std::function<void()> act)
      : thread_([this, act = std::move(act)] {
          while (!done_) {
            act();
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
          }
        }) {}
  ~Meanwhile() {
    done_ = true;
    thread_.join();
  }
  Meanwhile(const Meanwhile&) = delete;
  Meanwhile& operator=(const Meanwhile&) = delete;

 private:
  std::atomic<bool> done_{false};
  std::thread thread_;
};

bool HasControlCharacters(const std::string& text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) {
                       return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F;
                     }) ||
         text.find("\xC2\x9B") != std::string::npos ||
         text.find("\xE2\x80\xAE") != std::string::npos;
}

class HostileFilesTest : public CliTest {
 protected:
  void SetUp() override {
    CliTest::SetUp();
    WriteManual();
    for (const std::string name :
         {"water-points.docx", "distribution-tables.odt", "alojamiento-temporal.epub"}) {
      std::filesystem::copy(std::string(FARO_SOURCE_DIR "/tests/fixtures/") + name,
                            folder_ / "docs" / ("good-" + name));
    }
    std::filesystem::copy(FARO_SOURCE_DIR "/tests/fixtures/pdf/two-columns.pdf",
                          folder_ / "docs/good-two-columns.pdf");
  }

  void TearDown() override {
    std::error_code ignored;
    std::filesystem::permissions(folder_ / "docs/bad/closed", std::filesystem::perms::owner_all,
                                 ignored);
    CliTest::TearDown();
  }

  void ExpectGoodOnesFound() {
    EXPECT_THAT(Paths({"chlorinate"}), Contains("en/water.md"));
    EXPECT_THAT(Paths({"tarpaulins"}), Contains("en/shelter.md"));
    EXPECT_THAT(Paths({"clústeres"}), Contains("es/agua.md"));
    EXPECT_THAT(Paths({"lonas"}), Contains("es/albergue.txt"));
    std::set<std::string> documents;
    for (const char* query : {"water", "agua", "distribution", "alojamiento", "the", "de"}) {
      for (const std::string& path :
           Paths({"--limit", "1000", "--per-document", "1", "--duplicates", "show", query})) {
        documents.insert(path);
      }
    }
    EXPECT_THAT(documents, Contains("good-water-points.docx"));
    EXPECT_THAT(documents, Contains("good-distribution-tables.odt"));
    EXPECT_THAT(documents, Contains("good-alojamiento-temporal.epub"));
    EXPECT_THAT(documents, Contains("good-two-columns.pdf"));
  }

  // Reasons by name in docs/bad, as JSON has the names.
  std::map<std::string, std::string> Failed() {
    std::map<std::string, std::string> reasons;
    const ProcessResult result = Index({"failed", "--json"});
    EXPECT_EQ(result.status, 1);
    const std::string below = (folder_ / "docs/bad/").string();
    for (const auto& failure : ParseJson(result)) {
      const std::string path = failure["path"];
      if (path.starts_with(below)) {
        reasons[path.substr(below.size())] = failure["reason"];
      } else {
        ADD_FAILURE() << path << ": " << failure["reason"];
      }
    }
    return reasons;
  }

  // A name as JSON gives it.
  static std::string Shown(const std::string& name) {
    const std::string dumped =
        nlohmann::json(name).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return nlohmann::json::parse(dumped);
  }

  void ExpectFates(const std::vector<HostileFile>& files) {
    const auto reasons = Failed();
    for (const HostileFile& file : files) {
      SCOPED_TRACE(Shown(file.name));
      const auto failed = reasons.find(Shown(file.name));
      if (failed == reasons.end()) {
        EXPECT_NE(file.fate, HostileFile::Fate::kFails) << "is not listed";
        continue;
      }
      EXPECT_NE(file.fate, HostileFile::Fate::kIndexed) << failed->second;
      EXPECT_THAT(failed->second, ContainsRegex(file.reason));
    }
  }
};

TEST_F(HostileFilesTest, TheGoodAreIndexedAndTheBadListed) {
  if (kSanitized) GTEST_SKIP() << "files reach the limit on time with sanitizers: run in release";
  const std::vector<HostileFile> files = WriteHostileCorpus(folder_ / "docs/bad");
  EXPECT_GE(files.size(), 60u);
  const double worked_before = ProcessorSecondsOfChildren();
  const auto start = Clock::now();
  const auto seconds = [start] {
    return std::chrono::duration<double>(Clock::now() - start).count();
  };
  const pid_t run = StartProcess({Binary("faro-index"), "--translations", "none", "docs"}, options_,
                                 (folder_ / "output").string());
  uint64_t memory = 0;
  int status = 0;
  {
    const Meanwhile sample([&] { memory = std::max(memory, MemoryOfTree(run)); });
    status = WaitFor(run);
  }
  const double first_run = seconds();
  RecordProperty("seconds", std::to_string(first_run));
  RecordProperty("mebibytes", std::to_string(memory >> 20));
  std::printf("%zu files, %.1f s, %.0f s of processor time, at most %zu MiB\n", files.size(),
              first_run, ProcessorSecondsOfChildren() - worked_before,
              static_cast<size_t>(memory >> 20));
  std::ifstream file(folder_ / "output");
  const std::string output{std::istreambuf_iterator<char>(file), {}};
  EXPECT_EQ(status, 1) << output;
  EXPECT_FALSE(HasControlCharacters(output)) << output;
  EXPECT_LT(ProcessorSecondsOfChildren() - worked_before, kLongestRun);
  if (!kSanitized) {
    EXPECT_LT(memory, kMostMemory);
  }

  ExpectFates(files);
  ExpectGoodOnesFound();
  EXPECT_FALSE(HasControlCharacters(Index({"failed"}).out));
  const ProcessResult check = Index({"check"});
  EXPECT_EQ(check.status, 0) << ::testing::PrintToString(check);

  const auto again = Report({"docs"}, 1);
  EXPECT_EQ(again["added"].get<int>() + again["updated"].get<int>(), 0) << again.dump(1);
  EXPECT_EQ(again["bytes"], 0) << "what failed is read again";
  EXPECT_LT(again["seconds"], 15) << "a run that reads nothing";
  EXPECT_EQ(again["failed"].size(), Failed().size());
}

TEST_F(HostileFilesTest, FailedOnesAreTriedAgainWhenAskedOrChanged) {
  WriteDamagedDocuments(
      (std::filesystem::create_directories(folder_ / "docs/bad"), folder_ / "docs/bad"));
  const auto first = Report({"docs"}, 1);
  EXPECT_EQ(Report({"docs"}, 1)["bytes"], 0);
  const auto retried = Report({"--retry-failed", "docs"}, 1);
  EXPECT_EQ(retried["added"], 0);
  EXPECT_EQ(retried["failed"], first["failed"]);
  Write("docs/bad/head.pdf", "Mended: a text now.\n");
  EXPECT_EQ(Report({"docs"}, 1)["failed"].size(), first["failed"].size());
  std::filesystem::copy_file(FARO_SOURCE_DIR "/tests/fixtures/pdf/albergue.pdf",
                             folder_ / "docs/bad/head.pdf",
                             std::filesystem::copy_options::overwrite_existing);
  EXPECT_EQ(Report({"docs"}, 1)["added"], 1);
}

// A run sees each file as it was before or after a change, or says that it changed.
TEST_F(HostileFilesTest, FilesThatChangeWhileTheyAreRead) {
  for (int i = 0; i < 300; ++i) {
    Write("docs/more/page" + std::to_string(i) + ".md", "# Page\n\nWater, food and shelter.\n");
  }
  const std::string text(200'000, 'a');
  Write("docs/bad/replaced.txt", text);
  Write("docs/bad/growing.txt", text);
  Write("docs/bad/shrinking.txt", text);
  Write("docs/zz-vanishing.txt", text);
  int turn = 0;
  {
    const Meanwhile change([&] {
      ++turn;
      Write("new.txt", text + std::to_string(turn));
      std::filesystem::rename(folder_ / "new.txt", folder_ / "docs/bad/replaced.txt");
      std::ofstream(folder_ / "docs/bad/growing.txt", std::ios::app) << " more" << turn;
      std::filesystem::resize_file(folder_ / "docs/bad/shrinking.txt",
                                   200'000u - static_cast<unsigned>(turn % 1000));
      if (std::filesystem::exists(folder_ / "ix/generation-000001.shards")) {
        std::filesystem::remove(folder_ / "docs/zz-vanishing.txt");
      }
    });
    for (int i = 0; i < 5; ++i) {
      const ProcessResult result = Index({"docs"});
      EXPECT_THAT(result.status, ::testing::AnyOf(0, 1)) << ::testing::PrintToString(result);
      EXPECT_EQ(Index({"check"}).status, 0);
    }
  }
  const auto last = Report({"docs"});
  EXPECT_EQ(last["documents"], 300 + 8 + 3);
  EXPECT_TRUE(last["failed"].empty()) << last.dump(1);
  EXPECT_EQ(Paths({"more" + std::to_string(turn)}), std::vector<std::string>{"bad/growing.txt"});
}

}  // namespace
}  // namespace faro::testing
