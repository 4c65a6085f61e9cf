// What the two halves of binding("tcp") share: tcp.cc has connections, tcp_server.cc servers and the binding.
#pragma once

#include <v8.h>

#include <memory>
#include <optional>

#include "bindings/socket.h"
#include "js/bytes.h"
#include "js/callback_scope.h"
#include "js/environment.h"
#include "js/events.h"
#include "js/wrap.h"
#include "net/connector.h"
#include "net/handshakes.h"
#include "net/stream.h"

namespace bindings {

// The API document's default: 60 seconds.
inline constexpr unsigned kDefaultTimeout = 60 * 1000;

struct TcpConnectionEvents : js::Events {
  TcpConnectionEvents() : Events("tcp", "Connection") {}
  js::Event connect{this, "connect"}, receive{this, "receive"}, receive_bytes{this, "receiveBytes"},
      receive_run{this, "receiveRun"}, receive_bytes_run{this, "receiveBytesRun"}, eof{this, "eof"},
      drain{this, "drain"}, timeout{this, "timeout"}, close{this, "close"}, secure{this, "secure"};
};

struct TcpServerEvents : js::Events {
  TcpServerEvents() : Events("tcp", "Server") {}
  js::Event accept{this, "accept"}, close{this, "close"}, fail{this, "fail"},
      choose{this, "choose"};
};

struct TcpState final : js::BindingState {
  v8::Global<v8::ObjectTemplate> connection_template;
  TcpConnectionEvents connection;
  TcpServerEvents server;
};

inline TcpState* tcp_state;

// Of a connection on the way to its handshake's end.
struct TcpHandshake {
  std::unique_ptr<net::Filter> filter;  // until the stream has it
  unsigned timeout;
  unsigned idle_timeout = kDefaultTimeout;  // to come back afterwards
  bool of_open = false;                     // startSecure() was called
  bool timed_out = false;
  // Of a server's that does not know yet:
  v8::Global<v8::Object> server;
  std::shared_ptr<net::Handshakes> all;
  std::optional<net::Handshakes::Entry> entry;
  std::optional<net::Address> peer;
};

// { credentials, handshakeTimeout, ... } -> what begins with this filter.
std::unique_ptr<TcpHandshake> HandshakeWith(v8::Isolate* isolate, v8::Local<v8::Value> secure,
                                            std::unique_ptr<net::Filter> filter);

// A connection, from either side. Pinned from connect() or accept until "close".
class TcpConnection final : public js::Wrap,
                            public net::StreamListener,
                            public net::ConnectorDelegate,
                            private loop::LaterTurn {
 public:
  TcpConnection(js::Environment& env, v8::Local<v8::Object> object) : Wrap(env, object) {
    stream_.SetTimeout(kDefaultTimeout);
  }

  static void New(js::Args args) {
    (new TcpConnection(*js::Environment::Current(), args.This()))->SetOwner(args[0]);
  }
  // A connection that `server` accepted; tells the server, then "connect".
  static void Accept(js::Environment& env, v8::Local<v8::Object> server, net::Transport transport,
                     const net::Address& peer, std::unique_ptr<TcpHandshake> handshake);

  void TakeOwner(js::Args args) { SetOwner(args[0]); }
  void TakeOver(js::Args args);
  void Connect(js::Args args);
  void Send(js::Args args);
  void SendFile(js::Args args);
  void Close(js::Args);
  void ForceClose(js::Args);
  void BreakOff(js::Args args);
  void SetEncoding(js::Args args);
  void SetTimeout(js::Args args);
  void ReadPause(js::Args) { stream_.PauseReading(); }
  void ReadResume(js::Args) { stream_.ResumeReading(); }
  void ReadyState(js::Args args);
  template <bool kBytes>
  void Next(js::Args args);
  void StartSecure(js::Args args);
  void Secure(js::Args args);
  void Choose(js::Args args);
  void Backlog(js::Args args) { args.GetReturnValue().Set(static_cast<double>(stream_.backlog())); }

  void SetKeepAlive(js::Args args);
  void SetNoDelay(js::Args args);
  void SetKeepsLoopAlive(js::Args args) { stream_.SetKeepsLoopAlive(args[0]->IsTrue()); }
  void Address(js::Args args) { ReturnAddress(args, stream_.fd()); }
  void Peer(js::Args args) { ReturnPeer(args, stream_.fd()); }
  void CountHandles(js::OpenHandles* handles) const override {
    if (!is_closed()) handles->Add("tcpConnection", stream_.backlog());
  }

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
  void ReportTakenOver();
  void OpenSecurely(net::Transport transport);
  void NotifyAccept(js::CallbackScope& scope, v8::Local<v8::Object> server,
                    const net::Address& peer);
  v8::MaybeLocal<v8::Value> ValueOf(std::string_view bytes);
  void Notify(const js::Event& event);
  void NotifyClose(js::CallbackScope& scope, v8::Local<v8::Value> error);

  void OnOpen() override;
  void OnHandshakeWaits() override;
  void OnRead(std::string_view bytes) override;
  void OnEof() override;
  void OnTurn() override { ReportTakenOver(); }
  void OnDrain() override { Notify(tcp_state->connection.drain); }
  void OnTimeout() override;
  void OnClose(const base::Error& error) override;
  void OnConnect(base::Result<base::UniqueFd> outcome) override;
  void OnLaterTurn() override { OnClose({}); }  // the script closed it while opening

  net::Stream stream_{this};
  js::Decoder decoder_{js::Encoding::kRaw};
  std::unique_ptr<net::Connector> connector_;  // while opening
  std::unique_ptr<TcpHandshake> handshake_;    // from connect, accept or startSecure to its end
  const Accepted* accepted_ = nullptr;         // while the server's "accept" is called
  bool closed_by_script_ = false;              // close() or forceClose() was called
  bool timing_out_ = false;
  bool taken_over_ = false;  // by takeOver(), and not reported yet
};

}  // namespace bindings
