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
// OnClose is the last report, made once, never from inside a call of the owner's. The same object
// may be opened again afterwards, also from inside OnClose. The descriptor is closed as soon as the
// end is known. Pending writes are sent before our end of the stream.
//
// After PauseReading() neither OnRead nor OnEof comes until ResumeReading(), also from inside
// OnRead. There is one exception: when a write fails, what the peer had sent before is delivered at
// once, paused or not, and then OnClose with the error. There is no later time for it: the owner may
// be waiting for an OnDrain that cannot come.
//
// Bytes that were received and not used wait in the transport: those that a pause has kept back, and
// those that the owner has put back (PutBack). One system call may receive what several OnRead
// deliver (ReadPace, NextPiece), and several streams are read before the first is reported
// (ReadBatch).
//
// With a filter in the transport, the handshake comes first: what is written meanwhile waits, and
// OnOpen follows the handshake.
//
// The owner may destroy the stream at any time except inside its own reports; inside OnClose it may.
//
// Work for each wake-up is bounded (kBytesPerWakeup).
#pragma once

#include <cstdint>
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
  // `bytes` lie in the loop's shared buffer and are valid during the call only. Never empty.
  virtual void OnRead(std::string_view bytes) = 0;
  // The peer's orderly end. Nothing is closed on its account.
  virtual void OnEof() = 0;
  // After a Write() that answered false: all bytes have gone to the kernel.
  virtual void OnDrain() {}
  // RequestTurn() was called.
  virtual void OnTurn() {}
  // Silent for the idle time. The stream then closes by itself (OnClose without error), after one
  // try to write what waits, unless SetTimeout() is called in here.
  virtual void OnTimeout() {}
  // The end; `error` is empty after an orderly one, a time-out, Abort() or Release().
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

  // Above this many unsent bytes Write() answers false.
  static constexpr size_t kHighWater = 64 * 1024;
  // After this many bytes others have their turn, even where more waits.
  static constexpr size_t kBytesPerWakeup = loop::ReadBuffer::kSize;

  // The listener outlives the stream. `pace` says how much one OnRead delivers.
  explicit Stream(StreamListener* listener, ReadPace::Kind pace = ReadPace::kGrowing);
  ~Stream();

  State state() const { return state_; }
  bool open() const { return transport_.open(); }
  int fd() const { return transport_.fd(); }

  // Takes a connection and starts reading, unless reading was paused before. What lies in output()
  // goes out first. From kClosed only.
  void Open(Transport transport, Direction direction = Direction::kBoth);
  // The same, then reports OnOpen(): here and now where there is no handshake. From a clean stack
  // only; the stream may be gone afterwards.
  void OpenAndReport(Transport transport);
  // Gives the connection away, with what was received and not used, and what was not sent. OnClose
  // (no error) follows. The owner takes care that reading has not ended. Only while open.
  Transport Release();

  // Queues bytes; they are written before the loop sleeps (at once when much waits). False when
  // more than kHighWater bytes wait: OnDrain follows. Only while open for writing (kOpen,
  // kWriteOnly); else the bytes are dropped, which is false too.
  bool Write(std::string_view bytes);
  // The same without a copy: the caller, if open for writing, appends to the queue itself, then
  // calls Written().
  base::ByteQueue* output() { return &transport_.output; }
  bool Written();
  // Tries to hand everything to the kernel now.
  void Flush();
  // Bytes that wait unsent.
  size_t backlog() const { return transport_.output.size(); }

  // Half-close: flushes, then ends our direction. The state changes at once. Does nothing when
  // already done.
  void CloseWrite();
  // Immediate end: drops what waits, OnClose (no error) follows. Does nothing when closed or
  // closing.
  void Abort();
  // The same, seen by the peer as a reset: nobody may take what was sent for all there is. Bytes
  // that the kernel takes at once still go out before it.
  void Reset();
  // From here on whatever ends the connection, the process's end included, is seen by the peer as a
  // reset, unless CloseWrite() was called and all that waited has gone out.
  void ResetUnlessFinished();

  // Inside OnRead: the bytes that the next OnRead would deliver, for an owner that takes them in the
  // same call. Empty when nothing more was received, or it is not wanted any more (paused, ended).
  std::string_view NextPiece();
  // Whether more was received than the piece that is being delivered.
  bool has_next_piece() const;
  // Inside OnRead: the last `size` bytes of the piece are not used. They come again in front of the
  // next piece; or, where reading is paused, as soon as it goes on. Once for each piece.
  void PutBack(size_t size);
  // Whether bytes were received and not used, those of a running OnRead among them that were put
  // back.
  bool has_unused() const;
  // What was received and not used; for an owner that goes on with it after OnClose.
  base::ByteQueue TakeInput() { return std::move(transport_.input); }

  void PauseReading();
  void ResumeReading();
  bool reading_paused() const { return paused_; }
  // Whether the peer has sent something, or ended, that was not received yet.
  bool HasInput() { return open() && transport_.HasInput(); }

  // Has OnTurn() called, once, from a clean stack; also while closed.
  void RequestTurn() { Owe(kOwnTurn); }

  // Milliseconds without bytes in either direction until OnTimeout; 0 is never (the default).
  // Paused time does not count. It stays set when the stream closes.
  void SetTimeout(unsigned milliseconds);
  unsigned timeout() const { return timeout_; }
  // Stops and restarts the idle time without forgetting it (an HTTP answer is owed, say).
  void SuspendTimeout(bool suspend);
  // From now on paused time counts: the owner suspends it where it should not.
  void CountPausedTime() { pause_stops_clock_ = 0; }

  // An unreferenced open stream does not keep the loop alive.
  void SetKeepsLoopAlive(bool keeps);

 private:
  // Reports that may be owed.
  enum Report : uint8_t {
    kEnd = 1,       // OnClose
    kRestart = 2,   // not a report: the idle time ran out in a turn, and counts from its end
    kInput = 4,     // OnRead: bytes wait that no event of the descriptor will announce
    kDrained = 8,   // OnDrain
    kOwnTurn = 16,  // OnTurn
  };
  // What has become of the bytes written so far.
  enum class Output : uint8_t { kFlows, kFull /* OnDrain will be due */, kLost /* see error_ */ };
  // Reasons for which the idle time stands still.
  enum ClockStop : uint8_t { kByOwner = 1, kByPause = 2 };
  // A filter may have to read before it can write, and the other way round.
  enum Crossed : uint8_t { kReadWantsWritable = 1, kWriteWantsReadable = 2 };

  bool ended_reading() const {
    return state_ == State::kWriteOnly || state_ == State::kClosing || !open();
  }
  bool wants_input() const { return !ended_reading() && (!paused_ || output_ == Output::kLost); }

  // What ReadBatch calls; `now` is Loop::Now().
  friend class ReadBatch;
  void DeliverFromBatch(std::string_view bytes, double now);
  void FlushIfWritable(double now);
  void LeaveBatch() { in_batch_ = false; }

  friend class HangUps;
  void OnHangUp();

  // What the loop calls.
  void OnReadable();
  void OnWritable();
  void OnBeforeSleep() override { Flush(); }
  void OnOwed() override;
  void OnIdleTimeout() override;

  // The frame of every report but OnClose, and what runs in it.
  template <auto kStep, class... Arguments>
  void Dispatch(Arguments... arguments);
  void ReportOpen();
  void ShakeHands();
  void ReadMore();
  void HandleReceived(const char* bytes, Transfer received);
  void DeliverInput();
  void HandleEnd();
  void HandleCrossed();
  void WriteMore();
  void ReportDrain();
  void ReportTurn() { listener_->OnTurn(); }
  void TimeOut();

  // Deliver() on the stack. In a nested loop there is one inside another, of another stream.
  struct Delivery {
    const Stream* stream;
    std::string_view rest;  // behind the piece that is being delivered
    size_t put_back = 0;    // bytes of `rest` that are the end of that piece
  };
  static inline Delivery* delivery_ = nullptr;  // the innermost
  size_t Deliver(std::string_view bytes, double now);
  void DeliverReceived(std::string_view bytes, double now);
  Transfer Receive(char* bytes);
  void Watch();
  void FlushOutput(double now = loop::Loop::Now());
  void LoseOutput(const base::Error& error);
  void FinishWriting();
  void WaitToWrite(Transfer::Kind wanted);
  void ArmWritable();
  void SetLinger(bool reset);
  void End(const base::Error& error);
  void StopWorking(const base::Error& error);
  void Close();
  void RunIdleClock();
  void HoldLoop();
  void CheckInvariants() const;

  StreamListener* listener_;
  Transport transport_;
  loop::IoWatcher readable_;
  loop::IoWatcher writable_;
  base::Error error_;  // what OnClose will report
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
  bool in_batch_ = false;  // ReadBatch knows of it
  bool timing_out_ = false;
  bool reset_unless_finished_ = false;
  bool keeps_loop_alive_ = true;
};

}  // namespace net
