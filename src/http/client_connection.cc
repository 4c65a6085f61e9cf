#include "http/client_connection.h"

#include <cerrno>
#include <utility>

#include "http/client.h"

namespace http {

using net::Stream;

ClientConnection::ClientConnection(Client* client)
    : client_(client), stream_(this, net::ReadPace::kWhole) {
  stream_.SetTimeout(client->options().idle_timeout);
}

ClientConnection::~ClientConnection() {
  if (current_ != nullptr) TakeCurrent();
}

// ---- what the owner asks of the connection ----

ClientConnection::ReadyState ClientConnection::ready_state() const {
  switch (state_) {
    case State::kConnecting:
      return ReadyState::kOpening;
    case State::kOpen:
      if (closed_) return ReadyState::kClosed;
      return stream_.transport().ready() ? ReadyState::kOpen : ReadyState::kOpening;
    case State::kEnding:
      return ReadyState::kClosing;
    default:
      return ReadyState::kClosed;
  }
}

void ClientConnection::Close() {
  if (busy()) {
    closes_ = true;
  } else {
    EndConnection();
  }
}

void ClientConnection::ForceClose() {
  if (current_ == nullptr) return EndConnection();
  error_ = base::Error::Protocol("the client was closed", ECANCELED);
  can_resend_ = false;
  if (state_ == State::kConnecting) return ArmIdleTimeout(1);  // the failure comes later
  if (state_ == State::kOpen && !closed_) stream_.Abort();
}

void ClientConnection::SetIdleTimeout(unsigned milliseconds) {
  if (connector_ != nullptr) connector_->SetTimeout(milliseconds);
  if (stream_.transport().ready()) stream_.SetTimeout(milliseconds);
}

void ClientConnection::HoldLoop() {
  if (state_ != State::kOpen || !busy()) return;
  const bool waits = stream_.reading_paused() && current_->whole() && stream_.backlog() == 0;
  stream_.SetKeepsLoopAlive(client_->keeps_loop_alive() && !waits);
}

// ---- calls of ClientRequest ----

// Sends a piece, or queues it behind what waits already. False when much waits.
bool ClientConnection::Transmit(ClientRequest* request, const Payload& body, bool finished) {
  if (state_ != State::kOpen || closed_) return request->Hold(body, finished);
  base::ByteQueue* output = stream_.output();
  const size_t before = output->size();
  request->writer_.Send(body, finished, output);
  Remember(output->view().substr(before));
  const bool flows = stream_.Written();
  request->wants_drain_ = !flows && !finished;
  SettleTimeout();
  return flows;
}

void ClientConnection::DropRequest() {
  current_ = nullptr;
  EndConnection();
  Advance();
}

void ClientConnection::PauseAnswer() {
  if (state_ != State::kOpen) return;
  stream_.PauseReading();
  // Only the program can go on, and it does not where nothing else is left in the loop.
  if (current_->whole() && stream_.backlog() == 0) stream_.SetKeepsLoopAlive(false);
}

void ClientConnection::ResumeAnswer() {
  if (state_ != State::kOpen) return;
  stream_.SetKeepsLoopAlive(client_->keeps_loop_alive());
  stream_.ResumeReading();
  stream_.RequestTurn();
}

// Reports what must not be reported from within a call of the owner: that the output has drained,
// and, after Resume(), the rest of an answer of which no further read will come.
void ClientConnection::OnTurn() {
  if (stream_.backlog() <= Stream::kHighWater) OnDrain();
  if (stream_.has_unused()) return;
  const base::ByteQueue taken = std::move(rest_);
  std::string_view rest = taken.view();
  if (!Consume(&rest)) return;
  rest_.Append(rest);
  if (closed_ && Ready()) EndOfInput();
}

// ---- connecting and sending ----

// Makes the first waiting request the current one, and connects for it or sends it.
void ClientConnection::Advance() {
  if (state_ == State::kConnecting || state_ == State::kEnding)
    return;  // the end of either state calls Advance() again
  if (current_ == nullptr) {
    current_ = client_->TakeNext();
    if (current_ == nullptr) return;
    current_->state_ = ClientRequest::State::kCurrent;
    current_->connection_ = this;
  } else if (state_ == State::kOpen) {
    return;
  }
  if (state_ == State::kClosed) return Connect();
  // The server sent something, most likely its end, before the request was sent. It must not be
  // taken for the answer.
  if (stream_.HasInput()) return EndConnection();
  StartCurrent(true);
}

void ClientConnection::Connect() {
  state_ = State::kConnecting;
  net::ConnectorDelegate* const self = this;
  connector_ = std::make_unique<net::Connector>(self);
  connector_->SetTimeout(client_->options().idle_timeout);
  connector_->Connect(client_->endpoint());
}

void ClientConnection::OnConnect(base::Result<base::UniqueFd> outcome) {
  connector_.reset();
  DisarmIdleTimeout();
  if (error_) return Fail(base::Error(error_));
  if (!outcome.ok()) {
    error_ = outcome.error();
    return Fail(outcome.error());
  }
  state_ = State::kOpen;
  std::unique_ptr<net::Filter> filter = client_->delegate_->MakeFilter();
  const bool plain = filter == nullptr;
  if (plain) {
    stream_.Open(std::move(outcome.value()));
  } else {
    stream_.OpenAndReport(net::Transport(std::move(outcome.value()), std::move(filter)));
    stream_.SetTimeout(client_->options().handshake_timeout);
  }
  StartCurrent(false);
  if (plain) client_->delegate_->OnConnected();
}

// The handshake is done.
void ClientConnection::OnOpen() {
  stream_.SetTimeout(client_->options().idle_timeout);
  SettleTimeout();
  client_->delegate_->OnConnected();
}

// The head of an answer took longer than head_timeout; or ForceClose() was called while connecting.
void ClientConnection::OnIdleTimeout() {
  if (state_ == State::kConnecting) return Fail(base::Error(error_));
  // The loop may have been late: there is input that was not read yet.
  if (!stream_.reading_paused() && stream_.HasInput()) return ArmIdleTimeout(1);
  Fail(base::Error::Protocol("the head of the answer took too long", ETIMEDOUT));
}

// Sends what the script has given of the current request so far.
void ClientConnection::StartCurrent(bool kept) {
  ++requests_;
  reader_ = MessageReader(current_->start_.method, current_->start_.upgrades);
  can_resend_ = kept && current_->start_.idempotent;
  stream_.SetKeepsLoopAlive(client_->keeps_loop_alive());
  base::ByteQueue waiting = std::move(current_->waiting_);
  Remember(waiting.view());
  if (stream_.backlog() == 0) {
    *stream_.output() = std::move(waiting);
  } else {
    stream_.output()->Append(waiting.view());
  }
  const bool flows = stream_.Written();
  if (flows && current_->wants_drain_) stream_.RequestTurn();
  SettleTimeout();
}

void ClientConnection::Remember(std::string_view bytes) {
  if (!can_resend_) return;
  can_resend_ = sent_.size() + bytes.size() <= kMaxResent;
  if (can_resend_) {
    sent_.Append(bytes);
  } else {
    sent_.Clear();
  }
}

// The server closed the kept connection without an answer: sends the request again on a new one.
void ClientConnection::Resend() {
  can_resend_ = false;
  current_->waiting_ = std::move(sent_);
  sent_.Clear();
  EndConnection();
  Advance();
}

void ClientConnection::OnDrain() {
  if (current_ == nullptr || !current_->wants_drain_) return;
  current_->wants_drain_ = false;
  SettleTimeout();
  current_->delegate_->OnDrain();
}

// The idle time does not run while the script owes the rest of its request: the server waits for
// it.
void ClientConnection::SettleTimeout() {
  stream_.SuspendTimeout(stream_.transport().ready() && current_ != nullptr &&
                         !current_->writer_.finished() && !current_->wants_drain_);
}

// ---- receiving ----

bool ClientConnection::Ready() const {
  return state_ == State::kOpen && current_ != nullptr && !current_->paused_;
}

void ClientConnection::OnRead(std::string_view bytes) {
  if (current_ == nullptr) return EndConnection();  // input without a request
  can_resend_ = false;
  sent_.Clear();
  if (Consume(&bytes) && !bytes.empty()) stream_.PutBack(bytes.size());
}

// Takes what it can off the front of `bytes`. The rest must be passed again, with more bytes or
// when the answer is resumed. False when the connection has ended: then the rest is dropped.
bool ClientConnection::Consume(std::string_view* bytes) {
  const uint32_t connection = connection_number_;
  while (connection == connection_number_ && Ready() && TakeEvent(bytes)) continue;
  return connection == connection_number_;
}

bool ClientConnection::TakeEvent(std::string_view* input) {
  ResponseHead head;
  std::string_view piece;
  switch (reader_.Next(input, client_->options().head, &head, &piece)) {
    case MessageReader::Event::kMore:
      TimeHead();
      return false;
    case MessageReader::Event::kHead:
      TimeHead();
      if (Switches(head)) {
        Switch(head, input);
        return false;
      }
      keep_alive_ = head.keep_alive;
      if (current_->start_.takes_whole && reader_.EndsIn(*input)) {
        ReportWhole(head, input);
      } else {
        current_->delegate_->OnResponse(head);
      }
      return true;
    case MessageReader::Event::kPiece:
      current_->delegate_->OnBody(piece);
      return true;
    case MessageReader::Event::kEnd:
      Complete(input->empty());
      return true;
    case MessageReader::Event::kBad:
      Fail(base::Error::Protocol(reader_.problem(*input)));
      return false;
  }
  return false;
}

// Starts head_timeout at the first byte of a head, and stops it at the last.
void ClientConnection::TimeHead() {
  if (!reader_.head_partial()) return DisarmIdleTimeout();
  if (!idle_timeout_armed()) ArmIdleTimeout(client_->options().head_timeout);
}

void ClientConnection::OnEof() {
  const uint32_t connection = connection_number_;
  client_->delegate_->OnServerEnd();
  if (connection != connection_number_ || state_ != State::kOpen) return;
  if (current_ == nullptr) return EndConnection();
  ended_ = true;
  EndOfInput();
}

void ClientConnection::OnTimeout() {
  const uint32_t connection = connection_number_;
  client_->delegate_->OnSilence();
  if (connection != connection_number_ || state_ != State::kOpen) return;
  if (current_ == nullptr) return;
  Fail(stream_.transport().ready()
           ? base::Error::Protocol("the server was silent for too long", ETIMEDOUT)
           : base::Error::Named("HANDSHAKE_TIMEOUT",
                                "the handshake took too long: see secure.handshakeTimeout"));
}

void ClientConnection::OnClose(const base::Error& error) {
  if (state_ == State::kOpen && current_ != nullptr) {
    ended_ = closed_ = true;
    if (!error_) error_ = error;
    rest_ = stream_.TakeInput();
    return stream_.RequestTurn();
  }
  state_ = State::kClosed;
  ++connection_number_;
  closes_ = false;
  client_->delegate_->OnDisconnected(error);
  Advance();
}

// The server sends no more, and all of its input was used.
void ClientConnection::EndOfInput() {
  if (!error_ && reader_.ends_with_connection()) return Complete(true);
  if (can_resend_) return Resend();
  if (error_) return Fail(base::Error(error_));
  Fail(base::Error::Protocol(reader_.head_seen()
                                 ? "the server closed the connection in the middle of its answer"
                                 : "the server closed the connection before it answered",
                             ECONNRESET));
}

// ---- the end of a request, and of a connection ----

// Whether the answer is the beginning of another protocol.
bool ClientConnection::Switches(const ResponseHead& head) const {
  const bool connects = current_->start_.method == kConnectMethod && head.status < 300;
  return connects || head.status < 200;
}

// Gives the connection away, with the input behind the head.
void ClientConnection::Switch(const ResponseHead& head, std::string_view* input) {
  if (closed_ || ended_ || !current_->writer_.finished()) {
    return Fail(base::Error::Protocol(
        "the server switched to another protocol before the request was complete", ECONNRESET));
  }
  ClientRequest* request = TakeCurrent();
  DisarmIdleTimeout();
  if (!input->empty()) stream_.PutBack(input->size());
  net::Transport transport = stream_.Release();
  requests_ = 0;
  state_ = State::kEnding;  // OnClose() follows
  ++connection_number_;
  request->delegate_->OnUpgrade(head, std::move(transport));
}

// The rest of the answer is in the input. A body in one piece is not copied.
void ClientConnection::ReportWhole(const ResponseHead& head, std::string_view* input) {
  std::string_view body, piece;
  base::ByteQueue joined;
  ResponseHead none;
  while (reader_.Next(input, client_->options().head, &none, &piece) ==
         MessageReader::Event::kPiece) {
    if (body.empty()) {
      body = piece;
      continue;
    }
    if (joined.empty()) joined.Append(body);
    joined.Append(piece);
    body = joined.view();
  }
  ClientRequest* request = TakeAnswered(input->empty());
  request->delegate_->OnAnswer(head, body);
  Advance();
}

void ClientConnection::Complete(bool at_boundary) {
  ClientRequest* request = TakeAnswered(at_boundary);
  request->delegate_->OnComplete();
  Advance();
}

// The answer of the current request is complete. Keeps the connection for another, or ends it.
ClientRequest* ClientConnection::TakeAnswered(bool at_boundary) {
  const uint32_t max_requests = client_->options().max_requests;
  const bool last = max_requests > 0 && requests_ >= max_requests;
  const bool closes = closes_ && !client_->has_waiting();
  const bool keep = !closes && at_boundary && keep_alive_ && !last && !ended_ &&
                    current_->whole() && !current_->start_.close && stream_.backlog() == 0;
  ClientRequest* request = TakeCurrent();
  if (keep) {
    stream_.SetKeepsLoopAlive(false);
    stream_.ResumeReading();
    SettleTimeout();
  } else {
    EndConnection();
  }
  return request;
}

void ClientConnection::Fail(const base::Error& error) {
  ClientRequest* request = TakeCurrent();
  EndConnection();
  request->delegate_->OnFailure(error);
  Advance();
}

ClientRequest* ClientConnection::TakeCurrent() {
  ClientRequest* request = std::exchange(current_, nullptr);
  request->state_ = ClientRequest::State::kDone;
  request->connection_ = nullptr;
  request->waiting_.Clear();
  can_resend_ = false;
  sent_.Clear();
  return request;
}

// If a connection was open, OnClose follows and begins the next request.
void ClientConnection::EndConnection() {
  DisarmIdleTimeout();
  requests_ = 0;
  if (state_ == State::kConnecting) {
    connector_.reset();
    state_ = State::kClosed;
    client_->delegate_->OnDisconnected(error_);
  } else if (state_ == State::kOpen) {
    state_ = closed_ ? State::kClosed : State::kEnding;
    stream_.Abort();
    rest_.Clear();
    ++connection_number_;
    if (state_ == State::kClosed) client_->delegate_->OnDisconnected(error_);
  }
  ended_ = closed_ = false;
  error_ = {};
}

}  // namespace http
