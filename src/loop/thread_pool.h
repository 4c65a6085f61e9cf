// ThreadPool: does on other threads what would block the loop.
//
// A request's Work() runs on a pool thread, then its Done() on the loop. Requests of a higher
// priority start first, those of one priority in order of submission. A pending request keeps the
// loop alive; a background task (V8's own) has no Done() and does not. Threads start when there is
// work for them, kThreads at most.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "loop/watcher.h"

namespace loop {

class PoolRequest {
 public:
  static constexpr int kMinPriority = -4;
  static constexpr int kMaxPriority = 4;

  virtual ~PoolRequest() = default;
  virtual void Work() = 0;  // pool thread
  virtual void Done() = 0;  // loop thread; the pool destroys the request after it returns
  int priority = 0;
};

class ThreadPool {
 public:
  static constexpr int kThreads = 4;

  ThreadPool();
  ~ThreadPool();  // waits for what runs; drops what waits

  // Loop thread only. Error-free: where no thread can be started, Work() runs at once on this one.
  void Submit(std::unique_ptr<PoolRequest> request);
  // Any thread. Run when no request waits, or by the next free thread.
  void SubmitBackground(std::function<void()> task);
  // Blocks until no background task waits or runs.
  void WaitForBackground();
  // Requests submitted whose Done() has not been called.
  size_t pending() const { return pending_; }
  // The loop calls it before a nested iteration: finished requests that an outer DrainDone() still
  // holds go on there.
  void ResumeInNestedLoop();

 private:
  static constexpr int kPriorities = PoolRequest::kMaxPriority - PoolRequest::kMinPriority + 1;

  void StartThreadIfNeeded();
  static void* ThreadMain(void* pool);
  void RunThread();
  void DrainDone();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::unique_ptr<PoolRequest>> waiting_[kPriorities];  // [0] is the highest priority
  std::deque<std::function<void()>> background_;
  std::deque<std::unique_ptr<PoolRequest>> done_;
  size_t waiting_count_ = 0;  // in waiting_ and background_
  int idle_threads_ = 0;
  int background_count_ = 0;  // waiting or running
  std::condition_variable background_idle_;
  bool stopping_ = false;
  std::vector<pthread_t> threads_;

  AsyncWatcher async_;
  std::deque<std::unique_ptr<PoolRequest>> finished_;  // loop thread only
  size_t pending_ = 0;
};

}  // namespace loop
