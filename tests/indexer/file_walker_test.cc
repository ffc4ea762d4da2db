// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/file_walker.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/indexer/temp_folder.h"

namespace faro {
namespace {

namespace fs = std::filesystem;

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

std::vector<std::string> PathsOf(const WalkResult& result) {
  std::vector<std::string> paths;
  for (const FoundFile& file : result.files) paths.push_back(file.path);
  return paths;
}

class FileWalkerTest : public ::testing::Test {
 protected:
  WalkResult Walk() { return WalkPaths({folder_.path().string()}); }

  testing::TempFolder folder_;
};

TEST_F(FileWalkerTest, FilesOfOurTypesInByteOrder) {
  folder_.Write("b.md", "12345");
  folder_.Write("a/z.txt", "");
  folder_.Write("a.md", "");
  folder_.Write("a/B.MD", "");
  const WalkResult result = Walk();
  EXPECT_THAT(PathsOf(result), ElementsAre("a.md", "a/B.MD", "a/z.txt", "b.md"));
  EXPECT_THAT(result.failures, IsEmpty());
  EXPECT_THAT(result.folders, ElementsAre(folder_.path().string()));
  const FoundFile& last = result.files.back();
  EXPECT_EQ(last.root, folder_.path().string());
  EXPECT_EQ(last.AbsolutePath(), folder_ / "b.md");
  EXPECT_EQ(last.size, 5u);
}

TEST_F(FileWalkerTest, TimesInNanoseconds) {
  const std::string path = folder_.Write("a.md", "");
  const timespec times[2] = {{1'600'000'000, 123'456'789}, {1'600'000'000, 123'456'789}};
  ASSERT_EQ(utimensat(AT_FDCWD, path.c_str(), times, 0), 0);
  EXPECT_EQ(Walk().files.at(0).modified, 1'600'000'000'123'456'789);
}

TEST_F(FileWalkerTest, EmptyFolder) {
  const WalkResult result = Walk();
  EXPECT_THAT(result.files, IsEmpty());
  EXPECT_THAT(result.failures, IsEmpty());
  EXPECT_THAT(result.folders, SizeIs(1));
}

TEST_F(FileWalkerTest, HiddenNamesAndEditorBackupsAreLeftOut) {
  folder_.Write(".hidden.md", "");
  folder_.Write(".git/notes.md", "");
  folder_.Write("guide.md~", "");
  folder_.Write("old~/guide.md", "");
  folder_.Write("guide.md", "");
  const WalkResult result = Walk();
  EXPECT_THAT(PathsOf(result), ElementsAre("guide.md"));
  EXPECT_THAT(result.skipped, IsEmpty());
}

TEST_F(FileWalkerTest, WhatEditorsAndSystemsLeaveBehindIsLeftOut) {
  for (const char* name : {"#guide.md#", ".#guide.md", ".guide.md.swp", "guide.swp", "guide.md.bak",
                           "guide.md.tmp", "guide.md.orig", "~$guide.docx", "Thumbs.db"}) {
    folder_.Write(name, "");
  }
  folder_.Write("__MACOSX/guide.md", "");
  folder_.Write("#1 guide.md", "");
  folder_.Write("node_modules/guide.md", "");
  const WalkResult result = Walk();
  EXPECT_THAT(PathsOf(result), ElementsAre("#1 guide.md", "node_modules/guide.md"));
  EXPECT_THAT(result.skipped, IsEmpty());
}

TEST_F(FileWalkerTest, IgnoreFileLeavesOutFilesAndFolders) {
  folder_.Write(".faroignore", "drafts/\n*.txt\n/top.md\n");
  for (const char* name :
       {"a.md", "a.txt", "top.md", "drafts/b.md", "en/top.md", "en/drafts/c.md"}) {
    folder_.Write(name, "");
  }
  const WalkResult result = Walk();
  EXPECT_THAT(PathsOf(result), ElementsAre("a.md", "en/top.md"));
  EXPECT_THAT(result.ignored, ElementsAre(folder_ / "a.txt", folder_ / "drafts",
                                          folder_ / "en/drafts", folder_ / "top.md"));
  EXPECT_THAT(result.skipped, IsEmpty());
  EXPECT_THAT(result.notes, IsEmpty());
}

TEST_F(FileWalkerTest, NearestIgnoreFileDecides) {
  folder_.Write(".faroignore", "*.txt\nen/x.md\n");
  folder_.Write("en/.faroignore", "!keep.txt\n/y.md\n");
  for (const char* name : {"keep.txt", "y.md", "en/keep.txt", "en/other.txt", "en/x.md", "en/y.md",
                           "en/deep/y.md", "en/deep/keep.txt", "es/keep.txt"}) {
    folder_.Write(name, "");
  }
  EXPECT_THAT(PathsOf(Walk()),
              ElementsAre("en/deep/keep.txt", "en/deep/y.md", "en/keep.txt", "y.md"));
}

TEST_F(FileWalkerTest, NamedFilesAndFoldersAreTakenWhateverIsIgnoredAroundThem) {
  folder_.Write(".faroignore", "*\n");
  const std::string file = folder_.Write("a.md", "");
  folder_.Write("en/b.md", "");
  EXPECT_THAT(PathsOf(Walk()), IsEmpty());
  EXPECT_THAT(PathsOf(WalkPaths({folder_.path(), file, folder_ / "en"})),
              ElementsAre("a.md", "b.md"));
}

TEST_F(FileWalkerTest, IgnoredBrokenLinkIsNoFailure) {
  folder_.Write(".faroignore", "gone.md\n");
  fs::create_symlink("nowhere", folder_.path() / "gone.md");
  EXPECT_THAT(Walk().failures, IsEmpty());
}

TEST_F(FileWalkerTest, LinesOfIgnoreFilesThatAreNotUnderstoodAreNoted) {
  const std::string path = folder_.Write(".faroignore", "[a\n");
  EXPECT_THAT(Walk().notes, ElementsAre(path + ": line 1: '[' without ']'; it is not used"));
}

TEST_F(FileWalkerTest, FolderWhoseIgnoreFileCannotBeReadIsNotRead) {
  folder_.MakeFolder("a/.faroignore");
  folder_.Write("a/x.md", "");
  folder_.Write("b/.faroignore", std::string(64 * 1024, '\n'));
  folder_.Write("b/y.md", "");
  folder_.Write("c/.faroignore", std::string(64 * 1024 + 1, '\n'));
  folder_.Write("c/z.md", "");
  const WalkResult result = Walk();
  EXPECT_THAT(PathsOf(result), ElementsAre("b/y.md"));
  ASSERT_THAT(result.failures, SizeIs(2));
  EXPECT_EQ(result.failures[0].path, folder_ / "a");
  EXPECT_THAT(result.failures[0].reason, HasSubstr("cannot be read"));
  EXPECT_THAT(result.failures[1].reason, HasSubstr("longer than 64 KiB"));
}

TEST_F(FileWalkerTest, FoldersAreToldBeforeTheyAreRead) {
  folder_.Write("en/a.md", "");
  folder_.MakeFolder(".git");
  std::vector<std::string> folders;
  const WalkResult result = WalkPaths({folder_.path()}, [&](const std::string& folder) {
    folders.push_back(folder);
    if (folder == folder_ / "en") folder_.Write("en/b.md", "");
  });
  EXPECT_THAT(folders, ElementsAre(folder_.path(), folder_ / "en"));
  EXPECT_THAT(PathsOf(result), ElementsAre("en/a.md", "en/b.md"));
}

TEST_F(FileWalkerTest, OtherTypesAreCountedByTheirEnding) {
  folder_.Write("a.xls", "");
  folder_.Write("b/c.xls", "");
  folder_.Write("photo.JPG", "");
  folder_.Write("Makefile", "");
  const WalkResult result = Walk();
  EXPECT_THAT(result.files, IsEmpty());
  EXPECT_THAT(result.skipped, ElementsAre(Pair(".JPG", 1), Pair(".xls", 2), Pair("no ending", 1)));
}

TEST_F(FileWalkerTest, NamedFileIsTakenWhateverItsTypeAndName) {
  const WalkResult result =
      WalkPaths({folder_.Write("a/README", "x"), folder_.Write("a/.hidden", "x"),
                 folder_.Write("a/report.pdf", "x")});
  EXPECT_THAT(PathsOf(result), ElementsAre(".hidden", "README", "report.pdf"));
  EXPECT_EQ(result.files[0].root, folder_ / "a");
  EXPECT_THAT(result.folders, IsEmpty());
  EXPECT_THAT(result.skipped, IsEmpty());
}

TEST_F(FileWalkerTest, NamedHiddenFolderIsWalked) {
  folder_.Write(".store/a.md", "");
  EXPECT_THAT(PathsOf(WalkPaths({folder_ / ".store"})), ElementsAre("a.md"));
}

TEST_F(FileWalkerTest, SamePathNamedTwiceIsFoundOnce) {
  const std::string file = folder_.Write("a/x.md", "");
  EXPECT_THAT(WalkPaths({file, file, folder_ / "a", folder_ / "a/"}).files, SizeIs(1));
}

TEST_F(FileWalkerTest, FileMetTwiceKeepsTheRootThatWasNamedFirst) {
  const std::string file = folder_.Write("a/x.md", "");
  const std::string all = folder_.path().string();
  EXPECT_THAT(PathsOf(WalkPaths({all, file})), ElementsAre("a/x.md"));
  EXPECT_THAT(PathsOf(WalkPaths({file, all})), ElementsAre("x.md"));
  EXPECT_THAT(PathsOf(WalkPaths({folder_ / "a", all})), ElementsAre("x.md"));
}

TEST_F(FileWalkerTest, ManyFilesMetTwiceKeepTheRootThatWasNamedFirst) {
  std::vector<std::string> named;
  for (int i = 0; i < 100; ++i) {
    named.push_back(folder_.Write("a/" + std::to_string(i) + ".md", ""));
  }
  named.push_back(folder_.path().string());
  const WalkResult result = WalkPaths(named);
  ASSERT_THAT(result.files, SizeIs(100));
  for (const FoundFile& file : result.files) EXPECT_EQ(file.root, folder_ / "a");
}

TEST_F(FileWalkerTest, LinkToAFileIsAFile) {
  folder_.Write("a.md", "12345");
  fs::create_symlink("a.md", folder_.path() / "b.md");
  const WalkResult result = Walk();
  EXPECT_THAT(PathsOf(result), ElementsAre("a.md", "b.md"));
  EXPECT_EQ(result.files[1].size, 5u);
}

TEST_F(FileWalkerTest, FolderReachedTwiceIsReadOnce) {
  folder_.Write("b/x.md", "");
  fs::create_directory_symlink("b", folder_.path() / "c");
  const WalkResult result = Walk();
  EXPECT_THAT(PathsOf(result), ElementsAre("b/x.md"));
  EXPECT_THAT(result.failures, IsEmpty());
}

TEST_F(FileWalkerTest, FolderLoopIsAFailureAndEnds) {
  folder_.Write("a/b/x.md", "");
  fs::create_directory_symlink(folder_.path() / "a", folder_.path() / "a/b/back");
  const WalkResult result = Walk();
  EXPECT_THAT(PathsOf(result), ElementsAre("a/b/x.md"));
  ASSERT_THAT(result.failures, SizeIs(1));
  EXPECT_EQ(result.failures[0].path, folder_ / "a/b/back");
  EXPECT_THAT(result.failures[0].reason, HasSubstr("folder loop"));
}

TEST_F(FileWalkerTest, BrokenLinkIsAFailure) {
  fs::create_symlink("nowhere", folder_.path() / "a.md");
  const WalkResult result = Walk();
  ASSERT_THAT(result.failures, SizeIs(1));
  EXPECT_EQ(result.failures[0].path, folder_ / "a.md");
  EXPECT_EQ(result.failures[0].reason, "broken link");
}

TEST_F(FileWalkerTest, LinkToItselfIsAFailure) {
  fs::create_symlink("a.md", folder_.path() / "a.md");
  EXPECT_THAT(Walk().failures, SizeIs(1));
}

TEST_F(FileWalkerTest, SpecialFilesAreFailuresAndAreNotOpened) {
  ASSERT_EQ(mkfifo((folder_ / "pipe.txt").c_str(), 0600), 0);
  const WalkResult result = Walk();  // would wait for ever if it opened the pipe
  EXPECT_THAT(result.files, IsEmpty());
  ASSERT_THAT(result.failures, SizeIs(1));
  EXPECT_EQ(result.failures[0].reason, "not a regular file");
}

TEST_F(FileWalkerTest, MissingPathIsAFailure) {
  const WalkResult result = WalkPaths({folder_ / "none.md", folder_.MakeFolder("some")});
  ASSERT_THAT(result.failures, SizeIs(1));
  EXPECT_EQ(result.failures[0].path, folder_ / "none.md");
  EXPECT_THAT(result.folders, ElementsAre(folder_ / "some"));
}

TEST_F(FileWalkerTest, UnreadableFolderIsAFailureAndTheRestGoesOn) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  folder_.Write("a/x.md", "");
  folder_.Write("b/y.md", "");
  fs::permissions(folder_.path() / "a", fs::perms::none);
  const WalkResult result = Walk();
  fs::permissions(folder_.path() / "a", fs::perms::owner_all);
  EXPECT_THAT(PathsOf(result), ElementsAre("b/y.md"));
  ASSERT_THAT(result.failures, SizeIs(1));
  EXPECT_EQ(result.failures[0].path, folder_ / "a");
  EXPECT_EQ(result.failures[0].reason, "Permission denied");
}

TEST_F(FileWalkerTest, DeepestFolder) {
  std::string deep;
  for (int i = 0; i < 63; ++i) deep += "d/";
  folder_.Write(deep + "last.md", "");
  folder_.Write(deep + "d/too-deep.md", "");
  const WalkResult result = Walk();
  EXPECT_THAT(PathsOf(result), ElementsAre(deep + "last.md"));
  ASSERT_THAT(result.failures, SizeIs(1));
  EXPECT_THAT(result.failures[0].reason, HasSubstr("64 deep"));
}

TEST_F(FileWalkerTest, NamesKeepTheirBytes) {
  const std::string composed = "a\u00F1o.md";
  const std::string decomposed = "an\u0303o.md";
  const std::string latin = "a\xF1o.md";
  for (const std::string& name : {composed, decomposed, latin}) folder_.Write(name, "");
  EXPECT_THAT(PathsOf(Walk()), ElementsAre(decomposed, composed, latin));
}

TEST(AbsolutePath, IsNormalizedWithoutAFinalSlash) {
  EXPECT_EQ(AbsolutePath("/a/./b/../c//d/"), "/a/c/d");
  EXPECT_EQ(AbsolutePath("/"), "/");
  EXPECT_EQ(AbsolutePath("/.."), "/");
  EXPECT_EQ(AbsolutePath("x"), (fs::current_path() / "x").string());
  EXPECT_EQ(AbsolutePath("."), fs::current_path().string());
}

}  // namespace
}  // namespace faro
