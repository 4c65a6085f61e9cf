// What the bindings of connections take from binding("tls").
#pragma once

#include <v8.h>

#include <memory>
#include <string>

#include "net/handshakes.h"
#include "net/transport.h"
#include "tls/credentials.h"

namespace bindings {

// The object of a native.Credentials; null for everything else.
const tls::Credentials* CredentialsOf(v8::Isolate* isolate, v8::Local<v8::Value> value);

// A filter for what lib/secure.js made: { credentials, name, key } of a client, { credentials, asks } of a server.
std::unique_ptr<net::Filter> FilterFor(v8::Isolate* isolate, v8::Local<v8::Value> secure);

// { handshakeTimeout, maxHandshakes } of what lib/secure.js made for a server.
net::HandshakeLimits HandshakeLimitsOf(v8::Isolate* isolate, v8::Local<v8::Value> secure);

// `connection.secure`: undefined without a filter, and before the handshake is done.
v8::Local<v8::Value> SecureOf(v8::Isolate* isolate, const net::Transport& transport);

}  // namespace bindings
