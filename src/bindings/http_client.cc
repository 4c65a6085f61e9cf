// binding("http_client"): clients and their requests. lib/http_client.js keeps the objects that
// scripts see.
//
//   new Client(owner, host, port or path, options, secure)
//                               options: those of `defaults`; secure: see lib/secure.js
//     .close()   .forceClose()   .setTimeout(ms)   .setKeepsLoopAlive(boolean)
//     .readyState()
//   new Request(owner, client, flags, length, lines)
//                               one request of the public object `owner`; `lines` are the request
//                               line and the header lines, without those that `flags` stand for
//     .send(body, encoding, finished) -> result
//     .pause()   .resume()   .abort()
//     .setBodyEncoding(encoding)
//     .takeChunk() -> value     inside the body callback only: the piece, decoded; for a Uint8Array its ArrayBuffer
//   setModel(response)          what all responses are copies of
//   setEvents({ Client: { connect(), eof(), timeout(), close(error) },
//               Request: { response(response, status, http11, tail), body(size), complete(rest, whole), drain(),
//                          answer(response, status, http11, tail, content, whole),
//                          upgrade(response, status, http11, tail, released), failure(error) } })
//                               answer: of a request with the bit TAKES_WHOLE; `content` is a string of ASCII characters
//                               or an ArrayBuffer;
//                               `released`: see bindings/released.h; `tail` is the reason with its
//                               line's end, and the header lines;
//                               `size`: of the bytes, where takeChunk() would give these; else 0
//                               `rest` is what a character cut short at the end of the body decodes
//                               to, or undefined
//   bits, results, defaults     see bindings/http_bits.h; of a client's options
//   decode(bytes, encoding) -> value             a whole body

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "bindings/bindings.h"
#include "bindings/endpoint.h"
#include "bindings/http_bits.h"
#include "bindings/http_payload.h"
#include "bindings/released.h"
#include "bindings/tls.h"
#include "http/client.h"
#include "js/bytes.h"
#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/events.h"
#include "js/exceptions.h"
#include "js/options.h"
#include "js/repeated_string.h"

namespace bindings {

using js::Args;
using js::Environment;

namespace {

struct RequestEvents : js::Events {
  RequestEvents() : Events("http_client", "Request") {}
  js::Event response{this, "response"}, upgrade{this, "upgrade"}, body{this, "body"},
      complete{this, "complete"}, answer{this, "answer"}, drain{this, "drain"},
      failure{this, "failure"};
};

struct ClientEvents : js::Events {
  ClientEvents() : Events("http_client", "Client") {}
  js::Event connect{this, "connect"}, eof{this, "eof"}, timeout{this, "timeout"},
      close{this, "close"};
};

struct ClientState final : js::BindingState {
  RequestEvents request;
  ClientEvents client_events;
  v8::Global<v8::Object> model;
  v8::Global<v8::FunctionTemplate> client, request_object;
  js::RepeatedString tail;
};

ClientState* state;

// Pinned while a request is in flight or waits, and while a connection is being closed. Between
// requests it may be collected, and that closes kept connections.
class Client final : public js::Wrap, private http::ClientDelegate {
 public:
  static void New(Args args);
  http::Client* get() { return &client_; }
  void Close(Args) { client_.Close(); }
  void ForceClose(Args) { client_.ForceClose(); }
  void SetTimeout(Args args) { client_.SetIdleTimeout(js::Uint32Of(args[0])); }
  void SetKeepsLoopAlive(Args args) { client_.SetKeepsLoopAlive(args[0]->IsTrue()); }
  void ReadyState(Args args) {
    args.GetReturnValue().Set(js::Name(args.GetIsolate(), client_.ready_state()));
  }
  void CountHandles(js::OpenHandles* handles) const override {
    if (std::string_view(client_.ready_state()) != "closed") handles->Add("httpClient");
  }

 private:
  Client(Environment& env, v8::Local<v8::Object> object, const net::Endpoint& endpoint,
         const http::ClientOptions& options)
      : Wrap(env, object), client_(this, endpoint, options) {}

  void OnSettled() override { Unpin(); }
  void OnConnected() override { Notify(state->client_events.connect); }
  void OnServerEnd() override { Notify(state->client_events.eof); }
  void OnSilence() override { Notify(state->client_events.timeout); }
  void OnDisconnected(const base::Error& error) override {
    Notify(state->client_events.close, error);
  }
  void Notify(const js::Event& event, const base::Error& error = {}) {
    if (collected()) return;  // between requests nothing keeps it
    js::CallbackScope scope(env());
    if (!error) return static_cast<void>(scope.Call(event, owner()));
    scope.Call(event, owner(), {js::MakeErrorAt(env().isolate(), error, client_.endpoint())});
  }
  std::unique_ptr<net::Filter> MakeFilter() override {
    if (secure_.IsEmpty()) return nullptr;
    v8::HandleScope handles(env().isolate());
    return FilterFor(env().isolate(), secure_.Get(env().isolate()));
  }

  v8::Global<v8::Value> secure_;  // empty: plain
  http::Client client_;
};

// Pinned from the first piece that is sent to the end of the answer. Its object keeps that of the
// client, whatever a script does to the objects that it sees.
class Request final : public js::Wrap, private http::ClientRequestDelegate {
 public:
  static constexpr int kClientField = Wrap::kFieldCount;
  static constexpr int kFieldCount = kClientField + 1;

  static void New(Args args);
  void Send(Args args);
  void Pause(Args) { request_.Pause(); }
  void Resume(Args) { request_.Resume(); }
  void Abort(Args);
  void SetBodyEncoding(Args args);
  void TakeChunk(Args args);
  std::string_view piece() const { return piece_; }

 private:
  Request(Environment& env, v8::Local<v8::Object> object, Client* client,
          const http::RequestStart& start, const http::Payload& lines)
      : Wrap(env, object),
        client_(client),
        request_(client->get(), this, start, lines),
        decoder_(js::Encoding::kRaw) {}

  struct Frame;

  void OnResponse(const http::ResponseHead& head) override;
  void OnUpgrade(const http::ResponseHead& head, net::Transport transport) override;
  void OnBody(std::string_view piece) override;
  void OnComplete() override;
  void OnAnswer(const http::ResponseHead& head, std::string_view body) override;
  void OnDrain() override;
  void OnFailure(const base::Error& error) override;

  Client* const client_;
  http::ClientRequest request_;
  js::Decoder decoder_;
  std::string_view piece_;  // set inside OnBody()
};

}  // namespace

// ---- what scripts ask for ----

void Client::New(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  js::Options given(isolate, args[3]);
  http::ClientOptions options;
  options.head.head_bytes = given.Integer("maxHeadBytes");
  options.head.headers = given.Integer("maxHeaders");
  options.head_timeout = given.Integer("headTimeout");
  options.idle_timeout = given.Integer("idleTimeout");
  options.connections = given.Integer("connections");
  options.max_requests = given.Integer("maxRequests");
  options.handshake_timeout = given.Integer("handshakeTimeout");
  if (!given.ok()) return;
  auto* client =  // owned by its wrapper
      new Client(*Environment::Current(), args.This(), EndpointOf(isolate, args[2], args[1]),
                 options);
  client->SetOwner(args[0]);
  if (args[4]->IsObject()) client->secure_.Reset(isolate, args[4]);
}

void Request::New(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  if (!state->client.Get(isolate)->HasInstance(args[1]) || !args[2]->IsUint32() ||
      !args[3]->IsNumber() || !args[4]->IsString()) {
    return js::ThrowTypeError(isolate,
                              "requests are made by get(), post() and the like of a "
                              "node.http.Client that was constructed");
  }
  const uint32_t flags = args[2].As<v8::Uint32>()->Value();
  http::RequestStart start;
  start.method = flags & kHead      ? http::kHeadMethod
                 : flags & kConnect ? http::kConnectMethod
                                    : http::kOtherMethod;
  start.upgrades = flags & kUpgrades;
  start.takes_whole = flags & kTakesWhole;
  start.idempotent = flags & kIdempotent;
  start.has_body = flags & kHasBody;
  start.close = flags & kClose;
  start.keep_alive = flags & kKeepAlive;
  start.chunked = flags & kChunked;
  start.has_length = flags & kHasLength;
  if (start.has_length) start.content_length = js::LengthOf(args[3]);
  args.This()->SetInternalField(kClientField, args[1]);
  auto* request =  // owned by its wrapper
      new Request(*Environment::Current(), args.This(),
                  js::Wrap::Unwrap<Client>(args[1].As<v8::Object>()), start,
                  LatinPayload(isolate, args[4].As<v8::String>()));
  request->SetOwner(args[0]);
}

void Request::Send(Args args) {
  SendBody(args, args[0], args[1], [&](const http::Payload& body) {
    const http::SendResult result = request_.Send(body, args[2]->IsTrue());
    if (request_.in_progress()) {
      Pin();
      client_->Pin();
    } else {
      Unpin();
    }
    return result;
  });
}

void Request::Abort(Args) {
  request_.Abort();
  Unpin();
}

void Request::SetBodyEncoding(Args args) {
  js::Encoding encoding;
  if (!js::ParseEncoding(args.GetIsolate(), args[0], js::Encoding::kRaw, &encoding)) return;
  decoder_.SetEncoding(encoding);
}

void Request::TakeChunk(Args args) {
  if (decoder_.gives_bytes()) {
    args.GetReturnValue().Set(js::BufferOf(args.GetIsolate(), std::exchange(piece_, {})));
    return;
  }
  v8::Local<v8::Value> chunk;
  if (decoder_.Decode(args.GetIsolate(), std::exchange(piece_, {})).ToLocal(&chunk)) {
    args.GetReturnValue().Set(chunk);
  }
}

std::optional<std::string_view> PieceOf(v8::Isolate* isolate, v8::Local<v8::Value> value) {
  if (state == nullptr || !state->request_object.Get(isolate)->HasInstance(value)) return {};
  return js::Wrap::Unwrap<Request>(value.As<v8::Object>())->piece();
}

static void Decode(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  js::Encoding encoding;
  base::ByteQueue bytes;
  if (!js::ParseEncoding(isolate, args[1], js::Encoding::kUtf8, &encoding)) return;
  if (!js::AppendBytes(isolate, args[0], js::Encoding::kRaw, "bytes", &bytes)) return;
  v8::Local<v8::Value> value;
  if (js::DecodeAll(isolate, bytes.view(), encoding).ToLocal(&value)) {
    args.GetReturnValue().Set(value);
  }
}

// ---- what a request hears ----

// The frame of a callback. The script may abort the request inside it, and the collector may run.
// The handles on the stack keep the objects alive.
struct Request::Frame {
  explicit Frame(Request* request)
      : scope(request->env()),
        isolate(request->env().isolate()),
        self(request->object()),
        owner(request->owner()) {}

  void Call(const js::Event& event, std::initializer_list<v8::Local<v8::Value>> arguments = {}) {
    scope.Call(event, owner, arguments);
  }

  js::CallbackScope scope;
  v8::Isolate* isolate;
  v8::Local<v8::Object> self, owner;
};

// response, status, http11, tail
static std::array<v8::Local<v8::Value>, 4> AnswerOf(v8::Isolate* isolate,
                                                    const http::ResponseHead& head) {
  return {state->model.Get(isolate)->Clone(), v8::Integer::New(isolate, head.status),
          v8::Boolean::New(isolate, head.http11), state->tail.Get(isolate, head.tail)};
}

void Request::OnResponse(const http::ResponseHead& head) {
  Frame frame(this);
  const auto [response, status, http11, tail] = AnswerOf(frame.isolate, head);
  frame.Call(state->request.response, {response, status, http11, tail});
}

void Request::OnUpgrade(const http::ResponseHead& head, net::Transport transport) {
  Frame frame(this);
  Unpin();
  const auto [response, status, http11, tail] = AnswerOf(frame.isolate, head);
  frame.Call(state->request.upgrade,
             {response, status, http11, tail, MakeReleased(env(), std::move(transport))});
}

void Request::OnBody(std::string_view piece) {
  Frame frame(this);
  piece_ = piece;
  const auto size = static_cast<uint32_t>(decoder_.gives_bytes() ? piece.size() : 0);
  frame.Call(state->request.body, {v8::Integer::NewFromUnsigned(frame.isolate, size)});
  piece_ = {};
}

void Request::OnComplete() {
  Frame frame(this);
  v8::Local<v8::Value> rest;
  if (!decoder_.Finish(frame.isolate).ToLocal(&rest)) rest = v8::Undefined(frame.isolate);
  Unpin();
  const auto whole = v8::Boolean::New(frame.isolate, request_.whole());
  frame.Call(state->request.complete, {rest, whole});
}

void Request::OnAnswer(const http::ResponseHead& head, std::string_view body) {
  Frame frame(this);
  Unpin();
  const auto [response, status, http11, tail] = AnswerOf(frame.isolate, head);
  frame.Call(state->request.answer,
             {response, status, http11, tail, js::AsciiOrBufferOf(frame.isolate, body),
              v8::Boolean::New(frame.isolate, request_.whole())});
}

void Request::OnDrain() {
  Frame frame(this);
  frame.Call(state->request.drain);
}

void Request::OnFailure(const base::Error& error) {
  Frame frame(this);
  Unpin();
  frame.Call(state->request.failure,
             {js::MakeErrorAt(frame.isolate, error, client_->get()->endpoint())});
}

// ---- the binding ----

void RegisterHttpClient(Environment& env, v8::Local<v8::Object> target) {
  state = env.Own(std::make_unique<ClientState>());
  js::ClassBuilder<Client> client(env, "Client");
  client.Method<&Client::Close>("close")
      .Method<&Client::ForceClose>("forceClose")
      .Method<&Client::SetTimeout>("setTimeout")
      .Method<&Client::SetKeepsLoopAlive>("setKeepsLoopAlive")
      .Method<&Client::ReadyState>("readyState")
      .Install(target);
  state->client.Reset(env.isolate(), client.function_template());
  js::ClassBuilder<Request> request(env, "Request");
  request.Method<&Request::Send>("send")
      .Method<&Request::Pause>("pause")
      .Method<&Request::Resume>("resume")
      .Method<&Request::Abort>("abort")
      .Method<&Request::SetBodyEncoding>("setBodyEncoding")
      .Method<&Request::TakeChunk>("takeChunk")
      .Install(target);
  state->request_object.Reset(env.isolate(), request.function_template());
  AddHttpConstants(env.isolate(), target);
  constexpr http::ClientOptions kOptions;
  js::SetConstants(env.isolate(), target, "defaults",
                   {{"maxHeadBytes", kOptions.head.head_bytes},
                    {"maxHeaders", kOptions.head.headers},
                    {"headTimeout", kOptions.head_timeout},
                    {"idleTimeout", kOptions.idle_timeout},
                    {"handshakeTimeout", kOptions.handshake_timeout},
                    {"maxRequests", kOptions.max_requests},
                    {"connections", kOptions.connections}});
  js::InstallSetEvents(env, target, {&state->request, &state->client_events});
  js::SetFunction(env, target, "decode", Decode);
  js::SetFunction(env, target, "setModel", [](Args args) {
    state->model.Reset(args.GetIsolate(), args[0].As<v8::Object>());
  });
}

}  // namespace bindings
