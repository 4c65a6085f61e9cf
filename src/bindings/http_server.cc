// binding("http_server"): servers, their requests and responses. lib/http_server.js keeps the objects that scripts see.
//
// A request is named by three small integers: slot and serial of its connection and its sequence on it. Calls for one that
// is through find nothing, which is what "gone" is. C++ holds a request's object only while something is outstanding.
//
//   methods, statusCodes        the tables: array of names by index; code -> reason
//   cells                       Int32Array: [responses held back, whether flush() was asked for]
//   setCallbacks({request, recover, body, complete, drain, close, connection, connectionEvent, flush})
//   new Server(owner, options)  options: [headBytes, headers, targetBytes, requireHost, headTimeout, idleTimeout,
//                               maxRequests, maxConnections], integers
//     .listen(port, host, backlog)   .close()   .port()
//   respond(slot, serial, sequence, start, length, lines, body, encoding) -> result
//   send(slot, serial, sequence, body, encoding, finished) -> result
//   pause, resume(slot, serial, sequence)   setBodyEncoding(slot, serial, sequence, encoding)
//   toBytes(body, encoding) -> Uint8Array   checkEncoding(encoding) -> number   requestFlush()
//   connection(slot, serial) -> its object, undefined where it has none, null where it is gone
//   setConnection(slot, serial, object)   remoteAddress, readyState, closeConnection, abortConnection(slot, serial)
//   setConnectionTimeout(slot, serial, milliseconds)

#include "http/server.h"

#include <memory>
#include <utility>

#include "bindings/bindings.h"
#include "bindings/http_payload.h"
#include "http/status.h"
#include "js/bytes.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/exceptions.h"
#include "js/values.h"
#include "net/address.h"
#include "net/listener.h"

namespace bindings {

using http::Exchange;
using http::SendResult;
using http::ServerConnection;
using js::Args;
using js::Environment;

namespace {

// The bits of `start` in respond(), and of `flags` in the request callback; lib/http_server.js has the same.
enum StartBits { kStatus = 0x3ff, kHasDate = 1 << 10, kClose = 1 << 11, kChunked = 1 << 12, kUntilClose = 1 << 13,
                 kHasLength = 1 << 14, kFinished = 1 << 15 };
enum RequestBits { kMethod = 0xff, kHttp11 = 1 << 8, kHasBody = 1 << 9 };
enum Cell { kHeldCount, kFlushAsked, kCellCount };

// What is shared by all servers: the callbacks, and the flush of responses that were held back in the hope of a length.
class HttpState final : public js::BindingState, public loop::BeforeSleep {
 public:
  void RequestFlush() {
    if (cells[kFlushAsked]) return;
    cells[kFlushAsked] = 1;
    loop::Loop::Get().RequestBeforeSleep(this);
  }

  v8::Global<v8::Function> on_request, recover, on_body, on_complete, on_drain, on_close, on_connection,
      on_connection_event, flush;
  std::shared_ptr<v8::BackingStore> cell_store;  // V8's own kind of ownership
  int32_t* cells = nullptr;

 private:
  void OnBeforeSleep() override {
    cells[kFlushAsked] = 0;
    if (cells[kHeldCount] == 0) return;
    Environment& env = *Environment::Current();
    js::CallbackScope scope(env);
    scope.Call(flush, v8::Undefined(env.isolate()));
  }
};

HttpState* state;

// What an exchange with something outstanding carries.
struct Pending {
  v8::Global<v8::Object> request;
  js::Decoder decoder{js::Encoding::kRaw};
};

Pending* PendingOf(Exchange* exchange) { return static_cast<Pending*>(exchange->attachment); }

void DropPending(Exchange* exchange) {
  delete PendingOf(exchange);
  exchange->attachment = nullptr;
}

using ConnectionObject = v8::Global<v8::Object>;

ConnectionObject* ObjectOf(ServerConnection* connection) {
  return static_cast<ConnectionObject*>(connection->attachment);
}

class HttpServer final : public js::Wrap, private http::ServerDelegate, private net::ListenerDelegate {
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
  void OnExchangeDone(Exchange* exchange) override { DropPending(exchange); }
  void OnConnection(ServerConnection* connection) override;
  void OnConnectionEof(ServerConnection* connection) override { TellConnection(connection, "eof"); }
  void OnConnectionTimeout(ServerConnection* connection) override { TellConnection(connection, "timeout"); }
  void OnConnectionClosed(ServerConnection* connection, const base::Error& error) override;

  void TellRequest(const v8::Global<v8::Function>& callback, Exchange* exchange);
  void TellConnection(ServerConnection* connection, const char* event);

  net::Listener listener_;
  http::Server server_;
};

}  // namespace

// ---- what a server hears ----

void HttpServer::OnRequest(Exchange* exchange, const http::RequestHead& head) {
  js::CallbackScope scope(env());
  v8::Isolate* isolate = env().isolate();
  state->RequestFlush();
  const bool has_body = head.body != http::BodyKind::kNone;
  if (has_body) exchange->attachment = new Pending;
  // Target and header lines in one piece, to be looked into when a script does. A method without an index stands before.
  const char* begin = head.method == http::kOtherMethod ? head.method_name.data() : head.target.data();
  const char* end = head.lines.data() + head.lines.size();
  const int flags = head.method | (head.http11 ? kHttp11 : 0) | (has_body ? kHasBody : 0);
  const ServerConnection* connection = exchange->connection;
  v8::Local<v8::Value> arguments[] = {
      owner(),
      v8::Integer::NewFromUnsigned(isolate, connection->slot()),
      v8::Integer::NewFromUnsigned(isolate, connection->serial()),
      v8::Integer::NewFromUnsigned(isolate, exchange->sequence),
      v8::Integer::New(isolate, flags),
      v8::String::NewFromOneByte(isolate, reinterpret_cast<const uint8_t*>(begin), v8::NewStringType::kNormal,
                                 static_cast<int>(end - begin))
          .ToLocalChecked(),
      v8::Integer::NewFromUnsigned(isolate, static_cast<uint32_t>(head.target.size())),
  };
  v8::Local<v8::Value> undefined = v8::Undefined(isolate);
  v8::Local<v8::Value> request;
  if (!scope.Call(state->on_request.Get(isolate), undefined, std::size(arguments), arguments).ToLocal(&request)) {
    // A listener threw, and whoever hears of uncaught exceptions lets the process go on.
    if (!scope.Call(state->recover, undefined).ToLocal(&request) || !request->IsObject()) return;
    if (!has_body) scope.Call(state->on_complete, undefined, {request});
  }
  if (exchange->received && exchange->response.finished()) return;
  if (exchange->attachment == nullptr) exchange->attachment = new Pending;
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
  if (pending->decoder.Finish(isolate).ToLocal(&rest)) scope.Call(state->on_body, undefined, {request, rest});
  scope.Call(state->on_complete, undefined, {request});
}

void HttpServer::TellRequest(const v8::Global<v8::Function>& callback, Exchange* exchange) {
  js::CallbackScope scope(env());
  v8::Isolate* isolate = env().isolate();
  scope.Call(callback, v8::Undefined(isolate), {PendingOf(exchange)->request.Get(isolate)});
}

void HttpServer::OnDrain(Exchange* exchange) { TellRequest(state->on_drain, exchange); }

void HttpServer::OnExchangeClosed(Exchange* exchange) {
  TellRequest(state->on_close, exchange);
  DropPending(exchange);
}

void HttpServer::OnConnection(ServerConnection* connection) {
  js::CallbackScope scope(env());
  v8::Isolate* isolate = env().isolate();
  Pin();
  scope.Call(state->on_connection, v8::Undefined(isolate),
             {owner(), v8::Integer::NewFromUnsigned(isolate, connection->slot()),
              v8::Integer::NewFromUnsigned(isolate, connection->serial())});
}

void HttpServer::TellConnection(ServerConnection* connection, const char* event) {
  if (connection->attachment == nullptr) return;
  js::CallbackScope scope(env());
  v8::Isolate* isolate = env().isolate();
  scope.Call(state->on_connection_event, v8::Undefined(isolate),
             {ObjectOf(connection)->Get(isolate), js::Name(isolate, event)});
}

void HttpServer::OnConnectionClosed(ServerConnection* connection, const base::Error& error) {
  if (connection->attachment != nullptr) {
    js::CallbackScope scope(env());
    v8::Isolate* isolate = env().isolate();
    v8::Local<v8::Value> had_error = v8::Boolean::New(isolate, static_cast<bool>(error));
    v8::Local<v8::Value> reason = v8::Undefined(isolate);
    if (error) reason = js::MakeError(isolate, error);
    scope.Call(state->on_connection_event, v8::Undefined(isolate),
               {ObjectOf(connection)->Get(isolate), js::Name(isolate, "close"), had_error, reason});
    delete ObjectOf(connection);
    connection->attachment = nullptr;
  }
  const bool last = server_.connection_count() == 1;  // this one is still counted
  if (last && !listener_.listening()) Unpin();
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
  options.head = {number(0), number(1), number(2), number(3) != 0};
  options.head_timeout = number(4);
  options.idle_timeout = number(5);
  options.max_requests = number(6);
  options.max_connections = number(7);
  auto* server = new HttpServer(env, args.This(), options);  // owned by its wrapper
  server->SetOwner(args[0]);
}

void HttpServer::Listen(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  const std::string host = js::ToUtf8(isolate, args[1]);
  net::ListenOptions options;
  options.backlog = args[2].As<v8::Int32>()->Value();
  const auto port = static_cast<uint16_t>(args[0].As<v8::Int32>()->Value());
  if (const base::Error error = listener_.Listen(host, port, options)) return js::Throw(isolate, error);
  server_.Reopen();
  Pin();
}

void HttpServer::Close(Args) {
  listener_.Close();
  server_.Close();
  if (server_.connection_count() == 0) Unpin();
}

void HttpServer::Port(Args args) { args.GetReturnValue().Set(listener_.port()); }

// ---- what scripts ask of a request or a response ----

static uint32_t Uint(v8::Local<v8::Value> value) { return value.As<v8::Uint32>()->Value(); }

static ServerConnection* FindConnection(Args args) { return http::Server::Find(Uint(args[0]), Uint(args[1])); }

static Exchange* FindExchange(Args args) {
  ServerConnection* connection = FindConnection(args);
  return connection != nullptr ? connection->Find(Uint(args[2])) : nullptr;
}

static void Respond(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  Exchange* exchange = FindExchange(args);
  const uint32_t bits = Uint(args[3]);
  http::ResponseStart start;
  start.status = bits & kStatus;
  start.has_date = bits & kHasDate;
  start.close = bits & kClose;
  start.chunked = bits & kChunked;
  start.until_close = bits & kUntilClose;
  start.has_length = bits & kHasLength;
  if (start.has_length) start.content_length = static_cast<uint64_t>(args[4].As<v8::Number>()->Value());
  const LatinPayload lines(isolate, args[5].As<v8::String>());
  SendBody(args, args[6], args[7], [&](const http::Payload& body) {
    if (exchange == nullptr) return SendResult::kGone;
    return exchange->connection->Respond(exchange, start, lines, body, bits & kFinished);
  });
}

static void Send(Args args) {
  Exchange* exchange = FindExchange(args);
  const bool finished = args[5]->IsTrue();
  SendBody(args, args[3], args[4], [&](const http::Payload& body) {
    return exchange == nullptr ? SendResult::kGone : exchange->connection->Send(exchange, body, finished);
  });
}

static void Pause(Args args) {
  if (Exchange* exchange = FindExchange(args)) exchange->connection->PauseBody(exchange);
}

static void Resume(Args args) {
  if (Exchange* exchange = FindExchange(args)) exchange->connection->ResumeBody(exchange);
}

static void SetBodyEncoding(Args args) {
  js::Encoding encoding;
  if (!js::ParseEncoding(args.GetIsolate(), args[3], js::Encoding::kRaw, &encoding)) return;
  Exchange* exchange = FindExchange(args);
  if (exchange != nullptr && exchange->attachment != nullptr) PendingOf(exchange)->decoder.SetEncoding(encoding);
}

static void ToBytes(Args args) {
  js::Encoding encoding;
  base::ByteQueue bytes;
  if (!js::ParseEncoding(args.GetIsolate(), args[1], js::Encoding::kAscii, &encoding)) return;
  if (!js::AppendBytes(args.GetIsolate(), args[0], encoding, "chunk", &bytes)) return;
  v8::Local<v8::Value> value;
  if (js::DecodeAll(args.GetIsolate(), bytes.view(), js::Encoding::kBytes).ToLocal(&value)) {
    args.GetReturnValue().Set(value);
  }
}

static void CheckEncoding(Args args) {
  js::Encoding encoding;
  if (!js::ParseEncoding(args.GetIsolate(), args[0], js::Encoding::kAscii, &encoding)) return;
  args.GetReturnValue().Set(static_cast<int>(encoding));
}

static void RequestFlush(Args) { state->RequestFlush(); }

// ---- what scripts ask of a connection ----

static void GetConnection(Args args) {
  ServerConnection* connection = FindConnection(args);
  if (connection == nullptr) return args.GetReturnValue().SetNull();
  if (connection->attachment != nullptr) args.GetReturnValue().Set(*ObjectOf(connection));
}

static void SetConnection(Args args) {
  ServerConnection* connection = FindConnection(args);
  if (connection == nullptr || connection->attachment != nullptr) return;
  connection->attachment = new ConnectionObject(args.GetIsolate(), args[2].As<v8::Object>());
}

static void RemoteAddress(Args args) {
  ServerConnection* connection = FindConnection(args);
  if (connection == nullptr) return;
  const auto peer = net::Address::PeerOf(connection->stream().fd());
  if (peer) args.GetReturnValue().Set(js::String(args.GetIsolate(), peer->ToString()));
}

static void ReadyState(Args args) {
  static constexpr const char* kNames[] = {"closed", "open", "readOnly", "writeOnly", "closing"};
  ServerConnection* connection = FindConnection(args);
  const auto ready_state = connection == nullptr ? net::Stream::State::kClosed : connection->stream().state();
  args.GetReturnValue().Set(js::Name(args.GetIsolate(), kNames[static_cast<int>(ready_state)]));
}

static void CloseConnection(Args args) {
  if (ServerConnection* connection = FindConnection(args)) connection->Close();
}

static void AbortConnection(Args args) {
  if (ServerConnection* connection = FindConnection(args)) connection->Abort();
}

static void SetConnectionTimeout(Args args) {
  if (ServerConnection* connection = FindConnection(args)) connection->SetTimeout(Uint(args[2]));
}

// ---- the binding ----

static void SetCallbacks(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Object> table = args[0].As<v8::Object>();
  const std::pair<const char*, v8::Global<v8::Function>*> callbacks[] = {
      {"request", &state->on_request},         {"recover", &state->recover},
      {"body", &state->on_body},               {"complete", &state->on_complete},
      {"drain", &state->on_drain},             {"close", &state->on_close},
      {"connection", &state->on_connection},   {"connectionEvent", &state->on_connection_event},
      {"flush", &state->flush},
  };
  for (const auto& [name, slot] : callbacks) js::TakeFunction(isolate, table, name, slot);
}

static void SetTables(v8::Isolate* isolate, v8::Local<v8::Object> target) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Array> methods = v8::Array::New(isolate, http::kMethodCount);
  for (int method = 0; method < http::kMethodCount; ++method) {
    methods->Set(context, method, js::Name(isolate, http::MethodName(static_cast<http::Method>(method)))).Check();
  }
  js::Set(isolate, target, "methods", methods.As<v8::Value>());
  v8::Local<v8::Object> codes = v8::Object::New(isolate);
  http::VisitStatusCodes(
      [](void* object, int status, std::string_view reason) {
        v8::Isolate* isolate = Environment::Current()->isolate();
        (*static_cast<v8::Local<v8::Object>*>(object))
            ->Set(isolate->GetCurrentContext(), status, js::String(isolate, reason))
            .Check();
      },
      &codes);
  js::Set(isolate, target, "statusCodes", codes.As<v8::Value>());
  v8::Local<v8::ArrayBuffer> cells = v8::ArrayBuffer::New(isolate, kCellCount * sizeof(int32_t));
  state->cell_store = cells->GetBackingStore();
  state->cells = static_cast<int32_t*>(state->cell_store->Data());
  js::Set(isolate, target, "cells", v8::Int32Array::New(cells, 0, kCellCount).As<v8::Value>());
}

void RegisterHttpServer(Environment& env, v8::Local<v8::Object> target) {
  state = env.Own(std::make_unique<HttpState>());
  SetTables(env.isolate(), target);
  js::ClassBuilder<HttpServer>(env, "Server")
      .Method<&HttpServer::Listen>("listen")
      .Method<&HttpServer::Close>("close")
      .Method<&HttpServer::Port>("port")
      .Install(target);
  const std::pair<const char*, void (*)(Args)> functions[] = {
      {"setCallbacks", SetCallbacks},
      {"respond", Respond},
      {"send", Send},
      {"pause", Pause},
      {"resume", Resume},
      {"setBodyEncoding", SetBodyEncoding},
      {"toBytes", ToBytes},
      {"checkEncoding", CheckEncoding},
      {"requestFlush", RequestFlush},
      {"connection", GetConnection},
      {"setConnection", SetConnection},
      {"remoteAddress", RemoteAddress},
      {"readyState", ReadyState},
      {"closeConnection", CloseConnection},
      {"abortConnection", AbortConnection},
      {"setConnectionTimeout", SetConnectionTimeout},
  };
  for (const auto& [name, function] : functions) js::SetFunction(env, target, name, function);
}

}  // namespace bindings
