// Stream: states, order of events, ends. Writing, back-pressure and time have files of their own.

#include <gtest/gtest.h>

#include "net/stream.h"
#include "net_helpers.h"

namespace {

using net::Stream;
using State = net::Stream::State;

class StreamTest : public CarriedTest {
 protected:
  StreamTest() : pair(TcpPair()) { stream->Open(Carry(std::move(pair.near))); }
  bool Closed() const { return recorder.closes > 0; }

  Pair pair;
  Recorder recorder;
  std::unique_ptr<Stream> stream = std::make_unique<Stream>(&recorder);
};

TEST_P(StreamTest, IsSmall) { EXPECT_LE(sizeof(Stream), 344u); }

TEST_P(StreamTest, ReadsWhatThePeerSends) {
  EXPECT_EQ(stream->state(), State::kOpen);
  Send(pair.far, "hello");
  EXPECT_TRUE(RunUntil([&] { return recorder.log == "read(hello)"; }));
}

TEST_P(StreamTest, EofLeavesItOpenForWriting) {
  Send(pair.far, "last");
  shutdown(pair.far.get(), SHUT_WR);
  ASSERT_TRUE(RunUntil([&] { return recorder.log == "read(last) eof"; }));
  EXPECT_EQ(stream->state(), State::kWriteOnly);
  EXPECT_TRUE(stream->Write("answer"));
  stream->Flush();
  EXPECT_EQ(Receive(pair.far), "answer");
  EXPECT_EQ(recorder.closes, 0);
}

TEST_P(StreamTest, CloseWriteChangesTheStateAtOnceAndFlushesBeforeTheFin) {
  stream->Write("bye");
  stream->CloseWrite();
  EXPECT_EQ(stream->state(), State::kReadOnly);
  EXPECT_EQ(stream->backlog(), 3u);
  loop::Loop::Get().FlushBeforeSleep();
  EXPECT_EQ(Receive(pair.far), "bye");
  EXPECT_EQ(Receive(pair.far), "");  // the FIN
  EXPECT_FALSE(stream->Write("more"));
  EXPECT_EQ(stream->backlog(), 0u);
  Send(pair.far, "still read");
  EXPECT_TRUE(RunUntil([&] { return recorder.log == "read(still read)"; }));
}

TEST_P(StreamTest, ClosesWhenBothDirectionsEnded) {
  stream->CloseWrite();
  EXPECT_EQ(Receive(pair.far), "");
  pair.far.reset();
  ASSERT_TRUE(RunUntil([&] { return Closed(); }));
  EXPECT_EQ(recorder.log, "eof close");
  EXPECT_EQ(stream->state(), State::kClosed);
  EXPECT_EQ(stream->fd(), -1);
}

TEST_P(StreamTest, CloseWriteInsideEofFlushesThenCloses) {
  recorder.on_eof = [&] {
    stream->Write("goodbye");
    stream->CloseWrite();
    EXPECT_EQ(stream->state(), State::kClosing);
    EXPECT_EQ(recorder.closes, 0);
  };
  shutdown(pair.far.get(), SHUT_WR);
  ASSERT_TRUE(RunUntil([&] { return Closed(); }));
  EXPECT_EQ(recorder.log, "eof close");
  EXPECT_EQ(Receive(pair.far), "goodbye");
  EXPECT_EQ(Receive(pair.far), "");
}

TEST_P(StreamTest, CloseWriteAfterEofClosesInALaterTurn) {
  shutdown(pair.far.get(), SHUT_WR);
  ASSERT_TRUE(RunUntil([&] { return recorder.log == "eof"; }));
  stream->CloseWrite();
  EXPECT_EQ(stream->state(), State::kClosing);
  EXPECT_EQ(recorder.closes, 0);
  EXPECT_TRUE(RunUntil([&] { return Closed(); }));
}

TEST_P(StreamTest, ClosingTwiceIsClosingOnce) {
  stream->CloseWrite();
  stream->CloseWrite();
  EXPECT_EQ(stream->state(), State::kReadOnly);
  stream->Abort();
  stream->Abort();
  stream->CloseWrite();
  EXPECT_EQ(stream->state(), State::kClosing);
  EXPECT_EQ(recorder.closes, 0);
  ASSERT_TRUE(RunUntil([&] { return Closed(); }));
  stream->Abort();
  stream->CloseWrite();
  RunFor(0.01);
  EXPECT_EQ(recorder.log, "close");
}

TEST_P(StreamTest, AbortDropsWhatWaits) {
  stream->Write("never sent");
  stream->Abort();
  EXPECT_EQ(stream->backlog(), 0u);
  EXPECT_FALSE(stream->Write("nor this"));
  ASSERT_TRUE(RunUntil([&] { return Closed(); }));
  EXPECT_EQ(Receive(pair.far), "");
}

TEST_P(StreamTest, ResetSendsWhatItCanAndIsNoEof) {
  stream->Write("part");
  stream->Reset();
  stream->Reset();
  ASSERT_TRUE(RunUntil([&] { return Closed(); }));
  EXPECT_EQ(recorder.log, "close");
  EXPECT_EQ(Receive(pair.far), "part");
  char byte;
  EXPECT_EQ(recv(pair.far.get(), &byte, 1, 0), -1);
  EXPECT_EQ(errno, ECONNRESET);
}

TEST_P(StreamTest, AbortInsideOnReadEndsTheReading) {
  recorder.on_read = [&](std::string_view) {
    stream->Abort();
    EXPECT_EQ(recorder.closes, 0);
  };
  Send(pair.far, std::string(64 * 1024, 'x'));
  ASSERT_TRUE(RunUntil([&] { return Closed(); }));
  EXPECT_EQ(recorder.sizes.size(), 1u);
}

TEST_P(StreamTest, ResetWhileIdleIsAnErrorWithoutEof) {
  Reset(std::move(pair.far));
  ASSERT_TRUE(RunUntil([&] { return Closed(); }));
  EXPECT_EQ(recorder.log, "close(ECONNRESET)");
}

TEST_P(StreamTest, BytesBeforeAResetAreReadFirst) {
  Send(pair.far, "before");
  Reset(std::move(pair.far));
  ASSERT_TRUE(RunUntil([&] { return Closed(); }));
  EXPECT_EQ(recorder.log, "read(before) close(ECONNRESET)");
}

TEST_P(StreamTest, FailedWriteReadsWhatThePeerSaidBeforeItTellsTheError) {
  Send(pair.far, "too large, go away");
  Reset(std::move(pair.far));
  stream->Write("a long body");
  stream->Flush();
  EXPECT_FALSE(stream->Write("more of it"));
  EXPECT_EQ(stream->backlog(), 0u);
  ASSERT_TRUE(RunUntil([&] { return Closed(); }));
  EXPECT_EQ(recorder.log.find("read(too large, go away) close(E"), 0u) << recorder.log;
}

TEST_P(StreamTest, AFailedWriteWhilePausedDeliversWhatCameAndThenTheError) {
  stream->PauseReading();
  Send(pair.far, "unread");
  Reset(std::move(pair.far));
  stream->Write("x");
  ASSERT_TRUE(RunUntil([&] { return Closed(); }));
  EXPECT_EQ(recorder.log.find("read(unread) close(E"), 0u) << recorder.log;
}

TEST_P(StreamTest, APauseAfterAFailedWriteHoldsNothingBack) {
  Send(pair.far, "unread");
  Reset(std::move(pair.far));
  if (!stream->Write("x")) FAIL();
  stream->Flush();
  stream->PauseReading();
  ASSERT_TRUE(RunUntil([&] { return Closed(); }));
  EXPECT_EQ(recorder.log.find("read(unread) close(E"), 0u) << recorder.log;
}

TEST_P(StreamTest, FailedWriteAfterEofTellsTheError) {
  shutdown(pair.far.get(), SHUT_WR);
  ASSERT_TRUE(RunUntil([&] { return recorder.log == "eof"; }));
  Reset(std::move(pair.far));
  stream->Write("x");
  ASSERT_TRUE(RunUntil([&] { return Closed(); }));
  EXPECT_EQ(recorder.log, "eof close(EPIPE)");
}

TEST_P(StreamTest, DestroyedWhileOpenItFallsSilent) {
  Send(pair.far, "unheard");
  stream->Write("unsent");
  stream.reset();
  RunFor(0.01);
  EXPECT_EQ(recorder.log, "");
}

TEST_P(StreamTest, DestroyedWhileOnCloseIsOwedItFallsSilent) {
  stream->Abort();
  stream.reset();
  RunFor(0.01);
  EXPECT_EQ(recorder.log, "");
}

TEST_P(StreamTest, MayBeDestroyedInsideOnClose) {
  recorder.on_close = [&] { stream.reset(); };
  shutdown(pair.far.get(), SHUT_WR);
  recorder.on_eof = [&] { stream->CloseWrite(); };
  ASSERT_TRUE(RunUntil([&] { return Closed(); }));
  EXPECT_EQ(stream, nullptr);
}

TEST_P(StreamTest, MayBeOpenedAgainInsideOnClose) {
  Pair second = TcpPair();
  recorder.on_close = [&] {
    recorder.on_close = nullptr;
    EXPECT_EQ(stream->state(), State::kClosed);
    stream->Open(Carry(std::move(second.near)));
  };
  stream->Write("lost");
  stream->Abort();
  Send(second.far, "again");
  ASSERT_TRUE(RunUntil([&] { return recorder.log == "close read(again)"; }));
  EXPECT_EQ(stream->state(), State::kOpen);
  stream->Write("welcome");
  stream->Flush();
  EXPECT_EQ(Receive(second.far), "welcome");
}

TEST(StreamPipeTest, PipesGoOneWay) {
  int ends[2];
  ASSERT_EQ(pipe2(ends, O_NONBLOCK | O_CLOEXEC), 0);
  Recorder reading, writing;
  Stream in(&reading), out(&writing);
  in.Open(base::UniqueFd(ends[0]), Stream::Direction::kIn);
  out.Open(base::UniqueFd(ends[1]), Stream::Direction::kOut);
  EXPECT_EQ(in.state(), State::kReadOnly);
  EXPECT_EQ(out.state(), State::kWriteOnly);
  out.Write("through");
  out.CloseWrite();
  ASSERT_TRUE(RunUntil([&] { return reading.closes && writing.closes; }));
  EXPECT_EQ(reading.log, "read(through) eof close");
  EXPECT_EQ(writing.log, "close");
}

TEST(StreamPipeTest, WriteToABrokenPipeIsAnError) {
  int ends[2];
  ASSERT_EQ(pipe2(ends, O_NONBLOCK | O_CLOEXEC), 0);
  Recorder writing;
  Stream out(&writing);
  out.Open(base::UniqueFd(ends[1]), Stream::Direction::kOut);
  close(ends[0]);
  out.Write("into the void");
  ASSERT_TRUE(RunUntil([&] { return writing.closes > 0; }));
  EXPECT_EQ(writing.log, "close(EPIPE)");
}

TEST_P(StreamTest, KeepsTheLoopAliveWhileOpenPausedToo) {
  stream->PauseReading();
  bool ran = false;
  loop::Deferred later([&] { ran = true; });
  later.Schedule();
  EXPECT_TRUE(loop::Loop::Get().RunOnce());
  EXPECT_TRUE(ran);
  stream->SetKeepsLoopAlive(false);
  loop::Loop::Get().Run();  // returns: nothing else is there
  stream->SetKeepsLoopAlive(true);
  Reset(std::move(pair.far));
  stream->ResumeReading();
  loop::Loop::Get().Run();
  EXPECT_EQ(recorder.log, "close(ECONNRESET)");
}

INSTANTIATE_CARRIED_TEST(StreamTest);

}  // namespace
