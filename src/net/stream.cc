// The rules are in stream.h. Two things carry them: Dispatch(), the only frame in which the
// listener is called (but for OnClose, its last act), and End(), the only way to the end. A call of
// the owner's never calls the listener: what it brings about is told at the end of the dispatch it
// was made in, or in a later turn.

#include "net/stream.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "base/check.h"
#include "net/read_batch.h"

namespace net {

Stream::Stream(StreamListener* listener, ReadPace::Kind pace) : listener_(listener), pace_(pace) {
  readable_.Bind<&Stream::OnReadable>(this);
  writable_.Bind<&Stream::OnWritable>(this);
}

Stream::~Stream() {
  CHECK(!dispatching_);
  if (in_batch_) ReadBatch::Get().Forget(this);
  readable_.Stop();  // before the descriptor is closed
  writable_.Stop();
}

void Stream::Open(base::UniqueFd fd, Direction direction) {
  CHECK(state_ == State::kClosed && fd);
  fd_ = std::move(fd);
  error_ = {};
  pace_.Reset();
  eof_ = direction == Direction::kOut;
  output_lost_ = wants_drain_ = drained_ = not_a_socket_ = timed_out_in_dispatch_ =
      reset_unless_finished_ = false;
  state_ = direction == Direction::kIn ? State::kReadOnly : eof_ ? State::kWriteOnly : State::kOpen;
  HoldLoop();
  ArmIdleTimeout(timeout_);
  RunIdleClock();
  if (!output_.empty()) {
    wants_drain_ = output_.size() > kHighWater;
    loop::Loop::Get().RequestBeforeSleep(this);
  }
  if (eof_) return;
  readable_.Start(fd_.get(), loop::kReadable);
  readable_.Unref();  // loop_reference_ is the one reason to go on, paused or not
  if (paused_) readable_.Stop();
}

void Stream::OpenAndTell(base::UniqueFd fd) {
  Open(std::move(fd));
  Dispatch<&Stream::TellOpen>();
}

void Stream::TellOpen() { listener_->OnOpen(); }

// Dispatching

// Calls self->*kEvent() with the stream locked against another dispatch, then does what the
// listener left behind. The stream may be gone afterwards.
template <auto kEvent, class... Arguments>
void Stream::Dispatch(Arguments... arguments) {
  dispatching_ = true;
  // A nested loop that waits for nothing but this stream would wait for ever.
  loop_reference_.Hold(false);
  (this->*kEvent)(arguments...);
  if (!in_batch_ && !output_.empty()) FlushIfWritable(loop::Loop::Now());
  dispatching_ = false;
  if (ended_) return Close();
  if (drained_) RequestLaterTurn();
  if (timed_out_in_dispatch_) {  // who is at work on it is not idle: the time counts from now
    timed_out_in_dispatch_ = false;
    ArmIdleTimeout(timeout_);
    RunIdleClock();
  }
  WatchInput();  // a nested loop may have stopped it
  HoldLoop();
}

// Nothing more happens, the descriptor is closed, and OnClose follows.
void Stream::End(const base::Error& error) {
  if (!open()) return;
  error_ = error;
  state_ = State::kClosing;
  ended_ = true;
  if (in_batch_) ReadBatch::Get().Forget(this);
  in_batch_ = false;
  readable_.Stop();
  writable_.Stop();
  fd_.reset();
  output_.Clear();
  held_.Clear();
  wants_drain_ = drained_ = false;
  loop::Loop::CancelBeforeSleep(this);
  DisarmIdleTimeout();
  loop_reference_.Hold(false);
  if (!dispatching_) RequestLaterTurn();
}

// The last act, from a clean stack. The stream may be gone afterwards, or open again.
void Stream::Close() {
  CancelLaterTurn();
  ended_ = paused_ = false;
  state_ = State::kClosed;
  listener_->OnClose(base::Error(error_));
}

void Stream::OnLaterTurn() {
  if (dispatching_) return;  // its end does it
  if (ended_) return Close();
  if (!held_.empty() && wants_input()) return Dispatch<&Stream::TellHeld>();
  if (!drained_) return;
  if (output_.empty()) return Dispatch<&Stream::Drain>();
  drained_ = false;  // new bytes have come since: the drain is theirs
  wants_drain_ = true;
}

// Reading

void Stream::OnReadable() {
  if (dispatching_) return readable_.Stop();
  ReadBatch& batch = ReadBatch::Get();
  char* room = held_.empty() && !in_batch_ ? batch.Room() : nullptr;
  if (room == nullptr) return Dispatch<&Stream::ReadSome>();
  const ssize_t outcome = Receive(room, pace_.run());
  if (outcome == -EAGAIN) return;
  // The kernel tells an error only once, and then others: it is told before anything else happens.
  if (outcome <= 0) return Dispatch<&Stream::TakeRead>(room, outcome);
  in_batch_ = true;
  batch.Add(this, static_cast<size_t>(outcome));
}

// Without the others: in a nested loop, or when bytes are held.
void Stream::ReadSome() {
  if (!held_.empty()) TellHeld();
  if (!wants_input()) return;
  loop::ReadBuffer buffer;
  TakeRead(buffer.data(), Receive(buffer.data(), pace_.run()));
}

// What Receive() gave.
void Stream::TakeRead(const char* bytes, ssize_t outcome) {
  if (outcome > 0) return HandOn({bytes, static_cast<size_t>(outcome)}, loop::Loop::Now());
  if (outcome == 0) return ReadEof();
  if (outcome == -EAGAIN) return;
  const int code = static_cast<int>(-outcome);
  End(output_lost_ ? error_ : base::Error::System("read", code));
}

void Stream::TellRead(std::string_view bytes, double now) {
  // Other streams' listeners have been at work since it was read, perhaps ours is in a nested loop.
  if (dispatching_) return held_.Append(bytes);
  Dispatch<&Stream::HandOn>(bytes, now);
}

void Stream::TellHeld() {
  const base::ByteQueue held = std::move(held_);
  HandOn(held.view(), loop::Loop::Now());
}

// Tells the listener of `bytes`, in pieces. What it does not want any more is kept.
void Stream::HandOn(std::string_view bytes, double now) {
  TouchIdleTimeout(now);
  Telling telling{this, bytes};
  Telling* const outer = std::exchange(telling_, &telling);
  std::string_view piece = NextPiece();
  const bool only_one = telling.rest.empty();
  for (; !piece.empty(); piece = NextPiece()) listener_->OnRead(piece);
  telling_ = outer;
  if (!open()) return;
  if (!only_one) TouchIdleTimeout(loop::Loop::Now());
  held_.Append(telling.rest);
}

bool Stream::has_next_piece() const {
  return telling_ != nullptr && telling_->stream == this && !telling_->rest.empty();
}

// As much as each read would have brought, had the pace made the reads.
std::string_view Stream::NextPiece() {
  if (!has_next_piece() || !wants_input()) return {};
  const std::string_view piece = telling_->rest.substr(0, pace_.size());
  telling_->rest.remove_prefix(piece.size());
  pace_.Took(piece.size());
  return piece;
}

void Stream::ReadEof() {
  if (output_lost_) return End(error_);
  eof_ = true;
  readable_.Stop();
  state_ = state_ == State::kOpen ? State::kWriteOnly : State::kClosing;
  listener_->OnEof();
  if (state_ == State::kClosing && output_.empty()) End({});
}

ssize_t Stream::Receive(char* bytes, size_t size) {
  ssize_t received = -1;
  do {
    if (!not_a_socket_) {  // cheaper than read(), which goes through the file system's layer
      received = recv(fd_.get(), bytes, size, 0);
      not_a_socket_ = received < 0 && errno == ENOTSOCK;
    }
    if (not_a_socket_) received = read(fd_.get(), bytes, size);
  } while (received < 0 && errno == EINTR);
  return received < 0 ? -errno : received;
}

void Stream::PauseReading() {
  paused_ = true;
  readable_.Stop();
  pace_.Pause();
  RunIdleClock();
  if (output_lost_) End(error_);  // there is no later: the owner waits for a drain that cannot come
}

void Stream::ResumeReading() {
  paused_ = false;
  RunIdleClock();
  WatchInput();
}

void Stream::WatchInput() {
  if (!wants_input()) return;
  if (!held_.empty() && !dispatching_) RequestLaterTurn();
  if (readable_.active()) return;
  readable_.Restart();
  readable_.Unref();
}

// Writing

bool Stream::Write(std::string_view bytes) {
  if (state_ != State::kOpen && state_ != State::kWriteOnly) return false;
  output_.Append(bytes);
  return Written();
}

bool Stream::Written() {
  if (!open() || output_lost_) {
    output_.Clear();
    return false;
  }
  if (!output_.empty() && !writable_.active()) {
    loop::Loop::Get().RequestBeforeSleep(this);
    if (output_.size() > kHighWater) FlushOutput();
  }
  if (output_.size() > kHighWater) wants_drain_ = true;
  return output_.size() <= kHighWater && open() && !output_lost_;
}

void Stream::Flush() {
  if (!output_.empty()) FlushOutput();
}

void Stream::OnBeforeSleep() { Flush(); }

void Stream::OnWritable() {
  if (dispatching_) return FlushOutput();
  Dispatch<&Stream::WriteMore>();
}

void Stream::WriteMore() {
  FlushOutput();
  // A drain that is owed for what went before may stand beside bytes that came since.
  if (drained_ && output_.empty()) Drain();
}

void Stream::Drain() {
  drained_ = false;
  listener_->OnDrain();
}

void Stream::FlushIfWritable(double now) {
  if (!output_.empty() && !writable_.active()) FlushOutput(now);
}

// One write of all that waits. What the kernel does not take is left to OnWritable().
void Stream::FlushOutput(double now) {
  loop::Loop::CancelBeforeSleep(this);
  const ssize_t written = Transmit(output_.view());
  if (written < 0 && errno != EAGAIN) return LoseOutput(base::Error::System("write"));
  if (written > 0) {
    TouchIdleTimeout(now);
    output_.Consume(static_cast<size_t>(written));
  }
  if (!output_.empty()) {
    if (writable_.active()) return;
    writable_.Start(fd_.get(), loop::kWritable);
    writable_.Unref();
    return;
  }
  writable_.Stop();
  if (wants_drain_) {
    wants_drain_ = false;
    drained_ = true;
    if (!dispatching_) RequestLaterTurn();
  }
  if (state_ == State::kReadOnly || state_ == State::kClosing) FinishWriting();
}

ssize_t Stream::Transmit(std::string_view bytes) {
  ssize_t written = -1;
  do {
    if (!not_a_socket_) {
      written = send(fd_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
      not_a_socket_ = written < 0 && errno == ENOTSOCK;
    }
    if (not_a_socket_) written = write(fd_.get(), bytes.data(), bytes.size());
  } while (written < 0 && errno == EINTR);
  return written;
}

// Nothing more gets to the peer. If it has gone, what it sent before is still read, where somebody
// reads. If the system has no room for what was to be sent, the peer may be waiting for that: the
// connection is reset, so that what it got does not look whole.
void Stream::LoseOutput(const base::Error& error) {
  if (error.code == ENOBUFS || error.code == ENOMEM) {
    SetLinger(true);
    return End(error);
  }
  if (!wants_input()) return End(error);
  error_ = error;
  output_lost_ = true;
  wants_drain_ = drained_ = false;
  output_.Clear();
  writable_.Stop();
}

void Stream::CloseWrite() {
  if (state_ != State::kOpen && state_ != State::kWriteOnly) return;
  state_ = state_ == State::kOpen ? State::kReadOnly : State::kClosing;
  if (output_.empty()) FinishWriting();  // else whoever flushes does it
}

void Stream::FinishWriting() {
  if (reset_unless_finished_) {
    reset_unless_finished_ = false;
    SetLinger(false);
  }
  if (state_ == State::kClosing) return End({});
  shutdown(fd_.get(), SHUT_WR);  // fails where the peer has reset the connection: reading tells
}

void Stream::Abort() { End({}); }

void Stream::Reset() {
  Flush();
  if (open()) SetLinger(true);
  End({});
}

void Stream::ResetUnlessFinished() {
  if (!open() || reset_unless_finished_) return;
  reset_unless_finished_ = true;
  SetLinger(true);
}

// Whether close() resets the connection, whoever calls it: the system does at the process's end.
void Stream::SetLinger(bool reset) {
  const linger at_once = {reset, 0};
  setsockopt(fd_.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

void Stream::Fail(const base::Error& error) { End(error); }

// The idle time, and the loop's

void Stream::SetTimeout(unsigned milliseconds) {
  timeout_ = milliseconds;
  timing_out_ = timed_out_in_dispatch_ = false;
  if (!open()) return;
  ArmIdleTimeout(milliseconds);
  RunIdleClock();
}

void Stream::SuspendTimeout(bool suspend) {
  idle_clock_suspended_ = suspend;
  RunIdleClock();
}

void Stream::RunIdleClock() {
  if ((paused_ && !paused_time_counts_) || idle_clock_suspended_) {
    SuspendIdleTimeout();
  } else {
    ResumeIdleTimeout();
  }
}

void Stream::OnIdleTimeout() {
  if (dispatching_) {
    timed_out_in_dispatch_ = true;
  } else {
    Dispatch<&Stream::TimeOut>();
  }
}

void Stream::TimeOut() {
  timing_out_ = true;
  listener_->OnTimeout();
  if (!timing_out_) return;  // SetTimeout() was called
  timing_out_ = false;
  Flush();
  End({});
}

void Stream::SetKeepsLoopAlive(bool keeps) {
  keeps_loop_alive_ = keeps;
  HoldLoop();
}

void Stream::HoldLoop() { loop_reference_.Hold(open() && keeps_loop_alive_ && !dispatching_); }

}  // namespace net
