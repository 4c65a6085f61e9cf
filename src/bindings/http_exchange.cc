// The functions of binding("http_server") about one request, response or connection:
//
//   respond(slot, serial, sequence, start, length, lines, body, encoding) -> result
//   send(slot, serial, sequence, body, encoding, finished) -> result
//   sendFile(slot, serial, sequence, fd, position, size) -> as http::ServerConnection::SendFile()
//   canUpgrade(slot, serial, sequence) -> whether the request asks for another protocol, unanswered
//   upgrade(slot, serial, sequence, start, lines) -> see bindings/released.h; undefined: gone
//   pause, resume, breakOff(slot, serial, sequence)
//   setBodyEncoding(slot, serial, sequence, encoding)
//   awaitListener(slot, serial, sequence)    holds the body from now on, Pending::kMaxHeld of it
//   takeHeld(slot, serial, sequence) -> what was held, decoded; undefined for nothing. No more is
//   sentEncoding(encoding) -> node.UTF8 or, for any other, node.ASCII, which as strings are sent alike
//   toBytes(body, encoding) -> Uint8Array   requestFlush()
//   connection(slot, serial) -> its object; undefined where it has none or is gone
//   setConnection(slot, serial, object)
//   remoteAddress, readyState, closeConnection, abortConnection(slot, serial)
//   setKeepAlive(slot, serial, milliseconds)   setNoDelay(slot, serial, on)   address, peer(slot, serial)
//   setKeepsLoopAlive(slot, serial, boolean)
//   setConnectionTimeout(slot, serial, milliseconds)
//   secure(slot, serial) -> what `connection.secure` is
//   choose(slot, serial, credentials)            after "choose"; undefined refuses the name
//
// `start` is a status with HttpBits, a result is an http::SendResult.

#include <utility>

#include "bindings/endpoint.h"
#include "bindings/http_bits.h"
#include "bindings/http_payload.h"
#include "bindings/http_server.h"
#include "bindings/released.h"
#include "bindings/socket.h"
#include "bindings/tls.h"
#include "http/server.h"
#include "js/class_builder.h"
#include "js/exceptions.h"
#include "js/values.h"
#include "tls/filter.h"

namespace bindings {

using http::Exchange;
using http::SendResult;
using http::ServerConnection;
using js::Args;

static HttpState* state;

static ServerConnection* FindConnection(Args args) {
  return http::Server::Find(js::Uint32Of(args[0]), js::Uint32Of(args[1]));
}

static Exchange* FindExchange(Args args) {
  ServerConnection* connection = FindConnection(args);
  return connection != nullptr ? connection->Find(js::Uint32Of(args[2])) : nullptr;
}

static void Respond(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  const uint32_t bits = js::Uint32Of(args[3]);
  if (bits == 0 || !args[5]->IsString())
    return js::ThrowTypeError(isolate, "the head of a response is made by sendHeader()");
  http::ResponseStart start;
  start.status = static_cast<int>(bits & kStatus);
  start.has_status_line = bits & kHasStatusLine;
  start.has_date = bits & kHasDate;
  start.close = bits & kClose;
  start.keep_alive = bits & kKeepAlive;
  start.chunked = bits & kChunked;
  start.until_close = bits & kUntilClose;
  start.has_length = bits & kHasLength;
  if (start.has_length) start.content_length = js::LengthOf(args[4]);
  const LatinPayload lines(isolate, args[5].As<v8::String>());
  SendBody(args, args[6], args[7], [&](const http::Payload& body) {
    Exchange* exchange =
        FindExchange(args);  // looked up last: reading the arguments may run script
    if (exchange == nullptr) return SendResult::kGone;
    return exchange->connection->Respond(exchange, start, lines, body, bits & kFinished);
  });
}

static void CanUpgrade(Args args) {
  Exchange* exchange = FindExchange(args);
  args.GetReturnValue().Set(exchange != nullptr && exchange->connection->CanSwitch(exchange));
}

static void Upgrade(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  Exchange* exchange = FindExchange(args);
  if (exchange == nullptr || !exchange->connection->CanSwitch(exchange)) return;
  const uint32_t bits = js::Uint32Of(args[3]);
  http::ResponseStart start;
  start.status = static_cast<int>(bits & kStatus);
  start.has_date = bits & kHasDate;
  start.has_status_line = bits & kHasStatusLine;
  const LatinPayload lines(isolate, js::StringOf(isolate, args[4]));
  ServerConnection* connection = exchange->connection;
  connection->Respond(exchange, start, lines, http::ViewPayload({}), false);
  if (!connection->CanRelease(exchange)) return;
  const auto released = MakeReleased(*js::Environment::Current(), connection->Release(exchange));
  args.GetReturnValue().Set(released);
}

static void Send(Args args) {
  const bool finished = args[5]->IsTrue();
  SendBody(args, args[3], args[4], [&](const http::Payload& body) {
    Exchange* exchange = FindExchange(args);  // as above
    return exchange == nullptr ? SendResult::kGone
                               : exchange->connection->Send(exchange, body, finished);
  });
}

static void SendFile(Args args) {
  Exchange* exchange = FindExchange(args);
  if (exchange == nullptr || !args[3]->IsInt32()) return args.GetReturnValue().Set(-1);
  const auto sent = exchange->connection->SendFile(exchange, js::Int32Of(args[3]),
                                                   static_cast<off_t>(js::LengthOf(args[4])),
                                                   static_cast<size_t>(js::LengthOf(args[5])));
  args.GetReturnValue().Set(static_cast<double>(sent));
}

// Calls a method of the connection with the exchange, if that still exists.
template <auto kMethod>
static void OfExchange(Args args) {
  if (Exchange* exchange = FindExchange(args)) (exchange->connection->*kMethod)(exchange);
}

// The same for a method of the connection without an exchange.
template <auto kMethod>
static void OfConnection(Args args) {
  if (ServerConnection* connection = FindConnection(args)) (connection->*kMethod)();
}

static void SetBodyEncoding(Args args) {
  js::Encoding encoding;
  if (!js::ParseEncoding(args.GetIsolate(), args[3], js::Encoding::kRaw, &encoding)) return;
  Exchange* exchange = FindExchange(args);
  if (exchange != nullptr && exchange->attachment != nullptr)
    PendingOf(exchange)->decoder.SetEncoding(encoding);
}

static void AwaitListener(Args args) {
  Exchange* exchange = FindExchange(args);
  if (exchange != nullptr && exchange->attachment != nullptr)
    PendingOf(exchange)->awaits_listener = true;
}

static void TakeHeld(Args args) {
  Exchange* exchange = FindExchange(args);
  if (exchange == nullptr || exchange->attachment == nullptr) return;
  Pending* pending = PendingOf(exchange);
  pending->awaits_listener = false;
  const base::ByteQueue held = std::move(pending->held);
  exchange->connection->ResumeBody(exchange);
  if (held.empty()) return;
  v8::Isolate* isolate = args.GetIsolate();
  js::Decoder& decoder = pending->decoder;
  v8::Local<v8::Value> chunk;
  if ((exchange->received ? js::DecodeAll(isolate, held.view(), decoder.encoding())
                          : decoder.Decode(isolate, held.view()))
          .ToLocal(&chunk)) {
    args.GetReturnValue().Set(chunk);
  }
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

static void SentEncoding(Args args) {
  js::Encoding encoding;
  if (!js::ParseEncoding(args.GetIsolate(), args[0], js::Encoding::kAscii, &encoding)) return;
  const bool is_utf8 = encoding == js::Encoding::kUtf8;
  args.GetReturnValue().Set(static_cast<int>(is_utf8 ? encoding : js::Encoding::kAscii));
}

static void RequestFlush(Args) { state->RequestFlush(); }

// ---- what scripts ask of a connection ----

static void GetConnection(Args args) {
  ServerConnection* connection = FindConnection(args);
  if (connection == nullptr || connection->attachment == nullptr) return;
  args.GetReturnValue().Set(
      static_cast<ConnectionObject*>(connection->attachment.get())->object.Get(args.GetIsolate()));
}

static void SetConnection(Args args) {
  ServerConnection* connection = FindConnection(args);
  if (connection == nullptr || connection->attachment != nullptr || !args[2]->IsObject()) return;
  auto attachment = std::make_unique<ConnectionObject>();
  attachment->object.Reset(args.GetIsolate(), args[2].As<v8::Object>());
  connection->attachment = std::move(attachment);
}

static void RemoteAddress(Args args) {
  ServerConnection* connection = FindConnection(args);
  if (connection != nullptr) ReturnPeer(args, connection->stream());
}

static int SocketOf(Args args) {
  ServerConnection* connection = FindConnection(args);
  return connection == nullptr ? -1 : connection->stream().fd();
}

static void SetKeepsLoopAlive(Args args) {
  ServerConnection* connection = FindConnection(args);
  if (connection != nullptr) connection->SetKeepsLoopAlive(args[2]->IsTrue());
}

static void Secure(Args args) {
  ServerConnection* connection = FindConnection(args);
  if (connection == nullptr) return;
  args.GetReturnValue().Set(SecureOf(args.GetIsolate(), connection->stream().transport()));
}

static void Choose(Args args) {
  ServerConnection* connection = FindConnection(args);
  if (connection == nullptr) return;  // given up meanwhile
  auto* filter = static_cast<tls::Filter*>(connection->stream().transport().filter());
  if (filter == nullptr) return;
  const tls::Credentials* credentials = CredentialsOf(args.GetIsolate(), args[2]);
  credentials != nullptr ? filter->ChooseCertificate(*credentials) : filter->RefuseName();
  connection->ContinueHandshake();
}

static void ReadyState(Args args) {
  ServerConnection* connection = FindConnection(args);
  const auto ready_state =
      connection == nullptr ? net::Stream::State::kClosed : connection->stream().state();
  args.GetReturnValue().Set(js::Name(args.GetIsolate(), ReadyStateName(ready_state)));
}

static void SetConnectionTimeout(Args args) {
  if (ServerConnection* connection = FindConnection(args))
    connection->SetTimeout(js::Uint32Of(args[2]));
}

void AddHttpExchangeFunctions(js::Environment& env, v8::Local<v8::Object> target,
                              HttpState* http_state) {
  state = http_state;
  const std::pair<const char*, void (*)(Args)> functions[] = {
      {"respond", Respond},
      {"send", Send},
      {"sendFile", SendFile},
      {"canUpgrade", CanUpgrade},
      {"upgrade", Upgrade},
      {"pause", OfExchange<&ServerConnection::PauseBody>},
      {"awaitListener", AwaitListener},
      {"takeHeld", TakeHeld},
      {"resume", OfExchange<&ServerConnection::ResumeBody>},
      {"breakOff", OfExchange<&ServerConnection::BreakOff>},
      {"setBodyEncoding", SetBodyEncoding},
      {"sentEncoding", SentEncoding},
      {"toBytes", ToBytes},
      {"requestFlush", RequestFlush},
      {"connection", GetConnection},
      {"setConnection", SetConnection},
      {"remoteAddress", RemoteAddress},
      {"readyState", ReadyState},
      {"setKeepAlive", [](Args args) { SetKeepAlive(args, 2, SocketOf(args)); }},
      {"setNoDelay", [](Args args) { SetNoDelay(args, 2, SocketOf(args)); }},
      {"address", [](Args args) { ReturnAddress(args, SocketOf(args)); }},
      {"peer", [](Args args) { ReturnPeer(args, SocketOf(args)); }},
      {"setKeepsLoopAlive", SetKeepsLoopAlive},
      {"secure", Secure},
      {"choose", Choose},
      {"closeConnection", OfConnection<&ServerConnection::Close>},
      {"abortConnection", OfConnection<&ServerConnection::Abort>},
      {"setConnectionTimeout", SetConnectionTimeout},
  };
  for (const auto& [name, function] : functions) js::SetFunction(env, target, name, function);
}

}  // namespace bindings
