// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_TESTS_CLI_HOSTILE_CORPUS_H_
#define FARO_TESTS_CLI_HOSTILE_CORPUS_H_

#include <filesystem>
#include <string>
#include <vector>

namespace faro::testing {

// What must become of a file that means harm, or that something went wrong with.
struct HostileFile {
  enum class Fate { kFails, kIndexed, kEither };

  std::string name;  // in its folder, any bytes
  Fate fate = Fate::kFails;
  std::string reason = {};  // a regular expression found in the reason, if it fails
};

// Each writes files to `folder` and says what must become of them. Throws std::exception when one
// cannot be written.
std::vector<HostileFile> WriteDamagedDocuments(const std::filesystem::path& folder);
std::vector<HostileFile> WriteHostileArchives(const std::filesystem::path& folder);
std::vector<HostileFile> WriteHostilePdfs(const std::filesystem::path& folder);
std::vector<HostileFile> WriteHostileMarkup(const std::filesystem::path& folder);
std::vector<HostileFile> WriteHostileTexts(const std::filesystem::path& folder);
std::vector<HostileFile> WriteHostileNames(const std::filesystem::path& folder);

// FIFOs, links, sockets; devices and what is forbidden only where this user can make them so.
std::vector<HostileFile> WriteSpecialFiles(const std::filesystem::path& folder);

// All of them.
std::vector<HostileFile> WriteHostileCorpus(const std::filesystem::path& folder);

}  // namespace faro::testing

#endif  // FARO_TESTS_CLI_HOSTILE_CORPUS_H_
