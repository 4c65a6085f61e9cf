// IdleTimeouts: never early, at most 100 ms late (asserted loosely), in every order of arming,
// touching and destroying.

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "loop/idle_timeouts.h"
#include "loop_helpers.h"

namespace {

using loop::Loop;

struct Entry final : loop::IdleEntry {
  void OnIdleTimeout() override {
    ++times;
    at = Loop::Now();
    if (then) then();
  }
  int times = 0;
  double at = 0;
  std::function<void()> then;
};

// An armed entry is no reason for the loop to go on: the tests give it one.
class IdleTimeoutsTest : public testing::Test {
 protected:
  IdleTimeoutsTest() { alive.Hold(true); }
  loop::LoopReference alive;
};

TEST_F(IdleTimeoutsTest, FiresOnceAndNotEarly) {
  Entry entry;
  const double start = Loop::Now();
  entry.ArmIdleTimeout(60);
  EXPECT_TRUE(entry.idle_timeout_armed());
  ASSERT_TRUE(RunUntil([&] { return entry.times == 1; }));
  EXPECT_GE(entry.at - start, 0.060);
  EXPECT_LT(entry.at - start, 0.4);
  EXPECT_FALSE(entry.idle_timeout_armed());
  RunFor(0.2);
  EXPECT_EQ(entry.times, 1);
}

TEST_F(IdleTimeoutsTest, TouchCountsAnew) {
  Entry entry;
  entry.ArmIdleTimeout(100);
  double touched = 0;
  for (int i = 0; i < 4; ++i) {
    RunFor(0.05);
    touched = Loop::Now();
    entry.TouchIdleTimeout(loop::Loop::Now());
  }
  EXPECT_EQ(entry.times, 0);
  ASSERT_TRUE(RunUntil([&] { return entry.times == 1; }));
  EXPECT_GE(entry.at - touched, 0.100);
  EXPECT_LT(entry.at - touched, 0.4);
}

TEST_F(IdleTimeoutsTest, TouchOfADisarmedEntryIsNothing) {
  Entry entry;
  entry.TouchIdleTimeout(loop::Loop::Now());
  entry.ArmIdleTimeout(20);
  entry.ArmIdleTimeout(0);
  entry.TouchIdleTimeout(loop::Loop::Now());
  entry.SuspendIdleTimeout();
  entry.ResumeIdleTimeout();
  EXPECT_FALSE(entry.idle_timeout_armed());
  RunFor(0.15);
  EXPECT_EQ(entry.times, 0);
}

TEST_F(IdleTimeoutsTest, SuspensionKeepsWhatIsLeft) {
  Entry entry;
  entry.ArmIdleTimeout(200);
  RunFor(0.12);
  entry.SuspendIdleTimeout();
  entry.SuspendIdleTimeout();
  EXPECT_TRUE(entry.idle_timeout_armed());
  RunFor(0.25);
  EXPECT_EQ(entry.times, 0);
  const double resumed = Loop::Now();
  entry.ResumeIdleTimeout();
  entry.ResumeIdleTimeout();
  ASSERT_TRUE(RunUntil([&] { return entry.times == 1; }));
  EXPECT_GE(entry.at - resumed, 0.05);
  EXPECT_LT(entry.at - resumed, 0.19);
}

TEST_F(IdleTimeoutsTest, TouchWhileSuspendedGivesBackTheWholeTime) {
  Entry entry;
  entry.ArmIdleTimeout(100);
  RunFor(0.05);
  entry.SuspendIdleTimeout();
  entry.TouchIdleTimeout(loop::Loop::Now());
  const double resumed = Loop::Now();
  entry.ResumeIdleTimeout();
  ASSERT_TRUE(RunUntil([&] { return entry.times == 1; }));
  EXPECT_GE(entry.at - resumed, 0.100);
}

TEST_F(IdleTimeoutsTest, TouchAfterAResumptionCountsAnew) {
  Entry entry;
  entry.ArmIdleTimeout(150);
  RunFor(0.1);
  entry.SuspendIdleTimeout();
  entry.ResumeIdleTimeout();
  const double touched = Loop::Now();
  entry.TouchIdleTimeout(loop::Loop::Now());
  ASSERT_TRUE(RunUntil([&] { return entry.times == 1; }));
  EXPECT_GE(entry.at - touched, 0.150);
}

TEST_F(IdleTimeoutsTest, ManyDurationsEachInTime) {
  std::vector<std::unique_ptr<Entry>> entries;
  const double start = Loop::Now();
  for (unsigned i = 0; i < 200; ++i) {
    entries.push_back(std::make_unique<Entry>());
    entries.back()->ArmIdleTimeout(20 + i);
  }
  ASSERT_TRUE(RunUntil([&] {
    return std::all_of(entries.begin(), entries.end(),
                       [](auto& entry) { return entry->times == 1; });
  }));
  for (unsigned i = 0; i < 200; ++i) EXPECT_GE(entries[i]->at - start, (20 + i) / 1000.0);
}

TEST_F(IdleTimeoutsTest, ACallbackMayDestroyDisarmAndArmOthers) {
  Entry killer, disarmed;
  auto victim = std::make_unique<Entry>();
  bool victim_told = false;
  victim->then = [&] { victim_told = true; };
  killer.then = [&] {
    victim.reset();
    disarmed.DisarmIdleTimeout();
    if (killer.times < 3) killer.ArmIdleTimeout(10);
  };
  killer.ArmIdleTimeout(20);  // all are due in the same sweep
  victim->ArmIdleTimeout(20);
  disarmed.ArmIdleTimeout(21);
  ASSERT_TRUE(RunUntil([&] { return killer.times == 3; }));
  EXPECT_FALSE(victim_told);
  EXPECT_EQ(disarmed.times, 0);
}

TEST_F(IdleTimeoutsTest, ANestedLoopGoesOnWithTheRest) {
  Entry first, second;
  bool second_in_nested = false;
  first.then = [&] { second_in_nested = RunUntil([&] { return second.times == 1; }); };
  first.ArmIdleTimeout(20);
  second.ArmIdleTimeout(20);
  ASSERT_TRUE(RunUntil([&] { return first.times == 1; }));
  EXPECT_TRUE(second_in_nested);
}

TEST_F(IdleTimeoutsTest, ManyAtOnceDoNotHoldUpTheLoop) {
  int told = 0;
  std::vector<Entry> entries(1000);
  for (Entry& entry : entries) {
    entry.then = [&] { ++told; };
    entry.ArmIdleTimeout(20);
  }
  int most_in_a_turn = 0;
  while (told < 1000) {
    const int before = told;
    ASSERT_TRUE(Loop::Get().RunOnce());
    most_in_a_turn = std::max(most_in_a_turn, told - before);
  }
  EXPECT_LE(most_in_a_turn, 100);
}

// A timer of libev's that fires while unreferenced must not be taken off the count of what keeps
// the loop alive twice.
TEST_F(IdleTimeoutsTest, TheCountOfWhatKeepsTheLoopAliveStaysRight) {
  for (int i = 0; i < 3; ++i) {
    Entry entry;
    entry.ArmIdleTimeout(10);
    ASSERT_TRUE(RunUntil([&] { return entry.times == 1; }));
  }
  alive.Hold(false);
  bool fired = false;
  struct Target {
    bool* fired;
    void OnTime() { *fired = true; }
  } target{&fired};
  loop::TimerWatcher timer;
  timer.Bind<&Target::OnTime>(&target);
  timer.Start(0.05);
  Loop::Get().Run();
  EXPECT_TRUE(fired);
}

TEST_F(IdleTimeoutsTest, AnArmedEntryDoesNotKeepTheLoopAlive) {
  alive.Hold(false);
  Entry entry;
  entry.ArmIdleTimeout(60000);
  Loop::Get().Run();
  EXPECT_EQ(entry.times, 0);
}

}  // namespace
