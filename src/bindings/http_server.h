// The part that the two files of binding("http_server") share: http_server.cc delivers events,
// http_exchange.cc has the functions that scripts call.
#pragma once

#include <v8.h>

#include <memory>

#include "base/byte_queue.h"
#include "http/exchange.h"
#include "js/bytes.h"
#include "js/environment.h"
#include "js/events.h"
#include "js/repeated_string.h"
#include "loop/loop.h"

namespace bindings {

struct ServerEvents : js::Events {
  ServerEvents() : Events("http_server", "Server") {}
  js::Event request{this, "request"}, connection{this, "connection"}, flush{this, "flush"},
      fail{this, "fail"}, choose{this, "choose"};
};

struct RequestEvents : js::Events {
  RequestEvents() : Events("http_server", "Request") {}
  js::Event threw{this, "threw"}, body{this, "body"}, complete{this, "complete"},
      drain{this, "drain"}, close{this, "close"};
};

struct ConnectionEvents : js::Events {
  ConnectionEvents() : Events("http_server", "Connection") {}
  js::Event eof{this, "eof"}, timeout{this, "timeout"}, close{this, "close"};
};

// The events, and the flush of responses that are held back until their length is known. One object
// for all servers.
class HttpState final : public js::BindingState, private loop::BeforeSleep {
 public:
  explicit HttpState(v8::Isolate* isolate);

  // Calls the flush callback before the loop sleeps, if responses are held back then.
  void RequestFlush();
  v8::Local<v8::Uint32Array> cells(v8::Isolate* isolate) const { return cell_array_.Get(isolate); }

  // What JavaScript and C++ both see without a call.
  enum Cell {
    kHeldCount,
    kFlushAsked,
    // Of the connection that is reported, or that of the request.
    kSlot,
    kSerial,
    // Of the request that is delivered.
    kSequence,
    kFlags,
    kTargetLength,
    kCellCount
  };
  void SetCell(Cell cell, size_t value) { cells_[cell] = static_cast<uint32_t>(value); }

  // What all requests are copies of (lib/http_request.js).
  v8::Global<v8::Object> model;
  js::RepeatedString head;

  ServerEvents server;
  RequestEvents request;
  ConnectionEvents connection;

 private:
  void OnBeforeSleep() override;

  v8::Global<v8::Uint32Array> cell_array_;
  uint32_t* cells_;
};

// The attachment of an exchange with something outstanding.
struct Pending final : http::Attachment {
  // The most bytes of a body that are held for a listener; then the client is held up.
  static constexpr size_t kMaxHeld = 64 * 1024;

  v8::Global<v8::Object> request;
  js::Decoder decoder{js::Encoding::kRaw};
  bool awaits_listener = false;
  base::ByteQueue held;  // the body so far, meanwhile
};

// The attachment of a connection that a script has asked for.
struct ConnectionObject final : http::Attachment {
  v8::Global<v8::Object> object;
};

inline Pending* PendingOf(http::Exchange* exchange) {
  return static_cast<Pending*>(exchange->attachment.get());
}

// Adds the functions about requests, responses and connections.
void AddHttpExchangeFunctions(js::Environment& env, v8::Local<v8::Object> target, HttpState* state);

}  // namespace bindings
