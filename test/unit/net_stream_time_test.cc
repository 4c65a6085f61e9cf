// Stream: the idle time. Never early; lateness is asserted loosely, the machine may be busy.

#include <gtest/gtest.h>
#include <unistd.h>

#include "net_helpers.h"

namespace {

using loop::Loop;
using net::Stream;

class StreamTimeTest : public CarriedTest {
 protected:
  StreamTimeTest() : pair(TcpPair()) { stream.Open(Carry(std::move(pair.near))); }
  bool Closed() const { return recorder.closes > 0; }
  // Waits for the end and gives the milliseconds since `start`.
  double MillisecondsToClose(double start) {
    EXPECT_TRUE(RunUntil([&] { return Closed(); }));
    return (Loop::Now() - start) * 1000;
  }

  Pair pair;
  Recorder recorder;
  Stream stream{&recorder};
};

TEST_P(StreamTimeTest, ClosesAfterTheIdleTime) {
  const double start = Loop::Now();
  stream.SetTimeout(100);
  const double took = MillisecondsToClose(start);
  EXPECT_EQ(recorder.log, "timeout close");
  EXPECT_GE(took, 100);
  EXPECT_LT(took, 400);
}

TEST_P(StreamTimeTest, ZeroIsNever) {
  stream.SetTimeout(20);
  stream.SetTimeout(0);
  RunFor(0.15);
  EXPECT_EQ(recorder.log, "");
}

TEST_P(StreamTimeTest, SetBeforeOpenItCountsFromOpen) {
  Pair other = TcpPair();
  Recorder heard;
  Stream late(&heard);
  late.SetTimeout(50);
  late.Open(Carry(std::move(other.near)));
  EXPECT_TRUE(RunUntil([&] { return heard.log == "timeout close"; }));
}

TEST_P(StreamTimeTest, BytesThatComeInCountAsActivity) {
  stream.SetTimeout(150);
  RunFor(0.1);
  double last = 0;
  recorder.on_read = [&](std::string_view) { last = Loop::Now(); };
  Send(pair.far, "x");
  const double took = MillisecondsToClose(Loop::Now());
  EXPECT_GE((Loop::Now() - last) * 1000, 150);
  EXPECT_LT(took, 450);
}

TEST_P(StreamTimeTest, BytesThatGoOutCountAsActivity) {
  stream.SetTimeout(150);
  RunFor(0.1);
  stream.Write("x");
  stream.Flush();
  EXPECT_GE(MillisecondsToClose(Loop::Now()), 149.9);
}

TEST_P(StreamTimeTest, ActivityAfterALongCallbackCountsFromItsOwnTime) {
  stream.SetTimeout(150);
  double last = 0;
  loop::Deferred busy([&] {
    usleep(120000);  // the loop's idea of the time is old now
    stream.Write("x");
    stream.Flush();
    last = Loop::Now();
  });
  busy.Schedule();
  ASSERT_TRUE(RunUntil([&] { return Closed(); }));
  EXPECT_GE((Loop::Now() - last) * 1000, 149.9);
}

TEST_P(StreamTimeTest, PausedTimeDoesNotCount) {
  stream.SetTimeout(200);
  RunFor(0.1);
  stream.PauseReading();
  RunFor(0.3);
  EXPECT_EQ(recorder.log, "");
  const double start = Loop::Now();
  stream.ResumeReading();
  const double took = MillisecondsToClose(start);
  EXPECT_GE(took, 95);   // what was left of it
  EXPECT_LT(took, 190);  // and not all of it again
}

TEST_P(StreamTimeTest, SuspendedTimeDoesNotCount) {
  stream.SetTimeout(50);
  stream.SuspendTimeout(true);
  RunFor(0.2);
  EXPECT_EQ(recorder.log, "");
  stream.PauseReading();
  stream.SuspendTimeout(false);
  RunFor(0.2);
  EXPECT_EQ(recorder.log, "");  // still paused
  stream.ResumeReading();
  EXPECT_TRUE(RunUntil([&] { return recorder.log == "timeout close"; }));
}

TEST_P(StreamTimeTest, SetTimeoutInsideOnTimeoutKeepsItOpen) {
  recorder.on_timeout = [&] {
    recorder.on_timeout = nullptr;
    stream.SetTimeout(50);
  };
  stream.SetTimeout(50);
  ASSERT_TRUE(RunUntil([&] { return Closed(); }));
  EXPECT_EQ(recorder.log, "timeout timeout close");
}

TEST_P(StreamTimeTest, WhatIsWrittenInsideOnTimeoutGoesOut) {
  recorder.on_timeout = [&] {
    stream.Write("too slow");
    stream.CloseWrite();
  };
  stream.SetTimeout(50);
  ASSERT_TRUE(RunUntil([&] { return Closed(); }));
  EXPECT_EQ(Receive(pair.far), "too slow");
  EXPECT_EQ(Receive(pair.far), "");
}

TEST_P(StreamTimeTest, WhoIsBeingDispatchedIsNotIdle) {
  stream.SetTimeout(100);
  double end = 0;
  recorder.on_read = [&](std::string_view) {
    RunFor(0.3);
    EXPECT_EQ(recorder.log, "read(x)");
    end = Loop::Now();
  };
  Send(pair.far, "x");
  ASSERT_TRUE(RunUntil([&] { return Closed(); }));
  EXPECT_EQ(recorder.log, "read(x) timeout close");
  EXPECT_GE((Loop::Now() - end) * 1000, 99.9);
}

TEST_P(StreamTimeTest, ATimeoutDoesNotKeepTheLoopAlive) {
  stream.SetTimeout(60000);
  stream.SetKeepsLoopAlive(false);
  Loop::Get().Run();  // returns at once
  EXPECT_EQ(recorder.log, "");
}

INSTANTIATE_CARRIED_TEST(StreamTimeTest);

}  // namespace
