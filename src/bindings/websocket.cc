// binding("websocket"): WebSocket connections from the handshake on. lib/websocket.js keeps the
// objects that scripts see.
//
//   new Connection(owner, released, options)
//                    released: see bindings/released.h; options: those of `defaults`, isClient,
//                    dropsMessages, and deflate, deflateLevel, deflateLeastBytes
//     send(data) -> whether more is welcome       a string, bytes, or a Prepared
//     ping(bytes) -> the same
//     close(code, reason)   forceClose()   readPause()   readResume()
//     backlog() -> number   readyState() -> string   secure() -> what `connection.secure` is
//     remoteAddress() -> string, or undefined   setKeepsLoopAlive(boolean)
//     next(), nextBytes()   inside receiveRun and receiveBytesRun: the next message that has come
//   new Prepared(data)
//   defaults         maxMessageBytes, pingInterval, closeTimeout, maxBacklogBytes
//   setEvents({ Connection: { connect(), receive(text), receiveBytes(buffer), receiveRun(text),
//                             receiveBytesRun(buffer), pong(buffer), drain(), close(code, reason, clean) } })
//
// and the functions of websocket_handshake.cc.

#include "bindings/websocket.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "bindings/bindings.h"
#include "bindings/endpoint.h"
#include "bindings/released.h"
#include "bindings/tls.h"
#include "js/bytes.h"
#include "js/exceptions.h"
#include "js/options.h"
#include "js/values.h"
#include "net/read_batch.h"

namespace bindings {

using js::Args;
using js::Environment;
using websocket::Message;

namespace {

struct ConnectionEvents : js::Events {
  ConnectionEvents() : Events("websocket", "Connection") {}
  js::Event connect{this, "connect"}, receive{this, "receive"}, receive_bytes{this, "receiveBytes"},
      receive_run{this, "receiveRun"}, receive_bytes_run{this, "receiveBytesRun"},
      pong{this, "pong"}, drain{this, "drain"}, close{this, "close"};
};

struct State final : js::BindingState {
  ConnectionEvents events;
  v8::Global<v8::FunctionTemplate> prepared;
};

State* state;

class Prepared final : public js::Wrap {
 public:
  static void New(Args args);
  websocket::PreparedMessage* get() { return &message_; }

 private:
  Prepared(Environment& env, v8::Local<v8::Object> object, std::string payload, bool is_text)
      : Wrap(env, object), message_(std::move(payload), is_text) {}

  websocket::PreparedMessage message_;
};

// Pinned from its making to "close".
class Connection final : public js::Wrap, private websocket::ConnectionListener {
 public:
  static void New(Args args);
  void Send(Args args);
  void Ping(Args args);
  void Close(Args args);
  void ForceClose(Args) { connection_.Abort(); }
  void SetKeepsLoopAlive(Args args) { connection_.SetKeepsLoopAlive(args[0]->IsTrue()); }
  void CountHandles(js::OpenHandles* handles) const override {
    if (connection_.state() != websocket::Connection::State::kClosed)
      handles->Add("webSocket", connection_.stream().backlog());
  }
  void ReadPause(Args) { connection_.PauseReading(); }
  void ReadResume(Args) { connection_.ResumeReading(); }
  void Backlog(Args args) {
    args.GetReturnValue().Set(static_cast<double>(connection_.stream().backlog()));
  }
  void ReadyState(Args args);
  void Secure(Args args) {
    args.GetReturnValue().Set(SecureOf(args.GetIsolate(), connection_.stream().transport()));
  }
  void RemoteAddress(Args args) { ReturnPeer(args, connection_.stream()); }
  template <bool kBytes>
  void Next(Args args);

 private:
  Connection(Environment& env, v8::Local<v8::Object> object,
             const websocket::ConnectionOptions& options)
      : Wrap(env, object), connection_(this, options) {}

  void OnOpen() override;
  void OnMessage(const Message& message) override;
  void OnPong(std::string_view payload) override;
  void OnDrain() override;
  void OnClose(const websocket::Ending& ending) override;

  v8::MaybeLocal<v8::Value> TextOf(const Message& message);
  v8::Local<v8::ArrayBuffer> BufferOf(std::string_view bytes);

  websocket::Connection connection_;
  std::optional<Message>* left_over_ =
      nullptr;  // inside OnMessage(): what Next() has taken and could not give
};

}  // namespace

// ---- what scripts ask for ----

static websocket::ConnectionOptions OptionsOf(js::Options* given) {
  websocket::ConnectionOptions options;
  options.session.is_client = given->Flag("isClient");
  options.session.max_message_bytes = given->Integer("maxMessageBytes");
  options.session.deflate = UnpackDeflate(given->Integer("deflate"));
  options.session.deflate.level = static_cast<uint8_t>(given->Integer("deflateLevel") % 10);
  options.session.deflate.least_bytes = given->Integer("deflateLeastBytes");
  options.ping_interval = given->Integer("pingInterval");
  options.close_timeout = given->Integer("closeTimeout");
  options.max_backlog = given->Integer("maxBacklogBytes");
  options.drops_messages = given->Flag("dropsMessages");
  return options;
}

void Connection::New(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  js::Options given(isolate, args[2]);
  const websocket::ConnectionOptions options = OptionsOf(&given);
  if (!given.ok()) return;
  net::Transport transport = TakeReleased(isolate, args[1]);
  if (!transport.open())
    return js::ThrowTypeError(isolate, "a WebSocket begins with a connection of HTTP");
  auto* connection = new Connection(*Environment::Current(), args.This(), options);
  connection->SetOwner(args[0]);
  connection->Pin();
  connection->connection_.Open(std::move(transport));
}

// The bytes of what is no string, in a queue of their own: reading them may run script.
static bool TakeBytes(Args args, const char* what, base::ByteQueue* bytes) {
  return js::AppendBytes(args.GetIsolate(), args[0], js::Encoding::kUtf8, what, bytes);
}

void Prepared::New(Args args) {
  base::ByteQueue bytes;
  if (!TakeBytes(args, "prepare: data", &bytes)) return;
  new Prepared(*Environment::Current(), args.This(), std::string(bytes.view()),
               args[0]->IsString() || args[0]->IsStringObject());
}

void Connection::Send(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  v8::Local<v8::Value> data = args[0];
  if (data->IsString()) {
    const size_t length = data.As<v8::String>()->Length();
    if (!connection_.wants_compression(length)) {
      const bool flows = connection_.SendInPlace(length, true, [&](base::ByteQueue* queue) {
        js::AppendBytes(isolate, data, js::Encoding::kUtf8, "send: data", queue);
      });
      return args.GetReturnValue().Set(flows);
    }
  } else if (state->prepared.Get(isolate)->HasInstance(data)) {
    auto* prepared = js::Wrap::Unwrap<Prepared>(data.As<v8::Object>());
    return args.GetReturnValue().Set(connection_.Send(prepared->get()));
  }
  base::ByteQueue bytes;
  if (!TakeBytes(args, "send: data", &bytes)) return;
  const bool is_text = data->IsString() || data->IsStringObject();
  args.GetReturnValue().Set(connection_.Send(bytes.view(), is_text));
}

void Connection::Ping(Args args) {
  base::ByteQueue bytes;
  if (!TakeBytes(args, "ping: data", &bytes)) return;
  if (bytes.size() > websocket::kMaxControl)
    return js::ThrowTypeError(args.GetIsolate(), "ping: data must not have more than 125 bytes");
  args.GetReturnValue().Set(connection_.Ping(bytes.view()));
}

// close(code, reason)
void Connection::Close(Args args) {
  v8::Isolate* isolate = args.GetIsolate();
  const uint32_t code = js::Uint32Of(args[0]);
  const std::string reason = js::ToUtf8(isolate, js::StringOf(isolate, args[1]));
  if (code != websocket::kNoCode && !websocket::IsCodeOfFrame(code))
    return js::ThrowTypeError(isolate, "close: code must be 1000, or from 3000 to 4999");
  if (reason.size() > websocket::kMaxReason)
    return js::ThrowTypeError(isolate, "close: reason must not have more than 123 bytes");
  connection_.Close(code, reason);
}

void Connection::ReadyState(Args args) {
  static constexpr const char* kNames[] = {"open", "closing", "closed"};
  args.GetReturnValue().Set(
      js::Name(args.GetIsolate(), kNames[static_cast<int>(connection_.state())]));
}

// ---- what a connection hears ----

// A text was checked when it came.
v8::MaybeLocal<v8::Value> Connection::TextOf(const Message& message) {
  return js::DecodeAll(env().isolate(), message.payload,
                       message.is_ascii ? js::Encoding::kAscii : js::Encoding::kUtf8);
}

// Many bytes stay in the block that they were read into.
v8::Local<v8::ArrayBuffer> Connection::BufferOf(std::string_view bytes) {
  net::ReadBlock* const block = net::ReadBatch::Get().Keep(bytes);
  if (block == nullptr) return js::BufferOf(env().isolate(), bytes);
  return v8::ArrayBuffer::New(env().isolate(), env().array_memory().StoreOver(bytes, block));
}

void Connection::OnOpen() {
  js::CallbackScope scope(env());
  scope.Call(state->events.connect, owner());
}

void Connection::OnMessage(const Message& given) {
  js::CallbackScope scope(env());
  Message message = given;
  std::optional<Message> left_over;
  left_over_ = &left_over;
  while (true) {
    left_over.reset();
    const ConnectionEvents& events = state->events;
    const bool is_run = connection_.has_more();
    if (message.is_text) {
      v8::Local<v8::Value> text;
      if (!TextOf(message).ToLocal(&text)) break;
      scope.Call(is_run ? events.receive_run : events.receive, owner(), {text});
    } else {
      scope.Call(is_run ? events.receive_bytes_run : events.receive_bytes, owner(),
                 {BufferOf(message.payload)});
    }
    if (!left_over || connection_.state() == websocket::Connection::State::kClosed) break;
    message = *left_over;
  }
  left_over_ = nullptr;
}

// next() and nextBytes(): the next message of the same kind that has come; undefined where there is
// none. One of the other kind is reported by OnMessage() when the script has returned.
template <bool kBytes>
void Connection::Next(Args args) {
  env().RunMicrotasksIfOutermost();
  Message message;
  if (left_over_ == nullptr || left_over_->has_value() || !connection_.NextMessage(&message))
    return;
  if (message.is_text == kBytes) {
    *left_over_ = message;
    return;
  }
  v8::Local<v8::Value> text;
  if (kBytes) {
    args.GetReturnValue().Set(BufferOf(message.payload));
  } else if (TextOf(message).ToLocal(&text)) {
    args.GetReturnValue().Set(text);
  }
}

void Connection::OnPong(std::string_view payload) {
  js::CallbackScope scope(env());
  scope.Call(state->events.pong, owner(), {js::BufferOf(env().isolate(), payload)});
}

void Connection::OnDrain() {
  js::CallbackScope scope(env());
  scope.Call(state->events.drain, owner());
}

void Connection::OnClose(const websocket::Ending& ending) {
  v8::Isolate* isolate = env().isolate();
  js::CallbackScope scope(env());
  v8::Local<v8::Object> owner = this->owner();
  Unpin();
  scope.Call(state->events.close, owner,
             {v8::Integer::New(isolate, ending.code), js::String(isolate, ending.reason),
              v8::Boolean::New(isolate, ending.is_clean)});
}

// ---- the binding ----

void RegisterWebSocket(Environment& env, v8::Local<v8::Object> target) {
  state = env.Own(std::make_unique<State>());
  js::ClassBuilder<Connection>(env, "Connection")
      .Method<&Connection::Send>("send")
      .Method<&Connection::Ping>("ping")
      .Method<&Connection::Close>("close")
      .Method<&Connection::ForceClose>("forceClose")
      .Method<&Connection::ReadPause>("readPause")
      .Method<&Connection::ReadResume>("readResume")
      .Method<&Connection::SetKeepsLoopAlive>("setKeepsLoopAlive")
      .Method<&Connection::Backlog>("backlog")
      .Method<&Connection::ReadyState>("readyState")
      .Method<&Connection::Secure>("secure")
      .Method<&Connection::RemoteAddress>("remoteAddress")
      .Method<&Connection::Next<false>>("next")
      .Method<&Connection::Next<true>>("nextBytes")
      .Install(target);
  js::ClassBuilder<Prepared> prepared(env, "Prepared");
  prepared.Install(target);
  state->prepared.Reset(env.isolate(), prepared.function_template());
  const websocket::ConnectionOptions options;
  js::SetConstants(env.isolate(), target, "defaults",
                   {{"maxMessageBytes", static_cast<double>(options.session.max_message_bytes)},
                    {"pingInterval", options.ping_interval},
                    {"closeTimeout", options.close_timeout},
                    {"maxBacklogBytes", options.max_backlog}});
  js::InstallSetEvents(env, target, {&state->events});
  AddHandshakeFunctions(env, target);
}

}  // namespace bindings
