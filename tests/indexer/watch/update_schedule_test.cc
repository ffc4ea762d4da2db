// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/watch/update_schedule.h"

#include <gtest/gtest.h>

namespace faro {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

class UpdateScheduleTest : public ::testing::Test {
 protected:
  UpdateScheduleTest() { schedule_.OnUpdate(start_, minutes(5)); }

  const UpdateSchedule::Clock::time_point start_{seconds(1000)};
  UpdateSchedule schedule_{start_};
};

TEST_F(UpdateScheduleTest, FirstUpdateIsDueAtOnce) {
  EXPECT_EQ(UpdateSchedule(start_).Due(), start_);
}

TEST_F(UpdateScheduleTest, WithoutChangesAfterThePause) {
  EXPECT_EQ(schedule_.Due(), start_ + minutes(5));
}

TEST_F(UpdateScheduleTest, OnceChangesAreQuiet) {
  schedule_.OnChange(start_ + seconds(1));
  EXPECT_EQ(schedule_.Due(), start_ + milliseconds(1300));
  schedule_.OnChange(start_ + milliseconds(1200));
  EXPECT_EQ(schedule_.Due(), start_ + milliseconds(1500));
}

TEST_F(UpdateScheduleTest, SoonAfterTheFirstOfChangesThatNeverEnd) {
  for (int i = 0; i < 100; ++i) schedule_.OnChange(start_ + milliseconds(100 * i));
  EXPECT_EQ(schedule_.Due(), start_ + seconds(5));
}

TEST_F(UpdateScheduleTest, ChangesDoNotPutOffWhatIsDueAnyway) {
  schedule_.OnChange(start_ + minutes(5) - milliseconds(1));
  EXPECT_EQ(schedule_.Due(), start_ + minutes(5));
}

TEST_F(UpdateScheduleTest, UpdateTakesCareOfAllChanges) {
  schedule_.OnChange(start_ + seconds(1));
  schedule_.OnUpdate(start_ + seconds(2), seconds(10));
  EXPECT_EQ(schedule_.Due(), start_ + seconds(12));
}

}  // namespace
}  // namespace faro
