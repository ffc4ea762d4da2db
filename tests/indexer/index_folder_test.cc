// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "lib/base/error.h"
#include "lib/index/open_index.h"
#include "tests/indexer/temp_folder.h"

namespace faro {
namespace {

namespace fs = std::filesystem;

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Starts a generation that is empty and described.
Xapian::WritableDatabase StartGeneration(IndexFolder* folder) {
  Xapian::WritableDatabase database(folder->StartGeneration().string(), Xapian::DB_CREATE);
  DescribeIndex(&database);
  database.commit();
  return database;
}

class IndexFolderTest : public ::testing::Test {
 protected:
  // The names of the generation folders there are.
  std::vector<std::string> Generations() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(db_)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with("generation-")) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  // Publishes a generation with one document that says `word`.
  void PublishWith(const std::string& word) {
    IndexFolder folder(db_, 0, nullptr);
    Xapian::WritableDatabase database = StartGeneration(&folder);
    AddWord(&database, word);
    folder.Publish();
  }

  static void AddWord(Xapian::WritableDatabase* database, const std::string& word) {
    Xapian::Document document;
    document.add_term(word);
    database->add_document(document);
    database->commit();
  }

  bool ReadersSee(const std::string& word) { return OpenIndex(db_).term_exists(word); }

  // What goes wrong when the folder is opened for writing.
  std::optional<Error> ErrorOnOpening(unsigned wait_seconds = 0,
                                      const std::atomic<int>* stop = nullptr) {
    try {
      IndexFolder folder(db_, wait_seconds, stop);
    } catch (const Error& error) {
      return error;
    }
    return std::nullopt;
  }

  testing::TempFolder temp_;
  std::string db_ = temp_ / "a/new/index";
};

TEST_F(IndexFolderTest, CreatesTheFolderAndHasNoIndexYet) {
  const IndexFolder folder(db_, 0, nullptr);
  EXPECT_TRUE(fs::is_directory(db_));
  EXPECT_FALSE(folder.HasIndex());
  EXPECT_EQ(PublishedGeneration(db_), "");
}

TEST_F(IndexFolderTest, OpeningWhatIsNotThere) {
  const IndexFolder folder(db_, 0, nullptr);
  try {
    folder.OpenPublished();
    ADD_FAILURE() << "opened";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kIndexMissing);
    EXPECT_THAT(error.what(), HasSubstr(db_));
    EXPECT_THAT(error.hint(), HasSubstr("faro-index"));
  }
}

TEST_F(IndexFolderTest, GenerationIsVisibleOncePublished) {
  IndexFolder folder(db_, 0, nullptr);
  Xapian::WritableDatabase database = StartGeneration(&folder);
  AddWord(&database, "water");
  EXPECT_FALSE(folder.HasIndex());
  EXPECT_THROW(OpenIndex(db_), Error);
  folder.Publish();
  EXPECT_TRUE(folder.HasIndex());
  EXPECT_TRUE(ReadersSee("water"));
  EXPECT_THAT(Generations(), ElementsAre(PublishedGeneration(db_)));
}

TEST_F(IndexFolderTest, ReadersKeepTheOldIndexUntilTheNewOneIsPublished) {
  PublishWith("old");
  const std::string before = PublishedGeneration(db_);
  const Xapian::Database reader = OpenIndex(db_);

  IndexFolder folder(db_, 0, nullptr);
  Xapian::WritableDatabase database = StartGeneration(&folder);
  AddWord(&database, "new");
  EXPECT_TRUE(ReadersSee("old"));
  EXPECT_FALSE(ReadersSee("new"));

  folder.Publish();
  EXPECT_TRUE(ReadersSee("new"));
  EXPECT_FALSE(ReadersSee("old"));
  EXPECT_TRUE(reader.term_exists("old"));  // opened before, still whole
  EXPECT_NE(PublishedGeneration(db_), before);
}

TEST_F(IndexFolderTest, GenerationBeforeStaysUntilTheNextIsStarted) {
  PublishWith("one");
  const std::string one = PublishedGeneration(db_);
  PublishWith("two");
  const std::string two = PublishedGeneration(db_);
  EXPECT_THAT(Generations(), ElementsAre(one, two));
  IndexFolder folder(db_, 0, nullptr);
  StartGeneration(&folder);
  EXPECT_THAT(Generations(), ElementsAre(two, "generation-000003"));
}

TEST_F(IndexFolderTest, FilesOfTheUserInItStay) {
  PublishWith("one");
  fs::create_directories(db_ + "/generation-notes");
  fs::create_directories(db_ + "/generation-000077/photos");  // a number, but no database in it
  std::ofstream(db_ + "/generation-000088") << "a file";
  PublishWith("two");
  PublishWith("three");
  EXPECT_TRUE(fs::exists(db_ + "/generation-notes"));
  EXPECT_TRUE(fs::exists(db_ + "/generation-000077/photos"));
  EXPECT_TRUE(fs::exists(db_ + "/generation-000088"));
}

TEST_F(IndexFolderTest, WhatAnInterruptedRebuildLeftIsRemovedByTheNext) {
  PublishWith("old");
  {
    IndexFolder folder(db_, 0, nullptr);
    StartGeneration(&folder);
  }
  fs::create_directory(db_ + "/generation-000077");
  EXPECT_THAT(Generations(), SizeIs(3));
  EXPECT_TRUE(ReadersSee("old"));
  {
    IndexFolder folder(db_, 0, nullptr);
    StartGeneration(&folder);
    EXPECT_THAT(Generations(), SizeIs(2));
  }
  PublishWith("new");
  EXPECT_TRUE(ReadersSee("new"));
}

TEST_F(IndexFolderTest, PublishedIndexIsOpenedForChanges) {
  PublishWith("old");
  const IndexFolder folder(db_, 0, nullptr);
  Xapian::WritableDatabase database = folder.OpenPublished();
  AddWord(&database, "more");
  EXPECT_TRUE(ReadersSee("old"));
  EXPECT_TRUE(ReadersSee("more"));
}

TEST_F(IndexFolderTest, IndexOfAnotherSchemaIsRefusedButMayBeReplaced) {
  PublishWith("old");
  {
    const IndexFolder folder(db_, 0, nullptr);
    Xapian::WritableDatabase database = folder.OpenPublished();
    database.set_metadata(std::string(kSchemaVersionKey), "999");
    database.commit();
  }
  {
    const IndexFolder folder(db_, 0, nullptr);
    try {
      folder.OpenPublished();
      ADD_FAILURE() << "opened";
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kIndexMismatch);
      EXPECT_THAT(error.hint(), HasSubstr("--full"));
    }
  }
  PublishWith("new");
  EXPECT_TRUE(ReadersSee("new"));
}

TEST_F(IndexFolderTest, OldIndexIsIntactWhenPublishingFails) {
  PublishWith("old");
  // The stub is written to this name first; a folder is in its way.
  fs::create_directory(db_ + "/" + std::string(kStubName) + ".new");
  IndexFolder folder(db_, 0, nullptr);
  Xapian::WritableDatabase database = StartGeneration(&folder);
  AddWord(&database, "new");
  try {
    folder.Publish();
    ADD_FAILURE() << "published";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kIo);
  }
  EXPECT_TRUE(ReadersSee("old"));
}

TEST_F(IndexFolderTest, IndexFolderMayBeMoved) {
  PublishWith("water");
  const std::string moved = temp_ / "moved";
  fs::rename(db_, moved);
  EXPECT_TRUE(OpenIndex(moved).term_exists("water"));
}

TEST_F(IndexFolderTest, FolderThatCannotBeMade) {
  db_ = temp_.Write("file", "") + "/index";
  const auto error = ErrorOnOpening();
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->code(), ErrorCode::kIo);
  EXPECT_THAT(error->what(), HasSubstr(db_));
}

TEST_F(IndexFolderTest, FolderWithOtherFilesIsRefusedAndLeftAsItIs) {
  temp_.Write("docs/water.md", "# Water\n");
  db_ = temp_ / "docs";
  const auto error = ErrorOnOpening();
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->code(), ErrorCode::kUsage);
  EXPECT_THAT(error->what(), HasSubstr("water.md"));
  EXPECT_THAT(error->hint(), HasSubstr("--db"));
  EXPECT_FALSE(fs::exists(db_ + "/lock"));
}

TEST_F(IndexFolderTest, FolderInAnIndexIsRefused) {
  PublishWith("water");
  const std::string index = db_;
  fs::create_directory_symlink(index, temp_ / "link");
  for (const std::string& inside : {index + "/more", index + "/generation-000001/more",
                                    temp_ / "link/more", index + "/../index/more/"}) {
    db_ = inside;
    const auto error = ErrorOnOpening();
    ASSERT_TRUE(error.has_value()) << inside;
    EXPECT_EQ(error->code(), ErrorCode::kUsage);
    EXPECT_THAT(error->what(), HasSubstr("lies in the index at " + index));
    EXPECT_FALSE(fs::exists(inside));
  }
  db_ = index + "/generation-000001";
  EXPECT_EQ(ErrorOnOpening()->code(), ErrorCode::kIndexMismatch);
}

TEST_F(IndexFolderTest, FileIsNoPlaceForAnIndex) {
  db_ = temp_.Write("notes.txt", "");
  const auto error = ErrorOnOpening();
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->code(), ErrorCode::kUsage);
}

TEST_F(IndexFolderTest, EmptyFolderIsAPlaceForAnIndex) {
  fs::create_directories(db_ + "/lost+found");  // of a drive of its own
  temp_.Write("a/new/index/.directory", "");    // of a file manager
  PublishWith("water");
  EXPECT_TRUE(ReadersSee("water"));
}

TEST_F(IndexFolderTest, WhatAnInterruptedFirstBuildLeftIsAPlaceForAnIndex) {
  {
    IndexFolder folder(db_, 0, nullptr);
    const fs::path target = folder.StartGeneration();
    fs::create_directories(target);
    std::ofstream(target / "postlist.glass.tmp") << "a part";
    fs::create_directories(folder.ScratchPath() / "0001");
  }
  std::ofstream(db_ + "/" + std::string(kStubName) + ".new") << "auto gen";
  PublishWith("water");
  EXPECT_TRUE(ReadersSee("water"));
}

TEST_F(IndexFolderTest, HeldFolderIsLockedAndTheHolderNamed) {
  const IndexFolder holder(db_, 0, nullptr);
  const auto error = ErrorOnOpening();
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->code(), ErrorCode::kLocked);
  EXPECT_THAT(error->what(), HasSubstr(db_));
  EXPECT_THAT(error->what(), HasSubstr("process " + std::to_string(getpid())));
  EXPECT_THAT(error->hint(), HasSubstr("--wait-lock"));
}

TEST_F(IndexFolderTest, LockEndsWithItsHolder) {
  std::make_unique<IndexFolder>(db_, 0, nullptr).reset();
  EXPECT_FALSE(ErrorOnOpening().has_value());
}

TEST_F(IndexFolderTest, LockEndsWithTheProcessThatHeldItHoweverItEnds) {
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const IndexFolder holder(db_, 0, nullptr);
    if (write(ready[1], "x", 1) != 1) _exit(1);
    pause();
    _exit(0);
  }
  char byte;
  ASSERT_EQ(read(ready[0], &byte, 1), 1);
  const auto error = ErrorOnOpening();
  ASSERT_TRUE(error.has_value());
  EXPECT_THAT(error->what(), HasSubstr("process " + std::to_string(child)));

  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  close(ready[0]);
  close(ready[1]);
  EXPECT_FALSE(ErrorOnOpening().has_value());
}

TEST_F(IndexFolderTest, WaitsForTheLock) {
  auto holder = std::make_unique<IndexFolder>(db_, 0, nullptr);
  std::thread release([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    holder.reset();
  });
  EXPECT_FALSE(ErrorOnOpening(60).has_value());
  release.join();
}

TEST_F(IndexFolderTest, WaitsNoLongerThanAsked) {
  const IndexFolder holder(db_, 0, nullptr);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(ErrorOnOpening(1).has_value());
  EXPECT_GE(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
}

TEST_F(IndexFolderTest, WaitingEndsWhenItIsToStop) {
  const IndexFolder holder(db_, 0, nullptr);
  const std::atomic<int> stop{2};
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(ErrorOnOpening(600, &stop).has_value());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
}

TEST(PublishedGeneration, NoneInAFolderThatIsNoIndex) {
  const testing::TempFolder temp;
  EXPECT_THAT(PublishedGeneration(temp.path()), IsEmpty());
  EXPECT_THAT(PublishedGeneration(temp.path() / "missing"), IsEmpty());
  temp.Write(std::string(kStubName), "garbage\n");
  EXPECT_THAT(PublishedGeneration(temp.path()), IsEmpty());
}

}  // namespace
}  // namespace faro
