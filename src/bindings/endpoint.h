// The part that the bindings of servers and connections share. lib/endpoint.js has the other half.
#pragma once

#include <v8.h>

#include "js/class_builder.h"
#include "js/exceptions.h"
#include "js/options.h"
#include "net/listener.h"
#include "net/stream.h"

namespace bindings {

// listen({ port, host, backlog, reusePort }). False, with the reason thrown, if the listener does
// not listen afterwards.
inline bool Listen(js::Args args, net::Listener* listener) {
  v8::Isolate* isolate = args.GetIsolate();
  js::Options given(isolate, args[0]);
  const net::Endpoint endpoint(given.Text("host"), static_cast<uint16_t>(given.Integer("port")));
  net::ListenOptions options;
  options.backlog = static_cast<int>(given.Integer("backlog"));
  options.reuse_port = given.Flag("reusePort");
  if (!given.ok()) return false;
  if (listener->listening()) {
    js::ThrowError(isolate, "listen: the server is listening already");
    return false;
  }
  const base::Error error = listener->Listen(endpoint, options);
  if (error) isolate->ThrowException(js::MakeErrorAt(isolate, error, endpoint));
  return !error;
}

// port() -> number; undefined when not listening.
inline void ReturnPort(js::Args args, const net::Listener& listener) {
  if (listener.listening()) args.GetReturnValue().Set(listener.port());
}

// A connection's readyState, but for "opening".
inline const char* ReadyStateName(net::Stream::State state) {
  static constexpr const char* kNames[] = {"closed", "open", "readOnly", "writeOnly", "closing"};
  return kNames[static_cast<int>(state)];
}

}  // namespace bindings
