// The functions of binding("websocket") for the opening handshake. Values of header fields are
// strings, "" where the field is absent.
//
//   wanted(method, upgrade, connection) -> boolean
//   refusal(method, http11, upgrade, connection, key, version, protocols) -> 0, or a status
//   newKey() -> string   acceptOf(key) -> string   isToken(text) -> boolean
//   chooseProtocol(wanted, offered) -> string
//   answerExtensions(offers, keepsContext, windowBits) -> [value, deflate]
//   offerExtensions(keepsContext) -> string
//   takeExtensions(answer, offered, keepsContext, windowBits) -> deflate; undefined: refused
//
// `deflate` is the number that new Connection() takes.

#include <iterator>
#include <string>
#include <utility>

#include "bindings/websocket.h"
#include "js/values.h"
#include "websocket/handshake.h"

namespace bindings {

using js::Args;
using websocket::DeflateParameters;
using websocket::DeflateWishes;
using websocket::HandshakeRequest;

static constexpr uint32_t kOn = 1, kKeepsOut = 2, kKeepsIn = 4, kWindow = 8;

uint32_t PackDeflate(const DeflateParameters& parameters) {
  if (!parameters.on) return 0;
  return kOn | (parameters.keeps_out ? kKeepsOut : 0) | (parameters.keeps_in ? kKeepsIn : 0) |
         parameters.window_bits * kWindow;
}

DeflateParameters UnpackDeflate(uint32_t packed) {
  DeflateParameters parameters;
  parameters.on = packed & kOn;
  parameters.keeps_out = packed & kKeepsOut;
  parameters.keeps_in = packed & kKeepsIn;
  parameters.window_bits = static_cast<uint8_t>(packed / kWindow % 16);
  return parameters;
}

// Header fields come as bytes, a character each, and none that matters here is above 127.
static std::string Text(Args args, int index) {
  return js::ToUtf8(args.GetIsolate(), js::StringOf(args.GetIsolate(), args[index]));
}

static void Return(Args args, std::string_view text) {
  args.GetReturnValue().Set(js::String(args.GetIsolate(), text));
}

static void Wanted(Args args) {
  const std::string method = Text(args, 0), upgrade = Text(args, 1), connection = Text(args, 2);
  HandshakeRequest request;
  request.method = method;
  request.upgrade = upgrade;
  request.connection = connection;
  args.GetReturnValue().Set(websocket::AsksForWebSocket(request));
}

static void Refusal(Args args) {
  const std::string method = Text(args, 0), upgrade = Text(args, 2), connection = Text(args, 3),
                    key = Text(args, 4), version = Text(args, 5), protocols = Text(args, 6);
  HandshakeRequest request;
  request.method = method;
  request.is_http11 = args[1]->IsTrue();
  request.upgrade = upgrade;
  request.connection = connection;
  request.key = key;
  request.version = version;
  request.protocols = protocols;
  args.GetReturnValue().Set(websocket::RefusalOf(request));
}

static DeflateWishes WishesOf(Args args, int keeps_context, int window_bits) {
  DeflateWishes wishes;
  wishes.keeps_context = args[keeps_context]->IsTrue();
  const uint32_t bits = js::Uint32Of(args[window_bits]);
  wishes.window_bits = static_cast<uint8_t>(bits >= 9 && bits <= 15 ? bits : 15);
  return wishes;
}

static void AnswerExtensions(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  DeflateParameters parameters;
  const std::string answer =
      websocket::AnswerExtensions(Text(args, 0), WishesOf(args, 1, 2), &parameters);
  v8::Local<v8::Value> both[] = {js::String(isolate, answer),
                                 v8::Integer::NewFromUnsigned(isolate, PackDeflate(parameters))};
  args.GetReturnValue().Set(v8::Array::New(isolate, both, std::size(both)));
}

static void TakeExtensions(Args args) {
  DeflateParameters parameters;
  const DeflateWishes wishes = WishesOf(args, 2, 3);
  if (websocket::TakeExtensions(Text(args, 0), args[1]->IsTrue() ? &wishes : nullptr, &parameters))
    args.GetReturnValue().Set(PackDeflate(parameters));
}

void AddHandshakeFunctions(js::Environment& env, v8::Local<v8::Object> target) {
  const std::pair<const char*, void (*)(Args)> functions[] = {
      {"wanted", Wanted},
      {"refusal", Refusal},
      {"newKey", [](Args args) { Return(args, websocket::NewKey()); }},
      {"acceptOf", [](Args args) { Return(args, websocket::AcceptOf(Text(args, 0))); }},
      {"isToken", [](Args args) { args.GetReturnValue().Set(websocket::IsToken(Text(args, 0))); }},
      {"chooseProtocol",
       [](Args args) {
         const std::string wanted = Text(args, 0), offered = Text(args, 1);
         Return(args, websocket::ChooseProtocol(wanted, offered));
       }},
      {"answerExtensions", AnswerExtensions},
      {"offerExtensions",
       [](Args args) {
         DeflateWishes wishes;
         wishes.keeps_context = args[0]->IsTrue();
         Return(args, websocket::OfferExtensions(wishes));
       }},
      {"takeExtensions", TakeExtensions},
  };
  for (const auto& [name, function] : functions) js::SetFunction(env, target, name, function);
}

}  // namespace bindings
