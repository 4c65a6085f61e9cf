// Stream's output and its idle time; stream.cc has the rest.

#include <sys/socket.h>

#include <cerrno>
#include <memory>
#include <utility>

#include "base/check.h"
#include "net/stream.h"

namespace net {

using Kind = Transfer::Kind;

// ---- writing ----

bool Stream::Write(std::string_view bytes) {
  if (state_ != State::kOpen && state_ != State::kWriteOnly) return false;
  transport_.output.Append(bytes);
  return Written();
}

bool Stream::Written() {
  if (!open() || output_ == Output::kLost) {
    transport_.output.Clear();
    return false;
  }
  if (backlog() > 0 && !waits_to_write()) {
    loop::Loop::Get().RequestBeforeSleep(this);
    if (backlog() > kHighWater) FlushAtOnce();
  }
  if (!open() || output_ == Output::kLost) return false;
  if (backlog() <= kHighWater) return true;
  output_ = Output::kFull;
  return false;
}

// Flushes from inside a call of the owner, unless all streams have together passed
// kAtOncePerIteration bytes so in this iteration of the loop.
void Stream::FlushAtOnce() {
  static unsigned iteration = 0;
  static size_t sent = 0;
  if (std::exchange(iteration, loop::Loop::Iteration()) != iteration) sent = 0;
  if (sent >= kAtOncePerIteration) return;
  const size_t before = backlog();
  FlushOutput();
  sent += before - backlog();
}

// Whether sendfile(2) failed for the file, or for what it is, and not for the connection.
static bool IsOfFile(int code) {
  switch (code) {
    case EBADF:
    case EINVAL:
    case EIO:
    case EISDIR:
    case ENOMEM:
    case ENOSYS:
    case EOPNOTSUPP:
    case EOVERFLOW:
    case EPERM:
    case ESPIPE:
      return true;
    default:
      return false;
  }
}

ssize_t Stream::SendFile(int file, off_t offset, size_t size) {
  const bool writes = state_ == State::kOpen || state_ == State::kWriteOnly;
  if (!writes || transport_.filter() != nullptr) return -1;
  Flush();
  if (!open() || output_ == Output::kLost) return 0;
  if (backlog() == 0) {
    const Transfer sent = transport_.TransmitFile(file, offset, size);
    if (sent.kind == Kind::kError) {
      if (IsOfFile(sent.code)) return -1;
      LoseOutput(transport_.ErrorOf(sent, "write"));
      return 0;
    }
    if (sent.kind == Kind::kBytes) {
      if (sent.size > 0) TouchIdleTimeout(loop::Loop::Now());
      return sent.size > 0 ? static_cast<ssize_t>(sent.size) : -1;
    }
  }
  output_ = Output::kFull;
  ArmWritable();
  return 0;
}

void Stream::Flush() {
  if (backlog() > 0) FlushOutput();
}

void Stream::WriteMore() {
  FlushOutput();
  // The report for earlier bytes may still be owed when more bytes were written.
  if (owes(kDrained) && transport_.output.empty()) ReportDrain();
}

void Stream::ReportDrain() {
  Forget(kDrained);
  listener_->OnDrain();
}

void Stream::FlushIfWritable(double now) {
  if (backlog() > 0 && !waits_to_write()) FlushOutput(now);
}

// One attempt at all that waits. Bytes that the kernel does not take are left to OnWritable().
void Stream::FlushOutput(double now) {
  loop::Loop::CancelBeforeSleep(this);
  if (!transport_.ready() || (crossed_ & kWriteWantsReadable)) return;
  if (backlog() > 0) {
    const Transfer sent = transport_.Transmit(transport_.output.view());
    if (sent.kind == Kind::kError) return LoseOutput(transport_.ErrorOf(sent, "write"));
    if (sent.kind == Kind::kBytes && sent.size > 0) {
      TouchIdleTimeout(now);
      transport_.output.Consume(sent.size);
    }
    if (backlog() > 0) return WaitToWrite(sent.kind);
  }
  if (!(crossed_ & kReadWantsWritable)) writable_.reset();
  if (output_ == Output::kFull) {
    output_ = Output::kFlows;
    Owe(kDrained);
  }
  if (state_ == State::kReadOnly || state_ == State::kClosing) FinishWriting();
}

void Stream::WaitToWrite(Kind wanted) {
  if (wanted != Kind::kWantsRead) return ArmWritable();
  crossed_ |= kWriteWantsReadable;
  if (!(crossed_ & kReadWantsWritable)) writable_.reset();
  Watch();
}

void Stream::ArmWritable() {
  if (waits_to_write()) return;
  writable_ = std::make_unique<loop::IoWatcher>();
  writable_->Bind<&Stream::OnWritable>(this);
  writable_->Start(fd(), loop::kWritable);
  writable_->Unref();
}

// Nothing more reaches the peer. Bytes that it sent before are still delivered (see stream.h). If
// the system had no room for the bytes, the peer may still be waiting for them. Then the connection
// is reset, so that the bytes it got do not look complete.
void Stream::LoseOutput(const base::Error& error) {
  if (error.code == ENOBUFS || error.code == ENOMEM) {
    SetLinger(true);
    return End(error);
  }
  if (ended_reading()) return End(error);
  error_ = error;
  output_ = Output::kLost;
  Forget(kDrained);
  transport_.output.Clear();
  writable_.reset();
  if (!transport_.input.empty()) Owe(kInput);
  Watch();
}

void Stream::CloseWrite() {
  if (state_ != State::kOpen && state_ != State::kWriteOnly) return;
  state_ = state_ == State::kOpen ? State::kReadOnly : State::kClosing;
  // Otherwise the flush of what waits, or the handshake, does this.
  if (transport_.output.empty() && transport_.ready()) FinishWriting();
}

void Stream::FinishWriting() {
  if (reset_unless_finished_) {
    reset_unless_finished_ = false;
    SetLinger(false);
  }
  const Transfer finished = transport_.FinishWriting(state_ == State::kReadOnly);
  if (finished.kind == Kind::kWantsRead || finished.kind == Kind::kWantsWrite) {
    return WaitToWrite(finished.kind);
  }
  if (state_ == State::kClosing) End({});
}

void Stream::Abort(const base::Error& error) {
  SayEnd();
  End(error);
}

// Before the descriptor is closed: has the filter say that this is all, where it is. What does not go out at once is
// lost.
void Stream::SayEnd() {
  if (open() && transport_.ready() && backlog() == 0 && !reset_unless_finished_)
    transport_.FinishWriting(false);
}

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

// Whether close() resets the connection. This also holds when the system closes it at the process's
// end.
void Stream::SetLinger(bool reset) {
  const linger at_once = {reset, 0};
  setsockopt(fd(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

// ---- the idle time, and the loop's ----

void Stream::SetTimeout(unsigned milliseconds) {
  timeout_ = milliseconds;
  timing_out_ = false;
  Forget(kRestart);
  if (!open()) return;
  ArmIdleTimeout(milliseconds);
  RunIdleClock();
}

void Stream::SuspendTimeout(bool suspend) {
  clock_stops_ = (clock_stops_ & ~kByOwner) | (suspend ? kByOwner : 0);
  RunIdleClock();
}

void Stream::RunIdleClock() { clock_stops_ != 0 ? SuspendIdleTimeout() : ResumeIdleTimeout(); }

void Stream::TimeOut() {
  timing_out_ = true;
  listener_->OnTimeout();
  if (!std::exchange(timing_out_, false)) return;  // SetTimeout() was called
  Flush();
  SayEnd();
  End({});
}

void Stream::SetKeepsLoopAlive(bool keeps) {
  keeps_loop_alive_ = keeps;
  HoldLoop();
}

void Stream::HoldLoop() { loop_reference_.Hold(open() && keeps_loop_alive_ && !in_turn()); }

}  // namespace net
