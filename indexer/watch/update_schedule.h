// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_WATCH_UPDATE_SCHEDULE_H_
#define FARO_INDEXER_WATCH_UPDATE_SCHEDULE_H_

#include <algorithm>
#include <chrono>
#include <optional>

namespace faro {

// When the next update is due: once changes have been quiet for a moment, so that a burst of them
// makes one update, but soon after the first of them also when they never end; and from time to
// time without any. Has no clock of its own.
class UpdateSchedule {
 public:
  using Clock = std::chrono::steady_clock;

  static constexpr Clock::duration kQuiet = std::chrono::milliseconds(300);
  static constexpr Clock::duration kLongestDelay = std::chrono::seconds(5);

  explicit UpdateSchedule(Clock::time_point now) : without_change_(now) {}

  void OnChange(Clock::time_point now) {
    if (!first_change_) first_change_ = now;
    last_change_ = now;
  }

  // All changes so far are taken care of; the next update is due in `pause` without any.
  void OnUpdate(Clock::time_point now, Clock::duration pause) {
    first_change_.reset();
    without_change_ = now + pause;
  }

  Clock::time_point Due() const {
    if (!first_change_) return without_change_;
    return std::min({without_change_, last_change_ + kQuiet, *first_change_ + kLongestDelay});
  }

 private:
  Clock::time_point without_change_;
  std::optional<Clock::time_point> first_change_;  // since the last update
  Clock::time_point last_change_;
};

}  // namespace faro

#endif  // FARO_INDEXER_WATCH_UPDATE_SCHEDULE_H_
