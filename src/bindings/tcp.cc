// binding("tcp"): the native halves of node.tcp.Connection and node.tcp.Server.
//
//   new Connection(owner)   connect(port or path, host)   send(data, encoding) -> boolean
//                           close()   forceClose()   breakOff()
//                           setEncoding(encoding)   setTimeout(milliseconds)
//                           readPause()   readResume()   readyState() -> its name
//                           backlog() -> bytes   setOwner(owner)
//                           next() -> data   nextBytes() -> ArrayBuffer   (in a callback "...Run")
//   new Server(owner)       listen(options of bindings/endpoint.h)   close()
//                           port() -> number, or undefined
//   defaults                { backlog, idleTimeout, maxConnections }
//   setEvents({ Connection: { connect(), receive(data), receiveBytes(arrayBuffer),
//                             receiveRun(data), receiveBytesRun(arrayBuffer), eof(), drain(),
//                             timeout(), close(error) },
//               Server: { accept(connection, address), close() } })
//
// A "...Run" callback gets several pieces in one call. It asks for each further piece by next() or
// nextBytes(), which run the microtasks first, until these return undefined. If pieces are left
// when it returns or throws, it is called again. lib/tcp.js has checked ports, hosts and numbers.

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "bindings/bindings.h"
#include "bindings/endpoint.h"
#include "js/bytes.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/events.h"
#include "js/exceptions.h"
#include "net/connector.h"
#include "net/listener.h"
#include "net/read_batch.h"
#include "net/stream.h"

namespace bindings {

using js::Args;
using js::Environment;

namespace {

// The API document's default: 60 seconds.
constexpr unsigned kDefaultTimeout = 60 * 1000;

struct ConnectionEvents : js::Events {
  ConnectionEvents() : Events("tcp", "Connection") {}
  js::Event connect{this, "connect"}, receive{this, "receive"}, receive_bytes{this, "receiveBytes"},
      receive_run{this, "receiveRun"}, receive_bytes_run{this, "receiveBytesRun"}, eof{this, "eof"},
      drain{this, "drain"}, timeout{this, "timeout"}, close{this, "close"};
};

struct ServerEvents : js::Events {
  ServerEvents() : Events("tcp", "Server") {}
  js::Event accept{this, "accept"}, close{this, "close"};
};

struct TcpState final : js::BindingState {
  v8::Global<v8::ObjectTemplate> connection_template;
  ConnectionEvents connection;
  ServerEvents server;
};

TcpState* state;

// A connection, incoming or outgoing. Pinned from connect() or accept until "close".
class Connection final : public js::Wrap,
                         public net::StreamListener,
                         public net::ConnectorDelegate,
                         private loop::LaterTurn {
 public:
  Connection(Environment& env, v8::Local<v8::Object> object) : Wrap(env, object) {
    stream_.SetTimeout(kDefaultTimeout);
  }

  static void New(Args args) {
    (new Connection(*Environment::Current(), args.This()))->SetOwner(args[0]);
  }
  // A connection that `server` accepted. Calls the server's "accept", then "connect".
  static void Accept(Environment& env, v8::Local<v8::Object> server, base::UniqueFd fd,
                     const net::Address& peer);

  void TakeOwner(Args args) { SetOwner(args[0]); }
  void Connect(Args args);
  void Send(Args args);
  void Close(Args);
  void ForceClose(Args);
  void BreakOff(Args args);
  void SetEncoding(Args args);
  void SetTimeout(Args args);
  void ReadPause(Args) { stream_.PauseReading(); }
  void ReadResume(Args) { stream_.ResumeReading(); }
  void ReadyState(Args args) {
    args.GetReturnValue().Set(js::Name(args.GetIsolate(), ready_state()));
  }
  template <bool kBytes>
  void Next(Args args);
  void Backlog(Args args) { args.GetReturnValue().Set(static_cast<double>(stream_.backlog())); }

 private:
  struct Accepted {
    v8::Local<v8::Object> server;
    const net::Address& peer;
  };

  const char* ready_state() const;
  bool is_closed() const {
    return connector_ == nullptr && !later_turn_requested() &&
           stream_.state() == net::Stream::State::kClosed;
  }
  void GiveUpOpening();
  v8::MaybeLocal<v8::Value> ValueOf(std::string_view bytes);
  void Notify(const js::Event& event);
  void NotifyClose(js::CallbackScope& scope, v8::Local<v8::Value> error);

  void OnOpen() override;
  void OnRead(std::string_view bytes) override;
  void OnEof() override;
  void OnDrain() override { Notify(state->connection.drain); }
  void OnTimeout() override;
  void OnClose(const base::Error& error) override;
  void OnConnect(base::Result<base::UniqueFd> outcome) override;
  void OnLaterTurn() override { OnClose({}); }  // the script closed it while opening

  net::Stream stream_{this};
  js::Decoder decoder_{js::Encoding::kRaw};
  std::unique_ptr<net::Connector> connector_;  // while opening
  const Accepted* accepted_ = nullptr;         // while the server's "accept" is called
  bool closed_by_script_ = false;              // close() or forceClose() was called
  bool timing_out_ = false;
};

void Connection::Accept(Environment& env, v8::Local<v8::Object> server, base::UniqueFd fd,
                        const net::Address& peer) {
  v8::Isolate* isolate = env.isolate();
  v8::Local<v8::Object> object;
  if (!state->connection_template.Get(isolate)
           ->NewInstance(isolate->GetCurrentContext())
           .ToLocal(&object)) {
    return;
  }
  auto* connection = new Connection(env, object);
  const Accepted accepted{server, peer};
  connection->accepted_ = &accepted;
  connection->Pin();
  connection->stream_.OpenAndReport(std::move(fd));
}

const char* Connection::ready_state() const {
  if (connector_ != nullptr) return "opening";
  return later_turn_requested() ? "closing" : ReadyStateName(stream_.state());
}

// connect(port, host), or connect(path)
void Connection::Connect(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  if (!is_closed()) {
    return js::ThrowError(isolate, "connect: the connection is not closed");
  }
  closed_by_script_ = false;
  connector_ = std::make_unique<net::Connector>(this);
  connector_->SetTimeout(stream_.timeout());
  Pin();
  connector_->Connect(EndpointOf(isolate, args[0], args[1]));
}

void Connection::OnConnect(base::Result<base::UniqueFd> outcome) {
  if (!outcome.ok() && outcome.error().code == ETIMEDOUT) {
    OnTimeout();
    if (connector_ == nullptr) return;  // the script has closed it: "close" follows
  }
  const std::unique_ptr<net::Connector> connector = std::move(connector_);
  if (outcome.ok()) return stream_.OpenAndReport(std::move(outcome.value()));
  stream_.output()->Clear();
  js::CallbackScope scope(env());
  NotifyClose(scope, js::MakeErrorAt(env().isolate(), outcome.error(), connector->endpoint()));
}

void Connection::OnOpen() {
  v8::Isolate* isolate = env().isolate();
  js::CallbackScope scope(env());
  if (accepted_ != nullptr) {
    v8::Local<v8::Value> address = js::String(isolate, accepted_->peer.ToString());
    v8::Local<v8::Object> server = accepted_->server;
    accepted_ = nullptr;
    scope.Call(state->server.accept, server, {object(), address});
  }
  if (stream_.state() != net::Stream::State::kClosing)
    scope.Call(state->connection.connect, owner());
  if (closed_by_script_) stream_.CloseWrite();  // close() was called while opening
}

// send(data, encoding) -> boolean. While opening, the bytes wait in the stream's output.
void Connection::Send(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  js::Encoding encoding;
  if (!js::ParseEncoding(isolate, args[1], js::Encoding::kAscii, &encoding)) return;
  const bool is_open = !closed_by_script_ && !is_closed();
  if (!is_open && js::IsBytes(args[0])) {
    return js::ThrowError(isolate, "send: the connection is not open for writing");
  }
  if (!js::AppendBytes(isolate, args[0], encoding, "send: data", stream_.output())) return;
  const bool opening = connector_ != nullptr;
  args.GetReturnValue().Set(opening ? stream_.backlog() <= net::Stream::kHighWater
                                    : stream_.Written());
}

void Connection::Close(Args) {
  if (is_closed()) return;
  closed_by_script_ = true;
  if (connector_ == nullptr) return stream_.CloseWrite();
  if (stream_.backlog() == 0) GiveUpOpening();
}

void Connection::ForceClose(Args) {
  if (is_closed()) return;
  closed_by_script_ = true;
  if (connector_ == nullptr) return stream_.Abort();
  GiveUpOpening();
}

// As forceClose, but the peer sees a reset.
void Connection::BreakOff(Args args) {
  if (connector_ == nullptr) stream_.Reset();
  ForceClose(args);
}

void Connection::GiveUpOpening() {
  connector_.reset();
  stream_.output()->Clear();
  RequestLaterTurn();
}

void Connection::SetEncoding(Args args) {
  js::Encoding encoding;
  if (!js::ParseEncoding(args.GetIsolate(), args[0], js::Encoding::kRaw, &encoding)) return;
  decoder_.SetEncoding(encoding);
}

void Connection::SetTimeout(Args args) {
  if (timing_out_) return;  // "close" follows "timeout", whatever the script does in between
  const auto milliseconds = static_cast<unsigned>(js::LengthOf(args[0]));
  stream_.SetTimeout(milliseconds);
  if (connector_ != nullptr) connector_->SetTimeout(milliseconds);
}

// The bytes as an ArrayBuffer. Many bytes are not copied: they stay in the block that they were
// read into.
static v8::Local<v8::ArrayBuffer> BufferOf(Environment& env, std::string_view bytes) {
  net::ReadBlock* const block = net::ReadBatch::Get().Keep(bytes);
  if (block == nullptr) return js::BufferOf(env.isolate(), bytes);
  return v8::ArrayBuffer::New(env.isolate(), env.array_memory().StoreOver(bytes, block));
}

void Connection::OnRead(std::string_view bytes) {
  js::CallbackScope scope(env());
  const bool are_bytes = decoder_.gives_bytes();
  v8::Local<v8::Value> data;
  if (!ValueOf(bytes).ToLocal(&data)) return;
  if (stream_.has_next_piece()) {
    scope.Call(are_bytes ? state->connection.receive_bytes_run : state->connection.receive_run,
               owner(), {data});
  } else {
    scope.Call(are_bytes ? state->connection.receive_bytes : state->connection.receive, owner(),
               {data});
  }
}

// The bytes as a value for the script, as an ArrayBuffer where it wants bytes. Empty if only the
// beginning of a character has come (it is delivered with the rest), or if V8 has thrown.
v8::MaybeLocal<v8::Value> Connection::ValueOf(std::string_view bytes) {
  if (decoder_.gives_bytes()) return BufferOf(env(), bytes);
  v8::Local<v8::Value> data;
  if (!decoder_.Decode(env().isolate(), bytes).ToLocal(&data)) return {};
  if (data->IsString() && data.As<v8::String>()->Length() == 0) return {};
  return data;
}

// next() and nextBytes(): the data of the next piece. Undefined if there is none, or if the
// encoding now needs the other of the two. Then another OnRead() delivers the piece.
template <bool kBytes>
void Connection::Next(Args args) {
  env().RunMicrotasksIfOutermost();
  if (decoder_.gives_bytes() != kBytes) return;
  const std::string_view piece = stream_.NextPiece();
  v8::Local<v8::Value> data;
  if (!piece.empty() && ValueOf(piece).ToLocal(&data)) args.GetReturnValue().Set(data);
}

void Connection::OnEof() {
  js::CallbackScope scope(env());
  v8::Local<v8::Value> rest;
  if (decoder_.Finish(env().isolate()).ToLocal(&rest)) {
    scope.Call(state->connection.receive, owner(), {rest});
  }
  if (stream_.fd() >= 0)
    scope.Call(state->connection.eof, owner());  // else "receive" has closed it
}

void Connection::OnTimeout() {
  timing_out_ = true;
  Notify(state->connection.timeout);
  timing_out_ = false;
}

void Connection::Notify(const js::Event& event) {
  js::CallbackScope scope(env());
  scope.Call(event, owner());
}

void Connection::OnClose(const base::Error& error) {
  v8::Isolate* isolate = env().isolate();
  js::CallbackScope scope(env());
  if (error) return NotifyClose(scope, js::MakeError(isolate, error));
  NotifyClose(scope, v8::Undefined(isolate));
}

// Calls "close" (`error` is undefined if there was none). Before that, the connection returns to
// its state before connect(), except for the encoding. It may be destroyed afterwards, or opening
// again.
void Connection::NotifyClose(js::CallbackScope& scope, v8::Local<v8::Value> error) {
  decoder_ = js::Decoder(decoder_.encoding());
  stream_.SetTimeout(kDefaultTimeout);
  stream_.ResumeReading();
  v8::Local<v8::Object> owner = this->owner();
  Unpin();
  scope.Call(state->connection.close, owner, {error});
}

// A listening socket. Pinned from listen() until "close".
class Server final : public js::Wrap, private net::ListenerDelegate, private loop::LaterTurn {
 public:
  Server(Environment& env, v8::Local<v8::Object> object) : Wrap(env, object) {}

  static void New(Args args) {
    (new Server(*Environment::Current(), args.This()))->SetOwner(args[0]);
  }
  void Listen(Args args) {
    if (bindings::Listen(args, &listener_)) Pin();
  }
  void Close(Args);
  void Port(Args args) { ReturnPort(args, listener_); }

 private:
  void OnAccept(base::UniqueFd fd, const net::Address& peer) override {
    v8::HandleScope handles(env().isolate());
    Connection::Accept(env(), owner(), std::move(fd), peer);
  }
  void OnLaterTurn() override;

  net::Listener listener_{this};
  unsigned closes_ = 0;  // calls of close() that "close" has not reported
};

void Server::Close(Args) {
  if (!listener_.listening()) return;
  listener_.Close();
  ++closes_;
  RequestLaterTurn();
}

void Server::OnLaterTurn() {
  js::CallbackScope scope(env());
  v8::Local<v8::Object> owner = this->owner();
  if (!listener_.listening()) Unpin();  // else listen() was called again
  for (unsigned left = std::exchange(closes_, 0); left > 0; --left) {
    scope.Call(state->server.close, owner);
  }
}

}  // namespace

void RegisterTcp(Environment& env, v8::Local<v8::Object> target) {
  state = env.Own(std::make_unique<TcpState>());
  js::ClassBuilder<Connection> connection(env, "Connection");
  connection.Method<&Connection::Connect>("connect")
      .Method<&Connection::Send>("send")
      .Method<&Connection::Close>("close")
      .Method<&Connection::ForceClose>("forceClose")
      .Method<&Connection::BreakOff>("breakOff")
      .Method<&Connection::SetEncoding>("setEncoding")
      .Method<&Connection::SetTimeout>("setTimeout")
      .Method<&Connection::ReadPause>("readPause")
      .Method<&Connection::ReadResume>("readResume")
      .Method<&Connection::ReadyState>("readyState")
      .Method<&Connection::Backlog>("backlog")
      .Method<&Connection::Next<false>>("next")
      .Method<&Connection::Next<true>>("nextBytes")
      .Method<&Connection::TakeOwner>("setOwner")
      .Install(target);
  state->connection_template.Reset(env.isolate(),
                                   connection.function_template()->InstanceTemplate());
  js::ClassBuilder<Server>(env, "Server")
      .Method<&Server::Listen>("listen")
      .Method<&Server::Close>("close")
      .Method<&Server::Port>("port")
      .Install(target);
  js::SetConstants(env.isolate(), target, "defaults",
                   {{"backlog", net::ListenOptions().backlog},
                    {"idleTimeout", kDefaultTimeout},
                    {"maxConnections", 0}});
  js::InstallSetEvents(env, target, {&state->connection, &state->server});
}

}  // namespace bindings
