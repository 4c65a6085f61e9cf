// Stream: one full-duplex byte stream over a non-blocking descriptor, as a state machine.
//
// It reads into the loop's shared buffer, queues what the kernel does not take, half-closes, times
// out, and ends exactly once. Who owns it listens through StreamListener. It knows neither
// protocols nor JavaScript.
//
//           Open()          CloseWrite()             peer's FIN
//   kClosed -------> kOpen --------------> kReadOnly ------------> kClosing -> OnClose -> kClosed
//                        \  peer's FIN              CloseWrite()    ^
//                         `--------------> kWriteOnly -------------'
//   Abort(), Fail(), a time-out and errors lead to kClosing from anywhere.
//
// Rules it keeps (doc/internals.md tells why):
//
// It is never dispatched while it is being dispatched: a nested loop only writes for it, and does
// not spin.
//
// OnClose is the last call, made once, never from inside a call of the owner's (at the end of the
// dispatch, or in a later turn), after which the same object may be opened again (from within
// OnClose too). The descriptor is closed at once. Pending writes are flushed before a FIN.
//
// Bytes that the peer sent before it vanished are read before OnClose tells the error, unless
// reading is paused.
//
// After PauseReading() no OnRead or OnEof comes until ResumeReading(), also from inside OnRead.
//
// One system call reads what several calls of OnRead tell (ReadPace), or one that asks for the rest
// (NextPiece); what a pause keeps from being told, less than ReadBuffer::kSize, waits in the stream.
// Where a pause came lately, one call reads what one OnRead tells. Several streams are read before
// the first is told (ReadBatch).
//
// The owner may destroy it at any time except inside its own callbacks OnRead, OnEof, OnDrain and
// OnTimeout; inside OnClose it may.
//
// Work per wake-up is bounded (kBytesPerWakeup).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/byte_queue.h"
#include "base/error.h"
#include "base/unique_fd.h"
#include "loop/idle_timeouts.h"
#include "loop/loop.h"
#include "loop/watcher.h"
#include "net/read_pace.h"

namespace net {

class StreamListener {
 public:
  // OpenAndTell() was called, and the stream is open; nothing else is told until this returns.
  virtual void OnOpen() {}
  // `bytes` lie in the loop's shared buffer and are valid during the call only. Never empty.
  virtual void OnRead(std::string_view bytes) = 0;
  // The peer's FIN. Nothing is closed on its account.
  virtual void OnEof() = 0;
  // After a Write() that answered false: all bytes have gone to the kernel.
  virtual void OnDrain() {}
  // Silent for the idle time. The stream then closes by itself (OnClose without error), after one
  // try to write what waits, unless SetTimeout() is called in here.
  virtual void OnTimeout() {}
  // The end; `error` is empty after an orderly one, a time-out or Abort().
  virtual void OnClose(const base::Error& error) = 0;

 protected:
  ~StreamListener() = default;
};

class Stream final : private loop::BeforeSleep, private loop::LaterTurn, private loop::IdleEntry {
 public:
  enum class State : uint8_t { kClosed, kOpen, kReadOnly, kWriteOnly, kClosing };
  // Which ways the descriptor goes. One end of a pipe goes one way: its stream begins as kReadOnly
  // or kWriteOnly.
  enum class Direction : uint8_t { kBoth, kIn, kOut };

  // Above this many unsent bytes Write() answers false.
  static constexpr size_t kHighWater = 64 * 1024;
  // After this many bytes others have their turn, even where more waits.
  static constexpr size_t kBytesPerWakeup = loop::ReadBuffer::kSize;

  // The listener outlives the stream. `pace` says how much it hears at a time.
  explicit Stream(StreamListener* listener, ReadPace::Kind pace = ReadPace::kGrowing);
  ~Stream();

  State state() const { return state_; }
  int fd() const { return fd_.get(); }

  // Takes a connected, non-blocking descriptor (socket, or one end of a pipe) and starts reading,
  // unless reading was paused before. What lies in output() goes out first. From kClosed only.
  void Open(base::UniqueFd fd, Direction direction = Direction::kBoth);
  // The same, then calls OnOpen() as a dispatch: also where a nested loop runs in it, what happens
  // to the stream is told afterwards. From a clean stack only; the stream may be gone afterwards.
  void OpenAndTell(base::UniqueFd fd);

  // Queues bytes; they are written before the loop sleeps (at once when much waits). False when
  // more than kHighWater bytes wait: OnDrain follows. Only while open for writing (kOpen,
  // kWriteOnly); else the bytes are dropped, which is false too.
  bool Write(std::string_view bytes);
  // The same without a copy: the caller, if open for writing, appends to the queue itself, then
  // calls Written().
  base::ByteQueue* output() { return &output_; }
  bool Written();
  // Tries to hand everything to the kernel now.
  void Flush();
  // Bytes that wait unsent.
  size_t backlog() const { return output_.size(); }

  // Half-close: flushes, then sends FIN. The state changes at once. Does nothing when already done.
  void CloseWrite();
  // Immediate end: drops what waits, OnClose (no error) follows in a later turn. Does nothing when
  // closed or closing.
  void Abort();
  // The same, seen by the peer as a reset: nobody may take what was sent for all there is. Bytes
  // that the kernel takes at once still go out before it.
  void Reset();
  // From here on whatever ends the connection, the process's end included, is seen by the peer as a
  // reset, unless CloseWrite() was called and all that waited has gone out.
  void ResetUnlessFinished();
  // The same as Abort() with an error for OnClose.
  void Fail(const base::Error& error);

  // Inside OnRead: what the next OnRead would tell, for who takes it in the same call. Empty when
  // nothing more was read, or it is not wanted any more (paused, ended).
  std::string_view NextPiece();
  // Whether more was read than the piece that is being told.
  bool has_next_piece() const;

  void PauseReading();
  void ResumeReading();
  bool reading_paused() const { return paused_; }

  // Milliseconds without bytes in either direction until OnTimeout; 0 is never (the default).
  // Paused time does not count. It stays set when the stream closes.
  void SetTimeout(unsigned milliseconds);
  unsigned timeout() const { return timeout_; }
  // Stops and restarts the idle time without forgetting it (an HTTP answer is owed, say).
  void SuspendTimeout(bool suspend);
  // From now on paused time counts: the owner suspends it where it should not.
  void CountPausedTime() { paused_time_counts_ = true; }

  // An unreferenced open stream does not keep the loop alive.
  void SetKeepsLoopAlive(bool keeps);

 private:
  bool open() const { return fd_.get() >= 0; }
  bool wants_input() const { return open() && !eof_ && !paused_; }

  // What ReadBatch calls; `now` is Loop::Now().
  friend class ReadBatch;
  void TellRead(std::string_view bytes, double now);
  void FlushIfWritable(double now);
  void LeaveBatch() { in_batch_ = false; }

  // What the loop calls.
  void OnReadable();
  void OnWritable();
  void OnBeforeSleep() override;
  void OnLaterTurn() override;
  void OnIdleTimeout() override;

  // The frame of each dispatch, and what runs in it.
  template <auto kEvent, class... Arguments>
  void Dispatch(Arguments... arguments);
  void TellOpen();
  void ReadSome();
  void TakeRead(const char* bytes, ssize_t outcome);
  void TellHeld();
  void ReadEof();
  void WriteMore();
  void Drain();
  void TimeOut();

  // The two calls that move bytes, where a filter (TLS) would stand. Bytes that came, 0 at the end, or
  // -errno; bytes that went, or -1 and errno.
  ssize_t Receive(char* bytes, size_t size);
  ssize_t Transmit(std::string_view bytes);

  // HandOn() on the stack. In a nested loop there is one inside another, of another stream.
  struct Telling {
    const Stream* stream;
    std::string_view rest;  // behind the piece that is being told
  };
  static inline Telling* telling_ = nullptr;  // the innermost
  void HandOn(std::string_view bytes, double now);
  void WatchInput();
  void FlushOutput(double now = loop::Loop::Now());
  void LoseOutput(const base::Error& error);
  void SetLinger(bool reset);
  void FinishWriting();
  void End(const base::Error& error);
  void Close();
  void RunIdleClock();
  void HoldLoop();

  StreamListener* listener_;
  base::ByteQueue output_;
  base::ByteQueue held_;  // read already, and not told: a pause came between
  loop::IoWatcher readable_;
  loop::IoWatcher writable_;
  base::Error error_;  // what OnClose will tell
  unsigned timeout_ = 0;
  base::UniqueFd fd_;
  loop::LoopReference loop_reference_;
  State state_ = State::kClosed;
  ReadPace pace_;
  bool paused_ : 1 = false;
  bool eof_ : 1 = false;          // nothing more comes in
  bool ended_ : 1 = false;        // OnClose is owed
  bool output_lost_ : 1 = false;  // a write failed (error_); reading goes on to the end
  bool dispatching_ : 1 = false;
  bool in_batch_ : 1 = false;     // ReadBatch knows of it
  bool wants_drain_ : 1 = false;  // Write() answered false
  bool drained_ : 1 = false;      // OnDrain is owed
  bool not_a_socket_ : 1 = false;
  bool timing_out_ : 1 = false;
  bool timed_out_in_dispatch_ : 1 = false;
  bool reset_unless_finished_ : 1 = false;
  bool idle_clock_suspended_ : 1 = false;  // by the owner
  bool paused_time_counts_ : 1 = false;
  bool keeps_loop_alive_ : 1 = true;
};

}  // namespace net
