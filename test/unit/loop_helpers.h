// What unit tests of everything on the loop share: running it until something holds, with a
// deadline.
#pragma once

#include <functional>

#include "loop/loop.h"

// Watchers take it for granted that there is a loop.
inline loop::Loop& loop_made = loop::Loop::Get();

// Runs the loop until `done()` holds; false when five seconds pass or nothing is left that could
// happen.
inline bool RunUntil(const std::function<bool()>& done) {
  struct Deadline {
    void OnTime() { passed = true; }
    bool passed = false;
  } deadline;
  loop::Loop& loop = loop::Loop::Get();
  loop::TimerWatcher timer;
  timer.Bind<&Deadline::OnTime>(&deadline);
  timer.Start(5);
  timer.Unref();
  while (!done()) {
    if (deadline.passed || !loop.RunOnce()) return done();
  }
  return true;
}

// Runs the loop for so many seconds, whatever happens on it.
inline void RunFor(double seconds) {
  struct End {
    void OnTime() { reached = true; }
    bool reached = false;
  } end;
  loop::TimerWatcher timer;
  timer.Bind<&End::OnTime>(&end);
  timer.Start(seconds);
  while (!end.reached) loop::Loop::Get().RunOnce();
}
