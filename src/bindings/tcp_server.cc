// binding("tcp"): what stands behind node.tcp.Connection and node.tcp.Server, an object each.
//
//   new Connection(owner)   connect(port or path, host, secure)   send(data, encoding) -> boolean
//                           close()   forceClose()   breakOff()   takeOver(released)
//                           setEncoding(encoding)   setTimeout(milliseconds)
//                           readPause()   readResume()   readyState() -> its name
//                           backlog() -> bytes   setOwner(owner)
//                           setKeepAlive(milliseconds)   setNoDelay(boolean)
//                           address() -> [localAddress, localPort, remoteAddress, remotePort]
//                           peer() -> { pid, uid, gid } of a Unix socket
//                           setKeepsLoopAlive(boolean), of a server as well
//                           startSecure(secure)   secure() -> what `connection.secure` is
//                           choose(credentials), after "choose"; undefined refuses the name
//                           next() -> data   nextBytes() -> ArrayBuffer   (in a callback "...Run")
//   new Server(owner)       listen(options of bindings/endpoint.h)   close()
//                           port() -> number, or undefined
//                           setSecure({ credentials, asks, handshakeTimeout, maxHandshakes })
//   secure                  { credentials, handshakeTimeout }, and of a client { name, key } (lib/secure.js)
//   defaults                { backlog, idleTimeout, maxConnections }
//   countRefusal()          a connection was closed, since there are maxConnections
//   setEvents({ Connection: { connect(), receive(data), receiveBytes(arrayBuffer),
//                             receiveRun(data), receiveBytesRun(arrayBuffer), eof(), drain(),
//                             timeout(), close(error), secure() },
//               Server: { accept(connection, address), close(), fail(error, address), choose(connection, name, address) } })
//
// A "...Run" is told of several pieces in one call: it asks for
// each that follows by next() or nextBytes(), which run the microtasks first, until that is
// undefined. Where pieces are left then, or when it throws, another is called for them. lib/tcp.js
// has checked ports, hosts and numbers.

#include <memory>
#include <utility>

#include "base/refusals.h"
#include "bindings/bindings.h"
#include "bindings/endpoint.h"
#include "bindings/tcp.h"
#include "bindings/tls.h"
#include "js/class_builder.h"
#include "loop/loop.h"
#include "net/listener.h"

namespace bindings {

using js::Args;
using js::Environment;

namespace {

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
  void SetSecure(Args args) {
    secure_.Reset(args.GetIsolate(), args[0].As<v8::Object>());
    if (handshakes_ == nullptr) handshakes_ = std::make_shared<net::Handshakes>();
    handshakes_->limits = HandshakeLimitsOf(args.GetIsolate(), args[0]);
  }
  void SetKeepsLoopAlive(Args args) { listener_.SetKeepsLoopAlive(args[0]->IsTrue()); }
  void CountHandles(js::OpenHandles* handles) const override {
    if (listener_.listening()) handles->Add("tcpServer");
  }

 private:
  void OnAccept(base::UniqueFd fd, const net::Address& peer) override {
    v8::Isolate* isolate = env().isolate();
    v8::HandleScope handles(isolate);
    std::unique_ptr<TcpHandshake> handshake;
    if (!secure_.IsEmpty()) {
      v8::Local<v8::Object> secure = secure_.Get(isolate);
      handshake = HandshakeWith(isolate, secure, FilterFor(isolate, secure));
      handshake->all = handshakes_;
    }
    net::Transport transport(std::move(fd));
    transport.Take(net::Seat(seats_));
    TcpConnection::Accept(env(), owner(), std::move(transport), peer, std::move(handshake));
  }
  void OnLaterTurn() override;

  net::Listener listener_{this};
  v8::Global<v8::Object> secure_;  // empty: connections are plain
  std::shared_ptr<net::Handshakes> handshakes_;
  const net::Seat::Count seats_;
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
    scope.Call(tcp_state->server.close, owner);
  }
}

}  // namespace

void RegisterTcp(Environment& env, v8::Local<v8::Object> target) {
  tcp_state = env.Own(std::make_unique<TcpState>());
  js::ClassBuilder<TcpConnection> connection(env, "Connection");
  connection.Method<&TcpConnection::Connect>("connect")
      .Method<&TcpConnection::Send>("send")
      .Method<&TcpConnection::SendFile>("sendFile")
      .Method<&TcpConnection::Close>("close")
      .Method<&TcpConnection::ForceClose>("forceClose")
      .Method<&TcpConnection::BreakOff>("breakOff")
      .Method<&TcpConnection::SetEncoding>("setEncoding")
      .Method<&TcpConnection::SetTimeout>("setTimeout")
      .Method<&TcpConnection::ReadPause>("readPause")
      .Method<&TcpConnection::ReadResume>("readResume")
      .Method<&TcpConnection::ReadyState>("readyState")
      .Method<&TcpConnection::Backlog>("backlog")
      .Method<&TcpConnection::Next<false>>("next")
      .Method<&TcpConnection::Next<true>>("nextBytes")
      .Method<&TcpConnection::TakeOwner>("setOwner")
      .Method<&TcpConnection::TakeOver>("takeOver")
      .Method<&TcpConnection::StartSecure>("startSecure")
      .Method<&TcpConnection::Secure>("secure")
      .Method<&TcpConnection::SetKeepAlive>("setKeepAlive")
      .Method<&TcpConnection::SetNoDelay>("setNoDelay")
      .Method<&TcpConnection::SetKeepsLoopAlive>("setKeepsLoopAlive")
      .Method<&TcpConnection::Address>("address")
      .Method<&TcpConnection::Peer>("peer")
      .Method<&TcpConnection::Choose>("choose")
      .Install(target);
  tcp_state->connection_template.Reset(env.isolate(),
                                       connection.function_template()->InstanceTemplate());
  js::ClassBuilder<Server>(env, "Server")
      .Method<&Server::Listen>("listen")
      .Method<&Server::Close>("close")
      .Method<&Server::Port>("port")
      .Method<&Server::SetSecure>("setSecure")
      .Method<&Server::SetKeepsLoopAlive>("setKeepsLoopAlive")
      .Install(target);
  js::SetConstants(env.isolate(), target, "defaults",
                   {{"backlog", net::ListenOptions().backlog},
                    {"idleTimeout", kDefaultTimeout},
                    {"maxConnections", 0}});
  js::SetFunction(env, target, "countRefusal",
                  [](Args) { base::CountRefusals(base::Refusal::kMaxConnections); });
  js::InstallSetEvents(env, target, {&tcp_state->connection, &tcp_state->server});
}

}  // namespace bindings
