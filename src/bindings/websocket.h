// The connection of binding("websocket"); websocket.cc says what the binding is.
#pragma once

#include <v8.h>

#include "js/callback_scope.h"
#include "js/class_builder.h"
#include "js/environment.h"
#include "js/events.h"
#include "js/wrap.h"
#include "websocket/connection.h"

namespace bindings {

// The functions of the opening handshake.
void AddHandshakeFunctions(js::Environment& env, v8::Local<v8::Object> target);

// What was negotiated of permessage-deflate, as one number for lib/websocket.js; 0: nothing.
uint32_t PackDeflate(const websocket::DeflateParameters& parameters);
websocket::DeflateParameters UnpackDeflate(uint32_t packed);

}  // namespace bindings
