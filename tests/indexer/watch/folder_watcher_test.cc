// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/watch/folder_watcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/file_walker.h"
#include "tests/indexer/temp_folder.h"

namespace faro {
namespace {

namespace fs = std::filesystem;

using ::testing::HasSubstr;
using ::testing::IsEmpty;

class FolderWatcherTest : public ::testing::Test {
 protected:
  FolderWatcherTest() { folder_.Write("m/a.md", "One.\n"); }

  void Scan(FolderWatcher* watcher, const std::vector<std::string>& named) {
    watcher->BeginScan();
    WalkPaths(named, [&](const std::string& folder) { watcher->Watch(folder); });
    watcher->EndScan();
  }
  void Scan() { Scan(&watcher_, {folder_ / "m"}); }

  testing::TempFolder folder_;
  FolderWatcher watcher_{{folder_ / "m"}, folder_ / "m/index"};
};

TEST_F(FolderWatcherTest, NothingChangedByItself) {
  Scan();
  EXPECT_EQ(watcher_.folder_count(), 1u);
  EXPECT_THAT(watcher_.shortage(), IsEmpty());
  EXPECT_FALSE(watcher_.ReadEvents());
}

TEST_F(FolderWatcherTest, EveryKindOfChangeIsOne) {
  folder_.Write("m/en/b.md", "");
  folder_.MakeFolder("elsewhere");
  Scan();
  folder_.Write("m/c.md", "");
  EXPECT_TRUE(watcher_.ReadEvents()) << "created";
  folder_.Write("m/c.md", "more");
  EXPECT_TRUE(watcher_.ReadEvents()) << "written";
  folder_.Touch("m/c.md");
  EXPECT_TRUE(watcher_.ReadEvents()) << "touched";
  fs::create_hard_link(folder_ / "m/c.md", folder_ / "m/d.md");
  EXPECT_TRUE(watcher_.ReadEvents()) << "linked";
  fs::rename(folder_ / "m/c.md", folder_ / "m/a.md");
  EXPECT_TRUE(watcher_.ReadEvents()) << "written by rename";
  fs::rename(folder_ / "m/a.md", folder_ / "elsewhere/a.md");
  EXPECT_TRUE(watcher_.ReadEvents()) << "moved away";
  fs::remove(folder_ / "m/d.md");
  EXPECT_TRUE(watcher_.ReadEvents()) << "removed";
  folder_.Touch("m/en/b.md");
  EXPECT_TRUE(watcher_.ReadEvents()) << "in a folder below";
  fs::rename(folder_ / "m/en", folder_ / "elsewhere/en");
  EXPECT_TRUE(watcher_.ReadEvents()) << "folder moved away";
  EXPECT_FALSE(watcher_.ReadEvents());
}

TEST_F(FolderWatcherTest, NewFoldersAreWatchedAfterTheNextScan) {
  Scan();
  folder_.MakeFolder("m/en/deep");
  EXPECT_TRUE(watcher_.ReadEvents());
  Scan();
  EXPECT_EQ(watcher_.folder_count(), 3u);
  folder_.Write("m/en/deep/b.md", "");
  EXPECT_TRUE(watcher_.ReadEvents());
}

TEST_F(FolderWatcherTest, FoldersThatTheScanLeavesOutAreForgotten) {
  folder_.Write("m/en/b.md", "");
  Scan();
  folder_.Write("m/.faroignore", "en/\n");
  EXPECT_TRUE(watcher_.ReadEvents());
  Scan();
  watcher_.ReadEvents();
  EXPECT_EQ(watcher_.folder_count(), 1u);
  folder_.Touch("m/en/b.md");
  EXPECT_FALSE(watcher_.ReadEvents());
}

TEST_F(FolderWatcherTest, FolderThatMovedWithinIsKnownUnderItsNewPath) {
  folder_.MakeFolder("m/index.old");
  Scan();
  fs::rename(folder_ / "m/index.old", folder_ / "m/en");
  watcher_.ReadEvents();
  Scan();
  folder_.Write("m/en/b.md", "");
  EXPECT_TRUE(watcher_.ReadEvents());
}

TEST_F(FolderWatcherTest, NamesThatAreNeverIndexedAreNoChange) {
  Scan();
  for (const char* name : {"m/.a.md.swp", "m/a.md~", "m/#a.md#", "m/~$a.docx"}) {
    folder_.Write(name, "x");
  }
  EXPECT_FALSE(watcher_.ReadEvents());
}

TEST_F(FolderWatcherTest, IndexInAWatchedFolderIsNoChange) {
  Scan();
  folder_.Write("m/index/generation-000001/postlist.glass", "x");
  EXPECT_FALSE(watcher_.ReadEvents());
  fs::create_directory_symlink(folder_ / "m/index", folder_ / "m/link");
  EXPECT_TRUE(watcher_.ReadEvents());
  Scan();
  EXPECT_EQ(watcher_.folder_count(), 1u);
  folder_.Write("m/index/generation-000002/postlist.glass", "x");
  EXPECT_FALSE(watcher_.ReadEvents());
  folder_.Write("m/index of names.md", "x");
  EXPECT_TRUE(watcher_.ReadEvents());
}

TEST_F(FolderWatcherTest, NamedFolderThatVanishesAndComesBack) {
  Scan();
  fs::rename(folder_ / "m", folder_ / "away");
  EXPECT_TRUE(watcher_.ReadEvents());
  Scan();
  EXPECT_EQ(watcher_.folder_count(), 0u);
  folder_.Write("away/b.md", "");
  folder_.Write("other.md", "");
  EXPECT_FALSE(watcher_.ReadEvents());
  fs::rename(folder_ / "away", folder_ / "m");
  EXPECT_TRUE(watcher_.ReadEvents());
  Scan();
  folder_.Touch("m/b.md");
  EXPECT_TRUE(watcher_.ReadEvents());
}

TEST_F(FolderWatcherTest, NamedPathWhoseFoldersAreNotThereYet) {
  const std::string named = folder_ / "x/y/z.md";
  FolderWatcher watcher({named}, folder_ / "index");
  Scan(&watcher, {named});
  folder_.MakeFolder("x");
  EXPECT_TRUE(watcher.ReadEvents());
  Scan(&watcher, {named});
  folder_.MakeFolder("x/y");
  EXPECT_TRUE(watcher.ReadEvents());
  Scan(&watcher, {named});
  folder_.Write("x/y/other.md", "");
  EXPECT_FALSE(watcher.ReadEvents());
  folder_.Write("x/y/z.md", "");
  EXPECT_TRUE(watcher.ReadEvents());
}

TEST_F(FolderWatcherTest, NamedFilesCountWhateverTheirNames) {
  const std::string named = folder_.Write("notes/.hidden", "");
  FolderWatcher watcher({named}, folder_ / "index");
  Scan(&watcher, {named});
  folder_.Write("notes/a.md", "");
  EXPECT_FALSE(watcher.ReadEvents());
  folder_.Write("notes/.hidden", "x");
  EXPECT_TRUE(watcher.ReadEvents());
}

TEST_F(FolderWatcherTest, LostEventsAreAChange) {
  Scan();
  inotify_event event = {};
  event.wd = -1;
  event.mask = IN_Q_OVERFLOW;
  const std::string bytes(reinterpret_cast<const char*>(&event), sizeof event);
  EXPECT_TRUE(watcher_.TakeEvents(bytes));
  EXPECT_FALSE(watcher_.TakeEvents(bytes.substr(1))) << "cut short";
}

TEST_F(FolderWatcherTest, ShortageOfWatchesIsSaidAndTheRestIsWatched) {
  for (int i = 0; i < 10; ++i) folder_.MakeFolder("m/" + std::to_string(i));
  FolderWatcher watcher({folder_ / "m"}, folder_ / "index", 4);
  Scan(&watcher, {folder_ / "m"});
  EXPECT_EQ(watcher.folder_count(), 3u);
  EXPECT_THAT(watcher.shortage(), HasSubstr("more than 4 folders"));
  folder_.Touch("m/a.md");
  EXPECT_TRUE(watcher.ReadEvents());
  for (int i = 0; i < 10; ++i) fs::remove(folder_ / ("m/" + std::to_string(i)));
  Scan(&watcher, {folder_ / "m"});
  EXPECT_THAT(watcher.shortage(), IsEmpty());
}

}  // namespace
}  // namespace faro
