// The rules are in stream.h. Two functions implement them. Dispatch() is the only frame in which
// the listener is called (except for OnClose, the last call). End() is the only way to the end. A
// call of the owner never calls the listener: its results are reported at the end of the current
// turn, or in a later turn.

#include "net/stream.h"

#include <sys/socket.h>

#include <cerrno>
#include <utility>

#include "base/check.h"
#include "net/hang_ups.h"
#include "net/read_batch.h"

namespace net {

using Kind = Transfer::Kind;

Stream::Stream(StreamListener* listener, ReadPace::Kind pace) : listener_(listener), pace_(pace) {
  readable_.Bind<&Stream::OnReadable>(this);
}

Stream::~Stream() {
  CHECK(!in_turn());
  if (open()) HangUps::Get().Forget(fd());
  if (in_batch_) ReadBatch::Get().Forget(this);
}

// ---- the beginning and the end ----

void Stream::Open(Transport&& transport, Direction direction) {
  CHECK(state_ == State::kClosed && transport.open());
  const base::ByteQueue queued = std::move(transport_.output);
  transport_ = std::move(transport);
  transport_.output.Append(queued.view());
  error_ = {};
  pace_.Reset();
  output_ = Output::kFlows;
  crossed_ = 0;
  reset_unless_finished_ = reports_open_ = false;
  state_ = direction == Direction::kIn    ? State::kReadOnly
           : direction == Direction::kOut ? State::kWriteOnly
                                          : State::kOpen;
  HoldLoop();
  ArmIdleTimeout(timeout_);
  RunIdleClock();
  if (!transport_.ready())
    crossed_ = kReadWantsWritable;  // the handshake begins as soon as the descriptor is writable
  if (!transport_.output.empty()) {
    if (backlog() > kHighWater) output_ = Output::kFull;
    loop::Loop::Get().RequestBeforeSleep(this);
  }
  if (!transport_.input.empty()) Owe(kInput);
  if (direction != Direction::kOut) {
    readable_.Start(fd(), loop::kReadable);
    readable_.Unref();  // loop_reference_ alone keeps the loop alive, paused or not
    if (!wants_input() || crossed_ != 0) readable_.Stop();
  }
  Watch();
}

void Stream::OpenAndReport(Transport&& transport) {
  Open(std::move(transport));
  if (transport_.ready()) return Dispatch<&Stream::ReportOpen>();
  reports_open_ = true;
}

void Stream::ReportOpen() { listener_->OnOpen(); }

void Stream::ShakeHands() {
  const Transfer outcome = transport_.Handshake();
  crossed_ = outcome.kind == Kind::kWantsRead    ? kWriteWantsReadable
             : outcome.kind == Kind::kWantsWrite ? kReadWantsWritable
             : outcome.kind == Kind::kWantsOwner ? kWaitsForOwner
                                                 : 0;
  if (crossed_ != kReadWantsWritable) writable_.reset();
  if (crossed_ == kReadWantsWritable) readable_.Stop();
  if (crossed_ & kWaitsForOwner) {
    readable_.Stop();
    return listener_->OnHandshakeWaits();
  }
  if (crossed_ != 0) return;
  if (outcome.kind == Kind::kEnd) return End(base::Error::System("handshake", ECONNRESET));
  if (outcome.kind == Kind::kError) return End(transport_.ErrorOf(outcome, "handshake"));
  if (std::exchange(reports_open_, false)) ReportOpen();
  if (open()) FlushOutput();  // also if nothing waits but our end
}

void Stream::ContinueHandshake() {
  if (crossed_ & kWaitsForOwner) Owe(kHandshake);
}

bool Stream::StartFilter(std::unique_ptr<Filter> filter) {
  CHECK(state_ == State::kOpen && transport_.filter() == nullptr);
  Flush();
  const bool delivers = delivery_ != nullptr && delivery_->stream == this;
  if (!open() || has_unused() || (in_batch_ && !delivers)) return false;
  transport_.StartFilter(std::move(filter));
  reports_open_ = true;
  crossed_ = kReadWantsWritable;
  readable_.Stop();
  Watch();
  return true;
}

Transport Stream::Release() {
  CHECK(open());
  if (delivery_ != nullptr && delivery_->stream == this) {
    transport_.input.Append(std::exchange(delivery_->rest, {}));
  }
  if (in_batch_) transport_.input.Append(ReadBatch::Get().Forget(this));
  if (reset_unless_finished_) SetLinger(false);
  StopWorking({});
  return std::move(transport_);
}

// Ends all activity, closes the descriptor, and owes OnClose.
void Stream::End(const base::Error& error) {
  if (!open()) return;
  StopWorking(error);
  transport_.Close();
  transport_.output.Clear();
  if (!error)
    transport_.input.Clear();  // else the owner may still want it: these are the last bytes
}

void Stream::StopWorking(const base::Error& error) {
  error_ = error;
  state_ = State::kClosing;
  if (in_batch_) ReadBatch::Get().Forget(this);
  in_batch_ = false;
  HangUps::Get().Forget(fd());
  readable_.Stop();
  writable_.reset();
  loop::Loop::CancelBeforeSleep(this);
  DisarmIdleTimeout();
  loop_reference_.Hold(false);
  Forget(kInput | kDrained | kHandshake);
  Owe(kEnd);
}

// The last report, from a clean stack. The stream may be gone afterwards, or open again.
void Stream::Close() {
  Forget(kEnd | kRestart);
  FollowUp();
  paused_ = false;
  clock_stops_ &= ~kByPause;
  state_ = State::kClosed;
  listener_->OnClose(base::Error(error_));
}

// ---- turns ----

// Calls self->*kStep() as one turn, then handles what the listener caused. The stream may be gone
// afterwards.
template <auto kStep, class... Arguments>
void Stream::Dispatch(Arguments... arguments) {
  BeginTurn();
  // Otherwise a nested loop that has no other watcher would never end.
  loop_reference_.Hold(false);
  (this->*kStep)(arguments...);
  if (!in_batch_ && backlog() > 0) FlushIfWritable(loop::Loop::Now());
  EndTurn();
  if (owes(kEnd)) return Close();
  if (Take(kRestart)) {
    ArmIdleTimeout(timeout_);
    RunIdleClock();
  }
  if (transport_.has_buffered() && wants_input()) Owe(kInput);
  Watch();  // a nested loop may have stopped it
  HoldLoop();
  FollowUp();
  if constexpr (base::kChecksInvariants) CheckInvariants();
}

void Stream::OnOwed() {
  if (owes(kEnd)) return Close();
  if (Take(kHandshake)) return Dispatch<&Stream::HandleCrossed>();
  if (Take(kOwnTurn)) return Dispatch<&Stream::ReportTurn>();
  const bool has_input = !transport_.input.empty() || transport_.has_buffered();
  if (owes(kInput) && wants_input() && has_input) return Dispatch<&Stream::ReadOwed>();
  Forget(kInput);
  if (Take(kDrained)) {
    if (transport_.output.empty()) return Dispatch<&Stream::ReportDrain>();
    output_ = Output::kFull;  // more was written since: the report is due when that has gone, too
  }
  FollowUp();
}

void Stream::OnWritable() {
  if (crossed_ & kReadWantsWritable) {
    return in_turn() ? writable_.reset() : Dispatch<&Stream::HandleCrossed>();
  }
  if (in_turn()) return FlushOutput();
  Dispatch<&Stream::WriteMore>();
}

void Stream::OnIdleTimeout() {
  // The owner is using the stream, so the time counts from the end of the turn.
  if (in_turn()) return Owe(kRestart);
  // The loop was late: there are bytes of the peer that were not read yet, so it is not silent.
  if (wants_input() && (in_batch_ || HasInput())) return ArmIdleTimeout(timeout_);
  Dispatch<&Stream::TimeOut>();
}

void Stream::CheckInvariants() const {
  CHECK(open() ? state_ != State::kClosed : state_ == State::kClosed || state_ == State::kClosing);
  const bool goes_out = open() && transport_.ready() && !(crossed_ & kWriteWantsReadable);
  CHECK(output_ != Output::kLost || !open() || (transport_.output.empty() && error_));
  CHECK(open() || (!readable_.active() && !waits_to_write() && transport_.output.empty()));
  CHECK(!goes_out || transport_.output.empty() || waits_to_write() || in_batch_ ||
        before_sleep_requested());
  CHECK(readable_.active() || !wants_input() || crossed_ != 0);
  CHECK(!readable_.active() || wants_input() || (crossed_ & kWriteWantsReadable));
  // See SendFile(), and StartFilter().
  CHECK(output_ != Output::kFull || backlog() > 0 || waits_to_write() || !transport_.ready());
}

// ---- reading ----

void Stream::ReadIntoBatch(bool by_event) {
  if (in_turn()) return readable_.Stop();
  if (crossed_ != 0) return Dispatch<&Stream::HandleCrossed>();
  ReadBatch& batch = ReadBatch::Get();
  char* const room = in_batch_ || owes(kInput) ? nullptr : batch.Room();
  if (room == nullptr) return Dispatch<&Stream::ReadMore>();
  const Transfer received = Receive(room);
  if (received.kind == Kind::kWantsRead) return;
  if (received.kind == Kind::kBytes) {
    in_batch_ = true;
    return by_event ? batch.AddFirst(this, received.size) : batch.AddLast(this, received.size);
  }
  // The kernel reports an error only once, and then others. So this is handled before anything
  // else.
  Dispatch<&Stream::HandleReceived>(static_cast<const char*>(room), received);
}

// As many bytes as the next pieces may have together.
Transfer Stream::Receive(char* bytes) { return transport_.Receive(bytes, pace_.run()); }

// What the owner put back comes without a read: the descriptor's own event may follow in the same wake-up.
void Stream::ReadOwed() {
  if (transport_.input.empty()) return ReadMore();
  Forget(kInput);
  DeliverInput();
}

// Without the other streams: in a nested loop, or when bytes wait. After a failed write the end is read even if the
// owner returns all that is delivered.
void Stream::ReadMore() {
  if (Take(kInput) && !transport_.input.empty()) {
    DeliverInput();
    if (output_ != Output::kLost) return;
  }
  if (!wants_input()) return;
  loop::ReadBuffer buffer;
  HandleReceived(buffer.data(), Receive(buffer.data()));
}

void Stream::HandleReceived(const char* bytes, Transfer received) {
  switch (received.kind) {
    case Kind::kBytes:
      return DeliverReceived({bytes, received.size}, loop::Loop::Now());
    case Kind::kWantsRead:
      return;
    case Kind::kWantsOwner:
    case Kind::kWantsWrite:
      crossed_ |= kReadWantsWritable;
      return readable_.Stop();  // Watch() does the rest
    case Kind::kEnd:
      return HandleEnd();
    case Kind::kError:
      return End(output_ == Output::kLost ? error_ : transport_.ErrorOf(received, "read"));
  }
}

// An event while a filter has to read before it can write, or to write before it can read.
void Stream::HandleCrossed() {
  if (!transport_.ready()) return ShakeHands();
  const uint8_t crossed = std::exchange(crossed_, 0);
  if (crossed & kReadWantsWritable) writable_.reset();
  FlushOutput();
  if (wants_input()) ReadMore();
}

void Stream::DeliverFromBatch(std::string_view bytes, double now) {
  if (!in_turn()) return Dispatch<&Stream::DeliverReceived>(bytes, now);
  // A nested loop of another stream's listener is running, and this stream was used since the bytes
  // came.
  transport_.input.Append(bytes);
  Owe(kInput);
}

void Stream::DeliverReceived(std::string_view bytes, double now) {
  if (!transport_.input.empty()) {
    transport_.input.Append(bytes);
    return DeliverInput();
  }
  const size_t left = Deliver(bytes, now);
  if (left > 0) transport_.input.Append(bytes.substr(bytes.size() - left));
}

void Stream::DeliverInput() {
  base::ByteQueue taken = std::move(transport_.input);
  const size_t left = Deliver(taken.view(), loop::Loop::Now());
  if (left == 0) return;
  taken.Consume(taken.size() - left);
  taken.Append(transport_.input.view());  // bytes that a batch has brought meanwhile
  transport_.input = std::move(taken);
}

// Delivers `bytes` in pieces. Returns how many bytes at the end are not used.
size_t Stream::Deliver(std::string_view bytes, double now) {
  TouchIdleTimeout(now);
  Delivery delivery{this, bytes};
  Delivery* const outer = std::exchange(delivery_, &delivery);
  std::string_view piece = NextPiece();
  const bool only_one = delivery.rest.empty();
  for (; !piece.empty(); piece = NextPiece()) listener_->OnRead(piece);
  delivery_ = outer;
  if (!open()) return error_ ? delivery.rest.size() : 0;
  if (!only_one) TouchIdleTimeout(loop::Loop::Now());
  return delivery.rest.size();
}

bool Stream::has_next_piece() const {
  return delivery_ != nullptr && delivery_->stream == this &&
         delivery_->rest.size() > delivery_->put_back;
}

bool Stream::has_unused() const {
  const bool delivering = delivery_ != nullptr && delivery_->stream == this;
  return !transport_.input.empty() || (delivering && !delivery_->rest.empty());
}

// Returns as many bytes as the next read would have brought.
std::string_view Stream::NextPiece() {
  if (!has_next_piece() || !wants_input()) return {};
  const size_t again = std::exchange(delivery_->put_back, 0);
  const std::string_view piece = delivery_->rest.substr(0, again + pace_.size());
  delivery_->rest.remove_prefix(piece.size());
  pace_.Took(piece.size() - again);
  return piece;
}

void Stream::PutBack(size_t size) {
  CHECK(delivery_ != nullptr && delivery_->stream == this);
  const std::string_view rest = delivery_->rest;
  delivery_->rest = {rest.data() - size, rest.size() + size};
  delivery_->put_back = size;
}

void Stream::HandleEnd() {
  if (output_ == Output::kLost) return End(error_);
  readable_.Stop();
  state_ = state_ == State::kOpen ? State::kWriteOnly : State::kClosing;
  listener_->OnEof();
  if (!open()) return;
  if (state_ == State::kWriteOnly) return HangUps::Get().Watch(fd(), this);
  if (state_ == State::kClosing && transport_.output.empty()) FinishWriting();
}

// The peer, which had ended its side, is gone.
void Stream::OnHangUp() {
  int error = 0;
  socklen_t size = sizeof error;
  getsockopt(fd(), SOL_SOCKET, SO_ERROR, &error, &size);
  End(base::Error::System("read", error != 0 ? error : ECONNRESET));
}

// Input that HasInput() found in a filter is owed: the descriptor is not readable again because of it.
bool Stream::HasInput() {
  const bool found = open() && transport_.HasInput();
  if (found && transport_.filter() != nullptr) Owe(kInput);
  return found;
}

void Stream::PauseReading() {
  paused_ = true;
  clock_stops_ |= pause_stops_clock_;
  if (!wants_input() && !(crossed_ & kWriteWantsReadable)) readable_.Stop();
  pace_.Pause();
  RunIdleClock();
}

void Stream::ResumeReading() {
  if (paused_)
    Owe(kInput);  // bytes that were held back, or will be when the running delivery is over
  Unpause();
  Watch();
}

void Stream::ResumeAtOnce() {
  if (in_turn() || crossed_ != 0) return ResumeReading();
  if (!transport_.input.empty()) Owe(kInput);
  Unpause();
  if (wants_input()) Dispatch<&Stream::ReadMore>();
}

void Stream::Unpause() {
  paused_ = false;
  clock_stops_ &= ~kByPause;
  RunIdleClock();
}

// Watches the descriptor for the events that the stream needs.
void Stream::Watch() {
  if (!open()) return;
  if (crossed_ & kReadWantsWritable) ArmWritable();
  if (readable_.active()) return;
  const bool reads = wants_input() && !(crossed_ & (kReadWantsWritable | kWaitsForOwner));
  if (!reads && !(crossed_ & kWriteWantsReadable)) return;
  readable_.Restart();
  readable_.Unref();
}

}  // namespace net
