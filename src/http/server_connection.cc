#include "http/server_connection.h"

#include <utility>

#include "base/check.h"
#include "http/lingering.h"
#include "http/server.h"

namespace http {

using net::Stream;

Exchange* ServerConnection::Find(uint32_t sequence) {
  Exchange* exchange = first_.get();
  while (exchange != nullptr && exchange->sequence != sequence) exchange = exchange->next.get();
  return exchange;
}

bool ServerConnection::server_closing() const { return server_->closing(); }

// Whether no part of a request or a response is outstanding.
bool ServerConnection::Idle() const {
  return state_ == State::kRequests && first_ == nullptr && !stream_.has_unused() &&
         stream_.backlog() == 0;
}

// ---- requests ----

// Whether a request, or a part of one, may be taken from the input now.
bool ServerConnection::Ready() const {
  if (state_ == State::kBody) return !last_->paused;
  return state_ == State::kRequests && pending_ < (switch_waits_ ? 1 : kMaxPending) &&
         taken_ < kMaxPerTurn && stream_.backlog() + held_bytes_ <= Stream::kHighWater;
}

// Whether no other request is taken: the connection closes after the responses that are owed.
bool ServerConnection::TakesNoMore() const {
  return state_ == State::kRequests && Closing() && pending_ > 0;
}

// Input behind the last request is thrown away.
void ServerConnection::OnRead(std::string_view bytes) {
  if (state_ == State::kDraining || state_ == State::kEnding) return;
  taken_ = 0;
  rest_ = &bytes;
  while (Ready() && !TakesNoMore() && TakeEvent()) continue;
  rest_ = nullptr;
  const bool is_wanted = state_ != State::kDraining && state_ != State::kEnding;
  if (is_wanted && !bytes.empty()) stream_.PutBack(bytes.size());
  if (taken_ == kMaxPerTurn) stream_.RequestTurn();
  Settle();
}

// Takes the next event off the front of *rest_. False when it needs more bytes.
bool ServerConnection::TakeEvent() {
  RequestHead head;
  std::string_view piece;
  const std::string_view before = *rest_;
  switch (reader_.Next(rest_, server_->options().head, &head, &piece)) {
    case MessageReader::Event::kMore:
      if (reader_.head_partial() && !idle_timeout_armed())
        ArmIdleTimeout(server_->options().head_timeout);
      return false;
    case MessageReader::Event::kHead:
      switch_waits_ = head.switches && head.body == BodyKind::kNone && first_ != nullptr;
      if (switch_waits_) {
        DisarmIdleTimeout();
        *rest_ = before;  // it is read again when it is alone
        return false;
      }
      if (server_->Overloaded()) {
        Refuse(503);
        return false;
      }
      StartExchange(head);
      return head.body != BodyKind::kNone || !rest_->empty();
    case MessageReader::Event::kPiece:
      Report(last_, [&](Exchange* exchange) { server_->delegate()->OnBody(exchange, piece); });
      return true;
    case MessageReader::Event::kEnd:
      CompleteRequest();
      return true;
    case MessageReader::Event::kBad:
      state_ == State::kBody ? RefuseBody() : Refuse(reader_.refusal());
      return false;
  }
  return false;
}

// Calls report(exchange) if the exchange has an attachment. The exchange is kept during the call.
template <class F>
void ServerConnection::Report(Exchange* exchange, F report) {
  if (exchange->attachment == nullptr) return;
  reporting_ = exchange;
  report(exchange);
  reporting_ = nullptr;
}

Exchange* ServerConnection::AddExchange() {
  std::unique_ptr<Exchange>& end = last_ != nullptr ? last_->next : first_;
  end = std::make_unique<Exchange>();
  last_ = end.get();
  last_->connection = this;
  last_->sequence = requests_++;
  ++pending_;
  ++server_->pending_;
  return last_;
}

void ServerConnection::StartExchange(const RequestHead& head) {
  DisarmIdleTimeout();
  Exchange* exchange = AddExchange();
  ++taken_;
  const uint32_t max_requests = server_->options().max_requests;
  const bool keep_alive = head.keep_alive && (max_requests == 0 || requests_ < max_requests);
  // No other request follows a CONNECT, whatever the response.
  const bool connects = head.method == kConnectMethod;
  exchange->response =
      MessageWriter(head.http11, head.method == kHeadMethod, connects, keep_alive && !connects);
  exchange->received = head.body == BodyKind::kNone;
  exchange->owes_continue = head.expects_continue;
  if (!exchange->received) {
    state_ = State::kBody;
  } else if (head.switches) {
    state_ = State::kSwitching;
  } else if (!keep_alive) {
    state_ = State::kDraining;
  }
  reporting_ = exchange;
  server_->delegate()->OnRequest(exchange, head);
  reporting_ = nullptr;
  if (exchange->owes_continue && !exchange->paused) SendContinue(exchange);
  Advance();
}

void ServerConnection::CompleteRequest() {
  Exchange* exchange = last_;
  exchange->received = true;
  exchange->owes_continue = false;
  state_ = exchange->response.keep_alive() ? State::kRequests : State::kDraining;
  Report(exchange, [&](Exchange* complete) { server_->delegate()->OnComplete(complete); });
  Advance();
}

void ServerConnection::OnEof() {
  server_->delegate()->OnConnectionEof(this);
  EndOfInput();
  Settle();
}

// The client sends no more. Unused input is an incomplete request.
void ServerConnection::EndOfInput() {
  if (state_ == State::kBody) return RefuseBody();
  if (state_ != State::kRequests) return;
  if (stream_.has_unused()) return Refuse(400);
  state_ = State::kDraining;
}

// ---- refusals ----

// Refuses the request at the front of the input, after the responses that are owed.
void ServerConnection::Refuse(int status) {
  DisarmIdleTimeout();
  state_ = State::kDraining;
  Exchange* exchange = AddExchange();
  exchange->received = true;
  WriteRefusal(exchange, status);
}

// The body of last_ is incomplete or not well-formed. The delegate is notified. A response that is
// finished stays; one of which nothing was sent is replaced by a refusal; any other is broken off.
void ServerConnection::RefuseBody() {
  Exchange* exchange = last_;
  state_ = State::kDraining;
  exchange->dead = true;
  Report(exchange, [&](Exchange* refused) { server_->delegate()->OnExchangeClosed(refused); });
  exchange->attachment.reset();
  exchange->received = true;
  if (state_ == State::kEnding) return;
  if (exchange->response.finished()) {
    exchange->response.CloseAfter();
  } else {
    ReplaceResponse(exchange, 400);
  }
}

// Replaces the script's response by a refusal. If a part of it was sent, the connection is broken
// off.
void ServerConnection::ReplaceResponse(Exchange* exchange, int status) {
  if (exchange->response.started() && exchange == first_.get()) return BreakOff(exchange);
  held_bytes_ -= exchange->held.size();
  exchange->held.Clear();
  WriteRefusal(exchange, status);
}

void ServerConnection::WriteRefusal(Exchange* exchange, int status) {
  Server::CountRefusal(status);
  exchange->dead = true;
  exchange->response = MessageWriter(true, false, false, false);
  ResponseStart start;
  start.status = status;
  Write(exchange, &start, ViewPayload({}), ViewPayload({}), true);
}

void ServerConnection::BreakOff(Exchange* exchange) {
  // Without its full length or its last chunk, a response is visibly incomplete.
  if (!exchange->response.ends_with_connection()) return End();
  stream_.Reset();
  Abort();
}

// ---- responses ----

SendResult ServerConnection::Respond(Exchange* exchange, ResponseStart start, const Payload& lines,
                                     const Payload& body, bool finished) {
  if (exchange->dead) return SendResult::kGone;
  // A client that still waits for "100 Continue" may send the body or not. So it is not known where
  // the next request begins.
  if (exchange->owes_continue || (Closing() && exchange == last_)) start.close = true;
  return Write(exchange, &start, lines, body, finished);
}

SendResult ServerConnection::Send(Exchange* exchange, const Payload& body, bool finished) {
  if (exchange->dead) return SendResult::kGone;
  return Write(exchange, nullptr, ViewPayload({}), body, finished);
}

// The exchange may be destroyed when this returns.
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
  } else if (exchange != reporting_) {
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
  if (exchange->owes_continue && exchange != reporting_) SendContinue(exchange);
  Settle();
  stream_.RequestTurn();
}

void ServerConnection::OnDrain() {
  Exchange* exchange = first_.get();
  if (exchange != nullptr && exchange->wants_drain && state_ != State::kEnding) {
    exchange->wants_drain = false;
    Report(exchange, [&](Exchange* drained) { server_->delegate()->OnDrain(drained); });
  }
  Settle();
}

// Requested by Advance(), when a held response that returned kFull has been sent; by ResumeBody(),
// since a body may end without another byte; by OnRead(), when kMaxPerTurn is reached.
void ServerConnection::OnTurn() {
  taken_ = 0;
  if (!stream_.has_unused()) OnRead({});
  if (stream_.backlog() <= Stream::kHighWater) OnDrain();
}

// ---- the next exchange, and the end ----

void ServerConnection::RemoveFirst() {
  first_ = std::move(first_->next);
  if (first_ == nullptr) last_ = nullptr;
  --pending_;
  --server_->pending_;
}

// Destroys complete exchanges and sends the held responses behind them. Exchanges behind a response
// that ends the connection stay until OnClose().
void ServerConnection::Advance() {
  if (state_ == State::kEnding) return;
  while (first_ != nullptr && first_.get() != reporting_ && first_->received &&
         first_->response.finished()) {
    const bool keep_alive = first_->response.keep_alive();
    if (state_ == State::kSwitching && first_.get() == last_) state_ = State::kRequests;
    RemoveFirst();
    if (!keep_alive) return End();
    if (first_ == nullptr || first_->held.empty()) continue;
    held_bytes_ -= first_->held.size();
    if (first_->response.ends_with_connection()) stream_.ResetUnlessFinished();
    stream_.output()->Append(first_->held.view());
    first_->held.Clear();
    const bool flows = stream_.Written();
    if (first_->wants_drain && flows) stream_.RequestTurn();
  }
}

// Called after every change: updates the exchanges, reading, and the idle timeout.
void ServerConnection::Settle() {
  Advance();
  if (state_ == State::kEnding || !stream_.open()) return;
  const unsigned grace_ms = server_->close_grace_ms();
  const bool between = first_ == nullptr && state_ == State::kRequests && !stream_.has_unused();
  if (first_ == nullptr && state_ == State::kDraining) return End();
  if (between && Closing()) {
    if (close_requested_ || grace_ms == 0) return End();
    if (!idle_timeout_armed()) ArmIdleTimeout(grace_ms);
  }
  // A response that ends the connection precedes the end of its request: the client may stop.
  if (first_ != nullptr && first_.get() == last_ && first_->response.finished() &&
      !first_->response.keep_alive() && stream_.state() == Stream::State::kOpen) {
    stream_.CloseWrite();
    ArmIdleTimeout(kLingerTime);
  }
  SettleReading();
  SettleTimeout();
  if constexpr (base::kChecksInvariants) CheckInvariants();
}

// Reading is paused while input cannot be used. Then the input stays in the stream and the kernel.
void ServerConnection::SettleReading() {
  const bool reads =
      state_ == State::kDraining || (Ready() && !(TakesNoMore() && stream_.has_unused()));
  if (reads != stream_.reading_paused()) return;
  reads ? stream_.ResumeReading() : stream_.PauseReading();
}

// The idle timeout is suspended while the server waits for the script. It runs while the client is
// to send the rest of a body or to receive output.
void ServerConnection::SettleTimeout() {
  const bool owed =
      first_ != nullptr && (state_ != State::kBody || last_->paused) && !first_->wants_drain;
  if (owed == timeout_suspended_) return;
  timeout_suspended_ = owed;
  stream_.SuspendTimeout(owed);
}

void ServerConnection::End() {
  if (state_ == State::kEnding) return;
  state_ = State::kEnding;
  stream_.CloseWrite();
  if (received_in_ == loop::Loop::Iteration()) {
    stream_.PauseReading();
    DisarmIdleTimeout();
    Lingering::Get().Add(*this);
  } else {
    stream_.ResumeReading();  // to receive the client's FIN
    AwaitEnd();
  }
  if (timeout_suspended_) stream_.SuspendTimeout(timeout_suspended_ = false);
}

void ServerConnection::Close() {
  close_requested_ = true;
  if (Idle()) return Abort();  // nothing is in flight, so the client receives an orderly end
  Settle();
}

void ServerConnection::Abort() {
  state_ = State::kEnding;
  DisarmIdleTimeout();
  stream_.Abort();
}

void ServerConnection::OnTimeout() {
  if (handshake_ != nullptr) return;  // see FailHandshake()
  timing_out_ = true;
  server_->delegate()->OnConnectionTimeout(this);
  timing_out_ = false;
}

// A head took longer than head_timeout, the client did not close within kLingerTime, or no request
// came within the grace of Close(). While output waits, our FIN has not been sent: kLingerTime
// starts again, and the idle timeout limits the wait.
void ServerConnection::OnIdleTimeout() {
  if (state_ != State::kRequests) {
    return stream_.backlog() > 0 ? ArmIdleTimeout(kLingerTime) : Abort();
  }
  // The loop may have been late: there is input that was not read yet.
  if (!stream_.reading_paused() && stream_.HasInput()) return ArmIdleTimeout(1);
  if (!reader_.head_partial() && !server_closing()) return;  // the server listens again
  if (!reader_.head_partial()) return Idle() ? Abort() : End();
  Refuse(408);
  Settle();
}

// The last call for a connection: server_->Remove() destroys it.
void ServerConnection::OnClose(const base::Error& error) {
  state_ = State::kEnding;
  if (handshake_ != nullptr) FailHandshake(error);
  DisarmIdleTimeout();
  for (; first_ != nullptr; RemoveFirst()) {
    first_->dead = true;
    if (first_->attachment != nullptr) server_->delegate()->OnExchangeClosed(first_.get());
  }
  server_->delegate()->OnConnectionClosed(this, error);
  server_->Remove(this);
}

void ServerConnection::CheckInvariants() const {
  size_t held = 0, count = 0;
  for (const Exchange* at = first_.get(); at != nullptr; at = at->next.get(), ++count) {
    held += at->held.size();
    CHECK(at->received || at == last_);
    CHECK(at->next != nullptr || at == last_);
  }
  CHECK(held == held_bytes_ && count == pending_);
  CHECK(state_ != State::kBody || (last_ != nullptr && !last_->received));
  CHECK(state_ != State::kSwitching || (last_ != nullptr && last_->received));
  CHECK(first_ == nullptr || first_->held.empty());
}

}  // namespace http
