// A connection on its way from HTTP to another protocol: an object that lib/ passes from one binding
// to another, with the transport in it. It is closed where nobody takes it.
#pragma once

#include <v8.h>

#include "js/environment.h"
#include "net/transport.h"

namespace bindings {

v8::Local<v8::Value> MakeReleased(js::Environment& env, net::Transport transport);

// The transport, once. Not open where the value is no such object, or was taken before.
net::Transport TakeReleased(v8::Isolate* isolate, v8::Local<v8::Value> value);

}  // namespace bindings
