// Loop: later turns, work before sleep, the leased read buffer, references, watchers.

#include "loop/loop.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>
#include <string>

#include "loop_helpers.h"

namespace {

using loop::Deferred;
using loop::Loop;

TEST(LaterTurnTest, RunsInTheOrderOfAskingAndKeepsTheLoopAlive) {
  std::string log;
  Deferred a([&] { log += "a"; }), b([&] { log += "b"; }), c([&] { log += "c"; });
  b.Schedule();
  a.Schedule();
  c.Schedule();
  b.Schedule();  // twice is once
  EXPECT_EQ(log, "");
  Loop::Get().Run();
  EXPECT_EQ(log, "bac");
}

TEST(LaterTurnTest, WhatIsAskedForInATurnWaitsForTheNext) {
  int runs = 0;
  Deferred again([&] {
    if (++runs < 3) again.Schedule();
  });
  again.Schedule();
  Loop::Get().RunOnce();
  EXPECT_EQ(runs, 1);
  Loop::Get().Run();
  EXPECT_EQ(runs, 3);
}

TEST(LaterTurnTest, ComesBeforeTheEventsOfItsIterationHoweverManyWakeUpsThereAre) {
  // An AsyncWatcher's wake-up has the highest priority that libev knows.
  struct Waker {
    void OnWake() {
      log += "wake ";
      if (++wakes < 10) async.Send();
    }
    loop::AsyncWatcher async;
    std::string log;
    int wakes = 0;
  } waker;
  waker.async.Bind<&Waker::OnWake>(&waker);
  waker.async.Start();
  Deferred later([&] { waker.log += "later "; });
  waker.async.Send();
  later.Schedule();
  Loop::Get().RunOnce();
  EXPECT_EQ(waker.log, "later wake ");
  waker.async.Stop();
}

TEST(LaterTurnTest, MayBeCancelledAndDestroyedMeanwhile) {
  std::string log;
  Deferred cancelled([&] { log += "cancelled"; });
  auto destroyed = std::make_unique<Deferred>([&] { log += "destroyed"; });
  Deferred first([&] {
    log += "first";
    cancelled.Cancel();
    destroyed.reset();
  });
  first.Schedule();
  cancelled.Schedule();
  destroyed->Schedule();
  EXPECT_TRUE(cancelled.scheduled());
  Loop::Get().Run();
  EXPECT_EQ(log, "first");
}

TEST(LaterTurnTest, ANestedLoopGoesOnWithTheRest) {
  std::string log;
  Deferred late([&] { log += "late "; });
  Deferred first([&] {
    late.Schedule();
    EXPECT_TRUE(RunUntil([&] { return log == "second late "; }));
    log += "first ";
  });
  Deferred second([&] { log += "second "; });
  first.Schedule();
  second.Schedule();
  Loop::Get().Run();
  EXPECT_EQ(log, "second late first ");
}

class Work final : public loop::BeforeSleep {
 public:
  void OnBeforeSleep() override {
    ++runs;
    if (then) then();
  }
  int runs = 0;
  std::function<void()> then;
};

TEST(BeforeSleepTest, RunsOnceForEachTimeItIsAskedFor) {
  Work work;
  Loop::Get().RequestBeforeSleep(&work);
  Loop::Get().RequestBeforeSleep(&work);
  RunFor(0.01);
  EXPECT_EQ(work.runs, 1);
  Loop::Get().RequestBeforeSleep(&work);
  Loop::CancelBeforeSleep(&work);
  RunFor(0.01);
  EXPECT_EQ(work.runs, 1);
}

TEST(BeforeSleepTest, ANestedLoopFlushesTheRest) {
  Work first, second;
  first.then = [&] {
    Loop::Get().FlushBeforeSleep();
    EXPECT_EQ(second.runs, 1);
  };
  Loop::Get().RequestBeforeSleep(&first);
  Loop::Get().RequestBeforeSleep(&second);
  Loop::Get().FlushBeforeSleep();
  EXPECT_EQ(first.runs, 1);
  EXPECT_EQ(second.runs, 1);
}

TEST(ReadBufferTest, ALeasedBufferIsNotLeasedTwice) {
  const char* shared;
  {
    loop::ReadBuffer outer;
    shared = outer.data();
    loop::ReadBuffer inner;
    EXPECT_NE(inner.data(), shared);
    std::memset(inner.data(), 1, loop::ReadBuffer::kSize);
  }
  loop::ReadBuffer again;
  EXPECT_EQ(again.data(), shared);
}

TEST(LoopReferenceTest, IsAReasonToGoOn) {
  loop::LoopReference reference;
  reference.Hold(true);
  reference.Hold(true);
  Deferred release([&] { reference.Hold(false); });
  release.Schedule();
  EXPECT_FALSE(Loop::Get().RunOnce());
  {
    loop::LoopReference second;
    second.Hold(true);
    release.Schedule();
    EXPECT_TRUE(Loop::Get().RunOnce());
  }
  EXPECT_FALSE(Loop::Get().RunOnce());
}

struct Target {
  void OnEvent() {
    ++events;
    if (then) then();
  }
  int events = 0;
  std::function<void()> then;
};

TEST(TimerWatcherTest, CountsFromNowAndNotFromTheLoopsTime) {
  Target target;
  loop::TimerWatcher timer;
  timer.Bind<&Target::OnEvent>(&target);
  double start = 0;
  Deferred busy([&] {
    usleep(60000);
    start = Loop::Now();
    timer.Start(0.05);
  });
  busy.Schedule();
  Loop::Get().Run();
  EXPECT_EQ(target.events, 1);
  EXPECT_GE(Loop::Now() - start, 0.0499);
}

TEST(TimerWatcherTest, MayBeRestartedAndDestroyedInItsCallback) {
  Target target;
  auto timer = std::make_unique<loop::TimerWatcher>();
  timer->Bind<&Target::OnEvent>(&target);
  target.then = [&] {
    EXPECT_FALSE(timer->active());
    if (target.events == 1) {
      timer->Start(0.001);
    } else {
      timer.reset();
    }
  };
  timer->Start(0.001);
  Loop::Get().Run();
  EXPECT_EQ(target.events, 2);
}

TEST(TimerWatcherTest, Repeats) {
  Target target;
  loop::TimerWatcher timer;
  timer.Bind<&Target::OnEvent>(&target);
  target.then = [&] {
    if (target.events == 3) timer.Stop();
  };
  timer.Start(0.001, 0.001);
  Loop::Get().Run();
  EXPECT_EQ(target.events, 3);
}

TEST(RunOnceTest, InANestedLoopItDoesNotSleepAfterEventsThatTheOuterOneFound) {
  int ends[2];
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  ASSERT_EQ(write(ends[0], "x", 1), 1);
  ASSERT_EQ(write(ends[1], "x", 1), 1);
  Target target;
  loop::IoWatcher first, second;
  first.Bind<&Target::OnEvent>(&target);
  second.Bind<&Target::OnEvent>(&target);
  loop::LoopReference alive;
  alive.Hold(true);
  double nested_took = -1;
  target.then = [&] {
    if (target.events == 2) return;
    const double start = Loop::Now();
    EXPECT_TRUE(Loop::Get().RunOnce());
    nested_took = Loop::Now() - start;
  };
  loop::TimerWatcher deadline;
  Target passed;
  deadline.Bind<&Target::OnEvent>(&passed);
  deadline.Start(1);
  first.Start(ends[0], loop::kReadable);
  second.Start(ends[1], loop::kReadable);
  Loop::Get().RunOnce();
  EXPECT_EQ(target.events, 2);
  EXPECT_GE(nested_took, 0);
  EXPECT_LT(nested_took, 0.5);
  first.Stop();
  second.Stop();
  close(ends[0]);
  close(ends[1]);
}

TEST(IoWatcherTest, RestartGoesOnWithTheSameDescriptor) {
  int ends[2];
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  Target target;
  loop::IoWatcher watcher;
  watcher.Bind<&Target::OnEvent>(&target);
  target.then = [&] { watcher.Stop(); };
  ASSERT_EQ(write(ends[1], "x", 1), 1);
  watcher.Start(ends[0], loop::kReadable);
  Loop::Get().Run();
  EXPECT_EQ(target.events, 1);
  watcher.Restart();
  Loop::Get().Run();
  EXPECT_EQ(target.events, 2);
  close(ends[0]);
  close(ends[1]);
}

}  // namespace
