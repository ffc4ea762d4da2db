// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_TESTS_INDEXER_TEMP_FOLDER_H_
#define FARO_TESTS_INDEXER_TEMP_FOLDER_H_

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace faro::testing {

// A folder of its own for each test, removed with all it holds.
class TempFolder {
 public:
  TempFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "faro-test-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) ADD_FAILURE() << "cannot make " << pattern;
    path_ = std::filesystem::canonical(pattern);
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  // The absolute path of `name` in the folder.
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

  // Writes a file, with the folders above it, and returns its absolute path.
  std::string Write(const std::string& name, const std::string& content) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    return file.string();
  }

  // Makes a folder and returns its absolute path.
  std::string MakeFolder(const std::string& name) const {
    std::filesystem::create_directories(path_ / name);
    return (path_ / name).string();
  }

  // Gives a file another time of modification.
  void Touch(const std::string& name) const {
    const std::filesystem::path file = path_ / name;
    std::filesystem::last_write_time(
        file, std::filesystem::last_write_time(file) + std::chrono::seconds(10));
  }

 private:
  std::filesystem::path path_;
};

}  // namespace faro::testing

#endif  // FARO_TESTS_INDEXER_TEMP_FOLDER_H_
