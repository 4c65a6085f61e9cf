// What the two halves of binding("http_server") share: http_server.cc hears, http_exchange.cc acts.
#pragma once

#include <v8.h>

#include <memory>

#include "http/exchange.h"
#include "js/bytes.h"
#include "js/environment.h"
#include "loop/loop.h"

namespace bindings {

// Bits of `start` in respond(); lib/http_message.js and lib/http_response.js have the same.
enum StartBits : uint32_t {
  kStatus = 0x3ff,
  kHasDate = 1 << 10,
  kClose = 1 << 11,
  kChunked = 1 << 12,
  kUntilClose = 1 << 13,
  kHasLength = 1 << 14,
  kFinished = 1 << 15,
  kKeepAlive = 1 << 17,
  kHasStatusLine = 1 << 18,
};

// Bits of `flags` in the request callback, beside the method's index; lib/http_request.js has the
// same.
enum RequestBits : uint32_t { kHttp11 = 1 << 8, kHasBody = 1 << 9 };

// The callbacks, and the flush of responses that were held back in the hope of a length. One for
// all servers.
class HttpState final : public js::BindingState, private loop::BeforeSleep {
 public:
  explicit HttpState(v8::Isolate* isolate);

  // Has the flush callback called before the loop sleeps, if responses are held back then.
  void RequestFlush();
  v8::Local<v8::Int32Array> cells(v8::Isolate* isolate) const { return cell_array_.Get(isolate); }

  v8::Global<v8::Function> on_request, recover, on_body, on_complete, on_drain, on_close,
      on_connection, on_connection_event, on_connection_close, flush;

 private:
  // What JavaScript and C++ both see without a call.
  enum Cell { kHeldCount, kFlushAsked, kCellCount };

  void OnBeforeSleep() override;

  v8::Global<v8::Int32Array> cell_array_;
  int32_t* cells_;
};

// Of an exchange with something outstanding.
struct Pending final : http::Attachment {
  v8::Global<v8::Object> request;
  js::Decoder decoder{js::Encoding::kRaw};
};

// Of a connection that a script has asked for.
struct ConnectionObject final : http::Attachment {
  v8::Global<v8::Object> object;
};

inline Pending* PendingOf(http::Exchange* exchange) {
  return static_cast<Pending*>(exchange->attachment.get());
}

// Adds the functions about requests, responses and connections.
void AddHttpExchangeFunctions(js::Environment& env, v8::Local<v8::Object> target, HttpState* state);

}  // namespace bindings
