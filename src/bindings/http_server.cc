// binding("http_server"): servers, their requests and responses. lib/http_*.js keep the objects
// that scripts see.
//
// A request is named by three small integers: slot and serial of its connection, and its sequence
// number on that connection. A call about a request that has ended finds nothing and returns
// "gone". C++ refers to a request's object only while something of the request is outstanding.
//
//   methods, statusCodes    the tables: array of names by index; code -> reason
//   cells                   Uint32Array: responses held back, whether flush was asked for, the numbers
//                           of the request or the connection that is reported; each at its index in `cellIndex`
//   setModel(request)       what all requests are copies of
//   bits, results           see bindings/http_bits.h
//   defaults                of listen() and of a server's options
//   highWater               from how many unsent bytes on much waits
//   new Server(owner, options)           options: those of `defaults`, and requireHost
//     listen(options of bindings/endpoint.h)   close(grace)   port() -> number, or undefined
//     setSecure({ credentials, asks, handshakeTimeout, maxHandshakes })
//                                               from now on connections are secure
//   setEvents({ Server: { request(request, head), connection(), flush(), fail(error, address),
//                         choose(slot, serial, name) },
//               Request: { threw(), body(chunk), complete(), drain(), close() },
//               Connection: { eof(), timeout(), close(error) } })
//                           `request` is a copy of the model, to be filled; threw() follows where
//                           request() threw; flush() is about all servers, so that its `this` is
//                           undefined
//
// and the functions of http_exchange.cc.

#include "bindings/http_server.h"

#include <iterator>
#include <utility>

#include "bindings/bindings.h"
#include "bindings/endpoint.h"
#include "bindings/http_bits.h"
#include "bindings/tls.h"
#include "http/server.h"
#include "http/status.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/exceptions.h"
#include "js/values.h"
#include "net/listener.h"
#include "tls/filter.h"

namespace bindings {

using http::Exchange;
using http::ServerConnection;
using js::Args;
using js::Environment;

static HttpState* state;

HttpState::HttpState(v8::Isolate* isolate) {
  v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(isolate, kCellCount * sizeof(uint32_t));
  cells_ = static_cast<uint32_t*>(buffer->GetBackingStore()->Data());  // valid as long as the array
  cell_array_.Reset(isolate, v8::Uint32Array::New(buffer, 0, kCellCount));
}

void HttpState::RequestFlush() {
  if (cells_[kFlushAsked]) return;
  cells_[kFlushAsked] = 1;
  loop::Loop::Get().RequestBeforeSleep(this);
}

void HttpState::OnBeforeSleep() {
  cells_[kFlushAsked] = 0;
  if (cells_[kHeldCount] == 0) return;
  Environment& env = *Environment::Current();
  js::CallbackScope scope(env);
  scope.Call(server.flush, v8::Undefined(env.isolate()));
}

namespace {

class HttpServer final : public js::Wrap,
                         private http::ServerDelegate,
                         private net::ListenerDelegate {
 public:
  static void New(Args args);
  void Listen(Args args);
  void Close(Args args);
  void SetSecure(Args args);
  void Port(Args args) { ReturnPort(args, listener_); }
  void SetKeepsLoopAlive(Args args) { listener_.SetKeepsLoopAlive(args[0]->IsTrue()); }
  void CountHandles(js::OpenHandles* handles) const override {
    if (listener_.listening()) handles->Add("httpServer");
    handles->Add("httpConnection", server_.backlog(), server_.connection_count());
  }

 private:
  HttpServer(Environment& env, v8::Local<v8::Object> object, const http::ServerOptions& options)
      : Wrap(env, object), listener_(this), server_(this, options) {}

  void OnAccept(base::UniqueFd fd, const net::Address&) override;
  void OnHandshakeWaits(ServerConnection* connection) override;
  void OnHandshakeFailed(const net::Address& peer, const base::Error& error) override;
  void OnRequest(Exchange* exchange, const http::RequestHead& head) override;
  void OnBody(Exchange* exchange, std::string_view piece) override;
  void OnComplete(Exchange* exchange) override;
  void OnDrain(Exchange* exchange) override;
  void OnExchangeClosed(Exchange* exchange) override;
  void OnConnection(ServerConnection* connection) override;
  void OnConnectionEof(ServerConnection* connection) override {
    NotifyConnection(state->connection.eof, connection);
  }
  void OnConnectionTimeout(ServerConnection* connection) override {
    NotifyConnection(state->connection.timeout, connection);
  }
  void OnConnectionClosed(ServerConnection* connection, const base::Error& error) override;

  // Live while it listens or has connections.
  void GoLive();
  void Retire();
  void NotifyRequest(const js::Event& event, Exchange* exchange);
  void NotifyConnection(const js::Event& event, ServerConnection* connection,
                        const base::Error& error = {});

  net::Listener listener_;
  http::Server server_;
  v8::Global<v8::Value> secure_;       // empty: connections are plain
  v8::Global<v8::Object> live_owner_;  // owner() while it is pinned: faster to get
};

}  // namespace

// ---- what a server hears ----

void HttpServer::OnAccept(base::UniqueFd fd, const net::Address&) {
  if (secure_.IsEmpty()) return server_.Adopt(std::move(fd));
  v8::HandleScope handles(env().isolate());
  auto filter = FilterFor(env().isolate(), secure_.Get(env().isolate()));
  server_.Adopt(net::Transport(std::move(fd), std::move(filter)));
}

void HttpServer::OnHandshakeWaits(ServerConnection* connection) {
  js::CallbackScope scope(env());
  v8::Isolate* isolate = env().isolate();
  const auto* filter = static_cast<const tls::Filter*>(connection->stream().transport().filter());
  scope.Call(state->server.choose, live_owner_.Get(isolate),
             {v8::Integer::NewFromUnsigned(isolate, connection->slot()),
              v8::Integer::NewFromUnsigned(isolate, connection->serial()),
              js::String(isolate, filter->wanted_name())});
}

void HttpServer::OnHandshakeFailed(const net::Address& peer, const base::Error& error) {
  js::CallbackScope scope(env());
  v8::Isolate* isolate = env().isolate();
  scope.Call(state->server.fail, live_owner_.Get(isolate),
             {js::MakeError(isolate, error), js::String(isolate, peer.ToString())});
}

void HttpServer::OnRequest(Exchange* exchange, const http::RequestHead& head) {
  js::CallbackScope scope(env());
  v8::Isolate* isolate = env().isolate();
  state->RequestFlush();
  const bool has_body = head.body != http::BodyKind::kNone;
  if (has_body) exchange->attachment = std::make_unique<Pending>();
  // Target and header lines in one string, which is parsed when a script reads them. A method that
  // is not in the table stands in front.
  const char* begin =
      head.method == http::kOtherMethod ? head.method_name.data() : head.target.data();
  const char* end = head.lines.data() + head.lines.size();
  uint32_t flags = head.method;
  if (head.http11) flags |= kHttp11;
  if (has_body) flags |= kHasBody;
  state->SetCell(HttpState::kSlot, exchange->connection->slot());
  state->SetCell(HttpState::kSerial, exchange->connection->serial());
  state->SetCell(HttpState::kSequence, exchange->sequence);
  state->SetCell(HttpState::kFlags, flags);
  state->SetCell(HttpState::kTargetLength, head.target.size());
  v8::Local<v8::Object> request = state->model.Get(isolate)->Clone();
  const v8::Local<v8::Value> text =
      state->head.Get(isolate, {begin, static_cast<size_t>(end - begin)});
  // A listener may throw, and one of "uncaughtException" let the process go on.
  if (scope.Call(state->server.request, live_owner_.Get(isolate), {request, text}).IsEmpty())
    scope.Call(state->request.threw, request);
  if (exchange->received && exchange->response.finished()) return;
  if (exchange->attachment == nullptr) exchange->attachment = std::make_unique<Pending>();
  PendingOf(exchange)->request.Reset(isolate, request);
}

void HttpServer::OnBody(Exchange* exchange, std::string_view piece) {
  Pending* pending = PendingOf(exchange);
  if (pending->awaits_listener) {
    pending->held.Append(piece);
    if (pending->held.size() >= Pending::kMaxHeld) exchange->connection->PauseBody(exchange);
    return;
  }
  js::CallbackScope scope(env());
  v8::Isolate* isolate = env().isolate();
  v8::Local<v8::Value> chunk;
  scope.Run([&] {
    if (!pending->decoder.Decode(isolate, piece).ToLocal(&chunk)) chunk.Clear();
  });
  if (chunk.IsEmpty() || (chunk->IsString() && chunk.As<v8::String>()->Length() == 0)) return;
  scope.Call(state->request.body, pending->request.Get(isolate), {chunk});
}

void HttpServer::OnComplete(Exchange* exchange) {
  js::CallbackScope scope(env());
  v8::Isolate* isolate = env().isolate();
  Pending* pending = PendingOf(exchange);
  v8::Local<v8::Object> request = pending->request.Get(isolate);
  v8::Local<v8::Value> rest;
  if (pending->decoder.Finish(isolate).ToLocal(&rest))
    scope.Call(state->request.body, request, {rest});
  scope.Call(state->request.complete, request);
}

void HttpServer::NotifyRequest(const js::Event& event, Exchange* exchange) {
  js::CallbackScope scope(env());
  scope.Call(event, PendingOf(exchange)->request.Get(env().isolate()));
}

void HttpServer::OnDrain(Exchange* exchange) { NotifyRequest(state->request.drain, exchange); }

void HttpServer::OnExchangeClosed(Exchange* exchange) {
  NotifyRequest(state->request.close, exchange);
}

void HttpServer::OnConnection(ServerConnection* connection) {
  js::CallbackScope scope(env());
  state->SetCell(HttpState::kSlot, connection->slot());
  state->SetCell(HttpState::kSerial, connection->serial());
  scope.Call(state->server.connection, live_owner_.Get(env().isolate()));
}

void HttpServer::NotifyConnection(const js::Event& event, ServerConnection* connection,
                                  const base::Error& error) {
  if (connection->attachment == nullptr) return;
  js::CallbackScope scope(env());
  v8::Isolate* isolate = env().isolate();
  v8::Local<v8::Value> reason = v8::Undefined(isolate);
  if (error) reason = js::MakeError(isolate, error);
  auto* object = static_cast<ConnectionObject*>(connection->attachment.get());
  scope.Call(event, object->object.Get(isolate), {reason});
}

void HttpServer::OnConnectionClosed(ServerConnection* connection, const base::Error& error) {
  NotifyConnection(state->connection.close, connection, error);
  const bool last = server_.connection_count() == 1;  // this connection is still counted
  if (last && !listener_.listening()) Retire();
}

// ---- what scripts ask of a server ----

void HttpServer::New(Args args) {
  Environment& env = *Environment::Current();
  js::Options given(args.GetIsolate(), args[1]);
  http::ServerOptions options;
  options.head.head_bytes = given.Integer("maxHeadBytes");
  options.head.headers = given.Integer("maxHeaders");
  options.head.target_bytes = given.Integer("maxTargetBytes");
  options.head.require_host = given.Flag("requireHost");
  options.head_timeout = given.Integer("headTimeout");
  options.idle_timeout = given.Integer("idleTimeout");
  options.max_requests = given.Integer("maxRequests");
  options.max_connections = given.Integer("maxConnections");
  options.max_pending = given.Integer("maxPending");
  options.max_delay = given.Integer("maxDelay");
  if (!given.ok()) return;
  auto* server = new HttpServer(env, args.This(), options);  // owned by its wrapper
  server->SetOwner(args[0]);
}

void HttpServer::SetSecure(Args args) {
  secure_.Reset(args.GetIsolate(), args[0]);
  server_.handshakes()->limits = HandshakeLimitsOf(args.GetIsolate(), args[0]);
}

void HttpServer::Listen(Args args) {
  if (!bindings::Listen(args, &listener_)) return;
  server_.Reopen();
  GoLive();
}

void HttpServer::GoLive() {
  Pin();
  live_owner_.Reset(env().isolate(), owner());
}

void HttpServer::Retire() {
  live_owner_.Reset();
  Unpin();
}

void HttpServer::Close(Args args) {
  listener_.Close();
  server_.Close(js::Uint32Of(args[0]));
  if (server_.connection_count() == 0) Retire();
}

// ---- the binding ----

static void SetTables(v8::Isolate* isolate, v8::Local<v8::Object> target) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Array> methods = v8::Array::New(isolate, http::kMethodCount);
  for (int method = 0; method < http::kMethodCount; ++method) {
    const std::string_view name = http::MethodName(static_cast<http::Method>(method));
    methods->CreateDataProperty(context, method, js::Name(isolate, name)).Check();
  }
  js::Set(isolate, target, "methods", methods.As<v8::Value>());
  v8::Local<v8::Object> codes = v8::Object::New(isolate);
  for (const http::Status& status : http::Statuses()) {
    v8::Local<v8::Value> reason = js::String(isolate, http::ReasonOf(status.code));
    codes->CreateDataProperty(context, status.code, reason).Check();
  }
  js::Set(isolate, target, "statusCodes", codes.As<v8::Value>());
  js::Set(isolate, target, "cells", state->cells(isolate).As<v8::Value>());
  js::SetConstants(isolate, target, "cellIndex",
                   {{"HELD_COUNT", HttpState::kHeldCount},
                    {"FLUSH_ASKED", HttpState::kFlushAsked},
                    {"SLOT", HttpState::kSlot},
                    {"SERIAL", HttpState::kSerial},
                    {"SEQUENCE", HttpState::kSequence},
                    {"FLAGS", HttpState::kFlags},
                    {"TARGET_LENGTH", HttpState::kTargetLength}});
  AddHttpConstants(isolate, target);
  constexpr http::ServerOptions kOptions;
  js::SetConstants(isolate, target, "defaults",
                   {{"backlog", net::ListenOptions().backlog},
                    {"maxHeadBytes", kOptions.head.head_bytes},
                    {"maxHeaders", kOptions.head.headers},
                    {"maxTargetBytes", kOptions.head.target_bytes},
                    {"headTimeout", kOptions.head_timeout},
                    {"idleTimeout", kOptions.idle_timeout},
                    {"maxRequests", kOptions.max_requests},
                    {"maxConnections", kOptions.max_connections},
                    {"maxPending", kOptions.max_pending},
                    {"maxDelay", kOptions.max_delay}});
  js::Set(isolate, target, "highWater", net::Stream::kHighWater);
}

void RegisterHttpServer(Environment& env, v8::Local<v8::Object> target) {
  state = env.Own(std::make_unique<HttpState>(env.isolate()));
  SetTables(env.isolate(), target);
  js::SetFunction(env, target, "setModel", [](Args args) {
    state->model.Reset(args.GetIsolate(), args[0].As<v8::Object>());
  });
  js::ClassBuilder<HttpServer>(env, "Server")
      .Method<&HttpServer::Listen>("listen")
      .Method<&HttpServer::Close>("close")
      .Method<&HttpServer::Port>("port")
      .Method<&HttpServer::SetSecure>("setSecure")
      .Method<&HttpServer::SetKeepsLoopAlive>("setKeepsLoopAlive")
      .Install(target);
  js::InstallSetEvents(env, target, {&state->server, &state->request, &state->connection});
  AddHttpExchangeFunctions(env, target, state);
}

}  // namespace bindings
