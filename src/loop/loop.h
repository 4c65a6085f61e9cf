// Loop: the process's one event loop (libev's default loop) and what its users share.
//
// It offers nested runs (promise.wait() nests them), work deferred to a later turn, work flushed
// before the loop sleeps, one read buffer that is leased, and the thread pool. All calls are for
// the loop thread.
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

// A member of an object that has work to do before the loop sleeps (such as bytes to write).
class BeforeSleep {
 public:
  virtual void OnBeforeSleep() = 0;
  bool before_sleep_requested() const { return link_.linked(); }

 protected:
  ~BeforeSleep() = default;

 private:
  friend class Loop;
  base::ListLink link_;
};

// A member of an object that has work for a later turn: from a clean stack, in the order of the
// requests, in the next iteration. A second request changes nothing. Destroying the object cancels
// it. It keeps the loop alive until then.
class LaterTurn {
 public:
  virtual void OnLaterTurn() = 0;
  void RequestLaterTurn();
  void CancelLaterTurn() { link_.Unlink(); }
  bool later_turn_requested() const { return link_.linked(); }

 protected:
  ~LaterTurn() = default;

 private:
  friend class Loop;
  base::ListLink link_;
};

// A LaterTurn as a member, with a function of its own.
class Deferred final : public LaterTurn {
 public:
  explicit Deferred(std::function<void()> work) : work_(std::move(work)) {}
  void Schedule() { RequestLaterTurn(); }
  void Cancel() { CancelLaterTurn(); }
  bool scheduled() const { return later_turn_requested(); }

 private:
  void OnLaterTurn() override { work_(); }
  std::function<void()> work_;
};

// Keeps the loop running for as long as it is held.
class LoopReference {
 public:
  LoopReference() = default;
  LoopReference(const LoopReference&) = delete;
  LoopReference& operator=(const LoopReference&) = delete;
  ~LoopReference() { Hold(false); }
  void Hold(bool held);

 private:
  bool held_ = false;
};

// The buffer that a read fills, for as long as this object lives. It has room for the bytes of
// several events.
class ReadBuffer {
 public:
  static constexpr size_t kSize = 128 * 1024;
  ReadBuffer();
  ~ReadBuffer();
  ReadBuffer(const ReadBuffer&) = delete;
  char* data() { return data_; }

 private:
  char* data_;
  std::unique_ptr<char[]> own_;  // used if the shared buffer was on lease already (a nested loop)
};

class Loop {
 public:
  // The one loop; made at the first call, on the thread that will run it.
  static Loop& Get();

  // Runs until no active watcher is left or Stop() is called.
  void Run();
  // One iteration, sleeping for at least one event. False when nothing is left that could ever
  // cause one.
  bool RunOnce();
  // Ends the innermost Run().
  void Stop();
  // From now on `pass` runs the callbacks of each iteration by calling HandleEvents() once. So the
  // caller can open a scope that foreign callbacks need.
  void HandleEventsWithin(void (*pass)());
  static void HandleEvents();
  // From now on `awake` is called when the loop has looked for events, before it handles any.
  void OnAwake(void (*awake)(struct ev_loop*) noexcept);
  // Seconds on the monotonic clock.
  static double Now();
  // The number of the iteration, nested ones included.
  static unsigned Iteration();

  // Calls OnBeforeSleep() once, before the loop next sleeps. A second request changes nothing.
  void RequestBeforeSleep(BeforeSleep* work) { before_sleep_.PushBack(work); }
  static void CancelBeforeSleep(BeforeSleep* work) { work->link_.Unlink(); }
  // Runs all requested before-sleep work now. The loop does so itself, `exit` paths call it.
  void FlushBeforeSleep();

  ThreadPool& pool() { return pool_; }
  // For name look-ups alone. They end by themselves, and requests that block the other pool for
  // ever must not delay them.
  ThreadPool& lookup_pool() { return lookup_pool_; }
  IdleTimeouts& idle_timeouts() { return idle_timeouts_; }

 private:
  friend class LaterTurn;
  friend class ReadBuffer;

  Loop();
  static void OnSleep(struct ev_loop*) noexcept;
  void OnPrepare();
  void RunLaterTurns();
  void StayAwake() {}  // that the watcher runs is enough

  ThreadPool pool_;
  ThreadPool lookup_pool_;
  IdleTimeouts idle_timeouts_;
  base::IntrusiveList<BeforeSleep, &BeforeSleep::link_> before_sleep_;
  base::IntrusiveList<LaterTurn, &LaterTurn::link_> later_;      // asked for
  base::IntrusiveList<LaterTurn, &LaterTurn::link_> this_turn_;  // being run
  PrepareWatcher prepare_;
  CheckWatcher turn_;  // runs the later turns,
  IdleWatcher awake_;  // for which the loop does not sleep
  AsyncWatcher wake_;  // keeps it from sleeping where it is about to
  void (*pass_)() = HandleEvents;
  int depth_ = 0;
  bool read_buffer_leased_ = false;
  std::unique_ptr<char[]> read_buffer_;
};

}  // namespace loop
