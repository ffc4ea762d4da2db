// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/update_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "lib/index/passage.h"
#include "tests/indexer/temp_folder.h"

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

constexpr const char* kRoot = "/manual";

FoundFile File(const std::string& path) { return {kRoot, path, 100, 7, 42}; }

// Of a file that was indexed as File makes it.
SourceRecord Indexed(const std::string& path) {
  SourceRecord record;
  record.path = path;
  record.root = kRoot;
  record.size = 100;
  record.modified = 7;
  record.inode = 42;
  record.hash = "ab";
  record.passages = 3;
  return record;
}

SourceRecord Failed(const std::string& path) {
  SourceRecord record = Indexed(path);
  record.passages = 0;
  record.failure = "no text";
  return record;
}

std::string IdOf(const std::string& path) { return SourceId(std::string(kRoot) + "/" + path); }

// The plan for a folder with one file that the catalogue knows as `record`.
UpdatePlan PlanOne(const FoundFile& file, const SourceRecord& record, PlanOptions options = {}) {
  WalkResult walk;
  walk.files = {file};
  return PlanUpdate(walk, {{IdOf(record.path), record}}, options);
}

TEST(PlanUpdateTest, NewFilesAreTasksInTheOrderOfTheWalk) {
  WalkResult walk;
  walk.files = {File("b.md"), File("a.md")};
  const UpdatePlan plan = PlanUpdate(walk, {}, {});
  ASSERT_THAT(plan.tasks, SizeIs(2));
  EXPECT_EQ(plan.tasks[0].id, IdOf("b.md"));
  EXPECT_EQ(plan.tasks[0].record.path, "b.md");
  EXPECT_EQ(plan.tasks[0].record.root, kRoot);
  EXPECT_EQ(plan.tasks[0].record.hash, "");
  EXPECT_FALSE(plan.tasks[0].was_indexed());
  EXPECT_EQ(plan.tasks[1].id, IdOf("a.md"));
  EXPECT_EQ(plan.bytes, 200u);
  EXPECT_THAT(plan.seen, UnorderedElementsAre(IdOf("a.md"), IdOf("b.md")));
}

TEST(PlanUpdateTest, FileAsItWasIsKept) {
  const UpdatePlan plan = PlanOne(File("a.md"), Indexed("a.md"));
  EXPECT_THAT(plan.kept, ElementsAre(IdOf("a.md")));
  EXPECT_THAT(plan.tasks, IsEmpty());
  EXPECT_EQ(plan.bytes, 0u);
}

TEST(PlanUpdateTest, OtherSizeTimeOrInodeIsATaskThatKnowsTheOldRecord) {
  FoundFile larger = File("a.md");
  larger.size = 101;
  FoundFile older = File("a.md");
  older.modified = 6;
  FoundFile replaced = File("a.md");
  replaced.inode = 43;
  for (const FoundFile& file : {larger, older, replaced}) {
    const UpdatePlan plan = PlanOne(file, Indexed("a.md"));
    EXPECT_THAT(plan.kept, IsEmpty());
    ASSERT_THAT(plan.tasks, SizeIs(1));
    EXPECT_TRUE(plan.tasks[0].was_indexed());
    EXPECT_EQ(plan.tasks[0].record.hash, "ab");
    EXPECT_EQ(plan.tasks[0].file.size, file.size);
  }
}

TEST(PlanUpdateTest, VerifyLooksIntoEveryIndexedFile) {
  EXPECT_THAT(PlanOne(File("a.md"), Indexed("a.md"), {true, false}).tasks, SizeIs(1));
}

TEST(PlanUpdateTest, FailureIsLeftUntilTheFileChangesOrARetryIsAskedFor) {
  EXPECT_THAT(PlanOne(File("a.md"), Failed("a.md")).still_bad, ElementsAre(IdOf("a.md")));
  EXPECT_THAT(PlanOne(File("a.md"), Failed("a.md")).tasks, IsEmpty());
  EXPECT_THAT(PlanOne(File("a.md"), Failed("a.md"), {true, false}).tasks, IsEmpty());
  EXPECT_THAT(PlanOne(File("a.md"), Failed("a.md"), {false, true}).tasks, SizeIs(1));
  FoundFile changed = File("a.md");
  changed.modified = 8;
  EXPECT_THAT(PlanOne(changed, Failed("a.md")).tasks, SizeIs(1));
}

TEST(PlanUpdateTest, IndexedFileThatCouldNotBeReadLastIsLookedAtAgain) {
  SourceRecord record = Indexed("a.md");
  record.failure = "permission denied";
  EXPECT_THAT(PlanOne(File("a.md"), record).tasks, SizeIs(1));
}

TEST(PlanUpdateTest, NamesThatDifferInTheirUnicodeFormClash) {
  WalkResult walk;
  walk.files = {File("pota\u0301vel.md"), File("pot\u00E1vel.md")};
  const UpdatePlan plan = PlanUpdate(walk, {}, {});
  EXPECT_THAT(plan.tasks, SizeIs(1));
  ASSERT_THAT(plan.clashes, SizeIs(1));
  EXPECT_EQ(plan.clashes[0].path, std::string(kRoot) + "/pot\u00E1vel.md");
}

TEST(IsAtOrBelowTest, ComparesWholeNames) {
  EXPECT_TRUE(IsAtOrBelow("/a/b", "/a/b"));
  EXPECT_TRUE(IsAtOrBelow("/a/b/c", "/a/b"));
  EXPECT_TRUE(IsAtOrBelow("/a", "/"));
  EXPECT_FALSE(IsAtOrBelow("/a/bc", "/a/b"));
  EXPECT_FALSE(IsAtOrBelow("/a", "/a/b"));
}

class FindVanishedTest : public ::testing::Test {
 protected:
  FindVanishedTest() {
    folder_.MakeFolder("m");
    walk_.folders = {folder_ / "m"};
  }

  std::vector<std::string> Find(const std::string& name, uint32_t passages = 1) {
    SourceRecord record;
    record.root = folder_.path().string();
    record.path = name;
    record.passages = passages;
    return FindVanished(walk_, {{"id", record}}, seen_);
  }

  testing::TempFolder folder_;
  WalkResult walk_;
  std::unordered_set<std::string> seen_;
};

TEST_F(FindVanishedTest, FileThatIsThereNoMore) {
  EXPECT_THAT(Find("m/a.md"), ElementsAre("id"));
  EXPECT_THAT(Find("m/gone/a.md"), ElementsAre("id"));
}

TEST_F(FindVanishedTest, FileThatWasSeenIsNotAskedFor) {
  seen_ = {"id"};
  EXPECT_THAT(Find("m/a.md"), IsEmpty());
}

TEST_F(FindVanishedTest, FileOutsideTheNamedFoldersStays) {
  EXPECT_THAT(Find("n/a.md"), IsEmpty());
  EXPECT_THAT(Find("mm/a.md"), IsEmpty());
}

TEST_F(FindVanishedTest, FileThatTheWalkPassedOverStaysWhileItIsThere) {
  folder_.Write("m/a.md", "Text.");
  EXPECT_THAT(Find("m/a.md"), IsEmpty());
  EXPECT_THAT(Find("m/a.md", 0), ElementsAre("id")) << "a failure is forgotten";
}

TEST_F(FindVanishedTest, FolderOrFileInThePlaceOfAPartOfThePath) {
  folder_.MakeFolder("m/a.md");
  EXPECT_THAT(Find("m/a.md"), ElementsAre("id"));
  folder_.Write("m/b", "Text.");
  EXPECT_THAT(Find("m/b/a.md"), ElementsAre("id"));
}

}  // namespace
}  // namespace faro
