// Loop: the process's one event loop (libev's default loop) and what everything on it shares.
//
// It promises: nested runs work (promise.wait() nests them), work deferred to a later turn, work flushed before the loop
// sleeps, one read buffer that is leased, and the thread pool. All calls are for the loop thread.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>

#include "base/intrusive_list.h"
#include "loop/idle_timeouts.h"
#include "loop/thread_pool.h"
#include "loop/watcher.h"

namespace loop {

// A member of something that has work for just before the loop sleeps (such as bytes to write).
class BeforeSleep {
 public:
  virtual void OnBeforeSleep() = 0;

 protected:
  ~BeforeSleep() = default;

 private:
  friend class Loop;
  base::ListLink link_;
};

// A member of something that has work for a later turn. Run once for each Schedule; destroying it cancels it.
class Deferred {
 public:
  explicit Deferred(std::function<void()> work) : work_(std::move(work)) {}
  // From a clean stack, in the order of scheduling, in the next iteration. Keeps the loop alive until then.
  void Schedule();
  void Cancel() { link_.Unlink(); }
  bool scheduled() const { return link_.linked(); }

 private:
  friend class Loop;
  std::function<void()> work_;
  base::ListLink link_;
};

// The bytes that a read goes into, for as long as this object lives.
class ReadBuffer {
 public:
  static constexpr size_t kSize = 64 * 1024;
  ReadBuffer();
  ~ReadBuffer();
  ReadBuffer(const ReadBuffer&) = delete;
  char* data() { return data_; }

 private:
  char* data_;
  std::unique_ptr<char[]> own_;  // set when the shared buffer was on lease already (a nested loop)
};

class Loop {
 public:
  // The one loop; made at the first call, on the thread that will run it.
  static Loop& Get();

  // Runs until no active watcher is left or Stop() is called.
  void Run();
  // One iteration, sleeping for at least one event. False when nothing is left that could ever cause one.
  bool RunOnce();
  // Ends the innermost Run().
  void Stop();
  // How many Run/RunOnce calls are on the stack.
  int depth() const { return depth_; }
  // Seconds on the monotonic clock at the start of this iteration: cheap, and good enough for idle times.
  double Now() const { return ev_now(EV_DEFAULT_UC); }

  // Calls OnBeforeSleep() once, before the loop next sleeps. Asking twice is once.
  void RequestBeforeSleep(BeforeSleep* work) { before_sleep_.PushBack(work); }
  // Runs all requested before-sleep work now; the loop does so itself, `exit` paths call it.
  void FlushBeforeSleep();

  ThreadPool& pool() { return pool_; }
  IdleTimeouts& idle_timeouts() { return idle_timeouts_; }

 private:
  friend class Deferred;
  friend class ReadBuffer;

  Loop();
  void RunDeferred();

  ThreadPool pool_;
  IdleTimeouts idle_timeouts_;
  base::IntrusiveList<BeforeSleep, &BeforeSleep::link_> before_sleep_;
  base::IntrusiveList<Deferred, &Deferred::link_> deferred_;
  PrepareWatcher prepare_;
  IdleWatcher idle_;
  int depth_ = 0;
  bool read_buffer_leased_ = false;
  std::unique_ptr<char[]> read_buffer_;
};

}  // namespace loop
