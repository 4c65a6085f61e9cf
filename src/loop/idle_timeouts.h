// IdleTimeouts: closes what has been silent for too long, at the price of a list move for each
// activity.
//
// Entries of one duration stand in one list in the order of their last activity, so only the heads
// matter, and one timer serves them all. Accuracy: never early, at most 100 ms late, but where very
// many are due at once they are told a few at a time, so that the loop's other events do not wait
// for all of them. An armed entry does not keep the loop alive.
#pragma once

#include <map>

#include "base/intrusive_list.h"
#include "loop/watcher.h"

namespace loop {

class IdleTimeouts;

// A member of something that times out.
class IdleEntry {
 public:
  virtual ~IdleEntry();
  // The time ran out; the entry is disarmed. The callee may arm it again or destroy it.
  virtual void OnIdleTimeout() = 0;

  // Counts `milliseconds` from now; 0 disarms. Cheapest when the duration does not change.
  void ArmIdleTimeout(unsigned milliseconds);
  // Counts again from `now` (Loop::Now(); or, while suspended, from the resumption), if armed.
  void TouchIdleTimeout(double now);
  void DisarmIdleTimeout();
  // Time stands still for an armed entry until ResumeIdleTimeout(). Each does nothing the second
  // time.
  void SuspendIdleTimeout();
  void ResumeIdleTimeout();
  // Armed, be it suspended.
  bool idle_timeout_armed() const { return list_ != nullptr; }

 private:
  friend class IdleTimeouts;
  struct List;

  base::ListLink link_;   // in a list of IdleTimeouts while armed and not suspended
  List* list_ = nullptr;  // of our duration, while armed
  double due_ = 0;  // seconds on the monotonic clock; while suspended, the seconds that are left
};

class IdleTimeouts {
 public:
  IdleTimeouts();
  ~IdleTimeouts();

 private:
  friend class IdleEntry;
  using Entries = base::IntrusiveList<IdleEntry, &IdleEntry::link_>;

  IdleEntry::List* ListOf(unsigned milliseconds);
  void Sweep();
  void Schedule(double due);

  std::map<unsigned, IdleEntry::List> lists_;  // by duration; unused ones stay for a while
  Entries resumed_;  // suspended for a while and not touched since: in no order
  Entries expired_;  // to be told
  TimerWatcher timer_;
  double timer_due_ = 0;
};

}  // namespace loop
