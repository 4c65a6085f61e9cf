#include "websocket/connection.h"

#include <algorithm>
#include <utility>

#include "loop/loop.h"

namespace websocket {

using net::Stream;

Connection::Connection(ConnectionListener* listener, const ConnectionOptions& options)
    : listener_(listener),
      stream_(this, net::ReadPace::kWhole),
      session_(options.session),
      ping_interval_(options.ping_interval),
      close_timeout_(options.close_timeout),
      max_backlog_(options.max_backlog),
      drops_messages_(options.drops_messages) {}

void Connection::Open(net::Transport transport) {
  stream_.Open(std::move(transport));
  reports_open_ = true;
  stream_.RequestTurn();
  ArmIdleTimeout(ping_interval_);
}

Connection::State Connection::state() const {
  if (stream_.state() == Stream::State::kClosed) return State::kClosed;
  const bool is_open =
      session_.state() == Session::State::kOpen && stream_.state() == Stream::State::kOpen;
  return is_open ? State::kOpen : State::kClosing;
}

void Connection::ReportOpen() {
  if (std::exchange(reports_open_, false)) listener_->OnOpen();
}

// ---- what is sent ----

// Whether a message is taken. One that finds too much waiting may end the connection.
bool Connection::TakesMessage() {
  if (state() != State::kOpen) return false;
  if (stream_.backlog() <= max_backlog_) return true;
  if (!drops_messages_) {
    static constexpr char kReason[] = "the peer does not read fast enough";
    own_ending_ = std::make_unique<Ending>(Ending{kTryAgainLater, kReason, false});
    Close(kTryAgainLater, kReason);
  }
  return false;
}

bool Connection::Send(std::string_view payload, bool is_text) {
  if (!TakesMessage()) return false;
  session_.Send(payload, is_text, stream_.output());
  return stream_.Written();
}

bool Connection::Send(PreparedMessage* message) {
  if (!TakesMessage()) return false;
  session_.Send(message, stream_.output());
  return stream_.Written();
}

bool Connection::Ping(std::string_view payload) {
  if (!TakesMessage()) return false;
  session_.Ping(payload, stream_.output());
  return stream_.Written();
}

// ---- what comes ----

void Connection::OnRead(std::string_view bytes) {
  ReportOpen();
  awaits_pong_ = false;
  if (session_.state() == Session::State::kClosed) return;  // the peer's FIN is awaited
  if (session_.state() == Session::State::kOpen) TouchIdleTimeout(loop::Loop::Now());
  input_ = &bytes;
  Message message;
  while (NextMessage(&message)) {
    if (!drops_input_) listener_->OnMessage(message);
  }
  input_ = nullptr;
  if (!bytes.empty()) stream_.PutBack(bytes.size());
}

bool Connection::NextMessage(Message* message) {
  while (input_ != nullptr && stream_.open() && !stream_.reading_paused()) {
    const size_t before = stream_.backlog();
    const Session::Event event = session_.Next(input_, message, stream_.output());
    if (stream_.backlog() != before) stream_.Written();
    switch (event) {
      case Session::Event::kMore:
        return false;
      case Session::Event::kMessage:
        return true;
      case Session::Event::kPong:
        if (!drops_input_) listener_->OnPong(message->payload);
        break;
      case Session::Event::kClosed:
        *input_ = {};
        Finish();
        return false;
    }
  }
  if (input_ != nullptr && !stream_.open()) *input_ = {};
  return false;
}

void Connection::ResumeReading() {
  stream_.ResumeReading();
  if (state() == State::kOpen) ArmIdleTimeout(ping_interval_);
}

// ---- the end ----

void Connection::Close(unsigned code, std::string_view reason) {
  if (state() != State::kOpen) return;
  session_.Close(code, reason, stream_.output());
  stream_.Written();
  drops_input_ = stream_.reading_paused();
  AwaitEnd();
}

// Both close frames are there, or the peer has broken the protocol. A client waits for the server's
// FIN.
void Connection::Finish() {
  if (!session_.is_client() || !session_.ending().is_clean) stream_.CloseWrite();
  AwaitEnd();
}

void Connection::AwaitEnd() {
  if (!stream_.open()) return;
  stream_.ResumeReading();
  ArmIdleTimeout(std::max(close_timeout_, 1u));
}

void Connection::OnEof() {
  ReportOpen();
  if (!stream_.open()) return;
  stream_.CloseWrite();
  AwaitEnd();
}

void Connection::Cut(unsigned code, const char* reason) {
  if (own_ending_ == nullptr)
    own_ending_ = std::make_unique<Ending>(Ending{static_cast<uint16_t>(code), reason, false});
  stream_.Abort();
}

void Connection::OnIdleTimeout() {
  if (state() == State::kOpen) return CheckSilence();
  if (session_.state() == Session::State::kClosed) return stream_.Abort();
  Cut(kAbnormal, "the peer did not close within closeTimeout");
}

// Nothing came for ping_interval.
void Connection::CheckSilence() {
  ArmIdleTimeout(ping_interval_);
  if (stream_.reading_paused()) return;
  // The loop may have been late: there is input that was not read yet.
  if (stream_.HasInput()) return ArmIdleTimeout(1);
  const auto backlog = static_cast<uint32_t>(std::min<size_t>(stream_.backlog(), UINT32_MAX));
  // A peer that takes what waits before the ping is not gone.
  const bool is_taking = awaits_pong_ && backlog < backlog_at_ping_;
  backlog_at_ping_ = backlog;
  if (is_taking) return;
  if (awaits_pong_) return Cut(kAbnormal, "a ping was not answered within pingInterval");
  awaits_pong_ = true;
  session_.Ping({}, stream_.output());
  stream_.Written();
}

void Connection::OnClose(const base::Error& error) {
  DisarmIdleTimeout();
  reports_open_ = false;
  Ending ending;
  if (session_.state() == Session::State::kClosed) {
    ending = session_.ending();
  } else if (own_ending_ != nullptr) {
    ending = *own_ending_;
  } else if (error) {
    ending.reason = base::ErrorMessage(error);
  }
  // We have ended it for a reason of our own, whatever the peer says to that.
  if (own_ending_ != nullptr && own_ending_->code != kAbnormal) ending.code = own_ending_->code;
  listener_->OnClose(ending);
}

}  // namespace websocket
