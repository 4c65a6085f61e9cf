// The connections of binding("tcp"); tcp_server.cc says what the binding is.

#include "bindings/tcp.h"

#include <string>
#include <utility>

#include "bindings/endpoint.h"
#include "bindings/released.h"
#include "bindings/tls.h"
#include "js/class_builder.h"
#include "js/exceptions.h"
#include "js/options.h"
#include "net/read_batch.h"
#include "tls/filter.h"

namespace bindings {

using js::Args;
using js::Environment;

// { credentials, handshakeTimeout, ... } -> what begins with this filter.
std::unique_ptr<TcpHandshake> HandshakeWith(v8::Isolate* isolate, v8::Local<v8::Value> secure,
                                            std::unique_ptr<net::Filter> filter) {
  auto handshake = std::make_unique<TcpHandshake>();
  handshake->filter = std::move(filter);
  handshake->timeout = js::Options(isolate, secure.As<v8::Object>()).Integer("handshakeTimeout");
  return handshake;
}

void TcpConnection::Accept(Environment& env, v8::Local<v8::Object> server, net::Transport transport,
                           const net::Address& peer, std::unique_ptr<TcpHandshake> handshake) {
  v8::Isolate* isolate = env.isolate();
  v8::Local<v8::Object> object;
  if (!tcp_state->connection_template.Get(isolate)
           ->NewInstance(isolate->GetCurrentContext())
           .ToLocal(&object)) {
    return;
  }
  auto* connection = new TcpConnection(env, object);
  if (handshake != nullptr) {
    handshake->server.Reset(isolate, server);
    handshake->peer = peer;
    connection->handshake_ = std::move(handshake);
    connection->Pin();
    return connection->OpenSecurely(std::move(transport));
  }
  const Accepted accepted{server, peer};
  connection->accepted_ = &accepted;
  connection->Pin();
  connection->stream_.OpenAndReport(std::move(transport));
}

// takeOver(released) -> the peer's address: what HTTP has given away is this connection from now on.
// "connect" follows.
void TcpConnection::TakeOver(Args args) {
  net::Transport transport = TakeReleased(args.GetIsolate(), args[0]);
  if (!transport.open() || !is_closed()) {
    return js::ThrowError(args.GetIsolate(), "takeOver: the connection is not closed");
  }
  closed_by_script_ = false;
  taken_over_ = true;
  Pin();
  stream_.Open(std::move(transport));
  stream_.RequestTurn();
  ReturnPeer(args, stream_);
}

void TcpConnection::ReportTakenOver() {
  if (std::exchange(taken_over_, false)) Notify(tcp_state->connection.connect);
}

// The time of the handshake is the stream's until it is done.
void TcpConnection::OpenSecurely(net::Transport transport) {
  handshake_->idle_timeout = stream_.timeout();
  stream_.SetTimeout(handshake_->timeout);
  transport.StartFilter(std::move(handshake_->filter));
  stream_.OpenAndReport(std::move(transport));
  if (handshake_->all != nullptr) handshake_->entry.emplace(handshake_->all, &stream_);
}

void TcpConnection::ReadyState(Args args) {
  args.GetReturnValue().Set(js::Name(args.GetIsolate(), ready_state()));
}

void TcpConnection::Secure(Args args) {
  args.GetReturnValue().Set(SecureOf(args.GetIsolate(), stream_.transport()));
}

// startSecure(secure)
void TcpConnection::StartSecure(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  if (handshake_ != nullptr || stream_.transport().filter() != nullptr)
    return js::Throw(
        isolate, base::Error::Named("EALREADY", "startSecure: the connection is secure already"));
  if (stream_.state() != net::Stream::State::kOpen || closed_by_script_)
    return js::Throw(isolate,
                     base::Error::Named("ENOTCONN", "startSecure: the connection is not open"));
  std::unique_ptr<net::Filter> filter = FilterFor(isolate, args[0]);
  auto handshake = HandshakeWith(isolate, args[0], nullptr);
  if (!stream_.StartFilter(std::move(filter))) {
    stream_.Reset();
    const auto error = base::Error::Named(
        "PLAIN_TEXT_LEFT",
        "startSecure: plain text of the peer's stands before the handshake, not received yet");
    return js::Throw(isolate, error);
  }
  handshake->of_open = true;
  handshake->idle_timeout = stream_.timeout();
  handshake_ = std::move(handshake);
  stream_.SetTimeout(handshake_->timeout);
}

void TcpConnection::OnHandshakeWaits() {
  if (handshake_ == nullptr || handshake_->server.IsEmpty()) return;
  v8::Isolate* isolate = env().isolate();
  js::CallbackScope scope(env());
  const auto* filter = static_cast<const tls::Filter*>(stream_.transport().filter());
  scope.Call(tcp_state->server.choose, handshake_->server.Get(isolate),
             {object(), js::String(isolate, filter->wanted_name()),
              js::String(isolate, handshake_->peer->ToString())});
}

// choose(credentials)
void TcpConnection::Choose(Args args) {
  auto* filter = static_cast<tls::Filter*>(stream_.transport().filter());
  if (filter == nullptr || handshake_ == nullptr) return;  // given up meanwhile
  const tls::Credentials* credentials = CredentialsOf(args.GetIsolate(), args[0]);
  credentials != nullptr ? filter->ChooseCertificate(*credentials) : filter->RefuseName();
  stream_.ContinueHandshake();
}

const char* TcpConnection::ready_state() const {
  if (connector_ != nullptr || (handshake_ != nullptr && !handshake_->of_open)) return "opening";
  return later_turn_requested() ? "closing" : ReadyStateName(stream_.state());
}

// connect(port or path, host, secure)
void TcpConnection::Connect(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  if (!is_closed()) {
    const char* const code = connector_ != nullptr ? "EALREADY" : "EISCONN";
    return js::Throw(isolate, base::Error::Named(code, "connect: the connection is not closed"));
  }
  closed_by_script_ = false;
  handshake_.reset();
  if (args[2]->IsObject())
    handshake_ = HandshakeWith(isolate, args[2], FilterFor(isolate, args[2]));
  connector_ = std::make_unique<net::Connector>(this);
  connector_->SetTimeout(stream_.timeout());
  Pin();
  connector_->Connect(EndpointOf(isolate, args[0], args[1]));
}

void TcpConnection::OnConnect(base::Result<base::UniqueFd> outcome) {
  if (!outcome.ok() && outcome.error().code == ETIMEDOUT) {
    OnTimeout();
    if (connector_ == nullptr) return;  // the script closed: "close" follows
  }
  const std::unique_ptr<net::Connector> connector = std::move(connector_);
  if (outcome.ok() && handshake_ != nullptr) return OpenSecurely(std::move(outcome.value()));
  if (outcome.ok()) return stream_.OpenAndReport(std::move(outcome.value()));
  handshake_.reset();
  stream_.output()->Clear();
  js::CallbackScope scope(env());
  NotifyClose(scope, js::MakeErrorAt(env().isolate(), outcome.error(), connector->endpoint()));
}

void TcpConnection::OnOpen() {
  v8::Isolate* isolate = env().isolate();
  js::CallbackScope scope(env());
  if (const auto handshake = std::move(handshake_)) {
    stream_.SetTimeout(handshake->idle_timeout);
    if (handshake->of_open)
      return static_cast<void>(scope.Call(tcp_state->connection.secure, owner()));
    if (!handshake->server.IsEmpty())
      NotifyAccept(scope, handshake->server.Get(isolate), *handshake->peer);
  } else if (const Accepted* const accepted = std::exchange(accepted_, nullptr)) {
    NotifyAccept(scope, accepted->server, accepted->peer);
  }
  if (closed_by_script_) stream_.CloseWrite();  // close() came while opening
  if (stream_.state() != net::Stream::State::kClosing)
    scope.Call(tcp_state->connection.connect, owner());
}

void TcpConnection::NotifyAccept(js::CallbackScope& scope, v8::Local<v8::Object> server,
                                 const net::Address& peer) {
  v8::Local<v8::Value> address = js::String(env().isolate(), peer.ToString());
  scope.Call(tcp_state->server.accept, server, {object(), address});
}

// sendFile(fd, position, size) -> as net::Stream::SendFile().
// send(data, encoding) -> boolean. What is sent while opening waits in the stream's output.
void TcpConnection::Send(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  js::Encoding encoding;
  if (!js::ParseEncoding(isolate, args[1], js::Encoding::kAscii, &encoding)) return;
  const bool is_open = !closed_by_script_ && !is_closed();
  if (!is_open && js::IsBytes(args[0])) {
    const char* const code = is_closed() ? "ENOTCONN" : "EPIPE";
    return js::Throw(isolate,
                     base::Error::Named(code, "send: the connection is not open for writing"));
  }
  if (!js::AppendBytes(isolate, args[0], encoding, "send: data", stream_.output())) return;
  const bool opening = connector_ != nullptr;
  args.GetReturnValue().Set(opening ? stream_.backlog() <= net::Stream::kHighWater
                                    : stream_.Written());
}

void TcpConnection::SendFile(Args args) {
  const bool sends = connector_ == nullptr && !closed_by_script_ && args[0]->IsInt32();
  const ssize_t sent =
      sends ? stream_.SendFile(js::Int32Of(args[0]), static_cast<off_t>(js::LengthOf(args[1])),
                               static_cast<size_t>(js::LengthOf(args[2])))
            : -1;
  args.GetReturnValue().Set(static_cast<double>(sent));
}

void TcpConnection::Close(Args) {
  if (is_closed()) return;
  closed_by_script_ = true;
  if (connector_ == nullptr) return stream_.CloseWrite();
  if (stream_.backlog() == 0) GiveUpOpening();
}

void TcpConnection::ForceClose(Args) {
  if (is_closed()) return;
  closed_by_script_ = true;
  if (connector_ == nullptr) return stream_.Abort();
  GiveUpOpening();
}

// As forceClose, but the peer sees a reset.
void TcpConnection::BreakOff(Args args) {
  if (connector_ == nullptr) stream_.Reset();
  ForceClose(args);
}

void TcpConnection::GiveUpOpening() {
  connector_.reset();
  handshake_.reset();
  stream_.output()->Clear();
  RequestLaterTurn();
}

void TcpConnection::SetKeepAlive(Args args) { bindings::SetKeepAlive(args, 0, stream_.fd()); }
void TcpConnection::SetNoDelay(Args args) { bindings::SetNoDelay(args, 0, stream_.fd()); }

void TcpConnection::SetEncoding(Args args) {
  js::Encoding encoding;
  if (!js::ParseEncoding(args.GetIsolate(), args[0], js::Encoding::kRaw, &encoding)) return;
  decoder_.SetEncoding(encoding);
}

void TcpConnection::SetTimeout(Args args) {
  if (timing_out_) return;  // "close" follows "timeout", whatever the script does in between
  const auto milliseconds = static_cast<unsigned>(js::LengthOf(args[0]));
  if (handshake_ != nullptr && connector_ == nullptr) {
    handshake_->idle_timeout = milliseconds;
    return;
  }
  stream_.SetTimeout(milliseconds);
  if (connector_ != nullptr) connector_->SetTimeout(milliseconds);
}

// Bytes as they came: many stay in the block that they were read into.
static v8::Local<v8::ArrayBuffer> BufferOf(Environment& env, std::string_view bytes) {
  net::ReadBlock* const block = net::ReadBatch::Get().Keep(bytes);
  if (block == nullptr) return js::BufferOf(env.isolate(), bytes);
  return v8::ArrayBuffer::New(env.isolate(), env.array_memory().StoreOver(bytes, block));
}

void TcpConnection::OnRead(std::string_view bytes) {
  ReportTakenOver();
  js::CallbackScope scope(env());
  const bool are_bytes = decoder_.gives_bytes();
  v8::Local<v8::Value> data;
  if (!ValueOf(bytes).ToLocal(&data)) return;
  if (stream_.has_next_piece()) {
    scope.Call(
        are_bytes ? tcp_state->connection.receive_bytes_run : tcp_state->connection.receive_run,
        owner(), {data});
  } else {
    scope.Call(are_bytes ? tcp_state->connection.receive_bytes : tcp_state->connection.receive,
               owner(), {data});
  }
}

// What the script is told of, bytes as an ArrayBuffer. Empty where nothing but the beginning of a
// character came (its end brings both), or where V8 has thrown.
v8::MaybeLocal<v8::Value> TcpConnection::ValueOf(std::string_view bytes) {
  if (decoder_.gives_bytes()) return BufferOf(env(), bytes);
  v8::Local<v8::Value> data;
  if (!decoder_.Decode(env().isolate(), bytes).ToLocal(&data)) return {};
  if (data->IsString() && data.As<v8::String>()->Length() == 0) return {};
  return data;
}

// next() and nextBytes(): the data of the next piece; undefined where there is none, or where the
// encoding asks for the other one. Another OnRead() tells that then.
template <bool kBytes>
void TcpConnection::Next(Args args) {
  env().RunMicrotasksIfOutermost();
  if (decoder_.gives_bytes() != kBytes) return;
  const std::string_view piece = stream_.NextPiece();
  v8::Local<v8::Value> data;
  if (!piece.empty() && ValueOf(piece).ToLocal(&data)) args.GetReturnValue().Set(data);
}

void TcpConnection::OnEof() {
  ReportTakenOver();
  js::CallbackScope scope(env());
  v8::Local<v8::Value> rest;
  if (decoder_.Finish(env().isolate()).ToLocal(&rest)) {
    scope.Call(tcp_state->connection.receive, owner(), {rest});
  }
  if (stream_.fd() >= 0)
    scope.Call(tcp_state->connection.eof, owner());  // else "receive" forced the end
}

void TcpConnection::OnTimeout() {
  if (handshake_ != nullptr && connector_ == nullptr) {
    handshake_->timed_out = true;
    return;
  }
  timing_out_ = true;
  Notify(tcp_state->connection.timeout);
  timing_out_ = false;
}

void TcpConnection::Notify(const js::Event& event) {
  js::CallbackScope scope(env());
  scope.Call(event, owner());
}

// Of a connection that its server does not know yet, that is told instead.
void TcpConnection::OnClose(const base::Error& given) {
  taken_over_ = false;
  v8::Isolate* isolate = env().isolate();
  js::CallbackScope scope(env());
  base::Error error = given;
  if (const auto handshake = std::move(handshake_)) {
    if (handshake->timed_out)
      error = base::Error::Named("HANDSHAKE_TIMEOUT",
                                 "the handshake took too long: see secure.handshakeTimeout");
    if (!handshake->server.IsEmpty()) {
      Unpin();
      v8::Local<v8::Value> address = js::String(isolate, handshake->peer->ToString());
      scope.Call(tcp_state->server.fail, handshake->server.Get(isolate),
                 {js::MakeError(isolate, error), address});
      return;
    }
  }
  if (error) return NotifyClose(scope, js::MakeError(isolate, error));
  NotifyClose(scope, v8::Undefined(isolate));
}

// "close" (`error` is undefined where there was none), after which the connection is as it was
// before connect(), but for its encoding. It may be gone afterwards, or opening again.
void TcpConnection::NotifyClose(js::CallbackScope& scope, v8::Local<v8::Value> error) {
  decoder_ = js::Decoder(decoder_.encoding());
  stream_.SetTimeout(kDefaultTimeout);
  stream_.ResumeReading();
  v8::Local<v8::Object> owner = this->owner();
  Unpin();
  scope.Call(tcp_state->connection.close, owner, {error});
}

template void TcpConnection::Next<false>(Args);
template void TcpConnection::Next<true>(Args);

}  // namespace bindings
