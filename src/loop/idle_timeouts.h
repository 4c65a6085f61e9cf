// IdleTimeouts: closes what has been silent for too long, at the price of a list move for each activity.
//
// Entries of one duration stand in one list in the order of their last activity, so only the heads matter, and one timer
// serves them all. Accuracy: never early, at most 100 ms late. An armed entry does not keep the loop alive.
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
  // Counts again from now, if armed.
  void TouchIdleTimeout();
  void DisarmIdleTimeout();
  bool idle_timeout_armed() const { return link_.linked(); }

 private:
  friend class IdleTimeouts;
  struct List;

  base::ListLink link_;
  List* list_ = nullptr;  // of our duration, for as long as we stand in it
  double due_ = 0;        // seconds, the loop's time
};

class IdleTimeouts {
 public:
  IdleTimeouts();
  ~IdleTimeouts();

 private:
  friend class IdleEntry;

  void Add(IdleEntry* entry, unsigned milliseconds);
  void Sweep();
  void Schedule(double due);

  std::map<unsigned, IdleEntry::List> lists_;  // by duration; a list that ran empty stays, durations are few
  TimerWatcher timer_;
  double timer_due_ = 0;
};

}  // namespace loop
