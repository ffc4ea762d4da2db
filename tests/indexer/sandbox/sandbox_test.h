// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_TESTS_INDEXER_SANDBOX_SANDBOX_TEST_H_
#define FARO_TESTS_INDEXER_SANDBOX_SANDBOX_TEST_H_

#include <fcntl.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/sandbox/extraction_worker.h"
#include "indexer/sandbox/extraction_zygote.h"
#include "lib/base/error.h"
#include "lib/base/owned_fd.h"
#include "tests/indexer/temp_folder.h"

namespace faro::testing {

inline OwnedFd OpenFile(const std::string& path) {
  OwnedFd file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  EXPECT_GE(file.get(), 0) << path;
  return file;
}

// A document of one block.
inline Document DocumentOf(std::string text) {
  Document document;
  document.blocks.push_back({BlockKind::kParagraph, std::move(text), {}, 1, 0, {}});
  return document;
}

// What ended an extraction: the text of the first block, or of the error.
struct Outcome {
  std::string text;
  ErrorCode code = ErrorCode::kUsage;  // no extraction ends with that one
  bool failed = false;
};

inline Outcome OutcomeOf(ExtractionWorker* worker, int file, const std::string& path = "a.txt") {
  try {
    return {worker->Extract(file, path, "").document.value().blocks.at(0).text};
  } catch (const Error& error) {
    return {error.what(), error.code(), true};
  }
}

// Files of a test and a worker with an extractor of the test's own.
class SandboxTest : public ::testing::Test {
 protected:
  // The outcome of a file with that content.
  Outcome OutcomeOfText(ExtractionWorker* worker, const std::string& content) {
    const std::string path = folder_.Write(std::to_string(++files_) + ".txt", content);
    return OutcomeOf(worker, OpenFile(path).get(), path);
  }

  TempFolder folder_;

 private:
  int files_ = 0;
};

// The processes whose parent is `parent`, zombies too.
inline std::vector<pid_t> ChildrenOf(pid_t parent) {
  std::vector<pid_t> children;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const std::string name = entry.path().filename();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::ifstream file(entry.path() / "stat");
    const std::string line{std::istreambuf_iterator<char>(file), {}};
    const size_t state = line.rfind(") ");  // the name before it may hold anything
    if (state == std::string::npos) continue;
    if (std::stoi(line.substr(state + 4)) == parent) children.push_back(std::stoi(name));
  }
  return children;
}

}  // namespace faro::testing

#endif  // FARO_TESTS_INDEXER_SANDBOX_SANDBOX_TEST_H_
