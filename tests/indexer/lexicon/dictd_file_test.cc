// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/dictd_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "lib/base/error.h"
#include "tests/indexer/lexicon/dictd_fixture.h"
#include "tests/indexer/temp_folder.h"
#include "tests/lib/expect_error.h"

namespace faro {
namespace {

using testing::DictdFiles;
using ::testing::ElementsAre;
using testing::ErrorOf;
using testing::Gzip;
using ::testing::HasSubstr;
using testing::IndexLine;
using ::testing::IsEmpty;
using testing::TempFolder;

class DictdFileTest : public ::testing::Test {
 protected:
  void Write(const std::string& index, const std::string& packed) const {
    folder_.Write("x.index", index);
    folder_.Write("x.dict.dz", packed);
  }

  std::vector<std::string> Entries() const {
    const DictdFile file(folder_ / "x");
    return {file.entries().begin(), file.entries().end()};
  }

  // What reading says when the files are bad, with the code that this has.
  std::string Complaint() const {
    const std::optional<Error> error = ErrorOf([&] { Entries(); });
    if (!error) return "";
    EXPECT_EQ(error->code(), ErrorCode::kBadInput);
    return error->what();
  }

  TempFolder folder_;
};

TEST_F(DictdFileTest, EntriesComeInTheOrderOfTheIndex) {
  Write(IndexLine("b", 5, 4) + IndexLine("a", 0, 5), Gzip("firstnext"));
  EXPECT_THAT(Entries(), ElementsAre("next", "first"));
}

TEST_F(DictdFileTest, NumbersHaveSeveralDigits) {
  const std::string text = std::string(5000, 'x') + "entry";
  Write(IndexLine("a", 5000, 5), Gzip(text));
  EXPECT_EQ(testing::Base64(5000), "BOI");
  EXPECT_THAT(Entries(), ElementsAre("entry"));
}

TEST_F(DictdFileTest, EntriesAboutTheDictionaryAreLeftOut) {
  const DictdFiles files({{"00databaseinfo", "A dictionary"},
                          {"00-database-short", "Short"},
                          {"00 hours", "midnight"}});
  Write(files.index, Gzip(files.text));
  EXPECT_THAT(Entries(), ElementsAre("midnight"));
}

TEST_F(DictdFileTest, LastLineNeedsNoEnd) {
  Write("a\tA\tD", Gzip("one"));
  EXPECT_THAT(Entries(), ElementsAre("one"));
}

TEST_F(DictdFileTest, AFourthColumnIsPassedOver) {
  Write("a\tA\tD\tÁ\n", Gzip("one"));
  EXPECT_THAT(Entries(), ElementsAre("one"));
}

TEST_F(DictdFileTest, AnEmptyIndexHasNoEntries) {
  Write("", Gzip("one"));
  EXPECT_THAT(Entries(), IsEmpty());
}

TEST_F(DictdFileTest, EntriesOfNoLengthAreLeftOut) {
  Write(IndexLine("a", 3, 0), Gzip("one"));
  EXPECT_THAT(Entries(), IsEmpty());
}

TEST_F(DictdFileTest, AnyFileMissingIsNoDictionary) {
  EXPECT_THAT(Entries(), IsEmpty());
  folder_.Write("x.index", IndexLine("a", 0, 3));
  EXPECT_THAT(Entries(), IsEmpty());
  folder_.Write("y.dict.dz", Gzip("one"));
  EXPECT_THAT(DictdFile(folder_ / "y").entries(), IsEmpty());
  EXPECT_THAT(DictdFile("").entries(), IsEmpty());
  EXPECT_THAT(DictdFile(folder_ / "x.index" + "/below").entries(), IsEmpty());
}

TEST_F(DictdFileTest, AnEntryMayEndWithTheTextButNotBeyond) {
  const std::string packed = Gzip("0123456789");
  Write(IndexLine("a", 4, 6), packed);
  EXPECT_THAT(Entries(), ElementsAre("456789"));
  for (const std::string& line :
       {IndexLine("a", 4, 7), IndexLine("a", 10, 1), IndexLine("a", 11, 0),
        IndexLine("a", 0, kMostDictdText), IndexLine("a", kMostDictdText, 0)}) {
    Write(IndexLine("first", 0, 1) + line, packed);
    EXPECT_THAT(Complaint(), HasSubstr("x.index:2: the entry lies beyond the end of the text"));
  }
}

TEST_F(DictdFileTest, NumbersThatWouldOverflowAreRefused) {
  for (const std::string number : {"//////////////////////", "QAAAAAAAAAA", "P//////////"}) {
    Write("a\t" + number + "\tB\n", Gzip("one"));
    EXPECT_THAT(Complaint(), HasSubstr("x.index:1: "));
    Write("a\tB\t" + number + "\n", Gzip("one"));
    EXPECT_THAT(Complaint(), HasSubstr("x.index:1: "));
  }
}

TEST_F(DictdFileTest, LinesOfAnotherFormAreRefused) {
  for (const std::string line :
       {"a", "a\tA", "a\tA\t", "a\t\tB", "a\tA\t-B", "a\t \tB", "a A B", "\n", "a\tA\tB\r"}) {
    Write(line + "\n", Gzip("one"));
    EXPECT_THAT(Complaint(), HasSubstr("x.index:1: not a headword, an offset and a length"))
        << line;
  }
}

TEST_F(DictdFileTest, AFileThatBreaksOffIsRefused) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += std::to_string(i * 7919);
  const std::string packed = Gzip(text);
  for (const size_t size : {packed.size() - 1, packed.size() - 9, packed.size() / 2, size_t{12}}) {
    Write(IndexLine("a", 0, 3), packed.substr(0, size));
    EXPECT_THAT(Complaint(), HasSubstr("x.dict.dz: ")) << size;
  }
}

TEST_F(DictdFileTest, ADamagedFileIsRefused) {
  std::string packed = Gzip("one two three four five");
  packed[packed.size() - 6] ^= 1;  // the checksum
  Write(IndexLine("a", 0, 3), packed);
  EXPECT_THAT(Complaint(), HasSubstr("x.dict.dz: cannot be unpacked"));
}

TEST_F(DictdFileTest, WhatIsNotPackedIsRefused) {
  for (const std::string text : {"", "one", "<html>404</html>"}) {
    Write(IndexLine("a", 0, 0), text);
    EXPECT_THAT(Complaint(), HasSubstr("x.dict.dz: not a gzip file")) << text;
  }
}

TEST_F(DictdFileTest, TextThatIsNotUtf8IsRefused) {
  Write(IndexLine("a", 0, 3), Gzip("a\xf1o"));
  EXPECT_THAT(Complaint(), HasSubstr("x.dict.dz: not UTF-8"));
}

TEST_F(DictdFileTest, AFolderInPlaceOfAFileIsRefused) {
  folder_.Write("x.index", "");
  folder_.MakeFolder("x.dict.dz");
  EXPECT_THAT(Complaint(), HasSubstr("x.dict.dz: "));
}

TEST_F(DictdFileTest, AsMuchTextAsIsAllowedIsReadMoreIsRefused) {
  Write(IndexLine("a", kMostDictdText - 1, 1), Gzip(std::string(kMostDictdText, 'x')));
  EXPECT_THAT(Entries(), ElementsAre("x"));
  Write(IndexLine("a", 0, 1), Gzip(std::string(kMostDictdText + 1, 'x')));
  EXPECT_THAT(Complaint(), HasSubstr("x.dict.dz: more than 32 MiB of text"));
}

TEST_F(DictdFileTest, ManyEntriesOfTheSameTextAreRefused) {
  constexpr size_t kSize = kMostDictdText / 4;
  const std::string packed = Gzip(std::string(kSize, 'x'));
  std::string index;
  for (int i = 0; i < 4; ++i) index += IndexLine("a", 0, kSize);
  Write(index, packed);
  EXPECT_EQ(Entries().size(), 4U);
  Write(index + IndexLine("a", 0, 1), packed);
  EXPECT_THAT(Complaint(), HasSubstr("x.index: the same text belongs to too many entries"));
}

}  // namespace
}  // namespace faro
