// Stream: how much is read at a time, pausing, back-pressure, and what happens in a nested loop.

#include <gtest/gtest.h>
#include <sys/times.h>
#include <unistd.h>

#include <thread>

#include "net_helpers.h"

namespace {

using net::Stream;
using State = net::Stream::State;

class StreamFlowTest : public CarriedTest {
 protected:
  StreamFlowTest() : pair(TcpPair()) { stream->Open(Carry(std::move(pair.near))); }

  // Fills the kernel's buffers with 256 KiB or more that the peer does not read; then something
  // waits in the stream.
  void Congest() {
    const int small = 16 * 1024;
    setsockopt(stream->fd(), SOL_SOCKET, SO_SNDBUF, &small, sizeof small);
    while (stream->Write(std::string(16 * 1024, 'x'))) ++written;
    ++written;
  }
  // Reads at the far end until `size` bytes have come.
  void ReceiveAll(size_t size) {
    while (size > 0) {
      const size_t received = Receive(pair.far, std::min<size_t>(size, 64 * 1024)).size();
      if (received == 0) break;
      size -= received;
    }
    EXPECT_EQ(size, 0u);
  }

  Pair pair;
  Recorder recorder;
  std::unique_ptr<Stream> stream = std::make_unique<Stream>(&recorder);
  size_t written = 0;  // blocks of 16 KiB
};

// A stream for which 250 KiB lie ready before its first read.
class StreamReadSizeTest : public CarriedTest {
 protected:
  static constexpr size_t k = 1024, kTotal = 250 * k;

  StreamReadSizeTest() {
    int ends[2];
    EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
    SetNonBlocking(ends[0]);
    base::UniqueFd far(ends[1]);
    const int large = 512 * k;
    setsockopt(far.get(), SOL_SOCKET, SO_SNDBUF, &large, sizeof large);
    Send(far, std::string(kTotal, 'x'));
    stream.Open(Carry(base::UniqueFd(ends[0])));
  }

  Recorder recorder;
  Stream stream{&recorder};
};

TEST_P(StreamReadSizeTest, ReadsDoubleAfterTwoFullOnesUpTo64KiB) {
  EXPECT_TRUE(RunUntil([&] { return recorder.total == kTotal; }));
  ASSERT_GE(recorder.sizes.size(), 8u);
  const std::vector<size_t> first(recorder.sizes.begin(), recorder.sizes.begin() + 8);
  EXPECT_EQ(first,
            (std::vector<size_t>{8 * k, 8 * k, 16 * k, 16 * k, 32 * k, 32 * k, 64 * k, 64 * k}));
}

TEST_P(StreamReadSizeTest, AWakeUpReadsABoundedNumberOfBytes) {
  loop::Loop::Get().RunOnce();
  EXPECT_GE(recorder.total, Stream::kBytesPerWakeup / 2);
  EXPECT_LE(recorder.total, Stream::kBytesPerWakeup);
  EXPECT_LT(recorder.total, kTotal);
  EXPECT_TRUE(RunUntil([&] { return recorder.total == kTotal; }));
}

TEST_P(StreamFlowTest, AShortReadPutsTheReadsBackTo8KiB) {
  Send(pair.far, std::string(16 * 1024 + 100, 'x'));  // 8, 8 and the short one
  ASSERT_TRUE(RunUntil([&] { return recorder.total == 16 * 1024 + 100; }));
  Send(pair.far, std::string(20 * 1024, 'x'));
  ASSERT_TRUE(RunUntil([&] { return recorder.total == 36 * 1024 + 100; }));
  EXPECT_EQ(recorder.sizes[3], 8u * 1024);
}

TEST_P(StreamFlowTest, APausePutsTheReadsBackTo8KiB) {
  Send(pair.far, std::string(64 * 1024, 'x'));
  recorder.on_read = [&](std::string_view) {
    if (recorder.sizes.size() != 2) return;  // the next one would be of 16 KiB
    stream->PauseReading();
    stream->ResumeReading();
  };
  ASSERT_TRUE(RunUntil([&] { return recorder.total == 64 * 1024; }));
  EXPECT_EQ(recorder.sizes[2], 8u * 1024);
}

TEST_P(StreamFlowTest, NothingIsReadAfterAPauseInsideOnRead) {
  recorder.on_read = [&](std::string_view) { stream->PauseReading(); };
  Send(pair.far, std::string(20 * 1024, 'x'));
  shutdown(pair.far.get(), SHUT_WR);
  ASSERT_TRUE(RunUntil([&] { return recorder.sizes.size() == 1; }));
  RunFor(0.02);
  EXPECT_EQ(recorder.sizes.size(), 1u);
  EXPECT_TRUE(stream->reading_paused());
  EXPECT_EQ(recorder.log, "");  // no eof either
  recorder.on_read = nullptr;
  stream->ResumeReading();
  ASSERT_TRUE(RunUntil([&] { return recorder.log == "eof"; }));
  EXPECT_EQ(recorder.total, 20u * 1024);
}

TEST_P(StreamFlowTest, WhatAPauseHeldBackIsToldAfterItWithoutMoreInput) {
  recorder.on_read = [&](std::string_view) { stream->PauseReading(); };
  Send(pair.far, std::string(20 * 1024, 'x'));
  ASSERT_TRUE(RunUntil([&] { return recorder.sizes.size() == 1; }));
  stream->ResumeReading();
  ASSERT_TRUE(RunUntil([&] { return recorder.sizes.size() == 2; }));
  RunFor(0.02);
  EXPECT_EQ(recorder.sizes.size(), 2u);
  stream->ResumeReading();
  ASSERT_TRUE(RunUntil([&] { return recorder.total == 20 * 1024; }));
  EXPECT_EQ(recorder.sizes, (std::vector<size_t>{8 * 1024, 8 * 1024, 4 * 1024}));
}

TEST_P(StreamFlowTest, WhatAPauseHeldBackGoesWithTheEndAndIsNotToldOfTheNextDescriptor) {
  recorder.on_read = [&](std::string_view) { stream->PauseReading(); };
  Send(pair.far, std::string(20 * 1024, 'x'));
  ASSERT_TRUE(RunUntil([&] { return recorder.sizes.size() == 1; }));
  stream->Abort();
  ASSERT_TRUE(RunUntil([&] { return recorder.log == "close"; }));
  Pair next = TcpPair();
  stream->Open(Carry(std::move(next.near)));
  Send(next.far, "y");
  ASSERT_TRUE(RunUntil([&] { return recorder.sizes.size() == 2; }));
  EXPECT_EQ(recorder.sizes[1], 1u);
}

TEST_P(StreamFlowTest, ResumeInsideTheSameOnReadLosesNothing) {
  recorder.on_read = [&](std::string_view) {
    stream->PauseReading();
    stream->ResumeReading();
  };
  Send(pair.far, std::string(50 * 1024, 'x'));
  EXPECT_TRUE(RunUntil([&] { return recorder.total == 50 * 1024; }));
}

TEST_P(StreamFlowTest, ResumingAtOnceReceivesWithoutTheLoopAndWatchesAgain) {
  stream->PauseReading();
  Send(pair.far, "a");
  stream->ResumeAtOnce();
  EXPECT_EQ(recorder.log, "read(a)");
  Send(pair.far, "b");
  EXPECT_TRUE(RunUntil([&] { return recorder.log == "read(a) read(b)"; }));
}

TEST_P(StreamFlowTest, ResumingAtOnceBeginsWithWhatWasHeldBack) {
  recorder.on_read = [&](std::string_view bytes) {
    if (bytes != "abc") return;
    stream->PauseReading();
    stream->PutBack(2);
  };
  Send(pair.far, "abc");
  ASSERT_TRUE(RunUntil([&] { return recorder.log == "read(abc)"; }));
  Send(pair.far, "d");
  stream->ResumeAtOnce();
  EXPECT_EQ(recorder.log, "read(abc) read(bc)");
  EXPECT_TRUE(RunUntil([&] { return recorder.log == "read(abc) read(bc) read(d)"; }));
}

TEST_P(StreamFlowTest, ResumingAtOnceMayBeTheEnd) {
  stream->CloseWrite();
  stream->PauseReading();
  pair.far.reset();
  recorder.on_close = [&] { stream.reset(); };
  stream->ResumeAtOnce();
  EXPECT_EQ(recorder.log, "eof close");
}

TEST_P(StreamFlowTest, ResumingAtOnceInsideAReportWaitsForItsEnd) {
  recorder.on_read = [&](std::string_view bytes) {
    if (bytes != "a") return;
    stream->PauseReading();
    Send(pair.far, "b");
    stream->ResumeAtOnce();
    EXPECT_EQ(recorder.log, "read(a)");
  };
  Send(pair.far, "a");
  EXPECT_TRUE(RunUntil([&] { return recorder.log == "read(a) read(b)"; }));
}

TEST_P(StreamFlowTest, NextPieceIsWhatTheNextOnReadWouldTell) {
  std::vector<size_t> taken;
  recorder.on_read = [&](std::string_view) {
    for (std::string_view piece; !(piece = stream->NextPiece()).empty();) {
      taken.push_back(piece.size());
    }
    EXPECT_FALSE(stream->has_next_piece());
  };
  Send(pair.far, std::string(40 * 1024, 'x'));
  EXPECT_TRUE(stream->NextPiece().empty());  // no read is being delivered
  ASSERT_TRUE(RunUntil([&] { return recorder.total > 0; }));
  EXPECT_EQ(recorder.sizes, (std::vector<size_t>{8 * 1024}));
  EXPECT_EQ(taken, (std::vector<size_t>{8 * 1024, 16 * 1024, 8 * 1024}));
  EXPECT_FALSE(stream->has_next_piece());
}

TEST_P(StreamFlowTest, NextPieceIsEmptyAfterAPauseAndTheRestIsToldLater) {
  recorder.on_read = [&](std::string_view) {
    EXPECT_EQ(stream->NextPiece().size(), 8u * 1024);
    EXPECT_TRUE(stream->has_next_piece());
    stream->PauseReading();
    EXPECT_TRUE(stream->NextPiece().empty());
  };
  Send(pair.far, std::string(20 * 1024, 'x'));
  ASSERT_TRUE(RunUntil([&] { return recorder.sizes.size() == 1; }));
  recorder.on_read = nullptr;
  stream->ResumeReading();
  ASSERT_TRUE(RunUntil([&] { return recorder.sizes.size() == 2; }));
  EXPECT_EQ(recorder.sizes[1], 4u * 1024);
}

TEST_P(StreamFlowTest, NextPieceIsEmptyAfterAnEnd) {
  recorder.on_read = [&](std::string_view) {
    stream->Abort();
    EXPECT_TRUE(stream->NextPiece().empty());
  };
  Send(pair.far, std::string(20 * 1024, 'x'));
  ASSERT_TRUE(RunUntil([&] { return recorder.log == "close"; }));
  EXPECT_EQ(recorder.sizes.size(), 1u);
}

TEST_P(StreamFlowTest, NextPieceIsItsOwnAlsoWhereANestedLoopTellsAnother) {
  Pair other = TcpPair();
  Recorder heard;
  Stream second(&heard);
  second.Open(Carry(std::move(other.near)));
  heard.on_read = [&](std::string_view) {
    EXPECT_EQ(second.has_next_piece(), heard.total < 20 * 1024);
    EXPECT_FALSE(stream->has_next_piece());
    EXPECT_TRUE(stream->NextPiece().empty());
  };
  recorder.on_read = [&](std::string_view) {
    if (heard.total > 0) return;
    Send(other.far, std::string(20 * 1024, 'y'));
    EXPECT_TRUE(RunUntil([&] { return heard.total == 20 * 1024; }));
    EXPECT_TRUE(stream->has_next_piece());
    EXPECT_EQ(stream->NextPiece().front(), 'x');
  };
  Send(pair.far, std::string(20 * 1024, 'x'));
  ASSERT_TRUE(RunUntil([&] { return recorder.total == 12 * 1024; }));
}

TEST_P(StreamFlowTest, PausedWhosePeerVanishedItIsToldOnResume) {
  stream->PauseReading();
  Reset(std::move(pair.far));
  RunFor(0.02);
  EXPECT_EQ(recorder.log, "");
  stream->ResumeReading();
  EXPECT_TRUE(RunUntil([&] { return recorder.log == "close(ECONNRESET)"; }));
}

TEST_P(StreamFlowTest, PausedWhosePeerVanishedItCanBeAborted) {
  stream->PauseReading();
  Reset(std::move(pair.far));
  RunFor(0.02);
  stream->Abort();
  EXPECT_TRUE(RunUntil([&] { return recorder.log == "close"; }));
}

TEST_P(StreamFlowTest, PausedBeforeOpenItReadsNothing) {
  Pair other = TcpPair();
  Recorder heard;
  Stream late(&heard);
  late.PauseReading();
  late.Open(Carry(std::move(other.near)));
  Send(other.far, "hello");
  RunFor(0.02);
  EXPECT_EQ(heard.log, "");
  late.ResumeReading();
  EXPECT_TRUE(RunUntil([&] { return heard.log == "read(hello)"; }));
}

TEST_P(StreamFlowTest, WritesOfOneTurnGoOutTogetherBeforeTheLoopSleeps) {
  EXPECT_TRUE(stream->Write("one "));
  EXPECT_TRUE(stream->Write("two"));
  EXPECT_EQ(Peek(pair.far), "");
  EXPECT_EQ(stream->backlog(), 7u);
  loop::Loop::Get().FlushBeforeSleep();
  EXPECT_EQ(stream->backlog(), 0u);
  EXPECT_EQ(Receive(pair.far), "one two");
}

TEST_P(StreamFlowTest, WritesInsideOnReadGoOutAsItReturns) {
  std::string seen;
  Recorder other;
  recorder.on_read = [&](std::string_view bytes) {
    stream->Write(bytes);
    EXPECT_EQ(Peek(pair.far), "");
  };
  Send(pair.far, "echo");
  ASSERT_TRUE(RunUntil([&] { return !recorder.log.empty(); }));
  EXPECT_EQ(stream->backlog(), 0u);
  EXPECT_EQ(Receive(pair.far), "echo");
}

TEST_P(StreamFlowTest, WhatIsInTheOutputBeforeOpenGoesOutFirst) {
  Pair other = TcpPair();
  Recorder heard;
  Stream late(&heard);
  late.output()->Append("early ");
  late.Open(Carry(std::move(other.near)));
  late.Write("late");
  loop::Loop::Get().FlushBeforeSleep();
  EXPECT_EQ(Receive(other.far), "early late");
}

TEST_P(StreamFlowTest, MuchInTheOutputBeforeOpenIsDrained) {
  Pair other = TcpPair();
  Recorder heard;
  Stream late(&heard);
  late.output()->Append(std::string(Stream::kHighWater + 1, 'x'));
  late.Open(Carry(std::move(other.near)));
  EXPECT_TRUE(RunUntil([&] { return heard.log == "drain"; }));
}

TEST_P(StreamFlowTest, WhileTheOpeningIsToldNothingElseIs) {
  Pair other = TcpPair();
  Recorder heard;
  Stream late(&heard);
  Send(other.far, "eager");
  heard.on_open = [&] {
    EXPECT_EQ(late.state(), State::kOpen);
    late.Write("welcome");
    RunFor(0.02);
    EXPECT_EQ(heard.log, "open");
    EXPECT_EQ(Receive(other.far), "welcome");
  };
  late.OpenAndReport(Carry(std::move(other.near)));
  EXPECT_TRUE(RunUntil([&] { return heard.log == "open read(eager)"; }));
}

TEST_P(StreamFlowTest, AnAbortWhileTheOpeningIsToldIsToldAfterIt) {
  Pair other = TcpPair();
  Recorder heard;
  Stream late(&heard);
  heard.on_open = [&] {
    late.Abort();
    RunFor(0.01);
    EXPECT_EQ(heard.log, "open");
  };
  late.OpenAndReport(Carry(std::move(other.near)));
  EXPECT_EQ(heard.log, "open close");
}

TEST_P(StreamFlowTest, TheCallerMayFillTheOutputItself) {
  stream->output()->Append("by hand");
  EXPECT_TRUE(stream->Written());
  stream->Flush();
  EXPECT_EQ(Receive(pair.far), "by hand");
}

TEST_P(StreamFlowTest, MuchIsWrittenAtOnce) {
  const std::string much(Stream::kHighWater + 1, 'x');
  EXPECT_TRUE(stream->Write(much));  // the kernel takes it
  EXPECT_NE(Peek(pair.far), "");
  ReceiveAll(much.size());
}

TEST_P(StreamFlowTest, AboveHighWaterWriteIsFalseAndDrainFollows) {
  Congest();
  EXPECT_GT(stream->backlog(), Stream::kHighWater);
  EXPECT_EQ(recorder.log, "");
  std::thread reader([&] { ReceiveAll(written * 16 * 1024); });
  ASSERT_TRUE(RunUntil([&] { return recorder.log == "drain"; }));
  EXPECT_EQ(stream->backlog(), 0u);
  reader.join();
  RunFor(0.01);
  EXPECT_EQ(recorder.log, "drain");  // once
}

TEST_P(StreamFlowTest, ADrainThatNewBytesOvertakeIsToldWhenTheyAreGone) {
  Congest();
  ReceiveAll(written * 16 * 1024 - stream->backlog());
  stream->Flush();  // from outside: OnDrain is for a later turn
  while (stream->backlog() > 0) {
    Receive(pair.far);
    stream->Flush();
  }
  written = 0;
  Congest();
  EXPECT_EQ(recorder.log, "");
  recorder.on_drain = [&] { EXPECT_EQ(stream->backlog(), 0u); };
  std::thread reader([&] {
    while (!Receive(pair.far).empty()) {
    }
  });
  EXPECT_TRUE(RunUntil([&] { return recorder.log == "drain"; }));
  stream->CloseWrite();
  reader.join();
}

TEST_P(StreamFlowTest, ADrainThatAFailedWriteOvertakesIsNotTold) {
  Congest();
  while (stream->backlog() > 0) {
    Receive(pair.far);
    stream->Flush();  // from outside: OnDrain is for a later turn
  }
  Reset(std::move(pair.far));
  stream->Write("lost");
  stream->Flush();
  ASSERT_TRUE(RunUntil([&] { return recorder.closes == 1; }));
  EXPECT_EQ(recorder.log.find("close(E"), 0u) << recorder.log;
}

TEST_P(StreamFlowTest, WritesInsideOnDrainGoOn) {
  Congest();
  int drains = 0;
  recorder.on_drain = [&] {
    if (++drains < 3) Congest();
  };
  std::thread reader([&] {
    while (!Receive(pair.far).empty()) {
    }
  });
  EXPECT_TRUE(RunUntil([&] { return drains == 3; }));
  stream->CloseWrite();
  reader.join();
}

TEST_P(StreamFlowTest, CloseWriteWithABacklogFlushesItAllFirst) {
  Congest();
  stream->CloseWrite();
  size_t received = 0;
  std::thread reader([&] {
    for (std::string bytes; !(bytes = Receive(pair.far)).empty();) received += bytes.size();
    pair.far.reset();
  });
  ASSERT_TRUE(RunUntil([&] { return recorder.closes > 0; }));
  reader.join();
  EXPECT_EQ(received, written * 16 * 1024);
}

TEST_P(StreamFlowTest, CongestedWritingDoesNotSpin) {
  Congest();
  tms before, after;
  times(&before);
  RunFor(0.3);
  times(&after);
  EXPECT_LT(after.tms_utime + after.tms_stime - before.tms_utime - before.tms_stime,
            sysconf(_SC_CLK_TCK) / 10);
}

TEST_P(StreamFlowTest, ResetWithABacklogIsAnError) {
  Congest();
  Reset(std::move(pair.far));
  ASSERT_TRUE(RunUntil([&] { return recorder.closes > 0; }));
  EXPECT_EQ(recorder.log, "close(ECONNRESET)");
  EXPECT_EQ(stream->backlog(), 0u);
}

TEST_P(StreamFlowTest, ANestedLoopDoesNotDispatchItAgainAndDoesNotSpin) {
  int depth = 0, deepest = 0;
  clock_t cpu = 0;
  recorder.on_read = [&](std::string_view bytes) {
    deepest = std::max(deepest, ++depth);
    if (bytes == "first") {
      Send(pair.far, "second");
      tms before, after;
      times(&before);
      RunFor(0.2);
      times(&after);
      cpu = after.tms_utime + after.tms_stime - before.tms_utime - before.tms_stime;
      EXPECT_EQ(recorder.log, "read(first)");
    }
    --depth;
  };
  Send(pair.far, "first");
  ASSERT_TRUE(RunUntil([&] { return recorder.log == "read(first) read(second)"; }));
  EXPECT_EQ(deepest, 1);
  EXPECT_LT(cpu, sysconf(_SC_CLK_TCK) / 10);
}

TEST_P(StreamFlowTest, ANestedLoopWritesForItAndServesOthers) {
  Pair other_pair = TcpPair();
  Recorder other_recorder;
  Stream other(&other_recorder);
  other.Open(Carry(std::move(other_pair.near)));
  recorder.on_read = [&](std::string_view bytes) {
    const std::string kept(bytes);
    stream->Write("working on it");
    Send(other_pair.far, "meanwhile");
    EXPECT_TRUE(RunUntil([&] { return other_recorder.log == "read(meanwhile)"; }));
    EXPECT_EQ(Receive(pair.far), "working on it");
    EXPECT_EQ(bytes, kept);  // the nested reads had a buffer of their own
  };
  Send(pair.far, "request");
  EXPECT_TRUE(RunUntil([&] { return !recorder.log.empty(); }));
}

TEST_P(StreamFlowTest, AnEndInANestedLoopIsToldAfterTheDispatch) {
  recorder.on_read = [&](std::string_view) {
    stream->Abort();
    RunFor(0.02);
    EXPECT_EQ(recorder.closes, 0);
  };
  Send(pair.far, "x");
  ASSERT_TRUE(RunUntil([&] { return recorder.closes > 0; }));
  EXPECT_EQ(recorder.log, "read(x) close");
}

TEST_P(StreamFlowTest, ADrainInANestedLoopIsToldAfterTheDispatch) {
  loop::LoopReference alive;  // the stream itself is no reason for the nested loop to go on
  alive.Hold(true);
  recorder.on_read = [&](std::string_view) {
    Congest();
    std::thread reader([&] { ReceiveAll(written * 16 * 1024); });
    EXPECT_TRUE(RunUntil([&] { return stream->backlog() == 0; }));
    reader.join();
    EXPECT_EQ(recorder.log, "read(x)");
  };
  Send(pair.far, "x");
  EXPECT_TRUE(RunUntil([&] { return recorder.log == "read(x) drain"; }));
}

TEST_P(StreamFlowTest, ANestedLoopWithNothingButThisStreamEnds) {
  bool nothing_left = false;
  recorder.on_read = [&](std::string_view) {
    stream->Write("out");
    for (int i = 0; i < 10 && !nothing_left; ++i) nothing_left = !loop::Loop::Get().RunOnce();
    EXPECT_EQ(stream->backlog(), 0u);
  };
  Send(pair.far, "x");
  EXPECT_TRUE(RunUntil([&] { return !recorder.log.empty(); }));
  EXPECT_TRUE(nothing_left);
}

TEST_P(StreamFlowTest, OthersMayCloseItFromTheirDispatch) {
  Pair other_pair = TcpPair();
  Recorder other_recorder;
  Stream other(&other_recorder);
  other.Open(Carry(std::move(other_pair.near)));
  // Both are readable in the same iteration; the first listener called destroys or
  // aborts the other stream.
  other_recorder.on_read = [&](std::string_view) { stream.reset(); };
  recorder.on_read = [&](std::string_view) { other.Abort(); };
  Send(other_pair.far, "x");
  Send(pair.far, "x");
  usleep(20000);
  RunFor(0.02);
  EXPECT_EQ(recorder.total + other_recorder.total, 1u);
}

TEST_P(StreamFlowTest, WhatIsPutBackComesAgainInFrontOfTheNextBytes) {
  recorder.on_read = [&](std::string_view bytes) {
    if (bytes.size() < 4) stream->PutBack(bytes.size());
  };
  Send(pair.far, "ab");
  ASSERT_TRUE(RunUntil([&] { return recorder.log == "read(ab)"; }));
  RunFor(0.01);
  EXPECT_EQ(recorder.log, "read(ab)") << "it waits for more";
  Send(pair.far, "cd");
  ASSERT_TRUE(RunUntil([&] { return recorder.log == "read(ab) read(abcd)"; }));
  EXPECT_FALSE(stream->has_unused());
}

TEST_P(StreamFlowTest, WhatIsPutBackInAPauseComesAgainWhenReadingGoesOn) {
  recorder.on_read = [&](std::string_view bytes) {
    if (recorder.sizes.size() > 1) return;
    stream->PutBack(bytes.size() - 1);
    stream->PauseReading();
  };
  Send(pair.far, "abc");
  ASSERT_TRUE(RunUntil([&] { return recorder.log == "read(abc)"; }));
  RunFor(0.01);
  EXPECT_TRUE(stream->has_unused());
  stream->ResumeReading();
  EXPECT_TRUE(RunUntil([&] { return recorder.log == "read(abc) read(bc)"; }));
}

// As a message does that is cut by the end of a piece.
TEST_P(StreamFlowTest, WhatIsPutBackOfOnePieceIsJoinedToTheNextOfTheSameRead) {
  Recorder whole_recorder;
  Stream whole(&whole_recorder, net::ReadPace::kWhole);
  int ends[2];
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  base::UniqueFd far(ends[1]);
  SetNonBlocking(ends[0]);
  SetNonBlocking(ends[1]);
  const std::string text(100'000, 'x');
  ASSERT_EQ(send(far.get(), text.data(), text.size(), 0), 100'000);
  whole_recorder.on_read = [&](std::string_view) {
    if (whole_recorder.sizes.size() == 1) whole.PutBack(100);
  };
  whole.Open(base::UniqueFd(ends[0]));
  ASSERT_TRUE(RunUntil([&] { return whole_recorder.sizes.size() == 2; }));
  EXPECT_EQ(whole_recorder.sizes[0], 65536u);
  EXPECT_EQ(whole_recorder.sizes[1], 100'000u - 65536 + 100);
}

INSTANTIATE_CARRIED_TEST(StreamFlowTest);
INSTANTIATE_CARRIED_TEST(StreamReadSizeTest);

}  // namespace
