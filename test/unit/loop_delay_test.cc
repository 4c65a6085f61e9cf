// LoopDelay: tells how long the loop was busy at a time, from Start() on, and begins anew with each
// Take().

#include "loop/loop_delay.h"

#include <gtest/gtest.h>

#include "loop/loop.h"

namespace {

void BusyFor(double seconds) {
  for (const double end = loop::Loop::Now() + seconds; loop::Loop::Now() < end;) {
  }
}

void RunTurns(int turns, double seconds) {
  loop::Loop& loop = loop::Loop::Get();
  loop::Deferred work([&] {
    BusyFor(seconds);
    if (--turns > 0) work.Schedule();
  });
  work.Schedule();
  loop.Run();
}

TEST(LoopDelay, NothingBeforeStart) {
  loop::LoopDelay delay;
  RunTurns(1, 0.002);
  EXPECT_EQ(delay.Take().max, 0);
}

TEST(LoopDelay, TellsTheTimeOfTurns) {
  loop::LoopDelay delay;
  delay.Start();
  RunTurns(20, 0.002);
  RunTurns(1, 0.02);
  const loop::LoopDelay::Report report = delay.Take();
  EXPECT_GE(report.p50, 2);
  EXPECT_LT(report.p50, 20);
  EXPECT_GE(report.max, 20);
  EXPECT_GE(report.max, report.p99);
  EXPECT_GE(report.p99, report.p50);
  EXPECT_LT(delay.Take().max, 20);
}

TEST(LoopDelay, CountsWhatTheLoopIsBusyWithNow) {
  loop::LoopDelay delay;
  delay.Start();
  BusyFor(0.005);
  EXPECT_GE(delay.Take().max, 5);
}

}  // namespace
