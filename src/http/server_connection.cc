#include "http/server_connection.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "http/server.h"

namespace http {

using net::Stream;

// The frame of a call about an exchange, which is not let go of meanwhile. Frames nest with loops.
class ServerConnection::Dispatching {
 public:
  Dispatching(ServerConnection* connection, Exchange* exchange)
      : connection_(connection), before_(std::exchange(connection->dispatching_, exchange)) {}
  ~Dispatching() { connection_->dispatching_ = before_; }

 private:
  ServerConnection* connection_;
  Exchange* before_;
};

ServerConnection::ServerConnection(Server* server, uint32_t slot, uint32_t serial)
    : server_(server), stream_(this, net::ReadPace::kWhole), slot_(slot), serial_(serial) {}

ServerConnection::~ServerConnection() {
  while (first_ != nullptr) RemoveFirst();
}

void ServerConnection::Open(base::UniqueFd fd) {
  stream_.CountPausedTime();
  stream_.Open(std::move(fd));
  stream_.SetTimeout(server_->options().idle_timeout);
}

Exchange* ServerConnection::Find(uint32_t sequence) {
  Exchange* exchange = first_.get();
  while (exchange != nullptr && exchange->sequence != sequence) exchange = exchange->next.get();
  return exchange;
}

// ---- requests ----

// Whether a request, or more of one, may be taken from the input now.
bool ServerConnection::Ready() const {
  if (state_ == State::kBody) return !last_->paused;
  return state_ == State::kHead && pending_ < kMaxPending &&
         stream_.backlog() + held_bytes_ <= Stream::kHighWater;
}

// Whether it ends with the last response that is owed.
bool ServerConnection::Closing() const { return server_->closing() || close_requested_; }

// Whether it is too late for another request: responses are owed, and the last of them is the end.
bool ServerConnection::Held() const { return state_ == State::kHead && Closing() && pending_ > 0; }

void ServerConnection::OnRead(std::string_view bytes) {
  if (state_ == State::kDraining || state_ == State::kEnding) return;
  if (processing_ || !input_.empty()) {
    input_.Append(bytes);
    if (!processing_) ConsumeInput();
    return;
  }
  bytes.remove_prefix(Consume(bytes));
  if (state_ == State::kHead || state_ == State::kBody) input_.Append(bytes);
  Settle();
}

// Goes on with what was kept. It is taken out meanwhile: a callback may run a nested loop that
// reads more.
void ServerConnection::ConsumeInput() {
  if (processing_) return;
  base::ByteQueue taken = std::move(input_);
  const size_t used = Consume(taken.view());
  if (closed_) return FinishClose();
  taken.Consume(used);
  if (state_ == State::kHead || state_ == State::kBody) {
    taken.Append(input_.view());
    input_ = std::move(taken);
    if (peer_ended_ && starved_) {
      processing_ = true;  // the script that is told may run a nested loop, and end all in there
      EndOfInput();
      processing_ = false;
      if (closed_) return FinishClose();
    }
  }
  Settle();
}

// Gives how many bytes were used; the rest needs more bytes, or another time.
size_t ServerConnection::Consume(std::string_view bytes) {
  std::string_view rest = bytes;
  processing_ = true;
  bool progress = true;
  while (progress && Ready() && !Held()) progress = TakeEvent(&rest);
  processing_ = false;
  starved_ = Ready() && (!Held() || rest.empty());
  return bytes.size() - rest.size();
}

bool ServerConnection::TakeEvent(std::string_view* input) {
  RequestHead head;
  std::string_view piece;
  switch (reader_.Next(input, server_->options().head, &head, &piece)) {
    case MessageReader::Event::kMore:
      if (reader_.head_partial() && !idle_timeout_armed())
        ArmIdleTimeout(server_->options().head_timeout);
      return false;
    case MessageReader::Event::kHead:
      StartExchange(head);
      return true;
    case MessageReader::Event::kPiece:
      DeliverPiece(piece);
      return true;
    case MessageReader::Event::kEnd:
      CompleteRequest();
      return true;
    case MessageReader::Event::kBad:
      if (state_ == State::kBody) {
        RefuseBody();
      } else {
        Refuse(reader_.refusal());
      }
      return false;
  }
  return false;
}

Exchange* ServerConnection::AddExchange() {
  std::unique_ptr<Exchange>& end = last_ != nullptr ? last_->next : first_;
  end = std::make_unique<Exchange>();
  last_ = end.get();
  last_->connection = this;
  last_->sequence = requests_++;
  ++pending_;
  return last_;
}

void ServerConnection::StartExchange(const RequestHead& head) {
  DisarmIdleTimeout();
  Exchange* exchange = AddExchange();
  const uint32_t max_requests = server_->options().max_requests;
  const bool keep_alive = head.keep_alive && (max_requests == 0 || requests_ < max_requests);
  exchange->response = MessageWriter(head.http11, head.method == kHeadMethod,
                                     head.method == kConnectMethod, keep_alive);
  exchange->received = head.body == BodyKind::kNone;
  exchange->owes_continue = head.expects_continue;
  if (!exchange->received) {
    state_ = State::kBody;
  } else if (!keep_alive) {
    state_ = State::kDraining;
  }
  {
    Dispatching frame(this, exchange);
    server_->delegate()->OnRequest(exchange, head);
  }
  if (exchange->owes_continue && !exchange->paused) SendContinue(exchange);
  Advance();
}

void ServerConnection::DeliverPiece(std::string_view piece) {
  Dispatching frame(this, last_);
  if (last_->attachment != nullptr) server_->delegate()->OnBody(last_, piece);
}

void ServerConnection::CompleteRequest() {
  Exchange* exchange = last_;
  exchange->received = true;
  exchange->owes_continue = false;
  state_ = exchange->response.keep_alive() ? State::kHead : State::kDraining;
  {
    Dispatching frame(this, exchange);
    if (exchange->attachment != nullptr) server_->delegate()->OnComplete(exchange);
  }
  Advance();
}

// The client sends no more, and all that it sent was used.
void ServerConnection::EndOfInput() {
  if (state_ == State::kBody) return RefuseBody();
  if (state_ != State::kHead) return;
  if (input_.empty()) {
    state_ = State::kDraining;
  } else {
    Refuse(400);
  }
}

void ServerConnection::OnEof() {
  peer_ended_ = true;
  server_->delegate()->OnConnectionEof(this);
  ConsumeInput();
}

// ---- refusals ----

// Refuses the request whose head is at the front of the input, behind the answers that are owed.
void ServerConnection::Refuse(int status) {
  DisarmIdleTimeout();
  state_ = State::kDraining;
  Exchange* exchange = AddExchange();
  exchange->received = true;
  WriteRefusal(exchange, status);
}

// The body of last_ is cut short or not well-formed. The script hears of it and its answer is not
// wanted any more: one that is out stands, one that is not is replaced by a refusal, and one in
// between is broken off.
void ServerConnection::RefuseBody() {
  Exchange* exchange = last_;
  state_ = State::kDraining;
  exchange->dead = true;
  if (exchange->attachment != nullptr) {
    Dispatching frame(this, exchange);
    server_->delegate()->OnExchangeClosed(exchange);
    exchange->attachment.reset();
  }
  exchange->received = true;
  if (state_ == State::kEnding) return;
  if (exchange->response.finished()) {
    exchange->response.CloseAfter();
  } else {
    ReplaceResponse(exchange, 400);
  }
}

// The script's response is not to be: a refusal takes its place, unless some of it is out. Then the
// connection is broken off.
void ServerConnection::ReplaceResponse(Exchange* exchange, int status) {
  if (exchange->response.started() && exchange == first_.get()) return BreakOff(exchange);
  held_bytes_ -= exchange->held.size();
  exchange->held.Clear();
  WriteRefusal(exchange, status);
}

void ServerConnection::WriteRefusal(Exchange* exchange, int status) {
  exchange->dead = true;
  exchange->response = MessageWriter(true, false, false, false);
  ResponseStart start;
  start.status = status;
  Write(exchange, &start, ViewPayload({}), ViewPayload({}), true);
}

void ServerConnection::BreakOff(Exchange* exchange) {
  // One that is short of its length or its last chunk needs no more.
  if (!exchange->response.ends_with_connection()) return End();
  stream_.Reset();
  Abort();
}

// ---- responses ----

SendResult ServerConnection::Respond(Exchange* exchange, const ResponseStart& start,
                                     const Payload& lines, const Payload& body, bool finished) {
  if (exchange->dead) return SendResult::kGone;
  // A client that still waits for "100 Continue" may send the body or not: no telling where its
  // next request begins.
  if (exchange->owes_continue || (Closing() && exchange == last_)) exchange->response.CloseAfter();
  return Write(exchange, &start, lines, body, finished);
}

SendResult ServerConnection::Send(Exchange* exchange, const Payload& body, bool finished) {
  if (exchange->dead) return SendResult::kGone;
  return Write(exchange, nullptr, ViewPayload({}), body, finished);
}

// The exchange may be gone when this returns.
SendResult ServerConnection::Write(Exchange* exchange, const ResponseStart* start,
                                   const Payload& lines, const Payload& body, bool finished) {
  const bool open =
      stream_.state() == Stream::State::kOpen || stream_.state() == Stream::State::kWriteOnly;
  MessageWriter& response = exchange->response;
  if (state_ == State::kEnding || !open || response.finished()) return SendResult::kGone;
  const bool first = exchange == first_.get();
  base::ByteQueue* output = first ? stream_.output() : &exchange->held;
  const size_t before = output->size();
  const SendResult result = start != nullptr ? response.Start(*start, lines, body, finished, output)
                                             : response.Send(body, finished, output);
  if (result == SendResult::kTooShort) ReplaceResponse(exchange, 500);
  if (result != SendResult::kSent) return result;
  bool flows;
  if (first) {
    if (response.ends_with_connection()) stream_.ResetUnlessFinished();
    flows = stream_.Written();
  } else {
    held_bytes_ += output->size() - before;
    flows = output->size() <= Stream::kHighWater;
  }
  if (!finished) {
    exchange->wants_drain = !flows;
    if (first && !flows) SettleTimeout();
  } else if (exchange != dispatching_) {
    Settle();
  }
  return flows ? SendResult::kSent : SendResult::kFull;
}

void ServerConnection::SendContinue(Exchange* exchange) {
  if (exchange->response.started() || exchange->dead || state_ == State::kEnding) return;
  exchange->owes_continue = false;
  static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
  if (exchange == first_.get()) {
    stream_.Write(kContinue);
  } else {
    exchange->held.Append(kContinue);
    held_bytes_ += kContinue.size();
  }
}

void ServerConnection::PauseBody(Exchange* exchange) {
  if (exchange->received) return;
  exchange->paused = true;
  Settle();
}

void ServerConnection::ResumeBody(Exchange* exchange) {
  if (!exchange->paused) return;
  exchange->paused = false;
  if (exchange->owes_continue && exchange != dispatching_) SendContinue(exchange);
  Settle();
}

// ---- going on, and the end ----

void ServerConnection::RemoveFirst() {
  first_ = std::move(first_->next);
  if (first_ == nullptr) last_ = nullptr;
  --pending_;
}

// Lets go of exchanges that are through, and the responses behind them onto the wire. None follows
// the one that ends the connection: those are left until it is closed.
void ServerConnection::Advance() {
  if (state_ == State::kEnding) return;
  while (first_ != nullptr && first_.get() != dispatching_ && first_->received &&
         first_->response.finished()) {
    const bool keep_alive = first_->response.keep_alive();
    RemoveFirst();
    if (!keep_alive) return End();
    if (first_ == nullptr || first_->held.empty()) continue;
    held_bytes_ -= first_->held.size();
    if (first_->response.ends_with_connection()) stream_.ResetUnlessFinished();
    stream_.output()->Append(first_->held.view());
    first_->held.Clear();
    const bool flows = stream_.Written();
    if (first_->wants_drain && flows) RequestLaterTurn();
  }
}

// After anything that changed: what follows from it for the exchanges, for reading, and for the
// idle time.
void ServerConnection::Settle() {
  if (closed_) return;
  Advance();
  if (state_ == State::kEnding) return;
  if (first_ == nullptr &&
      (state_ == State::kDraining || (Closing() && state_ == State::kHead && input_.empty()))) {
    return End();
  }
  // A response that ends the connection is out before its request is in: the client may stop
  // sending.
  if (first_ != nullptr && first_.get() == last_ && first_->response.finished() &&
      !first_->response.keep_alive() && stream_.state() == Stream::State::kOpen) {
    stream_.CloseWrite();
    ArmIdleTimeout(kLingerTime);
  }
  if (state_ != State::kDraining && (!Ready() || (Held() && !starved_))) {
    if (!stream_.reading_paused()) stream_.PauseReading();
  } else if (starved_ || state_ == State::kDraining) {
    if (stream_.reading_paused()) stream_.ResumeReading();
  } else if (!processing_) {
    RequestLaterTurn();
  }
  if (first_ != nullptr && first_->wants_drain && first_.get() != dispatching_ &&
      stream_.backlog() == 0) {
    RequestLaterTurn();
  }
  SettleTimeout();
}

// Time stands still while the script is to act: not in a body that it reads, and not while the
// client does not take what is there for it.
void ServerConnection::SettleTimeout() {
  const bool owed =
      first_ != nullptr && (state_ != State::kBody || last_->paused) && !first_->wants_drain;
  if (owed == timeout_suspended_) return;
  timeout_suspended_ = owed;
  stream_.SuspendTimeout(owed);
}

// A turn of the connection's own, asked for by Settle() and Advance(). The stream may end in the
// middle of it.
void ServerConnection::OnLaterTurn() {
  if (first_ != nullptr && first_->wants_drain && stream_.backlog() <= Stream::kHighWater) {
    const bool nested = std::exchange(processing_, true);
    TellDrain();
    processing_ = nested;
    if (nested) return;
    if (closed_) return FinishClose();
  }
  ConsumeInput();
}

void ServerConnection::OnDrain() {
  TellDrain();
  Settle();
}

void ServerConnection::TellDrain() {
  Exchange* exchange = first_.get();
  if (exchange == nullptr || !exchange->wants_drain || state_ == State::kEnding) return;
  if (exchange == dispatching_) return;  // told when that is over, by Settle()
  exchange->wants_drain = false;
  if (exchange->attachment == nullptr) return;
  Dispatching frame(this, exchange);
  server_->delegate()->OnDrain(exchange);
}

void ServerConnection::End() {
  if (state_ == State::kEnding) return;
  state_ = State::kEnding;
  input_.Clear();
  stream_.CloseWrite();
  stream_.ResumeReading();  // to see the client's FIN
  if (timeout_suspended_) stream_.SuspendTimeout(timeout_suspended_ = false);
  ArmIdleTimeout(kLingerTime);
}

void ServerConnection::Close() {
  close_requested_ = true;
  if (Idle()) {
    Abort();  // nothing is in flight, so the client sees a plain FIN
  } else {
    Settle();
  }
}

void ServerConnection::Abort() {
  state_ = State::kEnding;
  input_.Clear();
  DisarmIdleTimeout();
  stream_.Abort();
}

void ServerConnection::OnTimeout() {
  timing_out_ = true;
  server_->delegate()->OnConnectionTimeout(this);
  timing_out_ = false;
}

// A head took too long to arrive, or the client did not close after our FIN, which waits behind
// what the client has not taken yet: for that it has the time of any other silence.
void ServerConnection::OnIdleTimeout() {
  if (state_ != State::kHead && stream_.backlog() > 0) return ArmIdleTimeout(kLingerTime);
  if (state_ != State::kHead) return Abort();
  input_.Clear();
  Refuse(408);
  Settle();
}

void ServerConnection::OnClose(const base::Error& error) {
  closed_ = true;
  error_ = error;
  state_ = State::kEnding;
  DisarmIdleTimeout();
  if (!processing_) FinishClose();
}

// The last thing a connection does: it is destroyed when this returns.
void ServerConnection::FinishClose() {
  CancelLaterTurn();
  while (first_ != nullptr) {
    Exchange* exchange = first_.get();
    exchange->dead = true;
    if (exchange->attachment != nullptr) server_->delegate()->OnExchangeClosed(exchange);
    RemoveFirst();
  }
  server_->delegate()->OnConnectionClosed(this, error_);
  server_->Remove(this);
}

}  // namespace http
