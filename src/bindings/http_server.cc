// binding("http_server"): servers, their requests and responses. lib/http_*.js keep the objects
// that scripts see.
//
// A request is named by three small integers: slot and serial of its connection, and its sequence
// on it. Calls about one that is through find nothing, which is what "gone" is. C++ holds a
// request's object only while something is outstanding.
//
//   methods, statusCodes    the tables: array of names by index; code -> reason
//   cells                   Int32Array: [responses held back, whether flush was asked for]
//   setCallbacks({ request, recover, body, complete, drain, close, connection, connectionEvent,
//                  connectionClose, flush })
//   new Server(owner, [headBytes, headers, targetBytes, headTimeout, idleTimeout, maxRequests,
//                      maxConnections, requireHost])
//     listen(port, host, backlog, reusePort)   close()   port() -> 0 when not listening
//
// and the functions of http_exchange.cc.

#include "bindings/http_server.h"

#include <iterator>
#include <utility>

#include "bindings/bindings.h"
#include "http/server.h"
#include "http/status.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/exceptions.h"
#include "js/values.h"
#include "net/listener.h"

namespace bindings {

using http::Exchange;
using http::ServerConnection;
using js::Args;
using js::Environment;

static HttpState* state;

HttpState::HttpState(v8::Isolate* isolate) {
  v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(isolate, kCellCount * sizeof(int32_t));
  cells_ = static_cast<int32_t*>(buffer->GetBackingStore()->Data());  // as long as the array is
  cell_array_.Reset(isolate, v8::Int32Array::New(buffer, 0, kCellCount));
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
  scope.Call(flush, v8::Undefined(env.isolate()));
}

namespace {

class HttpServer final : public js::Wrap,
                         private http::ServerDelegate,
                         private net::ListenerDelegate {
 public:
  static void New(Args args);
  void Listen(Args args);
  void Close(Args args);
  void Port(Args args);

 private:
  HttpServer(Environment& env, v8::Local<v8::Object> object, const http::ServerOptions& options)
      : Wrap(env, object), listener_(this), server_(this, options) {}

  void OnAccept(base::UniqueFd fd, const net::Address&) override { server_.Adopt(std::move(fd)); }
  void OnRequest(Exchange* exchange, const http::RequestHead& head) override;
  void OnBody(Exchange* exchange, std::string_view piece) override;
  void OnComplete(Exchange* exchange) override;
  void OnDrain(Exchange* exchange) override;
  void OnExchangeClosed(Exchange* exchange) override;
  void OnConnection(ServerConnection* connection) override;
  void OnConnectionEof(ServerConnection* connection) override { TellConnection(connection, "eof"); }
  void OnConnectionTimeout(ServerConnection* connection) override {
    TellConnection(connection, "timeout");
  }
  void OnConnectionClosed(ServerConnection* connection, const base::Error& error) override;

  // While it listens or has connections.
  void GoLive();
  void Retire();
  void TellRequest(const v8::Global<v8::Function>& callback, Exchange* exchange);
  void TellConnection(ServerConnection* connection, const char* event);

  net::Listener listener_;
  http::Server server_;
  v8::Global<v8::Object> live_owner_;  // owner() while it is pinned, without the way there
};

}  // namespace

// ---- what a server hears ----

void HttpServer::OnRequest(Exchange* exchange, const http::RequestHead& head) {
  js::CallbackScope scope(env());
  v8::Isolate* isolate = env().isolate();
  state->RequestFlush();
  const bool has_body = head.body != http::BodyKind::kNone;
  if (has_body) exchange->attachment = std::make_unique<Pending>();
  // Target and header lines in one piece, to be looked into when a script does. A method without an
  // index stands before.
  const char* begin =
      head.method == http::kOtherMethod ? head.method_name.data() : head.target.data();
  const char* end = head.lines.data() + head.lines.size();
  uint32_t flags = head.method;
  if (head.http11) flags |= kHttp11;
  if (has_body) flags |= kHasBody;
  const ServerConnection* connection = exchange->connection;
  v8::Local<v8::Value> arguments[] = {
      live_owner_.Get(isolate),
      v8::Integer::NewFromUnsigned(isolate, connection->slot()),
      v8::Integer::NewFromUnsigned(isolate, connection->serial()),
      v8::Integer::NewFromUnsigned(isolate, exchange->sequence),
      v8::Integer::NewFromUnsigned(isolate, flags),
      v8::String::NewFromOneByte(isolate, reinterpret_cast<const uint8_t*>(begin),
                                 v8::NewStringType::kNormal, static_cast<int>(end - begin))
          .ToLocalChecked(),
      v8::Integer::NewFromUnsigned(isolate, static_cast<uint32_t>(head.target.size())),
  };
  v8::Local<v8::Value> undefined = v8::Undefined(isolate);
  v8::Local<v8::Value> request;
  if (!scope.Call(state->on_request.Get(isolate), undefined, std::size(arguments), arguments)
           .ToLocal(&request)) {
    // A listener threw, and whoever hears of uncaught exceptions lets the process go on.
    if (!scope.Call(state->recover, undefined).ToLocal(&request) || !request->IsObject()) return;
    if (!has_body) scope.Call(state->on_complete, undefined, {request});
  }
  if (exchange->received && exchange->response.finished()) return;
  if (exchange->attachment == nullptr) exchange->attachment = std::make_unique<Pending>();
  PendingOf(exchange)->request.Reset(isolate, request.As<v8::Object>());
}

void HttpServer::OnBody(Exchange* exchange, std::string_view piece) {
  js::CallbackScope scope(env());
  v8::Isolate* isolate = env().isolate();
  Pending* pending = PendingOf(exchange);
  v8::Local<v8::Value> chunk;
  scope.Run([&] {
    if (!pending->decoder.Decode(isolate, piece).ToLocal(&chunk)) chunk.Clear();
  });
  if (chunk.IsEmpty() || (chunk->IsString() && chunk.As<v8::String>()->Length() == 0)) return;
  scope.Call(state->on_body, v8::Undefined(isolate), {pending->request.Get(isolate), chunk});
}

void HttpServer::OnComplete(Exchange* exchange) {
  js::CallbackScope scope(env());
  v8::Isolate* isolate = env().isolate();
  Pending* pending = PendingOf(exchange);
  v8::Local<v8::Value> undefined = v8::Undefined(isolate);
  v8::Local<v8::Object> request = pending->request.Get(isolate);
  v8::Local<v8::Value> rest;
  if (pending->decoder.Finish(isolate).ToLocal(&rest)) {
    scope.Call(state->on_body, undefined, {request, rest});
  }
  scope.Call(state->on_complete, undefined, {request});
}

void HttpServer::TellRequest(const v8::Global<v8::Function>& callback, Exchange* exchange) {
  js::CallbackScope scope(env());
  v8::Isolate* isolate = env().isolate();
  scope.Call(callback, v8::Undefined(isolate), {PendingOf(exchange)->request.Get(isolate)});
}

void HttpServer::OnDrain(Exchange* exchange) { TellRequest(state->on_drain, exchange); }

void HttpServer::OnExchangeClosed(Exchange* exchange) { TellRequest(state->on_close, exchange); }

void HttpServer::OnConnection(ServerConnection* connection) {
  js::CallbackScope scope(env());
  v8::Isolate* isolate = env().isolate();
  scope.Call(state->on_connection, v8::Undefined(isolate),
             {live_owner_.Get(isolate), v8::Integer::NewFromUnsigned(isolate, connection->slot()),
              v8::Integer::NewFromUnsigned(isolate, connection->serial())});
}

static v8::Local<v8::Object> ObjectOf(ServerConnection* connection, v8::Isolate* isolate) {
  return static_cast<ConnectionObject*>(connection->attachment.get())->object.Get(isolate);
}

void HttpServer::TellConnection(ServerConnection* connection, const char* event) {
  if (connection->attachment == nullptr) return;
  js::CallbackScope scope(env());
  v8::Isolate* isolate = env().isolate();
  scope.Call(state->on_connection_event, v8::Undefined(isolate),
             {ObjectOf(connection, isolate), js::Name(isolate, event)});
}

void HttpServer::OnConnectionClosed(ServerConnection* connection, const base::Error& error) {
  if (connection->attachment != nullptr) {
    js::CallbackScope scope(env());
    v8::Isolate* isolate = env().isolate();
    v8::Local<v8::Value> reason = v8::Undefined(isolate);
    if (error) reason = js::MakeError(isolate, error);
    scope.Call(state->on_connection_close, v8::Undefined(isolate),
               {ObjectOf(connection, isolate), reason});
  }
  const bool last = server_.connection_count() == 1;  // this one is still counted
  if (last && !listener_.listening()) Retire();
}

// ---- what scripts ask of a server ----

void HttpServer::New(Args args) {
  Environment& env = *Environment::Current();
  v8::Local<v8::Context> context = args.GetIsolate()->GetCurrentContext();
  v8::Local<v8::Array> numbers = args[1].As<v8::Array>();
  const auto number = [&](uint32_t index) {
    return numbers->Get(context, index).ToLocalChecked()->Uint32Value(context).FromJust();
  };
  http::ServerOptions options;
  options.head = {number(0), number(1), number(2), number(7) != 0};
  options.head_timeout = number(3);
  options.idle_timeout = number(4);
  options.max_requests = number(5);
  options.max_connections = number(6);
  auto* server = new HttpServer(env, args.This(), options);  // owned by its wrapper
  server->SetOwner(args[0]);
}

void HttpServer::Listen(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  if (listener_.listening()) {
    return js::ThrowError(isolate, "listen: the server is listening already");
  }
  const std::string host = js::ToUtf8(isolate, args[1]);
  net::ListenOptions options;
  options.backlog = args[2].As<v8::Int32>()->Value();
  options.reuse_port = args[3]->IsTrue();
  const auto port = static_cast<uint16_t>(args[0].As<v8::Int32>()->Value());
  const base::Error error = listener_.Listen(host, port, options);
  if (error) return js::ThrowAtEndpoint(isolate, error, host, port);
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

void HttpServer::Close(Args) {
  listener_.Close();
  server_.Close();
  if (server_.connection_count() == 0) Retire();
}

void HttpServer::Port(Args args) { args.GetReturnValue().Set(listener_.port()); }

// ---- the binding ----

static void SetCallbacks(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Object> table = args[0].As<v8::Object>();
  const std::pair<const char*, v8::Global<v8::Function>*> callbacks[] = {
      {"request", &state->on_request},
      {"recover", &state->recover},
      {"body", &state->on_body},
      {"complete", &state->on_complete},
      {"drain", &state->on_drain},
      {"close", &state->on_close},
      {"connection", &state->on_connection},
      {"connectionEvent", &state->on_connection_event},
      {"connectionClose", &state->on_connection_close},
      {"flush", &state->flush},
  };
  for (const auto& [name, slot] : callbacks) js::TakeFunction(isolate, table, name, slot);
}

static void SetTables(v8::Isolate* isolate, v8::Local<v8::Object> target) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Array> methods = v8::Array::New(isolate, http::kMethodCount);
  for (int method = 0; method < http::kMethodCount; ++method) {
    const std::string_view name = http::MethodName(static_cast<http::Method>(method));
    methods->Set(context, method, js::Name(isolate, name)).Check();
  }
  js::Set(isolate, target, "methods", methods.As<v8::Value>());
  v8::Local<v8::Object> codes = v8::Object::New(isolate);
  for (const http::Status& status : http::Statuses()) {
    v8::Local<v8::Value> reason = js::String(isolate, http::ReasonOf(status.code));
    codes->Set(context, status.code, reason).Check();
  }
  js::Set(isolate, target, "statusCodes", codes.As<v8::Value>());
  js::Set(isolate, target, "cells", state->cells(isolate).As<v8::Value>());
}

void RegisterHttpServer(Environment& env, v8::Local<v8::Object> target) {
  state = env.Own(std::make_unique<HttpState>(env.isolate()));
  SetTables(env.isolate(), target);
  js::ClassBuilder<HttpServer>(env, "Server")
      .Method<&HttpServer::Listen>("listen")
      .Method<&HttpServer::Close>("close")
      .Method<&HttpServer::Port>("port")
      .Install(target);
  js::SetFunction(env, target, "setCallbacks", SetCallbacks);
  AddHttpExchangeFunctions(env, target, state);
}

}  // namespace bindings
