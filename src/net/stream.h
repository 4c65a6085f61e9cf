// Stream: one full-duplex byte stream over a Transport, as a state machine.
//
// It reads into the loop's shared buffer, queues what the kernel does not take, half-closes, times
// out, and ends exactly once. Its owner listens through StreamListener. It knows neither protocols
// nor JavaScript.
//
//           Open()          CloseWrite()             peer's end
//   kClosed -------> kOpen --------------> kReadOnly ------------> kClosing -> OnClose -> kClosed
//                        \  peer's end              CloseWrite()    ^
//                         `--------------> kWriteOnly -------------'
//   Abort(), Reset(), a time-out and errors lead to kClosing from anywhere.
//
// The rules (doc/internals.md gives the reasons):
//
// One report at a time (loop::Turns): while the listener handles one, a nested loop may write for
// this stream, but reads nothing and reports nothing.
//
// OnClose is the last report. It is made once, never from inside a call of the owner. Afterwards,
// also from inside OnClose, the same object may be opened again. The descriptor is closed as soon
// as the end is known. Pending writes are sent before our end of the stream.
//
// After PauseReading() neither OnRead nor OnEof comes until ResumeReading(), also from inside
// OnRead. There is one exception. When a write fails, the bytes that the peer had sent before are
// delivered at once, paused or not, and then OnClose with the error. They cannot wait: the owner
// may be waiting for an OnDrain that cannot come.
//
// Bytes that were received and not used wait in the transport: those that a pause holds back, and
// those that the owner returned (PutBack). One system call may receive the bytes of several OnRead
// (ReadPace, NextPiece), and several streams are read before the first is reported (ReadBatch).
//
// If the transport has a filter, the handshake comes first. Bytes that are written meanwhile wait,
// and OnOpen follows the handshake.
//
// The owner may destroy the stream at any time, except inside its reports other than OnClose.
//
// Work for each wake-up is bounded (kBytesPerWakeup).
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "base/byte_queue.h"
#include "base/error.h"
#include "loop/idle_timeouts.h"
#include "loop/loop.h"
#include "loop/turns.h"
#include "loop/watcher.h"
#include "net/read_pace.h"
#include "net/transport.h"

namespace net {

class StreamListener {
 public:
  // OpenAndReport() was called, and the stream is open, its handshake done.
  virtual void OnOpen() {}
  // The handshake waits for the owner, who has to decide what the filter asks: then ContinueHandshake().
  virtual void OnHandshakeWaits() {}
  // `bytes` lie in the loop's shared buffer and are valid during the call only. Never empty.
  virtual void OnRead(std::string_view bytes) = 0;
  // The peer ended its direction in an orderly way. The stream closes nothing because of it.
  virtual void OnEof() = 0;
  // Follows a Write() that returned false: all bytes have gone to the kernel.
  virtual void OnDrain() {}
  // RequestTurn() was called.
  virtual void OnTurn() {}
  // No bytes moved for the idle time. The stream then tries once to write what waits and closes
  // (OnClose without error), unless SetTimeout() is called in here.
  virtual void OnTimeout() {}
  // The end. `error` is empty after an orderly end, a time-out, Abort() or Release().
  virtual void OnClose(const base::Error& error) = 0;

 protected:
  ~StreamListener() = default;
};

class Stream final : public loop::Turns, private loop::BeforeSleep, private loop::IdleEntry {
 public:
  enum class State : uint8_t { kClosed, kOpen, kReadOnly, kWriteOnly, kClosing };
  // Which ways the descriptor goes. One end of a pipe goes one way: its stream begins as kReadOnly
  // or kWriteOnly.
  enum class Direction : uint8_t { kBoth, kIn, kOut };

  // Above this many unsent bytes Write() returns false.
  static constexpr size_t kHighWater = 64 * 1024;
  // After this many bytes other streams have their turn, even if more bytes wait.
  static constexpr size_t kBytesPerWakeup = loop::ReadBuffer::kSize;
  // When all streams together have passed this many bytes to the kernel from inside Write(), further
  // ones wait for the end of the loop's iteration, even if the kernel would take them: an owner that
  // writes for as long as Write() returns true must not hold up the others.
  static constexpr size_t kAtOncePerIteration = 256 * 1024;

  // The listener outlives the stream. `pace` says how much one OnRead delivers.
  explicit Stream(StreamListener* listener, ReadPace::Kind pace = ReadPace::kGrowing);
  ~Stream();

  State state() const { return state_; }
  bool open() const { return transport_.open(); }
  int fd() const { return transport_.fd(); }

  // Takes a connection and starts reading, unless reading was paused before. Bytes in output() are
  // sent first. From kClosed only.
  void Open(Transport&& transport, Direction direction = Direction::kBoth);
  // The same, then reports OnOpen(): before it returns, if there is no handshake. From a clean
  // stack only. The stream may be gone afterwards.
  void OpenAndReport(Transport&& transport);
  // After Open(), from a clean stack: receives what has come already, without waiting for the loop
  // to find it.
  void ReceiveAtOnce() {
    if (crossed_ == 0 && wants_input()) ReadIntoBatch(false);
  }
  // After OnHandshakeWaits(), also from inside it: the handshake goes on, from a clean stack.
  void ContinueHandshake();
  // Has the connection go on through a filter, which begins with its handshake; OnOpen() follows it. Bytes that wait
  // unsent go out before the handshake. False, and nothing is changed, where bytes were received and not used: they belong
  // before it as well. Only in kOpen, without a filter.
  bool StartFilter(std::unique_ptr<Filter> filter);
  const Transport& transport() const { return transport_; }
  // Gives the connection away, with the bytes that were received and not used and those that were
  // not sent. OnClose (no error) follows. The owner must make sure that reading has not ended. Only
  // while open.
  Transport Release();

  // Queues bytes. They are written before the loop sleeps (at once when there are many). False when
  // more than kHighWater bytes wait: OnDrain follows. Only while open for writing (kOpen,
  // kWriteOnly). Otherwise the bytes are dropped, and it returns false too.
  bool Write(std::string_view bytes);
  // The same without a copy: the caller, if open for writing, appends to the queue itself, then
  // calls Written().
  base::ByteQueue* output() { return &transport_.output; }
  bool Written();
  // Has the kernel send up to `size` bytes of a file from `offset` on, behind the bytes that were queued before. Gives
  // how many it took; 0: none now, OnDrain or OnClose follows; -1: it cannot, or the file has no more, and the caller
  // writes the bytes itself, which shows any error.
  ssize_t SendFile(int file, off_t offset, size_t size);
  // Tries to pass all queued bytes to the kernel now.
  void Flush();
  // Bytes that wait unsent.
  size_t backlog() const { return transport_.output.size(); }

  // Half-close: flushes, then ends our direction. The state changes at once. Does nothing when
  // already done.
  void CloseWrite();
  // Immediate end: drops the bytes that wait. OnClose (no error unless one is given) follows. Does nothing when closed
  // or closing.
  void Abort(const base::Error& error = {});
  // As Abort(), but the peer sees a reset, so that it cannot take the bytes it got for all there
  // are. Bytes that the kernel takes at once still go out before the reset.
  void Reset();
  // From here on the peer sees a reset whatever ends the connection, even the end of the process,
  // unless CloseWrite() was called and all bytes have gone out.
  void ResetUnlessFinished();

  // Inside OnRead: the bytes that the next OnRead would deliver, for an owner that takes them in
  // the same call. Empty when nothing more was received, or when it must not be delivered (paused,
  // ended).
  std::string_view NextPiece();
  // Whether more was received than the piece that is being delivered.
  bool has_next_piece() const;
  // Inside OnRead: the last `size` bytes of the piece are not used. They come again in front of the
  // next piece, or, if reading is paused, as soon as it resumes. Once for each piece.
  void PutBack(size_t size);
  // Whether there are bytes that were received and not used. Bytes of a running OnRead count if
  // they were put back.
  bool has_unused() const;
  // The bytes that were received and not used, for an owner that continues with them after OnClose.
  base::ByteQueue TakeInput() { return std::move(transport_.input); }

  void PauseReading();
  void ResumeReading();
  // The same, and delivers what has come without waiting for the loop to find it, unless a report of this stream is on
  // the stack. The stream may be gone afterwards.
  void ResumeAtOnce();
  bool reading_paused() const { return paused_; }
  // Whether there are bytes, or an end, of the peer that were not reported yet.
  bool HasInput();

  // Calls OnTurn() once, from a clean stack. Also while closed.
  void RequestTurn() { Owe(kOwnTurn); }

  // Milliseconds without bytes in either direction until OnTimeout. 0 is never (the default).
  // Paused time does not count. The value stays when the stream closes.
  void SetTimeout(unsigned milliseconds);
  unsigned timeout() const { return timeout_; }
  // Stops and restarts the idle time, for example while an HTTP response is owed.
  void SuspendTimeout(bool suspend);
  // From now on paused time counts. The owner suspends the idle time itself.
  void CountPausedTime() { pause_stops_clock_ = 0; }

  // An unreferenced open stream does not keep the loop alive.
  void SetKeepsLoopAlive(bool keeps);

 private:
  // Reports that may be owed.
  enum Report : uint8_t {
    kEnd = 1,         // OnClose
    kRestart = 2,     // not a report: the idle time ran out in a turn, and counts from its end
    kInput = 4,       // OnRead: there are bytes that no event of the descriptor will announce
    kDrained = 8,     // OnDrain
    kOwnTurn = 16,    // OnTurn
    kHandshake = 32,  // not a report: ContinueHandshake() was called
  };
  // The state of the bytes written so far.
  enum class Output : uint8_t { kFlows, kFull /* OnDrain will be due */, kLost /* see error_ */ };
  // Reasons for which the idle time is stopped.
  enum ClockStop : uint8_t { kByOwner = 1, kByPause = 2 };
  // A filter may have to read before it can write, or to write before it can read.
  enum Crossed : uint8_t { kReadWantsWritable = 1, kWriteWantsReadable = 2, kWaitsForOwner = 4 };

  bool ended_reading() const {
    return state_ == State::kWriteOnly || state_ == State::kClosing || !open();
  }
  bool waits_to_write() const { return writable_ != nullptr && writable_->active(); }
  bool wants_input() const { return !ended_reading() && (!paused_ || output_ == Output::kLost); }

  // What ReadBatch calls; `now` is Loop::Now().
  friend class ReadBatch;
  void DeliverFromBatch(std::string_view bytes, double now);
  void FlushIfWritable(double now);
  void LeaveBatch() { in_batch_ = false; }

  friend class HangUps;
  void OnHangUp();

  // What the loop calls.
  void OnReadable() { ReadIntoBatch(true); }
  void ReadIntoBatch(bool by_event);
  void OnWritable();
  void OnBeforeSleep() override { Flush(); }
  void OnOwed() override;
  void OnIdleTimeout() override;

  // The frame of every report but OnClose, and the steps that run in it.
  template <auto kStep, class... Arguments>
  void Dispatch(Arguments... arguments);
  void ReportOpen();
  void ShakeHands();
  void ReadMore();
  void ReadOwed();
  void HandleReceived(const char* bytes, Transfer received);
  void DeliverInput();
  void HandleEnd();
  void HandleCrossed();
  void WriteMore();
  void ReportDrain();
  void ReportTurn() { listener_->OnTurn(); }
  void TimeOut();

  // A Deliver() on the stack. A nested loop may have one inside another, of another stream.
  struct Delivery {
    const Stream* stream;
    std::string_view rest;  // behind the piece that is being delivered
    size_t put_back = 0;    // bytes of `rest` that are the end of that piece
  };
  static inline Delivery* delivery_ = nullptr;  // the innermost one
  size_t Deliver(std::string_view bytes, double now);
  void DeliverReceived(std::string_view bytes, double now);
  Transfer Receive(char* bytes);
  void Unpause();
  void Watch();
  void FlushAtOnce();
  void FlushOutput(double now = loop::Loop::Now());
  void LoseOutput(const base::Error& error);
  void FinishWriting();
  void WaitToWrite(Transfer::Kind wanted);
  void ArmWritable();
  void SetLinger(bool reset);
  void SayEnd();
  void End(const base::Error& error);
  void StopWorking(const base::Error& error);
  void Close();
  void RunIdleClock();
  void HoldLoop();
  void CheckInvariants() const;

  StreamListener* listener_;
  Transport transport_;  // closed after the watchers, which stand behind it, have stopped
  loop::IoWatcher readable_;
  std::unique_ptr<loop::IoWatcher> writable_;  // while it is waited for, or null
  base::Error error_;                          // what OnClose will report
  unsigned timeout_ = 0;
  loop::LoopReference loop_reference_;
  State state_ = State::kClosed;
  Output output_ = Output::kFlows;
  uint8_t crossed_ = 0;                   // bits of Crossed
  uint8_t clock_stops_ = 0;               // bits of ClockStop
  uint8_t pause_stops_clock_ = kByPause;  // the bit that a pause sets
  ReadPace pace_;
  bool reports_open_ = false;  // OnOpen follows the handshake
  bool paused_ = false;
  bool in_batch_ = false;  // ReadBatch has bytes of it
  bool timing_out_ = false;
  bool reset_unless_finished_ = false;
  bool keeps_loop_alive_ = true;
};

}  // namespace net
