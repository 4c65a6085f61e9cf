// IdleTimeouts: reports entries that have been silent for too long. Each activity costs one move in
// a list.
//
// Entries of one duration are in one list in the order of their last activity. So only the heads
// matter, and one timer serves them all. A report is never early and at most 100 ms late. When very
// many entries are due at once, a few are reported at a time, so that the loop's other events do
// not wait for all of them. An armed entry does not keep the loop alive.
#pragma once

#include <map>

#include "base/intrusive_list.h"
#include "loop/watcher.h"

namespace loop {

class IdleTimeouts;

// A member of an object that times out.
class IdleEntry {
 public:
  virtual ~IdleEntry();
  // The time ran out. The entry is disarmed. The callee may arm it again or destroy it.
  virtual void OnIdleTimeout() = 0;

  // Counts `milliseconds` from now. 0 disarms. Cheapest if the duration does not change.
  void ArmIdleTimeout(unsigned milliseconds);
  // Counts again from `now` (Loop::Now()) if armed. While suspended, it counts again from the
  // resumption.
  void TouchIdleTimeout(double now);
  void DisarmIdleTimeout();
  // Stops the time of an armed entry until ResumeIdleTimeout(). A second call of either does
  // nothing.
  void SuspendIdleTimeout();
  void ResumeIdleTimeout();
  // Armed, even if suspended.
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
  Entries resumed_;                            // was suspended and not touched since; in no order
  Entries expired_;                            // to be reported
  TimerWatcher timer_;
  double timer_due_ = 0;
};

}  // namespace loop
