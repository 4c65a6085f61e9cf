// The part that the bindings of servers and connections share. lib/endpoint.js has the other half.
#pragma once

#include <v8.h>

#include "js/class_builder.h"
#include "js/exceptions.h"
#include "js/options.h"
#include "js/values.h"
#include "net/address.h"
#include "net/listener.h"
#include "net/service_manager.h"
#include "net/stream.h"

namespace bindings {

// From `port` and `host` of lib/endpoint.js: a string in the place of the port is the path of a Unix
// socket.
inline net::Endpoint EndpointOf(v8::Isolate* isolate, v8::Local<v8::Value> port,
                                v8::Local<v8::Value> host) {
  if (port->IsString()) return net::Endpoint::Unix(js::ToUtf8(isolate, port));
  return net::Endpoint(js::ToUtf8(isolate, host), static_cast<uint16_t>(js::Uint32Of(port)));
}

// The same from the options of listen().
inline net::Endpoint EndpointOf(js::Options* given) {
  if (given->Has("fd")) return net::Endpoint::Descriptor(static_cast<int>(given->Integer("fd")));
  if (given->Has("path")) return net::Endpoint::Unix(given->Text("path"));
  return net::Endpoint(given->Text("host"), static_cast<uint16_t>(given->Integer("port")));
}

// listen({ port, host, backlog, reusePort }), where `fd` or `path` may stand for port and host, and
// `mode` beside the path. False, with the reason thrown, where nothing is listened
// on now.
inline bool Listen(js::Args args, net::Listener* listener) {
  v8::Isolate* isolate = args.GetIsolate();
  js::Options given(isolate, args[0]);
  const net::Endpoint endpoint = EndpointOf(&given);
  net::ListenOptions options;
  options.backlog = static_cast<int>(given.Integer("backlog"));
  options.reuse_port = given.Flag("reusePort");
  if (given.Has("mode")) options.mode = given.Integer("mode");
  if (!given.ok()) return false;
  if (listener->listening()) {
    js::Throw(isolate, base::Error::Named("EINVAL", "listen: the server is listening already"));
    return false;
  }
  const base::Error error = listener->Listen(endpoint, options);
  if (error) {
    isolate->ThrowException(js::MakeErrorAt(isolate, error, endpoint));
    return false;
  }
  net::ServiceManager::Get().RequestReady();
  return true;
}

// port() -> number; undefined when not listening.
inline void ReturnPort(js::Args args, const net::Listener& listener) {
  if (listener.listening()) args.GetReturnValue().Set(listener.port());
}

// The address of the peer, one string for all of its connections; undefined where it has none.
inline void ReturnPeer(js::Args args, const net::Stream& stream) {
  const auto peer = net::Address::PeerOf(stream.fd());
  if (peer) args.GetReturnValue().Set(js::Name(args.GetIsolate(), peer->ToString()));
}

// A connection's readyState, but for "opening".
inline const char* ReadyStateName(net::Stream::State state) {
  static constexpr const char* kNames[] = {"closed", "open", "readOnly", "writeOnly", "closing"};
  return kNames[static_cast<int>(state)];
}

}  // namespace bindings
