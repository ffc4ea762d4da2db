// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/source_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "indexer/extract/limits.h"
#include "lib/base/error.h"
#include "tests/indexer/temp_folder.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

// The reason why `path` cannot be read, after its code.
std::string Refusal(const std::string& path, ErrorCode expected) {
  try {
    ReadSource(path);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), expected);
    return error.what();
  }
  return "read";
}

TEST(ReadSource, AllBytesOfAFile) {
  const testing::TempFolder folder;
  EXPECT_EQ(ReadSource(folder.Write("empty", "")), "");
  const std::string bytes("a\0\xFF\r\n", 5);
  EXPECT_EQ(ReadSource(folder.Write("few", bytes)), bytes);
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += std::to_string(i);  // longer than one read
  EXPECT_TRUE(ReadSource(folder.Write("many", many)) == many);
}

TEST(ReadSource, LargestFile) {
  const testing::TempFolder folder;
  const std::string path = folder.Write("large", "");
  std::filesystem::resize_file(path, kLargestTextFile);
  EXPECT_EQ(ReadSource(path).size(), kLargestTextFile);
  std::filesystem::resize_file(path, kLargestTextFile + 1);
  EXPECT_EQ(Refusal(path, ErrorCode::kBadInput), "larger than 64 MiB");
}

TEST(ReadSource, WhatIsNoFile) {
  const testing::TempFolder folder;
  EXPECT_EQ(Refusal(folder / "missing", ErrorCode::kIo), "No such file or directory");
  EXPECT_EQ(Refusal(folder.path().string(), ErrorCode::kIo), "not a regular file");
}

TEST(ExtractSource, LanguageThatTheFileSays) {
  EXPECT_EQ(ExtractSource("a.html", "<html lang=es><p>COVID-19</p>").language, Language::kSpanish);
  EXPECT_EQ(ExtractSource("a.md", "COVID-19").language, Language::kUnknown);
}

TEST(ExtractSource, DocumentInPassages) {
  const SourceContent content = ExtractSource(
      "/m/a.md", "# Wells\n\nDig.\n\n## Contacts\n\ndesk@example.org\n\nLast updated: Sep 2022\n");
  EXPECT_EQ(content.title, "Wells");
  EXPECT_EQ(content.updated, (PartialDate{2022, 9, 0}));
  EXPECT_THAT(content.contacts, ElementsAre("desk@example.org"));
  ASSERT_THAT(content.passages, SizeIs(2));
  EXPECT_EQ(content.passages[0].text, "Dig.");
  EXPECT_THAT(content.passages[1].heading, ElementsAre("Contacts"));
}

TEST(ExtractSource, WhatIsNoText) { EXPECT_THROW(ExtractSource("/m/a.md", "\x89PNG\r\n"), Error); }

}  // namespace
}  // namespace faro
