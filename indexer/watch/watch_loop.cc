// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/watch/watch_loop.h"

#include <poll.h>
#include <signal.h>
#include <xapian.h>

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "indexer/watch/folder_watcher.h"
#include "indexer/watch/update_schedule.h"

namespace faro {
namespace {

using Clock = UpdateSchedule::Clock;

constexpr Clock::duration kLockedPause = std::chrono::seconds(1);
constexpr Clock::duration kErrorPause = std::chrono::seconds(30);

// Between updates when not all folders are watched.
constexpr std::chrono::milliseconds kUnwatchedRescan = std::chrono::seconds(10);

std::vector<std::string> AbsolutePaths(const std::vector<std::string>& paths) {
  std::vector<std::string> absolute;
  for (const std::string& path : paths) absolute.push_back(AbsolutePath(path));
  return absolute;
}

// Keeps the signals that stop us from coming between a look at the flag and the wait that they are
// to end: they come in while we wait, or after.
class HeldSignals {
 public:
  HeldSignals() {
    sigset_t held;
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigaddset(&held, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &held, &before_);
  }
  ~HeldSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

  const sigset_t* before() const { return &before_; }

 private:
  sigset_t before_;
};

timespec ToTimespec(Clock::duration duration) {
  const auto ns = std::chrono::duration_cast<std::chrono::nanoseconds>(
      std::max(duration, Clock::duration::zero()));
  return {static_cast<time_t>(ns.count() / 1'000'000'000),
          static_cast<long>(ns.count() % 1'000'000'000)};
}

class WatchLoop {
 public:
  WatchLoop(const WatchOptions& options, const std::atomic<int>* stop, WatchListener* listener)
      : rescan_(options.rescan),
        stop_(stop),
        listener_(listener),
        update_(options.update),
        watcher_(AbsolutePaths(options.update.paths), AbsolutePath(options.update.db),
                 options.most_watches),
        schedule_(Clock::now()) {
    update_.on_folder = [this](const std::string& folder) { watcher_.Watch(folder); };
  }

  void Run() {
    while (!Stopped()) {
      Update();
      Wait();
    }
  }

 private:
  bool Stopped() const { return stop_ != nullptr && stop_->load() != 0; }

  void Update() {
    watcher_.BeginScan();
    Clock::duration pause = rescan_;
    try {
      const UpdateReport report = RunOnce();
      watcher_.EndScan();
      if (!last_trouble_.empty()) listener_->OnNote("the index is up to date again");
      last_trouble_.clear();
      Tell(report);
      if (!watcher_.shortage().empty()) pause = std::min(rescan_, kUnwatchedRescan);
      if (!report.interrupted) BeginWatching();
    } catch (const Error& error) {
      watcher_.EndScan();
      if (Stopped()) return;
      const bool locked = error.code() == ErrorCode::kLocked;
      if (!watching_ && !locked) throw;
      pause = std::min<Clock::duration>(rescan_, locked ? kLockedPause : kErrorPause);
      TellTrouble(error);
    }
    schedule_.OnUpdate(Clock::now(), pause);
  }

  UpdateReport RunOnce() {
    const std::unique_ptr<UpdateListener> run = listener_->StartUpdate();
    try {
      return RunUpdate(update_, stop_, run.get());
    } catch (const Xapian::Error& error) {
      throw FromXapian(error, "updating the index at " + update_.db);
    }
  }

  void BeginWatching() {
    if (watcher_.shortage() != last_shortage_) {
      last_shortage_ = watcher_.shortage();
      if (!last_shortage_.empty()) {
        const auto every =
            std::chrono::duration_cast<std::chrono::seconds>(std::min(rescan_, kUnwatchedRescan));
        listener_->OnNote(last_shortage_ + "; looking for changes every " +
                          std::to_string(every.count()) + " s instead");
      }
    }
    if (watching_) return;
    watching_ = true;
    update_.full = false;
    update_.verify = false;
    update_.retry_failed = false;
    listener_->OnWatching(watcher_.folder_count());
  }

  void Tell(const UpdateReport& report) {
    std::set<std::string> notes(report.notes.begin(), report.notes.end());
    for (const std::string& note : notes) {
      if (!last_notes_.contains(note)) listener_->OnNote(note);
    }
    last_notes_ = std::move(notes);
    std::set<std::pair<std::string, std::string>> failures;
    std::vector<Failure> fresh;
    for (const Failure& failure : report.failed) {
      failures.emplace(failure.path, failure.reason);
      if (!last_failures_.contains({failure.path, failure.reason})) fresh.push_back(failure);
    }
    last_failures_ = std::move(failures);
    if (report.added + report.updated + report.removed > 0 || !fresh.empty()) {
      listener_->OnUpdate(report, fresh);
    }
  }

  void TellTrouble(const Error& error) {
    if (last_trouble_ == error.what()) return;
    last_trouble_ = error.what();
    if (error.code() == ErrorCode::kLocked) {
      listener_->OnNote(last_trouble_ + "; waiting for it");
    } else {
      listener_->OnError(error);
    }
  }

  // Until the next update is due, or we are to stop.
  void Wait() {
    const HeldSignals held;
    while (!Stopped()) {
      const Clock::duration left = schedule_.Due() - Clock::now();
      if (left <= Clock::duration::zero()) return;
      pollfd polled = {watcher_.fd(), POLLIN, 0};
      const timespec timeout = ToTimespec(left);
      const int ready = ppoll(&polled, 1, &timeout, held.before());
      if (ready > 0 && watcher_.ReadEvents()) schedule_.OnChange(Clock::now());
    }
  }

  const std::chrono::milliseconds rescan_;
  const std::atomic<int>* stop_;
  WatchListener* listener_;
  UpdateOptions update_;
  FolderWatcher watcher_;
  UpdateSchedule schedule_;
  bool watching_ = false;  // the first update has been made
  std::string last_trouble_;
  std::string last_shortage_;
  std::set<std::string> last_notes_;
  std::set<std::pair<std::string, std::string>> last_failures_;
};

}  // namespace

void RunWatch(const WatchOptions& options, const std::atomic<int>* stop, WatchListener* listener) {
  WatchLoop(options, stop, listener).Run();
}

}  // namespace faro
