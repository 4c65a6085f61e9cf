// Stream over a filter that does what TLS may do: it needs a handshake, withholds bytes until a record
// is whole, has to write before it can read and the other way round, fails in the middle, and
// knows an end from a cut.

#include <gtest/gtest.h>

#include <algorithm>

#include "net/stream.h"
#include "net_helpers.h"

namespace {

using net::Descriptor;
using net::Stream;
using net::Transfer;
using State = net::Stream::State;

// The protocol, in records of a letter each:
//   H           the handshake; each side sends one first
//   D n bytes   n (one digit) bytes of data
//   P           the other side must send an A before it may receive anything more
//   Q           the other side must receive another record before it may send anything more
//   E           the end of this direction; without it the end of the connection is a cut
class RecordFilter final : public net::Filter {
 public:
  Transfer Handshake(Descriptor* below) override {
    if (!said_hello_ && !(said_hello_ = Say(below, "H"))) return Wants(Transfer::Kind::kWantsWrite);
    const Transfer filled = Fill(below);
    if (raw_.empty()) return filled.kind == Transfer::Kind::kEnd ? Fail("no handshake") : filled;
    if (raw_[0] != 'H') return Fail("a handshake of another kind");
    raw_.erase(0, 1);
    return Transfer::Bytes(0);
  }

  Transfer Receive(Descriptor* below, char* bytes, size_t size) override {
    while (plain_.empty()) {
      if (owes_answer_ && !Answer(below)) return Wants(Transfer::Kind::kWantsWrite);
      if (!TakeRecord()) {
        if (failed_) return Fail("a record of another kind");
        if (ended_) return Transfer::End();
        const Transfer filled = Fill(below);
        if (filled.kind == Transfer::Kind::kEnd) return Fail("cut", ECONNABORTED);
        if (filled.kind != Transfer::Kind::kBytes) return filled;
      }
    }
    const size_t taken = std::min(size, std::min(plain_.size(), most_at_once));
    plain_.copy(bytes, taken);
    plain_.erase(0, taken);
    return Transfer::Bytes(taken);
  }

  Transfer Transmit(Descriptor* below, std::string_view bytes) override {
    if (owes_receipt_ && TakeRecord()) owes_receipt_ = false;
    if (owes_receipt_) {
      const Transfer filled = Fill(below);
      if (filled.kind != Transfer::Kind::kBytes) return Wants(Transfer::Kind::kWantsRead);
      owes_receipt_ = !TakeRecord();
    }
    const size_t size = std::min<size_t>(bytes.size(), 9);
    const std::string record = "D" + std::to_string(size) + std::string(bytes.substr(0, size));
    if (Say(below, record)) return Transfer::Bytes(size);
    return code_ != 0 ? Transfer::Error(code_) : Wants(Transfer::Kind::kWantsWrite);
  }

  Transfer FinishWriting(Descriptor* below) override {
    if (!said_end_ && !(said_end_ = Say(below, "E"))) return Wants(Transfer::Kind::kWantsWrite);
    return Transfer::Bytes(0);
  }

  bool has_buffered() const override { return !plain_.empty() || !raw_.empty(); }
  base::Error error() const override { return error_; }

  size_t most_at_once = 1000;
  int refused_writes = 0;  // so many writes find no room first

 private:
  static Transfer Wants(Transfer::Kind kind) { return Transfer::Wants(kind); }
  Transfer Fail(const char* text, int code = EPROTO) {
    error_ = base::Error::Protocol(text, code);
    return Transfer::Error(code);
  }
  bool Say(Descriptor* below, std::string_view record) {
    if (refused_writes > 0 && refused_writes--) return false;
    const Transfer said = below->Transmit(record);
    if (said.kind == Transfer::Kind::kError) code_ = said.code;
    return said.kind == Transfer::Kind::kBytes;
  }
  bool Answer(Descriptor* below) { return !(owes_answer_ = !Say(below, "A")); }
  Transfer Fill(Descriptor* below) {
    char bytes[100];
    const Transfer received = below->Receive(bytes, sizeof bytes);
    if (received.kind == Transfer::Kind::kBytes) raw_.append(bytes, received.size);
    return received;
  }
  // Whether there was a whole record that Receive() can go on with.
  bool TakeRecord() {
    if (raw_.empty() || failed_ || ended_ || owes_answer_) return false;
    const char kind = raw_[0];
    const size_t size = kind != 'D' ? 1 : raw_.size() < 2 ? 2 : 2 + raw_[1] - '0';
    if (raw_.size() < size) return false;
    if (kind == 'D') plain_ += raw_.substr(2, size - 2);
    raw_.erase(0, size);
    owes_answer_ = kind == 'P';
    owes_receipt_ = kind == 'Q';
    ended_ = kind == 'E';
    failed_ = std::string_view("DPQE").find(kind) == std::string_view::npos;
    return !ended_ && !failed_;
  }

  std::string raw_, plain_;
  base::Error error_;
  int code_ = 0;  // why a write failed
  bool said_hello_ = false, said_end_ = false;
  bool owes_answer_ = false, owes_receipt_ = false, ended_ = false, failed_ = false;
};

class StreamFilterTest : public testing::Test {
 protected:
  void Open() { stream.OpenAndReport(net::Transport(std::move(pair.near), Filter())); }
  // The same behind the handshake.
  void OpenReady() {
    Open();
    Send(pair.far, "H");
    ASSERT_TRUE(RunUntil([&] { return recorder.log == "open"; }));
    ASSERT_EQ(Receive(pair.far), "H");
    recorder.log.clear();
  }
  std::unique_ptr<RecordFilter> Filter() {
    auto made = std::make_unique<RecordFilter>();
    filter = made.get();
    filter->refused_writes = refused_writes;
    return made;
  }
  bool Logs(const std::string& log) {
    return RunUntil([&] { return recorder.log.size() >= log.size(); }) && recorder.log == log;
  }

  Pair pair = TcpPair();
  Recorder recorder;
  Stream stream{&recorder};
  RecordFilter* filter = nullptr;
  int refused_writes = 0;
};

TEST_F(StreamFilterTest, OpensAfterTheHandshakeAndSendsThenWhatWaited) {
  Open();
  stream.Write("early");
  RunFor(0.01);
  EXPECT_EQ(recorder.log, "");
  EXPECT_EQ(Peek(pair.far), "H");
  Send(pair.far, "H");
  ASSERT_TRUE(Logs("open"));
  RunFor(0.001);
  EXPECT_EQ(Receive(pair.far), "HD5early");
}

TEST_F(StreamFilterTest, AHandshakeThatWantsToWriteGoesOnWhenItCan) {
  refused_writes = 2;
  Open();
  Send(pair.far, "HD2hi");
  EXPECT_TRUE(Logs("open read(hi)"));
}

TEST_F(StreamFilterTest, AFailedHandshakeClosesWithTheFiltersError) {
  Open();
  Send(pair.far, "X");
  ASSERT_TRUE(RunUntil([&] { return recorder.closes > 0; }));
  EXPECT_EQ(recorder.log, "close(EPROTO)");
}

TEST_F(StreamFilterTest, AnEndInTheHandshakeIsAnError) {
  Open();
  pair.far.reset();
  ASSERT_TRUE(RunUntil([&] { return recorder.closes > 0; }));
  EXPECT_EQ(recorder.log.find("close(E"), 0u) << recorder.log;
}

TEST_F(StreamFilterTest, ClosingForWritingInTheHandshakeComesAfterIt) {
  Open();
  stream.Write("bye");
  stream.CloseWrite();
  RunFor(0.01);
  EXPECT_EQ(Peek(pair.far), "H");
  Send(pair.far, "H");
  ASSERT_TRUE(Logs("open"));
  RunFor(0.001);
  EXPECT_EQ(Receive(pair.far), "HD3byeE");
  EXPECT_EQ(Receive(pair.far), "");
}

TEST_F(StreamFilterTest, DeliversWhatTheFilterHasBufferedWithoutAnotherEvent) {
  OpenReady();
  filter->most_at_once = 1;
  Send(pair.far, "D2abD1c");
  EXPECT_TRUE(Logs("read(a) read(b) read(c)"));
}

TEST_F(StreamFilterTest, APauseHoldsBackWhatTheFilterHasBuffered) {
  OpenReady();
  filter->most_at_once = 1;
  recorder.on_read = [&](std::string_view) { stream.PauseReading(); };
  Send(pair.far, "D2ab");
  ASSERT_TRUE(Logs("read(a)"));
  RunFor(0.01);
  EXPECT_EQ(recorder.log, "read(a)");
  stream.ResumeReading();
  EXPECT_TRUE(Logs("read(a) read(b)"));
}

// Else the loop would turn without end.
TEST_F(StreamFilterTest, AfterAFailedWriteTheEndIsReadThoughTheOwnerReturnsWhatIsBuffered) {
  OpenReady();
  filter->most_at_once = 1;
  stream.PauseReading();
  recorder.on_read = [&](std::string_view bytes) { stream.PutBack(bytes.size()); };
  Send(pair.far, "D2ab");
  Reset(std::move(pair.far));
  stream.Write("more");
  EXPECT_TRUE(RunUntil([&] { return recorder.log.find("close(") != std::string::npos; }));
  EXPECT_FALSE(stream.open());
}

TEST_F(StreamFilterTest, WithholdsAnIncompleteRecord) {
  OpenReady();
  Send(pair.far, "D3a");
  RunFor(0.01);
  EXPECT_EQ(recorder.log, "");
  Send(pair.far, "bc");
  EXPECT_TRUE(Logs("read(abc)"));
}

TEST_F(StreamFilterTest, ReadsOnWhenAWriteThatReadingNeedsIsPossible) {
  OpenReady();
  filter->refused_writes = 2;
  Send(pair.far, "PD2hi");
  ASSERT_TRUE(Logs("read(hi)"));
  EXPECT_EQ(Receive(pair.far), "A");
}

TEST_F(StreamFilterTest, WritesOnWhenAReadThatWritingNeedsIsPossible) {
  OpenReady();
  Send(pair.far, "D1aQ");
  ASSERT_TRUE(Logs("read(a)"));
  RunFor(0.01);  // the Q is taken up
  stream.Write("answer");
  RunFor(0.01);
  EXPECT_EQ(Peek(pair.far), "");
  Send(pair.far, "D1b");
  ASSERT_TRUE(Logs("read(a) read(b)"));
  RunFor(0.001);
  EXPECT_EQ(Receive(pair.far), "D6answer");
}

TEST_F(StreamFilterTest, AWriteThatNeedsAReadGoesOnWhileReadingIsPaused) {
  OpenReady();
  recorder.on_read = [&](std::string_view) { stream.PauseReading(); };
  Send(pair.far, "D1aQ");
  ASSERT_TRUE(Logs("read(a)"));
  stream.Write("answer");
  RunFor(0.01);
  Send(pair.far, "D1b");
  RunFor(0.01);
  EXPECT_EQ(Receive(pair.far), "D6answer");
  EXPECT_EQ(recorder.log, "read(a)");
  stream.ResumeReading();
  EXPECT_TRUE(Logs("read(a) read(b)"));
}

TEST_F(StreamFilterTest, AnOrderlyEndIsAnEof) {
  OpenReady();
  Send(pair.far, "D2hiE");
  ASSERT_TRUE(Logs("read(hi) eof"));
  EXPECT_EQ(stream.state(), State::kWriteOnly);
  stream.Write("bye");
  stream.CloseWrite();
  ASSERT_TRUE(RunUntil([&] { return recorder.closes > 0; }));
  EXPECT_EQ(recorder.log, "read(hi) eof close");
  EXPECT_EQ(Receive(pair.far), "D3byeE");
}

TEST_F(StreamFilterTest, ACutIsAnErrorAndNoEof) {
  OpenReady();
  Send(pair.far, "D2hiD5part");
  pair.far.reset();
  ASSERT_TRUE(RunUntil([&] { return recorder.closes > 0; }));
  EXPECT_EQ(recorder.log, "read(hi) close(ECONNABORTED)");
}

TEST_F(StreamFilterTest, AFailureInTheMiddleClosesWithTheFiltersError) {
  OpenReady();
  Send(pair.far, "D2hiX");
  ASSERT_TRUE(RunUntil([&] { return recorder.closes > 0; }));
  EXPECT_EQ(recorder.log, "read(hi) close(EPROTO)");
}

TEST_F(StreamFilterTest, TheEndOfOurDirectionWaitsUntilItCanBeWritten) {
  OpenReady();
  filter->refused_writes = 3;
  stream.CloseWrite();
  EXPECT_EQ(stream.state(), State::kReadOnly);
  RunFor(0.01);
  EXPECT_EQ(Receive(pair.far), "E");
  EXPECT_EQ(Receive(pair.far), "");
  EXPECT_EQ(recorder.log, "");
}

TEST_F(StreamFilterTest, AnEndThatWaitsComesBeforeOnClose) {
  OpenReady();
  Send(pair.far, "E");
  ASSERT_TRUE(Logs("eof"));
  filter->refused_writes = 3;
  stream.CloseWrite();
  EXPECT_EQ(stream.state(), State::kClosing);
  ASSERT_TRUE(RunUntil([&] { return recorder.closes > 0; }));
  EXPECT_EQ(recorder.log, "eof close");
  EXPECT_EQ(Receive(pair.far), "E");
}

TEST_F(StreamFilterTest, AReleasedConnectionGoesOnInAnotherStreamWithWhatWaited) {
  OpenReady();
  Recorder next_recorder;
  Stream next(&next_recorder);
  recorder.on_read = [&](std::string_view bytes) {
    stream.PutBack(bytes.size() - 1);
    stream.Write("first");
    next.Open(stream.Release());
  };
  Send(pair.far, "D4abcdD1e");
  ASSERT_TRUE(RunUntil([&] { return next_recorder.total == 4; }));
  EXPECT_EQ(next_recorder.log, "read(bcd) read(e)");
  EXPECT_EQ(recorder.log, "read(abcd) close");
  next.Write("2");
  RunFor(0.01);
  std::string sent;
  while (sent.size() < 10) sent += Receive(pair.far);
  EXPECT_EQ(sent, "D5firstD12");
}

TEST_F(StreamFilterTest, AskingForInputKeepsWhatTheFilterFinds) {
  OpenReady();
  stream.PauseReading();
  EXPECT_FALSE(stream.HasInput());
  Send(pair.far, "D2hi");
  RunFor(0.01);
  EXPECT_TRUE(stream.HasInput());
  stream.ResumeReading();
  EXPECT_TRUE(RunUntil([&] { return recorder.total == 2; }));
  EXPECT_EQ(recorder.log, "read(h) read(i)");
}

}  // namespace
