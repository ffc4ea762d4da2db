// SPDX-License-Identifier: GPL-3.0-or-later
// What faro-index keeps of documents between runs, from outside.

#include "tests/cli/cli_test.h"

namespace faro::testing {
namespace {

namespace fs = std::filesystem;

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class ExtractionCacheCliTest : public CliTest {
 protected:
  void WriteDocuments() {
    for (const auto& file :
         fs::directory_iterator(std::string(FARO_SOURCE_DIR) + "/tests/fixtures")) {
      if (file.is_regular_file()) fs::copy(file, folder_ / "docs");
    }
    for (const char* name : {"albergue.pdf", "table.pdf", "two-columns.pdf"}) {
      fs::copy(std::string(FARO_SOURCE_DIR) + "/tests/fixtures/pdf/" + name, folder_ / "docs");
    }
  }

  std::vector<fs::path> Entries() {
    const fs::path folder = folder_ / "home/.cache/faro/extracted";
    if (!fs::exists(folder)) return {};
    return {fs::directory_iterator(folder), fs::directory_iterator()};
  }

  // What a search finds, which must not depend on where documents came from.
  std::string Hits() {
    std::string hits;
    for (const char* query : {"water", "agua", "distribution", "refugio", "table"}) {
      hits += SearchJson({query})["hits"].dump() + "\n";
    }
    return hits;
  }
};

TEST_F(ExtractionCacheCliTest, RebuildFindsTheSameWhateverBecameOfTheCache) {
  WriteDocuments();
  const auto first = Report({"docs"});
  EXPECT_THAT(first["notes"], IsEmpty());
  ASSERT_THAT(Entries(), Not(IsEmpty())) << "no document of all these takes a while";
  const std::string hits = Hits();
  const size_t kept = Entries().size();

  EXPECT_EQ(Report({"--full", "docs"})["passages"], first["passages"]);
  EXPECT_EQ(Hits(), hits);
  EXPECT_GE(Entries().size(), kept);

  for (const fs::path& entry : Entries()) std::ofstream(entry) << "damaged";
  EXPECT_EQ(Report({"--full", "docs"})["passages"], first["passages"]);
  EXPECT_EQ(Hits(), hits);

  fs::remove_all(folder_ / "home/.cache");
  EXPECT_EQ(Report({"--full", "--no-cache", "docs"})["passages"], first["passages"]);
  EXPECT_EQ(Hits(), hits);
  Report({"--full", "--cache-size", "0", "docs"});
  EXPECT_THAT(Entries(), IsEmpty());
}

TEST_F(ExtractionCacheCliTest, RenamedDocumentGetsItsNameFromTheFile) {
  fs::copy(std::string(FARO_SOURCE_DIR) + "/tests/fixtures/pdf/albergue.pdf", folder_ / "docs");
  Report({"docs"});
  const auto before = SearchJson({"albergue"})["hits"][0];
  fs::rename(folder_ / "docs/albergue.pdf", folder_ / "docs/other-name.pdf");
  Report({"--full", "docs"});
  const auto cached = SearchJson({"albergue"})["hits"][0];
  Report({"--full", "--no-cache", "docs"});
  EXPECT_EQ(cached, SearchJson({"albergue"})["hits"][0]);
  EXPECT_NE(cached["path"], before["path"]);
}

TEST_F(ExtractionCacheCliTest, TextLeavesNoTrace) {
  WriteManual();
  Report({"docs"});
  Report({"--full", "docs"});
  EXPECT_FALSE(fs::exists(folder_ / "home/.cache/faro/extracted"));
}

TEST_F(ExtractionCacheCliTest, CacheThatCannotBeWrittenIsANoteAlone) {
  WriteDocuments();
  Write("home/.cache", "no folder");
  const auto report = Report({"docs"});
  EXPECT_THAT(report["failed"], IsEmpty());
  ASSERT_EQ(report["notes"].size(), 1u);
  EXPECT_THAT(report["notes"][0].get<std::string>(),
              HasSubstr("extracted documents cannot be kept in "));
  EXPECT_THAT(Report({"--full", "--no-cache", "docs"})["notes"], IsEmpty());
}

TEST_F(ExtractionCacheCliTest, ConfigFileNamesTheSize) {
  WriteDocuments();
  Write("home/.config/faro/config.toml", "[index]\ncache-size = 0\n");
  Report({"docs"});
  EXPECT_THAT(Entries(), IsEmpty());
}

}  // namespace
}  // namespace faro::testing
