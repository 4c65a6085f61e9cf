// ThreadPool: does on other threads what would block the loop.
//
// A request's Work() runs on a pool thread, then its Done() on the loop. Requests of a higher
// priority start first, those of one priority in order of submission. A pending request keeps the
// loop alive; a background task (V8's own) has no Done() and does not.
//
// Threads start when there is work for them, kThreads at most. If work blocks all of them (opening
// a named pipe may do so for ever), the queue does not move. Then one more thread starts after each
// kStall, up to kMaxThreads. When work runs out, kThreads stay and the others end.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
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

// Whether to look for work for a moment before going to sleep. It is worth it while work is found
// quickly.
//
// The two sides of the pool make each other wait: while one has to wake up for every request, the
// other finds nothing quickly. So a look lasts longer than a wake-up, which brings both back into
// step after a delay. And for a few requests of many (probes, the same for both sides) both look
// whatever the past says.
//
// The loop does not look when many requests wait, which keep the threads busy for a while. A short
// sleep costs less then, and afterwards it handles several at once.
class SpinPolicy {
 public:
  static constexpr auto kQuick = std::chrono::microseconds(8);
  static constexpr auto kLimit = std::chrono::microseconds(25);
  static constexpr size_t kManyWait = 16;
  static constexpr auto kNap = std::chrono::microseconds(10);  // and the timer's slack, of 50
  static constexpr size_t kDoneInNap = 4;                      // quick requests
  // Of every kProbeEvery requests, kProbes are probes. The first ones come soon after the start.
  static constexpr unsigned kProbeEvery = 256;
  static constexpr unsigned kProbes = 4;

  // `requests` is the number of requests so far.
  bool ShouldSpin(unsigned requests) {
    if (credit_ > 0) return true;
    const bool probe = (requests + kProbeEvery - kProbes) % kProbeEvery < kProbes;
    // Once for each request: without a new one there is nothing to learn.
    return probe && std::exchange(probed_, requests) != requests;
  }
  void Spun(bool quick) { credit_ = quick ? kCredit : credit_ - (credit_ > 0); }

 private:
  static constexpr int kCredit = 3;  // this many slow ones in a row end it
  int credit_ = 0;
  unsigned probed_ = 0;
};

class ThreadPool {
 public:
  static constexpr int kThreads = 4;
  static constexpr int kMaxThreads = 64;
  static constexpr double kStall = 0.05;  // seconds

  ThreadPool();
  ~ThreadPool();  // waits for what runs; drops what waits

  // Loop thread only. Never fails: if no thread can be started, Work() runs at once on this one.
  void Submit(std::unique_ptr<PoolRequest> request);
  // Loop thread only. For a request whose work is done: Done() is called when the loop comes to those that are finished.
  void SubmitDone(std::unique_ptr<PoolRequest> request);
  // Any thread. The task runs when no request waits, or on the next free thread. If no thread can
  // be started, the loop runs it after kStall.
  void SubmitBackground(std::function<void()> task);
  // Blocks until no background task waits or runs.
  void WaitForBackground();
  // Requests submitted whose Done() has not been called.
  size_t pending() const { return pending_; }
  // The loop calls it before a nested iteration, which continues with the finished requests of an
  // outer DrainDone().
  void ResumeInNestedLoop();
  // The loop calls it before it sleeps: waits a moment for a pending request, if that has been
  // worth it.
  void WaitBeforeSleep();
  // The loop calls it in each iteration: if something waits, checks from time to time whether the
  // queue moves. It makes no system call.
  void WatchQueue();
  // How many threads there are.
  int threads();

 private:
  struct Sleeper;
  static constexpr int kPriorities = PoolRequest::kMaxPriority - PoolRequest::kMinPriority + 1;

  void StartThread(size_t limit);
  void LeaveThread();
  static void* ThreadMain(void* pool);
  void RunThread();
  bool AwaitWork(Sleeper* sleeper, std::unique_lock<std::mutex>& lock);
  std::unique_ptr<PoolRequest> TakeRequest();
  std::function<void()> TakeTask();
  void RunTask(std::function<void()> task, std::unique_lock<std::mutex>& lock);
  void RunTasksHere(std::unique_lock<std::mutex>& lock);
  void Finish(std::unique_ptr<PoolRequest> request, std::unique_lock<std::mutex>& lock);
  Sleeper* WakeOne(size_t limit = kThreads);
  void OnStall();
  void DrainDone();

  // Guards what follows.
  std::mutex mutex_;
  std::deque<std::unique_ptr<PoolRequest>> waiting_[kPriorities];  // [0] is the highest priority
  std::deque<std::function<void()>> background_;
  std::deque<std::unique_ptr<PoolRequest>> done_;
  // Sizes of waiting_ and background_, and of done_. Atomic, since spinning threads read them
  // without the mutex.
  std::atomic<size_t> waiting_count_ = 0;
  std::atomic<size_t> done_count_ = 0;
  std::vector<Sleeper*>
      sleepers_;              // threads asleep that were not woken; the last went to sleep last
  unsigned submitted_ = 0;    // requests so far
  unsigned taken_ = 0;        // requests and tasks that threads have taken so far
  bool coming_ = false;       // a thread was woken or started, and does not run yet
  bool spinning_ = false;     // a thread looks for work
  int background_count_ = 0;  // waiting or running
  bool stopping_ = false;
  SpinPolicy thread_spin_;
  std::condition_variable background_idle_;
  std::vector<pthread_t> threads_;
  const bool can_spin_;  // there is a processor for each of two threads

  // For the loop thread only.
  AsyncWatcher async_;
  std::deque<std::unique_ptr<PoolRequest>> finished_;
  size_t pending_ = 0;
  SpinPolicy loop_spin_;
  TimerWatcher stall_;         // runs while something waits, or did recently
  unsigned taken_before_ = 0;  // taken_ when it last ran
};

}  // namespace loop
