// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/batch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<SourceTask> TasksOf(const std::vector<uint64_t>& sizes) {
  std::vector<SourceTask> tasks(sizes.size());
  for (size_t i = 0; i < sizes.size(); ++i) tasks[i].file.size = sizes[i];
  return tasks;
}

// How many tasks each batch has. Checks that the batches are the tasks in order.
std::vector<size_t> Cut(const std::vector<uint64_t>& sizes, uint64_t bytes) {
  const std::vector<SourceTask> tasks = TasksOf(sizes);
  std::vector<size_t> counts;
  const SourceTask* next = tasks.data();
  for (const auto batch : CutBatches(tasks, bytes)) {
    EXPECT_EQ(batch.data(), next);
    next += batch.size();
    counts.push_back(batch.size());
  }
  EXPECT_EQ(next, tasks.data() + tasks.size());
  return counts;
}

TEST(CutBatchesTest, NoTasksNoBatches) { EXPECT_THAT(Cut({}, 1000), IsEmpty()); }

TEST(CutBatchesTest, BatchesAreOfTheSizeThatIsAskedFor) {
  const std::vector<size_t> counts = Cut(std::vector<uint64_t>(1000, 100), 1000);
  ASSERT_GT(counts.size(), 90u);
  for (size_t i = 0; i < 90; ++i) EXPECT_EQ(counts[i], 10u) << i;
}

TEST(CutBatchesTest, TheLastOnesAreSmaller) {
  const std::vector<size_t> counts = Cut(std::vector<uint64_t>(400, 10), 1000);
  EXPECT_EQ(counts.front(), 100u);
  EXPECT_TRUE(std::is_sorted(counts.rbegin(), counts.rend()));
  EXPECT_LE(counts.back(), 100u / 8 + 1);
  EXPECT_LT(counts.size(), 20u);
}

TEST(CutBatchesTest, ALargeTaskIsABatchOfItsOwn) {
  EXPECT_THAT(Cut({5000, 5000, 5000}, 1000), ElementsAre(1u, 1u, 1u));
}

TEST(CutBatchesTest, EmptyFilesDoNotMakeBatches) {
  EXPECT_THAT(Cut(std::vector<uint64_t>(600, 0), 1000), ElementsAre(512u, 88u));
}

}  // namespace
}  // namespace faro
