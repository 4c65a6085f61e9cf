// ReadBatch: streams that are readable together are read together, and what one listener does to another stream counts.

#include <gtest/gtest.h>
#include <sys/ioctl.h>

#include <array>
#include <vector>

#include "net/read_batch.h"
#include "net_helpers.h"

namespace {

using net::Stream;

// Three streams with "hello" ready to be read; `on_first` runs in the first OnRead of any of them.
class ReadBatchTest : public testing::Test {
 protected:
  static constexpr int kCount = 3;

  ReadBatchTest() {
    for (int i = 0; i < kCount; ++i) {
      Pair pair = TcpPair();
      fars[i] = std::move(pair.far);
      streams[i] = std::make_unique<Stream>(&recorders[i]);
      streams[i]->Open(std::move(pair.near));
      recorders[i].on_read = [this, i](std::string_view) {
        if (first >= 0) return;
        first = i;
        on_first(i);
      };
      Send(fars[i], "hello");
    }
  }

  // Calls f(i) for all but the first.
  template <class F>
  void ForTheRest(F&& f) {
    for (int i = 0; i < kCount; ++i) {
      if (i != first) f(i);
    }
  }
  bool AllTold() {
    for (const Recorder& recorder : recorders) {
      if (recorder.log != "read(hello)") return false;
    }
    return true;
  }

  std::array<Recorder, kCount> recorders;
  std::array<base::UniqueFd, kCount> fars;
  std::array<std::unique_ptr<Stream>, kCount> streams;
  int first = -1;
  std::function<void(int)> on_first;
};

TEST_F(ReadBatchTest, AllAreToldInTheOrderInWhichTheLoopFoundThem) {
  std::vector<int> order;
  for (int i = 0; i < kCount; ++i)
    recorders[i].on_read = [&order, i](std::string_view) { order.push_back(i); };
  ASSERT_TRUE(RunUntil([&] { return AllTold(); }));
  EXPECT_EQ(order, (std::vector<int>{0, 1, 2}));
}

TEST_F(ReadBatchTest, AllAreReadBeforeTheFirstIsTold) {
  int left = -1;
  on_first = [&](int) {
    left = 0;
    for (const auto& stream : streams) {
      int bytes = 0;
      ioctl(stream->fd(), FIONREAD, &bytes);
      left += bytes;
    }
  };
  EXPECT_TRUE(RunUntil([&] { return AllTold(); }));
  EXPECT_EQ(left, 0);
}

TEST_F(ReadBatchTest, WhatTheyAnswerIsWrittenInTheSameIteration) {
  for (int i = 0; i < kCount; ++i) {
    recorders[i].on_read = [this, i](std::string_view) { streams[i]->Write("answer"); };
  }
  loop::Loop::Get().RunOnce();
  EXPECT_TRUE(AllTold());
  for (const base::UniqueFd& far : fars) EXPECT_EQ(Peek(far), "answer");
}

TEST_F(ReadBatchTest, WhenTellingTakesLongWhatWasAnsweredIsWrittenBeforeTheNextIsTold) {
  on_first = [&](int i) {
    streams[i]->Write("answer");
    for (const double began = loop::Loop::Now();
         loop::Loop::Now() - began <= net::ReadBatch::kPatience;) {
    }
    ForTheRest([&](int other) {
      recorders[other].on_read = [&](std::string_view) { EXPECT_EQ(Peek(fars[first]), "answer"); };
    });
  };
  EXPECT_TRUE(RunUntil([&] { return AllTold(); }));
}

TEST_F(ReadBatchTest, APauseByAnotherListenerKeepsTheBytesForTheResumption) {
  on_first = [&](int) { ForTheRest([&](int i) { streams[i]->PauseReading(); }); };
  ASSERT_TRUE(RunUntil([&] { return first >= 0; }));
  ForTheRest([&](int i) { Send(fars[i], "more"); });
  RunFor(0.02);
  ForTheRest([&](int i) {
    EXPECT_EQ(recorders[i].log, "");
    streams[i]->ResumeReading();
    EXPECT_TRUE(RunUntil([&] { return recorders[i].log == "read(hello) read(more)"; }));
  });
}

TEST_F(ReadBatchTest, AnAbortByAnotherListenerDropsTheBytes) {
  on_first = [&](int) { ForTheRest([&](int i) { streams[i]->Abort(); }); };
  ASSERT_TRUE(RunUntil([&] { return first >= 0; }));
  ForTheRest([&](int i) {
    EXPECT_TRUE(RunUntil([&] { return recorders[i].closes == 1; }));
    EXPECT_EQ(recorders[i].log, "close");
  });
}

TEST_F(ReadBatchTest, AStreamThatIsOpenedAgainHearsNothingOfItsFormerConnection) {
  Pair fresh = TcpPair();
  Send(fresh.far, "fresh");
  int other = -1;
  on_first = [&](int i) {
    other = (i + 1) % kCount;
    recorders[other].on_close = [&] { streams[other]->Open(std::move(fresh.near)); };
    streams[other]->Abort();
    EXPECT_TRUE(RunUntil([&] { return recorders[other].closes == 1; }));  // a nested loop
  };
  ASSERT_TRUE(RunUntil([&] { return first >= 0; }));
  EXPECT_TRUE(RunUntil([&] { return recorders[other].log == "close read(fresh)"; }))
      << recorders[other].log;
}

TEST_F(ReadBatchTest, AnotherListenerMayDestroyAStream) {
  on_first = [&](int) { ForTheRest([&](int i) { streams[i].reset(); }); };
  ASSERT_TRUE(RunUntil([&] { return first >= 0; }));
  RunFor(0.02);
  ForTheRest([&](int i) { EXPECT_EQ(recorders[i].log, ""); });
}

TEST_F(ReadBatchTest, ANestedLoopTellsTheRest) {
  bool told = false;
  on_first = [&](int) { told = RunUntil([&] { return AllTold(); }); };
  ASSERT_TRUE(RunUntil([&] { return first >= 0; }));
  EXPECT_TRUE(told);
}

TEST_F(ReadBatchTest, ANestedLoopReadsOnWithoutSpoilingWhatIsBeingTold) {
  on_first = [&](int) {
    ForTheRest([&](int i) { Send(fars[i], std::string(40, 'x')); });
    ForTheRest([&](int i) { EXPECT_TRUE(RunUntil([&] { return recorders[i].total == 45; })); });
  };
  std::string told;
  for (int i = 0; i < kCount; ++i) {
    recorders[i].on_read = [this, i, &told](std::string_view bytes) {
      if (first >= 0) return;
      first = i;
      on_first(i);
      told = bytes;
    };
  }
  ASSERT_TRUE(RunUntil([&] { return first >= 0; }));
  EXPECT_EQ(told, "hello");
}

TEST_F(ReadBatchTest, TheErrorOfAConnectionIsToldWhateverTheOthersDo) {
  Reset(std::move(fars[1]));
  on_first = [&](int i) {
    if (i != 1) streams[1]->Write("x");  // fails as well
  };
  ASSERT_TRUE(RunUntil([&] { return recorders[1].closes == 1; }));
  EXPECT_EQ(recorders[1].log, "read(hello) close(ECONNRESET)");
}

TEST_F(ReadBatchTest, MoreThanABatchTakesAreAllTold) {
  constexpr int kMany = 3 * net::ReadBatch::kStreams + 1;
  on_first = [](int) {};
  std::vector<Recorder> many(kMany);
  std::vector<std::unique_ptr<Stream>> open;
  std::vector<base::UniqueFd> ends;
  for (Recorder& recorder : many) {
    Pair pair = TcpPair();
    open.push_back(std::make_unique<Stream>(&recorder));
    open.back()->Open(std::move(pair.near));
    Send(pair.far, "hello");
    ends.push_back(std::move(pair.far));
  }
  EXPECT_TRUE(RunUntil([&] {
    return std::all_of(many.begin(), many.end(),
                       [](const Recorder& r) { return r.log == "read(hello)"; });
  }));
}

}  // namespace
