// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_PIPELINE_ORDERED_RUNNER_H_
#define FARO_INDEXER_PIPELINE_ORDERED_RUNNER_H_

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace faro {

// Calls `work(i, worker)` for each i in [0, count) on up to `threads` threads, and `consume(i,
// result)` on the calling thread, in order of i, so that what comes out does not depend on timing.
// `worker` is in [0, threads): calls with the same one do not overlap. No more than `window` items
// are in work or waiting to be consumed, which bounds memory when one item takes long.
//
// When either throws, no further item is begun, and the first exception is rethrown when all
// threads have ended.
template <typename Work, typename Consume>
void RunOrdered(size_t count, unsigned threads, size_t window, const Work& work,
                const Consume& consume) {
  using Result = decltype(work(size_t{}, unsigned{}));
  std::mutex mutex;
  std::condition_variable changed;
  std::map<size_t, Result> ready;
  size_t next = 0;      // to be begun
  size_t consumed = 0;  // items before it are done with
  std::exception_ptr failure;

  const auto run = [&](unsigned worker) {
    std::unique_lock lock(mutex);
    for (;;) {
      changed.wait(lock, [&] { return failure || next >= count || next < consumed + window; });
      if (failure || next >= count) return;
      const size_t item = next++;
      lock.unlock();
      std::exception_ptr error;
      try {
        Result result = work(item, worker);
        lock.lock();
        ready.emplace(item, std::move(result));
      } catch (...) {
        error = std::current_exception();
        if (!lock.owns_lock()) lock.lock();
      }
      if (error && !failure) failure = error;
      changed.notify_all();
    }
  };

  std::vector<std::jthread> pool;
  const size_t started = std::min<size_t>(std::max(threads, 1u), count);
  for (unsigned worker = 0; worker < started; ++worker) pool.emplace_back(run, worker);
  {
    std::unique_lock lock(mutex);
    while (consumed < count) {
      changed.wait(lock, [&] { return failure || ready.contains(consumed); });
      if (failure) break;
      auto node = ready.extract(consumed);
      lock.unlock();
      std::exception_ptr error;
      try {
        consume(node.key(), std::move(node.mapped()));
      } catch (...) {
        error = std::current_exception();
      }
      lock.lock();
      if (error) failure = error;
      ++consumed;
      changed.notify_all();
    }
  }
  pool.clear();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace faro

#endif  // FARO_INDEXER_PIPELINE_ORDERED_RUNNER_H_
