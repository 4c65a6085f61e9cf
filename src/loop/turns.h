// Turns: one report to an owner at a time.
//
// An object that reports events (a stream to its listener) makes every report inside a turn. The
// owner may run a nested loop in there, and that loop may find more events of the same object. They
// are not reported on top of the running report. They are owed, and follow one by one, each from a
// clean stack, in later turns of the loop.
#pragma once

#include <cstdint>

#include "loop/loop.h"

namespace loop {

class Turns : private LaterTurn {
 public:
  // Whether a report is on the stack.
  bool in_turn() const { return in_turn_; }

 protected:
  ~Turns() = default;

  // Each report is one bit.
  void Owe(uint8_t report) {
    owed_ |= report;
    if (!in_turn_) RequestLaterTurn();
  }
  void Forget(uint8_t reports) { owed_ &= ~reports; }
  bool owes(uint8_t report) const { return (owed_ & report) != 0; }
  // Whether `report` was owed. It is not owed afterwards.
  bool Take(uint8_t report) {
    const bool owed = owes(report);
    Forget(report);
    return owed;
  }

  void BeginTurn() { in_turn_ = true; }
  void EndTurn() { in_turn_ = false; }
  // Called after EndTurn() and OnOwed(): requests a turn for the reports that are still owed.
  void FollowUp() {
    if (owed_ != 0) {
      RequestLaterTurn();
    } else {
      CancelLaterTurn();
    }
  }

  // Called from a clean stack while reports are owed. Makes one report, inside a turn.
  virtual void OnOwed() = 0;

 private:
  void OnLaterTurn() override {
    if (!in_turn_ && owed_ != 0) OnOwed();
  }

  uint8_t owed_ = 0;
  bool in_turn_ = false;
};

}  // namespace loop
